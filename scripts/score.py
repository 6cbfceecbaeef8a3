"""Score what the built graph answers against gold files.

usage: python scripts/score.py known|later|wide|FOLDER [--gold FOLDER] [--only 'm*'] [--kg KG] [--errors] [--json FILE]

Builds a temporary store from the articles (or takes the one in KG), asks it for the views, and compares them with the
gold files by the rules of `comparison.py`. Prints for each view precision, recall and F1 of whole rows ('strict') and
of the rows' core, then the share of right attributes among the figures that were found, last the mean of the strict F1
scores over the views for which there is gold. Facts across articles (same_meeting, checks) are not scored here.
Exit codes: 0 scored; 1 scored, but an article could not be built; 2 wrong usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Optional

import typer

import diemcau
from article_sets import ArticlesError, Gold, gold_articles
from comparison import ATTRIBUTES, VIEWS, Comparison, Row, compare
from diemcau.tables import text_of

Answers = dict[str, list[dict[str, str]]]
"""View → its rows as text."""


def answers(articles: Sequence[Gold], kg: Path | None = None) -> tuple[Answers, list[str]]:
    """What a store answers for the ten scored views, and a line for each article that could not be built.

    The store is built from the articles in a temporary folder, unless ``kg`` names one that is there. Raises
    ArticlesError if that one lacks an article, and DiemcauError if it can't be opened.
    """
    with ExitStack() as stack:
        if kg is None:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="score-")))
            graph = stack.enter_context(diemcau.build([item.text for item in articles], folder / "kg"))
        else:
            graph = stack.enter_context(diemcau.open(kg))
        lacking = sorted({item.doc for item in articles} - set(graph.articles))
        if kg is not None and lacking:
            raise ArticlesError(f"{kg}: holds no article {lacking[0]}; build it, or score without --kg")
        failed = [f"{failure.source}: {failure.reason}" for failure in (graph.report.failed if graph.report else ())]
        return {
            view: [{column: text_of(value) for column, value in row.items()} for row in graph.view(view)]
            for view in VIEWS
        }, failed


def compare_all(articles: Iterable[Gold], found: Mapping[str, Sequence[Row]]) -> dict[str, Comparison]:
    """All articles' tables together; each line of a difference names its article and view."""
    total = {view: Comparison() for view in VIEWS}
    for item in articles:
        own = {view: [row for row in rows if row["doc"] == item.doc] for view, rows in found.items()}
        gold = json.loads(item.gold.read_text("utf-8"))
        for view, result in compare(item.text.read_text("utf-8"), gold, own).items():
            result.lines = [f"{item.doc} {view} {line}" for line in result.lines]
            total[view].add(result)
    return total


def scored(tables: Mapping[str, Comparison]) -> dict[str, Comparison]:
    """The views that have gold or answers, in order."""
    return {view: table for view, table in tables.items() if table.strict.gold + table.strict.surplus}


def mean_f1(tables: Mapping[str, Comparison]) -> float:
    """The mean strict F1 of the views for which there is gold."""
    values = [table.strict.f1 for table in tables.values() if table.strict.gold]
    return sum(values) / len(values) if values else 0.0


def share(table: Comparison, attribute: str) -> float:
    """The part of the figures found whose ``attribute`` is right; 0 where none was compared."""
    return table.right[attribute] / table.compared[attribute] if table.compared[attribute] else 0.0


def as_json(tables: Mapping[str, Comparison]) -> dict[str, Any]:
    """The figures as JSON: per view gold, p, r, f1, core_f1; the attributes' shares; the mean."""
    views = {
        view: {
            "gold": table.strict.gold,
            "p": table.strict.precision,
            "r": table.strict.recall,
            "f1": table.strict.f1,
            "core_f1": table.core.f1,
        }
        for view, table in scored(tables).items()
    }
    attributes = {name: share(tables["measures"], name) for name in ATTRIBUTES}
    return {"views": views, "attributes": attributes, "mean_f1": mean_f1(tables)}


def as_text(tables: Mapping[str, Comparison]) -> str:
    """The figures as a table for a terminal."""
    lines = [f"{'view':16}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}   core:{'P':>7}{'R':>8}{'F1':>8}"]
    for view, table in scored(tables).items():
        strict, core = table.strict, table.core
        lines.append(
            f"{view:16}{strict.gold:6}{strict.precision:8.3f}{strict.recall:8.3f}{strict.f1:8.3f}        "
            f"{core.precision:7.3f}{core.recall:8.3f}{core.f1:8.3f}"
        )
    lines += [
        f"  measures.{name:12}{share(tables['measures'], name):8.3f} right of the figures found" for name in ATTRIBUTES
    ]
    lines.append(f"mean strict F1 {mean_f1(tables):.3f}")
    return "\n".join(lines)


def main(  # noqa: PLR0913, PLR0917 - a parameter is an option
    articles: Annotated[str, typer.Argument(help="known, later, wide, or a folder of <stem>.txt.", metavar="SET")],
    gold: Annotated[Optional[Path], typer.Option(help="The folder of <stem>.json.", show_default=False)] = None,  # noqa: UP045
    only: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation
        typer.Option(help="Score the articles whose name matches, e.g. 'm*'; may be repeated.", show_default=False),
    ] = None,
    kg: Annotated[Optional[Path], typer.Option(help="Take this store, build none.", show_default=False)] = None,  # noqa: UP045
    errors: Annotated[
        bool, typer.Option("--errors", help="Print each miss (-), each surplus (+), each wrong attribute (~).")
    ] = False,
    json_file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--json", help="Write the figures to this file; '-' prints them instead of the table."),
    ] = None,
) -> None:
    """Score what the built graph answers against gold files."""
    try:
        items = gold_articles(articles, gold, tuple(only or ()))
        found, failed = answers(items, kg)
        tables = compare_all(items, found)
    except (ArticlesError, diemcau.DiemcauError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    if errors:
        print("\n".join(line for table in tables.values() for line in table.lines))
    figures = json.dumps(as_json(tables), indent=1)
    if str(json_file) == "-":
        print(figures)
    else:
        print(f"{len(items)} articles\n{as_text(tables)}")
        if json_file is not None:
            json_file.write_text(figures + "\n", "utf-8")
    for line in failed:
        print(line, file=sys.stderr)
    if failed:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
