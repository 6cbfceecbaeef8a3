"""What all commands share: options, errors as exit codes, printing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

import diemcau

Kg = Annotated[Path, typer.Option("--kg", help="The folder of the store.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors and what was asked for, nothing else.")]


class QuietConsole(Console):
    """A console that leaves a closed pipe to `guard`."""

    def on_broken_pipe(self) -> NoReturn:
        """Raise instead of ending the process."""
        raise BrokenPipeError


@contextmanager
def guard(stopped: str = "stopped") -> Iterator[None]:
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


def warn_incomplete(graph: diemcau.KnowledgeGraph, *, quiet: bool) -> None:
    """Say on standard error that the last build was stopped."""
    if not graph.complete and not quiet:
        typer.echo(
            "the last build was stopped: links across articles are missing or older than the articles; build again",
            err=True,
        )


def one_line(quote: str) -> str:
    """A quote without line ends, and without the escapes and marks that a terminal would obey."""
    return " ".join("".join(char if char.isprintable() else " " for char in quote).split())
