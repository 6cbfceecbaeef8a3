"""Figures."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from diemcau.facts import Kind, Measure
from diemcau.graph import iris
from diemcau.graph.builder import A, Builder, decimal, iso_date
from diemcau.graph.frame import Frame
from diemcau.graph.triples.indicators import indicator
from diemcau.graph.vocabulary import DMC, node
from diemcau.isotime import days
from diemcau.lexicon.matcher import matcher

_MEASURE, _GROUP_PERCENTAGE = node(DMC.Measure), node(DMC.GroupPercentage)
_VALUE, _TOTAL, _UPPER = node(DMC.value), node(DMC.total), node(DMC.upper)
_UNIT, _UNIT_TEXT, _BOUND, _KIND = node(DMC.unit), node(DMC.unitText), node(DMC.bound), node(DMC.measureKind)
_HAS_INDICATOR = node(DMC.indicator)
_INDICATOR_EVIDENCE = node(DMC.indicatorEvidence)
_SCOPE, _HOLDS_FOR = node(DMC.scope), node(DMC.holdsFor)
_TIME = (node(DMC.time), node(DMC.timeStart), node(DMC.timeEnd))
_REF_TIME = (node(DMC.refTime), node(DMC.refStart), node(DMC.refEnd))


def measure(b: Builder, frame: Frame, fact: Measure) -> None:
    """A figure with all that it says."""
    subject = _node(b.name, fact)
    b.add(subject, A, _MEASURE)
    if is_group_percentage(fact):
        b.add(subject, A, _GROUP_PERCENTAGE)
    b.add(subject, _VALUE, decimal(fact.value))
    if fact.total is not None:
        b.add(subject, _TOTAL, decimal(fact.total))
    if fact.upper is not None:
        b.add(subject, _UPPER, decimal(fact.upper))
    if fact.unit:
        b.add(subject, _UNIT, b.concept("unit", fact.unit))
        b.add(subject, _UNIT_TEXT, Literal(fact.unit))
    b.add(subject, _BOUND, b.concept("bound", fact.bound.value))
    b.add(subject, _KIND, b.concept("kind", fact.kind.value))
    if fact.indicator:
        b.add(subject, _HAS_INDICATOR, indicator(b, frame, fact))
    if fact.scope:
        b.add(subject, _SCOPE, Literal(fact.scope))
        about = frame.named_place(fact.scope) or frame.named_body(fact.scope)
        if about is not None:
            b.add(subject, _HOLDS_FOR, about)
    _time(b, subject, fact.time, _TIME)
    _time(b, subject, fact.ref_time, _REF_TIME)
    b.evidence(subject, fact.evidence)
    b.sentence(subject, fact.evidence)
    if fact.indicator_evidence is not None:
        b.evidence(subject, fact.indicator_evidence, _INDICATOR_EVIDENCE)


def is_group_percentage(fact: Measure) -> bool:
    """Whether the figure says what part of a group has a property, so that it must lie within 0 and 100.

    A percentage of a plan, of the year before or of GDP may exceed 100: those words stand in lexicon/overfull.toml.
    """
    if fact.kind is not Kind.LEVEL or fact.unit != "%":
        return False
    return next(matcher("overfull").find(iris.key(fact.indicator)), None) is None


def _node(document: str, fact: Measure) -> NamedNode:
    content = (
        str(fact.value),
        str(fact.total),
        str(fact.upper),
        fact.unit,
        fact.bound.value,
        fact.kind.value,
        fact.indicator,
        fact.scope,
        fact.time,
        fact.ref_time,
    )
    return iris.measure(document, fact.evidence.start, fact.evidence.end, *content)


def _time(b: Builder, subject: NamedNode, value: str, terms: tuple[NamedNode, NamedNode, NamedNode]) -> None:
    if not value:
        return
    stated, start, end = terms
    b.add(subject, stated, Literal(value))
    span = days(value)
    if span is not None:
        b.add(subject, start, iso_date(span[0].isoformat()))
        b.add(subject, end, iso_date(span[1].isoformat()))
