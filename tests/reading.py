"""Reads a passage as an article of its own, for the tests of meetings and the roles at them."""

from diemcau import pipeline
from diemcau.facts import Fact, MeetingSlot, Participation
from diemcau.mentions import Page
from diemcau.rules.actors import Cast
from diemcau.rules.frame import Frame
from diemcau.text.document import Metadata, plain_document


def facts(text: str, published: str = "") -> tuple[Fact, ...]:
    """All facts of ``text``; ``published`` is the ISO date of its metadata."""
    return pipeline.read(plain_document("case", text, Metadata(published=published))).facts


def slots(text: str, published: str = "") -> tuple[tuple[str, str], ...]:
    """(slot, value) of the meetings in ``text``; the slots of all but 'm1' bear the meeting's key: 'm2 type'."""
    found = [f for f in facts(text, published) if isinstance(f, MeetingSlot)]
    return tuple((_keyed(f.meeting, f.slot.value), f.value) for f in found)


def roles(text: str) -> tuple[tuple[str, str, str], ...]:
    """(person, role, site) of those who take part; at all meetings but 'm1' the person bears its key: 'm2 Lê An'."""
    found = [f for f in facts(text) if isinstance(f, Participation)]
    return tuple((_keyed(f.meeting, f.person), f.role.value, f.site) for f in found)


def _keyed(meeting: str, told: str) -> str:
    return told if meeting == "m1" else f"{meeting} {told}"


def cast(text: str) -> Cast:
    """The actors of ``text``."""
    return Cast(Frame(Page(plain_document("case", text))))
