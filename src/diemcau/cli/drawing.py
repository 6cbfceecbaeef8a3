"""The command `draw`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diemcau import api
from diemcau.cli.shell import Kg, Quiet, guard, warn_incomplete
from diemcau.draw import FORMATS, KINDS

_FORMATS = ", ".join(f".{form}" for form in FORMATS)


def draw(  # noqa: PLR0913, PLR0917 - a parameter is an option
    kg: Kg = Path("kg"),
    output: Annotated[
        Path, typer.Option("--output", "-o", help=f"The file; its ending is the format: {_FORMATS}.")
    ] = Path("graph.html"),
    kind: Annotated[str, typer.Option("--kind", "-k", help=f"{', '.join(KINDS)}.")] = "network",
    of: Annotated[str, typer.Option("--of", help="Draw what is around this name; marks may be left out.")] = "",
    limit: Annotated[int, typer.Option(min=2, help="The most nodes to draw; what is left out is said.")] = 80,
    edge_labels: Annotated[bool, typer.Option("--edge-labels", help="Write on each edge what it says.")] = False,
    quiet: Quiet = False,
) -> None:
    """Draw the graph, or a part of it, as PNG, SVG or one HTML file that needs no network."""
    if kind not in KINDS:
        raise typer.BadParameter(f"'{kind}' is none of {', '.join(KINDS)}", param_hint="--kind")
    with guard(), api.open(kg) as graph:
        picture = graph.draw(output, kind, of=of, limit=limit, edge_labels=edge_labels)
        warn_incomplete(graph, quiet=quiet)
        if not quiet:
            typer.echo(f"{output}: {picture.title}{f' – {picture.note}' if picture.note else ''}", err=True)
