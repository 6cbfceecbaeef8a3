"""The command `sparql`: an endpoint for others to ask."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Annotated

import typer

from diemcau.cli.shell import Kg, Quiet, guard
from diemcau.serving import Endpoint


def sparql(
    kg: Kg = Path("kg"),
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = ("127.0.0.1"),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 7878,
    timeout: Annotated[int, typer.Option("--timeout", min=1, help="Seconds a query may take.")] = 30,
    quiet: Quiet = False,
) -> None:
    """Answer SPARQL over HTTP, read-only, with a query page; Ctrl-C stops it.

    Needs `pip install 'diemcau[sparql]'`. Queries that ask other servers (SERVICE) are refused.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server behind ends with this process
    with guard(), Endpoint(kg, host=host, port=port, timeout=timeout) as endpoint:
        if not quiet:
            typer.echo(f"{endpoint.url} is the query page, {endpoint.url}query the endpoint; Ctrl-C stops it")
        if not endpoint.local:
            typer.echo("whoever can reach this address can read the whole graph", err=True)
        endpoint.wait()
