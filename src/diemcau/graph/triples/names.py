"""Named things that all articles share: places, bodies, programmes, systems."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from diemcau.facts import Body, Evidence, Place, Programme, System
from diemcau.graph import iris
from diemcau.graph.builder import Builder
from diemcau.graph.frame import Frame, place_node
from diemcau.graph.vocabulary import DMC, node

_MENTIONS, _LEVEL, _JURISDICTION = node(DMC.mentions), node(DMC.level), node(DMC.jurisdiction)
_LOCALITY, _BODY = node(DMC.Locality), node(DMC.Body)
_PROGRAMME, _SYSTEM = node(DMC.Programme), node(DMC.InformationSystem)


def mention(b: Builder, subject: NamedNode, evidence: Evidence) -> None:
    """The article names ``subject``, here."""
    b.add(b.article, _MENTIONS, subject)
    b.evidence(subject, evidence)


def place(b: Builder, _frame: Frame, fact: Place) -> None:
    """A locality with its level."""
    subject = b.thing(place_node(fact), _LOCALITY, fact.name)
    b.once(subject, _LEVEL, Literal(fact.level.value))
    mention(b, subject, fact.evidence)


def body(b: Builder, frame: Frame, fact: Body) -> None:
    """An organisation, with its locality where its name ends in one."""
    subject = b.thing(iris.body(fact.name), _BODY, fact.name)
    locality = frame.place_of_body(fact.name)
    if locality is not None:
        b.once(subject, _JURISDICTION, locality)
    mention(b, subject, fact.evidence)


def programme(b: Builder, _frame: Frame, fact: Programme) -> None:
    """A programme, project, plan or strategy."""
    mention(b, b.thing(iris.programme(fact.name), _PROGRAMME, fact.name), fact.evidence)


def system(b: Builder, _frame: Frame, fact: System) -> None:
    """An information system, platform or database."""
    mention(b, b.thing(iris.system(fact.name), _SYSTEM, fact.name), fact.evidence)
