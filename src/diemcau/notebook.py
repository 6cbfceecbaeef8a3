"""How tables and graphs show themselves in a notebook: HTML without scripts, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from pyoxigraph import Store

from diemcau.draw import Request, draw, render
from diemcau.errors import DrawError
from diemcau.tables import Table, Value, text_of

ROWS = 100
"""How many rows of a table are shown; the rest is counted."""


_NODES = 60


def table_html(table: Table) -> str:
    """The table, its first rows if it is long."""
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    body = "\n".join(f"<tr>{_cells(row)}</tr>" for row in table.rows[:ROWS])
    rest = len(table) - ROWS
    note = f"<p>… and {rest} more rows</p>" if rest > 0 else ""
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>{note}"


def graph_html(path: Path, articles: int, counts: Iterable[tuple[str, int]], picture: str | None) -> str:
    """What a graph holds: its folder, how many articles, and how many things of each kind; with a picture if given."""
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{count}</td></tr>" for name, count in counts)
    what = f"<p><b>diemcau</b> {escape(str(path))} — {articles} articles</p>"
    return f"{what}\n<table>{rows}</table>{picture or ''}"


def picture_of(store: Store) -> str | None:
    """A small picture of the graph as SVG; None where the extra for drawing is missing or there is nothing to draw."""
    try:
        return render(draw(store, "network", Request(limit=_NODES)), "svg").decode("utf-8")
    except DrawError:
        return None


def _cells(row: tuple[Value, ...]) -> str:
    return "".join(f"<td>{escape(text_of(value))}</td>" for value in row)
