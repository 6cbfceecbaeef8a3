"""The commands `export` and `views`: the graph and its tables as files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Optional

import typer
from rich.table import Table as RichTable

from diemcau import api
from diemcau.cli.shell import Kg, Quiet, QuietConsole, guard, warn_incomplete
from diemcau.exporting import NAMES, NETWORKS
from diemcau.project import PROJECTIONS
from diemcau.queries import VIEW_FORMS
from diemcau.selection import Selection

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
Docs = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads the annotation
    typer.Option("--doc", metavar="NAME", help="Only this article; may be repeated.", show_default=False),
]
Programmes = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--programme", metavar="NAME", help="Only articles that name it.", show_default=False),
]
Localities = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--locality", metavar="NAME", help="Only articles that name it.", show_default=False),
]
Since = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--from", formats=_DAYS, help="Only articles of meetings from this day on.", show_default=False),
]
# '--to' of views is their folder
UntilOfViews = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--until", formats=_DAYS, help="Only articles of meetings up to this day.", show_default=False),
]
Until = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--to", "--until", formats=_DAYS, help="… up to this day.", show_default=False),
]


def views(  # noqa: PLR0913, PLR0917 - a parameter is an option
    kg: Kg = Path("kg"),
    to: Annotated[Path, typer.Option("--to", help="The folder for the files.")] = Path("views"),
    form: Annotated[str, typer.Option("--format", "-f", help=f"{', '.join(VIEW_FORMS)}.")] = "csv",
    doc: Docs = None,
    programme: Programmes = None,
    locality: Localities = None,
    since: Since = None,
    until: UntilOfViews = None,
    quiet: Quiet = False,
) -> None:
    """Write the fixed tables as CSV or Parquet, one file a view."""
    if form not in VIEW_FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(VIEW_FORMS)}", param_hint="--format")
    select = Selection(doc or (), programme or (), locality or (), *_period(since, until))
    with guard(), api.open(kg) as graph:
        counts = graph.views(to, form, select=select)
        warn_incomplete(graph, quiet=quiet)
        if not quiet:
            table = RichTable("view", "rows")
            for name, count in counts.items():
                table.add_row(name, str(count))
            QuietConsole().print(table)


def export(  # noqa: PLR0913, PLR0917 - a parameter is an option
    kg: Kg = Path("kg"),
    form: Annotated[str, typer.Option("--format", "-f", help=f"{', '.join(NAMES)}.")] = "turtle",
    output: Annotated[str, typer.Option("--output", "-o", help="A file; - is standard output.")] = "-",
    projection: Annotated[
        str, typer.Option("--projection", help=f"For {', '.join(NETWORKS)}: {', '.join(PROJECTIONS)}.")
    ] = "official-meeting",
    doc: Docs = None,
    programme: Programmes = None,
    locality: Localities = None,
    since: Since = None,
    until: Until = None,
    with_ontology: Annotated[bool, typer.Option("--with-ontology", help="Add ontology, concepts and places.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph or a part of it to a file; the same articles give the same bytes."""
    if form not in NAMES:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(NAMES)}", param_hint="--format")
    if projection not in PROJECTIONS:
        raise typer.BadParameter(f"'{projection}' is none of {', '.join(PROJECTIONS)}", param_hint="--projection")
    select = Selection(doc or (), programme or (), locality or (), *_period(since, until))
    with guard(), api.open(kg) as graph:
        graph.export(output, form, with_ontology=with_ontology, select=select, projection=projection)
        warn_incomplete(graph, quiet=quiet)


def _period(since: datetime | None, until: datetime | None) -> tuple[date | None, date | None]:
    return since.date() if since else None, until.date() if until else None
