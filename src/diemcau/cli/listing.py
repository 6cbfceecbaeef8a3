"""The command `queries`: which questions there are, and what each may be told."""

from __future__ import annotations

import json
from typing import Annotated, Optional

import typer

from diemcau import api
from diemcau.cli.shell import Quiet, guard
from diemcau.queries import NamedQuery, named_queries

_FORMS = ("text", "json")


def queries(
    name: Annotated[Optional[str], typer.Argument(help="A query to describe; none lists them all.")] = None,  # noqa: UP045
    form: Annotated[str, typer.Option("--format", "-f", help=f"{', '.join(_FORMS)}.")] = "text",
    quiet: Quiet = False,
) -> None:
    """List the named queries with their parameters, or describe one."""
    if form not in _FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(_FORMS)}", param_hint="--format")
    with guard():
        chosen = [api.find_query(name)] if name is not None else list(named_queries())
        if form == "json":
            typer.echo(json.dumps([_record(query) for query in chosen], ensure_ascii=False, indent=1))
        elif name is not None:
            typer.echo(_described(chosen[0]))
        else:
            list_queries(quiet=quiet)


def list_queries(*, quiet: bool = False) -> None:
    """Print each query on a line, and its parameters on lines of their own unless ``quiet``."""
    for query in named_queries():
        typer.echo(f"{query.name}\t{query.title}\t{query.title_en}")
        for parameter in () if quiet else query.parameters.values():
            typer.echo(f"\t-p {parameter.name}=…\t{parameter}")


def _described(query: NamedQuery) -> str:
    lines = [query.name, *(title for title in (query.title, query.title_en, query.description) if title)]
    lines += [f"columns: {', '.join(query.columns)}"] if query.columns else []
    lines += [f"shown best as: {query.show}"] if query.show else []
    lines += [f"-p {parameter.name}=…  {parameter}" for parameter in query.parameters.values()]
    examples = [f" -p {p.name}={_quoted(p.example)}" for p in query.parameters.values() if p.example][:1]
    return "\n".join([*lines, f"for example: diemcau query {query.name} --kg kg{''.join(examples)}"])


def _quoted(value: str) -> str:
    return f"'{value}'" if any(not (char.isalnum() or char in "._-/") for char in value) else value


def _record(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "title_en": query.title_en,
        "description": query.description,
        "columns": query.columns,
        "show": query.show,
        "parameters": [
            {"name": p.name, "type": p.type or "string", "about": p.about, "example": p.example}
            for p in query.parameters.values()
        ],
    }
