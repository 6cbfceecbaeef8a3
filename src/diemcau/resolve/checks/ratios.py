"""A stated percentage, held against the figures that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import IDENTICAL, RELATED, SAME, finest, likeness, position, same_scope, unit_group, words
from diemcau.resolve.checks.model import BREATH, TELLING, Check, Figures, short
from diemcau.resolve.figures import Figure, Interval
from diemcau.resolve.verdicts import Verdict, judge, per_cent

# '48/63 địa phương (76,2%)': code points between a share and the percentage that repeats it.
_BESIDE = 25


def ratio(article: Sequence[Figure], _known: Figures) -> Iterator[Check]:
    """A percentage beside the figures that it is made of."""
    for claim in article:
        if claim.kind is Kind.LEVEL and claim.unit == "%" and claim.step is not None and claim.upper is None:
            yield from _share_beside(claim, article)
            yield from _part_of_whole(claim, article)


def _share_beside(claim: Figure, article: Sequence[Figure]) -> Iterator[Check]:
    """'48/63 địa phương (76,2%)'; a contradiction needs the same indicator."""
    for share in article:
        gap = max(claim.start - share.end, share.start - claim.end)
        if share.kind is not Kind.SHARE or not share.total or share.step is None or not 0 <= gap <= _BESIDE:
            continue
        quotient = Fraction(share.value) / Fraction(share.total) * 100
        if Interval(quotient, quotient).meets(_within_a_step(claim)):
            verdict = Verdict.CONFIRMED
        elif claim.bound is Bound.EQ and likeness(claim.indicator, share.indicator) >= IDENTICAL:
            verdict = Verdict.CONTRADICTED
        else:
            continue
        note = f"{share.value:f} / {share.total:f} = {short(quotient)}%; bài nêu {claim.quote}"
        yield Check("ratio", verdict, claim, share, (), note)


def _part_of_whole(claim: Figure, article: Sequence[Figure]) -> Iterator[Check]:
    """'thu nhận trên 75,7 triệu hồ sơ …, kích hoạt trên 55,25 triệu tài khoản, đạt 72,98%': only ever confirmed."""
    if claim.digits < TELLING:
        return
    near = [
        f
        for f in article
        if f.kind is Kind.LEVEL and unit_group(f.unit) != "%" and 0 <= claim.start - f.end <= BREATH and f.step
    ]
    for part in reversed(near):
        if likeness(part.indicator, claim.indicator) < SAME or part.number <= 0:
            continue
        for whole in near:
            if whole.number <= part.number or not _belongs(whole, part):
                continue
            step = finest([part, whole])
            if judge(claim, per_cent, part, whole, (step, step)) is Verdict.CONFIRMED:
                first, second = sorted((part, whole), key=position)
                quotient = part.number / whole.number * 100
                note = f"{part.quote} / {whole.quote} = {short(quotient)}%; bài nêu {claim.quote}"
                yield Check("ratio", Verdict.CONFIRMED, claim, first, (second,), note)
                return


def _belongs(whole: Figure, part: Figure) -> bool:
    shared = len(words(whole.indicator) & words(part.indicator))
    same_measure = unit_group(whole.unit) == unit_group(part.unit)
    return same_measure and same_scope(whole, part) and shared >= RELATED * len(words(whole.indicator))


def _within_a_step(claim: Figure) -> Interval:
    """Percentages are cut as often as they are rounded: 76,19 is written 76,2 and 76,1."""
    step = claim.step or Fraction(0)
    return Interval(claim.number - step / 2, claim.number + step)
