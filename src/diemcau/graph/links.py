"""What holds across articles, as triples of one graph of its own: who is who, and figures held against each other.

``links_quads`` computes all of it: a pure function of the article graphs and of the pins. The parts, each for the few
articles that a change touches, are what ``diemcau.linking`` is made of; the result is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import networkx as nx
from pyoxigraph import NamedNode, Quad, Store

from diemcau.graph.bearers import bearer_quads
from diemcau.graph.figure_links import figure_triples, figures
from diemcau.graph.gathering import gathered, indicator_triples
from diemcau.graph.identity import Triple, body_triples, event_node, meeting_triples, person_triples
from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.known import InMemory, Known, Reports
from diemcau.graph.lineage import lineage
from diemcau.graph.pinned import by_kind
from diemcau.graph.profiles import Profile, profile
from diemcau.graph.stated import block_of
from diemcau.graph.vocabulary import BASE
from diemcau.resolve.bodies import same_bodies, variant_key
from diemcau.resolve.figures import Figure
from diemcau.resolve.meetings import Meetings, component, solve
from diemcau.resolve.people import Mention, Month, People, by_month, joined, same_people
from diemcau.resolve.pins import NO_PINS, Pin, Pins
from diemcau.resolve.reports import Report

__all__ = ["LINKS_GRAPH", "figures", "links_quads", "profiles", "reports"]

_ARTICLES = f"{BASE}graph/article/"


def links_quads(store: Store, pins: Iterable[Pin] = ()) -> list[Quad]:
    """The quads of the links graph: a pure function of the article graphs in ``store`` and the pins, sorted and unique.

    It does not write to the store, and what the links graph held before does not matter.
    """
    return all_quads(InMemory(profiles(store, figures(store))), by_kind(pins))


def all_quads(known: InMemory, pins: Mapping[str, Pins]) -> list[Quad]:
    """The quads of the links graph of all these articles, sorted and unique."""
    return all_with_bearers(known, pins)[0]


def all_with_bearers(known: InMemory, pins: Mapping[str, Pins]) -> tuple[list[Quad], list[Quad]]:
    """The same, and what a store keeps of who bears which name in which month."""
    beside: list[Quad] = []
    events: dict[str, str] = {}
    triples: set[Triple] = set()
    for met in meetings(known, (report.id for article in known for report in article.reports), pins):
        triples.update(meeting_triples(met))
        events.update(events_of(met))
    names = {mention.name for article in known for mention in article.mentions}
    variants = {variant_key(name) for article in known for _, name in article.bodies}
    for name, months, persons in people(known, names, events.get, pins):
        triples.update(person_triples(persons))
        beside += bearer_quads(name, {month: tuple(found.bearers) for month, found in months.items()})
    for found, _ in bodies(known, variants, pins):
        triples.update(found)
    reviewed: dict[str, str] = {}
    for _, concepts in gathered(known, {block_of(w) for article in known for w in article.wordings()}, pins):
        triples.update(indicator_triples(concepts))
        reviewed.update(concepts.reviewed())
    triples.update(figure_triples(figure for article in known for figure in article.placed(events, reviewed)))
    return in_links_graph(triples), sorted(beside, key=str)


def in_links_graph(triples: Iterable[Triple]) -> list[Quad]:
    """The triples as quads of the links graph, sorted."""
    ordered = sorted((s.value, p.value, str(o), s, p, o) for s, p, o in triples)
    return [Quad(s, p, o, LINKS_GRAPH) for _, _, _, s, p, o in ordered]


# ---- the parts ------------------------------------------------------------------------------------------------------


def meetings(
    known: Known, seeds: Iterable[str], pins: Mapping[str, Pins], seen: set[str] | None = None
) -> Iterator[Meetings]:
    """What each component with one of the reports ``seeds`` comes to; ``seen`` collects the components' reports."""
    index, pinned = Reports(known), pins.get("meeting", NO_PINS)
    seen = set() if seen is None else seen
    for seed in sorted(seeds):
        if seed not in seen:
            members, pairs = component(seed, index, pinned)
            seen.update(members)
            yield solve(members, pairs, pinned)


def events_of(met: Meetings) -> dict[str, str]:
    """Report → the IRI of the event that it reports."""
    return {report: event_node(event).value for event in met.events for report in event.reports}


def people(
    known: Known, names: Iterable[str], event_of: Callable[[str, str], str], pins: Mapping[str, Pins]
) -> Iterator[tuple[str, dict[str, Month], People]]:
    """For each of these (folded) names: who bears it in each month, and the persons.

    Names that pins speak of have no months: those that pins bring together are looked at as a whole.
    """
    for group, reviewed in name_groups(known, names, pins):
        mentions = (mention for name in group for mention in known.mentions(name))
        if reviewed:
            yield group[0], {}, reviewed_people(mentions, event_of, pins)
        else:
            months = by_month(mentions, lambda meeting: event_of(meeting, ""), lineage)
            yield group[0], months, joined(months, lineage)


def reviewed_people(
    mentions: Iterable[Mention], event_of: Callable[[str, str], str], pins: Mapping[str, Pins]
) -> People:
    """The persons of names that pins speak of."""
    return same_people(mentions, lambda meeting: event_of(meeting, ""), lineage, pins.get("person", NO_PINS))


def name_groups(known: Known, names: Iterable[str], pins: Mapping[str, Pins]) -> Iterator[tuple[list[str], bool]]:
    """The names, each with those that pins bring together with it; and whether pins speak of their bearers."""
    ends = list(_ends(known, pins.get("person", NO_PINS), name_of))
    spoken_of = {name for pair in ends for name in pair}
    for group in _grouped(names, ends):
        yield group, not spoken_of.isdisjoint(group)


def bodies(known: Known, variants: Iterable[str], pins: Mapping[str, Pins]) -> Iterator[tuple[list[Triple], list[str]]]:
    """For these variant keys, with those that pins join them to: which body is which, and the bodies' IRIs."""
    pinned = pins.get("body", NO_PINS)
    for group in _grouped(variants, _ends(known, pinned, variant_of)):
        named = {body: name for key in group for body, name in known.variants(key).items()}
        yield list(body_triples(same_bodies(named, pinned))) if len(named) > 1 else [], sorted(named)


def _profile(known: Known, doc: str) -> Profile:
    found = known.profile(doc)
    return found if found is not None else Profile(doc, (), (), (), ())


def _grouped(keys: Iterable[str], ends: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The keys, each with those that ``ends`` join it to."""
    graph = nx.Graph()
    graph.add_edges_from(ends)
    groups = {tuple(sorted(nx.node_connected_component(graph, key))) if key in graph else (key,) for key in set(keys)}
    return [list(group) for group in sorted(groups)]


def _ends(known: Known, pins: Pins, key_of: Callable[[Known, str], str]) -> Iterator[tuple[str, str]]:
    """The keys of the two ends of each pin, where both are there."""
    for table in (pins.same, pins.different):
        for a in sorted(table):
            for b in sorted(table[a]):
                one, two = key_of(known, a), key_of(known, b)
                if a < b and one and two:
                    yield one, two


def name_of(known: Known, official: str) -> str:
    """The (folded) name of an official; '' where no article names him or her."""
    found = known.profile(known.owner(official))
    return next((m.name for m in found.mentions if m.id == official), "") if found else ""


def variant_of(known: Known, body: str) -> str:
    """The variant key of a body; '' where no article names it."""
    for doc in known.having(f"body\t{body}")[:1]:
        return next((variant_key(name) for iri, name in _profile(known, doc).bodies if iri == body), "")
    return ""


# ---- reading --------------------------------------------------------------------------------------------------------


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
