"""Every export by its name: the RDF formats, networks for Gephi, and figures as a data cube or as observations."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

import networkx
import pyoxigraph as ox

from diemcau.errors import ExportError
from diemcau.export import FORMATS, cube, in_order, networks, observations, write_file
from diemcau.export.figures import Figure, figures
from diemcau.project import PROJECTIONS, project
from diemcau.selection import Selection, chosen, selected_quads
from diemcau.store import ArticleStore

FigureWriter: TypeAlias = Callable[[Iterable[Figure], IO[bytes]], None]
NetworkWriter: TypeAlias = Callable[[networkx.Graph, IO[bytes]], None]

FIGURES: Mapping[str, FigureWriter] = {"cube": cube.write, "observations": observations.write}
"""Formats that hold the figures alone."""

NETWORKS: Mapping[str, NetworkWriter] = {"gexf": networks.gexf, "graphml": networks.graphml}
"""Formats that hold a projection."""

NAMES = (*FORMATS, *NETWORKS, *FIGURES)
"""All formats."""


_ALL = Selection()


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported: a format of NAMES, which articles, for a network which projection of PROJECTIONS."""

    form: str = "turtle"
    select: Selection = _ALL
    projection: str = "official-meeting"
    with_ontology: bool = False

    def __post_init__(self) -> None:
        if self.form not in NAMES:
            raise ExportError(f"unknown format '{self.form}', expected one of {', '.join(NAMES)}")
        if self.projection not in PROJECTIONS:
            raise ExportError(f"unknown projection '{self.projection}', expected one of {', '.join(PROJECTIONS)}")
        if self.with_ontology and self.form not in FORMATS:
            raise ExportError(f"{self.form} does not hold the ontology; {', '.join(FORMATS)} do")


def export(store: ArticleStore, order: Order, to: str | os.PathLike[str]) -> None:
    """Write what ``order`` asks for to the file ``to``; '-' is standard output. A file appears whole or not at all.

    Raises ExportError for a file that can't be written, a store without articles and a graph that the format can't
    hold, QueryError for a selection that names what is not there or leaves nothing.
    """
    if not len(store):
        raise ExportError(f"{store.path}: holds no article; `diemcau build` adds some")
    names = chosen(store, order.select) if order.select else None

    def write(file: IO[bytes]) -> None:
        if order.form in FORMATS:
            form = FORMATS[order.form]
            form.write(in_order(_quads(store, names, order), named_graphs=form.named_graphs), file)
        elif order.form in NETWORKS:
            NETWORKS[order.form](project(part(store, names), order.projection), file)
        else:
            FIGURES[order.form](figures(part(store, names)), file)

    if str(to) == "-":
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(to), write)


def part(store: ArticleStore, names: Iterable[str] | None) -> ox.Store:
    """The store itself, or one in memory that holds the articles alone, and the ontology for their labels."""
    if names is None:
        return store.inner
    selected = ox.Store()
    selected.bulk_extend(selected_quads(store, names))
    selected.bulk_extend(store.ontology_quads())
    return selected


def _quads(store: ArticleStore, names: Iterable[str] | None, order: Order) -> Iterable[ox.Quad]:
    if names is None:
        yield from store.quads(with_ontology=order.with_ontology)
        return
    yield from selected_quads(store, names)
    if order.with_ontology:
        yield from store.ontology_quads()
