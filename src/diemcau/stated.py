"""One article as people read it: what it states, kind by kind, beside the characters that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, URIRef

from diemcau.facts import Evidence, Residue
from diemcau.graph import iris
from diemcau.graph.vocabulary import DMC, node
from diemcau.store import ArticleStore

# Class → kind of fact, and the properties that say what is stated, in the order in which they read well.
_SHOWN: Mapping[URIRef, tuple[str, tuple[URIRef, ...]]] = {
    DMC.Official: ("people", (RDFS.label,)),
    DMC.PostHolding: ("positions", (DMC.holder, DMC.post, DMC.status)),
    DMC.Meeting: ("meetings", (DMC.meetingKey, DMC.recalled)),
    DMC.Claim: ("meeting details", (RDF.subject, RDF.predicate, RDF.object)),
    DMC.Participation: ("participations", (DMC.inMeeting, DMC.participant, DMC.role, DMC.atSite)),
    DMC.Locality: ("places", (RDFS.label, DMC.level)),
    DMC.Programme: ("programmes", (RDFS.label,)),
    DMC.Body: ("bodies", (RDFS.label,)),
    DMC.InformationSystem: ("systems", (RDFS.label,)),
    DMC.LegalDocument: ("citations", (DMC.documentKind, DMC.documentNumber, DMC.issuerName, DMC.issued)),
    DMC.Measure: (
        "measures",
        (
            DMC.indicator,
            DMC.bound,
            DMC.value,
            DMC.upper,
            DMC.total,
            DMC.unitText,
            DMC.measureKind,
            DMC.scope,
            DMC.time,
            DMC.refTime,
        ),
    ),
}
_KINDS = {node(cls): index for index, cls in enumerate(_SHOWN)}
_LABELS = (node(RDFS.label), node(SKOS.prefLabel), node(DMC.meetingKey))
_TYPE, _EVIDENCE = node(RDF.type), node(DMC.evidence)
_START, _END, _QUOTE, _RULE = node(DMC.start), node(DMC.end), node(DMC.quote), node(DMC.rule)


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that an article states: its kind, the node, the statement in short, and where it is read."""

    kind: str
    node: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the store: its name, what it states (by kind, then in text order), what no rule explained."""

    name: str
    headline: str
    published: str
    url: str
    stated: tuple[Stated, ...]
    residue: tuple[Residue, ...]


def article(store: ArticleStore, name: str) -> Article:
    """One article of the store. Raises UnknownArticleError."""
    quads = store.article(name)
    graph = _Graph(store, quads)
    found = [
        (_KINDS[cls], stated)
        for subject in graph.values
        for cls in sorted(graph.values[subject].get(_TYPE, ()), key=str)
        if isinstance(cls, ox.NamedNode) and cls in _KINDS and (stated := _stated(graph, name, subject, cls)).evidence
    ]
    found.sort(key=lambda item: (item[0], item[1].evidence, item[1].text))
    about = iris.article(name)
    return Article(
        name,
        headline=graph.text(about, DMC.headline),
        published=graph.text(about, DMC.published),
        url=graph.text(about, DMC.url),
        stated=tuple(stated for _, stated in found),
        residue=store.residue(name),
    )


def _stated(graph: _Graph, name: str, subject: ox.NamedNode, cls: ox.NamedNode) -> Stated:
    kind, properties = _SHOWN[URIRef(cls.value)]
    text = " · ".join(part for term in properties if (part := graph.text(subject, term)))
    return Stated(kind, subject.value, text, tuple(sorted(graph.evidence(name, subject))))


class _Graph:
    """The quads of an article by subject and predicate, with labels from the whole store."""

    def __init__(self, store: ArticleStore, quads: Iterable[ox.Quad]) -> None:
        self.store = store
        self.values: dict[
            ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]
        ] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode):
                self.values.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)

    def text(self, subject: ox.NamedNode, term: URIRef) -> str:
        """The values of a property as text, sorted; nodes by their labels."""
        objects = self.values.get(subject, {}).get(node(term), [])
        return ", ".join(sorted(self.label(o) if isinstance(o, ox.NamedNode) else _literal(o) for o in objects))

    def label(self, thing: ox.NamedNode) -> str:
        """The Vietnamese label of a node, else any label, else the end of its IRI."""
        for predicate in _LABELS:
            own = self.values.get(thing, {}).get(predicate)
            labels = own or [q.object for q in self.store.inner.quads_for_pattern(thing, predicate, None, None)]
            ranked = sorted((o.language != "vi", o.value) for o in labels if isinstance(o, ox.Literal))
            if ranked:
                return ranked[0][1]
        return thing.value.rstrip("/").rpartition("/")[2]

    def evidence(self, name: str, subject: ox.NamedNode) -> Iterator[Evidence]:
        """The spans that state a node in this article."""
        for span in self.values[subject].get(_EVIDENCE, ()):
            told = self.values.get(span, {}) if isinstance(span, ox.NamedNode) else {}
            start, end, quote, rule = (_literal(told[p][0]) if p in told else "" for p in (_START, _END, _QUOTE, _RULE))
            if start.isdecimal() and end.isdecimal():
                yield Evidence(name, int(start), int(end), quote, rule)


def _literal(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.Literal) else str(term)
