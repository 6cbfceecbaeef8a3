"""What a period is: its shape, its ends, and how it is written as ISO 8601."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """What kind of period is written; the terms are those of ISO 8601 and of Vietnamese administration."""

    YEAR = "year"  # năm 2023 · năm nay · năm ngoái · năm qua
    YEARS = "years"  # giai đoạn 2022 - 2024 · 5 năm 2021-2025 · hai năm 2022, 2023
    TERM = "term"  # nhiệm kỳ 2020-2025
    SCHOOL_YEAR = "school year"  # năm học 2023-2024
    HALF = "half-year"  # 6 tháng đầu năm 2024 · nửa cuối năm
    QUARTER = "quarter"  # quý I/2024
    MONTHS = "months"  # 9 tháng năm 2023 · 3 tháng cuối năm
    MONTH = "month"  # tháng 12/2023
    EDGE = "edge"  # cuối năm 2023 (its last month) · đầu năm 2024 (its first)
    INTERVAL = "interval"  # từ ngày 15/12/2023 đến 14/6/2024
    AS_OF = "as of"  # tính đến hết ngày 30.6.2023 · đến hết tháng 6/2024
    TO_DATE = "to date"  # từ đầu năm đến nay: ends on the article's day
    NOW = "now"  # đến nay · hiện nay · lũy kế: the article's day
    SAME_PERIOD = "same period"  # cùng kỳ (năm 2023 | năm trước): the reviewed period, some years earlier


class Point(NamedTuple):
    """A calendar year, month or day; what the text leaves open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self, year: int | None) -> str:
        """ISO 8601 in the precision given, an unsaid year read as ``year``; '' when there is none."""
        known = self.year or year
        if known is None:
            return ""
        return "-".join([f"{known:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


class PeriodMention(NamedTuple):
    """A period as written: code points ``start`` to ``end`` (exclusive).

    ``first`` and ``last`` are its ends (the same point for 'năm 2023', 'cuối năm 2023'; None where only the article's
    day tells). ``relative`` marks periods told from another time; ``shift`` is then the number of years from the
    article's year (-1 for 'năm ngoái'), or None where that can't be told ('năm qua').
    """

    start: int
    end: int
    shape: Shape
    first: Point | None
    last: Point | None
    relative: bool = False
    shift: int | None = 0

    def iso(self, default_year: int | None = None) -> str:
        """Write an ISO 8601 date or interval; an unsaid year is ``default_year`` plus ``shift``; '' if not to be told.

        >>> half = PeriodMention(0, 15, Shape.HALF, Point(month=1), Point(month=6))
        >>> half.iso(2024), half.iso()
        ('2024-01/2024-06', '')
        """
        if self.first is None or self.last is None:
            return ""
        year = None if default_year is None or self.shift is None else default_year + self.shift
        first, last = self.first.iso(year), self.last.iso(year)
        if not first or not last:
            return ""
        return first if first == last else f"{first}/{last}"

    def counterpart(self, period: str, default_year: int | None = None) -> str:
        """For 'cùng kỳ …': the ISO ``period`` moved to the year meant; '' when the year or the period can't be told.

        >>> same = PeriodMention(0, 17, Shape.SAME_PERIOD, Point(), Point(), relative=True, shift=-1)
        >>> same.counterpart("2023-01/2023-06", 2023)
        '2022-01/2022-06'
        """
        year = self.iso(default_year)[:4]
        parts = period.split("/")
        if not year or not all(part[:4].isdigit() for part in parts):
            return ""
        moved = int(year) - int(parts[-1][:4])
        return "/".join(f"{int(part[:4]) + moved:04}{part[4:]}" for part in parts)
