"""Parts and whole, done and left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import RELATED, likeness, same_scope, same_unit, unit_group
from diemcau.resolve.checks.model import BREATH, TELLING, Check, Figures
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict


def total(article: Sequence[Figure], _known: Figures) -> Iterator[Check]:
    """Parts and whole, done and left; only ever confirmed."""
    yield from _done_and_left(article)
    yield from _parts(article)


def _done_and_left(article: Sequence[Figure]) -> Iterator[Check]:
    """'hoàn thành 59/225 nhiệm vụ và đang triển khai 166 nhiệm vụ'."""
    for share in article:
        if share.kind is not Kind.SHARE or not share.total or share.value == share.total:
            continue
        left = share.total - share.value
        for rest in article:
            near = 0 <= rest.start - share.end <= BREATH // 2
            if (
                near
                and rest.kind is Kind.LEVEL
                and rest.value == left
                and same_unit(rest.unit, share.unit)
                and _related(rest, share)
            ):
                note = f"{share.total:f} − {share.value:f} = {left:f}"
                yield Check("sum", Verdict.CONFIRMED, rest, share, (), note)


def _related(a: Figure, b: Figure) -> bool:
    return likeness(a.indicator, b.indicator) >= RELATED and same_scope(a, b)


def _parts(article: Sequence[Figure]) -> Iterator[Check]:
    """'tiếp nhận 1.320 hồ sơ, trong đó 1.200 hồ sơ trực tuyến, 120 hồ sơ trực tiếp': two or more parts in a row."""
    levels = [
        f for f in article if f.kind is Kind.LEVEL and f.bound is Bound.EQ and unit_group(f.unit) not in {"%", "lần"}
    ]
    for index, whole in enumerate(levels):
        if whole.digits < TELLING or whole.number <= 0:
            continue
        parts: list[Figure] = []
        for part in levels[index + 1 :]:
            if part.start - whole.end > BREATH or not same_unit(part.unit, whole.unit) or part.number <= 0:
                break
            parts.append(part)
        for count, amount in enumerate(accumulate(p.number for p in parts), start=1):
            if count >= 2 and amount == whole.number:
                note = f"{' + '.join(p.quote for p in parts[:count])} = {whole.quote}"
                yield Check("sum", Verdict.CONFIRMED, whole, parts[0], tuple(parts[1:count]), note)
                break
