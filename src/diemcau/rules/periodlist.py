"""The periods of one page as its figures need them: in order, with what the general patterns leave out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex

from diemcau.mentions import Page
from diemcau.patterns.periods import PeriodMention, Point, Shape
from diemcau.text.anchored import on_folded_pages, on_pages
from diemcau.text.spans import Cover

# 'tính đến ngày' · 'trước' · 'so với thời điểm': before a day that no period covers
_UNTIL = on_pages(r"(?r)(?:đến|tới|trước|so\svới)(?:\shết|\sthời\sđiểm)?(?:\sngày)?\s", regex.IGNORECASE)
# 'phấn đấu đến 2025', 'giải ngân đến 30/11', 'hoàn thành trước 30/6', 'chữ ký số cả năm', 'hộ gia đình nay đạt'
_EXTRA = on_folded_pages(
    r"""
    (?: (?:đến|tới|trước|hết) \s
        (?: (?<=(?:đến|tới)\s) (?P<year>20\d\d) (?= [\s,;.)] (?!\s?[-–]) )
          | (?P<day>\d{1,2}) / (?P<month>\d{1,2}) (?! [\d/] ) )
      | (?P<all>cả\snăm|(?<=đến\s)hết\snăm) (?! \s(?:\d|nay|trước|ngoái|qua) )
      | (?P<now> hiện (?<! (?:thực|phát|xuất|thể|biểu)\shiện ) (?= \s(?:đã|có|còn|đang|mới|chỉ|vẫn|là|ở\smức|đạt) )
        | nay (?<! (?:đến|tới|năm|hiện|ngày|lâu|xưa|sáng|chiều)\snay ) (?= \s(?:đã|đạt|có|còn|\d) )
          | (?<=[,;]\s)nay (?= \s\p{L} ) ) )
    (?! \p{L} )
    """,
    regex.VERBOSE,
)
# 'do Liên minh Viễn thông Quốc tế công bố năm 2021': when it was told, not when it holds
_TOLD = regex.compile(
    r"(?r)(?:công bố|ban hành|phê duyệt|phát hành|ký|báo cáo)[ ](?:(?:vào|hồi|trong)[ ])?", regex.IGNORECASE
)
# 'theo giá so sánh năm 2010': the year whose prices are reckoned with
_PRICES = regex.compile(r"(?r)giá\s(?:so\ssánh|cố\sđịnh|hiện\shành|thực\stế|gốc)\s(?:của\s)?", regex.IGNORECASE)
# 'triển khai nhiệm vụ 6 tháng cuối năm', 'bàn việc cho nửa cuối năm', 'dự báo tăng trưởng quý IV'
_PLANNED = regex.compile(
    r"(?r)(?<!\p{L})(?:nhiệm vụ|phương hướng|dự báo|giải pháp|định hướng|triển khai|(?<!địa )bàn|chuẩn bị"
    r"|kế hoạch công tác)"
    r"(?:\s(?!kết quả)[^\s,.;:()\d]+){0,8}\s",
    regex.IGNORECASE,
)
# what stands before the period that a change is compared with: 'so với ', 'so với mức của ', 'gấp 2 lần ', 'từ mức …
# của '
_COMPARED = on_pages(
    r"(?r)(?<!\p{L})(?:so\svới(?:\s\p{L}+){0,7}|(?:cao|thấp|nhiều|ít)\shơn|từ\smức(?:\s[\p{L}\d%,.]+){0,4}|lần)\s*",
    regex.IGNORECASE,
)
# 'Chiến lược … đến năm 2025, định hướng đến năm 2030': years that belong to the name of a paper
_OUTLOOK = regex.compile(r"(?r)(?:định\shướng|tầm\snhìn)(?:\s(?:đến|tới))?\s", regex.IGNORECASE)
_OUTLOOK_AFTER = regex.compile(r",?\s(?:và\s)?(?:định\shướng|tầm\snhìn)(?!\p{L})", regex.IGNORECASE)
_FROM = ("từ ", "Từ ")
_UNCOUNTED = frozenset({Shape.TO_DATE, Shape.INTERVAL})


# 'Kết quả nhiệm kỳ 2018 - 2023', 'Trong nhiệm kỳ qua (2018 - 2023)'; not 'Chủ tịch HĐND khóa X, nhiệm kỳ 2021 - 2026'
_REVIEWED = regex.compile(
    r"(?r)(?<!\p{L})(?:kết quả|trong|qua|suốt|nhìn lại|thành tích|sau|hết)(?:\s(?!đại hội)[^\s,.;:()\d]+){0,5}\s",
    regex.IGNORECASE,
)


class Periods:
    """The periods of one page in text order."""

    def __init__(self, page: Page) -> None:
        self._page = page
        found = [p for p in page.periods if p.shape is not Shape.TERM or _reviewed(page, p)]
        found += _as_of(page)
        self._all = sorted([*found, *_extra(page, found)], key=lambda p: (p.start, p.end))
        self._starts = [p.start for p in self._all]
        self._figures = [q.start for q in page.quantities]
        self._compared = {p for p in self._all if self._compares(p)}
        self._references = self._compared | {p for p in self._all if self._names(p)}

    def between(self, start: int, end: int) -> list[PeriodMention]:
        """The periods that begin between two code points, the end excluded."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_reference(self, period: PeriodMention) -> bool:
        """True for what a figure is compared with, when it was told, or a year in the name of a paper."""
        return period in self._references

    def compares(self, period: PeriodMention) -> bool:
        """True for a period that a figure is compared with."""
        return period in self._compared

    def _compares(self, period: PeriodMention) -> bool:
        text, start = self._page.text, period.start
        if period.shape is Shape.SAME_PERIOD or (period.shape not in _UNCOUNTED and text.startswith(_FROM, start - 3)):
            return True
        return _COMPARED.match(text, max(0, start - 40), start) is not None and text[max(0, start - 3) : start] != "kể "

    def _names(self, period: PeriodMention) -> bool:
        """True where the period dates a publication or belongs to the name of a paper."""
        text, start = self._page.text, period.start
        return bool(
            _TOLD.match(text, max(0, start - 24), start)
            or _PRICES.match(text, max(0, start - 24), start)
            or _OUTLOOK.match(text, max(0, start - 20), start)
            or _OUTLOOK_AFTER.match(text, period.end)
        )

    def opens(self, period: PeriodMention) -> bool:
        """True where no figure of its sentence stands before the period: it sets the time for what follows."""
        start = self._page.sentence_at(period.start).start
        return bisect_left(self._figures, start) == bisect_left(self._figures, period.start)

    def is_planned(self, period: PeriodMention) -> bool:
        """True where what is set for the period still lies ahead: 'bàn nhiệm vụ 6 tháng cuối năm'."""
        return _PLANNED.match(self._page.text, max(0, period.start - 60), period.start) is not None

    def in_parentheses(self, period: PeriodMention) -> bool:
        """True where a parenthesis is open before the period."""
        text = self._page.text
        opened = text.rfind("(", max(0, period.start - 80), period.start)
        return opened >= 0 and ")" not in text[opened : period.start]


