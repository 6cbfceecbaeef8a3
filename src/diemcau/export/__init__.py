"""Export formats: quads in, bytes out; the same articles give the same bytes on every machine.

A format is a module with one function `write(quads, file)`, which gets the quads in the order of exports (and, if it
keeps no named graphs, each triple once), and its line in FORMATS.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from pyoxigraph import Quad

from diemcau.errors import ExportError
from diemcau.export import jsonld, nquads, ntriples, rdfxml, trig, turtle
from diemcau.export.sorting import in_key_order

Writer: TypeAlias = Callable[[Iterable[Quad], IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: how to write it, what it is called on the web, and whether it keeps the named graphs."""

    write: Writer
    media_type: str
    suffix: str
    named_graphs: bool


FORMATS: Mapping[str, Format] = {
    "turtle": Format(turtle.write, "text/turtle", ".ttl", named_graphs=False),
    "trig": Format(trig.write, "application/trig", ".trig", named_graphs=True),
    "nquads": Format(nquads.write, "application/n-quads", ".nq", named_graphs=True),
    "ntriples": Format(ntriples.write, "application/n-triples", ".nt", named_graphs=False),
    "jsonld": Format(jsonld.write, "application/ld+json", ".jsonld", named_graphs=True),
    "rdfxml": Format(rdfxml.write, "application/rdf+xml", ".rdf", named_graphs=False),
}

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def in_order(quads: Iterable[Quad], *, named_graphs: bool) -> Iterator[Quad]:
    """The quads in the order of exports: by graph, subject, predicate (the type first) and object, as N-Quads has them.

    However many there are, no more than a certain number is in memory. Without ``named_graphs`` the graph counts for
    nothing, and a triple that several graphs state comes once.
    """
    last = None
    for quad in in_key_order(quads, _by_graph if named_graphs else _by_subject):
        if (quad if named_graphs else quad.triple) != last:
            yield quad
        last = quad if named_graphs else quad.triple


def _by_graph(quad: Quad) -> tuple[object, ...]:
    return str(quad.graph_name), str(quad.subject), *_rank(quad)


def _by_subject(quad: Quad) -> tuple[object, ...]:
    return str(quad.subject), *_rank(quad)


def _rank(quad: Quad) -> tuple[bool, str, str]:
    return quad.predicate.value != _TYPE, str(quad.predicate), str(quad.object)


def format_of(name: str) -> Format:
    """The format called ``name``. Raises ExportError for an unknown one."""
    try:
        return FORMATS[name]
    except KeyError:
        raise ExportError(f"unknown format '{name}', expected one of {', '.join(FORMATS)}") from None


def export(quads: Iterable[Quad], name: str, to: str | os.PathLike[str]) -> None:
    """Write ``quads`` in the format called ``name`` to the file ``to``; '-' is standard output.

    A file appears whole or not at all. Raises ExportError for an unknown format, a file that can't be written, or a
    graph that the format can't hold.
    """
    form = format_of(name)
    ordered = in_order(quads, named_graphs=form.named_graphs)
    if str(to) == "-":
        form.write(ordered, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    write_file(Path(to), lambda file: form.write(ordered, file))


def write_file(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Let ``write`` fill a new file that takes the place of ``path`` when it is complete. Raises ExportError.

    A link stays a link to the file that is replaced; a pipe or a device ('/dev/stdout') is written to as it is.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        _write_through(path, write)
        return
    target = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=".diemcau.", dir=target.parent)
    except OSError as error:
        raise ExportError(f"{path}: can't be written: {error.strerror or error}") from error
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
        new.chmod(0o666 & ~_umask())
        new.replace(target)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise ExportError(f"{path}: can't be written: {error.strerror or error}") from error
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _write_through(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    try:
        with path.open("wb") as file:
            write(file)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{path}: can't be written: {error.strerror or error}") from error


def _umask() -> int:
    """The process's umask, which can only be asked by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


__all__ = ["FORMATS", "Format", "export", "format_of", "in_order", "write_file"]
