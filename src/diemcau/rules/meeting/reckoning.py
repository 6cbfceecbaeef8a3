"""The year of an article that states none for its meeting, from the times that it calls past.

'Sáng 19/7, … Số cơ sở là 118.640, nhiều thêm 41.215 cơ sở so với tháng 12.2024': the article is younger than December
2024, so 19/7 is that of 2025. Writers name the year of what they compare with, for it is not their own. What lies
ahead ('đến năm 2025', 'trước ngày 31/12') says nothing, nor do the days of documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from diemcau.isotime import days
from diemcau.mentions import Page
from diemcau.patterns.dates import DateMention
from diemcau.patterns.periods import Shape
from diemcau.rules.meeting.view import whole

# "so với cuối năm 2024", "cao hơn năm 2023", "gấp 1,6 lần nửa đầu năm 2023", "trong khi 7 tháng năm 2024 là"
_COMPARED = regex.compile(
    r"""
    \b (?: so (?: \s (?:với|sánh))? | cùng \s (?:kỳ|thời \s điểm) | hơn | kém | bằng | gấp | trong \s khi | nếu \s như
      | thay \s vì | lấy \s mốc | (?:đặt|để|đứng) \s (?:cạnh|bên) | đối \s chiếu | nhìn \s sang | soi )
    \b (?: [^,;.()] | (?<=\d)[,.](?=\d) ){0,30} \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
