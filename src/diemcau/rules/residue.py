"""What looks like a fact and that no rule explained: titles without a holder, capitalised names that nothing claims.

The figures that no rule explained come from :mod:`diemcau.rules.measures`. Together they make the residue report:
recall that can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import regex

from diemcau.facts import (
    Body,
    Citation,
    Fact,
    Meeting,
    MeetingSlot,
    Participation,
    Person,
    Place,
    Programme,
    Residue,
    System,
)
from diemcau.patterns.names import Run, runs
from diemcau.rules.actors import Cast
from diemcau.text.fold import fold
from diemcau.text.spans import Cover

# "Chủ tịch UBND các xã", "Giám đốc các sở": an office in general, nobody's
_IN_GENERAL = regex.compile(r"(?i:\b(?:các|những|mọi|từng|mỗi|một số|chức danh|đồng chí)[ ])$")
# Facts whose evidence is a whole passage explain no single name in it
_PASSAGES = (Meeting, MeetingSlot, Participation)
# One capital syllable is a word at the head of a sentence, or half a word ('Công' of 'Công an'): no name by itself
_MIN_SYLLABLES = 2


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def residue(cast: Cast, facts: Iterable[Fact]) -> Iterator[Residue]:
    """Titles, then names that no fact of the article explains, each group in text order."""
    yield from _titles(cast)
    yield from _names(cast, tuple(facts))


def _titles(cast: Cast) -> Iterator[Residue]:
    """Posts with their body ('Giám đốc Sở Y tế') that stand beside no name and point to nobody named elsewhere."""
    page = cast.frame.page
    acting = Cover((actor.start, actor.end) for actor in cast.actors)
    for post in page.posts:
        general = _IN_GENERAL.search(page.text, max(0, post.start - 12), post.start)
        named = post.body_name and page.text[post.start].isupper()  # 'thành viên Ban Chỉ đạo' is anybody
        if named and not general and not acting.holds(post.start):
            yield Residue("title", page.evidence(post.start, post.end, "residue.title"))


def _names(cast: Cast, facts: tuple[Fact, ...]) -> Iterator[Residue]:
    """Runs of capitalised syllables that lie in no fact's evidence and in no mention that the page knows."""
    frame, page = cast.frame, cast.frame.page
    offsets, ends = page.document.offsets, page.document.ends
    taken = bytearray(len(page.document.source) + 1)
    for fact in facts:
        if not isinstance(fact, _PASSAGES):
            _mark(taken, fact.evidence.start, fact.evidence.end)
    mentions: list[_Spanned] = [*page.names, *page.bodies, *page.posts]
    mentions += [*frame.explicit, *frame.sites, *page.place_hits.values()]
    for mention in mentions:
        _mark(taken, offsets[mention.start], ends[mention.end - 1])
    known = "\n".join(fold(name) for name in _fact_names(facts))
    for run in runs(page.text):
        core = run.parts[1:] if _opens_sentence(page.text, run) else run.parts
        if len(core) < _MIN_SYLLABLES or taken.find(1, offsets[run.start], ends[run.end - 1]) >= 0:
            continue
        if fold(page.text[core[0][0] : run.end]) not in known:  # 'Trên Cổng Dịch …' of the portal named before
            yield Residue("name", page.evidence(run.start, run.end, "residue.name"))


def _fact_names(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, (Body, Person, Place, Programme, System)):
            yield fact.name
        elif isinstance(fact, Citation):
            yield fact.kind


def _mark(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _opens_sentence(text: str, run: Run) -> bool:
    """Whether a run stands where a sentence gives its first syllable a capital anyway."""
    before = text[max(0, run.start - 6) : run.start].rstrip(" \"“'(-–+*•")
    return not before or before[-1] in ".!?…:;|\n"
