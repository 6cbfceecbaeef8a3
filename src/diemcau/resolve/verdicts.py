"""A calculation held against a stated figure: confirmed, compatible, contradicted, or nothing that can be said."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction

from diemcau.facts import Bound
from diemcau.resolve.figures import Figure, Interval


class Verdict(StrEnum):
    """How a figure stands to others."""

    CONFIRMED = "confirmed"
    COMPATIBLE = "compatible"
    CONTRADICTED = "contradicted"


Operation = Callable[[Interval, Interval], Interval]


def minus(a: Interval, b: Interval) -> Interval:
    """All differences."""
    low = None if a.low is None or b.high is None else a.low - b.high
    high = None if a.high is None or b.low is None else a.high - b.low
    return Interval(low, high)


def over(a: Interval, b: Interval) -> Interval:
    """All quotients of positive values; without limit where the divisor may be zero."""
    low = None if a.low is None or b.high is None or b.high <= 0 else a.low / b.high
    high = None if a.high is None or b.low is None or b.low <= 0 else a.high / b.low
    return Interval(low, high)


def per_cent(a: Interval, b: Interval) -> Interval:
    """All quotients, in per cent."""
    quotient = over(a, b)
    return Interval(*(None if x is None else x * 100 for x in (quotient.low, quotient.high)))


def growth(a: Interval, b: Interval) -> Interval:
    """By how many per cent ``a`` is above ``b``, all of them."""
    quotient = per_cent(a, b)
    return Interval(*(None if x is None else x - 100 for x in (quotient.low, quotient.high)))


def negative(operation: Operation) -> Operation:
    """The operation with the sign of its result turned round."""

    def turned(a: Interval, b: Interval) -> Interval:
        plain = operation(a, b)
        return Interval(None if plain.high is None else -plain.high, None if plain.low is None else -plain.low)

    return turned


def judge(
    claim: Figure, operation: Operation, left: Figure, right: Figure, steps: tuple[Fraction | None, Fraction | None]
) -> Verdict | None:
    """Hold ``operation(left, right)`` against ``claim``; ``steps`` is how finely left and right are taken as rounded.

    Confirmed: it agrees within the rounding of the figures as written. Compatible: a bound word leaves room for it, or
    bounds are calculated with bounds ('trên 8.280' less 'hơn 674' is 'trên 7.000' at best).
    Contradicted: no reading of the words leaves room. None: there is room only far away ('trên 35 triệu' for 60).
    """
    first, second = steps
    if operation(left.rounded(first), right.rounded(second)).meets(claim.stated()):
        loose = claim.bound is not Bound.EQ and any(f.bound is not Bound.EQ for f in (left, right))
        return Verdict.COMPATIBLE if loose else Verdict.CONFIRMED
    if all(f.bound is Bound.EQ for f in (claim, left, right)):
        return Verdict.CONTRADICTED
    if operation(left.soft(first), right.soft(second)).meets(claim.soft()):
        return Verdict.COMPATIBLE
    if operation(left.hard(first), right.hard(second)).meets(claim.hard()):
        return None
    return Verdict.CONTRADICTED