#: "đến năm 2025", "trước ngày 31/12/2025", "từ ngày 1/1/2026", "nhiệm vụ năm 2025"; not "từ đầu năm đến hết tháng 6"
LIES_AHEAD = regex.compile(
    r"""
    \b (?: (?<! \b từ \s (?!nay) [^.;]{1,30} ) đến | tới | trước | hạn | nhất | mục \s tiêu | chỉ \s tiêu | phấn \s đấu
      | tầm \s nhìn | giai \s đoạn | nhiệm \s kỳ | kế \s hoạch | nhiệm \s vụ | phương \s hướng | dự \s (?:kiến|toán|báo)
      | thời \s gian \s tới | sẽ | lộ \s trình | yêu \s cầu )
    \b [^.;]{0,30} \Z | \b từ (?: \s (?:ngày|tháng|quý|năm) )? \s \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
#: "trước ngày 30/6", "chậm nhất tháng 3", "kế hoạch quý I"
DEADLINE = regex.compile(
    r"\b(?:trước|hạn|nhất|kế hoạch|nhiệm vụ|phương hướng|dự (?:kiến|toán|báo)|lộ trình|chỉ tiêu)\b[^.;]{0,30}\Z",
    regex.IGNORECASE,
)
#: "Phấn đấu đạt 95% vào tháng 3", "yêu cầu các sở trong quý III": a sentence of what is to come
GOAL = regex.compile(r"\b(?:mục tiêu|phấn đấu|sẽ|dự kiến|yêu cầu|đề nghị|phải|cần|giao)\b", regex.IGNORECASE)
# "Năm 2025, tỉnh đặt mục tiêu", "năm 2025 phải"
_AHEAD_AFTER = regex.compile(
    r"[^.;\d\n]{0,40}(?<!\p{L})(?:đề ra|đặt|phấn đấu|dự kiến|mục tiêu|sẽ|phải|cần|tiếp tục)(?!\p{L})", regex.IGNORECASE
)
_SPANS = frozenset({Shape.YEAR, Shape.MONTHS, Shape.HALF, Shape.QUARTER})
_POINTS = frozenset({Shape.EDGE, Shape.AS_OF, Shape.MONTH, Shape.INTERVAL})
_CLOSING = 11  # the month from which on a year that is told of is rather the current one than the last
_DAY = None  # a day that is no balance's says what it is compared with, or nothing: it may date a document
_BEFORE = 40  # code points
_LINE_END, _SHORT_LINE = 3, 140  # code points
# There are 34 provinces and two tiers of local government since 1 July 2025 (Resolution 202/2025/QH15 of 12 June 2025,
# Law 72/2025/QH15); news speaks of them since the spring of that year.
# '34 tỉnh' alone may be some of the 63 that there were before.
_NEW_ORDER = regex.compile(
    r"\b\d{1,2}/34 (?:tỉnh|địa phương)|chính quyền (?:địa phương )?(?:2|hai) cấp", regex.IGNORECASE
)
_SINCE = date(2025, 4, 1)
# 'tính đến 31/12/2024' is told some days before the end of the year, of 'cuối năm' some weeks
_EARLY = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """``after`` is the last day that the article calls past, ``compared`` the last that it compares itself with.

    ``latest`` is the last month or day without a year that it calls past, ``told`` the last whole year: that one may
    be over or run on ('năm 2023' in January is either), so alone it says nothing before November.
    """

    after: date | None = None
    compared: date | None = None
    latest: DateMention | None = None
    told: int | None = None

    def year(self) -> int | None:
        """The year in which the article was written: that of the last month or day that it tells of without a year."""
        if self.after is None or self.latest is None:
            return (self.compared + timedelta(days=1)).year if self.compared else None
        return self.year_of(self.latest)

    def year_of(self, mention: DateMention) -> int | None:
        """The first year in which the day and month of ``mention`` come round behind what is past.

        >>> Reckoning(date(2024, 12, 1), date(2024, 12, 31)).year_of(DateMention(0, 4, None, 7, 19))
        2025
        """
        found = None
        if self.after is not None:
            found = self.after.year + (_day(self.after.year, mention) < self.after)
        if self.told and self.told > (found or 0):
            return self.told if found or (mention.month or 0) >= _CLOSING else None
        return found


def reckoning(page: Page) -> Reckoning:
    """What the whole article that ``page`` is of says of times with a year that are past."""
    page = whole(page)
    past: list[date] = []
    years: list[int] = []
    compared: list[date] = []
    for start, end, shape, iso in _told(page):
        span = days(iso)
        before = page.text[max(0, start - _BEFORE) : start]
        if span is None:
            continue
        first, last = span
        if shape is Shape.SAME_PERIOD or _COMPARED.search(before):
            compared.append(_end_of_year(last) if shape in _SPANS or shape is Shape.SAME_PERIOD else last)
        elif shape is not _DAY and not LIES_AHEAD.search(before) and not _AHEAD_AFTER.match(page.text, end):
            if shape is Shape.YEAR:
                years.append(last.year)
            else:
                past.append(last - _EARLY if shape in _POINTS else first)
    latest = max([*past, *(day + timedelta(days=1) for day in compared)], default=None)
    if (latest is not None or years) and _NEW_ORDER.search(page.text):
        latest = max(latest or _SINCE, _SINCE)
    return Reckoning(latest, max(compared, default=None), _latest_without_year(page), max(years, default=None))


def _latest_without_year(page: Page) -> DateMention | None:
    told = [
        mention
        for mention in page.dates
        if mention.month
        and not mention.year
        and not LIES_AHEAD.search(page.text[max(0, mention.start - _BEFORE) : mention.start])
    ]
    return max(told, key=lambda m: (m.month or 0, m.day or 0), default=None)


def _told(page: Page) -> Iterator[tuple[int, int, Shape | None, str]]:
    """Periods and days with a year: where they stand, shape (`_DAY` for a day) and ISO date or interval."""
    for period in page.periods:
        stated = period.first is not None and period.first.year is not None
        plain = period.shape in _SPANS | _POINTS and not period.relative
        if stated and (plain or period.shape is Shape.SAME_PERIOD):
            yield period.start, period.end, period.shape, period.iso(None)
    for mention in page.dates:
        if mention.year and mention.month and mention.day and not _dates_a_line(page, mention):
            yield mention.start, mention.end, _DAY, mention.iso(None)


def _dates_a_line(page: Page, mention: DateMention) -> bool:
    """'• Tám tháng, tỉnh giải ngân 2.014 tỷ đồng (06/09/2025)': a list of other articles may name later days."""
    line = next((p for p in page.paragraphs if p.start <= mention.start < p.end), None)
    return line is not None and line.end - mention.end <= _LINE_END and line.end - line.start < _SHORT_LINE


def _end_of_year(day: date) -> date:
    """'7 tháng năm 2024', told to compare with, is of another year than the one that is told of."""
    return date(day.year, 12, 31)


def _day(year: int, mention: DateMention) -> date:
    return date(year, mention.month or 1, min(mention.day or 1, 28))
