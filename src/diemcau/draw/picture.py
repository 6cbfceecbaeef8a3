"""What is asked for and what comes out: a request, and a picture as a Vega or Vega-Lite specification."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeAlias

Spec: TypeAlias = dict[str, Any]

FONT = "Roboto, Arial, Helvetica, sans-serif"
"""Roboto has all Vietnamese letters and comes with the extra ``draw``, so pictures do not hang on a system's fonts."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to draw: ``of`` a name ('' for all), at most ``limit`` nodes, with the words on edges or without."""

    of: str = ""
    limit: int = 80
    edge_labels: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A specification for Vega ('vega') or Vega-Lite ('vega-lite'), its title, and in words what was left out."""

    title: str
    spec: Spec
    grammar: str = "vega"
    note: str = ""


def template(name: str) -> Spec:
    """The specification kept in ``specs/<name>``, without data."""
    text = files("diemcau.draw").joinpath("specs", name).read_text(encoding="utf-8")
    return dict(json.loads(text))


def headline(title: str, note: str) -> Spec:
    """The title of a picture with its note below, as Vega has it."""
    fonts = {"font": FONT, "subtitleFont": FONT}
    return {
        "text": title,
        "subtitle": note,
        "anchor": "start",
        "fontSize": 17,
        "subtitleFontSize": 12,
        "offset": 10,
        **fonts,
    }
