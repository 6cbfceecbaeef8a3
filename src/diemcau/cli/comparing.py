"""The commands `checks` and `timeline`."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import Annotated, Optional

import typer

from diemcau import api
from diemcau.answers import FORMS
from diemcau.cli.asking import print_answer
from diemcau.cli.shell import Kg, Quiet, guard, one_line, warn_incomplete
from diemcau.export import write_file
from diemcau.series import FigureCheck, Point, StatedFigure, Timeline

_FORMS = ("text", "table", *FORMS)
_SIGNS = {"contradicted": "✗", "compatible": "~", "confirmed": "✓"}

Form = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--format", "-f", help=f"{', '.join(_FORMS)} [default: text on a terminal, else csv].", show_default=False
    ),
]
Output = Annotated[str, typer.Option("--output", "-o", help="A file; - is standard output.")]


def checks(  # noqa: PLR0913, PLR0917 - a parameter is an option
    kg: Kg = Path("kg"),
    rule: Annotated[str, typer.Option("--rule", help="change, multiple, ratio, sum, repeat or trend.")] = "",
    verdict: Annotated[str, typer.Option("--verdict", help="contradicted, compatible or confirmed.")] = "",
    doc: Annotated[str, typer.Option("--doc", help="An article that states one of the two figures.")] = "",
    form: Form = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Print which figures were held against each other: contradictions first, both quotes with their sentences."""
    form = _checked(form, output)
    with guard(), api.open(kg) as graph:
        warn_incomplete(graph, quiet=quiet)
        if form != "text":
            print_answer(graph.checks_answer(rule=rule, verdict=verdict, doc=doc), form, output)
            return
        found = graph.checks(rule=rule, verdict=verdict, doc=doc)
        _write("".join(f"{_check(check)}\n\n" for check in found) or ("" if quiet else "no check\n"), output)


def timeline(
    words: Annotated[
        str, typer.Argument(help="The indicator: its name, or some of its words, without marks if need be.")
    ],
    kg: Kg = Path("kg"),
    form: Form = None,
    output: Output = "-",
    quiet: Quiet = False,
) -> None:
    """Print all figures of an indicator by scope and time, with bounds, sources and the checks that they are in."""
    form = _checked(form, output)
    with guard(), api.open(kg) as graph:
        warn_incomplete(graph, quiet=quiet)
        found = graph.timelines(words)
        if len({series.indicator for series in found}) > 1 and not quiet:
            shown = ", ".join(f"'{series.indicator}'" for series in found)
            typer.echo(f"'{words}' may be {shown}; each is shown", err=True)
        if form != "text":
            print_answer(graph.timeline_answer(*(series.concept for series in found)), form, output)
            return
        _write("\n".join(_series(series) for series in found), output)


def _series(series: Timeline) -> str:
    """The figures by scope, within it by time; units are told apart where one scope has several."""
    lines = [f"{series.indicator} ({series.quantity})" if series.quantity else series.indicator]
    for scope, points in groupby(series.points, key=lambda point: point.scope):
        of_scope = list(points)
        units = sorted({point.unit for point in of_scope})
        for unit in units:
            lines.append(f"\n{scope or '?'}{f' · {unit}' if len(units) > 1 and unit else ''}")
            lines += [_point(point) for point in of_scope if point.unit == unit]
    if series.checks:
        lines.append("\nchecks\n")
        lines += [f"{_check(check)}\n" for check in series.checks]
    return "\n".join(lines) + "\n"


def _checked(form: str | None, output: str) -> str:
    if form is not None and form not in _FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(_FORMS)}", param_hint="--format")
    return form or ("text" if output == "-" and sys.stdout.isatty() else "csv")


def _write(text: str, output: str) -> None:
    if output == "-":
        typer.echo(text, nl=False)
    else:
        write_file(Path(output), lambda file: file.write(text.encode()))


def _check(check: FigureCheck) -> str:
    return "\n".join(
        (
            f"{_SIGNS[check.verdict]} {check.verdict} · {check.rule} · {one_line(check.note)}",
            f"    {_stated(check.claim)}",
            f"    {_stated(check.against)}",
        )
    )


def _stated(figure: StatedFigure) -> str:
    """'c04@672 “201.346 cơ sở” … hóa đơn điện tử từ máy tính tiền được [201.346 cơ sở] kinh doanh sử dụng.'"""
    sentence = one_line(figure.sentence).replace(one_line(figure.quote), f"[{one_line(figure.quote)}]", 1)
    return f"{figure.doc}@{figure.start}  “{one_line(figure.quote)}”  {sentence}".rstrip()


def _point(point: Point) -> str:
    sign = {"gt": ">", "lt": "<", "approx": "≈"}.get(point.bound, "")
    kind = "" if point.kind == "level" else f" [{point.kind}]"
    return f"  {point.time or '?':<17} {sign}{one_line(point.quote)}{kind}  {point.doc}@{point.start}"
