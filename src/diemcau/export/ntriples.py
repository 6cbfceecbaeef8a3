"""N-Triples: a line a triple, the names of the article graphs left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from pyoxigraph import Quad, RdfFormat, serialize


def write(quads: Iterable[Quad], file: IO[bytes]) -> None:
    """Write the triples."""
    serialize((quad.triple for quad in quads), file, RdfFormat.N_TRIPLES)
