"""The command `show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diemcau import api
from diemcau.cli.shell import Kg, Quiet, guard, one_line


def show(
    doc: Annotated[str, typer.Argument(help="The article's name.")],
    kg: Kg = Path("kg"),
    quiet: Quiet = False,
) -> None:
    """Print one article: its facts beside the quotes that state them, and what no rule explained."""
    from diemcau.building import KINDS  # noqa: PLC0415 - loads all rules; the command line need not

    with guard(), api.open(kg) as graph:
        article = graph.article(doc)
        if not quiet:
            typer.echo(
                " · ".join(part for part in (article.name, article.headline, article.published, article.url) if part)
            )
        for kind in KINDS.values():
            of_kind = [stated for stated in article.stated if stated.kind == kind]
            if of_kind:
                typer.echo(f"\n{kind} ({len(of_kind)})")
            for stated in of_kind:
                typer.echo(f"  {stated.text}")
                for at in stated.evidence:
                    typer.echo(f"      “{one_line(at.quote)}” {at.start}-{at.end} {at.rule}")
        if article.residue:
            typer.echo(f"\nnot explained ({len(article.residue)})")
        for left in article.residue:
            typer.echo(f"  {left.kind}: “{one_line(left.evidence.quote)}” {left.evidence.start}-{left.evidence.end}")
