"""The concepts of ``ontology/concepts.ttl`` by scheme and wording: the one place where code meets that list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from diemcau.graph.iris import concept, key
from diemcau.graph.vocabulary import BASE
from diemcau.resources import ontology_text

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = frozenset({f"{_SKOS}notation", f"{_SKOS}altLabel"})
_PREFERRED = f"{_SKOS}prefLabel"


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
