"""A running total that falls."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from diemcau.facts import Kind
from diemcau.resolve.agree import IDENTICAL, alike, identical, same_unit
from diemcau.resolve.checks.model import EVERY, Check, Figures, is_total
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict


def trend(article: Sequence[Figure], known: Figures, asked: Container[str] = EVERY) -> Iterator[Check]:
    """'lũy kế 358,9 triệu hồ sơ' in December against 361,4 million in June; a flow may fall.

    Only ever contradicted, and only where indicator, scope and unit are the same and both times are stated; each figure
    is held against the highest of the earlier ones, of its year and the year before.
    """
    for claim in article:
        other = known.highest_before(claim) if claim.id in asked and is_total(claim) else None
        if other is None or not _falls(claim, other) or _has_rival(claim, article):
            continue
        note = f"{claim.quote} ({claim.time}) < {other.quote} ({other.time}): số lũy kế không thể giảm"
        yield Check("trend", Verdict.CONTRADICTED, claim, other, (), note)


def _falls(claim: Figure, other: Figure) -> bool:
    of_one = identical(claim, other) and same_unit(claim.unit, other.unit)
    return of_one and claim.number < other.number and not claim.hard().meets(other.hard())


def _has_rival(claim: Figure, article: Sequence[Figure]) -> bool:
    """Whether the article states another value of the same: one of them may be a part."""
    return any(
        f.number > claim.number
        and f.kind is Kind.LEVEL
        and f.last_day == claim.last_day
        and same_unit(f.unit, claim.unit)
        and alike(f, claim) >= IDENTICAL
        for f in article
    )
