"""Figures as a data cube in the W3C's RDF Data Cube vocabulary, written as Turtle.

Each figure is an observation under its own IRI. Its dimensions are the indicator, the area, the period, the kind and
the statement in the text: two articles that state one figure are two observations, as they are two statements.
What an article leaves open is the empty string.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import IO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from diemcau.export.figures import Figure
from diemcau.graph.vocabulary import BASE

_QB = "http://purl.org/linked-data/cube#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CUBE = f"{BASE}cube/"
PREFIXES = {"cube": _CUBE, "dmc": BASE, "qb": _QB, "rdf": _RDF, "rdfs": _RDFS, "xsd": _XSD}

_STRING, _DECIMAL, _ANY = f"{_XSD}string", f"{_XSD}decimal", f"{_RDFS}Resource"
# name, class of component, range, label in Vietnamese and English, in the order of the structure
_COMPONENTS = (
    ("indicator", "Dimension", _STRING, "chỉ tiêu", "indicator"),
    ("area", "Dimension", _STRING, "phạm vi", "area"),
    ("period", "Dimension", _STRING, "thời gian", "period"),
    ("kind", "Dimension", _STRING, "loại số liệu", "kind of figure"),
    ("statement", "Dimension", _ANY, "chỗ nêu trong bài", "the statement in the article"),
    ("value", "Measure", _DECIMAL, "giá trị", "value"),
    ("unit", "Attribute", _STRING, "đơn vị", "unit"),
    ("bound", "Attribute", _STRING, "cận", "bound"),
    ("upper", "Attribute", _DECIMAL, "cận trên", "upper end"),
    ("total", "Attribute", _DECIMAL, "tổng", "total"),
    ("comparedWith", "Attribute", _STRING, "so với", "compared with"),
)


def write(figures: Iterable[Figure], file: IO[bytes]) -> None:
    """Write the structure, then an observation a figure, as they come."""
    parts = chain([_structure()], map(_observation, figures))
    serialize(chain.from_iterable(parts), file, RdfFormat.TURTLE, prefixes=PREFIXES)


def _structure() -> Iterable[Triple]:
    dataset, structure = _node(f"{_CUBE}figures"), _node(f"{_CUBE}structure")
    yield _is(dataset, f"{_QB}DataSet")
    yield from _labels(dataset, "Số liệu trong các bài", "The figures of the articles")
    yield Triple(dataset, _node(f"{_QB}structure"), structure)
    yield _is(structure, f"{_QB}DataStructureDefinition")
    components = [_node(f"{_CUBE}component-{name}") for name, *_ in _COMPONENTS]
    for component in components:
        yield Triple(structure, _node(f"{_QB}component"), component)
    for order, (component, (name, kind, *_)) in enumerate(zip(components, _COMPONENTS, strict=True), 1):
        yield _is(component, f"{_QB}ComponentSpecification")
        yield Triple(component, _node(f"{_QB}{kind.lower()}"), _node(_CUBE + name))
        yield Triple(component, _node(f"{_QB}order"), Literal(order))
    for name, kind, values, vi, en in _COMPONENTS:
        term = _node(_CUBE + name)
        yield _is(term, f"{_RDF}Property")
        yield _is(term, f"{_QB}{kind}Property")
        yield from _labels(term, vi, en)
        yield Triple(term, _node(f"{_RDFS}range"), _node(values))


def _observation(figure: Figure) -> Iterable[Triple]:
    subject = _node(figure.measure)
    yield _is(subject, f"{_QB}Observation")
    yield Triple(subject, _node(f"{_QB}dataSet"), _node(f"{_CUBE}figures"))
    texts = {"indicator": figure.label, "area": figure.scope, "period": figure.time, "kind": figure.kind}
    for name, text in texts.items():
        yield Triple(subject, _node(_CUBE + name), Literal(text))
    yield Triple(subject, _node(f"{_CUBE}statement"), _node(figure.measure))
    for name, number in (("value", figure.value), ("upper", figure.upper), ("total", figure.total)):
        if number:
            yield Triple(subject, _node(_CUBE + name), Literal(number, datatype=_node(_DECIMAL)))
    for name, text in (("unit", figure.unit), ("bound", figure.bound), ("comparedWith", figure.ref)):
        if text:
            yield Triple(subject, _node(_CUBE + name), Literal(text))


def _is(subject: NamedNode, cls: str) -> Triple:
    return Triple(subject, _node(f"{_RDF}type"), _node(cls))


def _labels(subject: NamedNode, vi: str, en: str) -> Iterable[Triple]:
    yield Triple(subject, _node(f"{_RDFS}label"), Literal(vi, language="vi"))
    yield Triple(subject, _node(f"{_RDFS}label"), Literal(en, language="en"))


def _node(iri: str) -> NamedNode:
    return NamedNode(iri)
