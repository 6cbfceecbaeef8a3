"""What holds across articles, as quads of one graph of its own: same meetings, and figures held against each other.

``links_quads`` is a pure function of the article graphs: it reads them by SPARQL, asks ``diemcau.resolve`` and writes
what it is told, each decision as data with its reason, so that it can be looked at, taken back and made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad, Store

from diemcau.graph import iris
from diemcau.graph.builder import A, Term
from diemcau.graph.figure_links import figure_triples, figures, placed
from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.selecting import PREFIXES, rows
from diemcau.graph.vocabulary import DMC, node
from diemcau.resolve.meetings import Report, same_meetings

__all__ = ["LINKS_GRAPH", "figures", "links_quads", "reports"]

_EVENT, _REPORTS = node(DMC.Event), node(DMC.reports)

_REPORTS_QUERY = f"""{PREFIXES}
SELECT ?m ?doc ?name ?value WHERE {{
  GRAPH ?g {{
    ?m a dmc:Meeting ; dmc:evidence/dmc:inArticle/dmc:docName ?doc .
    FILTER NOT EXISTS {{ ?m dmc:recalled true }}
    {{ BIND ("" AS ?name) BIND ("" AS ?value) }}
    UNION {{
      VALUES (?p ?name) {{
        (dmc:date "day") (dmc:period "period") (dmc:programme "programmes") (dmc:organiser "organisers")
      }}
      ?m ?p ?value .
    }} UNION {{
      VALUES (?p ?name) {{ (dmc:meetingType "types") (dmc:meetingLevel "level") }}
      ?m ?p ?concept . ?concept skos:notation ?value .
    }} UNION {{
      BIND ("sites" AS ?name)
      ?m dmc:site ?site . ?site dmc:siteName ?value . FILTER NOT EXISTS {{ ?site dmc:mainVenue true }}
    }} UNION {{
      BIND ("chairs" AS ?name)
      ?bridge dmc:partOf ?m ; dmc:chair/rdfs:label ?label . BIND (STR(?label) AS ?value)
    }}
  }}
}}
"""


def links_quads(store: Store) -> list[Quad]:
    """The quads of the links graph: a pure function of the article graphs in ``store``, sorted and unique.

    It does not write to the store, and what the links graph held before does not matter.
    """
    told, numbers = reports(store), figures(store)
    events = same_meetings(told, numbers)
    triples = set(_event_triples(told, events))
    triples.update(figure_triples(placed(numbers, told, events)))
    ordered = sorted((s.value, p.value, str(o), s, p, o) for s, p, o in triples)
    return [Quad(s, p, o, LINKS_GRAPH) for _, _, _, s, p, o in ordered]


def reports(store: Store) -> tuple[Report, ...]:
    """The meetings of all articles that are not only recalled, sorted by IRI."""
    docs: dict[str, str] = {}
    values: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for meeting, doc, name, value in rows(store, _REPORTS_QUERY):
        docs[meeting] = doc
        values[meeting][name].add(value)
    return tuple(_report(m, docs[m], values[m]) for m in sorted(docs))


def _report(meeting: str, doc: str, values: defaultdict[str, set[str]]) -> Report:
    def one(name: str) -> str:
        return next(iter(values[name])) if len(values[name]) == 1 else ""

    return Report(
        meeting,
        doc,
        one("level"),
        one("day"),
        one("period"),
        frozenset(values["types"]),
        frozenset(values["programmes"]),
        frozenset(values["organisers"]),
        frozenset(values["sites"]),
        frozenset(values["chairs"]),
    )


def _event_triples(told: Iterable[Report], events: Mapping[str, str]) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    for report in told:
        event = iris.event(events[report.id])
        yield event, A, _EVENT
        yield NamedNode(report.id), _REPORTS, event
