"""Programmes that no lexicon knows: a head noun with a number, a title in quotation marks, or an official title."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from diemcau.lexicon.matcher import matcher
from diemcau.lexicon.wordlists import words
from diemcau.mentions import Page
from diemcau.patterns.names import is_strong_surname
from diemcau.patterns.titles import TitleGrammar, begins_sentence, is_one_of_many
from diemcau.rules.context import Context
from diemcau.rules.names import Named, with_place, written_out
from diemcau.text.anchored import on_pages
from diemcau.text.fold import fold

_HEADS = words("programme-heads")
# Bodies that have the word in their name: 'Bộ Kế hoạch và Đầu tư', 'Phòng Tài chính - Kế hoạch', 'Ban Quản lý Dự án'
_NOT_AFTER = r"(?<!(?:[Bb]ộ|[Ss]ở|[Pp]hòng|[Bb]an|[Vv]ụ|[Cc]ục|[Vv]iện|[Qq]uản\slý|[-–])\s?)"

# 'Đề án 939' · 'Đề án số 939' · 'Chương trình 135'; not 'Dự án 3 tỷ', 'Chương trình 12 tháng', 'Kế hoạch số 45/KH-UBND'
_NUMBERED = on_pages(
    rf"""
    {_NOT_AFTER} (?<![\p{{L}}\d]) (?P<head>Đề\sán|Chương\strình|Dự\sán) \s (?:số\s)? (?P<number>\d{{1,4}})
    (?! [\d\p{{L}}%/-] | [.,]\d | \s(?:{words("counted-things")})\b | \stỉnh\s[^\p{{Lu}}] )
    """,
    regex.VERBOSE,
)
# 'Đề án số 01-ĐA/TU'
_NUMBERED_PARTY = on_pages(r"(?<![\p{L}\d]) Đề\sán \s (?:số\s)? \d{1,3}-ĐA/\p{Lu}{2,4}", regex.VERBOSE)
# 'Kế hoạch 5 năm 2021-2025' · 'Kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2025' · 'Kế hoạch 5 năm (2026-2030)'
_FIVE_YEARS = on_pages(
    r"""
    Kế\shoạch (?P<title> (?: \s[\p{L}-]+ ){0,8}? ) \s (?:0?5|năm) \snăm \s (?:giai\sđoạn\s)?
    \(?(?P<from>(?:19|20)\d\d)\s?[-–]\s?(?P<to>(?:19|20)\d\d)\)?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'phong trào "Bình dân học vụ số"' · 'Đề án về “Phát triển …”' · 'phong trào thi đua “Cả nước …”'
