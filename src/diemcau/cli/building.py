"""The command `build`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as RichTable

import diemcau
from diemcau import api
from diemcau.cli.shell import Kg, Quiet, QuietConsole, guard, one_line

if TYPE_CHECKING:
    from diemcau.building import Progress as Step
    from diemcau.building import Report


def build(  # noqa: PLR0913, PLR0917 - a parameter is an option
    sources: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation
        typer.Argument(help="Files (.txt, .html, .htm, .jsonl), folders, glob patterns or URLs.", show_default=False),
    ] = None,
    kg: Kg = Path("kg"),
    remove: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--remove", metavar="DOC", help="Take this article out first; may be repeated.", show_default=False
        ),
    ] = None,
    pins: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--pins", help="A file of reviewed links; the store keeps it.", show_default=False),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="List what no rule explained.")] = False,
    check: Annotated[bool, typer.Option("--validate/--no-validate", help="Count violations of the shapes.")] = True,
    max_bytes: Annotated[int, typer.Option(min=1, help="The largest article to read.")] = 20_000_000,
    timeout: Annotated[float, typer.Option(min=0.001, help="Seconds to wait for a URL.")] = 20.0,
    debug: Annotated[
        bool, typer.Option("--debug", help="Stop at the first error in a rule, with its traceback.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read articles into a store; those that are there already are replaced.

    A source that can't be read is reported and the others are built (exit code 1).
    """
    if not sources and not remove and pins is None:
        raise typer.BadParameter("name at least one source, or --remove an article", param_hint="SOURCES")
    limits = diemcau.Limits(max_bytes=max_bytes, timeout=timeout, deadline=max(60.0, 3 * timeout))
    stopped = "stopped; the store holds whole articles only, and building again completes it"
    with guard(stopped), _progress(quiet=quiet) as step:
        graph = api.build(
            sources or [],
            kg,
            remove=remove or [],
            pins=pins,
            limits=limits,
            progress=step,
            explain=explain,
            debug=debug,
        )
    from diemcau import building  # noqa: PLC0415 - loads all rules, as the build has

    with guard(), graph:
        report = graph.report or building.Report()
        for failure in report.failed:
            typer.echo(f"{failure.source}: {failure.reason}", err=True)
        for moved in report.moved:
            typer.echo(f"{moved.now}: replaces the article '{moved.name}' that was read from another source", err=True)
        for pin in report.idle_pins:
            typer.echo(f"pins: '{pin.a}' or '{pin.b}' is in no article", err=True)
        violations = len(graph.validate()) if check else None
        if explain:
            for left in report.unexplained:
                at = left.evidence
                typer.echo(f"{at.document}\t{at.start}-{at.end}\t{left.kind}\t{one_line(at.quote)}")
        if not quiet:
            QuietConsole().print(_summary(report, violations))
    if report.failed or violations:
        raise typer.Exit(1)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Step], None] | None]:
    """A progress bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=QuietConsole(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda step: bar.update(task, completed=step.done, total=step.total, description=step.source[-60:])


def _summary(report: Report, violations: int | None) -> RichTable:
    from diemcau.building import BYLINES, KINDS  # noqa: PLC0415 - loads all rules, as the build has

    table = RichTable("", "count", show_header=False)
    rows = [
        ("articles, new", len(report.built)),
        ("articles, replaced", len(report.replaced)),
        ("articles, removed", len(report.removed)),
        ("sources that failed", len(report.failed)),
        *((kind, report.facts[kind]) for kind in (*KINDS.values(), BYLINES)),
        *((f"not explained: {kind}", count) for kind, count in sorted(report.residue.items())),
        ("violations", "not checked" if violations is None else violations),
    ]
    for label, count in rows:
        table.add_row(label, str(count))
    return table
