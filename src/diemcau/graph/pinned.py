"""Pins by the IRIs of what they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import regex

from diemcau.errors import PinError
from diemcau.graph import iris
from diemcau.graph.vocabulary import BASE
from diemcau.resolve.grounds import pair
from diemcau.resolve.pins import Pin, Pins, refuse_contradictions
from diemcau.resolve.wording import Quantity

# 'hồ sơ nộp trực tuyến (tỷ lệ)': of the wording only what is of this kind of quantity
_OF = regex.compile(rf"(.+) \(({'|'.join(of.value for of in Quantity if of.value)})\)")


def iri_of(kind: str, name: str) -> str:
    """The IRI that a pin's key means; an IRI means itself. Raises PinError for a key without its article.

    >>> iri_of("meeting", "a01/m1")
    'https://w3id.org/diemcau/meeting/a01/m1'
    >>> iri_of("body", "Bộ Công an")
    'https://w3id.org/diemcau/body/bo-cong-an-8c1af4d4'
    >>> iri_of("indicator", "hồ sơ nộp trực tuyến (tỷ lệ)") == iri_of("indicator", "hồ sơ nộp trực tuyến")
    False
    """
    if name.startswith(BASE):
        return name
    if kind == "body":
        return iris.body(name).value
    if kind == "indicator":
        of = _OF.fullmatch(name)
        return (iris.indicator(of[1], of[2]) if of else iris.indicator(name)).value
    article, _, rest = name.partition("/")
    if not article or not rest:
        raise PinError(f"pins: '{name}' is no {kind}: expected <article>/<{'key' if kind == 'meeting' else 'name'}>")
    return (iris.meeting if kind == "meeting" else iris.official)(article, rest).value


def with_iris(pins: Iterable[Pin]) -> tuple[Pin, ...]:
    """The pins with IRIs for keys. Raises PinError where they then contradict each other."""
    found = []
    for pin in pins:
        a, b = pair(iri_of(pin.kind, pin.a), iri_of(pin.kind, pin.b))
        if a == b:
            raise PinError(f"pins: '{pin.a}' and '{pin.b}' are one node already")
        found.append(replace(pin, a=a, b=b))
    refuse_contradictions(found, "pins")
    return tuple(sorted(found))


def by_kind(pins: Iterable[Pin]) -> dict[str, Pins]:
    """Kind → its pins, by IRI. Raises PinError."""
    kinds: defaultdict[str, list[Pin]] = defaultdict(list)
    for pin in with_iris(pins):
        kinds[pin.kind].append(pin)
    return {kind: Pins.of(found) for kind, found in kinds.items()}
