"""What a change of an article touches, noted before its old version is gone; and the links that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.known import Reports
from diemcau.graph.links import name_of, variant_of
from diemcau.graph.profiles import Profile
from diemcau.graph.reach import offered, offered_at_event, totals
from diemcau.graph.stated import block_of
from diemcau.graph.vocabulary import DMC, node
from diemcau.keeping import InStore
from diemcau.resolve import meetings as rules
from diemcau.resolve.pins import NO_PINS, Pins

#: Stands for all months of a name.
ALL = "*"
_REPORTS, _RECALLS, _REFERS_TO = node(DMC.reports), node(DMC.recalls), node(DMC.refersTo)
# What a decision or a check is about: the whole node goes when one of these does.
_ABOUT = frozenset({node(DMC.compares), node(DMC.claim), node(DMC.against), node(DMC.uses)})


@dataclass(slots=True)
class Touched:
    """What changes have touched since the links were computed; texts, each set sorted when written."""

    changed: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    variants: set[str] = field(default_factory=set)
    offers: set[str] = field(default_factory=set)
    totals: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


def touched_by(known: InStore, store: ox.Store, profile: Profile, pins: Mapping[str, Pins]) -> Touched:
    """What is touched when the article of ``profile`` goes (or a new version of it comes)."""
    touched = Touched({profile.doc})
    index = Reports(known)
    for report in profile.reports:
        touched.reports |= rules.neighbours(report, index, pins.get("meeting", NO_PINS))[0]
        touched.reports |= rules.displaced(report, index)
    persons, named = pins.get("person", NO_PINS), pins.get("body", NO_PINS)
    for mention in profile.mentions:
        touched.names.add(f"{mention.name}\t{mention.month}")
        touched.names.update(f"{name_of(known, partner)}\t{ALL}" for partner in persons.partners(mention.id))
    for body, _ in profile.bodies:
        touched.variants.update(variant_of(known, other) for other in named.partners(body))
    touched.bodies.update(iri for iri, _ in profile.bodies)
    events = {report.id: event for report in profile.reports for event in objects(store, report.id, _REPORTS)}
    for figure in profile.placed(events):
        touched.offers.update(offered(figure))
        touched.totals.update(total.as_text() for total in totals(figure))
        touched.told.update(f"{figure.event}\t{key}" for key in offered_at_event(figure) if figure.event)
    touched.wordings.update(map(block_of, profile.wordings()))
    return touched


def links_about(store: ox.Store, profile: Profile) -> set[ox.Quad]:
    """The quads of the links graph that would hang in the air without the article's meetings, officials and figures."""
    found: set[ox.Quad] = set()
    nodes: set[ox.NamedNode] = set()
    for item in map(ox.NamedNode, profile.items()):
        found.update(store.quads_for_pattern(item, None, None, LINKS_GRAPH))
        for quad in store.quads_for_pattern(None, None, item, LINKS_GRAPH):
            if quad.predicate in _ABOUT and isinstance(quad.subject, ox.NamedNode):
                nodes.add(quad.subject)
    for subject in nodes:
        found.update(store.quads_for_pattern(subject, None, None, LINKS_GRAPH))
    for thing in {quad.object for quad in found if quad.predicate in {_REPORTS, _RECALLS, _REFERS_TO}}:
        if isinstance(thing, ox.NamedNode) and not _is_used(store, thing, found):
            found.update(store.quads_for_pattern(thing, None, None, LINKS_GRAPH))
    return found


def _is_used(store: ox.Store, thing: ox.NamedNode, but: set[ox.Quad]) -> bool:
    return any(quad not in but for quad in store.quads_for_pattern(None, None, thing, LINKS_GRAPH))


def objects(store: ox.Store, subject: str, predicate: ox.NamedNode) -> list[str]:
    """The IRIs that the links graph says of the subject by the property, sorted."""
    found = store.quads_for_pattern(ox.NamedNode(subject), predicate, None, LINKS_GRAPH)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode))
