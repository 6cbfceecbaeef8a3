"""What speaks for a calculation, in bits: how unlikely it is to come out by chance, and what the words say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import log2

import regex

from diemcau.facts import Kind
from diemcau.resolve.agree import same_unit, unit_group
from diemcau.resolve.checks.model import STATES, Check
from diemcau.resolve.figures import Figure, Interval
from diemcau.resolve.passage import Passage, between, clause, same_sentence

#: Bits that a calculation must have: one chance in a hundred and thirty.
ENOUGH = 7.0
#: Code points before and after a claim within which the figures stand that it is made of.
BEFORE, AFTER = 450, 300
# Numbers that agree to the last digit where everything is rounded out: no more is said for them than this.
_MOST = 16.0
_ENDLESS = Fraction(10**30)
_RATES = frozenset({"%", "lần", "hạng", "bậc"})

#: Numbers that say less than this need words that say as much as `PLAIN`.
TELLING_BITS, PLAIN = 7.0, 3.5
#: Words that say less than this keep any numbers from being of one calculation.
LEAST = 0.5
# "của xã bạn", "các tỉnh khác": the figures of others
_OF_OTHERS = regex.compile(
    r"\b(?:tỉnh|thành phố|huyện|xã|phường|địa phương|đơn vị|nước|ngành|nơi) (?:bạn|khác|bên|lân cận|láng giềng)\b"
)
_OTHERS = -9.0


@dataclass(frozen=True, slots=True)
class Try:
    """A calculation that was tried: ``words`` and ``numbers`` in bits; ``check`` is None where it does not come out."""

    words: float
    numbers: float
    check: Check | None


def weighty(tries: Sequence[Try]) -> Iterator[Check]:
    """The calculations with enough evidence, the weightiest first, none that shares a part with one before it.

    The more others have words as good, the less says that the numbers of one come out.
    """
    ranked = sorted(t.words for t in tries)
    found = [
        (one.words + one.numbers - log2(_as_good(ranked, one.words)), at) for at, one in enumerate(tries) if one.check
    ]
    taken: set[str] = set()
    for weight, at in sorted(found, key=lambda pair: (-pair[0], pair[1])):
        check = tries[at].check
        if weight < ENOUGH or check is None:
            return
        if tries[at].words < (PLAIN if tries[at].numbers < TELLING_BITS else LEAST):
            continue
        parts = {check.against.id, *(f.id for f in check.uses)}
        if not parts & taken:
            taken |= parts
            yield check


def _as_good(ranked: Sequence[float], words: float) -> int:
    return len(ranked) - bisect_left(ranked, words)


def surprise(within: Fraction, of: Fraction) -> float:
    """How unlikely a hit is, in bits, where everything ``within`` counts as one and a range ``of`` is possible.

    >>> round(surprise(Fraction(1, 10), Fraction(100)), 1)
    10.0
    """
    return min(_MOST, max(0.0, log2(of / within))) if within > 0 else _MOST


def width(interval: Interval) -> Fraction:
    """From one end to the other; beyond all measure where one is open."""
    return interval.high - interval.low if interval.high is not None and interval.low is not None else _ENDLESS


def near(passage: Passage, claim: Figure, behind: int = AFTER) -> list[Figure]:
    """The exact or bounded states and goals around a claim, in text order; of 'a/b' the whole as well."""
    found: list[Figure] = []
    for figure in passage.figures:
        far = figure is claim or figure.end < claim.start - BEFORE or figure.start > claim.end + behind
        if far or figure.kind not in _STATED or figure.step is None or figure.upper is not None or figure.number <= 0:
            continue
        found.append(figure)
        if figure.kind is Kind.SHARE and figure.total and not is_rate(figure):
            found.append(whole_of(figure))
    return found


_STATED = STATES | {Kind.TARGET}


def whole_of(share: Figure) -> Figure:
    """The whole of a figure 'a/b' as a figure of its own at the same place."""
    whole = share.total if share.total is not None else share.value
    return replace(share, value=whole, total=None, quote=f"{whole:f} {share.unit}", kind=Kind.LEVEL)


def is_rate(figure: Figure) -> bool:
    """Whether the figure is no count and no amount: per cent, times, ranks."""
    return unit_group(figure.unit) in _RATES or figure.kind is Kind.RANK


def apart(*figures: Figure) -> int:
    """How far the figures are told from each other: 0 in one sentence, 1 in sentences that follow each other, 2."""
    ordered = sorted(figures, key=lambda f: f.start)
    return max(_gap(a, b) for a, b in pairwise(ordered))


def _gap(a: Figure, b: Figure) -> int:
    if same_sentence(a, b) or a.id == b.id:
        return 0
    return 1 if between(a, b) is not None else 2


def of_others(*figures: Figure) -> float:
    """What it says that words give some of the figures to others: 'xã bạn 32 hồ sơ'."""
    told = {bool(_OF_OTHERS.search(clause(f))) for f in figures}
    return _OTHERS if len(told) > 1 else 0.0


def of_one_noun(a: Figure, b: Figure) -> float:
    """What it says that two counts have one unit: amounts of money always do, 'hồ sơ' and 'người' are two things."""
    if unit_group(a.unit) != "count":
        return 1.0
    return 2.0 if same_unit(a.unit, b.unit) else -3.0
