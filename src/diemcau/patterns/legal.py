"""Legal and administrative documents by number or title: 'Nghị quyết số 57-NQ/TW', 'Luật Căn cước năm 2023'.

How a number is built: Nghị định 30/2020/NĐ-CP, Phụ lục I (serial, year for normative texts, kind, issuing body); party
documents put a dash after the serial (Hướng dẫn 36-HD/VPTW). What a kind is called: lexicon/legalkinds.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit, page_hits
from diemcau.lexicon.wordlists import words
from diemcau.text.fold import fold


class LegalMention(NamedTuple):
    """A document as cited: code points ``start`` to ``end`` (exclusive), from the kind (or the number) to the number.

    ``kind`` is the canonical kind; ``number`` as written, without spaces ('57-NQ/TW'), '' where a law is cited by its
    title and year or a document by its date alone. ``title`` is a law's title, ``year`` the year of a law so cited.
    """

    start: int
    end: int
    kind: str
    number: str
    title: str = ""
    year: int | None = None

    @property
    def serial(self) -> str:
        """The running number alone, without leading zeros: '57' of '57-NQ/TW'."""
        match = _SERIAL_ONLY.match(self.number)
        return match[0] if match else ""

    @property
    def is_full(self) -> bool:
        """True when the number says more than the running number."""
        return bool(self.number) and not self.number.isdecimal()


_SERIAL_ONLY = regex.compile(r"(?<=^0*)[1-9]\d*")
# 59/2022/NĐ-CP · 98/2023/QH15 · 06/QĐ-TTg · 57-NQ/TW · 02-KH/BCĐTW · 1320/BTTTT-THH · 2345/QĐ-NHNN · 12 - CTr/TU
# 01/2023/TTLT-BCA-BTP · 57-NQ/T.Ư · 1232/NQ-UBTVQH15; not 12/2023, 63/63, 5-7
_FULL = r"""
    (?<![\d\p{L}/.,-]) \d{1,5}[a-zđ]?
    (?: \s?/\s?(?:19|20)\d\d \s?/\s? (?-i:\p{Lu}) [\p{L}]{0,9}\d{0,2}
      | \s?[-–/]\s? (?-i:\p{Lu}) [\p{L}&]{0,11} (?= \s?[-–/]\s?(?-i:\p{Lu}) ) )
    (?: \s?[-–/]\s? (?-i:\p{Lu}) [\p{L}&]* (?:\.(?=\p{Lu})[\p{L}&]+)? (?:(?<=QH|UBTVQH)\d\d)? ){0,4}
    (?! [\d\p{L}] )
