"""Facts to triples: one small function a class of fact, in one table, and the article around them.

The result is a pure function of document and reading: the same facts in any order give the same quads. The same fact
stated twice is one node with two spans. There are no blank nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pyoxigraph import Quad

from diemcau.facts import (
    Body,
    Citation,
    Fact,
    Measure,
    Meeting,
    MeetingSlot,
    Participation,
    Person,
    Place,
    Position,
    Programme,
    Reading,
    System,
)
from diemcau.graph.builder import Builder
from diemcau.graph.frame import Frame
from diemcau.graph.iris import article_graph
from diemcau.graph.sentences import Sentences
from diemcau.graph.triples.article import article
from diemcau.graph.triples.documents import citation
from diemcau.graph.triples.measures import measure
from diemcau.graph.triples.meetings import meeting, meeting_slot, participation
from diemcau.graph.triples.names import body, place, programme, system
from diemcau.graph.triples.people import person, position
from diemcau.text.document import Document

__all__ = ["TRIPLES", "article_graph", "article_quads"]

# In this order, so that what an article names for itself is labelled before what only points to it.
TRIPLES: Mapping[type, Callable[[Builder, Frame, Any], None]] = {
    Place: place,
    Body: body,
    Programme: programme,
    System: system,
    Person: person,
    Position: position,
    Meeting: meeting,
    MeetingSlot: meeting_slot,
    Participation: participation,
    Citation: citation,
    Measure: measure,
}
_ORDER = {cls: index for index, cls in enumerate(TRIPLES)}


def article_quads(document: Document, reading: Reading) -> list[Quad]:
    """All quads of one article, sorted and unique, in its named graph ``article_graph(document.name)``.

    Raises KeyError for a fact of a class that has no entry in ``TRIPLES``.
    """
    builder, frame = Builder(document.name, Sentences(document)), Frame(reading)
    article(builder, document)
    for fact in sorted(reading.facts, key=_place_in_order):
        TRIPLES[type(fact)](builder, frame, fact)
    return builder.quads()


def _place_in_order(fact: Fact) -> tuple[int, int, int, str]:
    return _ORDER[type(fact)], fact.evidence.start, fact.evidence.end, repr(fact)
