"""The concepts of ``ontology/concepts.ttl`` by scheme and wording: the one place where code meets that list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from diemcau.graph.iris import concept, key
from diemcau.graph.vocabulary import BASE
from diemcau.resolve.indicators import Catalogue, Known
from diemcau.resolve.wording import Quantity
from diemcau.resources import ontology_text

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = frozenset({f"{_SKOS}notation", f"{_SKOS}altLabel"})
_PREFERRED, _ALTERNATIVE = f"{_SKOS}prefLabel", f"{_SKOS}altLabel"
_INDICATORS = f"{BASE}concept/indicator/"


@cache
def _table() -> Mapping[tuple[str, str], NamedNode]:
    names: dict[tuple[str, str], NamedNode] = {}
    for quad in parse(ontology_text("concepts.ttl"), RdfFormat.TURTLE):
        subject, wording = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(wording, Literal):
            continue
        is_name = quad.predicate.value in _NAMES or (quad.predicate.value == _PREFERRED and wording.language == "vi")
        if is_name and subject.value.startswith(f"{BASE}concept/"):
            scheme = subject.value.removeprefix(f"{BASE}concept/").split("/")[0]
            names[scheme, key(wording.value)] = subject
    return names


@cache
def indicators() -> Catalogue:
    """The curated indicators, by all their Vietnamese labels."""
    labels: dict[str, list[str]] = {}
    quantities: dict[str, str] = {}
    running: set[str] = set()
    for quad in parse(ontology_text("concepts.ttl"), RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, Literal):
            continue
        if not subject.value.startswith(_INDICATORS):
            continue
        if quad.predicate.value == _PREFERRED and value.language == "vi":
            labels.setdefault(subject.value, []).insert(0, value.value)
        elif quad.predicate.value == _ALTERNATIVE:
            labels.setdefault(subject.value, []).append(value.value)
        elif quad.predicate.value == f"{BASE}quantity":
            quantities[subject.value] = value.value
        elif quad.predicate.value == f"{BASE}runningTotal" and value.value == "true":
            running.add(subject.value)
    return Catalogue(
        Known(name, tuple(labels[name]), Quantity(quantities[name]), name in running) for name in sorted(labels)
    )


def known(scheme: str, wording: str) -> NamedNode | None:
    """The concept of ``scheme`` with this notation or Vietnamese (alternative) label; None where none has."""
    return _table().get((scheme, key(wording)))


def concept_for(scheme: str, wording: str) -> NamedNode:
    """The listed concept, else one that is named after the wording (any counted noun may be a unit).

    >>> concept_for("role", "chủ trì").value
    'https://w3id.org/diemcau/concept/role/chair'
    >>> concept_for("unit", "lồng bè").value
    'https://w3id.org/diemcau/concept/unit/long-be-9317f026'
    """
    return known(scheme, wording) or concept(scheme, wording)
