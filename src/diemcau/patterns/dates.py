"""Calendar dates: '10/7', '12-01-2025', 'ngày 10 tháng 7 năm 2024', 'sáng 25/12', '13 và 14/8', 'tháng 12/2023'.

What looks like a date and is none is left alone: shares ('63/63 địa phương'), decimals ('12.7'), document numbers
('06/QĐ-TTg'), '24/7'. A date without year and without its month in words therefore needs a word before it that
announces one. Day before month before year is how Vietnamese writes dates (Nghị định 30/2020/NĐ-CP, Phụ lục I); the ISO
order is read too.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

import regex

from diemcau.text.anchored import on_pages


class DateMention(NamedTuple):
    """A date as written: code points ``start`` to ``end`` (exclusive), from its first figure or the word 'tháng' on.

    What the text does not say is None: a month alone has no ``day``; '10/7' has no ``year``.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    def iso(self, default_year: int | None = None) -> str:
        """Write ISO 8601: 'yyyy-mm-dd', or 'yyyy-mm'; an unsaid year is ``default_year``; '' when it can't be told.

        >>> DateMention(0, 4, None, 7, 10).iso(2024), DateMention(0, 4, None, 7, 10).iso()
        ('2024-07-10', '')
        """
        year = self.year or default_year
        if year is None or self.month is None:
            return ""
        if self.day is None:
            return f"{year:04}-{self.month:02}"
        if self.day > monthrange(year, self.month)[1]:
            return ""
        return f"{year:04}-{self.month:02}-{self.day:02}"


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_MONTH_WORD = r"Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười(?:\s(?:một|hai|Một|Hai))?"
_TO_YEAR = r"(?: (?: \s?[-–/.]\s? | ,?\s\(?năm\s ) "  # opens a group that the year closes

