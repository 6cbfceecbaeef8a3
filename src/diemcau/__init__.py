"""diemcau: Vietnamese government meeting news as an RDF knowledge graph, every fact traced to its characters.

    import diemcau

    kg = diemcau.build("examples/", "kg")   # read files, folders, globs or URLs into the store in the folder kg
    kg = diemcau.open("kg")                 # or open one that is there
    kg.query("meeting_participants")        # a named query, a .rq file or SPARQL: a Table with typed rows
    kg.graph                                # an rdflib Dataset over the store

Everything else is reached through these; the command line uses nothing more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diemcau.api import KnowledgeGraph, build, open  # noqa: A004 - diemcau.open reads like dbm.open
    from diemcau.building import Failure, Report
    from diemcau.errors import (
        DiemcauError,
        DuplicateNameError,
        EndpointError,
        ExportError,
        LexiconError,
        MissingExtraError,
        QueryError,
        SourceError,
        StoreError,
        UnknownArticleError,
    )
    from diemcau.facts import Evidence, Residue
    from diemcau.queries import NamedQuery, named_queries
    from diemcau.remote import RemoteEndpoint
    from diemcau.series import FigureCheck, StatedFigure, Timeline
    from diemcau.serving import Endpoint
    from diemcau.stated import Article, Stated
    from diemcau.tables import Iri, Table
    from diemcau.text.readers import Limits
    from diemcau.validate import Violation

__version__ = "0.1.0"

# Where each public name lives. They are fetched when first asked for, so that using one part (the lexicon, the store)
# does not load all others.
_HOMES = {
    "api": ("KnowledgeGraph", "build", "open"),
    "building": ("Failure", "Report"),
    "errors": (
        "DiemcauError",
        "DuplicateNameError",
        "EndpointError",
        "ExportError",
        "LexiconError",
        "MissingExtraError",
        "QueryError",
        "SourceError",
        "StoreError",
        "UnknownArticleError",
    ),
    "facts": ("Evidence", "Residue"),
    "queries": ("NamedQuery", "named_queries"),
    "remote": ("RemoteEndpoint",),
    "serving": ("Endpoint",),
    "series": ("FigureCheck", "StatedFigure", "Timeline"),
    "stated": ("Article", "Stated"),
    "tables": ("Iri", "Table"),
    "text.readers": ("Limits",),
    "validate": ("Violation",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"diemcau.{home}"), name)
    raise AttributeError(f"module 'diemcau' has no attribute '{name}'")


__all__ = [
    "Article",
    "DiemcauError",
    "DuplicateNameError",
    "Endpoint",
    "EndpointError",
    "Evidence",
    "ExportError",
    "Failure",
    "FigureCheck",
    "Iri",
    "KnowledgeGraph",
    "LexiconError",
    "Limits",
    "MissingExtraError",
    "NamedQuery",
    "QueryError",
    "RemoteEndpoint",
    "Report",
    "Residue",
    "SourceError",
    "Stated",
    "StatedFigure",
    "StoreError",
    "Table",
    "Timeline",
    "UnknownArticleError",
    "Violation",
    "build",
    "named_queries",
    "open",
]
