"""The command line: a command parses, calls the API, prints.

Exit codes: 0 all is well; 1 a shape is violated or some sources gave no article; 2 wrong usage, or a store, query or
output that can't be used; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn, Optional

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as RichTable
from rich.text import Text

import diemcau
from diemcau import api
from diemcau.building import BYLINES, KINDS, Report
from diemcau.building import Progress as Step
from diemcau.export import FORMATS, write_file
from diemcau.queries import NamedQuery, named_queries, parse_query
from diemcau.tables import FORMS, Table, text_of

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Vietnamese government meeting news as an RDF knowledge graph, every fact traced to its characters.",
    epilog="Example: diemcau build examples/ --kg kg && diemcau views --kg kg --to views",
)

Kg = Annotated[Path, typer.Option("--kg", help="The folder of the store.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors and what was asked for, nothing else.")]
_FORMS = ("table", *FORMS)
_WIDE = 160  # columns of a table that goes to no terminal


class _Console(Console):
    """A console that leaves a closed pipe to `_guard`."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def main() -> None:
    """The entry point of the command `diemcau`."""
    if sys.stdout is None:  # closed by the caller: '>&-'
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Vietnamese can't be printed otherwise, nor names that are not UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(f"diemcau {diemcau.__version__}")
        raise typer.Exit


@app.command(epilog="Example: diemcau build examples/ 'news/*.html' https://example.org/tin.html --kg kg")
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
    if not sources and not remove:
        raise typer.BadParameter("name at least one source, or --remove an article", param_hint="SOURCES")
    limits = diemcau.Limits(max_bytes=max_bytes, timeout=timeout, deadline=max(60.0, 3 * timeout))
    stopped = "stopped; the store holds whole articles only, and building again completes it"
    with _guard(stopped), _progress(quiet=quiet) as step:
        graph = api.build(
            sources or [], kg, remove=remove or [], limits=limits, progress=step, explain=explain, debug=debug
        )
    with _guard(), graph:
        report = graph.report or Report()
        for failure in report.failed:
            typer.echo(f"{failure.source}: {failure.reason}", err=True)
        for moved in report.moved:
            typer.echo(f"{moved.now}: replaces the article '{moved.name}' that was read from another source", err=True)
        violations = len(graph.validate()) if check else None
        if explain:
            for left in report.unexplained:
                at = left.evidence
                typer.echo(f"{at.document}\t{at.start}-{at.end}\t{left.kind}\t{_one_line(at.quote)}")
        if not quiet:
            _Console().print(_summary(report, violations))
    if report.failed or violations:
        raise typer.Exit(1)


@app.command(epilog="Example: diemcau views --kg kg --to views")
def views(
    kg: Kg = Path("kg"),
    to: Annotated[Path, typer.Option("--to", help="The folder for the CSV files.")] = Path("views"),
    quiet: Quiet = False,
) -> None:
    """Write the fixed tables as CSV, one file a view."""
    with _guard(), api.open(kg) as graph:
        counts = graph.views(to)
        _warn_incomplete(graph, quiet=quiet)
        if not quiet:
            table = RichTable("view", "rows")
            for name, count in counts.items():
                table.add_row(name, str(count))
            _Console().print(table)


@app.command(epilog="Example: diemcau query meeting_participants --kg kg --format csv")
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
            "--param", "-p", metavar="NAME=VALUE", help="Bind a variable; an IRI is written <…>.", show_default=False
        ),
    ] = None,
    form: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--format", "-f", help=f"{', '.join(_FORMS)} [default: table on a terminal, else csv].", show_default=False
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", help="A file; - is standard output.")] = "-",
    describe: Annotated[bool, typer.Option("--describe", help="Print the query itself instead of running it.")] = False,
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
    with _guard():
        if name is None:
            _list_queries()
            return
        asked = parse_query("standard input", _standard_input()) if name == "-" else api.find_query(name)
        if describe:
            typer.echo(asked.text.rstrip("\n"))
            return
        with api.open(kg) as graph:
            table = graph.query(asked, _timeout=timeout, **given)
            _warn_incomplete(graph, quiet=quiet)
        _print_table(table, form, output)


