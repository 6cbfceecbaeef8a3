"""Rows of a SELECT over the store, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

PREFIXES = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    """Each solution as a tuple of texts: IRIs and literals by their value, '' where nothing is bound."""
    for row in cast("QuerySolutions", store.query(query)):
        yield tuple(_text(term) for term in row)


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else ""
