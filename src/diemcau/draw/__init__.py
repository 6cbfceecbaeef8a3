"""Pictures of the graph: networks, the coverage of a meeting, the course of an indicator.

`pictures` gather what is drawn from the store, `render` turns a picture into PNG, SVG or one offline HTML file with
the optional package vl-convert-python (extra ``draw``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Store

from diemcau.draw.coverage import coverage
from diemcau.draw.network import network
from diemcau.draw.people import people
from diemcau.draw.picture import Picture, Request
from diemcau.draw.render import FORMATS, render
from diemcau.draw.timeline import timeline
from diemcau.errors import DrawError

__all__ = ["FORMATS", "KINDS", "DrawError", "Kind", "Picture", "Request", "draw", "render"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of picture: what it shows, and how it is made."""

    shows: str
    make: Callable[[Store, Request], Picture]


KINDS: dict[str, Kind] = {
    "network": Kind("meetings, officials, programmes, localities and bodies, whole or around --of NAME", network),
    "people": Kind("officials who were at the same meetings, by centrality", people),
    "coverage": Kind("which localities' reports tell of the meeting --of NAME", coverage),
    "timeline": Kind("the figures of the indicator --of WORDS over time, their bounds and contradictions", timeline),
}
"""The kinds of pictures by name."""


def draw(store: Store, kind: str, request: Request) -> Picture:
    """The picture of ``kind`` that ``request`` asks for.

    Raises DrawError for an unknown kind and for what it can't draw.
    """
    if kind not in KINDS:
        raise DrawError(f"'{kind}' is no kind of picture; there are {', '.join(KINDS)}")
    return KINDS[kind].make(store, request)
