"""The command `validate`."""

from __future__ import annotations

from pathlib import Path

import typer

from diemcau import api
from diemcau.cli.shell import Kg, Quiet, guard, warn_incomplete


def validate(kg: Kg = Path("kg"), quiet: Quiet = False) -> None:
    """Check the graph against its shapes; exit code 1 when one is violated."""
    with guard(), api.open(kg) as graph:
        violations = graph.validate()
        for found in violations:
            typer.echo(f"{found.article or 'links'}: {found.message_en or found.message} [{found.focus}]")
        if not quiet:
            count = len(graph.articles)
            typer.echo(
                f"{len(violations)} violations in {count} articles" if violations else f"{count} articles, no violation"
            )
            warn_incomplete(graph, quiet=quiet)
    if violations:
        raise typer.Exit(1)
