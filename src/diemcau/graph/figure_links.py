"""Figures out of the article graphs, and what holds between them as triples of the links graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Store

from diemcau.facts import Bound, Kind
from diemcau.graph import iris
from diemcau.graph.builder import CONCEPT, NOTATION, A, Term
from diemcau.graph.concepts import concept_for, indicators
from diemcau.graph.selecting import PREFIXES, rows
from diemcau.graph.vocabulary import DMC, node
from diemcau.isotime import days
from diemcau.resolve.checks import Check, checks
from diemcau.resolve.figures import Figure
from diemcau.resolve.meetings import Report
from diemcau.resolve.wording import Quantity, in_full, quantity

_CHECK, _RULE, _VERDICT = node(DMC.Check), node(DMC.checkRule), node(DMC.verdict)
_CLAIM, _AGAINST, _USES, _NOTE = node(DMC.claim), node(DMC.against), node(DMC.uses), node(DMC.note)

_FIGURES_QUERY = f"""{PREFIXES}
SELECT ?id ?doc ?start ?end ?quote ?value ?total ?unit ?bound ?kind ?indicator ?scope ?time ?ref ?upper
  ?from ?sentence ?of
WHERE {{
  GRAPH ?g {{
    ?id a dmc:Measure ; dmc:evidence ?span ; dmc:value ?value ;
      dmc:bound/skos:notation ?bound ; dmc:measureKind/skos:notation ?kind .
    ?span dmc:start ?start ; dmc:end ?end ; dmc:quote ?quote ; dmc:inArticle/dmc:docName ?doc .
    OPTIONAL {{ ?id dmc:total ?total }}
    OPTIONAL {{ ?id dmc:unitText ?unit }}
    OPTIONAL {{ ?id dmc:indicator ?said . ?said rdfs:label ?indicator OPTIONAL {{ ?said dmc:quantity ?of }} }}
    OPTIONAL {{ ?id dmc:scope ?scope }}
    OPTIONAL {{ ?id dmc:time ?time }}
    OPTIONAL {{ ?id dmc:refTime ?ref }}
    OPTIONAL {{ ?id dmc:upper ?upper }}
    OPTIONAL {{ ?id dmc:sentence ?within . ?within dmc:start ?from ; dmc:quote ?sentence }}
  }}
}}
"""


def figures(store: Store) -> tuple[Figure, ...]:
    """The figures of all articles, sorted by article and place."""
    found = [_figure(*row) for row in rows(store, _FIGURES_QUERY)]
    return tuple(sorted(found, key=lambda f: (f.doc, f.start, f.end, f.id)))


def _figure(  # noqa: PLR0913, PLR0917 - a column is an argument
    iri: str,
    doc: str,
    start: str,
    end: str,
    quote: str,
    value: str,
    total: str,
    unit: str,
    bound: str,
    kind: str,
    indicator: str,
    scope: str,
    time: str,
    ref: str,
    upper: str,
    sentence_start: str,
    sentence: str,
    of: str,
) -> Figure:
    return Figure(
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
        sentence=sentence,
        sentence_start=int(sentence_start or 0),
        of=of,
    )


def placed(
    numbers: Iterable[Figure],
    told: Iterable[Report],
    events: Mapping[str, str],
    reviewed: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Figure]:
    """Each figure with the last day that its article speaks of, the event that it reports, and its known indicator.

    ``reviewed`` maps readings, of which a pin says what they are, to their indicators.
    """
    by_doc: defaultdict[str, list[Report]] = defaultdict(list)
    for report in told:
        by_doc[report.doc].append(report)
    by_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in numbers:
        by_article[figure.doc].append(figure)
    for doc, own in by_article.items():
        met = by_doc[doc]
        event = events[met[0].id] if len(met) == 1 else ""
        as_of, day = _as_of(met, own), days(met[0].day) if len(met) == 1 else None
        for figure in _in_full(own, reviewed):
            yield replace(_of_indicator(figure, reviewed), as_of=as_of, event=event, met=day[1] if day else None)


def _in_full(own: Sequence[Figure], reviewed: Mapping[str, str]) -> Iterator[Figure]:
    """The figures of an article; one of 'số tài khoản đã kích hoạt' is of the accounts that its sentence just named.

    Only where that makes it one of a known indicator, which it is not as read.
    """
    before: Figure | None = None
    for figure in own:
        full = figure
        if before is not None and before.unit == figure.unit and before.sentence_start == figure.sentence_start:
            wording = in_full(figure.indicator, figure.unit, before.indicator)
            fuller = replace(figure, indicator=wording) if wording != figure.indicator else figure
            if not _of_indicator(figure, reviewed).concept and _of_indicator(fuller, reviewed).concept:
                full = fuller
        if figure.unit != "%" and figure.kind is Kind.LEVEL:
            before = full
        yield full


def _of_indicator(figure: Figure, reviewed: Mapping[str, str]) -> Figure:
    of = Quantity(figure.of) if figure.of else quantity(figure.unit, figure.kind)
    hit = indicators().find(figure.indicator, of)
    concept = hit.known.id if hit else ""
    pinned = reviewed.get(iris.indicator(figure.indicator, figure.of).value) if reviewed else None
    known = indicators().known.get(pinned or concept)
    return replace(figure, concept=pinned or concept, running=bool(known and known.running), pinned=bool(pinned))


def _as_of(met: list[Report], own: list[Figure]) -> date | None:
    """The end of the period that the article's one meeting reviews, else its day, else the last its figures state."""
    if len(met) == 1:
        stated = days(met[0].period) or days(met[0].day)
        if stated is not None:
            return stated[1]
    return max((f.last_day for f in own if f.last_day is not None and f.kind is not Kind.TARGET), default=None)


def figure_triples(
    numbers: Iterable[Figure], articles: Collection[str] | None = None
) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    """What figures say of each other: the checks, of all articles or only those that ``articles`` claim."""
    yield from check_triples(checks(numbers, articles))


def check_triples(found: Iterable[Check]) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    """The checks as triples."""
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
