"""N-Quads: a line a quad, made for tools and for diff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from pyoxigraph import Quad, RdfFormat, serialize


def write(quads: Iterable[Quad], file: IO[bytes]) -> None:
    """Write the quads."""
    serialize(quads, file, RdfFormat.N_QUADS)
