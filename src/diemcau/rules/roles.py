"""Roles: who chairs, attends and speaks at the meeting of an article, as its sentences say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.facts import Role
from diemcau.rules import rolewords as words
from diemcau.rules.actors import Actor, Template
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.weights import lead_end
from diemcau.rules.roleguards import BESIDE, Guard
from diemcau.rules.rolelists import Found, delegations, lines
from diemcau.text.spans import within


class Part(NamedTuple):
    """One role found: who, between which text offsets it was said (code points), by which rule.

    ``behind`` is where the words that name the person end, 0 where a pronoun stands for the name.
    """

    person: str
    role: Role
    at: int
    end: int
    rule: str
    behind: int = 0


# kinds of meetings at which two sides meet: 'A đã tiếp B' in the lead tells of them
_MEETINGS_OF_TWO = frozenset({"gặp mặt", "buổi làm việc"})
_CHAIN = 140  # code points behind the first verb in which further verbs of the subject stand


def roles(core: Core) -> Iterator[Part]:
    """All roles at the meeting of ``core`` in text order of their sentences, one person perhaps several times."""
    yield from _Roles(core).parts()


@dataclass(frozen=True)
class _Roles:
    core: Core

    @cached_property
    def _guard(self) -> Guard:
        return Guard(self.core)

    def parts(self) -> Iterator[Part]:
        listing = -1  # where the sentence ends whose list of attendees may go on
        for template in self.core.cast.templates:
            if self._guard.earlier(template):
                continue
            attendees = [*self._attendees(template)]
            if not attendees and 0 <= template.span.start - listing <= 2:
                attendees = [*self._more_of_them(template)]
            listing = template.span.end if attendees else -1
            sent = self._delegations(template)
            for part in (
                *self._subjects(template),
                *self._headers(template),
                *self._speakers(template),
                *attendees,
                *sent,
            ):
                if not self._guard.elsewhere(template, part.role, part.at, part.person):
                    yield part
        yield from self._below_headings()
        yield from self._pronouns()

    def _delegations(self, template: Template) -> Iterator[Part]:
        core, page = self.core, self.core.frame.page
        named = core.span is not None and template.span.start <= core.span.start < template.span.end
        met = core.type in _MEETINGS_OF_TWO and template.span.start < lead_end(core.frame, 3)
        reports = named or met or bool(within(core.own, *template.span))
        for found in delegations(page, template, reports=reports):
            yield self._told(template, found)

    def _below_headings(self) -> Iterator[Part]:
        """'Cùng dự có các đồng chí:' and a line for each."""
        for heading, item, found in lines(self.core.frame.page, self.core.cast.templates):
            template = Template(heading, self.core.frame.page.text[slice(*heading)], ())
            if not self._guard.earlier(template) and not self._guard.elsewhere(template, found.role, heading.end):
                yield self._told(item, found)

    @staticmethod
    def _told(template: Template, found: Found) -> Part:
        start, end = template.origin(found.start), template.origin(found.end)
        at, stop = min(start, found.actor.start), max(end, found.actor.end)
        return Part(found.actor.person, found.role, at, stop, f"participations.{found.rule}", found.actor.end)

    def _subjects(self, template: Template) -> Iterator[Part]:
        text = template.text
        # behind 'Tại điểm cầu X, các đồng chí: ' the verb comes last: '⟦0⟧; ⟦1⟧ dự và chủ trì'
        opened = {m.end(): m["site"] is not None for m in words.ATTENDANCE.finditer(text)}
        for match in words.SUBJECT.finditer(text):
            saying = match["say"] is not None
            sited = opened.get(match.start("who"))
            whole = sited is None or (sited and not saying)
            who = match["who"] if whole else match["who"].rpartition(";")[2]
            held = words.NOT_ACTING.search(text, 0, match.start("who")) or (
                saying and words.NOT_SAYING.search(text, 0, match.start("who"))
            )
            for actor in _actors(template, _freed(who) if held else who):
                if saying and (
                    self._guard.outside(template, match, actor, apposed=match["apposed"] or "")
                    or self._assigns(match, actor)
                ):
                    continue
                yield self._part(template, match, actor, _role(match), "subject")
                spoke = saying and not _is_formal(match["say"])
                for further in _chain(text, match.end(), words.MEANWHILE if spoke else words.NEXT_VERB):
                    yield self._part(template, further, actor, _role(further), "chained")

    @staticmethod
    def _assigns(match: regex.Match[str], actor: Actor) -> bool:
        """'nhiệm vụ Chủ tịch UBND tỉnh giao': a post alone that hands out work inside a phrase."""
        before = match.string[: match.start("who")].rstrip()
        opens = not before or before.endswith((",", ";", ":", "–", "-"))
        return not actor.named and not opens and match["say"].lower() == "giao"

    def _headers(self, template: Template) -> Iterator[Part]:
        for match in words.CHAIR_HEADER.finditer(template.text):
            role = _chair(match["verb"] or match["verb2"] or "")
            for further in (match, *_further_sites(match)):
                for actor in _actors(template, further["who"]):
                    yield self._part(template, further, actor, role, "header")
        for match in words.CHAIR_MARK.finditer(template.text):
            for actor in _actors(template, match["who"]):
                yield self._part(template, match, actor, _chair(match["verb"]), "marked")

    def _speakers(self, template: Template) -> Iterator[Part]:
        text = template.text
        rules = (
            ("opening", words.OPENING), ("speaking", words.SPEAKING_HEADER), ("by", words.BY),
            ("according", words.ACCORDING), ("quoted", words.QUOTED), ("colon", words.COLON),
            ("passive", words.PASSIVE),
        )  # fmt: skip
        for name, pattern in rules:
            for match in pattern.finditer(text):
                if name == "by" and words.NOT_BY.search(text, 0, match.start()):
                    continue
                for actor in _actors(template, match["who"]):
                    if (name == "according" and not actor.named) or self._guard.outside(template, match, actor):
                        continue
                    if (
                        name == "by"
                        and not actor.named
                        and match["noun"].lower() not in {"phát biểu", "tham luận", "trình bày"}
                    ):
                        continue
                    yield self._part(template, match, actor, Role.SPEAKER, name)

    def _attendees(self, template: Template) -> Iterator[Part]:
        text = template.text
        chaired = [m.span() for header in words.CHAIR_HEADER.finditer(text) for m in _further_sites(header)]
        for match in words.ATTENDANCE.finditer(text):
            if any(start <= match.start() < end for start, end in chaired):
                continue
            clause = max(text.rfind(mark, 0, match.start()) for mark in (".", ";", "⟧")) + 1
            told = text[clause : match.start()] if match["site"] else ""
            if words.NOT_ATTENDANCE.search(told + (match["between"] or "") + match["rest"]):
                continue
            rest = text[match.end() :]
            stop = words.LIST_ENDS.search(rest)
            listed = rest[: stop.start()] if stop and words.PLACEHOLDER.search(rest[: stop.start()]) else rest
            for actor in _actors(template, listed):
                yield self._part(template, match, actor, Role.ATTENDEE, "attending")

    def _more_of_them(self, template: Template) -> Iterator[Part]:
        """'… Các đồng chí Ủy viên Trung ương Đảng: A; B.': the list of the sentence before goes on without a verb."""
        match = words.MORE_OF_THEM.match(template.text)
        if match:
            for actor in _actors(template, match["who"]):
                yield self._part(template, match, actor, Role.ATTENDEE, "attending")

    def _pronouns(self) -> Iterator[Part]:
        """'Đồng chí yêu cầu …': the only person of the sentence before, in the same paragraph."""
        page = self.core.frame.page
        told = {t.span: t for t in self.core.cast.templates}
        focus: Actor | None = None
        last = 0
        for sentence in page.sentences:
            if page.text.find("\n", last, sentence.start) >= 0:
                focus = None  # another paragraph
            last = sentence.end
            template = told.get(sentence)
            if template:
                people = {a.person for a in template.actors}
                focus = template.actors[0] if len(people) == 1 else None
                continue
            text = page.text[sentence.start : sentence.end]
            match = words.PRONOUN.search(text) if focus else None
            if focus and match and not BESIDE.search(text) and self._present(focus):
                start, end = sentence.start + match.start("pronoun"), sentence.start + match.end()
                yield Part(focus.person, Role.SPEAKER, start, end, "participations.pronoun")

    def _present(self, actor: Actor) -> bool:
        """Whether the person holds a post here: a citizen who is portrayed does not speak at the meeting."""
        return actor.person in self.core.cast.of_person

    @staticmethod
    def _part(template: Template, match: regex.Match[str], actor: Actor, role: Role, rule: str) -> Part:
        start, end = template.origin(match.start()), template.origin(match.end())
        return Part(
            actor.person, role, min(start, actor.start), max(end, actor.end), f"participations.{rule}", actor.end
        )


def _chain(text: str, start: int, verbs: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """Further ``verbs`` of a subject up to the next actor, semicolon or full stop."""
    far = min(len(text), start + _CHAIN)
    stop = min((at for mark in "⟦;" if (at := text.find(mark, start, far)) >= 0), default=far)
    yield from verbs.finditer(text, start, stop)


def _further_sites(header: regex.Match[str]) -> Iterator[regex.Match[str]]:
    """The sites that a list of chairs goes on with: '…; điểm cầu huyện Cô Tô: ⟦1⟧; điểm cầu …'."""
    match = words.CHAIR_GOES_ON.match(header.string, header.end())
    while match:
        yield match
        match = words.CHAIR_GOES_ON.match(header.string, match.end())


def _chair(verb: str) -> Role:
    return Role.CO_CHAIR if words.JOINT.search(verb + " ") else Role.CHAIR


def _freed(listed: str) -> str:
    """The subject behind a phrase that ends in an actor: 'ý kiến của ⟦0⟧, ⟦1⟧ nói' → '⟦1⟧'; '' without a comma."""
    head, comma, last = listed.rpartition(", ")
    return last if comma and words.PLACEHOLDER.fullmatch(last) and " và " not in head else ""


def _role(match: regex.Match[str]) -> Role:
    if match["chair"]:
        first = max(match.start(), match.start("chair") - 8)  # 'cùng nhau chủ trì'
        return Role.CO_CHAIR if words.JOINT.search(match.string, first, match.end()) else Role.CHAIR
    return Role.ATTENDEE if match["attend"] else Role.SPEAKER


def _is_formal(verb: str) -> bool:
    return verb.lower() in {"phát biểu", "kết luận", "khai mạc"}


def _actors(template: Template, piece: str) -> list[Actor]:
    return [template.actors[int(mark[1:-1])] for mark in words.PLACEHOLDER.findall(piece)]
