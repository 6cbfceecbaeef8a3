"""How terms are written for people: prefixes, base, and the numbers that Turtle can write bare."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import regex
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from diemcau.graph.vocabulary import BASE

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "dmc": BASE,
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "unit": "http://qudt.org/vocab/unit/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_XSD = PREFIXES["xsd"]
#   https://w3id.org/diemcau/quote → namespace up to the last '/' or '#', local name
_IRI = regex.compile(r"(?P<namespace>.*[/#])(?P<local>[A-Za-z][A-Za-z0-9_-]*)")
#   7   -12 (integer)   42.5   -0.25 (decimal)   true (boolean): Turtle writes these bare
_BARE = {
    f"{_XSD}integer": regex.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": regex.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": regex.compile(r"true|false"),
}
_STRING = f"{_XSD}string"


def curie(iri: str) -> str | None:
    """``prefix:local`` where a prefix fits and the local name needs no escape, else None.

    >>> curie("https://w3id.org/diemcau/quote"), curie("https://w3id.org/diemcau/measure/a/1-2")
    ('dmc:quote', None)
    """
    match = _IRI.fullmatch(iri)
    prefix = _PREFIX_OF.get(match["namespace"]) if match else None
    return f"{prefix}:{match['local']}" if match and prefix else None


def turtle_term(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """A term in Turtle, under PREFIXES and the base of diemcau's IRIs.

    >>> turtle_term(NamedNode("https://w3id.org/diemcau/measure/a/1-2")), turtle_term(Literal(7))
    ('<measure/a/1-2>', '7')
    """
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, Literal) and not term.language:
        datatype = term.datatype.value
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(term.value):
            return term.value
        if datatype != _STRING:
            return f"{Literal(term.value)}^^{_iri(datatype)}"
    return str(term)


def _iri(iri: str) -> str:
    if short := curie(iri):
        return short
    return f"<{iri[len(BASE) :]}>" if iri.startswith(BASE) and len(iri) > len(BASE) else f"<{iri}>"
