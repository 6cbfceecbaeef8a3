"""Who leads, receives or goes with a delegation, and lists of persons that stand below a heading, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from diemcau.facts import Role
from diemcau.lexicon.wordlists import words
from diemcau.mentions import Page
from diemcau.rules import rolewords as patterns
from diemcau.rules.actors import Actor, Template
from diemcau.rules.roleverbs import ACTOR, ADVERB, APPOSED, CALLED, FLAGS, LIST
from diemcau.text.anchored import in_templates
from diemcau.text.sentences import Span

# "Đoàn kiểm tra của UBND tỉnh do ⟦0⟧ làm Trưởng đoàn", where the actor may hold the words behind it already
_LEADER = regex.compile(
    rf"\b(?:đoàn|tổ[ ]công[ ]tác)\b[^⟦.;:]{{0,160}}?\bdo[ ](?P<who>{ACTOR})"
    rf"(?P<leads>[ ](?:{words('leads')})(?!\p{{L}}))?",
    FLAGS,
)
_LEADS = regex.compile(rf"(?:{words('leads')})$", regex.IGNORECASE)
# "⟦0⟧; ⟦1⟧ đã tiếp và làm việc với ⟦2⟧": hosts and guest
_RECEIVES = in_templates(
    rf"(?P<who>{LIST}){APPOSED}[ ]?[,–-]?[ ]?{ADVERB}[ ]?(?:có[ ]buổi[ ])?(?:{words('receives')})[ ](?:{CALLED})?[ ]?"
    rf"(?P<met>{ACTOR})",
    FLAGS,
)
# "⟦0⟧ cùng đoàn công tác đã có buổi làm việc tại Bệnh viện X"
_WORKS = in_templates(
    rf"(?P<who>{LIST})(?:[ ](?:và|cùng)[ ](?:các[ ]thành[ ]viên[ ])?đoàn[ ][^⟦.;:,]{{2,60}}?)?{ADVERB}[ ]?"
    r"(?:có[ ]buổi[ ])?làm[ ]việc[ ](?:với|tại)(?!\p{L})",
    FLAGS,
)
# "Tháp tùng ⟦0⟧ có ⟦1⟧ và ⟦2⟧", "Cùng đi với ⟦0⟧ có ⟦1⟧": those who come with somebody, and whom they come with
_COMPANY = regex.compile(
    rf"(?:^|[.;][ ])(?:{words('accompanies')})[ ](?P<who>{ACTOR})[^⟦.;:]{{0,40}}?(?:[ ](?:có|gồm|là)(?!\p{{L}})|:)",
    FLAGS,
)
# "- Bà ⟦0⟧;", "Ông ⟦0⟧, chuyên gia độc lập": a line of a list
_ITEM = regex.compile(
    rf"[\s•*+▪►\p{{Pd}}\d.)]*(?:{CALLED})?[: ]*{ACTOR}(?=\s*(?:$|[.;,:(\p{{Pd}}]|(?:và|cùng)[ ]|(?-i:\p{{Lu}})))", FLAGS
)
# "- Đại diện Văn phòng UBND tỉnh;": a line of a list without a name
_BULLET = regex.compile(r"[•*+▪►\p{Pd}]")
_HEADING = regex.compile(r":\s*$|[ ](?:có|gồm|gồm có)\s*$")


DELEGATIONS = frozenset(f"participations.{rule}" for rule in ("leading", "with", "receiving", "working"))
"""The rules of :func:`delegations`, as the evidence of a role names them."""


class Found(NamedTuple):
    """A role of an actor in a template: said from ``start`` to ``end`` (offsets of the template's text)."""

    actor: Actor
    role: Role
    start: int
    end: int
    rule: str


def delegations(page: Page, template: Template, *, reports: bool) -> Iterator[Found]:
    """The roles of those who lead a delegation, receive somebody, or go with somebody.

    ``reports`` says whether the sentence is one that tells of the meeting itself.
    """
    leading = list(_leading(page, template))
    yield from leading
    for match in _COMPANY.finditer(template.text):
        for actor in (*_actors(template, match["who"]), *_listed(template, match.end())):
            yield Found(actor, Role.ATTENDEE, *match.span(), "with")
    if reports:
        leaders = {found.actor.person for found in leading}
        yield from (found for found in _meeting(template) if found.actor.person not in leaders)


def _leading(page: Page, template: Template) -> Iterator[Found]:
    for match in _LEADER.finditer(template.text):
        actor = _actors(template, match["who"])[0]
        if match["leads"] or _LEADS.search(page.text, actor.start, actor.end):
            yield Found(actor, Role.CHAIR, match.start("who"), match.end(), "leading")


def _meeting(template: Template) -> Iterator[Found]:
    """'A đã tiếp B', 'A đã có buổi làm việc tại X': all who meet."""
    for match in _RECEIVES.finditer(template.text):
        for actor in (*_actors(template, match["who"]), *_actors(template, match["met"])):
            yield Found(actor, Role.ATTENDEE, *match.span(), "receiving")
    for match in _WORKS.finditer(template.text):
        for actor in _actors(template, match["who"]):
            yield Found(actor, Role.ATTENDEE, *match.span(), "working")


def lines(page: Page, templates: Sequence[Template]) -> Iterator[tuple[Span, Template, Found]]:
    """The roles in lists that stand below their heading, with the heading's sentence: 'Cùng dự có:', '- Ông A;', …"""
    told = {t.span: t for t in templates}
    by_line = {t.span.start: t for t in templates}
    for index, line in enumerate(page.paragraphs):
        if not _HEADING.search(page.text, line.start, line.end):
            continue
        sentence = page.sentence_at(line.end - 1)
        template = told.get(sentence)
        role = _announced(template.text if template else page.text[sentence.start : sentence.end])
        if role is None:
            continue
        for item in _items(page, page.paragraphs[index + 1 :], by_line):
            for actor in _listed(item, 0):
                yield sentence, item, Found(actor, role, 0, len(item.text), "listed")


def _announced(heading: str) -> Role | None:
    """The role of the persons below a heading: 'Chủ trì hội nghị:', 'Cùng dự có các đồng chí:'; None for any other."""
    whole = f"{heading.rstrip()} ⟦99⟧"
    chairs = patterns.CHAIR_HEADER.search(whole)
    if chairs and chairs["who"].startswith("⟦99"):
        return Role.CHAIR
    attends = next((m for m in patterns.ATTENDANCE.finditer(whole) if whole.startswith("⟦99", m.end())), None)
    spoken = attends and patterns.NOT_ATTENDANCE.search((attends["between"] or "") + attends["rest"])
    return Role.ATTENDEE if attends and not spoken else None


def _items(page: Page, below: Sequence[Span], by_line: dict[int, Template]) -> Iterator[Template]:
    """The lines below a heading that name somebody and say nothing of what he does; the first other one ends them."""
    for line in below:
        item = by_line.get(line.start)
        if item is None:
            if _BULLET.match(page.text, line.start):
                continue
            return
        if not _ITEM.match(item.text) or patterns.SUBJECT.search(item.text):
            return
        yield item


def _listed(template: Template, start: int) -> list[Actor]:
    """The actors behind an offset of the template, up to the predicate that ends their list."""
    stop = patterns.LIST_ENDS.search(template.text, start)
    return _actors(template, template.text[start : stop.start() if stop else len(template.text)])


def _actors(template: Template, piece: str) -> list[Actor]:
    return [template.actors[int(mark[1:-1])] for mark in patterns.PLACEHOLDER.findall(piece)]
