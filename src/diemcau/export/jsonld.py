"""JSON-LD: a node object a line within a graph, terms shortened by a context that stands in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import IO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from diemcau.export.terms import PREFIXES, curie
from diemcau.graph.vocabulary import BASE

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write(quads: Iterable[Quad], file: IO[bytes]) -> None:
    """Write the quads, an object a graph."""
    context = {"@base": BASE, **PREFIXES}
    file.write(f'{{"@context": {json.dumps(context)},\n"@graph": ['.encode())
    first = True
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        named = not isinstance(graph, DefaultGraph)
        file.write(b"\n" if first else b",\n")
        if named:
            file.write(f'{{"@id": {json.dumps(_reference(graph))}, "@graph": [\n'.encode())
        for at, node in enumerate(_nodes(group)):
            file.write(f"{',' if at else ''}{chr(10) if at else ''}{node}".encode())
        file.write(b"]}" if named else b"")
        first = False
    file.write(b"]}\n")


def _nodes(quads: Iterable[Quad]) -> Iterable[str]:
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        values: dict[str, object] = {"@id": _reference(subject)}
        for predicate, same in groupby(group, key=lambda quad: quad.predicate):
            objects = [quad.object for quad in same]
            if predicate.value == _TYPE:
                values["@type"] = [_short(term.value) for term in objects if isinstance(term, NamedNode | BlankNode)]
            else:
                values[_short(predicate.value)] = [_value(term) for term in objects]
        yield json.dumps(values, ensure_ascii=False)


def _value(term: NamedNode | BlankNode | Literal | Triple) -> object:
    if isinstance(term, Literal):
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == _STRING:
            return term.value
        return {"@value": term.value, "@type": _short(term.datatype.value)}
    return {"@id": _reference(term)}


def _reference(term: NamedNode | BlankNode | Triple) -> str:
    """An IRI relative to the base where it can be ('measure/a/1-2'), else shortened or in full."""
    if isinstance(term, NamedNode):
        short = curie(term.value)
        if short or not term.value.startswith(BASE):
            return short or term.value
        return term.value[len(BASE) :] or term.value
    return str(term)


def _short(iri: str) -> str:
    return curie(iri) or iri