# What can be a date by its figures alone; whether it is one, the words around it decide.
#   full      12/1/2025 · 12-01-2025 · 30.6.2023 · 31/12 năm 2024
#   iso       2025-02-10 · 2025/02/10
#   spelt     10 tháng 7 · 10 tháng 7 năm 2024 · 06 tháng 1/2022
#   month     tháng 12 · tháng 12/2023 · tháng 7 năm 2024 · tháng 12-2023 · tháng Ba
#   my        12/2023 (in 'từ tháng 5 đến 12/2023', 'so với 12/2023')
#   short     10/7 · 10-7 · 10.7
_CANDIDATE = on_pages(
    rf"""
    (?= [\dt] ) (?<! [\d\p{{L}}_%] ) (?<! \d[./:] )
    (?:
      (?P<iso> (?P<y1>{_YEAR})(?P<s1>[-/.])(?P<m1>{_MONTH})(?P=s1)(?P<d1>{_DAY}) (?! [-/.]?\d | (?! T\d ) \p{{L}} ) )
    | (?P<full> (?P<d2>{_DAY}) (?P<s2>\s?[-–/.]\s?) (?P<m2>{_MONTH})
        (?: (?P=s2) | \s?[-–/.,]\s? | \s\(?năm\s ) (?P<y2>{_YEAR}) (?! [-/]?[\d\p{{L}}] | [.]\d ) )
    | (?P<spelt> (?P<d3>{_DAY}) \s?,?\s? tháng\s (?P<m3>{_MONTH}) {_TO_YEAR}(?P<y3>{_YEAR}) )? )
    | (?P<month> tháng\s (?: (?P<m4>{_MONTH}) | (?P<w4> (?-i:{_MONTH_WORD}) ) \b )
        {_TO_YEAR}(?P<y4>{_YEAR}) )? (?! [./,]\d ) )
    | (?P<my> (?P<m5>{_MONTH}) \s?[-/.]\s? (?P<y5>{_YEAR}) (?! [-/.]?[\d\p{{L}}] ) )
    | (?P<short> (?P<d6>{_DAY}) (?P<s6>[-–/.]) (?P<m6>{_MONTH})
        (?! [/.,:]\d | (?<! /\d{{1,2}} ) [-–]\d | [\p{{L}}_%] | /\p{{L}} | -\p{{Lu}} ) )
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_PART_OF_DAY = r"(?:rạng\s)?sáng|trưa|chiều|tối|đêm|khuya"
_WEEKDAY = r"thứ\s(?:hai|ba|tư|năm|sáu|bảy)|chủ\snhật"
# Between the days of one month: '13 và 14/8', '13-14/8', 'các ngày 13, 14 và 15/8', 'tối 13 và sáng 14/8'.
_JOINT = rf"\s*(?:,|[-–]|\+|và|hoặc|đến(?:\shết)?|tới)\s*(?:(?:ngày|{_PART_OF_DAY})\s)?"

# Words that announce a date, right before it:
#   'ngày 10/7', 'Sáng 12.7', 'chiều nay (12/01', 'sáng thứ Hai, 10/7', 'hôm nay, 10-7', 'hôm 18-8'
#   'thời điểm 31/8', 'Sáng nay – 25/12'
# and, with two days or more, 'trong 2 ngày 13-14/8'; 'quý IV-2025 sáng 8-10'; but not 'mỗi ngày 3.5 giờ', '2 ngày 1/2'.
_STRONG = regex.compile(
    rf"""
    (?: (?<! (?:mỗi|một|hàng|hằng|nửa|bình\squân|(?<!\d)\d{{1,2}}|/)[ ]? )
      | (?<= \b(?:trong|suốt|cả)\s0?\d\s ) (?= ngày [\s,(]+ {_DAY} {_JOINT} ) ) (?<! \p{{L}} )
    (?: (?: ngày | (?<= (?:với|tại|vào|đến|từ|hết|trước|sau)\s ) thời\sđiểm
          | hôm(?:\s(?:nay|qua|kia))? | mùng | mồng | {_PART_OF_DAY} )
        (?: [\s,(]+ (?: nay | mai | qua | hôm\snay | hôm\squa | cùng\sngày | ngày | mùng | mồng | {_WEEKDAY} ) )* )
    [\s,(–-]*
    (?P<days> (?: {_DAY} {_JOINT} )* )
    \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

# Words that may stand before a date or before a share; what follows tells them apart (_FREE below):
#   'đến 31/12,' 'từ 1/7' 'trước 30/6 hằng năm' 'thứ Hai, 10/7' '15:30, 10/07' 'Ngày Chuyển đổi số quốc gia (10/10)'
#   'trước đó 1 ngày (07/10)'
# but not 'lên đến 2/3 dân số'.
_WEAK = regex.compile(
    rf"""
    (?<! \p{{L}} )
    (?: (?<! (?:có|chiếm|đạt|lên|tăng|giảm|gần)\s )
        (?: từ | đến | tới | trước | sau | hết | vào | so\svới | dịp(?:\slễ)? | Quốc\skhánh )
      | (?:trước|sau)\sđó\s(?:\d{{1,2}}|một|hai|ba)\sngày | {_WEEKDAY} | \d{{1,2}}[:h]\d\d | đầu | giữa | cuối
      | (?-i:Ngày)\s (?-i:\p{{Lu}})\p{{L}}* (?: \s\p{{L}}+ ){{1,7}}
    )
    [\s,(]* \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

# What may follow a date but no share: the end, a pause, or a word that can't be a counted noun.
_FREE = regex.compile(
    r"""
    \s* (?: \Z | [\n.,;:)\]|?!…] | \s[-–]\s
      | \b(?: năm | này | tới | sắp | vừa | hằng | hàng | trở | đã | sẽ | phải | không | theo | tại | thì | với | do
             | mới | và\sngày )\b )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'ngày 5.7 triệu', 'tháng 2 lần': a figure with its unit, no date.
_UNIT = regex.compile(
    r"\s?(?:%|(?:triệu|tỷ|tỉ|nghìn|ngàn|trăm|lần|đồng|lượt|buổi|cuộc|giờ|phút|người|hồ\ssơ|kỳ|tấn|kg|km|ha|m²|m2)\b)",
    regex.IGNORECASE,
)
# 'mỗi tháng 2 lần', '6 tháng 12': the month counts, it is not named.
_COUNTED = regex.compile(r"(?:\b(?:mỗi|một|hàng|hằng|vài|mấy|nửa|bình\squân)|\d|/)\s?\Z", regex.IGNORECASE)
# '1/7 - 1/8/2025', '15/12 đến ngày 14/6/2024': the year at the end makes both dates
_RANGE_TO_DATE = regex.compile(rf"\s?(?:[-–]|đến(?:\shết)?(?:\sngày)?)\s?{_DAY}/{_MONTH}/{_YEAR}", regex.IGNORECASE)
# '10/7 năm ngoái': the year is told by a word that needs the article's day; nobody may take it for this year.
_OTHER_YEAR = regex.compile(r"\s(?:của\s)?năm\s(?:ngoái|trước|kia|sau|tới)\b", regex.IGNORECASE)
# The number of a document or a decision in short: 'Nghị định 10/2023', 'số 12/2024'.
_NUMBERED = regex.compile(r"(?:\bsố|\bđịnh|\bquyết|\bluật|\btư|\bthị|\bquý|\bquí|\bhọc)\s\Z", regex.IGNORECASE)
_CHAIN = regex.compile(_JOINT, regex.IGNORECASE)
# Months listed between 'tháng 4' and '6/2024' in 'tháng 4, 5 và 6/2024'.
_MONTHS_BETWEEN = regex.compile(rf"(?P<months>(?:{_JOINT}{_MONTH})*){_JOINT}", regex.IGNORECASE)
_NUMBERS = regex.compile(r"\d+")
_MONTH_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_LOOKBACK = 64  # code points; the longest announcement ('các ngày 13, 14 và sáng 15/8') is shorter


def find_dates(text: str) -> Iterator[DateMention]:
    """Find the dates of ``text`` in text order, not overlapping; '13 và 14/8' gives two.

    >>> text = "Sáng 25/12, họp; các ngày 13 và 14/8 đi 9/12 xã, hết tháng 12/2023 tăng 12.7%."
    >>> [date.iso(2024) for date in find_dates(text)]
    ['2024-12-25', '2024-08-13', '2024-08-14', '2023-12']
    """
    chain: list[DateMention] = []  # dates joined by 'và', 'đến', '-' …: an unsaid year is the one said last
    for match in _CANDIDATE.finditer(text):
        linked = bool(chain) and bool(_CHAIN.fullmatch(text, chain[-1].end, match.start()))
        listed = _months_between(text, chain, match)
        found = listed + _read(text, match, linked=linked or bool(listed))
        linked = linked or bool(listed)
        if chain:  # in 'từ ngày 1-1 đến 31-7-2024' the '1-1' is a date, no two days of July
            found = [date for date in found if date.start >= chain[-1].end]
        if not found:
            continue
        if not linked:
            yield from _with_year(chain)
            chain = []
        chain.extend(found)
    yield from _with_year(chain)


def _months_between(text: str, chain: list[DateMention], match: regex.Match[str]) -> list[DateMention]:
    """Read the months listed between the month that ends ``chain`` and the candidate '6/2024'."""
    if not (chain and chain[-1].day is None and chain[-1].year is None and match["my"]):
        return []
    between = _MONTHS_BETWEEN.fullmatch(text, chain[-1].end, match.start())
    if between is None:
        return []
    numbers = _NUMBERS.finditer(text, *between.span("months"))
    return [DateMention(n.start(), n.end(), None, int(n[0]), None) for n in numbers]


def _with_year(chain: list[DateMention]) -> Iterator[DateMention]:
    year: int | None = None
    filled = []
    for date in reversed(chain):
        year = date.year or year
        filled.append(date._replace(year=year))
    yield from reversed(filled)


def _read(text: str, match: regex.Match[str], linked: bool) -> list[DateMention]:
    """Read what one candidate stands for: nothing, a date, or a date and the days of its month listed before it."""
    year, month, day = _parts(match)
    date = DateMention(*match.span(), year, month, day)
    if (day is not None and day > monthrange(year or 2024, month)[1]) or _OTHER_YEAR.match(text, date.end):
        return []
    before = text[max(0, date.start - _LOOKBACK) : date.start]
    if day is None:
        return [date] if _is_month(text, match, before, linked) else []
    strong = _STRONG.search(before)
    if strong and not (match["short"] and match["s6"] != "/" and _UNIT.match(text, date.end)):
        return [*_listed(strong, date, date.start - len(before)), date]
    return [date] if _is_plain(match, linked) or _is_free(text, match, before, linked) else []


def _is_month(text: str, match: regex.Match[str], before: str, linked: bool) -> bool:
    """Tell 'tháng 12' from 'mỗi tháng 2 lần', and '12/2023' from a document's number."""
    if match["month"]:
        return not _COUNTED.search(before) and (match["y4"] is not None or not _UNIT.match(text, match.end()))
    return bool(linked or _WEAK.search(before)) and not _NUMBERED.search(before)


def _is_plain(match: regex.Match[str], linked: bool) -> bool:
    """Tell what is a date wherever it stands: '12/1/2025', '2025-02-10', '10 tháng 7 năm 2024'."""
    if match["spelt"]:
        return linked or match["y3"] is not None
    return bool(match["iso"] or (match["full"] and _plain_separator(match)))


def _is_free(text: str, match: regex.Match[str], before: str, linked: bool) -> bool:
    """Tell '31/12' in 'đến 31/12,' from the share in 'đến 2/3 dân số'."""
    if match["s6"] != "/":
        return False
    announced = linked or _WEAK.search(before)
    return bool(_RANGE_TO_DATE.match(text, match.end()) or (announced and _followed_freely(text, match.end())))


def _parts(match: regex.Match[str]) -> tuple[int | None, int, int | None]:
    """Year, month and day of a candidate."""

    def first(letter: str, numbers: str) -> int | None:
        return next((int(match[letter + n]) for n in numbers if match[letter + n]), None)

    month = first("m", "123456") or _MONTH_WORDS[match["w4"].casefold()]
    return first("y", "12345"), month, first("d", "1236")


def _plain_separator(match: regex.Match[str]) -> bool:
    """Accept '12/1/2025', '12-01-2025', '30.6.2023', '31/12 năm 2024'; not for '3 - 4 - 2024' or '3-4, 2024'."""
    rest = match["full"][match.end("m2") - match.start() :]
    return match["s2"] in {"/", "-", "."} and (rest.startswith(match["s2"]) or ("năm" in rest and match["s2"] == "/"))


def _followed_freely(text: str, end: int) -> bool:
    """Accept where no counted noun follows, or where a range goes on to such a date ('từ 1/7 đến 31/12')."""
    if _FREE.match(text, end):
        return True
    onward = _CHAIN.match(text, end)
    if onward is None:
        return False
    following = _CANDIDATE.match(text, onward.end())
    return following is not None and bool(
        following["full"] or (following["short"] and _FREE.match(text, following.end()))
    )


def _listed(strong: regex.Match[str], head: DateMention, offset: int) -> Iterator[DateMention]:
    """Read the days listed before ``head`` that share its month; ``offset`` is where ``strong``'s text begins."""
    for day in _NUMBERS.finditer(strong.string, *strong.span("days")):
        yield DateMention(offset + day.start(), offset + day.end(), head.year, head.month, int(day[0]))
