"""When two figures hold: the same day or span, near days, days that differ."""

from __future__ import annotations

from datetime import timedelta

from diemcau.isotime import days
from diemcau.resolve.figures import Figure

# 'đầu tháng 3/2025' and 'ngày 6/3/2025' are no different times; a year and one of its days are.
MONTH = timedelta(days=31)
HALF_YEAR = timedelta(days=183)


def one_day(a: Figure, b: Figure) -> bool:
    """Whether both state a time and the times end on the same day."""
    return a.last_day is not None and a.last_day == b.last_day


def one_span(a: Figure, b: Figure) -> bool:
    """Whether both state the very same stretch of time: March is not the first quarter, though both end on one day."""
    span = days(a.time)
    return span is not None and span == days(b.time)


def different_days(a: Figure, b: Figure) -> bool:
    """Whether both state a time and the times differ; the day of the meeting is what is taken where nothing is said."""
    if a.last_day is None or b.last_day is None or a.last_day == b.last_day or _in_month(a, b) or _in_month(b, a):
        return False
    return not any(f.met is not None and f.last_day == f.met for f in (a, b))


def of_other_years(a: Figure, b: Figure) -> bool:
    """Whether the times lie so far apart that the day of the meeting can't have been taken for want of the other:
    'cùng kỳ năm ngoái, con số này là' beside what is told as of the meeting.
    """
    return a.last_day is not None and b.last_day is not None and abs(a.last_day - b.last_day) > HALF_YEAR


def near_days(a: Figure, b: Figure) -> bool:
    """A month and a day of it; '66,2% đến hết tháng 4' as told on 17 May, and '66,2%' as of that meeting."""
    if a.last_day is None or b.last_day is None:
        return False
    of_meeting = a.last_day == b.met or b.last_day == a.met
    return _in_month(a, b) or _in_month(b, a) or (of_meeting and abs(a.last_day - b.last_day) < MONTH)


def told_too_early(figure: Figure) -> bool:
    """Whether the meeting took place before the time was over that its figure is said of: the figure may still grow."""
    return figure.met is not None and figure.last_day is not None and figure.met <= figure.last_day


def _in_month(day: Figure, month: Figure) -> bool:
    """Whether the one states a day in the month that the other states."""
    span = days(month.time)
    if span is None or day.last_day is None or "/" in month.time:
        return False
    return span[1] - span[0] < MONTH and span[0] <= day.last_day <= span[1]
