"""Of which indicator a figure is: a curated concept, or a new one that its content words name."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode
from rdflib import SKOS

from diemcau.facts import Measure
from diemcau.graph import iris
from diemcau.graph.builder import CONCEPT, A, Builder, decimal
from diemcau.graph.concepts import indicators
from diemcau.graph.frame import Frame
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.resolve.indicators import WEIGHTS, Match
from diemcau.resolve.wording import Quantity, core

_OF, _INDICATOR, _NEW = node(DMC.indicatorConcept), node(DMC.Indicator), node(DMC.NewIndicator)
_QUANTITY = node(DMC.quantity)
_LINK, _KIND, _COMPARES, _INTO = node(DMC.Link), node(DMC.linkKind), node(DMC.compares), node(DMC.into)
_GROUND, _WEIGHT, _BECAUSE = node(DMC.ground), node(DMC.weight), node(DMC.because)
_ALTERNATIVE, _IN_SCHEME = node(SKOS.altLabel), node(SKOS.inScheme)
_SCHEME = NamedNode(f"{BASE}concept/indicator")
_SAID = {"label": "đúng tên gọi", "words": "cùng từ nội dung", "name": "có tên gọi"}


def indicator(b: Builder, frame: Frame, subject: NamedNode, fact: Measure) -> None:
    """The wording of the figure, the concept that it is of, and why."""
    wording, of = fact.indicator, frame.quantity(fact)
    said = b.thing(iris.indicator(wording), _INDICATOR, wording)
    match = indicators().find(wording, of)
    if match is None:
        concept = iris.new_indicator(core(wording), of)
        b.add(concept, A, CONCEPT)
        b.add(concept, A, _NEW)
        b.add(concept, _IN_SCHEME, _SCHEME)
        b.add(concept, _ALTERNATIVE, Literal(wording, language="vi"))
        if of is not Quantity.ANY:
            b.add(concept, _QUANTITY, Literal(of.value))
    else:
        concept = NamedNode(match.known.id)
        b.add(concept, A, CONCEPT)
        _decision(b, said, concept, match)
    b.add(subject, _OF, concept)


def _decision(b: Builder, said: NamedNode, concept: NamedNode, match: Match) -> None:
    subject = iris.link("indicator", said.value, f"{concept.value}\n{match.ground}\n{match.label}")
    b.add(subject, A, _LINK)
    b.add(subject, _KIND, b.concept("link-kind", "indicator"))
    b.add(subject, _COMPARES, said)
    b.add(subject, _COMPARES, concept)
    b.add(subject, _INTO, concept)
    b.add(subject, _GROUND, b.concept("ground", match.ground))
    weight = WEIGHTS[match.ground]
    b.once(subject, _WEIGHT, decimal(weight))
    b.once(subject, _BECAUSE, Literal(f"{_SAID[match.ground]}: {match.label} (+{weight:f})", language="vi"))
