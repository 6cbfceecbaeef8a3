"""Turtle: one graph, the names of the article graphs left out; the portable form for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO

from pyoxigraph import NamedNode, Quad

from diemcau.export.terms import PREFIXES, turtle_term
from diemcau.graph.vocabulary import BASE

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def write(quads: Iterable[Quad], file: IO[bytes]) -> None:
    """Write the triples by subject."""
    file.write(header().encode())
    for block in subjects(quads):
        file.write(f"\n{block}".encode())


def header() -> str:
    """The base and the prefixes."""
    return f"@base <{BASE}> .\n" + "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def subjects(quads: Iterable[Quad], indent: str = "") -> Iterator[str]:
    """A block of text for each subject; ``quads`` are sorted by subject and predicate."""
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        lines = [
            f"{_predicate(p)} {', '.join(turtle_term(quad.object) for quad in same)}" for p, same in _predicates(group)
        ]
        yield f"{indent}{turtle_term(subject)} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"


def _predicates(quads: Iterable[Quad]) -> Iterator[tuple[NamedNode, Iterator[Quad]]]:
    return groupby(quads, key=lambda quad: quad.predicate)


def _predicate(predicate: NamedNode) -> str:
    return "a" if predicate.value == _TYPE else turtle_term(predicate)
