"""ISO 8601 dates and intervals as the facts have them ('2022', '2024-01/2024-06', '2023-12-31'): first and last day.

Only whole years, months and days, and closed intervals of them, as the views write them; no weeks, no durations.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

import regex

# "2022", "2024-06", "2024-06-30"
_POINT = regex.compile(r"(?<year>\d{4}) (?: -(?<month>\d{2}) (?: -(?<day>\d{2}) )? )?", regex.VERBOSE)


@lru_cache(maxsize=4096)
def days(value: str) -> tuple[date, date] | None:
    """The first and the last day of an ISO date or interval; None for '' and for what is neither.

    >>> days("2024-01/2024-06")
    (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    >>> days("2023-02-30") is None and days("") is None and days("2024/2023") is None
    True
    """
    points = [_point(part) for part in value.split("/")]
    if len(points) > 2 or not all(points):
        return None
    first, last = points[0], points[-1]
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _point(text: str) -> tuple[date, date] | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        first = date(year, int(month or 1), int(day or 1))
        if day:
            return first, first
        end_month = int(month or 12)
        return first, date(year, end_month, monthrange(year, end_month)[1])
    except ValueError:
        return None
