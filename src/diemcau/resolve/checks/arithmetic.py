"""The arithmetic of now and then: a change, growth or multiple calculated from two levels and held against a claim."""

from __future__ import annotations

from diemcau.facts import Kind
from diemcau.resolve.agree import finest, same_unit, unit_group
from diemcau.resolve.checks.model import short
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Operation, Verdict, growth, judge, minus, negative, over, per_cent
from diemcau.text.fold import fold


def is_rank(figure: Figure) -> bool:
    """Whether the figure is a place in a list, where less is better: 'thứ 8', 'hạng 71/193'."""
    return figure.kind is Kind.RANK or unit_group(figure.unit) == "hạng"


def change_unit(unit: str, state: Figure) -> bool:
    """Whether a change in ``unit`` can be one of ``state``: places of a rank, points of a percentage, else its unit."""
    if is_rank(state):
        return fold(unit) in {"bậc", "hạng"}
    return same_unit(unit, state.unit) or (fold(unit) in {"điểm phần trăm", "điểm"} and state.unit == "%")


def compare(rule: str, claim: Figure, now: Figure, then: Figure) -> Verdict | None:
    """What ``now`` and ``then`` make of the claim by the rule 'change' or 'multiple'.

    None where the units do not go together, or where a bound leaves room only far away (`verdicts.judge`).
    """
    if not same_unit(then.unit, now.unit) or not _fits(rule, claim, now):
        return None
    calculations = ways(rule, claim, now)
    step = finest([now, then])
    backwards = is_rank(now) if rule == "change" else claim.number < 0
    left, right = (then, now) if backwards else (now, then)
    verdicts = [judge(claim, way, left, right, (step, step)) for way in calculations]
    best = [v for v in Verdict if v in verdicts]
    return None if None in verdicts and best[:1] == [Verdict.CONTRADICTED] else next(iter(best), None)


def _fits(rule: str, claim: Figure, now: Figure) -> bool:
    """Whether the claim's unit can be one of a change of the level: points of a percentage, places of a rank."""
    if rule == "multiple" or claim.kind is Kind.GROWTH or unit_group(claim.unit) == "%":
        return not is_rank(now) or rule == "multiple"
    return change_unit(claim.unit, now) or (unit_group(claim.unit) == unit_group(now.unit) == "count")


def ways(rule: str, claim: Figure, now: Figure) -> tuple[Operation, ...]:
    """The calculations that the claim may mean: a change of a rate in '%' is one in points, but writers mix it up."""
    if rule == "multiple" and unit_group(claim.unit) == "%":  # 'bằng 134% cùng kỳ'
        return (per_cent,)
    if rule == "multiple":
        return (over if claim.number > 0 else negative(over),)
    if unit_group(claim.unit) != "%":
        return (minus,)
    if claim.kind is Kind.GROWTH or unit_group(now.unit) != "%":
        return (growth,)
    points = "điểm" in fold(claim.quote)
    return (minus,) if points or claim.ref_time == "" else (minus, growth)


def note_of(rule: str, claim: Figure, now: Figure, then: Figure) -> str:
    """The calculation in words, with the figures as they are quoted."""
    if rule == "change" and growth in ways(rule, claim, now)[:1]:
        result = f"{short((now.number - then.number) / then.number * 100)}%" if then.number else "?"
        return f"({now.quote} − {then.quote}) / {then.quote} = {result}; bài nêu {claim.quote}"
    if rule == "change":
        left, right = (then, now) if is_rank(now) else (now, then)
        return f"{left.quote} − {right.quote} = {short(left.number - right.number)}; bài nêu {claim.quote}"
    left, right = (then, now) if claim.number < 0 else (now, then)
    result = short(left.number / right.number) if right.number else "?"
    return f"{left.quote} / {right.quote} = {result}; bài nêu {claim.quote}"
