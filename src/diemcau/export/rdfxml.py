"""RDF/XML: one graph, for tools that read nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import regex
from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from diemcau.errors import ExportError
from diemcau.export.terms import PREFIXES

NOT_XML = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""A character that XML 1.0 has no way to write, not even as a reference: most control characters."""


def write(quads: Iterable[Quad], file: IO[bytes]) -> None:
    """Write the triples by subject. Raises ExportError for a character that XML can't hold."""
    serialize(map(_checked, quads), file, RdfFormat.RDF_XML, prefixes=dict(PREFIXES))


def _checked(quad: Quad) -> Triple:
    if isinstance(quad.object, Literal) and (match := NOT_XML.search(quad.object.value)):
        raise ExportError(f"RDF/XML can't hold the character U+{ord(match[0]):04X} of {quad.subject}; use turtle")
    return quad.triple
