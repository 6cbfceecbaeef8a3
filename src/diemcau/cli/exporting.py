"""The command `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diemcau import api
from diemcau.cli.shell import Kg, Quiet, guard, warn_incomplete
from diemcau.export import FORMATS


def export(
    kg: Kg = Path("kg"),
    form: Annotated[str, typer.Option("--format", "-f", help=f"{', '.join(FORMATS)}.")] = "turtle",
    output: Annotated[str, typer.Option("--output", "-o", help="A file; - is standard output.")] = "-",
    with_ontology: Annotated[bool, typer.Option("--with-ontology", help="Add ontology, concepts and places.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph to a file; the same articles give the same bytes."""
    if form not in FORMATS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(FORMATS)}", param_hint="--format")
    with guard(), api.open(kg) as graph:
        graph.export(output, form, with_ontology=with_ontology)
        warn_incomplete(graph, quiet=quiet)
