"""Articles about something smaller than a locality, or larger: a hospital, a company, a village, a region."""

from __future__ import annotations

import regex

from diemcau.lexicon.expand import expand
from diemcau.lexicon.wordlists import words
from diemcau.mentions import Page
from diemcau.patterns.bodies import BodyMention
from diemcau.text.anchored import on_pages

_OPENING = 700  # code points in which an article says whose it is
# 'Bệnh viện Đa khoa tỉnh', 'Công đoàn Tổng công ty', 'Trường Đại học'
_HOUSE = regex.compile(rf"(?:{words('houses')})(?!\p{{L}})", regex.IGNORECASE)
# 'Trường Đại học Vinh (đã) tổ chức', 'Công đoàn … (EVNCPC) đăng cai': the house is the one that acts
_HOLDS = regex.compile(
    r"(?:\s\([^()\n]{1,30}\))?\s(?:(?:đã|vừa|sẽ|long trọng|trang trọng)\s)*(?:tổ chức|đăng cai|khai giảng|khai mạc)"
    r"(?!\p{L})",
    regex.IGNORECASE,
)
# 'chi nhánh Khu vực 14', 'Thuế khu vực VIII'
_REGION = regex.compile(
    rf"(?<!\p{{L}})(?:{words('regional-offices')})\s(?i:khu\svực)\s(?P<number>\d{{1,2}}|[IVX]+)(?![\p{{L}}\d])",
    regex.IGNORECASE,
)
# 'thôn Bản Mạ', 'ấp Tân Hòa', 'tổ dân phố Đông Thành'
_VILLAGE = on_pages(
    r"(?<!\p{L})(?:[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Ll]àng|[Kk]hu phố|[Tt]ổ dân phố)\s"
    r"(?P<name>\p{Lu}[\p{L}']*+(?:[ ]\p{Lu}[\p{L}']*+){0,2}+)(?![ ]?\d|-)"
)
_ABOVE = r"(?<!\p{L})(?:xã|phường|thị trấn|huyện|thị xã|quận|đặc khu|tỉnh|thành phố|TP\.?)\s"


def village(page: Page) -> str:
    r"""The village that the headline names, by bare name; '' without one, or where a locality has the same name.

    >>> from diemcau.text.document import plain_document
    >>> village(Page(plain_document("a", "Tổ công nghệ ở Nà Lằng\nThôn Nà Lằng có 90 hộ.")))
    'Nà Lằng'
    """
    if not page.paragraphs:
        return ""
    text, title = page.text, page.text[slice(*page.paragraphs[0])]
    for match in _VILLAGE.finditer(text):
        name = match["name"]
        known = name in title and text.count(name) > 1
        if known and not regex.search(rf"{_ABOVE}{regex.escape(name)}(?!\s?(?-i:\p{{Lu}}))", text, regex.IGNORECASE):
            return name
    return ""


def region(page: Page) -> str:
    r"""The region of the office whose article it is: 'Khu vực 14'; '' without one.

    >>> from diemcau.text.document import plain_document
    >>> region(Page(plain_document("a", "Thuế khu vực VIII sơ kết\nThuế khu vực VIII thu 900 tỷ đồng.")))
    'Khu vực VIII'
    """
    named = _REGION.findall(page.text, 0, _OPENING)
    alike = named and all(number == named[0] for number in named)
    return f"Khu vực {named[0]}" if alike and len(named) > 1 else ""


def house(page: Page) -> str:
    """The hospital, school, company or union that the headline names alone or that holds the article's event, as
    written, abbreviations written out; '' without one.
    """
    if not page.paragraphs:
        return ""
    title = page.paragraphs[0]
    named = [b for b in page.bodies if title.start <= b.start < title.end]
    own = {_written(page, b) for b in named if _is_house(b)}
    if own:
        others = [b for b in named if not _is_house(b) and b.reach == "local"]
        return own.pop() if len(own) == 1 and not others else ""
    opening = (b for b in page.bodies if title.end <= b.start < _OPENING and _is_house(b))
    holder = next((b for b in opening if _HOLDS.match(page.text, b.end)), None)
    return _written(page, holder) if holder and not named else ""


def _is_house(body: BodyMention) -> bool:
    return _HOUSE.match(body.name) is not None and body.reach in {"named", "local"}


def _written(page: Page, body: BodyMention) -> str:
    return body.name if body.reach == "named" else expand(page.text[body.start : body.end])
