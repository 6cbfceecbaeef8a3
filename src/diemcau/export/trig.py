"""TriG: Turtle with the named graphs, one for each article and one for the links."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import IO

from pyoxigraph import DefaultGraph, Quad

from diemcau.export.terms import turtle_term
from diemcau.export.turtle import header, subjects


def write(quads: Iterable[Quad], file: IO[bytes]) -> None:
    """Write the quads, a block a graph."""
    file.write(header().encode())
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        name = "" if isinstance(graph, DefaultGraph) else f"{turtle_term(graph)} "
        file.write(f"\n{name}{{\n".encode())
        for block in subjects(group, indent="    "):
            file.write(block.encode())
        file.write(b"}\n")
