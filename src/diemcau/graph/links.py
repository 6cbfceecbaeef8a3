"""What holds across articles, as quads of one graph of its own: same meetings, and figures held against each other.

``links_quads`` is a pure function of the article graphs: it reads them by SPARQL, asks ``diemcau.resolve`` and writes
what it is told, each decision as data with its reason, so that it can be looked at, taken back and made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from diemcau.facts import Bound, Kind
from diemcau.graph import iris
from diemcau.graph.builder import CONCEPT, NOTATION, A, Term
from diemcau.graph.concepts import concept_for
from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.vocabulary import DMC, node
from diemcau.isotime import days
from diemcau.resolve.checks import Check, checks
from diemcau.resolve.figures import Figure
from diemcau.resolve.meetings import Report, same_meetings

__all__ = ["LINKS_GRAPH", "figures", "links_quads", "reports"]

_EVENT, _REPORTS = node(DMC.Event), node(DMC.reports)
_CHECK, _RULE, _VERDICT = node(DMC.Check), node(DMC.checkRule), node(DMC.verdict)
_CLAIM, _AGAINST, _USES, _NOTE = node(DMC.claim), node(DMC.against), node(DMC.uses), node(DMC.note)

_PREFIXES = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_REPORTS_QUERY = f"""{_PREFIXES}
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
_FIGURES_QUERY = f"""{_PREFIXES}
SELECT ?id ?doc ?start ?end ?quote ?value ?total ?unit ?bound ?kind ?indicator ?scope ?time ?ref ?upper WHERE {{
  GRAPH ?g {{
    ?id a dmc:Measure ; dmc:evidence ?span ; dmc:value ?value ;
      dmc:bound/skos:notation ?bound ; dmc:measureKind/skos:notation ?kind .
    ?span dmc:start ?start ; dmc:end ?end ; dmc:quote ?quote ; dmc:inArticle/dmc:docName ?doc .
    OPTIONAL {{ ?id dmc:total ?total }}
    OPTIONAL {{ ?id dmc:unitText ?unit }}
    OPTIONAL {{ ?id dmc:indicator/rdfs:label ?indicator }}
    OPTIONAL {{ ?id dmc:scope ?scope }}
    OPTIONAL {{ ?id dmc:time ?time }}
    OPTIONAL {{ ?id dmc:refTime ?ref }}
    OPTIONAL {{ ?id dmc:upper ?upper }}
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
    triples.update(_check_triples(checks(_placed(numbers, told, events))))
    rows = sorted((s.value, p.value, str(o), s, p, o) for s, p, o in triples)
    return [Quad(s, p, o, LINKS_GRAPH) for _, _, _, s, p, o in rows]


def reports(store: Store) -> tuple[Report, ...]:
    """The meetings of all articles that are not only recalled, sorted by IRI."""
    docs: dict[str, str] = {}
    values: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for meeting, doc, name, value in _rows(store, _REPORTS_QUERY):
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


def figures(store: Store) -> tuple[Figure, ...]:
    """The figures of all articles, sorted by article and place."""
    found = []
    for iri, doc, start, end, quote, value, total, unit, bound, kind, indicator, scope, time, ref, upper in _rows(
        store, _FIGURES_QUERY
    ):
        found.append(
            Figure(
                iri,
                doc,
                int(start),
                int(end),
                quote,
                Decimal(value),
                Decimal(total) if total else None,
                unit,
                Bound(bound),
                Kind(kind),
                indicator,
                scope,
                time,
                ref,
                Decimal(upper) if upper else None,
            )
        )
    return tuple(sorted(found, key=lambda f: (f.doc, f.start, f.end, f.id)))


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    for row in cast("QuerySolutions", store.query(query)):
        yield tuple(_text(term) for term in row)


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else ""


def _placed(numbers: Iterable[Figure], told: Iterable[Report], events: Mapping[str, str]) -> Iterator[Figure]:
    """Each figure with the last day that its article speaks of, and the event that its article reports."""
    by_doc: defaultdict[str, list[Report]] = defaultdict(list)
    for report in told:
        by_doc[report.doc].append(report)
    by_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in numbers:
        by_article[figure.doc].append(figure)
    for doc, own in by_article.items():
        met = by_doc[doc]
        event = events[met[0].id] if len(met) == 1 else ""
        as_of = _as_of(met, own)
        for figure in own:
            yield replace(figure, as_of=as_of, event=event)


def _as_of(met: list[Report], own: list[Figure]) -> date | None:
    """The end of the period that the article's one meeting reviews, else its day, else the last its figures state."""
    if len(met) == 1:
        stated = days(met[0].period) or days(met[0].day)
        if stated is not None:
            return stated[1]
    return max((f.last_day for f in own if f.last_day is not None and f.kind is not Kind.TARGET), default=None)


def _event_triples(told: Iterable[Report], events: Mapping[str, str]) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    for report in told:
        event = iris.event(events[report.id])
        yield event, A, _EVENT
        yield NamedNode(report.id), _REPORTS, event


def _check_triples(found: Iterable[Check]) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    for check in found:
        subject = iris.check(check.rule, check.claim.id, check.against.id)
        yield subject, A, _CHECK
        yield subject, _CLAIM, NamedNode(check.claim.id)
        yield subject, _AGAINST, NamedNode(check.against.id)
        yield subject, _NOTE, Literal(check.note, language="vi")
        for other in check.uses:
            yield subject, _USES, NamedNode(other.id)
        for predicate, scheme, word in ((_RULE, "rule", check.rule), (_VERDICT, "verdict", check.verdict.value)):
            concept = concept_for(scheme, word)
            yield subject, predicate, concept
            yield concept, A, CONCEPT
            yield concept, NOTATION, Literal(word)
