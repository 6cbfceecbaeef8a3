"""What a number is, and the scale words of Vietnamese."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """A number: code points ``start`` to ``end`` (exclusive), scale words multiplied out.

    ``total`` is the second number of 'a/b'; ``upper`` the other end of a range; ``scaled`` says that a scale word
    (nghìn, triệu, tỷ …) is part of it, ``worded`` that it has no digit at all.
    """

    start: int
    end: int
    value: Decimal
    total: Decimal | None = None
    upper: Decimal | None = None
    scaled: bool = False
    worded: bool = False


# nghìn · triệu · nghìn tỷ · trăm triệu · chục nghìn · triệu tỷ, but not the 'tỷ' of 'tỷ lệ', 'tỷ trọng'
SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1000,
    "ngàn": 1000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
