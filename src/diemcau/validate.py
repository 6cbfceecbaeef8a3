"""Shapes and a graph to violations as records.

Core SHACL only. A store is validated article by article: each article's graph explains itself, and small graphs keep
the cost of every check in proportion to what it looks at.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import cast

import pyshacl
from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store
from pyoxigraph import Literal as StoredLiteral
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import IdentifiedNode, Node

from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.vocabulary import BASE, DMC
from diemcau.resources import ontology_text


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule.

    ``article`` is the article's name, '' where the graph holds none or several; ``focus`` the IRI of the node that
    breaks the rule, ``shape`` the name of the shape ('Measure-within-total'), ``path`` the IRI of the property and
    ``value`` what it holds, each '' where there is none; ``message`` says in Vietnamese what is wrong, ``message_en``
    in English.
    """

    article: str
    focus: str
    shape: str
    path: str
    value: str
    message: str
    message_en: str = ""


def validate(graph: Graph | Store) -> tuple[Violation, ...]:
    """Every violation of ``ontology/shapes.ttl``, sorted.

    Of a store, each article's graph and the links graph are validated on their own; an rdflib graph is validated as
    one piece. Nothing is written to either.
    """
    graphs = stored_graphs(graph) if isinstance(graph, Store) else (graph,)
    return tuple(sorted({violation for piece in graphs for violation in _violations(piece)}))


def stored_graphs(store: Store) -> Iterator[Graph]:
    """The article graphs of a store, and last the links, as rdflib graphs in memory, sorted by name."""
    rows = cast("QuerySolutions", store.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))
    names = {row[0].value for row in rows if isinstance(row[0], NamedNode)}
    names = {name for name in names if name.startswith(f"{BASE}graph/")}
    for name in sorted(names, key=lambda n: (n == LINKS_GRAPH.value, n)):
        yield stored_graph(store, NamedNode(name))


def stored_graph(store: Store, name: NamedNode) -> Graph:
    """One named graph of a store as an rdflib graph in memory."""
    graph = Graph()
    terms: dict[object, Node] = {}
    with _ill_formed_literals_are_no_news():
        for quad in store.quads_for_pattern(None, None, None, name):
            graph.add((_term(quad.subject, terms), _term(quad.predicate, terms), _term(quad.object, terms)))
    return graph


@contextmanager
def _ill_formed_literals_are_no_news() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-formed date: a shape reports it in words."""
    logger, silence = logging.getLogger("rdflib.term"), logging.Filter("nothing")
    logger.addFilter(silence)
    try:
        yield
    finally:
        logger.removeFilter(silence)


def _term(term: object, known: dict[object, Node]) -> Node:
    found = known.get(term)
    if found is None:
        found = known[term] = _converted(term)
    return found


def _converted(term: object) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, StoredLiteral):
        return (
            Literal(term.value, lang=term.language)
            if term.language
            else Literal(term.value, datatype=URIRef(term.datatype.value))
        )
    if isinstance(term, BlankNode):
        return BNode(term.value)
    raise TypeError(f"{term!r}: expected an IRI, a literal or a blank node")


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")


def _violations(graph: Graph) -> Iterator[Violation]:
    conforms, report, _text = pyshacl.validate(
        graph, shacl_graph=_shapes(), inference="none", advanced=False, meta_shacl=False
    )
    if conforms:
        return
    article = _article(graph)
    for result in cast("Graph", report).subjects(SH.resultSeverity, None):
        yield _violation(article, cast("Graph", report), cast("IdentifiedNode", result))


def _article(graph: Graph) -> str:
    names = sorted({str(name) for name in graph.objects(None, DMC.docName)})
    return names[0] if len(names) == 1 else ""


def _violation(article: str, report: Graph, result: IdentifiedNode) -> Violation:
    def text(predicate: URIRef) -> str:
        return str(report.value(result, predicate) or "")

    messages, path = list(report.objects(result, SH.resultMessage)), report.value(result, SH.resultPath)
    return Violation(
        article,
        text(SH.focusNode),
        text(SH.sourceShape).rsplit("/", 1)[-1],
        str(path) if isinstance(path, URIRef) else "",
        text(SH.value),
        _in_language(messages, "vi"),
        _in_language(messages, "en"),
    )


def _in_language(messages: Iterable[Node], language: str) -> str:
    return next((str(m) for m in messages if isinstance(m, Literal) and m.language == language), "")
