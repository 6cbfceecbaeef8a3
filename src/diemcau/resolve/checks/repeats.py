"""The same indicator, scope and time stated twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import merge

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import IDENTICAL, SAME, alike, identical, of_one, position, same_unit, scope_key, unit_group
from diemcau.resolve.checks.model import EVERY, STATES, TELLING, UNMISTAKABLE, Check, Figures, at_event
from diemcau.resolve.checks.moments import different_days, near_days, one_day
from diemcau.resolve.checks.shared import overlap
from diemcau.resolve.checks.slips import contradicts, turned_round
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict
from diemcau.text.fold import fold

# Two reports of one meeting with the same telling number: it is enough that the wordings have something in common
# ('hồ sơ định danh điện tử đã thu nhận', 'tài khoản định danh điện tử đã được cấp'); the more digits, the less.
_AKIN = 1 / 3
_HALF = 0.5
_ANYTHING = 0.1
# "từ | 12 m | đến dưới | 15 m", "từ | 15 m | trở lên"
_UP_TO = regex.compile(r"\btừ \S+(?: \p{L}+)? đến dưới $")
_SINCE = regex.compile(r"\btừ $")
_LEFT = regex.compile(r"\btừ (?:mức )?$")
# "21 địa phương số hóa chưa tới | 40%", "42 xã từ | 40% | trở lên": how many are above or below a line
_SO_MANY = regex.compile(r"\d (?!(?:giờ|ngày|tuần|tháng|quý|năm)\b)\p{L}[^,;:()\d]*$")
_ONWARDS = regex.compile(r" ?(?:trở (?:lên|xuống)|đến dưới)\b")
_AMOUNT = "VND"
_NEARLY_ALL = 0.9
_AROUND = 2  # how many figures before or after a percentage its count may stand
_AGREEING = frozenset({Verdict.CONFIRMED, Verdict.COMPATIBLE})
_SOME = Fraction(1, 20)  # 'hơn 2.500' may be said of 2.620


def repeat(article: Sequence[Figure], known: Figures, asked: Container[str] = EVERY) -> Iterator[Check]:
    """The same indicator, scope and time stated twice; each figure is held against the earliest statement of it.

    Where that one disagrees, the earliest that agrees is told too.
    """
    for claim in article:
        if claim.id not in asked or claim.step is None or claim.upper is not None or _bounds_a_class(claim):
            continue
        if claim.kind is Kind.TARGET and not claim.event:
            continue
        found = next(_earlier_twins(claim, known), None)
        if found is None:
            yield from _across(claim, known)
        else:
            yield found


def _bounds_a_class(figure: Figure) -> bool:
    """'tàu từ 12 m đến dưới 15 m', 'tàu từ 15 m trở lên', '21 xã số hóa chưa tới 40%': what is counted, no result."""
    at = figure.start - figure.sentence_start
    before, behind = fold(figure.sentence[: max(0, at)]), fold(figure.sentence[max(0, at) + len(figure.quote) :])
    rate = figure.unit == "%" and figure.kind is Kind.LEVEL and figure.bound in {Bound.GT, Bound.LT}
    if rate and _SO_MANY.search(before):
        return True
    return bool(_UP_TO.search(before) or (_SINCE.search(before) and _ONWARDS.match(behind)))


def _check(verdict: Verdict, claim: Figure, other: Figure) -> Check:
    sign = {Verdict.CONFIRMED: "=", Verdict.COMPATIBLE: "≈", Verdict.CONTRADICTED: "≠"}[verdict]
    return Check("repeat", verdict, claim, other, (), f"{claim.quote} {sign} {other.quote}")


# ---- within one article


def _earlier_twins(claim: Figure, known: Figures) -> Iterator[Check]:
    """Only ever confirmed: of two values in one article one may be a breakdown of the other."""
    if claim.last_day is None or not claim.scope or claim.kind not in STATES:
        return
    like = known.same_indicator_and_day(claim)
    for other in like[: bisect_left(like, position(claim), key=position)]:
        if other.doc == claim.doc and _states_the_same(other, claim) and _agreement(claim, other) is Verdict.CONFIRMED:
            yield _check(Verdict.CONFIRMED, claim, other)


def _states_the_same(a: Figure, b: Figure) -> bool:
    return (
        a.kind is b.kind
        and a.last_day is not None
        and same_unit(a.unit, b.unit)
        and a.total == b.total
        and a.step is not None
        and a.upper is None
        and alike(a, b) >= IDENTICAL
    )


# ---- across articles


def _across(claim: Figure, known: Figures) -> Iterator[Check]:
    found: list[tuple[Verdict, Figure]] = []
    for other in _candidates(claim, known):
        verdict = _verdict(claim, other, known)
        if verdict is not None and not found:
            found.append((verdict, other))
        if verdict is Verdict.CONFIRMED:
            found.append((verdict, other))
            break
    agreeing = {other.doc for verdict, other in found if verdict is Verdict.CONFIRMED}
    for verdict, other in dict.fromkeys(found):
        # an article that states the claim's very value states another one of another thing, whatever its words
        if verdict is not Verdict.CONTRADICTED or other.doc not in agreeing:
            yield _check(verdict, claim, other)


def _candidates(claim: Figure, known: Figures) -> Iterator[Figure]:
    """Figures of earlier articles (by name) that may state the same, in their order, each once; found as asked for."""
    sources: list[Iterable[Figure]] = [known.same_indicator_and_day(claim), *known.same_elsewhere(claim)]
    if claim.kind is Kind.LEVEL:
        sources.append(known.at_level(claim, claim.value))
    if claim.event:
        sources += [known.of_event.like(claim, at_event(claim)), known.same_in_event(claim)]
        sources += [*known.near_in_event(claim), known.turned_in_event(claim), known.counted_in_event(claim)]
    seen: set[str] = set()
    for other in merge(*sources, key=position):
        if other.doc >= claim.doc:
            return
        if other.id not in seen and _may_repeat(claim, other):
            seen.add(other.id)
            yield other


def _may_repeat(claim: Figure, other: Figure) -> bool:
    alike_told = other.kind is claim.kind and other.total == claim.total
    told = (alike_told or _share_and_count(claim, other)) and other.step is not None and other.upper is None
    return told and not _bounds_a_class(other)


def _share_and_count(a: Figure, b: Figure) -> bool:
    """'201/231 nhiệm vụ' and '201 nhiệm vụ' in two reports of one meeting; the whole is left unsaid in one."""
    kinds = {a.kind, b.kind} == {Kind.SHARE, Kind.LEVEL} and (a.total is None) != (b.total is None)
    return kinds and bool(a.event) and a.event == b.event and min(a.digits, b.digits) >= TELLING


def _verdict(claim: Figure, other: Figure, known: Figures) -> Verdict | None:
    """What two figures of two articles say of each other; None where they need not be of one thing."""
    one_event = bool(claim.event) and claim.event == other.event
    if claim.value == other.value:
        told = _equal(claim, other, one_event=one_event) or (one_event and _in_company(claim, other, known))
        return Verdict.CONFIRMED if told else None
    if claim.kind not in STATES:
        return _change_again(claim, other) if one_event else None
    verdict = _agreement(claim, other)
    if (one_event and turned_round(claim, other)) or (
        verdict is Verdict.CONTRADICTED and contradicts(claim, other, known)
    ):
        return Verdict.CONTRADICTED
    if verdict is Verdict.CONTRADICTED:
        return None
    one_scope = scope_key(claim.scope) == scope_key(other.scope) and bool(claim.scope)
    one_time = one_day(claim, other) or (
        one_event and (not different_days(claim, other) or _no_other_time(claim, other))
    )
    if verdict is None or not one_time:
        return None
    return verdict if _rounds(claim, other, one_event=one_event, one_scope=one_scope) else None


def _change_again(claim: Figure, other: Figure) -> Verdict | None:
    """'tăng 149 xã' and 'nhiều hơn phiên trước hơn 140 xã': since when may differ, so they never contradict."""
    if claim.kind is not Kind.CHANGE or unit_group(claim.unit) == "%" or (claim.value > 0) != (other.value > 0):
        return None
    one_ref = claim.ref_day == other.ref_day or claim.ref_day is None or other.ref_day is None
    like = alike(claim, other) >= SAME and scope_key(claim.scope) == scope_key(other.scope)
    verdict = _agreement(claim, other) if one_ref and like and same_unit(claim.unit, other.unit) else None
    return verdict if verdict in _AGREEING else None


def _equal(claim: Figure, other: Figure, *, one_event: bool) -> bool:
    """Whether two figures with one value state the same."""
    one_scope = scope_key(claim.scope) == scope_key(other.scope) and bool(claim.scope)
    one_unit = same_unit(claim.unit, other.unit)
    if one_event and _tells_the_same(claim, other):
        return True
    if not (one_scope and one_unit and claim.kind in STATES):
        return False
    telling = min(claim.digits, other.digits) >= TELLING and of_one(claim, other)
    if claim.last_day is not None and claim.last_day == other.last_day:
        return identical(claim, other) or telling
    unmistakable = min(claim.digits, other.digits) > UNMISTAKABLE and alike(claim, other) >= _HALF
    if unmistakable and not different_days(claim, other):
        return True
    timeless = min(claim.digits, other.digits) >= UNMISTAKABLE or _what_it_rose_from(claim, other)
    return telling and (near_days(claim, other) or (timeless and not different_days(claim, other)))


def _what_it_rose_from(claim: Figure, other: Figure) -> bool:
    """'nâng từ 812 thủ tục lên 1.048 thủ tục': the first has no time of its own, an earlier article tells it."""
    told = fold(claim.sentence[: max(0, claim.start - claim.sentence_start)])
    met = claim.met or claim.as_of
    left = not claim.time and _LEFT.search(told) is not None
    return left and met is not None and other.last_day is not None and other.last_day < met


def _rounds(claim: Figure, other: Figure, *, one_event: bool, one_scope: bool) -> bool:
    """Whether a rounded figure and a finer one are of one thing; the finer one must tell something."""
    digits = max(claim.digits, other.digits)
    if digits < TELLING or unit_group(claim.unit) != unit_group(other.unit):
        return False
    shared = max(alike(claim, other), overlap(claim, other) if one_event else 0)
    if one_scope and same_unit(claim.unit, other.unit):
        return shared >= (_HALF if digits >= UNMISTAKABLE and one_event else SAME)
    return one_event and digits >= UNMISTAKABLE and shared >= _HALF


def _agreement(claim: Figure, other: Figure) -> Verdict | None:
    if claim.value == other.value:
        return Verdict.CONFIRMED
    coarse, fine = sorted((claim, other), key=lambda f: f.told_step or Fraction(0), reverse=True)
    apart = abs(coarse.number - fine.number)
    if coarse.step == fine.step and coarse.bound is fine.bound is Bound.EQ:
        exact = coarse.rounded().low == coarse.rounded().high
        short = claim.digits < TELLING and other.digits < TELLING
        return Verdict.CONTRADICTED if apart > (coarse.step or 0) or exact or short else None
    if claim.digits < TELLING and other.digits < TELLING:
        return None
    if _rounds_to(fine, coarse):
        return Verdict.CONFIRMED
    if coarse.soft().meets(fine.soft()):
        return Verdict.COMPATIBLE if apart <= max(coarse.grain or 0, coarse.number * _SOME) else None
    return Verdict.CONTRADICTED if not coarse.hard().meets(fine.hard()) else None


def _rounds_to(fine: Figure, coarse: Figure) -> bool:
    if coarse.step != fine.step and coarse.rounded().meets(fine.rounded()):
        return True
    thousands = coarse.told_step != coarse.step and coarse.rounded(coarse.told_step).meets(fine.rounded())
    return thousands and coarse.hard().meets(fine.rounded())


def _tells_the_same(claim: Figure, other: Figure) -> bool:
    """Two reports of one meeting give one number, and wordings or the words around have something in common."""
    same_bound = {claim.bound, other.bound} <= {Bound.EQ, Bound.APPROX} or claim.bound is other.bound
    if not same_bound or unit_group(claim.unit) != unit_group(other.unit):
        return False
    if different_days(claim, other) and not _no_other_time(claim, other):
        return False
    digits = claim.digits + (TELLING if claim.total is not None and other.total is not None else 0)
    shared = max(alike(claim, other), overlap(claim, other))
    if digits < TELLING:
        return _short_alike(claim, other, digits, shared)
    one_scope = scope_key(claim.scope) == scope_key(other.scope)
    if not one_scope and claim.scope and other.scope:
        return shared >= (_AKIN if digits >= UNMISTAKABLE and same_unit(claim.unit, other.unit) else SAME)
    if one_scope and claim.scope and claim.last_day is not None and claim.last_day == other.last_day:
        return same_unit(claim.unit, other.unit) or shared >= _AKIN
    return shared >= (_ANYTHING if digits >= UNMISTAKABLE else _AKIN)


def _short_alike(claim: Figure, other: Figure, digits: int, shared: float) -> bool:
    """'84%' is less of a chance than '63 địa phương'; '50% kế hoạch vốn' must be told in the same words."""
    if digits == TELLING - 1:
        timed = claim.last_day is not None and other.last_day is not None
        told = timed or (claim.unit == "%" and claim.kind in STATES)
        return told and same_unit(claim.unit, other.unit) and shared >= _HALF
    of_one = scope_key(claim.scope) == scope_key(other.scope) and alike(claim, other) >= _NEARLY_ALL
    return claim.unit == other.unit == "%" and claim.kind in STATES and of_one


def _no_other_time(a: Figure, b: Figure) -> bool:
    """Whether two reports of one meeting tell so telling a figure in the same words that they mean one time.

    Which time a figure holds for is what reports leave out first and what is read wrongly most.
    """
    if scope_key(a.scope) != scope_key(b.scope) or not same_unit(a.unit, b.unit) or a.kind not in STATES:
        return False
    if a.last_day is None or b.last_day is None or a.last_day.year != b.last_day.year:
        return False
    digits = max(a.digits, b.digits)
    return (identical(a, b) and digits >= TELLING) or (alike(a, b) >= _AKIN * 2 and digits >= UNMISTAKABLE)


def _in_company(claim: Figure, other: Figure, known: Figures) -> bool:
    """'xong 137 việc, đạt 64%; còn 77 việc' and 'khoảng 64% … đã xong, còn 77 việc': a percentage beside one count.

    Two reports of one meeting give it beside a figure that repeats as well.
    """
    if claim.unit != "%" or other.unit != "%" or claim.kind not in STATES or other.kind not in STATES:
        return False
    if not {claim.bound, other.bound} <= {Bound.EQ, Bound.APPROX}:
        return False
    beside = [_beside(f, known.article(f.doc)) for f in (claim, other)]
    return any(_company(one, two) for one in beside[0] for two in beside[1])


def _beside(figure: Figure, article: Sequence[Figure]) -> list[Figure]:
    """The counts and amounts next to a percentage, in its sentence or the ones beside it."""
    at = bisect_left(article, position(figure), key=position)
    sides = (reversed(article[max(0, at - _AROUND) : at]), article[at + 1 : at + 1 + _AROUND])
    nearest = (next((f for f in side if f.unit != "%" and f.kind in STATES), None) for side in sides)
    return [f for f in nearest if f is not None and f.step is not None and f.upper is None]


def _company(one: Figure, two: Figure) -> bool:
    if unit_group(one.unit) != unit_group(two.unit) or not (same_unit(one.unit, two.unit) or _AMOUNT in one.unit):
        return False
    if one.value == two.value:
        return one.digits >= TELLING - 1
    return max(one.digits, two.digits) >= UNMISTAKABLE and _agreement(one, two) in _AGREEING
