"""Publication dates as pages and feeds write them, as ISO dates of the Vietnamese calendar day."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import regex

VIETNAM = timezone(timedelta(hours=7))

#   2024-07-10   2024-07-10T15:30:00+07:00   2024-07-10 15:30:00Z   2024/07/10
_ISO = regex.compile(
    r"""
    (?P<year>\d{4}) [-/] (?P<month>\d{1,2}) [-/] (?P<day>\d{1,2})
    (?: [T\s]+ (?P<hour>\d{1,2}) : (?P<minute>\d\d) (?: :\d\d (?:\.\d+)? )? \s* (?P<zone>Z|[+-]\d\d:?\d\d)? )?
    """,
    regex.VERBOSE,
)
#   10/07/2024   Thứ Tư, 10/7/2024 | 15:30   10-07-2024   10.7.2024      (the day comes first in Vietnamese)
_DAY_FIRST = regex.compile(
    r"(?<!\d) (?P<day>\d{1,2}) ([-/.]) (?P<month>\d{1,2}) \2 (?P<year>\d{4}) (?!\d)", regex.VERBOSE
)
#   7/10/2024 3:30:00 PM      (a server set to American English: the month comes first)
_AMERICAN = regex.compile(r"\d\s*[AP]M\b")


def published_date(text: str) -> str:
    """The calendar day in Vietnam as ``yyyy-mm-dd``; empty if the text holds none or is ambiguous.

    >>> published_date("2024-07-10T18:30:00Z"), published_date("Thứ Tư, 10/7/2024 | 15:30"), published_date("hôm nay")
    ('2024-07-11', '2024-07-10', '')
    """
    if match := _ISO.search(text):
        return _iso(match)
    if (match := _DAY_FIRST.search(text)) and not _AMERICAN.search(text):
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return ""


def _iso(match: regex.Match[str]) -> str:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not match["zone"]:
        return _day(year, month, day)
    zone = match["zone"].replace("Z", "+0000").replace(":", "")
    stamp = f"{year:04}-{month:02}-{day:02} {int(match['hour']):02}:{match['minute']} {zone}"
    try:
        return datetime.strptime(stamp, "%Y-%m-%d %H:%M %z").astimezone(VIETNAM).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
