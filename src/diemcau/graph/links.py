"""What holds across articles, as quads of one graph of its own: who is who, and figures held against each other.

``links_quads`` is a pure function of the article graphs and of the pins: it reads the articles' profiles, asks
``diemcau.resolve`` and writes what it is told, each decision as data with its reason, so that it can be looked at,
taken back and made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad, Store

from diemcau.graph.figure_links import figure_triples, figures, placed
from diemcau.graph.identity import Triple, body_triples, event_node, meeting_triples, person_triples
from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.lineage import lineage
from diemcau.graph.pinned import by_kind
from diemcau.graph.profiles import Profile, profile
from diemcau.graph.vocabulary import BASE
from diemcau.resolve import bodies, people
from diemcau.resolve.figures import Figure
from diemcau.resolve.meetings import Meetings, same_meetings
from diemcau.resolve.people import Mention
from diemcau.resolve.pins import NO_PINS, Pin, Pins
from diemcau.resolve.reports import Report

__all__ = ["LINKS_GRAPH", "figures", "links_quads", "profiles", "reports"]

_ARTICLES = f"{BASE}graph/article/"


def links_quads(store: Store, pins: Iterable[Pin] = ()) -> list[Quad]:
    """The quads of the links graph: a pure function of the article graphs in ``store`` and the pins, sorted and unique.

    It does not write to the store, and what the links graph held before does not matter.
    """
    numbers = figures(store)
    known = profiles(store, numbers)
    pinned = by_kind(pins)
    told = [report for article in known for report in article.reports]
    met = same_meetings(told, pinned.get("meeting", NO_PINS))
    events = events_of(met)
    triples = set(meeting_triples(met))
    mentions = [mention for article in known for mention in article.mentions]
    for block in people.blocks(mentions).values():
        triples.update(name_triples(block, events, pinned.get("person", NO_PINS)))
    named = [body for article in known for body in article.bodies]
    triples.update(body_triples(bodies.same_bodies(dict(sorted(named, reverse=True)), pinned.get("body", NO_PINS))))
    reported = [report for report in told if not report.recalled]
    triples.update(figure_triples(placed(numbers, reported, events)))
    return in_links_graph(triples)


def in_links_graph(triples: Iterable[Triple]) -> list[Quad]:
    """The triples as quads of the links graph, sorted."""
    ordered = sorted((s.value, p.value, str(o), s, p, o) for s, p, o in triples)
    return [Quad(s, p, o, LINKS_GRAPH) for _, _, _, s, p, o in ordered]


def events_of(met: Meetings) -> dict[str, str]:
    """Report → the IRI of the event that it reports."""
    return {report: event_node(event).value for event in met.events for report in event.reports}


def name_triples(block: Sequence[Mention], events: Mapping[str, str], pins: Pins) -> Iterator[Triple]:
    """The persons behind the mentions of one name."""
    found = people.same_people(block, lambda meeting: events.get(meeting, ""), lineage, pins)
    yield from person_triples(found, block[0].name, min(mention.label for mention in block))


def profiles(store: Store, numbers: Iterable[Figure]) -> list[Profile]:
    """The profiles of all articles of the store, by name; ``numbers`` are their figures."""
    by_doc: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in numbers:
        by_doc[figure.doc].append(figure)
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    found = (
        profile(store.quads_for_pattern(None, None, None, NamedNode(graph)), by_doc.__getitem__)
        for graph in graphs
        if graph.startswith(_ARTICLES)
    )
    return [article for article in found if article is not None]


def reports(store: Store) -> tuple[Report, ...]:
    """The meetings of all articles that are not only recalled, sorted by IRI."""
    told = (report for article in profiles(store, figures(store)) for report in article.reports)
    return tuple(sorted((report for report in told if not report.recalled), key=lambda report: report.id))
