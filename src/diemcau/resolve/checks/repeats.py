"""The same indicator, scope and time stated twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import IDENTICAL, SAME, likeness, position, same_unit, scope_key, unit_group
from diemcau.resolve.checks.model import STATES, TELLING, Check, Figures
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict

# Two reports of one meeting with the same telling number: it is enough that the wordings have something in common
# ('hồ sơ định danh điện tử đã thu nhận', 'tài khoản định danh điện tử đã được cấp').
_AKIN = 1 / 3


def repeat(article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    """The same indicator, scope and time stated twice; each figure is held against the nearest statement before it."""
    for claim in article:
        if claim.kind is Kind.TARGET or claim.step is None or claim.upper is not None:
            continue
        twin = _earlier_twin(claim, known) or _twin_of_event(claim, known)
        if twin is not None:
            yield twin


def _earlier_twin(claim: Figure, known: Figures) -> Check | None:
    if claim.last_day is None or not claim.scope or claim.kind not in STATES:
        return None
    alike = known.identical.like(claim.indicator, claim.unit, claim.scope, claim.last_day)
    for other in reversed(alike[: bisect_left(alike, position(claim), key=position)]):
        if not _states_the_same(other, claim):
            continue
        verdict = _same_value(claim, other)
        if verdict is Verdict.CONFIRMED or (verdict is not None and _only_one(claim, other, known)):
            return Check(
                "repeat",
                verdict,
                claim,
                other,
                (),
                f"{claim.quote} = {other.quote}" if verdict is Verdict.CONFIRMED else f"{claim.quote} ≠ {other.quote}",
            )
    return None


def _states_the_same(a: Figure, b: Figure) -> bool:
    return (
        a.kind is b.kind
        and a.last_day is not None
        and same_unit(a.unit, b.unit)
        and a.total == b.total
        and a.step is not None
        and likeness(a.indicator, b.indicator) >= IDENTICAL
    )


def _same_value(claim: Figure, other: Figure) -> Verdict | None:
    if claim.value == other.value:
        return Verdict.CONFIRMED
    if claim.digits < TELLING and other.digits < TELLING:
        return Verdict.CONTRADICTED if claim.bound is other.bound is Bound.EQ else None
    coarse, fine = sorted((claim, other), key=lambda f: f.step or Fraction(0), reverse=True)
    if coarse.rounded().meets(fine.rounded()):
        return Verdict.CONFIRMED
    if coarse.soft().meets(fine.soft()):
        return Verdict.COMPATIBLE
    return Verdict.CONTRADICTED if not coarse.hard().meets(fine.hard()) else None


def _only_one(claim: Figure, other: Figure, known: Figures) -> bool:
    """Two articles, each with one value for this indicator, scope and time: else one of them may be a breakdown."""
    return claim.doc != other.doc and all(len(_rivals(f, known.by_article[f.doc])) == 1 for f in (claim, other))


def _rivals(figure: Figure, article: Sequence[Figure]) -> set[Fraction]:
    return {
        f.number
        for f in article
        if f.kind is figure.kind
        and f.last_day == figure.last_day
        and scope_key(f.scope) == scope_key(figure.scope)
        and likeness(f.indicator, figure.indicator) >= SAME
        and same_unit(f.unit, figure.unit)
    }


def _twin_of_event(claim: Figure, known: Figures) -> Check | None:
    """Two reports of one meeting that give the same telling number for a like indicator; times may be unsaid."""
    if claim.digits < TELLING or not claim.event:
        return None
    for other in known.same_in_event(claim):
        if (
            other.doc < claim.doc
            and unit_group(other.unit) == unit_group(claim.unit)
            and likeness(other.indicator, claim.indicator) >= _AKIN
            and not _different_days(other, claim)
        ):
            return Check("repeat", Verdict.CONFIRMED, claim, other, (), f"{claim.quote} = {other.quote}")
    return None


def _different_days(a: Figure, b: Figure) -> bool:
    return a.last_day is not None and b.last_day is not None and a.last_day != b.last_day
