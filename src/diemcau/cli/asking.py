"""The command `query`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer
from rich.table import Table as RichTable
from rich.text import Text

import diemcau
from diemcau import api
from diemcau.answers import FORMS, Answer, write
from diemcau.cli.listing import list_queries
from diemcau.cli.shell import Kg, Quiet, QuietConsole, guard, warn_incomplete
from diemcau.export import FORMATS, write_file
from diemcau.queries import ask, parse_query
from diemcau.remote import RemoteEndpoint
from diemcau.tables import Table, text_of

_FORMS = ("table", *FORMS, *FORMATS)
_SAID = f"{', '.join(('table', *FORMS))}; for the graph of a CONSTRUCT or DESCRIBE also {', '.join(FORMATS)}"
_PATIENCE = 60.0  # seconds for an endpoint, unless told otherwise
_WIDE = 160  # columns of a table that goes to no terminal


def query(  # noqa: PLR0913, PLR0917 - a parameter is an option
    name: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(
            help="A named query, a view, a .rq file, SPARQL text, or - for standard input; none lists them."
        ),
    ] = None,
    kg: Kg = Path("kg"),
    param: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--param",
            "-p",
            metavar="NAME=VALUE",
            help="Give a parameter; names as people write them.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--format",
            "-f",
            help=f"{_SAID} [default: table on a terminal, else csv; turtle for a graph].",
            show_default=False,
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", help="A file; - is standard output.")] = "-",
    describe: Annotated[bool, typer.Option("--describe", help="Print the query itself instead of running it.")] = False,
    endpoint: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint, not a store.", show_default=False),
    ] = None,
    timeout: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option(min=0.001, help="Seconds to wait for the answer [default: no limit].", show_default=False),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Ask the graph: run a query and print its rows."""
    if form is not None and form not in _FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(_FORMS)}", param_hint="--format")
    given = _parameters(param or [])
    with guard():
        if name is None:
            list_queries()
            return
        asked = parse_query("standard input", _standard_input()) if name == "-" else api.find_query(name)
        if describe:
            typer.echo(asked.text.rstrip("\n"))
            return
        if endpoint is not None:
            print_answer(ask(RemoteEndpoint(endpoint, timeout or _PATIENCE), asked, given, timeout), form, output)
            return
        with api.open(kg) as graph:
            answer = graph.answer(asked, given, timeout)
            warn_incomplete(graph, quiet=quiet)
        print_answer(answer, form, output)


def _parameters(given: list[str]) -> dict[str, str]:
    pairs = [item.partition("=") for item in given]
    for name, sign, _ in pairs:
        if not sign or not name:
            raise typer.BadParameter(f"'{name}' is not NAME=VALUE", param_hint="--param")
    return {name.lstrip("?"): value for name, _, value in pairs}


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise diemcau.QueryError(f"standard input: is not UTF-8 at offset {error.start}") from error


def print_answer(answer: Answer, form: str | None, output: str) -> None:
    """Write the answer to a file or to standard output ('-'), as a table on a terminal unless told otherwise."""
    terminal = output == "-" and sys.stdout.isatty()
    if form is None:
        form = "turtle" if answer.kind == "graph" else "table" if terminal else "csv"
    data = _drawn(answer.table(), None if terminal else _WIDE) if form == "table" else write(answer, form)
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(output), lambda file: file.write(data))


def _drawn(table: Table, width: int | None) -> bytes:
    shown = RichTable()
    for column in table.columns:
        shown.add_column(column, overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(text_of(value)) for value in row))
    console = QuietConsole(width=width)
    with console.capture() as capture:
        console.print(shown)
    return capture.get().encode()
