"""Systems that no lexicon knows: a head noun with a title in quotation marks, a brand, or a capitalised title."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.lexicon.expand import expand
from diemcau.lexicon.matcher import matcher
from diemcau.lexicon.wordlists import words
from diemcau.mentions import Page
from diemcau.patterns.titles import TitleGrammar, begins_sentence, is_one_of_many
from diemcau.rules.names import Named, apart, written_out
from diemcau.text.anchored import on_pages
from diemcau.text.fold import fold

_SOFTWARE = words("things-of-software")
# 'cơ sở dữ liệu quốc gia về hạ tầng đô thị' · 'CSDL quốc gia về dân cư'
NATIONAL_DATABASE = on_pages(r"(?<!\p{L})(?:cơ\ssở\sdữ\sliệu|CSDL)\squốc\sgia\svề\s(?=\p{L})", regex.IGNORECASE)
# 'ứng dụng “Công dân số”' · 'phần mềm "Sổ tay đảng viên điện tử"' · 'Cổng “Tra cứu …”'
_QUOTED = on_pages(
    rf"""
    (?<![\p{{L}}\d]) (?:{_SOFTWARE}|hệ\sthống|cổng(?:\sthông\stin)?) \s
    [“"«] (?P<title>(?-i:\p{{Lu}})[^“”"«»\n]{{2,80}}) [”"»]
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'nền tảng Hue-S' · 'ứng dụng iHanoi' · 'app eTax Mobile' · 'ứng dụng EVNConnect' · 'phần mềm VNPT-iOffice': a
# capital inside, or behind a hyphen, or 'Smart' beside a place ('ứng dụng Smart Vũng Tàu', 'app Bình Phước Smart');
# a few words may say what it is for ('ứng dụng công dân số C-ThaiNguyen')
_BRAND = on_pages(
    rf"""
    (?<![\p{{L}}\d]) (?:{_SOFTWARE}|hệ\sthống|cổng|trợ\slý\sảo) \s
    (?-i: (?: (?!(?:trên|cho|của|qua|và|từ|với|do|tại|bằng|như)\b) \p{{Ll}}+[ ] ){{0,4}}
          (?P<name> (?: [\p{{L}}\d]*\p{{Ll}}\p{{Lu}}[\p{{L}}\d]* | \p{{Lu}}{{3,}}\p{{Ll}}{{2,}}[\p{{L}}\d]*
                              | \p{{Lu}}[\p{{L}}\d]*-\p{{Ll}}?\p{{Lu}}[\p{{L}}\d]* )
                    (?: [ ]\p{{Lu}}[a-z]+(?!\p{{L}}) )*
                  | Smart (?: [ ]\p{{Lu}}\p{{L}}+ ){{1,4}} | (?: \p{{Lu}}\p{{L}}+[ ] ){{1,4}} Smart (?!\p{{L}}) ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'phần mềm ASM' · 'ứng dụng HTKK'; not 'ứng dụng CNTT' (an abbreviation), 'phần mềm VNPT' (a company)
_ACRONYM = on_pages(
    rf"(?<![\p{{L}}\d])(?:{_SOFTWARE})\s(?-i:(?P<name>\p{{Lu}}[\p{{Lu}}\d]{{2,7}}))(?![\p{{L}}\d&-])", regex.IGNORECASE
)
# 'Nền tảng quản trị thực thi' · 'Hệ thống thông tin quản lý …' · 'Cổng thông tin …': the head with its capital
_TITLED = on_pages(rf"(?<![\p{{L}}\d])(?P<head>{words('system-heads')})\s(?P<first>\p{{L}}+)")
# 'ứng dụng Công dân số Quảng Ninh' · 'phần mềm Một cửa điện tử': the title has the capital
_CAPITALISED = on_pages(rf"(?<![\p{{L}}\d])(?P<head>{_SOFTWARE})\s(?P<first>\p{{Lu}}\p{{Ll}}+)(?=\s\p{{L}})")
# 'sàn thương mại điện tử nongsanviet.com và chophien.vn': the address is the name
_MARKET = on_pages(
    r"""
    (?<![\p{L}\d]) sàn \s (?:(?:giao\sdịch\s)?(?:thương\smại\sđiện\stử|TMĐT|điện\stử|nông\ssản)\s)*
    (?:(?P<name>(?:[a-z][a-z\d-]{2,30}\.)+(?:com|vn|net))(?![\p{L}\d/]|\.\p{L})(?:,\s|\svà\s)?)+
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'cơ sở dữ liệu đất đai quốc gia': the order of words for what is officially '… quốc gia về đất đai'
_DATABASE_OF_NATION = on_pages(
    r"(?<!\p{L})cơ\ssở\sdữ\sliệu\s(?P<title>(?:(?-i:\p{Ll})\p{L}*\s){1,5}?quốc\sgia)(?!\svề|\p{L})", regex.IGNORECASE
)
# A capital on these heads makes a name by itself, but for what every office has: 'Cơ sở dữ liệu giấy phép lái xe'
_TELLING_HEADS = frozenset({"Cơ sở dữ liệu", "Nền tảng"})
# ' (camaunong)' · ' (iDesk)' · ' (LangSon-DTI)': a word of Latin letters; not ' (cũ)', ' (xem ảnh)', ' (2024)'
_BRACKETED = regex.compile(r"[ ]\((?=[A-Za-z\d.-]*(?:[A-Z].*?[A-Z]|[a-z]{6}))[A-Za-z][A-Za-z\d.-]{3,20}\)")
_COMMON = regex.compile(
    r"(?:chuyên\sngành|dùng\schung|quốc\sgia|số|công\snghệ|này|của|lớn|thành\sphần)\b", regex.IGNORECASE
)
# What a system's title may begin with; 'Hệ thống chính trị', 'Nền tảng vững chắc', 'Cổng chào' are no systems
_OPENER = regex.compile(rf"(?:{words('opening-a-system')})\b", regex.IGNORECASE)
_SHORTEST = {True: 2, False: 3}  # words behind the head; 'Nền tảng số', 'Hệ thống báo cáo' say too little to be names


def titled_systems(page: Page) -> list[Named]:
    """Find the systems that the open grammar names, leftmost first, not overlapping."""
    grammar = page.title_grammar
    bodies = {hit.start for hit in page.hits("bodies")}
    found = [
        *_databases(page, grammar), *_quoted(page), *_branded(page, bodies), *_titled(page, grammar, bodies),
        *_markets(page),
    ]  # fmt: skip
    return apart(sorted(found, key=lambda named: named[:2]), ())  # of one span the brand is the name


def _databases(page: Page, grammar: TitleGrammar) -> Iterator[Named]:
    for match in NATIONAL_DATABASE.finditer(page.text):
        title = grammar.read(match.end())
        if title.end > match.end():
            topic = written_out(page.text[match.end() : title.end])
            yield Named(match.start(), title.end, f"Cơ sở dữ liệu quốc gia về {topic[:1].lower()}{topic[1:]}")

    for match in _DATABASE_OF_NATION.finditer(page.text):
        subject = match["title"].rpartition(" quốc gia")[0]
        official = fold(f"cơ sở dữ liệu quốc gia về {subject}")
        if any(hit.start == 0 and hit.end == len(official) for hit in matcher("systems").find(official)):
            yield Named(match.start(), match.end(), written_out(match[0]))


def _markets(page: Page) -> Iterator[Named]:
    for match in _MARKET.finditer(page.text):
        for start, end in match.spans("name"):
            yield Named(start, end, page.text[start:end])


def _quoted(page: Page) -> Iterator[Named]:
    for match in _QUOTED.finditer(page.text):
        yield Named(match.start(), match.end(), written_out(match["title"]))


def _branded(page: Page, bodies: set[int]) -> Iterator[Named]:
    for match in _BRAND.finditer(page.text):
        yield Named(match.start(), match.end(), match["name"])
    for match in _ACRONYM.finditer(page.text):
        if match.start("name") not in bodies and expand(match["name"]) == match["name"]:
            yield Named(match.start(), match.end(), match["name"])


def _titled(page: Page, grammar: TitleGrammar, bodies: set[int]) -> Iterator[Named]:
    for match in [*_TITLED.finditer(page.text), *_CAPITALISED.finditer(page.text)]:
        start = match.start("first")
        if start in bodies:
            continue
        title = grammar.read(start)
        if not _may_be_title(page.text, match) and not _is_branded(page.text, match, title.end):
            continue
        words_behind = len(page.text[start : title.end].split())
        if words_behind >= _SHORTEST[match["first"][0].isupper()] and not title.unit:
            yield Named(match.start(), title.end, written_out(page.text[match.start() : title.end]))


def _is_branded(text: str, match: regex.Match[str], end: int) -> bool:
    """'Nền tảng dữ liệu nông nghiệp số Cà Mau (camaunong)': what has a name of its own in parentheses is one thing."""
    return _BRACKETED.match(text, end) is not None and not is_one_of_many(text, match.start())


def _may_be_title(text: str, match: regex.Match[str]) -> bool:
    """Tell a title by its capital, or by its first words behind a head whose capital is not the sentence's."""
    head, opened = match["head"], bool(_OPENER.match(text, match.start("first")))
    if is_one_of_many(text, match.start()) or (head == "Hệ thống" and not opened):
        return False  # 'Hệ thống Trường học': the capital says little
    if match["first"][0].isupper():
        return True
    start = match.start()
    if head in _TELLING_HEADS and not _COMMON.match(text, match.start("first")):
        inside = text[max(0, start - 2) : start] == "; " or not begins_sentence(text, start)
        if inside and text[start - 1 : start] == " ":
            return True
    said_of_systems_only = head.endswith("tin")  # 'Hệ thống thông tin', 'Cổng thông tin'
    return opened and (said_of_systems_only or not begins_sentence(text, match.start()))
