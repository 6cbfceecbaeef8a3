"""Sorting more quads than fit into memory: runs of a certain length are sorted, put on disk and merged.

What is held at a time is one run, then one quad a run; it does not grow with the graph.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

RUN = 200_000
"""How many quads are sorted at a time, some 100 MB."""


def in_key_order(quads: Iterable[ox.Quad], key: Callable[[ox.Quad], Any], run: int = 0) -> Iterator[ox.Quad]:
    """The quads sorted by ``key``; those of one key in no certain order."""
    run = run or RUN
    runs = sorted_runs(quads, key, run)
    first = next(runs, [])
    if len(first) < run:
        yield from first
        return
    with tempfile.TemporaryDirectory(prefix="diemcau.") as folder:
        paths = []
        for number, part in enumerate(_chain(first, runs)):
            paths.append(Path(folder) / f"{number}.nq")
            ox.serialize(part, paths[-1], ox.RdfFormat.N_QUADS)
        yield from heapq.merge(*(ox.parse(path=path, format=ox.RdfFormat.N_QUADS) for path in paths), key=key)


def sorted_runs(quads: Iterable[ox.Quad], key: Callable[[ox.Quad], Any], run: int) -> Iterator[list[ox.Quad]]:
    """The quads in sorted runs of ``run`` each, of which no more are taken than are asked for."""
    rest = iter(quads)
    while part := sorted(islice(rest, run), key=key):
        yield part


def _chain(first: list[ox.Quad], rest: Iterator[list[ox.Quad]]) -> Iterator[list[ox.Quad]]:
    yield first
    first.clear()  # it is on disk by now
    yield from rest
