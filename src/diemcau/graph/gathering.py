"""The indicators of all articles: what is looked at side by side, and what comes out as triples of the links graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import networkx as nx
from pyoxigraph import Literal, NamedNode
from rdflib import SKOS

from diemcau.graph.builder import CONCEPT, A
from diemcau.graph.concepts import indicators
from diemcau.graph.identity import Triple, link_triples
from diemcau.graph.iris import indicator
from diemcau.graph.known import Known
from diemcau.graph.stated import mint, names_of, readings
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.resolve.gathering import Gathered, gather
from diemcau.resolve.pins import NO_PINS, Pins
from diemcau.resolve.wording import Quantity

_OF, _NEW, _QUANTITY = node(DMC.indicatorConcept), node(DMC.NewIndicator), node(DMC.quantity)
_PREFERRED, _ALTERNATIVE, _IN_SCHEME = node(SKOS.prefLabel), node(SKOS.altLabel), node(SKOS.inScheme)
_SCHEME = NamedNode(f"{BASE}concept/indicator")


def gathered(known: Known, blocks: Iterable[str], pins: Mapping[str, Pins]) -> Iterator[tuple[list[str], Gathered]]:
    """What the readings of these blocks, with those that pins bring together with them, come to; and all the blocks."""
    pinned = pins.get("indicator", NO_PINS)
    graph = nx.Graph()
    for table in (pinned.same, pinned.different):
        for a in sorted(table):
            graph.add_edges_from(((known.wording_block(a) or a), (known.wording_block(b) or b)) for b in table[a])
    wanted = set(blocks)
    groups = {tuple(sorted(nx.node_connected_component(graph, b))) if b in graph else (b,) for b in wanted}
    for group in sorted(groups):
        found = readings(wording for name in group for wording in known.wordings(name))
        yield list(group), gather(found, indicators(), mint, pinned, labels())


@cache
def labels() -> Mapping[str, tuple[str, ...]]:
    """The labels of curated indicators as a pin may name them: with their kind of quantity and without."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for known in indicators().known.values():
        for label in known.labels:
            for name in (indicator(label), indicator(label, known.quantity.value)):
                found[name.value].add(known.id)
    return {name: tuple(sorted(concepts)) for name, concepts in sorted(found.items())}


def is_named(known: Known, name: str) -> bool:
    """Whether a pin's name means a curated indicator, or something that articles measure."""
    if name in indicators().known or name in labels():
        return True
    return any(name in names_of(wording) for wording in known.wordings(known.wording_block(name)))


def indicator_triples(found: Gathered) -> Iterator[Triple]:
    """Of which indicator each reading is, the new indicators, and the decisions."""
    for reading, concept in found.concepts.items():
        yield NamedNode(reading), _OF, NamedNode(concept)
        yield NamedNode(concept), A, CONCEPT
    for new in found.minted:
        subject = NamedNode(new.id)
        yield subject, A, _NEW
        yield subject, _IN_SCHEME, _SCHEME
        yield subject, _PREFERRED, Literal(new.label, language="vi")
        for other in new.others:
            yield subject, _ALTERNATIVE, Literal(other, language="vi")
        if new.of is not Quantity.ANY:
            yield subject, _QUANTITY, Literal(new.of.value)
    into = {name: NamedNode(concept) for name, concept in found.concepts.items()}
    into |= {concept: NamedNode(concept) for concept in found.concepts.values()}
    yield from link_triples("indicator", found.links, into)
