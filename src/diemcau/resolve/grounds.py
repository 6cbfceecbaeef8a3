"""Why two things are taken for one: grounds with weights, and the decision that they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

PIN = "pin"
"""The kind of the ground that a reviewed file gives; it outweighs all others."""


@dataclass(frozen=True, slots=True, order=True)
class Ground:
    """One reason for (weight above 0) or against (below 0) two things being one.

    ``kind`` is the notation of a concept of the scheme 'ground' ('day', 'chair'); ``words`` say it to a reader.
    """

    kind: str
    words: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """The decision on two items (IRIs, ``a`` before ``b``): that they are one, or that a pin keeps them ``apart``."""

    a: str
    b: str
    grounds: tuple[Ground, ...]
    apart: bool = False

    @property
    def weight(self) -> Decimal:
        """The sum of the grounds' weights."""
        return total(self.grounds)


def total(grounds: Iterable[Ground]) -> Decimal:
    """The sum of the weights.

    >>> total([Ground("day", "", Decimal("2")), Ground("type", "", Decimal("-0.5"))])
    Decimal('1.5')
    """
    return sum((ground.weight for ground in grounds), Decimal(0))


def pair(a: str, b: str) -> tuple[str, str]:
    """Two names in their order.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (a, b) if a <= b else (b, a)
