"""The names of html_names.toml, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def names(kind: str) -> frozenset[str]:
    """The names of one list of html_names.toml.

    >>> "br" in names("void")
    True
    """
    return frozenset(_table()[kind])


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("html_names.toml").read_text("utf-8"))