_QUOTED = on_pages(
    rf"""
    (?<![\p{{L}}\d]) (?P<head> (?:{_HEADS}) (?: \s(?:thi\sđua|hành\sđộng|truyền\sthông|quốc\sgia) )? )
    (?:\svề)? \s?:?\s? [“"«] (?P<title>[^“”"«»\n]{{4,200}}) [”"»]
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'Chương trình Chuyển đổi số tỉnh X' · 'Kế hoạch hành động quốc gia về …': the head with its capital, then a title
_TITLED = on_pages(rf"{_NOT_AFTER} (?<![\p{{L}}\d]) (?P<head>{_HEADS}) \s (?P<first>\p{{L}}+)", regex.VERBOSE)
# 'Chương trình SMEdx': capitals and small letters mixed, as no abbreviation has them
_BRANDED = on_pages(
    r"(?<![\p{L}\d])Chương\strình\s(?P<name>(?:\p{Lu}{2,}\p{Ll}+|\p{Lu}\p{Ll}+\p{Lu}"
    r"|\p{Ll}\p{Lu})[\p{L}\d]*)(?![\p{L}\d-])"
)
# '28 chỉ tiêu của Kế hoạch chuyển đổi số năm 2023': one plan that is in force, whose home the reader knows
_PLAN_OF_YEAR = on_pages(
    r"""
    (?<=(?:nhiệm\svụ|chỉ\stiêu|mục\stiêu)(?:\sđề\sra)?\s(?:của|trong|theo|tại)\s)
    Kế\shoạch\s(?:chuyển\sđổi\ssố|CĐS|cải\scách\shành\schính|CCHC)\snăm\s(?:19|20)\d\d(?![\d-])
    """,
    regex.VERBOSE,
)
# Words that open an official title in lower case; others ('Kế hoạch phải …', 'Chương trình có …') are plain speech
_OPENER = regex.compile(rf"(?:{words('opening-a-programme')})\b", regex.IGNORECASE)
_NOT_TITLE = regex.compile(rf"(?:{words('not-opening-a-programme')})\b", regex.IGNORECASE)
# 'Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW' says what a document is for, it names no programme
_OF_DOCUMENT = regex.compile(rf"\b(?:{words('not-in-a-programme')})\b|\bsố\s\d", regex.IGNORECASE)
# 'của Ban Chỉ đạo', 'của Ủy ban': whose it is stays open; 'mục tiêu quốc gia': which of the three
_OPEN_OWNER = regex.compile(
    r"(?:của\s(?:Ban\sChỉ\sđạo|Ủy\sban|Tổ\scông\stác|Ban\sĐiều\shành)|\smục\stiêu\squốc\sgia)\Z", regex.IGNORECASE
)
# ' (gọi tắt là Đề án 939)' · ' (sau đây gọi là Chương trình)' · ' (Đề án 939)'
_ALIAS = regex.compile(
    r"""
    \s\( (?: (?:sau\sđây\s)?(?:được\s)?(?:gọi|viết)(?:\stắt|\schung)?\slà\s:? )? [“"]?
    (?P<alias> (?:Đề\sán|Chương\strình|Dự\sán|Kế\shoạch)[^()“”"\n]{0,60}? ) [”"]?\)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_YEAR = regex.compile(r"\snăm\s(?:19|20)\d\d(?![\d-])")
_SHORT_COMMITTEE = regex.compile(r"của\sỦy\sban(?=\snăm|\Z)", regex.IGNORECASE)
# 'Chiến dịch Điện Biên Phủ' is history, 'Chiến dịch “…”' a programme: its capital says nothing
_LOWER_ONLY = frozenset({"Chiến dịch"})
_SHORTEST = {True: 4, False: 5}  # words of a name whose title has a capital, and of one that has none


def titled_programmes(page: Page, context: Context) -> Iterator[Named]:
    """Find the programmes that the open grammar names; two of them may overlap, the first is then the better one."""
    grammar = page.title_grammar
    bodies = {hit.start for hit in page.hits("bodies")}  # 'Chương trình Phát triển Liên hợp quốc' is one
    for reader in _READERS:
        for named in reader(page, context, grammar):
            if named.start not in bodies:
                yield named


def _five_years(page: Page, _context: Context, _grammar: TitleGrammar) -> Iterator[Named]:
    for match in _FIVE_YEARS.finditer(page.text):
        title = written_out(f"Kế hoạch{match['title']}")
        yield Named(match.start(), match.end(), f"{title} 5 năm {match['from']}-{match['to']}")


def _quoted(page: Page, _context: Context, _grammar: TitleGrammar) -> Iterator[Named]:
    for match in _QUOTED.finditer(page.text):
        yield _by_alias(page, Named(match.start(), match.end(), written_out(f"{match['head']} {match['title']}")))


def _numbered(page: Page, _context: Context, _grammar: TitleGrammar) -> Iterator[Named]:
    for match in _NUMBERED.finditer(page.text):
        yield Named(match.start(), match.end(), f"{match['head']} {match['number']}")
    for match in _NUMBERED_PARTY.finditer(page.text):
        yield Named(match.start(), match.end(), match[0])


def _branded(page: Page, _context: Context, _grammar: TitleGrammar) -> Iterator[Named]:
    for match in [*_BRANDED.finditer(page.text), *_PLAN_OF_YEAR.finditer(page.text)]:
        yield Named(match.start(), match.end(), written_out(match[0]))


def _titled(page: Page, context: Context, grammar: TitleGrammar) -> Iterator[Named]:
    for match in _TITLED.finditer(page.text):
        if not _may_be_title(page.text, match):
            continue
        start = match.start("first")
        title = grammar.read(start, owners=True)
        name = written_out(_committee(page, page.text[match.start() : title.end]))
        if _OF_DOCUMENT.search(page.text, start, title.end + 2) or _OPEN_OWNER.search(name):
            continue
        if title.unit:
            name = with_place(name, title.unit, context)
        elif _is_topic(page.text[start : title.end]) or len(name.split()) < _SHORTEST[match["first"][0].isupper()]:
            continue  # 'Kế hoạch Chuyển đổi số': every locality has one
        if name:
            yield _by_alias(page, _with_year(page.text, match["head"], Named(match.start(), title.end, name)))


def _may_be_title(text: str, match: regex.Match[str]) -> bool:
    """Tell a title by its capital, or by its first words behind a head whose capital is not the sentence's."""
    start = match.start("first")
    if _NOT_TITLE.match(text, start) or is_one_of_many(text, match.start()):
        return False
    if match["first"][0].isupper() and match["head"] not in _LOWER_ONLY:
        return not is_strong_surname(match["first"])  # 'Trưởng phòng Tài chính – Kế hoạch Nguyễn Văn A'
    return bool(_OPENER.match(text, start)) and not begins_sentence(text, match.start())


def _is_topic(title: str) -> bool:
    folded = fold(title)
    whole = any(hit.start == 0 and hit.end == len(folded) for hit in matcher("topics").find(folded))
    return whole and "quốc gia" not in folded


def _committee(page: Page, title: str) -> str:
    """Write 'của Ủy ban' out where the article names one such committee."""
    names = {hit.item.label for hit in page.hits("bodies") if hit.item.label.startswith("Ủy ban Quốc gia")}
    return _SHORT_COMMITTEE.sub(f"của {names.pop()}", title) if len(names) == 1 else title


def _with_year(text: str, head: str, named: Named) -> Named:
    """Take in the year behind a plan: 'Kế hoạch chuyển đổi số tỉnh X năm 2025' is another one each year."""
    year = _YEAR.match(text, named.end) if head == "Kế hoạch" else None
    return named._replace(end=year.end(), name=named.name + year[0]) if year else named


def _by_alias(page: Page, named: Named) -> Named:
    """Read the short name behind a title: known or numbered short names are the canonical ones ('Đề án 06')."""
    match = _ALIAS.match(page.text, named.end)
    if match is None:
        return named
    alias = match["alias"]
    known = next((hit.item.label for hit in matcher("programmes").find(fold(alias)) if hit.start == 0), "")
    numbered = _NUMBERED.fullmatch(alias)
    name = known or (f"{numbered['head']} {numbered['number']}" if numbered else named.name)
    return Named(named.start, match.end(), name)


_READERS: tuple[Callable[[Page, Context, TitleGrammar], Iterator[Named]], ...] = (
    _five_years,
    _quoted,
    _numbered,
    _branded,
    _titled,
)
