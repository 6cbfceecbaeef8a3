"""Actors: each place in the text where a person acts, by name with posts or by a post alone ('Thủ tướng yêu cầu').

A sentence becomes a template in which every actor is one placeholder, so that the rules for roles are written over
short patterns: '⟦0⟧ chủ trì hội nghị tại điểm cầu Lào Cai'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import load
from diemcau.patterns.posts import PostMention
from diemcau.rules.frame import Frame
from diemcau.rules.holdings import Holding, by_name, holdings
from diemcau.rules.postplaces import post_place
from diemcau.text.anchored import on_pages
from diemcau.text.sentences import Span
from diemcau.text.spans import Cover, within

# "đồng chí ", "các đồng chí: ", "ông ", "PGS.TS "; not the end of "Kon Plông. "
_FORMS = sorted({form for entry in load("honorifics") for form in entry.forms}, key=lambda form: (-len(form), form))
_WORDS = "|".join(regex.escape(form) for form in _FORMS if form.islower() and form != "đ/c")
_SHORT = "|".join(regex.escape(form) for form in _FORMS if not form.islower() or form == "đ/c")
_HONORIFIC = on_pages(rf"(?<!\p{{L}})(?:(?i:các )?(?:(?i:{_WORDS})(?!\p{{L}}):?|(?i:{_SHORT})(?!\p{{L}})[.:]?) ?)+$")

# "Chủ tịch HĐND tỉnh | khóa XV, nhiệm kỳ 2021 - 2026"
_TERM = regex.compile(r"[ ]khóa[ ][\dIVXL]+(?:,?[ ]nhiệm kỳ[ ]\d{4}[ ]?[-–][ ]?\d{4})?(?![\p{L}\d])")
# "các Bộ trưởng", "từng Chủ tịch UBND xã", "nguyên Bí thư": nobody of this article
_NOBODY = regex.compile(r"(?i:\b(?:các|những|từng|mỗi|nguyên)[ ])$")


class Actor(NamedTuple):
    """A person in action: ``start`` to ``end`` (code points of the text) take in name, posts and honorific."""

    start: int
    end: int
    person: str
    named: bool


class Template(NamedTuple):
    """A sentence with placeholders ⟦i⟧ for its actors; ``span`` is the sentence in the text."""

    span: Span
    text: str
    actors: tuple[Actor, ...]

    def origin(self, offset: int) -> int:
        """The text offset of a template offset; inside a placeholder, that of its actor."""
        shift, at = self.span.start, 0
        for index, actor in enumerate(self.actors):
            mark = self.text.index(f"⟦{index}⟧", at)
            if offset <= mark:
                break
            at = mark + len(f"⟦{index}⟧")
            if offset < at:
                return actor.start
            shift = actor.end - at
        return offset + shift


@dataclass(frozen=True)
class Cast:
    """All actors of an article."""

    frame: Frame

    @cached_property
    def held(self) -> tuple[Holding, ...]:
        """The posts that names hold, in text order."""
        return holdings(self.frame)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Named actors and posts that stand for somebody named elsewhere, in text order, not overlapping."""
        page = self.frame.page
        found = [self._named(name.start, name.end, name.name) for name in page.names if not name.byline]
        linked = {h.post.start for h in self.held}
        named, last = Cover((a.start, a.end) for a in found), 0
        for post in page.posts:
            if post.start not in linked and post.start >= last and not named.holds(post.start):
                person = self._holder(post)
                if person:
                    found.append(Actor(self._with_honorific(post.start), post.end, person, named=False))
                    last = post.end
        return tuple(sorted(found))

    @cached_property
    def _of_name(self) -> dict[int, list[Holding]]:
        """The posts that a name holds, by where the name stands."""
        return by_name(self.held)

    @cached_property
    def _of_title(self) -> dict[str, list[Holding]]:
        groups: dict[str, list[Holding]] = {}
        for holding in self.held:
            groups.setdefault(holding.post.title, []).append(holding)
        return groups

    @cached_property
    def of_person(self) -> dict[str, list[Holding]]:
        """The posts that a person holds, in text order, by the full name."""
        groups: dict[str, list[Holding]] = {}
        for holding in self.held:
            groups.setdefault(holding.name.name, []).append(holding)
        return groups

    def _named(self, start: int, end: int, person: str) -> Actor:
        posts = [h.post for h in self._of_name.get(start, ()) if not h.rule.endswith("shared")]
        first = min([start, *(p.start for p in posts)])
        last = max([end, *(p.end for p in posts)])
        term = _TERM.match(self.frame.page.text, last) if posts else None
        last = term.end() if term else last
        if self.frame.page.text[last : last + 1] == ")" and "(" in self.frame.page.text[end:last]:
            last += 1
        return Actor(self._with_honorific(first), last, person, named=True)

    def _with_honorific(self, start: int) -> int:
        match = _HONORIFIC.search(self.frame.page.text, max(0, start - 32), start)
        return match.start() if match and not match[0].lower().startswith("các") else start

    def _holder(self, post: PostMention) -> str:
        """The one person whose post this is: same title, and same body and place as far as they are said."""
        if _NOBODY.search(self.frame.page.text, max(0, post.start - 8), post.start):
            return ""
        people = {h.name.name for h in self._of_title.get(post.title, ()) if self._fits(h.post, post)}
        return people.pop() if len(people) == 1 else ""

    def _fits(self, held: PostMention, post: PostMention) -> bool:
        if held.title != post.title or held.rank:
            return False
        if post.body and held.body_name and post.body_name != held.body_name:
            return False
        if post.reach == "local" and held.reach == "local" and post.body:
            return post_place(self.frame, held) == post_place(self.frame, post)
        return True

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """One template a sentence that has an actor, in text order."""
        found = []
        for sentence in self.frame.page.sentences:
            inside = [a for a in within(self.actors, *sentence) if a.end <= sentence.end]
            if inside:
                found.append(self._template(sentence, inside))
        return tuple(found)

    def _template(self, sentence: Span, actors: Sequence[Actor]) -> Template:
        text = self.frame.page.text
        parts: list[str] = []
        kept: list[Actor] = []
        at = sentence.start
        for actor in actors:
            if actor.start < at:
                continue
            parts.append(text[at : actor.start])
            parts.append(f"⟦{len(kept)}⟧")
            kept.append(actor)
            at = actor.end
        parts.append(text[at : sentence.end])
        return Template(sentence, "".join(parts), tuple(kept))
