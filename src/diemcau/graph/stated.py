"""What articles call what their figures measure, and by which IRIs it is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from diemcau.graph import iris
from diemcau.resolve.figures import Figure
from diemcau.resolve.gathering import Reading, block, own_name
from diemcau.resolve.wording import Quantity

Stated = tuple[str, str]
"""A wording as spelled in an article, and the notation of its kind of quantity."""


def stated(figures: Iterable[Figure]) -> list[Stated]:
    """What the figures of an article call what they measure, each once, sorted."""
    return sorted({(figure.indicator, figure.of) for figure in figures if figure.indicator})


def block_of(wording: Stated) -> str:
    """The block of readings that may be of one new indicator."""
    return block(wording[0], Quantity(wording[1]))


def reading_of(wording: Stated) -> str:
    """The IRI of a wording with its kind of quantity."""
    return iris.indicator(*wording).value


def names_of(wording: Stated) -> tuple[str, ...]:
    """By which IRIs a pin may mean it: wording with quantity, wording, the indicator that its words would make."""
    return reading_of(wording), iris.indicator(wording[0]).value, own_name(wording[0], Quantity(wording[1]), mint)


def readings(wordings: Iterable[Stated]) -> list[Reading]:
    """The readings of these wordings, sorted."""
    spelled: defaultdict[str, set[Stated]] = defaultdict(set)
    for wording in wordings:
        spelled[reading_of(wording)].add(wording)
    return [
        Reading(name, iris.indicator(min(found)[0]).value, tuple(sorted(w for w, _ in found)), Quantity(min(found)[1]))
        for name, found in sorted(spelled.items())
    ]


def wording_key(wording: Stated) -> str:
    """By which the articles that call something so are found."""
    return f"wording\t{wording[1]}\t{wording[0]}"


def mint(words: Iterable[str], apart: Iterable[str], of: Quantity) -> str:
    """The IRI of a new indicator of these words; ``apart`` tells it from others of them."""
    return iris.new_indicator(words, of.value, apart).value
