"""A stated change or multiple, held against the two levels that it is the change of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diemcau.facts import Kind
from diemcau.resolve.agree import (
    IDENTICAL,
    RELATED,
    SAME,
    explicit,
    finest,
    likeness,
    position,
    same_day,
    same_scope,
    same_unit,
)
from diemcau.resolve.checks.model import STATES, UNMISTAKABLE, Check, Figures, short
from diemcau.resolve.figures import Figure, Interval
from diemcau.resolve.verdicts import Operation, Verdict, judge, minus, over
from diemcau.text.fold import fold

# 'từ mức 3% lên 13,5%', 'từ 1,2 triệu hồ sơ xuống còn 0,8 triệu hồ sơ': code points from one level to the other.
_LEAP = 14
# '13,5% (tăng gần gấp 4 lần', '60%, tăng thêm 15%': code points from the second level to the claim.
_BESIDE = 20


def change(article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    """'đạt 82,2% (tăng 2,6% so với cuối năm 2023 là 79,6%)': now − then = change; ranks the other way round."""
    for claim in article:
        if claim.kind is Kind.CHANGE:
            yield from _now_and_then("change", claim, article, known)


def multiple(article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    """'từ mức 3% lên 13,5% (tăng gần gấp 4 lần)': now / then = multiple; 'giảm x lần' the other way round."""
    for claim in article:
        if claim.kind is Kind.MULTIPLE and claim.number and claim.unit != "%":  # 'bằng 134% cùng kỳ' is no 134 times
            yield from _now_and_then("multiple", claim, article, known)


def _now_and_then(rule: str, claim: Figure, article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    if claim.upper is not None:
        return
    if not claim.ref_time:
        yield from _from_to(rule, claim, article)
        return
    nows = [f for f in article if _is_state_of(claim, f, SAME) and _same_time(claim, f)]
    if claim.ref_day is None or not nows or len({f.value for f in nows}) > 1:
        return
    now = nows[0]
    thens = [f for f in article if f is not now and _is_state_of(claim, f, SAME) and same_day(f, claim.ref_day)]
    thens = thens or _thens_elsewhere(claim, now, known)
    best = _best(rule, claim, now, thens)
    if best is not None:
        verdict, then = best
        if _is_sure(verdict, claim, now, then, thens):
            yield Check(rule, verdict, claim, then, (now,), _note(rule, claim, now, then))


def _thens_elsewhere(claim: Figure, now: Figure, known: Figures) -> list[Figure]:
    """The levels of other articles that may be the earlier one, each value once."""
    if claim.ref_day is None:
        return []
    pool = known.related.like(claim.indicator, now.unit, now.scope, claim.ref_day)
    different = {(f.value, f.bound, f.step): f for f in reversed(pool) if f.doc != claim.doc}
    return [f for f in different.values() if same_unit(f.unit, now.unit) and _is_state_of(claim, f, RELATED)]


def _best(rule: str, claim: Figure, now: Figure, thens: Iterable[Figure]) -> tuple[Verdict, Figure] | None:
    judged = [(v, f) for f in thens for v in [_compare(rule, claim, now, f)] if v is not None]
    return min(judged, key=lambda pair: (list(Verdict).index(pair[0]), position(pair[1])), default=None)


def _is_sure(verdict: Verdict, claim: Figure, now: Figure, then: Figure, thens: Sequence[Figure]) -> bool:
    """Whether wording, time and scope bear the verdict; ``thens`` are all that ``then`` was chosen from."""
    alike = min(likeness(claim.indicator, f.indicator) for f in (now, then))
    if verdict is Verdict.CONTRADICTED:
        return alike >= IDENTICAL and explicit(claim, now, then) and len({f.value for f in thens}) == 1
    return alike >= SAME or (verdict is Verdict.CONFIRMED and claim.digits >= UNMISTAKABLE)


def _from_to(rule: str, claim: Figure, article: Sequence[Figure]) -> Iterator[Check]:
    """'từ mức 3% lên 13,5% (tăng gần gấp 4 lần)': the two levels that stand right before the claim, in one clause."""
    index = article.index(claim)
    if index < 2:
        return
    then, now = article[index - 2 : index]
    in_one_clause = 0 <= now.start - then.end <= _LEAP and 0 <= claim.start - now.end <= _BESIDE
    of_one_thing = likeness(then.indicator, now.indicator) >= IDENTICAL and then.unit == now.unit
    levels = all(f.kind is Kind.LEVEL and _is_state_of(claim, f, IDENTICAL) for f in (then, now))
    if in_one_clause and of_one_thing and levels:
        verdict = _compare(rule, claim, now, then)
        if verdict is not None:
            yield Check(rule, verdict, claim, then, (now,), _note(rule, claim, now, then))


def _is_state_of(claim: Figure, other: Figure, threshold: float) -> bool:
    """Whether ``other`` is a state of what ``claim`` says the change of, wordings being alike to ``threshold``."""
    if other.kind not in STATES or other.step is None or other.upper is not None:
        return False
    if claim.kind is Kind.CHANGE and not _change_unit(claim.unit, other):
        return False
    return likeness(claim.indicator, other.indicator) >= threshold and same_scope(claim, other)


def _change_unit(unit: str, state: Figure) -> bool:
    if state.kind is Kind.RANK:
        return fold(unit) in {"bậc", "hạng"}
    return same_unit(unit, state.unit) or (fold(unit) == "điểm phần trăm" and state.unit == "%")


def _same_time(claim: Figure, other: Figure) -> bool:
    if claim.last_day is None:
        return not claim.time and not other.time
    return other.last_day == claim.last_day


def _compare(rule: str, claim: Figure, now: Figure, then: Figure) -> Verdict | None:
    if then.unit != now.unit and not same_unit(then.unit, now.unit):
        return None
    step = finest([now, then])
    backwards = now.kind is Kind.RANK if rule == "change" else claim.number < 0
    left, right = (then, now) if backwards else (now, then)
    operation: Operation = minus if rule == "change" else _signed(claim)
    return judge(claim, operation, left, right, (step, step))


def _signed(claim: Figure) -> Operation:
    if claim.number > 0:
        return over

    def negative(a: Interval, b: Interval) -> Interval:
        plain = over(a, b)
        return Interval(None if plain.high is None else -plain.high, None if plain.low is None else -plain.low)

    return negative


def _note(rule: str, claim: Figure, now: Figure, then: Figure) -> str:
    if rule == "change":
        left, right = (then, now) if now.kind is Kind.RANK else (now, then)
        return f"{left.quote} − {right.quote} = {short(left.number - right.number)}; bài nêu {claim.quote}"
    left, right = (then, now) if claim.number < 0 else (now, then)
    result = short(left.number / right.number) if right.number else "?"
    return f"{left.quote} / {right.quote} = {result}; bài nêu {claim.quote}"
