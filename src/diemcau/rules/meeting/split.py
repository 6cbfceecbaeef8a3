"""Several meetings in one article: which sentences tell of which.

A later sentence opens another meeting where it gives a day (or 'cùng ngày'), an event and somebody who holds it, and
the event differs from the first one by its kind, place or organiser. Sessions of one meeting ('Buổi chiều, hội nghị
tiếp tục …') and bridging points open none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.lexicon.wordlists import words
from diemcau.patterns.dates import DateMention
from diemcau.rules.actors import Cast
from diemcau.rules.bodies import full_name
from diemcau.rules.meeting.core import LOOSE, WORKED, Core, verb_type
from diemcau.rules.meeting.mentions import EventMention, Stance, event_mentions
from diemcau.rules.meeting.weights import weight
from diemcau.rules.meeting.where import AT_PLACE
from diemcau.text.sentences import Span
from diemcau.text.spans import within

# "Chiều cùng ngày, …", "Cùng ngày, tại …", "Trước đó, sáng 5/3, …", "Trước đó 1 ngày (4/3), …", "Sáng 7/3, …",
# "Cũng trong ngày 5/3, …": how such a sentence begins
_OPENS = regex.compile(
    r"""
    (?i:[“"]?(?:[*•+–-][ ]*)?(?P<also>(?:và|còn|cũng)[ ])?
    (?P<before>trước[ ]đó,?[ ])?(?:(?:\d|một|hai|ba)[ ]ngày[ ,(]+)?(?:(?:vào|trong)[ ])?
    (?:(?P<part>sáng|trưa|chiều|tối)[ ,]*)?
    (?:(?P<same>cùng[ ]ngày|(?<=\b(?:cũng|cũng[ ]trong)[ ])ngày[ ]này)\b
    |(?:(?:thứ[ ]\p{L}+|chủ[ ]nhật)[ ,(]*)?(?:ngày[ ])?(?P<day>(?=\d))|(?P<told>(?<=đó,[ ]))))
    """,
    regex.VERBOSE,
)
# "Buổi chiều, hội nghị tiếp tục …", "phiên bế mạc", "phiên thảo luận thứ hai", "tại điểm cầu …": the same meeting
_GOES_ON = regex.compile(
    r"""
    (?i:\b(?:tiếp[ ]tục|bước[ ]vào|bước[ ]sang|chuyển[ ]sang|trở[ ]lại|bế[ ]mạc(?![ ](?:lớp|khóa|lễ|hội[ ]thi)\b)
    |ngày[ ](?:làm[ ]việc[ ])?thứ
    |(?:điểm|đầu)[ ]cầu|phần[ ](?:thảo[ ]luận|tham[ ]luận|chất[ ]vấn)|chia[ ]tổ|thảo[ ]luận[ ](?:tại[ ])?tổ
    |phiên[ ](?:họp[ ])?(?:thảo[ ]luận|tham[ ]luận|chất[ ]vấn|toàn[ ]thể|chuyên[ ]đề|làm[ ]việc|thứ))\b)
    """,
    regex.VERBOSE,
)
# what holds or opens an event: "tổ chức", "chủ trì", "diễn ra", "dự lễ", "có buổi làm việc"
_HELD = regex.compile(rf"(?i:\b(?:{words('held')}|(?<!cuộc |buổi |phiên |kỳ )họp|(?<!buổi )làm việc)\b)")
_PART = regex.compile(r"(?i:\b(?P<part>sáng|trưa|chiều|tối)\b[^.;\p{L}]{0,3}(?:ngày )?$)")
_REACH = 260  # code points from the beginning of the sentence within which it names its event
_FRONT = 24  # code points within which its day begins
_SURE = 4  # the weight from which a mention tells the article's first meeting


class Stretch(NamedTuple):
    """The sentences of one meeting in text order; ``recalled``: it is told as an aside ('Trước đó, …')."""

    sentences: tuple[Span, ...]
    recalled: bool = False


def split(cast: Cast) -> tuple[Stretch, ...]:
    """The article's sentences by the meeting that they tell of, the first meeting's first.

    One stretch with all sentences where there is one meeting or none.
    """
    return _Splitter(cast).stretches()


# "cùng chủ trì phiên họp", "Dự và phát biểu bế mạc có ông A": a report of its own, not an aside
_ACTED = regex.compile(rf"(?i:\b(?:{words('chair')}|{words('attend')})\b)")


class _Opening(NamedTuple):
    sentence: Span
    type: str
    recalled: bool
    told_from: int  # code points; behind 'Trước đó, ', which is about the other meeting


class _First(NamedTuple):
    """The article's first meeting: its kind, and where the words stand that tell of it (code points)."""

    type: str
    start: int


@dataclass(frozen=True)
class _Splitter:
    cast: Cast

    def stretches(self) -> tuple[Stretch, ...]:
        page = self.cast.frame.page
        openings = {o.sentence: o for o in self._openings()}
        if not openings:
            return (Stretch(page.sentences),)
        told: list[list[Span]] = [[]]
        people: list[set[str]] = [set()]
        recalled = [False]
        current, opening = 0, next(iter(openings.values()))
        paragraph = Span(0, 0)
        for sentence in page.sentences:
            if sentence.start >= paragraph.end:
                paragraph = page.paragraph_at(sentence.start)
                if current and (recalled[current] or self._comes_back(paragraph, opening, people[0], people[current])):
                    current = 0
            if sentence in openings:
                opening = openings[sentence]
                told.append([])
                people.append(set())
                recalled.append(opening.recalled)
                current = len(told) - 1
            start = max(sentence.start, opening.told_from) if sentence == opening.sentence else sentence.start
            told[current].append(Span(start, sentence.end))
            people[current] |= self._people(sentence)
        return tuple(Stretch(tuple(s), r) for s, r in zip(told, recalled, strict=True))

    @cached_property
    def _mentions(self) -> tuple[EventMention, ...]:
        return event_mentions(self.cast.frame)

    @cached_property
    def _first(self) -> _First | None:
        """The first mention that surely reports a meeting, or the verb before it."""
        frame = self.cast.frame
        sure = (_First(m.type, m.start) for m in self._mentions if weight(frame, m) >= _SURE)
        first, verb = next(sure, None), Core(frame, self.cast).told
        if verb and (first is None or verb.start() < frame.page.sentence_at(first.start).start):
            return _First(verb_type(verb), verb.start())
        return first

    def _openings(self) -> Iterator[_Opening]:
        first = self._first
        if first is None:
            return
        page = self.cast.frame.page
        lead = page.sentence_at(first.start)
        for sentence in page.sentences:
            begins = _OPENS.match(page.text, sentence.start, sentence.end) if sentence.start >= lead.end else None
            event = self._event(sentence, before=begins["before"] is not None) if begins else None
            if begins is None or event is None or not self._another_time(begins, sentence):
                continue
            kind, at = event
            if self._held(sentence, at) and self._another(sentence, kind, at, same=begins["same"] is not None):
                aside = begins["before"] is not None or self._is_earlier(sentence)
                told_from = begins.end("before") if begins["before"] else sentence.start
                yield _Opening(sentence, kind, aside and not self._acted(sentence), told_from)

    def _acted(self, sentence: Span) -> bool:
        """Whether a sentence opens a paragraph that tells who chaired or attended: more than an aside."""
        page = self.cast.frame.page
        paragraph = page.paragraph_at(sentence.start)
        if sentence.start > paragraph.start:
            return False
        acts = _ACTED.finditer(page.text, *paragraph)
        sentences = {page.sentence_at(act.start()) for act in acts}
        return any(within(self.cast.actors, *acted) for acted in sentences)

    def _event(self, sentence: Span, *, before: bool) -> tuple[str, Span] | None:
        """The kind of the event that a sentence names near its beginning, and where; None for none or a session."""
        text, end = self.cast.frame.page.text, min(sentence.end, sentence.start + _REACH)
        stances = {Stance.REPORTED, Stance.RECALLED} if before else {Stance.REPORTED}
        inside = [m for m in within(self._mentions, sentence.start, end) if m.stance in stances]
        worked = WORKED.search(text, sentence.start, end)
        found = (inside[0].type, Span(inside[0].start, inside[0].end)) if inside else None
        if worked and (found is None or worked.start() < found[1].start):
            found = ("buổi làm việc", Span(*worked.span()))
        return None if found is None or _GOES_ON.search(text, sentence.start, min(end, found[1].end + 40)) else found

    # ---- what makes it another -----------------------------------------------------------------------------------

    def _another_time(self, begins: regex.Match[str], sentence: Span) -> bool:
        """'cùng ngày', a day that is not the first meeting's, or another part of its day."""
        if begins["same"]:
            return True
        page = self.cast.frame.page
        if begins["also"] and begins["day"] is not None and begins["also"].lower() == "cũng ":
            return True
        opened = [d for d in within(page.dates, sentence.start, sentence.start + _FRONT + 11) if d.day]
        if not opened or not self._days:
            return False
        day = opened[0]
        if all((d.day, d.month) != (day.day, day.month) for d in self._days):
            return True
        parts = {self._part_of(d) for d in self._days}
        return begins["part"] is not None and "" not in parts and begins["part"].lower() not in parts

    def _is_earlier(self, sentence: Span) -> bool:
        """Whether the day that opens a sentence lies before the first meeting's, in one year where none is said."""
        opened = within(self.cast.frame.page.dates, sentence.start, sentence.start + _FRONT + 11)
        if not opened or not opened[0].day or not self._days:
            return False
        year = self._days[0].year or opened[0].year or 0
        return (opened[0].year or year, opened[0].month or 0, opened[0].day) < (
            year,
            self._days[0].month or 0,
            self._days[0].day or 0,
        )

    @cached_property
    def _days(self) -> tuple[DateMention, ...]:
        """The days in the first sentence of the report that says one."""
        page, first = self.cast.frame.page, self._first
        sure = [m.start for m in self._mentions if weight(self.cast.frame, m) >= _SURE]
        for start in sorted({*sure, *([first.start] if first else [])}):
            days = tuple(d for d in within(page.dates, *page.sentence_at(start)) if d.day)
            if days:
                return days
        return ()

    def _part_of(self, day: DateMention) -> str:
        match = _PART.search(self.cast.frame.page.text, max(0, day.start - 16), day.start)
        return match["part"].lower() if match else ""

    def _held(self, sentence: Span, at: Span) -> bool:
        """Whether a body or a person of the sentence holds the event, which stands ``at`` there."""
        page = self.cast.frame.page
        somebody = bool(within(page.bodies, *sentence)) or bool(within(self.cast.actors, *sentence))
        verbal = any(m.start == at.start and m.verbal for m in self._mentions)
        return somebody and (verbal or _HELD.search(page.text, sentence.start, sentence.end) is not None)

    def _another(self, sentence: Span, kind: str, at: Span, *, same: bool) -> bool:
        """By kind; else by place and holder, or by place where the first one's is told; on 'cùng ngày' by holder."""
        first, frame = self._first, self.cast.frame
        if first is None or (kind != first.type and not {kind, first.type} <= LOOSE):
            return first is not None
        places = self._places(sentence)
        new_place = bool(places) and not places & {p.name for p in frame.explicit if p.start < sentence.start}
        holders = self._bodies(sentence.start, at.start)
        new_holder = bool(holders) and not holders & self._bodies(0, sentence.start)
        placed = bool(self._places(frame.page.sentence_at(first.start)))
        return (new_place and (placed or new_holder)) or (same and new_holder)

    def _places(self, sentence: Span) -> set[str]:
        frame = self.cast.frame
        return {
            p.name
            for p in within(frame.explicit, *sentence)
            if AT_PLACE.search(frame.page.text, max(sentence.start, p.start - 80), p.start)
        }

    def _bodies(self, start: int, end: int) -> set[str]:
        frame = self.cast.frame
        return {full_name(frame, b) for b in within(frame.page.bodies, start, end)} - {""}

    # ---- the way back --------------------------------------------------------------------------------------------

    def _comes_back(self, paragraph: Span, opening: _Opening, first: set[str], other: set[str]) -> bool:
        """A paragraph that speaks of the first meeting again: by its noun, or by one who acted there and not here."""
        kinds = {m.type for m in within(self._mentions, paragraph.start, paragraph.end) if m.stance is Stance.REPORTED}
        if self._first and self._first.type != opening.type and kinds & {self._first.type, opening.type}:
            return self._first.type in kinds
        here = self._people(paragraph)
        return bool(here & first) and not here & other

    def _people(self, span: Span) -> set[str]:
        return {a.person for a in within(self.cast.actors, span.start, span.end)}
