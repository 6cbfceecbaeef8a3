"""Who bears a name in which month: what a store keeps of the decisions on people, so that one month can be made anew.

No knowledge, for all of it follows from the articles and their links: it is kept beside the graph and never exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from diemcau.resolve.people import OfMonth

Months = Mapping[str, tuple[OfMonth, ...]]
"""Month → who bears the name in it."""

#: The graph in which a store keeps them.
BEARERS = NamedNode("urn:diemcau:bearers")
#: From a name to a month.
IN_MONTH = NamedNode("urn:diemcau:in-month")


def name_node(name: str) -> NamedNode:
    """What stands for a (folded) name.

    >>> name_node("lê hoa").value
    'urn:diemcau:name:l%C3%AA%20hoa'
    """
    return NamedNode(f"urn:diemcau:name:{quote(name, safe='')}")


def bearer_quads(name: str, months: Months) -> Iterator[Quad]:
    """What a store keeps of a name; a month with nobody is left out."""
    for month, bearers in months.items():
        if bearers:
            yield Quad(name_node(name), IN_MONTH, Literal(_as_json(month, bearers)), BEARERS)


def months_of(texts: Iterable[str]) -> dict[str, tuple[OfMonth, ...]]:
    """The inverse of `bearer_quads`, from the texts that they hold; by month, in order."""
    found = (json.loads(text) for text in texts)
    return dict(sorted((month, tuple(_bearer(*row) for row in rows)) for month, rows in found))


def _as_json(month: str, bearers: Iterable[OfMonth]) -> str:
    rows = [
        [sorted(value) if isinstance(value, frozenset) else value for value in astuple(bearer)]
        for bearer in sorted(bearers, key=lambda b: b.id)
    ]
    return json.dumps([month, rows], ensure_ascii=False, separators=(",", ":"))


def _bearer(*row: object) -> OfMonth:
    told = dict(zip(OfMonth.__dataclass_fields__, row, strict=True))
    told["posts"] = frozenset(map(tuple, told["posts"]))  # type: ignore[call-overload]
    told["events"] = frozenset(told["events"])  # type: ignore[call-overload]
    told["post"] = tuple(told["post"]) if told["post"] else None  # type: ignore[arg-type]
    return OfMonth(**told)  # type: ignore[arg-type]
