"""Programmes: named programmes, projects (đề án), plans, strategies, movements (GUIDE: programmes).

Known ones come from lexicon/programmes.toml under one canonical name, others from the grammar of programmetitles. What
every locality has ('kế hoạch chuyển đổi số') and plain groups are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.facts import Programme
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.mentions import Page
from diemcau.rules.context import Context
from diemcau.rules.names import Named, apart, once
from diemcau.rules.programmetitles import titled_programmes

LEXICON_RULE = "programmes.lexicon"
OPEN_RULE = "programmes.title"


# "Cục | Chuyển đổi số quốc gia"
_OFFICE = regex.compile(r"(?:Cục|Vụ|Viện|Trung tâm)[ ]$")
_CLOSING = regex.compile(r"[^”\"»\n]{0,200}[”\"»]")


def programmes(page: Page, context: Context) -> Iterator[Programme]:
    """Find the programmes that the article names, each once, in the order of their first mention."""
    known = [Named(start, end, entry.label) for start, end, entry in _known(page) if entry.get("kind") != "topic"]
    opened = apart(titled_programmes(page, context), known)
    for named in once([*known, *opened]):
        rule = LEXICON_RULE if named in known else OPEN_RULE
        yield Programme(named.name, page.evidence(named.start, named.end, rule))


def topic_mentions(page: Page, context: Context | None = None) -> list[Named]:
    """Find every mention of a programme or of 'chuyển đổi số quốc gia': what a meeting can be about, in text order."""
    topics = [
        Named(first, last, entry.get("topic") or entry.label)
        for first, last, entry in _known(page)
        if not (entry.get("kind") == "topic" and _in_office(page, first))
    ]
    return sorted([*topics, *apart(titled_programmes(page, context or Context()), topics)])


def _in_office(page: Page, start: int) -> bool:
    """Whether a topic only is in an office's name: 'Cục Chuyển đổi số quốc gia' may hold any meeting."""
    return _OFFICE.search(page.text, max(0, start - 12), start) is not None


def _known(page: Page) -> Iterator[tuple[int, int, Entry]]:
    """Yield what the lexicon knows, with its span; what stands inside a title that goes on is part of it."""
    free = 0
    for hit in page.hits("programmes"):
        if hit.start >= free:
            free = _title_end(page, hit) if hit.item.get("title") else hit.end
            yield hit.start, free, hit.item


def _title_end(page: Page, hit: Hit[Entry]) -> int:
    """Follow a title to its closing quotation mark, or as far as the grammar of names goes."""
    if page.text[hit.start - 1 : hit.start] in {"“", '"', "«"} and (quoted := _CLOSING.match(page.text, hit.end)):
        return quoted.end() - 1
    last_word = page.text.rindex(" ", hit.start, hit.end) + 1
    return page.title_grammar.read(last_word).end
