"""Where a figure stands: its sentence, its clause, the parentheses around it, and the words before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from diemcau.mentions import Page
from diemcau.patterns.quantities import Quantity
from diemcau.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure and its surroundings; all spans count code points of the page's text.

    ``clause`` is the stretch between semicolons (or inside the parentheses ``paren``). ``before`` reaches from the
    clause's start or the figure before it on the same level to the figure's ``qualifier`` ('hơn', 'ước đạt tăng
    trưởng'), ``after`` from the figure to the next one or the clause's end; both without dates, periods and what stands
    in parentheses of its own. ``quote`` is the figure as written, ``opening`` the text before the first figure of the
    clause; ``first`` says that this is the one. ``previous_end`` is where the figure before it on the same level ends,
    0 for the first.
    """

    quantity: Quantity
    sentence: Span
    clause: Span
    paren: Span | None
    before: str
    qualifier: str
    after: str
    opening: str
    first: bool
    quote: str
    previous_end: int


_LEAD = 4  # words, with the comma
_BLANK = "\x00"
# a blanked date or period with the words that lead to it: 'so với cuối năm 2023', 'tính đến ngày 30/6', 'trong quý I'
_GAP = regex.compile(
    r"(?:\s*(?<!\p{L})(?:so với|cùng với|trong|vào|tính đến|tính tới|đến|tới|từ|kể từ|của|tại|hết|ngày|tháng|hồi"
    r"|riêng|tính chung|và|mức|thời điểm|số|nay))*\s*\x00+",
    regex.IGNORECASE,
)
_AND = regex.compile(r"\s(?:và|hoặc)(?:\s[^\s,;]+){1,3}\s")
_SPACES = regex.compile(r"\s+")
_PAREN = regex.compile(r"\((?P<inner>[^()\n]*)\)")


@lru_cache(maxsize=256)  # several rules ask for the words around one figure
def outside(text: str) -> str:
    """``text`` without its parentheses: 'đạt 42% (năm 2023 là 17%) số hồ sơ' → 'đạt 42% số hồ sơ'."""
    text = _GAP.sub("", text) if _BLANK in text else text
    return _SPACES.sub(" ", _PAREN.sub(" ", text)).replace(" ,", ",") if "(" in text else text


def settings(page: Page) -> Iterator[list[Setting]]:
    """For each sentence with figures, its figures' settings in text order."""
    groups: dict[Span, list[Quantity]] = {}
    for quantity in page.quantities:
        groups.setdefault(page.sentence_at(quantity.start), []).append(quantity)
    text = _timeless(page)
    for sentence, quantities in groups.items():
        yield list(_of_sentence(text, sentence, quantities))


def _timeless(page: Page) -> str:
    """The page's text with its dates and periods blanked out, offsets unchanged."""
    parts, end = [], 0
    spans = [(p.start, p.end) for p in page.periods] + [(d.start, d.end) for d in page.dates]
    for start, stop in sorted(spans):
        if start >= end:
            parts += [page.text[end:start], _BLANK * (stop - start)]
            end = stop
    return "".join([*parts, page.text[end:]])


def _of_sentence(text: str, sentence: Span, quantities: list[Quantity]) -> Iterator[Setting]:
    parens = [Span(*m.span("inner")) for m in _PAREN.finditer(text, sentence.start, sentence.end)]
    inside = [next((p for p in parens if p.start <= q.start < p.end), None) for q in quantities]
    for quantity, paren in zip(quantities, inside, strict=True):
        clause = _clause(text, paren or sentence, quantity, [] if paren else parens)
        low, high = clause
        level = [q for q, p in zip(quantities, inside, strict=True) if p == paren and low <= q.start < high]
        place = next(i for i, q in enumerate(level) if q is quantity)
        left = level[place - 1].end if place else clause.start
        right = level[place + 1].lead if place + 1 < len(level) else clause.end
        before = outside(text[left : max(left, quantity.lead)])
        qualifier = text[quantity.lead : quantity.start]
        after = outside(text[quantity.end : max(quantity.end, right)])
        if place + 1 < len(level):
            after = _without_lead(after)
        opening = before if place == 0 else outside(text[clause.start : level[0].lead])
        yield Setting(
            quantity,
            sentence,
            clause,
            paren,
            before,
            qualifier,
            after,
            opening,
            place == 0,
            text[quantity.start : quantity.end],
            level[place - 1].end if place else 0,
        )


def _without_lead(after: str) -> str:
    """Cut what leads to the next figure: ' thẻ căn cước, kích hoạt ' → ' thẻ căn cước, '."""
    if _AND.fullmatch(after):
        return ""  # '5 luật và cho ý kiến 6 dự án luật'
    comma = after.rfind(", ")
    return after[: comma + 2] if comma >= 0 and len(after[comma:].split()) <= _LEAD else after


def _clause(text: str, around: Span, quantity: Quantity, parens: list[Span]) -> Span:
    """The stretch between semicolons that holds the figure; semicolons in parentheses do not divide."""
    start, end = around
    at = around.start - 1
    while (at := text.find(";", at + 1, around.end)) >= 0:
        if any(p.start <= at < p.end for p in parens):
            continue
        if at < quantity.start:
            start = at + 1
        else:
            end = at
            break
    while end > start and text[end - 1] in ".…!? ":
        end -= 1
    return Span(start, max(end, quantity.end))
