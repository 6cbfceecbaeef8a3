"""The view ``meetings``: the real-world event that the article reports, and what is said of it.

The first meeting ('m1') is the one that lead, chairs and bridging points speak of; where a later passage tells of
another ('Chiều cùng ngày, tại Huế, …'), that is read by itself ('m2' …). Events that are only recalled ('tại phiên họp
trước') are meetings with ``recalled`` set ('r1' …); planned ('sẽ tổ chức') and generic ones ('các hội nghị') are none.
The notions stand in the siblings of :mod:`diemcau.rules.meeting`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from diemcau.facts import Meeting, MeetingSlot, Slot
from diemcau.rules.actors import Cast
from diemcau.rules.frame import Frame
from diemcau.rules.meeting import about, where, who
from diemcau.rules.meeting import level as levels
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.recalled import Reported, recalled_meetings
from diemcau.rules.meeting.split import split
from diemcau.rules.meeting.view import narrowed
from diemcau.rules.meeting.when import When
from diemcau.rules.roles import Part, roles
from diemcau.text.sentences import Span

_HEAD = 160  # code points; the evidence of a meeting is the beginning of the sentence that names it

Row = tuple[Slot, str, Span, str]


@dataclass(frozen=True)
class MeetingReader:
    """Reads one meeting of an article from ``cast``, whose frame holds the sentences that tell of it.

    ``key`` is its name within the article; ``same_day`` the ISO date that 'cùng ngày' means, '' for the first meeting.
    """

    cast: Cast
    key: str = "m1"
    same_day: str = ""

    @property
    def frame(self) -> Frame:
        """The frame over the sentences that tell of the meeting."""
        return self.cast.frame

    @cached_property
    def _core(self) -> Core:
        return Core(self.frame, self.cast)

    @cached_property
    def when(self) -> When:
        """The meeting's days, its year, and the period that it reviews."""
        return When(self._core, self.same_day)

    @property
    def core(self) -> Span | None:
        """The stretch that names the meeting, in code points of the page's text; None where no meeting is reported."""
        return self._core.span

    @property
    def type(self) -> str:
        """The kind of the meeting: 'hội nghị', 'phiên họp' …; '' where only a bridging point tells of it."""
        return self._core.type

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The roles that are played at the meeting, in text order; none without a meeting."""
        return tuple(roles(self._core)) if self.core else ()

    @property
    def day(self) -> str:
        """The (first) day of the meeting as an ISO date; '' where it can't be told."""
        return self.when.days[0][1] if self.when.days else ""

    @property
    def year(self) -> int | None:
        """The year that unsaid years mean in this article."""
        return self.when.year

    @cached_property
    def level(self) -> str:
        """quốc gia, bộ, tỉnh, huyện, xã, or '' where it can't be told."""
        return levels.level(self._core, self.parts)

    def rows(self) -> Iterator[Row]:
        """(slot, value, span, rule) for all that the article says of its meeting, in a fixed order of slots."""
        core = self._core
        if core.span is None:
            return
        if core.type:
            yield Slot.TYPE, core.type, core.noun, "meetings.type"
        mode = about.mode(core)
        if mode:
            yield Slot.MODE, *mode
        yield from ((Slot.PURPOSE, value, span, "meetings.purpose") for value, span in about.purposes(core))
        yield from ((Slot.DATE, iso, span, "meetings.date") for span, iso in self.when.days)
        yield from ((Slot.MONTH_DAY, day, span, "meetings.month_day") for span, day in self.when.month_days)
        period = self.when.period()
        if period:
            yield Slot.PERIOD, *period
        yield from ((Slot.PROGRAMME, name, span, "meetings.programme") for name, span in about.programmes(core))
        yield from ((Slot.ORGANISER, name, span, "meetings.organiser") for name, span in who.organisers(core))
        if self.level:
            yield Slot.LEVEL, self.level, core.noun, "meetings.level"
        yield from ((Slot.SITE, *site) for site in where.sites(core, self.level))


def readers(cast: Cast) -> tuple[MeetingReader, ...]:
    """One reader for each meeting that the article reports, the first meeting's first.

    The first reader is there always, and may find no meeting; ``cast`` brings the whole article.
    """
    stretches = split(cast)
    if len(stretches) == 1:
        return (MeetingReader(cast),)
    first = MeetingReader(narrowed(cast, stretches[0].sentences))
    found = [first]
    for stretch in stretches[1:]:
        reader = MeetingReader(narrowed(cast, stretch.sentences), f"m{len(found) + 1}", first.day)
        if not stretch.recalled and reader.core:
            found.append(reader)
    return tuple(found)


def meetings(reader: MeetingReader) -> Iterator[Meeting | MeetingSlot]:
    """The meeting of ``reader`` and its slots, or nothing where it finds none."""
    if reader.core is None:
        return
    page = reader.frame.page
    start, end = reader.core
    yield Meeting(reader.key, page.evidence(start, min(end, start + _HEAD), "meetings.core"))
    for slot, value, span, rule in reader.rows():
        yield MeetingSlot(reader.key, slot, value, page.evidence(span.start, span.end, rule))


def recalled(frame: Frame, told: Sequence[MeetingReader]) -> Iterator[Meeting | MeetingSlot]:
    """The meetings that the article of ``frame`` only looks back on, with kind and, where it is said, date.

    ``told`` are the readers of the meetings that it reports.
    """
    reported = [Reported(r.type, frozenset(iso for _, iso in r.when.days)) for r in told if r.core]
    page = frame.page
    for number, event in enumerate(recalled_meetings(frame, reported), 1):
        key, noun = f"r{number}", page.evidence(event.noun.start, event.noun.end, "meetings.recalled")
        yield Meeting(key, noun, recalled=True)
        yield MeetingSlot(key, Slot.TYPE, event.type, noun)
        if event.said:
            yield MeetingSlot(
                key, Slot.DATE, event.date, page.evidence(event.said.start, event.said.end, "meetings.recalled")
            )