def _reviewed(page: Page, term: PeriodMention) -> bool:
    """True for a term of office whose results are told; otherwise it only says who sits in a council or committee."""
    return _REVIEWED.match(page.text, max(0, term.start - 60), term.start) is not None


def _as_of(page: Page) -> Iterator[PeriodMention]:
    """Days that set or compare a time and that no period covers: 'Tới ngày 29/2/2024, …', 'so với ngày 31/12/2023'."""
    covered = Cover((p.start, p.end) for p in page.periods)
    for date in page.dates:
        if date.day is None or covered.holds(date.start):
            continue
        if _UNTIL.match(page.text, max(0, date.start - 24), date.start):
            point = Point(date.year, date.month, date.day)
            yield PeriodMention(date.start, date.end, Shape.AS_OF, point, point)


def _extra(page: Page, found: list[PeriodMention]) -> Iterator[PeriodMention]:
    taken = Cover([*((p.start, p.end) for p in found), *((d.start, d.end) for d in page.dates)])
    for match in _EXTRA.finditer(page.folded):
        start, end = match.span()
        if start and page.folded[start - 1].isalpha():
            continue
        if taken.meets(start, end):
            continue
        if match["year"]:
            point = Point(int(match["year"]))
            yield PeriodMention(match.start("year"), end, Shape.AS_OF, point, point)
        elif match["day"]:
            day, month = int(match["day"]), int(match["month"])
            if 1 <= day <= 31 and 1 <= month <= 12:
                point = Point(None, month, day)
                yield PeriodMention(match.start("day"), end, Shape.AS_OF, point, point)
        elif match["all"]:
            yield PeriodMention(start, end, Shape.YEAR, Point(), Point())
        else:
            yield PeriodMention(start, end, Shape.NOW, None, None, relative=True)
