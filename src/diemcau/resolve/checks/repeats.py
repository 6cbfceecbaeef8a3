"""The same indicator, scope and time stated twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import merge

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import IDENTICAL, alike, position, same_unit
from diemcau.resolve.checks.agreement import agreement
from diemcau.resolve.checks.model import EVERY, STATES, Check, Figures, at_event
from diemcau.resolve.checks.moments import one_day
from diemcau.resolve.checks.retold import is_one, may_agree
from diemcau.resolve.checks.slips import contradicts, turned_round
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict
from diemcau.text.fold import fold

# "từ | 12 m | đến dưới | 15 m", "từ | 15 m | trở lên"
_UP_TO = regex.compile(r"\btừ \S+(?: \p{L}+)? đến dưới $")
_SINCE = regex.compile(r"\btừ $")
# "21 địa phương số hóa chưa tới | 40%", "42 xã từ | 40% | trở lên": how many are above or below a line
_SO_MANY = regex.compile(r"\d (?!(?:giờ|ngày|tuần|tháng|quý|năm)\b)\p{L}[^,;:()\d]*$")
# "dự án nào giải ngân dưới | 50% | sẽ bị cắt vốn"
_WHICHEVER = regex.compile(r"\b(?:nào|nếu|khi)\b[^,;:()\d]*$")
_ONWARDS = regex.compile(r" ?(?:trở (?:lên|xuống)|đến dưới)\b")


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
    if rate and (_SO_MANY.search(before) or _WHICHEVER.search(before)):
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
        if other.doc == claim.doc and _states_the_same(other, claim) and agreement(claim, other) is Verdict.CONFIRMED:
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
    if claim.event:
        sources += [known.of_event.like(claim, at_event(claim)), known.same_in_event(claim)]
        sources += [*known.near_in_event(claim), known.turned_in_event(claim), known.counted_in_event(claim)]
    seen: set[str] = set()
    for other in merge(*sources, key=position):
        if other.doc >= claim.doc:
            return
        if other.id not in seen:
            seen.add(other.id)
            yield other


def _verdict(claim: Figure, other: Figure, known: Figures) -> Verdict | None:
    """What two figures of two articles say of each other; None where they need not be of one thing."""
    one_event = bool(claim.event) and claim.event == other.event
    if not one_event and not {claim.kind, other.kind} <= STATES:
        return None
    if other.step is None or other.upper is not None or _bounds_a_class(other):
        return None
    verdict = agreement(claim, other)
    if (
        one_event
        and claim.value != other.value
        and {claim.kind, other.kind} <= STATES
        and turned_round(claim, other, known)
    ):
        return Verdict.CONTRADICTED
    if verdict is Verdict.CONTRADICTED:
        return verdict if claim.kind in STATES and contradicts(claim, other, known) else None
    if verdict is None or not may_agree(claim, other) or not _one_time(claim, other, one_event=one_event):
        return None
    return verdict if is_one(claim, other, known) else None


def _one_time(claim: Figure, other: Figure, *, one_event: bool) -> bool:
    """Whether what is said of the times leaves it open that two figures are one.

    Rounded figures of two meetings must be of one day: a running total is the same number, rounded, for months.
    """
    if one_event:
        refs = {f.ref_day for f in (claim, other)} - {None}
        return len(refs) < 2
    return claim.value == other.value or one_day(claim, other)
