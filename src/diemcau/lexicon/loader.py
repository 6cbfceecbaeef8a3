"""Lexicon files: surface forms as data, read and checked at load.

A file is TOML: one table an entry, the table's name is the entry's id. ``forms`` are the ways to write it (matched
whole words, without regard to case, dashes or the place of the tone mark); ``label`` is the canonical wording; every
other key is an attribute that the file's users know.

    [thu-tuong]
    label = "Thủ tướng"
    forms = ["Thủ tướng", "TTg"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from diemcau.errors import LexiconError
from diemcau.text.fold import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry; ``attributes`` holds what the file says beyond id, label and forms."""

    id: str
    label: str
    forms: tuple[str, ...]
    attributes: Mapping[str, str]

    def get(self, key: str, default: str = "") -> str:
        """The attribute ``key``, or ``default``."""
        return self.attributes.get(key, default)


@cache
def load(name: str) -> tuple[Entry, ...]:
    """The entries of the lexicon file ``<name>.toml``, in file order.

    Raises LexiconError for an entry without forms, a form that two entries of the file share, an attribute that is
    not a string, or entries that are not sorted by id.
    """
    text = resources.files("diemcau.lexicon").joinpath(f"{name}.toml").read_text("utf-8")
    entries = tuple(_entry(name, key, table) for key, table in tomllib.loads(text).items())
    _check(name, entries)
    return entries


def _entry(name: str, key: str, table: Mapping[str, object]) -> Entry:
    label = table.get("label")
    forms = table.get("forms", [label])
    if not isinstance(label, str) or not isinstance(forms, list) or not all(isinstance(f, str) and f for f in forms):
        raise LexiconError(f"{name}.toml [{key}]: expected a string `label` and a list of strings `forms`")
    attributes = {k: v for k, v in table.items() if k not in {"label", "forms"}}
    for k, v in attributes.items():
        if not isinstance(v, str):
            raise LexiconError(f"{name}.toml [{key}]: attribute {k} is {v!r}, expected a string")
    return Entry(key, label, tuple(forms), {k: str(v) for k, v in attributes.items()})


def _check(name: str, entries: Iterable[Entry]) -> None:
    owner: dict[str, str] = {}
    last = ""
    for entry in entries:
        if entry.id < last:
            raise LexiconError(f"{name}.toml [{entry.id}]: stands after [{last}]; entries are sorted by id")
        last = entry.id
        for form in entry.forms:
            folded = fold(form)
            if owner.setdefault(folded, entry.id) != entry.id:
                raise LexiconError(f"{name}.toml [{entry.id}]: form {form!r} belongs to [{owner[folded]}] already")
