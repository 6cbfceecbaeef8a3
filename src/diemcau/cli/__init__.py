"""The command line: a command parses, calls the API, prints.

Exit codes: 0 all is well; 1 a shape is violated or some sources gave no article; 2 wrong usage, or a store, query or
output that can't be used; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

import diemcau
from diemcau.cli.asking import query
from diemcau.cli.building import build
from diemcau.cli.checking import validate
from diemcau.cli.comparing import checks, timeline
from diemcau.cli.drawing import draw
from diemcau.cli.exporting import export, views
from diemcau.cli.linking import links
from diemcau.cli.listing import queries
from diemcau.cli.serving import sparql
from diemcau.cli.showing import show
from diemcau.cli.stopping import heed_ctrl_c

# A command and an example of its use, in the order of the help.
COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (build, "diemcau build examples/ 'news/*.html' https://example.org/tin.html --kg kg"),
    (views, "diemcau views --kg kg --to views"),
    (query, "diemcau query meeting_participants --kg kg --format csv"),
    (queries, "diemcau queries meeting_participants"),
    (links, "diemcau links --kg kg --kind meeting"),
    (sparql, "diemcau sparql --kg kg --port 7878"),
    (checks, "diemcau checks --kg kg --verdict contradicted"),
    (timeline, "diemcau timeline 'tài khoản định danh điện tử' --kg kg"),
    (validate, "diemcau validate --kg kg"),
    (export, "diemcau export --kg kg --format turtle -o graph.ttl"),
    (draw, "diemcau draw --kg kg --of 'Đề án 06' -o de-an-06.html"),
    (show, "diemcau show a01_sonla_diem-nghen-de-an-06 --kg kg"),
)

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Vietnamese government meeting news as an RDF knowledge graph, every fact traced to its characters.",
    epilog="Example: diemcau build examples/ --kg kg && diemcau views --kg kg --to views",
)


def main() -> None:
    """The entry point of the command `diemcau`."""
    heed_ctrl_c()
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


for _command, _example in COMMANDS:
    app.command(epilog=f"Example: {_example}")(_command)
