"""Whether two numbers can be one number, rounded or not, and how unlikely it is that they are by chance."""

from __future__ import annotations

from fractions import Fraction
from math import log, log2

from diemcau.facts import Bound, Kind
from diemcau.resolve.checks.model import TELLING
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict

_SOME = Fraction(1, 20)  # 'hơn 2.500' may be said of 2.620
# No agreement of two numbers says more than that, however long they are: what is told of them may still be two things.
_MOST = 14.0
_ALL_OF_THEM = frozenset({63, 34})  # provinces until July 2025 and since: whatever is told of all of them
_EVERYBODY_KNOWS = -4.0
_SLACK = 1.01  # what floating point numbers may be wrong by, and more
_RANKS = 64  # places of most rankings


def far_apart(a: Figure, b: Figure) -> bool:
    """Whether two values can't agree, rounded or not: seen at a glance, because most can't."""
    (one, grain), (other, grain_of_other) = a.about, b.about
    return abs(one - other) > _SLACK * max(grain, grain_of_other, float(_SOME) * max(abs(one), abs(other)))


def agreement(a: Figure, b: Figure) -> Verdict | None:
    """What two values say of each other, were they of one thing; None where nothing can be said."""
    if a.value == b.value:
        return Verdict.CONFIRMED
    coarse, fine = sorted((a, b), key=_coarseness, reverse=True)
    apart = abs(coarse.number - fine.number)
    if coarse.step == fine.step and coarse.bound is fine.bound is Bound.EQ:
        exact = coarse.rounded().low == coarse.rounded().high
        short = a.digits < TELLING and b.digits < TELLING
        return Verdict.CONTRADICTED if apart > (coarse.step or 0) or exact or short else None
    if a.digits < TELLING and b.digits < TELLING:
        return None
    bounded = {coarse.bound, fine.bound} <= {Bound.GT, Bound.LT}  # 'hơn 14.900' and 'gần 15.000': nobody says how much
    if _rounds_to(fine, coarse) and not (bounded and coarse.bound is not fine.bound):
        return Verdict.CONFIRMED
    if coarse.soft().meets(fine.soft()):
        return Verdict.COMPATIBLE if apart <= max(coarse.grain or 0, coarse.number * _SOME) else None
    return Verdict.CONTRADICTED if not coarse.hard().meets(fine.hard()) else None


def _coarseness(figure: Figure) -> tuple[Fraction, bool, Fraction]:
    return figure.told_step or Fraction(0), figure.bound is not Bound.EQ, figure.grain or Fraction(0)


def _rounds_to(fine: Figure, coarse: Figure) -> bool:
    """Whether the finer number, rounded as far as the coarser one is, is the coarser one.

    Behind a bound word the noughts at the end were rounded to: 'hơn 200' of 208, 'gần 1.130' of 1.127.
    """
    if not coarse.hard().meets(fine.rounded()):
        return False
    if coarse.step != fine.step and coarse.rounded().meets(fine.rounded()):
        return True
    grain = coarse.grain if coarse.bound is not Bound.EQ and coarse.unit != "%" else coarse.told_step
    return grain != coarse.step and coarse.rounded(grain).meets(fine.rounded())


def surprise(a: Figure, b: Figure) -> float:
    """How unlikely it is, in bits, that two figures of one unit agree as well as these do by chance.

    Counts and amounts are as likely to lie in each decade, and anywhere in it; percentages crowd near 0 and 100. A
    number is as fine as its last digit that is no nought: '5.900' says no more than '5,9 nghìn'.
    """
    if a.unit != "%" and {int(a.number), int(a.total or a.number)} <= _ALL_OF_THEM:
        return _EVERYBODY_KNOWS
    size, grain = max(abs(a.number), abs(b.number)), max(f.grain or Fraction(0) for f in (a, b))
    within = max(grain, 2 * abs(a.number - b.number))
    if not size or not within:
        return 0.0
    if a.kind is Kind.RANK:
        return log2(min(_RANKS, a.total or _RANKS))
    if a.unit == "%" and size <= 100:
        return log2(float((2 * min(size, 100 - size) + 2) / within)) if within < size else 0.0
    bits = max(0.0, log2(log(10) * float(size / within)))
    if a.total is not None and a.total == b.total:
        bits += log2(1 + a.digits)
    return min(_MOST, bits)
