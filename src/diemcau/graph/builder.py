"""Collects the triples of one article; every node that needs a name gets it once."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, RDFS, SKOS, XSD

from diemcau.facts import Evidence
from diemcau.graph import iris
from diemcau.graph.concepts import concept_for
from diemcau.graph.sentences import Sentences
from diemcau.graph.vocabulary import DMC, node

A = node(RDF.type)
LABEL = node(RDFS.label)
NOTATION = node(SKOS.notation)
CONCEPT = node(SKOS.Concept)
XSD_DATE = node(XSD.date)
XSD_YEAR = node(XSD.gYear)
XSD_MONTH = node(XSD.gYearMonth)
XSD_MONTH_DAY = node(XSD.gMonthDay)
XSD_DECIMAL = node(XSD.decimal)
XSD_BOOLEAN = node(XSD.boolean)
XSD_INTEGER = node(XSD.integer)
XSD_ANY_URI = node(XSD.anyURI)
TRUE = Literal("true", datatype=XSD_BOOLEAN)

_EVIDENCE, _SENTENCE = node(DMC.evidence), node(DMC.sentence)
_TEXT_SPAN = node(DMC.TextSpan)
_IN_ARTICLE = node(DMC.inArticle)
_START, _END, _QUOTE, _RULE = node(DMC.start), node(DMC.end), node(DMC.quote), node(DMC.rule)

Term = NamedNode | Literal


def iso_date(value: str) -> Literal:
    """An ISO date as a typed literal; a wrong one stays as it is and breaks the shape, not the build."""
    return Literal(value, datatype=XSD_DATE)


def iso_day_or_year(value: str) -> Literal:
    """An ISO date that may stop at the month or the year ('Luật Căn cước năm 2023'), typed as what it is.

    >>> iso_day_or_year("2023").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYear'
    """
    return Literal(value, datatype={4: XSD_YEAR, 7: XSD_MONTH}.get(len(value), XSD_DATE))


def decimal(value: Decimal) -> Literal:
    """A plain decimal without exponent.

    >>> decimal(Decimal("1.9E+15")).value
    '1900000000000000'
    """
    return Literal(format(value, "f"), datatype=XSD_DECIMAL)


class Builder:
    """The triples of one article. Adding the same triple again changes nothing."""

    def __init__(self, name: str, sentences: Sentences | None = None) -> None:
        self.name = name
        self.article = iris.article(name)
        self._sentences = sentences
        self._triples: set[tuple[NamedNode, NamedNode, Term]] = set()
        self._said: set[tuple[NamedNode, NamedNode]] = set()
        self._spans: dict[Evidence, NamedNode] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        """Add one triple."""
        self._triples.add((subject, predicate, value))

    def once(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        """Add a triple unless the subject has a value for the predicate: the first spelling of a name wins."""
        if (subject, predicate) not in self._said:
            self._said.add((subject, predicate))
            self._triples.add((subject, predicate, value))

    def thing(self, subject: NamedNode, cls: NamedNode, label: str) -> NamedNode:
        """A typed, labelled node."""
        self.add(subject, A, cls)
        self.once(subject, LABEL, Literal(label, language="vi"))
        return subject

    def concept(self, scheme: str, wording: str) -> NamedNode:
        """The concept of ``scheme`` for the wording, with the wording as its notation: the graph explains itself."""
        subject = concept_for(scheme, wording)
        self.add(subject, A, CONCEPT)
        self.once(subject, NOTATION, Literal(wording))
        return subject

    def evidence(self, subject: NamedNode, evidence: Evidence, predicate: NamedNode = _EVIDENCE) -> None:
        """State where ``subject`` was read."""
        self.add(subject, predicate, self._spans.get(evidence) or self._span(evidence))

    def sentence(self, subject: NamedNode, evidence: Evidence) -> None:
        """State in which sentence ``evidence`` stands, where the text is at hand."""
        holding = self._sentences.holding(evidence) if self._sentences else None
        if holding is not None:
            self.evidence(subject, holding, _SENTENCE)

    def _span(self, evidence: Evidence) -> NamedNode:
        span = iris.span(evidence.document, evidence.start, evidence.end, evidence.rule)
        self._spans[evidence] = span
        self.add(span, A, _TEXT_SPAN)
        self.add(span, _IN_ARTICLE, self.article)
        self.add(span, _START, Literal(str(evidence.start), datatype=XSD_INTEGER))
        self.add(span, _END, Literal(str(evidence.end), datatype=XSD_INTEGER))
        self.add(span, _QUOTE, Literal(evidence.quote))
        self.add(span, _RULE, Literal(evidence.rule))
        return span

    def quads(self) -> list[Quad]:
        """All triples as quads of the article's graph, sorted by subject, predicate and object."""
        graph = iris.article_graph(self.name)
        rows = sorted((s.value, p.value, str(o), s, p, o) for s, p, o in self._triples)
        return [Quad(s, p, o, graph) for _, _, _, s, p, o in rows]
