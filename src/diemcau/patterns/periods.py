"""Periods: halves, quarters, N months, years, terms, 'cuối năm', 'tính đến hết …', 'cùng kỳ', 'đến nay'.

How each shape is written: periodforms. Where two overlap the one that begins first, then the longer one, stands. The
calendar part is ISO 8601 (dates, reduced precision, intervals 'a/b').
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

from diemcau.patterns.dates import DateMention, find_dates
from diemcau.patterns.periodforms import READERS
from diemcau.patterns.periodkinds import PeriodMention, Point, Shape
from diemcau.text.spans import Cover

__all__ = ["PeriodMention", "Point", "Shape", "find_periods"]

# Before a date, a month, a year or 'cuối năm' these words make it the day of a balance:
#   'tính đến hết ngày' · 'đến hết' · 'lũy kế đến' · 'tính đến' · 'tính đến 17h ngày'
_UNTIL = regex.compile(
    r"""
    \b(?: (?:tính|lũy\skế|luỹ\skế|cộng\sdồn)\s(?:đến|tới) | đến\shết | hết )
    (?:\s(?:hết|thời\sđiểm|cuối|đầu|giữa))* (?:\s\d{1,2}(?:h|\sgiờ)(?:\d\d)?)? (?:,?\sngày)? \s\Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_FROM = regex.compile(
    r"\b(?:giai\sđoạn\s(?:từ\s)?|(?:tính\s)?từ\s)(?:(?:ngày|đầu|cuối|hết)\s)?\Z|(?<=\()\Z", regex.IGNORECASE
)
_TO = regex.compile(r"\s(?:đến|tới)\s(?:(?:hết|ngày|cuối|đầu|nay)\s){0,3}|\s?[-–]\s?(?:ngày\s)?", regex.IGNORECASE)
_LOOKBACK = 48  # code points; more than 'lũy kế đến thời điểm 17 giờ 00, ngày ' needs


def find_periods(text: str, dates: Iterable[DateMention] | None = None) -> Iterator[PeriodMention]:
    """Find the periods of ``text`` in text order, not overlapping; ``dates`` are its dates where the caller has them.

    >>> text = "Tính đến hết ngày 30.6.2023, quý II/2023 tăng 3% so với cùng kỳ năm trước; giai đoạn 2021-2025 đạt 9/12"
    >>> [(p.shape.value, p.iso(2023)) for p in find_periods(text)]
    [('as of', '2023-06-30'), ('quarter', '2023-04/2023-06'), ('same period', '2022'), ('years', '2021/2025')]
    """
    dates = tuple(find_dates(text) if dates is None else dates)
    days = Cover((d.start, d.end) for d in dates if d.day is not None)
    found = [*_of_dates(text, dates)]
    text = text.replace("\n", "\u2424")  # a period stands on one line: 'DẪN ĐẦU' above 'Năm 2023' is no 'đầu năm 2023'
    for pattern, reader in READERS:
        for match in pattern.finditer(text, overlapped=True):
            period = reader(match)
            if period is not None and not days.meets(period.start, period.end):
                found.append(_until(text, period))
    free = 0
    for period in sorted(found, key=lambda p: (p.start, -p.end)):
        if period.start >= free:
            free = period.end
            yield period


def _until(text: str, period: PeriodMention) -> PeriodMention:
    """Read ``period`` as the day of a balance where 'tính đến', 'đến hết' … stand before it, else unchanged."""
    if (
        period.shape not in {Shape.YEAR, Shape.EDGE, Shape.MONTH, Shape.QUARTER, Shape.HALF, Shape.MONTHS}
        or period.last is None
    ):
        return period
    start = max(0, period.start - _LOOKBACK)
    until = _UNTIL.search(text[start : period.start])
    if until is None:
        return period
    return period._replace(start=start + until.start(), shape=Shape.AS_OF, first=period.last)


def _of_dates(text: str, dates: tuple[DateMention, ...]) -> Iterator[PeriodMention]:
    """Read months, intervals between two dates, and dates of a balance."""
    for date in dates:
        point = Point(date.year, date.month, date.day)
        period = _until(text, PeriodMention(date.start, date.end, Shape.MONTH, point, point))
        if period.shape is Shape.AS_OF or date.day is None:
            yield period
    for one, two in pairwise(dates):
        start = max(0, one.start - _LOOKBACK)
        opened = _FROM.search(text[start : one.start])
        if opened and _TO.fullmatch(text, one.end, two.start) and (one.day is None) == (two.day is None):
            first, last = Point(one.year, one.month, one.day), Point(two.year, two.month, two.day)
            yield PeriodMention(start + opened.start(), two.end, Shape.INTERVAL, first, last)
