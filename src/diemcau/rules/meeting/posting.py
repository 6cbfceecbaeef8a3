"""When an article was put up: its metadata, a posting line, its URL. Only the year of days without one hangs on it."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from diemcau.mentions import Page
from diemcau.patterns.dates import DateMention
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.rules.meeting.view import whole
from diemcau.text.anchored import on_pages

# "Ngày đăng: 22/03/2024", "Cập nhật 21:05, 15/3/2024", "Nguồn: laocai.gov.vn (12/07/2023)": when the page was put up
POSTED = regex.compile(
    r"""
    (?i:\b(?:ngày[ ]đăng|đăng[ ]lúc|đăng[ ]ngày|đăng|cập[ ]nhật|xuất[ ]bản|ngày[ ]xuất[ ]bản|post(?:ed)?
    |ngày[ ]tạo|ngày[ ]cập[ ]nhật|thời[ ]gian[ ]đăng)[^\p{L}\n]{0,14}(?:ngày[ ])?$|(?:^
      |\n)nguồn:[ ][\p{L}.-]{3,30}[ ]\($)
    """,
    regex.VERBOSE,
)
# "Thứ Hai, 10/02/2025, 15:42", "Thứ 3, 09/01/2024 - 14:27", "15:30 | 10/07/2024", "10/07/2024 15:30 (GMT+7)": a
# line of its own
_CLOCK_LINE = regex.compile(
    r"""
    (?i:(?:thứ[ ](?:\p{L}+|[2-7]\b)|chủ[ ]nhật|\d{1,2}[:h]\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày|gmt[+]?\d*|am|pm|phút
    |trước|[\s,|:()+–-]|\d)+)
    """,
    regex.VERBOSE,
)
# "SGGPO 01/10/2025 12:38", "Toán Nguyễn 08/11/2023 14:25", "05/04/2023 16:39    78", "16:27, 10/7/2025 | Lượt xem: 90"
_STAMP = regex.compile(
    r"""
    (?i:[^\n.!?…]{0,40}?(?<!\d)
    (?: \d{1,2}[/.-]\d{1,2}[/.-]20\d\d [ ,|–-]{1,4} \d{1,2}[:h]\d\d
      | \d{1,2}[:h]\d\d(?::\d\d)?(?:[ ]?[ap]m)? [ ,|–-]{1,4} (?:ngày[ ])? \d{1,2}[/.-]\d{1,2}[/.-]20\d\d )
    (?:[^\n.!?…]{0,60}))
    """,
    regex.VERBOSE,
)
# "Thứ năm, 18/9/25 15:20 (GMT+7)": a stamp with a weekday and a clock whose year has two figures
_SHORT_STAMP = on_pages(
    r"(?:[Tt]hứ\s\p{L}+|[Cc]hủ\s[Nn]hật),\s(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d\d)\s?[,|–-]?\s\d{1,2}[:h]\d\d"
    r"[^\n.\p{L}]{0,12}(?:GMT[^\n]{0,6})?$",
    regex.MULTILINE,
)
_CRAWLED = regex.compile(r"(?i:\b(?:tải|truy cập|lưu trữ|crawl|thu thập|bản quyền|©)[^\n]{0,24}$)")
# ".../2024/04/24/…", "...20240424…", VGP and its sisters: "102240424152536.htm" (a prefix, then yymmddHHMMSS)
_IN_URL = regex.compile(
    r"""
    (?<!\d)(?:(?P<y>20\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])|1\d\d(?P<y2>[12]\d)
    (?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])\d{6,9}(?!\d))
    """,
    regex.VERBOSE,
)
_URL = regex.compile(r"https?://\S+")
# 'Nghị quyết số 14/2020/NQ-HĐND ngày 8-12-2020': the day of a document (read backwards from it)
_OF_DOCUMENT = regex.compile(r"(?r)/\p{Lu}[\p{L}\d&-]*,?\sngày\s")
_TOP = 600  # code points in which a stamp stands
# "Lịch họp ngày 16/07/2024", "Ảnh chụp sáng 16/7/2024", "hội nghị 16/7/2024": the day of something told
_OF_TEXT = regex.compile(rf"(?i:\b(?:ngày|sáng|trưa|chiều|tối|hôm|từ|đến|ảnh|số|{event_nouns()})\b)")
_LONGEST_STAMP = 160  # code points of a line
_NAME_WORDS = 8  # of the source before its day
_NEAR = 6  # days between a meeting and the full date in its article that tells its year


def posted(page: Page) -> date | None:
    """The day on which the article was put up, None where neither metadata, a posting line nor the URL tells."""
    page = whole(page)
    told = page.document.metadata.published
    if told:
        return date.fromisoformat(told[:10])
    return _posting_line(page) or _in_url(page)


def _posting_line(page: Page) -> date | None:
    for mention in page.dates:
        day = _full(mention)
        if day is None or _CRAWLED.search(page.text, max(0, mention.start - 40), mention.start):
            continue
        if stamped(page, mention) or POSTED.search(page.text, max(0, mention.start - 42), mention.start):
            return day
    stamp = _SHORT_STAMP.search(page.text, 0, _TOP)
    if stamp:
        return _date(2000 + int(stamp["y"]), int(stamp["m"]), int(stamp["d"]))
    return next((day for mention in page.dates if (day := _full(mention)) and _heads(page, mention)), None)


def stamped(page: Page, mention: DateMention) -> bool:
    """Whether a day stands on a line that says when the article was put up: 'BLO | Thứ Năm, 04/01/2024, 09:12'."""
    line = next((p for p in page.paragraphs if p.start <= mention.start < p.end), None)
    if line is None or line.end - line.start > _LONGEST_STAMP:
        return False
    patterns = (_CLOCK_LINE, _STAMP)
    return any(pattern.fullmatch(page.text, line.start, line.end) for pattern in patterns)


def _heads(page: Page, mention: DateMention) -> bool:
    """Whether a day ends a short line near the top: 'Báo Bình Phước, 16/07/2024'; not 'Lịch họp ngày 16/07/2024'."""
    line = next((p for p in page.paragraphs if p.start <= mention.start < p.end), None)
    if line is None or line.start > _TOP or page.text[mention.end : line.end].strip(" ()"):
        return False
    before = page.text[line.start : mention.start]
    return len(before.split()) <= _NAME_WORDS and _OF_TEXT.search(before) is None


def _in_url(page: Page) -> date | None:
    urls = [page.document.metadata.url, *_URL.findall(page.text)]
    for match in (m for url in urls for m in _IN_URL.finditer(url)):
        year = int(match["y"]) if match["y"] else 2000 + int(match["y2"])
        day = _date(year, int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
        if day:
            return day
    return None


def _date(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full(mention: DateMention) -> date | None:
    if mention.year and mention.month and mention.day:
        return date(mention.year, mention.month, mention.day)
    return None


def year_before(day: date, mention: DateMention) -> int:
    """The year in which the day and month of ``mention`` last came round by ``day`` (the next day still counts).

    >>> year_before(date(2025, 1, 2), DateMention(0, 5, None, 12, 28))
    2024
    """
    return day.year if _day(day.year, mention) <= day + timedelta(days=1) else day.year - 1


def year_beside(page: Page, mention: DateMention) -> int | None:
    """The year of a full date in the text that lies within a few days of ``mention``; none that dates a document."""
    page = whole(page)
    for other in page.dates:
        day = _full(other)
        if day is None or _OF_DOCUMENT.match(page.text, max(0, other.start - 60), other.start):
            continue
        for year in (day.year - 1, day.year, day.year + 1):
            if abs((_day(year, mention) - day).days) <= _NEAR:
                return year
    return None


def _day(year: int, mention: DateMention) -> date:
    return date(year, mention.month or 1, min(mention.day or 1, 28)) + timedelta(days=max((mention.day or 1) - 28, 0))