"""
_SHORT = r"(?<![\d\p{L}/.,-]) \d{1,4} (?! [\d\p{L}%] | \s?[/-]\s?[\d\p{L}] | [.,:]\d )"
# After a bare number ('Nghị quyết 57') only a pause or certain words may come; no counted noun ('Nghị quyết 5 điểm').
_FREE = rf"(?= \s* (?: \Z | [\n.,;:)\]”\"’'?!…] | [(] | [-–]\s | (?:{words('after-a-number')}|năm\s(?:19|20))\b ) )"
# Further numbers under one kind: ', 59', 'và 66', ', 422/QĐ-TTg', 'và số 71-NQ/TW'
_MORE = r"\s?(?:,|;|và|,\svà|cùng)\s(?:số\s)?"
# '… ngày 6/1/2022 và số 422/QĐ-TTg': a date may stand between two numbers
_DATED_FIRST = r"(?:\s\(?ngày\s\d[\d/.-]{2,9}\)?)?"


# Behind the kind: ' số 57-NQ/TW' · ' 06/QĐ-TTg' · ' (số 57-NQ/TW)' · ' số 57', and, with words between,
# ' chuyên đề số 10-NQ/TU' · ' của Bộ Chính trị số 57-NQ/TW' · ' Giao dịch điện tử (số 20/2023/QH15)'
_NUMBERED = regex.compile(
    rf"""
    \s (?: \(?số:?\s )? (?P<full>{_FULL})
    | \s \(?số:?\s (?P<short>{_SHORT})
    | (?: [ ] (?!số\b|và\b) [\p{{L}}]+,? ){{1,12}}? ,?\s \(?số:?\s (?P<full>{_FULL})
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'Nghị quyết 57 của Bộ Chính trị', 'các Nghị quyết 57, 59, 66 và 68'; not '4 Công điện', 'Nghị quyết 5 điểm'
_BARE = regex.compile(rf"\s(?P<short>{_SHORT}) {_FREE}", regex.VERBOSE)
# 'Chỉ thị ngày 5/9/2024', 'Nghị quyết của Bộ Chính trị ngày 22/12/2024': a date stands in for the number
_DATED = regex.compile(r"(?: \scủa (?: \s[\p{L}]+ ){1,8}? )? ,?\s\(?ngày\s\d", regex.VERBOSE)
# 'Luật Giao dịch điện tử năm 2023' · 'Luật Phòng, chống tham nhũng 2018,' · 'Bộ luật Dân sự năm 2015'
# · 'Hiến pháp năm 2013' · 'Luật Tổ chức chính quyền địa phương ngày 19/6/2015'
# not 'Luật Đất đai có hiệu lực từ năm 2024', 'dự án Luật Dữ liệu'
_TITLED = regex.compile(
    rf"""
    (?P<title> (?: \s(?-i:\p{{Lu}})\p{{L}}+
      (?: ,?\s (?! (?:{words("not-in-a-law")})\b ) \p{{L}}+ ){{0,13}}
    )? )
    (?: \s (?: \(?năm\s (?P<year>(?:19|20)\d\d) | (?P<year>(?:19|20)\d\d) (?=\s?[,.;:)\n]|\Z) ) (?![\d/-])
      | (?= ,?\s\(?ngày\s\d ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_MORE_FULL = regex.compile(rf"{_DATED_FIRST}{_MORE}(?P<number>{_FULL})", regex.VERBOSE | regex.IGNORECASE)
_MORE_SHORT = regex.compile(rf"{_MORE}(?P<number>{_SHORT}) {_FREE}", regex.VERBOSE | regex.IGNORECASE)
_SPACED = regex.compile(r"\s+")
_PARTY_CENTRE = regex.compile(r"T\.Ư|TƯ|T\.W")


def clean_number(written: str) -> str:
    """Write a number without spaces, with plain dashes, and 'TW' for every way to write the party's centre.

    >>> clean_number("57 – NQ/T.Ư")
    '57-NQ/TW'
    """
    return _PARTY_CENTRE.sub("TW", _SPACED.sub("", written).replace("–", "-"))


def find_legal(text: str, folded: str | None = None) -> Iterator[LegalMention]:
    """Find the documents cited in ``text``, in text order; several numbers under one kind give several mentions.

    ``folded`` is ``fold(text)`` where the caller has it already.

    >>> text = "Nghị quyết số 57-NQ/TW, các Nghị quyết 59 và 66; 4 Công điện; Đề án 06"
    >>> [(mention.kind, mention.number) for mention in find_legal(text)]
    [('Nghị quyết', '57-NQ/TW'), ('Nghị quyết', '59'), ('Nghị quyết', '66')]
    """
    found = page_hits("legalkinds", fold(text) if folded is None else folded)
    hits = [hit for hit in found if _is_kind(text, hit)]
    free = 0
    for hit, following in pairwise([*hits, None]):
        if hit is None or hit.start < free:
            continue
        for mention in _read(text, hit, following.start if following else len(text)):
            free = mention.end
            yield mention


def _is_kind(text: str, hit: Hit[Entry]) -> bool:
    """Abbreviations count only as they are written in the lexicon, and not as a piece of another ('TT&TT')."""
    written = text[hit.start : hit.end]
    if any(form.isupper() for form in hit.item.forms if fold(form) == fold(written)) and written not in hit.item.forms:
        return False
    return text[hit.start - 1 : hit.start] not in {"&", "-", "/"} and text[hit.end : hit.end + 1] != "&"


def _read(text: str, hit: Hit[Entry], following: int) -> Iterator[LegalMention]:
    """Read what stands behind one kind; no number may lie beyond ``following``, where the next kind begins."""
    kind, capital = hit.item.label, text[hit.start].isupper()
    numbered = _NUMBERED.match(text, hit.end)
    group = "full" if numbered and numbered["full"] else "short"
    if numbered and numbered.start(group) <= following and (group == "full" or capital):
        yield LegalMention(hit.start, numbered.end(), kind, clean_number(numbered[group]))
        yield from _more(text, numbered.end(), kind, _MORE_FULL if group == "full" else _MORE_SHORT)
    elif hit.item.get("short") and capital and (bare := _BARE.match(text, hit.end)):
        yield LegalMention(hit.start, bare.end("short"), kind, bare["short"])
        yield from _more(text, bare.end("short"), kind, _MORE_SHORT)
    elif hit.item.get("law") and (law := _TITLED.match(text, hit.end)) and (law["title"] or kind == "Hiến pháp"):
        yield LegalMention(
            hit.start, law.end(), kind, "", law["title"].strip(), int(law["year"]) if law["year"] else None
        )
    elif hit.item.get("dated") and capital and _DATED.match(text, hit.end):
        yield LegalMention(hit.start, hit.end, kind, "")


def _more(text: str, end: int, kind: str, pattern: regex.Pattern[str]) -> Iterator[LegalMention]:
    while match := pattern.match(text, end):
        end = match.end("number")
        yield LegalMention(match.start("number"), end, kind, clean_number(match["number"]))
