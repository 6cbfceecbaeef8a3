"""Figures of two reports that agree within rounding: 'hơn 61.200 tổ' and '61.213 tổ'.

How telling that is hangs on the digits of the rounded one: of two unrelated numbers of one size, the second agrees with
a first of n digits about once in 9·10ⁿ⁻¹ times, and two articles hold some dozens of pairs to try.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from diemcau.facts import Bound

Told = tuple[str, str, str]
"""A figure as a report tells it: value as a plain decimal, bound, unit."""

# By the digits of the rounded figure; of two digits there are only a hundred, and any two articles share a percentage.
_WORTH = {2: Decimal("0.25"), 3: Decimal("0.75")}
_LONGER = Decimal(1)
# '958 nghìn người dân' and '958.420 người' are one noun; of another noun ('61.930 tài khoản') there are more to try.
_OTHER_NOUN = {2: Decimal(0), 3: Decimal("0.5")}
_OTHER_LONGER = Decimal("0.75")
_PERCENTAGE = {2: Decimal(0), 3: Decimal("0.25")}
_LONGER_PERCENTAGE = Decimal("0.5")
# Units of measure and money, which are what they are: '604 ha' is no '604 hộ'.
_MEASURES = frozenset({"%", "VND", "USD", "lần", "hạng", "ha", "km", "m2", "m3", "tấn", "MW", "kg", "điểm", "bậc"})


class Agreement(NamedTuple):
    """A rounded figure, the fuller one with which it agrees, and what that says."""

    rounded: Told
    fuller: Told
    worth: Decimal


def agreements(one: frozenset[Told], two: frozenset[Told]) -> tuple[Agreement, ...]:
    """The pairs, one from each side, of which one rounds the other; each figure stands in one pair at most.

    What both tell alike is left out.

    >>> one, two = {("61213", "eq", "tổ"), ("63", "eq", "tỉnh")}, {("61200", "gt", "tổ"), ("1292", "eq", "tổ")}
    >>> [(a.rounded[0], a.fuller[0], str(a.worth)) for a in agreements(frozenset(one), frozenset(two))]
    [('61200', '61213', '0.75')]
    >>> agreements(frozenset({("61213", "eq", "tổ")}), frozenset({("61300", "gt", "tổ")}))
    ()
    """
    alike = {value for value, _, _ in one} & {value for value, _, _ in two}
    found = {*_agreeing(one, two, alike), *_agreeing(two, one, alike)}
    used: set[Told] = set()
    kept = []
    for agreement in sorted(found, key=lambda each: (-each.worth, each)):
        if used.isdisjoint(agreement[:2]):
            used.update(agreement[:2])
            kept.append(agreement)
    return tuple(kept)


def are_alike(one: str, two: str) -> bool:
    """Whether two units may count one thing: 'hộ' and 'hộ dân', 'người dân' and 'người'.

    >>> are_alike("hộ", "hộ dân"), are_alike("căn", "căn"), are_alike("hộ", "ha"), are_alike("căn", "")
    (True, True, False, False)
    """
    short, long = sorted((one, two), key=len)
    return short == long or (short != "" and long.startswith(f"{short} "))


class _Number(NamedTuple):
    """A figure with its value, its significant digits and the worth of the last of them."""

    value: Decimal
    told: Told
    digits: int
    step: Decimal


@lru_cache(maxsize=8192)
def _numbers(figures: frozenset[Told]) -> tuple[_Number, ...]:
    """The figures by size; a report is compared with many."""
    found = []
    for told in figures:
        value = Decimal(told[0])
        _, digits, exponent = value.normalize().as_tuple()
        found.append(_Number(value, told, len(digits), Decimal(1).scaleb(int(exponent))))
    return tuple(sorted(found))


def _agreeing(rounded: frozenset[Told], fuller: frozenset[Told], alike: set[str]) -> Iterator[Agreement]:
    others = _numbers(fuller)
    for number in _numbers(rounded):
        if number.digits < min(_WORTH) or number.told[0] in alike:
            continue
        low, high = (bisect(others, number.value + by, key=_value) for by in (-number.step, number.step))
        for other in others[max(0, low - 1) : high]:
            if other.digits > number.digits and other.told[0] not in alike and _rounds(number, other.value):
                worth = _worth(number.digits, number.told[2], other.told[2])
                if worth:
                    yield Agreement(number.told, other.told, worth)


def _value(number: _Number) -> Decimal:
    return number.value


def _worth(digits: int, one: str, two: str) -> Decimal:
    if one == two == "%":
        return _PERCENTAGE.get(digits, _LONGER_PERCENTAGE)
    if are_alike(one, two):
        return _WORTH.get(digits, _LONGER)
    if one in _MEASURES or two in _MEASURES:
        return Decimal(0)
    return _OTHER_NOUN.get(digits, _OTHER_LONGER)


def _rounds(number: _Number, true: Decimal) -> bool:
    """Whether the figure rounds ``true`` at its last digit that is no nought, on the side that its bound says."""
    above = true - number.value
    if number.told[1] == Bound.GT:
        return 0 <= above < number.step
    if number.told[1] == Bound.LT:
        return -number.step < above <= 0
    return abs(above) * 2 <= number.step
