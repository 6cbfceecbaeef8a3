"""The ways to write a period: for each one pattern and one reader, listed in ``READERS``."""

from __future__ import annotations

from collections.abc import Callable

import regex

from diemcau.patterns.periodkinds import PeriodMention, Point, Shape
from diemcau.text.anchored import Anchored, Family

_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
_COUNT_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11,
}  # fmt: skip
_COUNT = r"(?<![\p{L}\d.,/-])(?P<count>1[0-2]|0?[1-9]|mười\smột|mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_SOME = r"(?:1\d|0?[2-9]|hai|ba|bốn|năm|mười)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# The year of a part of a year: 'năm 2024', 'của năm 2024', '/2024', '-2024', ' 2024', 'năm nay', 'năm ngoái'.
_OF_YEAR = rf"(?:(?:\scủa)?\s(?:năm\s)?|\s?[-–/.]\s?)(?P<year>{_YEAR})"
_DEICTIC = r"(?P<deictic>nay|ngoái|trước|sau|tới)\b(?!\s(?:đó|khi|ngày|tháng))"
_HEADED = {
    "nhiệm kỳ": Shape.TERM,
    "năm học": Shape.SCHOOL_YEAR,
    "niên học": Shape.SCHOOL_YEAR,
    "niên khóa": Shape.SCHOOL_YEAR,
}
_SHIFT = {"nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}


_on_lines = Family(2)  # they read a page in which a line end is no space


def _compiled(pattern: str) -> Anchored:
    return _on_lines(pattern, regex.VERBOSE | regex.IGNORECASE)


# '6 tháng đầu năm 2024' · 'sáu tháng cuối năm' · '9 tháng đầu năm nay' · '9 tháng năm 2023' · '9 tháng/2024'
# · '6 tháng đầu 2024' · '9 tháng năm nay'
# · 'ba tháng còn lại'; not '6 tháng qua', '24 tháng', 'những tháng đầu năm'.
_MONTHS = _compiled(
    rf"""
    {_COUNT} \stháng
    (?: \s(?P<side>còn\slại) (?: (?:\scủa)?\snăm (?: \s(?P<year>{_YEAR}) | \s{_DEICTIC} )? \b )?
      | \s(?P<side>đầu|cuối)
        (?: (?:\scủa)?\snăm (?: \s(?P<year>{_YEAR}) | \s{_DEICTIC} )? \b | [\s/](?P<year>{_YEAR}) )
      | {_OF_YEAR} | \snăm\s{_DEICTIC} )
    """
)
# 'nửa đầu năm 2024' · 'nửa cuối năm' · 'nửa đầu năm nay'
_HALF = _compiled(rf"\bnửa\s(?P<side>đầu|cuối)(?:\scủa)?\snăm(?:\s(?P<year>{_YEAR})|\s{_DEICTIC})?\b")
# 'quý I/2024' · 'quý 1 năm 2024' · 'Quý IV' · 'quý I, II/2024' · 'quý III-2024'; not 'quý vị'
_QUARTER = _compiled(
    rf"""
    \bqu[ýí]\s(?P<from>IV|I{{1,3}}|[1-4])\b
    (?: \s?(?:,|và|-|–|đến)\s?(?:qu[ýí]\s)?(?P<to>IV|I{{1,3}}|[1-4])\b(?!/\d{{1,2}}\b(?!\d)) )?
    (?: {_OF_YEAR} | \snăm\s{_DEICTIC} )?
    """
)
# '2022 - 2024' · '2021–2025' · '2021 đến năm 2023'; not '2021-2025-01', '12-2021-2025'. What stands before it says
# what it is (_YEARS_HEAD).
_YEARS = _compiled(
    r"""
    (?<! [\d\p{L}/.-] | \d\s[-–/]\s ) (?P<first>(?:19|20)\d\d)
    (?: \s?[-–]\s? | \s(?:đến|tới)\s(?:hết\s)?(?:năm\s)? ) (?P<last>(?:19|20)\d\d)
    (?! [\d\p{L}%] | [-/.,]\d )
    """
)
# 'giai đoạn 2020 – 6 tháng đầu năm 2022' · 'từ năm 2021 đến 9 tháng đầu năm 2024': years and a part of the last one
_YEARS_AND_MONTHS = _compiled(
    r"""
    \b(?:giai\sđoạn\s(?:từ\s)?|từ\s)(?:năm\s)?(?P<first>(?:19|20)\d\d)
    (?: \s?[-–]\s? | \s(?:đến|tới)\s(?:hết\s)? ) (?P<count>[1-9]|1[01])\stháng\s(?:đầu\s)?năm\s(?P<last>(?:19|20)\d\d)
    (?! [\d\p{L}%] | [.,]\d )
    """
)
# 'giai đoạn ' · 'giai đoạn từ năm ' · 'nhiệm kỳ ' · 'năm học ' · '5 năm ' · 'từ năm ' · 'giai đoạn ('
_YEARS_HEAD = regex.compile(
    rf"""
    \b(?: (?P<head> giai\sđoạn | thời\skỳ | nhiệm\skỳ | năm\shọc | niên\shọc | niên\skhóa )\s
          (?:\()? (?:từ\s)?(?:năm\s)?
      | (?:từ\s)?(?:các\s|{_SOME}\s)?năm\s(?:\()? | từ\s ) \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'hai năm 2022, 2023' · 'hai năm liên tiếp 2022, 2023' · 'năm 2022 và 2023' · 'các năm 2021, 2022 và 2023'
# · 'năm 2022, năm 2023' are two.
_YEAR_LIST = _compiled(
    rf"""
    \bnăm(?:\sliên\stiếp|\sliền)?\s(?P<first>{_YEAR}) (?:\s?,\s?(?:19|20)\d\d\b)*
    \s?(?:,|và|,\svà)\s(?P<last>{_YEAR}) (?!\s\p{{L}}|\.\d)
    """
)
_YEAR_LIST_COUNTED = _compiled(
    rf"""
    \b{_SOME}\snăm(?:\sliên\stiếp|\sliền)?\s(?P<first>{_YEAR}) (?:\s?,\s?(?:19|20)\d\d\b)* \s?,\s?(?P<last>{_YEAR})
    """
)
_YEAR_LIST_AND = _compiled(
    rf"\bnăm(?:\sliên\stiếp|\sliền)?\s(?P<first>{_YEAR})(?:\s?,\s?(?:19|20)\d\d\b)*\svà\s(?P<last>{_YEAR})"
)
# 'cuối năm 2023' · 'đầu năm 2024' · 'giữa năm 2024' · 'cuối năm ngoái' · 'cuối 2023' · 'cuối năm'
# not 'tháng đầu năm', 'những ngày đầu năm'.
_EDGE = _compiled(
    rf"""
    (?<! \b(?:tháng|ngày|tuần|quý|nửa)\s ) \b(?P<side>đầu|cuối|giữa)\s
    (?: năm (?: \s(?P<year>{_YEAR}) | \s{_DEICTIC} )? \b (?! \s(?:học|thứ|sau|tới|trước)\b ) | (?P<year>{_YEAR}) )
    """
)
# 'năm 2023' · 'Năm 2023' · 'đến 2025,' ; not 'năm học 2023'
_ONE_YEAR = _compiled(rf"\bnăm\s(?P<year>{_YEAR})(?!\s?[-–]\s?(?:19|20)\d\d)(?!-\p{{L}})")
# 'so với 2022' without the word 'năm', before a pause
_BARE_YEAR = _compiled(rf"(?<=\bso\svới\s)(?P<year>{_YEAR})(?=\s*(?:[,;.)(]|\Z|\n))")
# 'năm nay' · 'so với năm ngoái' · 'năm trước' · 'năm qua'; not '10 năm trước', 'các năm qua', 'năm trước đó'
_DEICTIC_YEAR = _compiled(
    rf"""
    (?<! \b(?:các|những|nhiều|vài|mấy|hàng|hằng|mỗi|từng|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|\d+)\s )
    \bnăm\s(?: {_DEICTIC} | (?P<past>qua)\b )
    """
)
# 'cùng kỳ' · 'cùng kỳ năm 2023' · 'cùng kỳ năm trước' · 'cùng kỳ 2023' · 'cùng thời điểm năm ngoái'
# · 'cùng kỳ 6 tháng đầu năm 2023' · 'cùng kỳ các năm trước' (no one year)
_SAME = _compiled(
    rf"""
    \bcùng\s(?:kỳ|kì|thời\sđiểm|giai\sđoạn|thời\sgian)
    (?: \s(?:của\s)?(?:6\stháng\sđầu\s|\d{{1,2}}\stháng\s(?:đầu\s)?)?(?:năm\s)?(?P<year>{_YEAR})
      | \s(?:của\s)?năm\s{_DEICTIC} | \s(?P<vague>(?:các|những|nhiều)\snăm|tháng|quý|tuần) )?
    """
)
# 'từ đầu năm đến nay' · 'từ đầu năm 2024 đến nay' · 'từ năm 2022 đến nay' · 'kể từ đầu năm'
_TO_DATE = _compiled(
    rf"""
    \b(?:kể\s)?từ\s (?:(?P<head>đầu)\s)? năm (?: \s(?P<year>{_YEAR}) | \snay )?
    \s(?:cho\s)?(?:đến|tới)\s(?:nay|thời\sđiểm\snày)\b
    """
)
# 'đến nay' · 'tính đến nay' · 'Lũy kế đến nay' · 'hiện nay' · 'đến thời điểm này' · 'hiện tại'
_NOW = _compiled(
    r"""
    \b(?: (?:(?:tính|lũy\skế|luỹ\skế|cho)\s)? (?:đến|tới)\s (?: nay | thời\sđiểm\s(?:này|hiện\stại|hiện\snay) )
      | hiện\s(?:nay|tại) )\b
    """
)
# 'năm học này' · 'năm học trước' · 'năm học qua': one school year, told from the article's
_SCHOOL = _compiled(r"\bnăm\shọc\s(?P<which>này|nay|trước|qua|ngoái)\b(?!\s(?:đó|khi))")
_LOOKBACK = 48  # code points; more than 'giai đoạn từ năm ' needs

Reader = Callable[[regex.Match[str]], PeriodMention | None]


def _one(match: regex.Match[str], shape: Shape, first: Point, last: Point | None = None) -> PeriodMention:
    """Make a period whose year is said, told by 'nay', 'ngoái' …, or left open."""
    deictic = match.groupdict().get("deictic")
    shift = _SHIFT[deictic.casefold()] if deictic else 0
    return PeriodMention(match.start(), match.end(), shape, first, last or first, relative=bool(deictic), shift=shift)


def _year(match: regex.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _months(match: regex.Match[str]) -> PeriodMention | None:
    count = _COUNT_WORDS.get(match["count"].casefold()) or int(match["count"])
    year, late = _year(match), (match["side"] or "").casefold() in {"cuối", "còn lại"}
    first, last = (13 - count, 12) if late else (1, count)
    return _one(match, Shape.HALF if count == 6 else Shape.MONTHS, Point(year, first), Point(year, last))


def _half(match: regex.Match[str]) -> PeriodMention | None:
    year, late = _year(match), match["side"].casefold() == "cuối"
    return _one(match, Shape.HALF, Point(year, 7 if late else 1), Point(year, 12 if late else 6))


def _quarter(match: regex.Match[str]) -> PeriodMention | None:
    def number(written: str) -> int:
        return _ROMAN.get(written.casefold()) or int(written)

    first = number(match["from"])
    last = number(match["to"]) if match["to"] else first
    if last < first:  # 'quý 4, quý 1/2024': two quarters, not a stretch
        return PeriodMention(
            match.start(), match.end("from"), Shape.QUARTER, Point(None, 3 * first - 2), Point(None, 3 * first)
        )
    return _one(match, Shape.QUARTER, Point(_year(match), 3 * first - 2), Point(_year(match), 3 * last))


def _years(match: regex.Match[str]) -> PeriodMention | None:
    first, last = int(match["first"]), int(match["last"])
    if not 0 < last - first <= 60:
        return None
    start = max(0, match.start() - _LOOKBACK)
    head = _YEARS_HEAD.search(match.string[start : match.start()])
    if head is None:
        return _one(match, Shape.YEARS, Point(first), Point(last))
    shape = _HEADED.get((head["head"] or "").casefold(), Shape.YEARS)
    return _one(match, shape, Point(first), Point(last))._replace(start=start + head.start())


def _years_and_months(match: regex.Match[str]) -> PeriodMention | None:
    first, last = int(match["first"]), int(match["last"])
    if not 0 < last - first <= 60:
        return None
    return PeriodMention(match.start(), match.end(), Shape.INTERVAL, Point(first), Point(last, int(match["count"])))


def _edge(match: regex.Match[str]) -> PeriodMention | None:
    month = {"đầu": 1, "giữa": 6, "cuối": 12}[match["side"].casefold()]
    return _one(match, Shape.EDGE, Point(_year(match), month))


def _one_year(match: regex.Match[str]) -> PeriodMention | None:
    return _one(match, Shape.YEAR, Point(_year(match)))


def _deictic_year(match: regex.Match[str]) -> PeriodMention | None:
    period = _one(match, Shape.YEAR, Point())
    return period._replace(relative=True, shift=None) if match["past"] else period


def _same(match: regex.Match[str]) -> PeriodMention | None:
    period = _one(match, Shape.SAME_PERIOD, Point(_year(match)))
    if match["vague"]:
        return period._replace(relative=True, shift=None)
    return period._replace(relative=True, shift=period.shift if match["deictic"] else -1)


def _to_date(match: regex.Match[str]) -> PeriodMention | None:
    first = Point(_year(match), 1 if match["head"] else None)
    return PeriodMention(match.start(), match.end(), Shape.TO_DATE, first, None, relative=True)


def _school(match: regex.Match[str]) -> PeriodMention | None:
    shift = 0 if match["which"].casefold() in {"này", "nay"} else -1
    return PeriodMention(match.start(), match.end(), Shape.SCHOOL_YEAR, None, None, relative=True, shift=shift)


def _now(match: regex.Match[str]) -> PeriodMention | None:
    return PeriodMention(match.start(), match.end(), Shape.NOW, None, None, relative=True)


READERS: tuple[tuple[Anchored, Reader], ...] = (
    (_MONTHS, _months),
    (_HALF, _half),
    (_QUARTER, _quarter),
    (_YEARS, _years),
    (_YEARS_AND_MONTHS, _years_and_months),
    (_YEAR_LIST, _years),
    (_YEAR_LIST_COUNTED, _years),
    (_YEAR_LIST_AND, _years),
    (_EDGE, _edge),
    (_ONE_YEAR, _one_year),
    (_BARE_YEAR, _one_year),
    (_SCHOOL, _school),
    (_DEICTIC_YEAR, _deictic_year),
    (_SAME, _same),
    (_TO_DATE, _to_date),
    (_NOW, _now),
)
