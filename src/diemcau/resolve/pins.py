"""Reviewed decisions: which two things are one and which are not, whatever the evidence says.

A pin file is TOML. Each entry names two things of one kind, and why:

    [[same]]
    kind = "meeting"                          # meeting, person, body or indicator
    a = "laocai_so-ket/m1"                    # <article>/<key>; a person: <article>/<name>; a body: its name;
                                              # an indicator: a wording, as it is or with ' (tỷ lệ)' …; or an IRI
    b = "laichau_so-ket/m1"
    reason = "Cùng hội nghị ngày 10/7/2024, bài Lai Châu không ghi ngày"

    [[different]]
    …

What a pin names need not be in the graph (yet). Pins that contradict each other are refused.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

import networkx as nx

from diemcau.errors import PinError
from diemcau.resolve.grounds import pair

KINDS = ("meeting", "person", "body", "indicator")
_FIELDS = frozenset({"kind", "a", "b", "reason"})


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """``a`` and ``b`` (IRIs or keys as written, ``a`` before ``b``) are one thing, or (``same`` false) are not."""

    kind: str
    a: str
    b: str
    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of one kind by what they name; look-ups are by name, in no need of an order."""

    same: Mapping[str, Mapping[str, str]]
    different: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, pins: Iterable[Pin]) -> Pins:
        """Both directions of each pin, with its reason."""
        tables: dict[bool, defaultdict[str, dict[str, str]]] = {True: defaultdict(dict), False: defaultdict(dict)}
        for pin in pins:
            tables[pin.same][pin.a][pin.b] = pin.reason
            tables[pin.same][pin.b][pin.a] = pin.reason
        return cls(dict(tables[True]), dict(tables[False]))

    def partners(self, name: str) -> tuple[str, ...]:
        """All that a pin names together with ``name``, sorted."""
        return tuple(sorted({*self.same.get(name, ()), *self.different.get(name, ())}))


NO_PINS = Pins({}, {})


def read_pins(text: str, source: str = "pins") -> tuple[Pin, ...]:
    r"""The pins of a file, sorted. Raises PinError for what is no pin file and for pins that contradict each other.

    >>> read_pins('[[same]]\nkind = "body"\na = "B"\nb = "A"\nreason = "tên cũ"')
    (Pin(kind='body', a='A', b='B', same=True, reason='tên cũ'),)
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PinError(f"{source}: is not TOML: {error}") from error
    pins = tuple(sorted(set(_entries(tables, source))))
    refuse_contradictions(pins, source)
    return pins


def _entries(tables: Mapping[str, object], source: str) -> Iterator[Pin]:
    for name, entries in tables.items():
        if name not in {"same", "different"} or not isinstance(entries, list):
            raise PinError(f"{source}: has '{name}', expected entries [[same]] and [[different]]")
        for number, entry in enumerate(entries, start=1):
            where = f"{source}: [[{name}]] number {number}"
            if not isinstance(entry, dict) or set(entry) != _FIELDS:
                raise PinError(f"{where}: expected exactly kind, a, b and reason")
            if not all(isinstance(value, str) and value.strip() for value in entry.values()):
                raise PinError(f"{where}: kind, a, b and reason are texts and not empty")
            if entry["kind"] not in KINDS:
                raise PinError(f"{where}: the kind '{entry['kind']}' is none of {', '.join(KINDS)}")
            a, b = pair(*(normalize("NFC", entry[key].strip()) for key in ("a", "b")))
            if a == b:
                raise PinError(f"{where}: names '{a}' twice")
            yield Pin(entry["kind"], a, b, name == "same", normalize("NFC", entry["reason"].strip()))


def refuse_contradictions(pins: Iterable[Pin], source: str) -> None:
    """Raise PinError where two things are pinned as different that pins make one, directly or by way of others."""
    pins = sorted(pins)
    one = nx.Graph()
    one.add_edges_from(((pin.kind, pin.a), (pin.kind, pin.b)) for pin in pins if pin.same)
    for pin in pins:
        ends = (pin.kind, pin.a), (pin.kind, pin.b)
        if not pin.same and all(end in one for end in ends) and nx.has_path(one, *ends):
            way = " = ".join(name for _, name in nx.shortest_path(one, *ends))
            raise PinError(f"{source}: pins contradict each other: {pin.a} ≠ {pin.b}, but {way}")


def as_toml(pins: Iterable[Pin]) -> str:
    """The file of these pins; `read_pins` reads it back."""
    return "\n".join(
        f"[[{'same' if pin.same else 'different'}]]\n"
        + "".join(f"{key} = {_quoted(getattr(pin, key))}\n" for key in ("kind", "a", "b", "reason"))
        for pin in sorted(pins)
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in escaped) + '"'
