"""A change of a level that stands near it and an earlier one that another article tells.

'bớt đi 621 dịch vụ so với lần tổng kết trước' beside 3.906 says what the level was then: 4.527, to the unit. That an
article of before tells just this number, of the same noun, place and like words, is no accident; in an archive of
thousands of articles it takes more than inside one of them, so time and wording must speak for it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from math import log2

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import RELATED, SAME, alike, position, same_unit, scope_key, unit_group
from diemcau.resolve.checks.arithmetic import change_unit, note_of
from diemcau.resolve.checks.model import Check, Figures, differences
from diemcau.resolve.checks.weighed.change import improbability
from diemcau.resolve.checks.weighed.evidence import surprise, whole_of
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage
from diemcau.resolve.verdicts import Verdict

#: Bits that it takes in an archive: of thousands of figures of one unit and place some have any number of three digits.
ENOUGH = 13.0
_HUNDRED = Fraction(100)
_THIRD = 1 / 3
_MONTH, _TWO_YEARS = timedelta(days=31), timedelta(days=800)


def change_across(passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """The change ``passage.figures[index]`` since a level of another article; only ever confirmed."""
    claim = passage.figures[index]
    if claim.unit == "%" and claim.ref_day is None:
        return  # points of a rate since the last time: `points`
    tries = [(now, before) for of, now, before in differences(passage.figures) if of is claim and before > 0]
    found: list[tuple[float, Figure, Figure]] = []
    for now, before in tries:
        if not change_unit(claim.unit, now) and unit_group(claim.unit) != unit_group(now.unit):
            continue
        for told in known.with_value(now, before, claim.ref_day):
            then = _as_level(told, Fraction(before))
            if then is None or not _as_fine(claim, now, then):
                continue
            if then.doc == claim.doc or then.bound is not Bound.EQ or then.upper is not None:
                continue
            weight = _numbers(then) + _words(claim, now, then) - log2(len(tries))
            if weight >= ENOUGH:
                found.append((weight, now, then))
    if found:
        _, now, then = min(found, key=lambda one: (-one[0], position(one[2])))
        yield Check("change", Verdict.CONFIRMED, claim, then, (now,), note_of("change", claim, now, then))


def _as_fine(claim: Figure, now: Figure, then: Figure) -> bool:
    """Rates that are told to other decimals make no difference to the last digit: 47 % less 5,7 points."""
    return claim.unit != "%" or claim.step == now.step == then.step


def outweighs_chance(check: Check, tried: int) -> bool:
    """Whether a change, growth or multiple of two levels, of which the earlier is another article's, is no accident.

    ``tried`` is how many levels ``check.against`` was chosen from; the level now is the first that the check uses.
    """
    claim, now, then = check.claim, check.uses[0], check.against
    numbers = improbability(check.rule, check.verdict, claim, now, then)
    return numbers + _words(claim, now, then) - log2(max(1, tried)) >= ENOUGH


def _as_level(told: Figure, before: Fraction) -> Figure | None:
    """The figure as a level of this value; of 'a/b' either number."""
    if told.kind is Kind.LEVEL:
        return told
    if told.kind is not Kind.SHARE or not told.total:
        return None
    if told.number == before:
        return replace(told, total=None, kind=Kind.LEVEL)
    return whole if (whole := whole_of(told)).number == before else None


def _numbers(then: Figure) -> float:
    grain = then.grain or Fraction(1)
    return surprise(grain, min(then.number, _HUNDRED) if then.unit == "%" else then.number)


def _words(claim: Figure, now: Figure, then: Figure) -> float:
    shared = max(alike(now, then), alike(claim, then))
    words = 4.0 if shared >= SAME else 2.5 if shared >= RELATED else 1.0 if shared >= _THIRD else -2.0
    if unit_group(then.unit) == "count":
        words += 1.5 if same_unit(now.unit, then.unit) or same_unit(claim.unit, then.unit) else -3.0
    scopes = {scope_key(f.scope) for f in (now, then)} - {""}
    words += 1.0 if len(scopes) == 1 else -3.0
    words += 1.0 if now.event and now.event == then.event else 0.0
    return words + _time(claim, now, then)


def _time(claim: Figure, now: Figure, then: Figure) -> float:
    """An earlier level is told for an earlier day, best for the one that is named."""
    if then.last_day is None:
        return 0.0
    if claim.ref_day is not None:
        if then.last_day == claim.ref_day:
            return 4.0
        in_month = (then.last_day.year, then.last_day.month) == (claim.ref_day.year, claim.ref_day.month)
        return 2.5 if in_month else -3.0 if abs(then.last_day - claim.ref_day) <= _MONTH else -6.0
    day = now.last_day or claim.last_day or claim.met or claim.as_of
    if day is None:
        return 0.0
    return 1.0 if timedelta(0) < day - then.last_day <= _TWO_YEARS else -6.0
