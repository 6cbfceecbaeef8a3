"""Citations: legal and administrative documents cited with a number or a date (GUIDE: citations).

One row a document: 'Nghị quyết 57' and 'Nghị quyết số 57-NQ/TW ngày 22/12/2024' in one article are the same one, under
its full number. A law cited by title and year has no number; its title then is part of its kind ('Luật Căn cước').
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import regex

from diemcau.facts import Citation
from diemcau.lexicon.expand import expand
from diemcau.lexicon.loader import load
from diemcau.mentions import Page
from diemcau.patterns.dates import DateMention
from diemcau.patterns.legal import LegalMention, find_legal
from diemcau.patterns.titles import TitleGrammar
from diemcau.rules.context import Context
from diemcau.rules.names import body_at

RULE = "citations.number"

# Between a number (or an issuer) and the date: ' ngày ', ', ngày ', ' (ngày ', ' ban hành ngày ', ' ký ngày ', ' ('
_TO_DATE = regex.compile(
    r"\)?,?\s?\(?(?:(?:được\s)?(?:ký|ban\shành|ký\sban\shành)\s)?ngày\s|\s\((?=\d[\d/.-]{5,9}\))", regex.IGNORECASE
)
# 'do Thủ tướng | ký ngày 3/6/2020'
_SIGNS = regex.compile(r"\s(?:ký|ban|phê)$|\s(?:ký|ban hành|phê duyệt)\b")
# "Ngày 12/8/2024|, UBND tỉnh Bắc Kạn đã ban hành |Báo cáo số 517/BC-UBND": between the date and the document
_ISSUED = regex.compile(
    r",\s[^.;:\d\n]{2,90}?\s(?:(?:đã|vừa|cũng)\s)?(?:ban\shành|ký(?:\sban\shành)?|có|ra)\s", regex.IGNORECASE
)
_LONGEST_ISSUING = 120  # code points
_TO_ISSUER = regex.compile(r"\)?,?\s(?:do|của)\s(?=\p{Lu})")
# '175/NQ-CP' · '06/QĐ-TTg' · '98/2023/QH15'; not the two bodies of '01/2023/TTLT-BCA-BTP'
_SIGN = regex.compile(r"^\d+(?:/\d{4})?[-/](?:[\p{L}]+[-/])?(?P<body>\p{Lu}\p{L}*)\d*$")
_SEPARATOR = regex.compile(r"\s?(?:,|;|và|,\svà|cùng)\s(?:số\s)?")


class _Stated(NamedTuple):
    """What one mention states."""

    mention: LegalMention
    issuer: str
    date: str
    end: int


def citations(page: Page, context: Context) -> Iterator[Citation]:
    """Find the documents that the article cites, each once, in the order of their first mention."""
    stated = _stated(page, context)
    groups: dict[tuple[str, str], list[_Stated]] = {}
    for one in stated:
        groups.setdefault(_key(one, stated), []).append(one)
    for group in groups.values():
        best = max(group, key=lambda s: (s.mention.is_full, bool(s.date), bool(s.issuer), -s.mention.start))
        issuer, signed = best.issuer or next((s.issuer for s in group if s.issuer), ""), _signed(best.mention.number)
        issuer = signed if signed.startswith(issuer) else issuer  # 'của Thủ tướng' is the Thủ tướng Chính phủ
        date = best.date or next((s.date for s in group if s.date), "")
        evidence = page.evidence(best.mention.start, best.end, RULE)
        citation = Citation(best.mention.number, best.mention.kind, issuer, date, evidence)
        if best.mention.title and not best.mention.number:
            citation = replace(citation, kind=f"{best.mention.kind} {expand(best.mention.title)}")
        yield citation


def _signed(number: str) -> str:
    """Name the body that the number itself names at its end ('175/NQ-CP'), where that is one body for everybody."""
    sign = _SIGN.search(number)
    entry = next((e for e in load("legalsigns") if sign and sign["body"] in e.forms), None)
    return entry.label if entry else ""


def _key(one: _Stated, all_stated: list[_Stated]) -> tuple[str, str]:
    """Tell documents apart by kind and number; a bare number joins the one full number that it begins."""
    mention = one.mention
    kind = mention.kind.casefold()
    if not mention.number:
        return kind, f"{mention.title.casefold()} {one.date}"
    if mention.is_full:
        return kind, mention.number.casefold().lstrip("0")
    full = {
        other.mention.number.casefold().lstrip("0")
        for other in all_stated
        if other.mention.is_full
        and other.mention.number
        and other.mention.serial == mention.serial
        and other.mention.kind == mention.kind
    }
    return kind, full.pop() if len(full) == 1 else mention.serial


def _stated(page: Page, context: Context) -> list[_Stated]:
    """Read each mention with the issuer and the date behind it; a list ('Nghị quyết 57, 59') shares its issuer."""
    grammar = page.title_grammar
    dates = {date.start: date for date in page.dates if date.day is not None}
    found: list[_Stated] = []
    for mention in reversed(list(find_legal(page.text, page.folded))):
        one = _read(page, grammar, mention, dates, context)
        follower = found[-1] if found else None
        if follower and not one.issuer and _SEPARATOR.fullmatch(page.text, one.end, follower.mention.start):
            one = one._replace(issuer=follower.issuer)
        if mention.number or one.date:
            found.append(one)
    return found[::-1]


def _read(
    page: Page, grammar: TitleGrammar, mention: LegalMention, dates: dict[int, DateMention], context: Context
) -> _Stated:
    end = mention.end
    issuer, date = "", str(mention.year or "")
    for _ in range(2):  # issuer and date come in either order
        if not date and (found := _date_after(page.text, end, dates)):
            date, end = found.iso(context.year), found.end
        if not issuer and (named := _issuer_after(page, grammar, end, context)):
            issuer, end = named
    if not date and mention.number and (told := _date_before(page.text, mention.start, dates)):
        date = told.iso(context.year)
    return _Stated(mention, issuer, date, end)


def _date_after(text: str, end: int, dates: dict[int, DateMention]) -> DateMention | None:
    gap = _TO_DATE.match(text, end)
    return dates.get(gap.end()) if gap else None


def _date_before(text: str, start: int, dates: dict[int, DateMention]) -> DateMention | None:
    """The day on which somebody issues the document at ``start``: 'Ngày 12/8/2024, UBND tỉnh ban hành …'."""
    near = [date for at, date in dates.items() if start - _LONGEST_ISSUING <= at < start]
    last = max(near, key=lambda date: date.start, default=None)
    return last if last and _ISSUED.fullmatch(text, last.end, start) else None


def _issuer_after(page: Page, grammar: TitleGrammar, end: int, context: Context) -> tuple[str, int] | None:
    """Find the body or post named behind 'của' or 'do', and where its name ends."""
    gap = _TO_ISSUER.match(page.text, end)
    if gap is None:
        return None
    if body := body_at(page, gap.end(), context):
        return body
    title = grammar.read(gap.end(), subjects=False)
    if title.end <= gap.end():
        return None
    signs = _SIGNS.search(page.text, gap.end(), title.end)
    end = signs.start() if signs else title.end
    written = page.text[gap.end() : end]
    inside = [b for b in page.bodies if b.reach == "national" and gap.end() < b.start and b.end == end]
    if inside:  # 'Chánh án TANDTC'
        written = page.text[gap.end() : inside[0].start] + inside[0].name
    return expand(written), end
