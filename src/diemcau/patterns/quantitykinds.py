"""What a figure is."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from diemcau.facts import Bound


class Spanned(Protocol):
    """Anything with a ``start`` and an ``end`` in code points, end exclusive."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Quantity(NamedTuple):
    """A figure.

    ``start`` and ``end`` (code points, end exclusive) span the guide's `quote`: number, scale word and unit
    ('16,39 triệu tài khoản', 'thứ 8'). ``lead`` is where the qualifier before it begins ('hơn', 'ước đạt'), ``start``
    when there is none. ``value`` is multiplied out; ``total`` is the b of 'a/b', ``upper`` the end of a range. ``kind``
    is the kind of the unit: percent, money, ratio, steps, score, measure, duration, rank, noun, phrase or none.
    """

    start: int
    end: int
    value: Decimal
    total: Decimal | None
    upper: Decimal | None
    unit: str
    kind: str
    bound: Bound
    lead: int
    number_end: int
