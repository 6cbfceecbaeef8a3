"""The command `links`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from diemcau import api
from diemcau.answers import FORMS
from diemcau.cli.asking import print_answer
from diemcau.cli.shell import Kg, Quiet, guard, warn_incomplete
from diemcau.resolve.pins import KINDS

_FORMS = ("table", *FORMS)


def links(  # noqa: PLR0913, PLR0917 - a parameter is an option
    kg: Kg = Path("kg"),
    kind: Annotated[
        Optional[str],  # noqa: UP045 - typer reads the annotation
        typer.Option("--kind", help=f"Only links of this kind: {', '.join(KINDS)}.", show_default=False),
    ] = None,
    decision: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--decision", help="Only what is the same, or what pins keep different.", show_default=False),
    ] = None,
    pins: Annotated[bool, typer.Option("--pins", help="Print the reviewed links, as a file of pins, instead.")] = False,
    form: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--format",
            "-f",
            help=f"{', '.join(_FORMS)} [default: table on a terminal, else csv].",
            show_default=False,
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", help="A file; - is standard output.")] = "-",
    quiet: Quiet = False,
) -> None:
    """List what was taken for one across articles, on which grounds, with which weight.

    To undo a link or to add one, name its two keys in a file of pins, and build with --pins.
    """
    _require("--kind", kind, KINDS)
    _require("--decision", decision, ("same", "different"))
    _require("--format", form, _FORMS)
    given = {name: value for name, value in (("kind", kind), ("decision", decision)) if value}
    with guard(), api.open(kg) as graph:
        warn_incomplete(graph, quiet=quiet)
        if pins:
            typer.echo(graph.pins(), nl=False)
        else:
            print_answer(graph.answer(api.find_query("link_decisions"), given), form, output)


def _require(option: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise typer.BadParameter(f"'{value}' is none of {', '.join(known)}", param_hint=option)
