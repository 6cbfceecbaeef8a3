"""Which sentences are not about the article's meeting, and which words were not said at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from diemcau.facts import Role
from diemcau.lexicon.wordlists import words
from diemcau.rules.actors import Actor, Template
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.mentions import Stance
from diemcau.text.anchored import in_templates
from diemcau.text.sentences import Span
from diemcau.text.spans import within

# "Trước đó, ngày 10/7, …", "Năm ngoái, …": tells of another day
_EARLIER = regex.compile(rf"(?i:^[“\"]?(?:{words('another-day')})\b)")
# "Tại Công điện số 50, ⟦0⟧ yêu cầu", "Theo Chỉ thị …": words of a document
_IN_PAPER = regex.compile(rf"(?i:\b(?:tại|theo|trong)[ ](?:{words('said-in')})\b[^⟦]{{0,120}}$)")
# "Trả lời phỏng vấn", "trao đổi với phóng viên", "bên lề hội nghị": words beside the meeting
BESIDE = in_templates(
    r"""
    (?i:(?:trả[ ]lời|cuộc|bài|buổi)[ ]phỏng[ ]vấn|(?:với|cùng|tới)[ ](?:phóng[ ]viên|PV\b|báo[ ]chí
    |nhóm[ ]phóng[ ]viên|báo[ ]\p{Lu})|bên[ ]lề)
    """,
    regex.VERBOSE,
)
# "tại phiên họp trước, ⟦0⟧ nói": said there; "nhắc lại phiên họp trước, ⟦0⟧ nói": said here
_AT = regex.compile(r"(?i:\b(?:tại|trong|ở)[ ](?:các[ ]|cuộc[ ]|buổi[ ])?$)")
# "⟦0⟧, tiểu thương chợ Bến, chia sẻ", "⟦0⟧, 60 tuổi, nói": a voice from outside, where no meeting is spoken of
_CITIZEN = regex.compile(
    rf"(?i:\b(?:{words('citizens')}|(?:ở[ ])?(?:{words('neighbourhoods')})(?=[ ])|ở[ ]tổ(?!\p{{L}})|\d+[ ]tuổi))"
)
# meetings that citizens come to in order to speak
_OPEN_TO_ALL = frozenset({"đối thoại", "tiếp xúc cử tri", "tọa đàm", "hội thảo", "diễn đàn", "gặp mặt", "ngày hội"})


@dataclass(frozen=True)
class Guard:
    """What keeps the roles of other events and occasions away from the meeting of ``core``."""

    core: Core

    def earlier(self, template: Template) -> bool:
        """'Trước đó' with a day or an event of its own; 'Trước đó, đồng chí A đã trình bày báo cáo' is this meeting."""
        if not _EARLIER.match(template.text):
            return False
        page, span = self.core.frame.page, template.span
        return bool(within(page.dates, *span) or within(self._others, *span))

    @cached_property
    def _others(self) -> tuple[Span, ...]:
        """Where events stand that are only recalled."""
        return tuple(Span(m.start, m.end) for m in self.core.mentions if m.stance is Stance.RECALLED)

    @cached_property
    def _only_recalled(self) -> frozenset[str]:
        """Whom the article first names in a sentence that recalls an event and tells nothing of its meeting."""
        first: dict[str, int] = {}
        for actor in self.core.cast.actors:
            first.setdefault(actor.person, actor.start)
        return frozenset(person for person, at in first.items() if self._recalls(self.core.frame.page.sentence_at(at)))

    def _recalls(self, sentence: Span) -> bool:
        return bool(within(self._others, *sentence)) and not within(self.core.own, *sentence)

    def _told_on(self, start: int, person: str) -> bool:
        """Whether the paragraph named ``person`` with a recalled event before ``start``, and its meeting not since."""
        paragraph = self.core.frame.page.paragraph_at(start)
        named = [a.start for a in within(self.core.cast.actors, paragraph.start, start) if a.person == person]
        recalled = [at for at in named if self._recalls(self.core.frame.page.sentence_at(at))]
        return bool(recalled) and not within(self.core.own, recalled[0], start)

    @cached_property
    def _planned(self) -> tuple[Span, ...]:
        return tuple(Span(m.start, m.end) for m in self.core.mentions if m.stance is Stance.PLANNED)

    def elsewhere(self, template: Template, role: Role, said: int, person: str = "") -> bool:
        """A role of ``person``, told at the text offset ``said``, at an event that is recalled before or only planned.

        Who is named with a recalled event is still spoken of as there while its paragraph goes on.
        """
        start, end = template.span
        if within(self.core.own, start, end) or (self.core.span and start <= self.core.span.start < end):
            return False
        if person in self._only_recalled and self._told_on(start, person):
            return True
        text = self.core.frame.page.text
        at = any(_AT.search(text, start, s.start) for s in within(self._others, start, said))
        others = within(self._others, start, end) or within(self._planned, start, end)
        return at or (role is not Role.SPEAKER and bool(others))

    def outside(self, template: Template, match: regex.Match[str], actor: Actor, *, apposed: str = "") -> bool:
        """Words that were not said at the meeting: in a document, to a reporter, by a citizen visited."""
        if _IN_PAPER.search(template.text, 0, match.start("who")):
            return True
        own = within(self.core.own, *template.span)
        beside = BESIDE.search(template.text) if self.core.type != "họp báo" else None
        if beside and (not own or "bên lề" in beside[0].lower()):
            return True
        if self.core.type in _OPEN_TO_ALL:
            return False
        posted = actor.person in self.core.cast.of_person
        return not own and not posted and _CITIZEN.search(apposed) is not None
