"""A running total that falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import IDENTICAL, alike, identical, same_unit
from diemcau.resolve.checks.model import TELLING, Check, Figures
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import clause
from diemcau.resolve.verdicts import Verdict
from diemcau.text.fold import fold

# 'Lũy kế đến nay, Cổng … đã đồng bộ 361,4 triệu hồ sơ'
_RUNNING = regex.compile(r"\blũy kế\b")
# 'trong tháng 11 ghi nhận 8,7 triệu', 'mỗi năm', '6 tháng đầu năm': a flow, which may fall
_FLOW = regex.compile(
    r"\b(?:(?:trong|riêng) (?:tháng|quý|năm|tuần|ngày|kỳ)|mỗi|bình quân|trung bình|tháng đầu năm|cấp mới|tăng thêm)\b"
)


def trend(article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    """'lũy kế 358,9 triệu hồ sơ' in December against 361,4 million in June; a flow may fall.

    Only ever contradicted, and only where indicator, scope and unit are the same and both times are stated; each figure
    is held against the highest of the earlier ones.
    """
    for claim in article:
        if not _is_total(claim):
            continue
        earlier = [f for f in known.totals(claim) if _higher_before(claim, f)]
        if earlier and not _has_rival(claim, article):
            other = max(earlier, key=lambda f: (f.number, f.doc, f.start))
            note = f"{claim.quote} ({claim.time}) < {other.quote} ({other.time}): số lũy kế không thể giảm"
            yield Check("trend", Verdict.CONTRADICTED, claim, other, (), note)


def _is_total(figure: Figure) -> bool:
    if figure.kind is not Kind.LEVEL or figure.last_day is None or not figure.scope or figure.digits < TELLING - 1:
        return False
    if figure.step is None or figure.upper is not None or figure.bound is Bound.APPROX or figure.unit == "%":
        return False
    if _FLOW.search(clause(figure)):
        return False
    spoken = bool(_RUNNING.search(fold(figure.sentence)))
    return spoken or (figure.running and "/" not in figure.time and len(figure.time) > len("2024"))


def _higher_before(claim: Figure, other: Figure) -> bool:
    days = claim.last_day, other.last_day
    return (
        days[0] is not None
        and days[1] is not None
        and days[1] < days[0]
        and _is_total(other)
        and identical(claim, other)
        and same_unit(claim.unit, other.unit)
        and claim.number < other.number
        and not claim.hard().meets(other.hard())
    )


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
