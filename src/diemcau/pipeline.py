"""From a document to its facts; the only module that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from diemcau.facts import Fact, Level, MeetingSlot, Participation, Reading, Slot
from diemcau.mentions import Page
from diemcau.rules.actors import Cast
from diemcau.rules.bodies import bodies
from diemcau.rules.citations import citations
from diemcau.rules.context import Context
from diemcau.rules.frame import Frame
from diemcau.rules.measures import measures, residue_numbers
from diemcau.rules.meeting.posting import posted
from diemcau.rules.meetings import MeetingReader, meetings, readers, recalled
from diemcau.rules.participations import participations
from diemcau.rules.people import people
from diemcau.rules.places import places
from diemcau.rules.positions import positions
from diemcau.rules.programmes import programmes
from diemcau.rules.residue import residue
from diemcau.rules.systems import systems
from diemcau.rules.voices import voices
from diemcau.text.document import Document


def read(document: Document) -> Reading:
    """All facts of one article, and what no rule explained.

    A pure function of the document: no clock, no randomness, no I/O beyond the lexicon files of the package.
    """
    page = Page(document)
    frame = Frame(page)
    cast = Cast(frame)
    told = readers(cast)
    slots = [tuple(meetings(reader)) for reader in told]
    held = tuple(positions(frame))
    context = replace(_context(frame, told[0], slots[0]), voices=tuple(voices(cast, held)))
    facts: list[Fact] = [*people(frame), *held]
    for reader, meeting in zip(told, slots, strict=True):
        facts += [*meeting, *_roles(reader, meeting)]
    facts += recalled(frame, told)
    facts += places(frame, context)
    facts += programmes(page, context)
    facts += bodies(frame)
    facts += systems(page, context)
    facts += citations(page, context)
    figures = tuple(measures(page, context))
    facts += figures
    left = (*residue_numbers(page, figures), *residue(cast, facts))
    return Reading(document.name, tuple(facts), left)


def _roles(reader: MeetingReader, meeting: tuple[Fact, ...]) -> Iterator[Fact]:
    """The roles at a meeting, and the sites that only they name; nothing where the reader finds no meeting."""
    if reader.core is None:
        return
    roles = tuple(participations(reader.cast, reader.parts, reader.key, national=reader.level == "quốc gia"))
    yield from _sites_of(roles, meeting)
    yield from roles


def _sites_of(roles: tuple[Participation, ...], meeting: tuple[Fact, ...]) -> Iterator[MeetingSlot]:
    """Sites that only a participant's post names: 'chủ trì tại các điểm cầu huyện có Bí thư Huyện ủy Tuy Phước …'."""
    known = {f.value for f in meeting if isinstance(f, MeetingSlot) and f.slot is Slot.SITE} | {"Trung ương"}
    for role in roles:
        if role.site not in known:
            known.add(role.site)
            yield MeetingSlot(role.meeting, Slot.SITE, role.site, role.evidence)


def _context(frame: Frame, reader: MeetingReader, meeting: tuple[Fact, ...]) -> Context:
    period = next((f.value for f in meeting if isinstance(f, MeetingSlot) and f.slot is Slot.PERIOD), "")
    level = next((lv for lv in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE) if lv in frame.home), None)
    day = date.fromisoformat(reader.day) if reader.day else _published(frame)
    return Context(day, reader.year, period, frame.home[level] if level else "", level, meeting, frame.home)


def _published(frame: Frame) -> date | None:
    """The day of publication: the metadata's, a dateline's, or that of the line that says when it was put up."""
    page = frame.page
    if page.document.metadata.published:
        return date.fromisoformat(page.document.metadata.published[:10])
    return _dateline(page) or posted(page)


def _dateline(page: Page) -> date | None:
    """The day of a full date in a short line near the top."""
    for day in page.dates:
        line = next((p for p in page.paragraphs if p.start <= day.start < p.end), None)
        if line is None or day.start > _TOP:
            return None
        words = len(page.text[line.start : line.end].split())
        led = len(page.text[line.start : day.start].split()) <= _LEAD and words <= _CREDITS
        if day.year and day.month and day.day and (words <= _DATELINE or led):
            return date(day.year, day.month, day.day)
    return None


_TOP = 600  # code points in which a dateline stands
_LEAD = 3  # words before the day: 'Ngày cập nhật: 05/03/2025'
_CREDITS = 18  # words of a line that begins with the day and names editors and counts readers
_DATELINE = 12  # words of a dateline: 'Thứ Tư, 12/07/2023, 10:42 [GMT+7]'