@app.command(epilog="Example: diemcau validate --kg kg")
def validate(kg: Kg = Path("kg"), quiet: Quiet = False) -> None:
    """Check the graph against its shapes; exit code 1 when one is violated."""
    with _guard(), api.open(kg) as graph:
        violations = graph.validate()
        for found in violations:
            typer.echo(f"{found.article or 'links'}: {found.message_en or found.message} [{found.focus}]")
        if not quiet:
            count = len(graph.articles)
            typer.echo(
                f"{len(violations)} violations in {count} articles" if violations else f"{count} articles, no violation"
            )
            _warn_incomplete(graph, quiet=quiet)
    if violations:
        raise typer.Exit(1)


@app.command(epilog="Example: diemcau export --kg kg --format turtle -o graph.ttl")
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
    with _guard(), api.open(kg) as graph:
        graph.export(output, form, with_ontology=with_ontology)
        _warn_incomplete(graph, quiet=quiet)


@app.command(epilog="Example: diemcau show a01_sonla_diem-nghen-de-an-06 --kg kg")
def show(
    doc: Annotated[str, typer.Argument(help="The article's name.")],
    kg: Kg = Path("kg"),
    quiet: Quiet = False,
) -> None:
    """Print one article: its facts beside the quotes that state them, and what no rule explained."""
    with _guard(), api.open(kg) as graph:
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
                    typer.echo(f"      “{_one_line(at.quote)}” {at.start}-{at.end} {at.rule}")
        if article.residue:
            typer.echo(f"\nnot explained ({len(article.residue)})")
        for left in article.residue:
            typer.echo(f"  {left.kind}: “{_one_line(left.evidence.quote)}” {left.evidence.start}-{left.evidence.end}")


# ---- parts ----------------------------------------------------------------------------------------------------------


@contextmanager
def _guard(stopped: str = "stopped") -> Iterator[None]:
    """Errors that a user can act on become a line and an exit code; a closed pipe ends quietly."""
    try:
        yield
        sys.stdout.flush()
    except diemcau.DiemcauError as error:
        typer.echo(f"diemcau: {error}", err=True)
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        typer.echo(stopped, err=True)
        raise typer.Exit(130) from error
    except BrokenPipeError as error:
        _mute()
        raise typer.Exit(0) from error
    except OSError as error:
        _mute()
        typer.echo(f"diemcau: can't write: {error.strerror or error}", err=True)
        raise typer.Exit(2) from error


def _mute() -> None:
    """What is left to print goes nowhere, for standard output takes no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Step], None] | None]:
    """A progress bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=_Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda step: bar.update(task, completed=step.done, total=step.total, description=step.source[-60:])


def _summary(report: Report, violations: int | None) -> RichTable:
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


def _warn_incomplete(graph: diemcau.KnowledgeGraph, *, quiet: bool) -> None:
    if not graph.complete and not quiet:
        typer.echo("the last build was stopped: links across articles are missing; build again", err=True)


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


def _list_queries() -> None:
    for named in named_queries():
        typer.echo(f"{named.name}\t{_title(named)}")
        for name, text in named.parameters.items():
            typer.echo(f"\t-p {name}=…\t{text}")


def _title(named: NamedQuery) -> str:
    return named.title_en or named.title or named.description


def _print_table(table: Table, form: str | None, output: str) -> None:
    form = form or ("table" if output == "-" and sys.stdout.isatty() else "csv")
    if form != "table":
        text = FORMS[form](table)
    else:
        shown = RichTable()
        for column in table.columns:
            shown.add_column(column, overflow="fold")
        for row in table.rows:
            shown.add_row(*(Text(text_of(value)) for value in row))
        console = _Console(width=None if output == "-" and sys.stdout.isatty() else _WIDE)
        with console.capture() as capture:
            console.print(shown)
        text = capture.get()
    if output == "-":
        sys.stdout.write(text)
    else:
        write_file(Path(output), lambda file: file.write(text.encode("utf-8")))


def _one_line(quote: str) -> str:
    """A quote without line ends, and without the escapes and marks that a terminal would obey."""
    return " ".join("".join(char if char.isprintable() else " " for char in quote).split())


if __name__ == "__main__":
    main()
