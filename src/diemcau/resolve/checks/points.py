"""A change in points of a percentage, held against a level that stands further off: the nation's, another article's.

'đạt 47,8%, tăng 6,5 điểm phần trăm so với lần họp trước' says which two levels make the change, but the earlier one
stands in the report of that meeting. That telling percentages of one thing make just the change that is stated is no
accident; that they do not says nothing, for there are others. So these are only ever confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import of_one, position, same_scope, scope_key
from diemcau.resolve.checks.model import BACK, BREATH, TELLING, Figures
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage, between, same_sentence
from diemcau.text.fold import fold

_NATION = "cả nước"
_MONTH = timedelta(days=31)
# "cao hơn 8,8 điểm phần trăm so với bình quân cả nước", "vượt mức chung của cả nước 10,8 điểm", "kém mức chung"
_THAN_NATION = regex.compile(
    r"\b(?:hơn|kém|vượt|dưới|trên|so với|bằng)\b[^,;()]*"
    r"\b(?:cả nước|toàn quốc|mức chung|(?:bình quân|trung bình|mặt bằng) chung)\b"
)
# "Tỷ lệ cùng kỳ năm ngoái là | 47,3%", "Cũng thời điểm này năm ngoái, tỷ lệ là | 38,6%"
_AT_ANOTHER_TIME = regex.compile(r".*\b(?:cùng kỳ|năm ngoái|(?:năm|tháng|quý|kỳ) trước|trước đó)\b.*", regex.DOTALL)
# ", tức thấp hơn ", ", tức năm nay giảm ", ", nghĩa là đã tăng "
_SO_MOVED = regex.compile(
    r"\s*[,;]\s(?:tức|nghĩa|như vậy|như thế)\b[^;,.]*\b(?:tăng|giảm|thêm|bớt|(?:cao|thấp) hơn|kém)\b[^;,.]*"
)
# "chỉ tiêu | 80% | tỉnh tự đặt ra vẫn hụt | 0,5 điểm": by how much a goal is missed or passed
_MISSED = regex.compile(r"[^;,.]*\b(?:hụt|thiếu|kém|vượt|(?:cao|thấp) hơn|cách)\b[^;,.]*")


@dataclass(frozen=True, slots=True)
class Meant:
    """A level that would make a stated change come out: ``value`` in ``scope``, of what ``now`` is a level of."""

    claim: Figure
    now: Figure
    value: Decimal
    scope: str
    national: bool

    @property
    def asked(self) -> Figure:
        """A figure of the wording, unit and scope of the level that is meant."""
        return replace(self.now, scope=self.scope)


def meant(article: Sequence[Figure]) -> Iterator[Meant]:
    """The levels that the changes in points of one article would come out with, whoever tells them."""
    passage = Passage(article)
    for index, claim in enumerate(article):
        if not in_points(claim) or (now := _now(passage, index)) is None or now.value <= claim.value:
            continue
        national = _is_national(passage, index)
        scope = _NATION if national else now.scope
        if scope:
            yield Meant(claim, now, now.value - claim.value, scope, national)


def in_points(claim: Figure) -> bool:
    """Whether the figure is an exact change in points of a percentage."""
    exact = claim.bound is Bound.EQ and claim.upper is None and claim.step is not None
    return exact and claim.kind is Kind.CHANGE and claim.unit == "%" and "điểm" in fold(claim.quote)


def levels_of(passage: Passage, index: int, known: Figures) -> tuple[Figure, Figure] | None:
    """(now, then) of the change in points ``passage.figures[index]``; None where no level makes it come out."""
    claim = passage.figures[index]
    if not in_points(claim):
        return None
    found = _at_another_time(passage, index) or _from_a_goal(passage, index)
    if found is not None:
        return found
    wanted = next((m for m in meant(passage.figures) if m.claim is claim), None)
    if wanted is None:
        return None
    here = _nation_here(passage, wanted) if wanted.national else _earlier_here(passage, wanted)
    then = here or _elsewhere(wanted, known)
    return (wanted.now, then) if then is not None else None


# ---- in one article


def _now(passage: Passage, index: int) -> Figure | None:
    """The level that the change is of: the percentage before it in its sentence."""
    claim = passage.figures[index]
    for figure in reversed(passage.figures[max(0, index - BACK) : index]):
        if not same_sentence(figure, claim):
            return None
        if _is_level(figure):
            return figure
    return None


def _is_level(figure: Figure) -> bool:
    plain = figure.bound in {Bound.EQ, Bound.APPROX} and figure.upper is None and figure.step is not None
    return plain and figure.kind is Kind.LEVEL and figure.unit == "%"


def _is_national(passage: Passage, index: int) -> bool:
    behind = passage.tail(index).split(",")[0].split(" và ")[0]
    return bool(_THAN_NATION.search(passage.lead(index)) or _THAN_NATION.search(behind))


def _nation_here(passage: Passage, wanted: Meant) -> Figure | None:
    """The nation's level in the same article: of the same thing, or the last percentage of the nation before."""
    levels = [f for f in passage.figures if _is_level(f) and scope_key(f.scope) == _NATION and f is not wanted.now]
    last = next((f for f in reversed(levels) if f.end <= wanted.now.start), None)
    for then in levels:
        telling = max(wanted.claim.digits, wanted.now.digits) >= TELLING and of_one(wanted.now, then)
        if then.value == wanted.value and scope_key(wanted.now.scope) != _NATION and (telling or then is last):
            return then
    return None


def _earlier_here(passage: Passage, wanted: Meant) -> Figure | None:
    """'Khi ấy tỷ lệ là 66,2%. … Hết năm, tỷ lệ lên tới 79,5%, tăng thêm 13,3 điểm phần trăm so với hồi tháng 4'."""
    for then in passage.figures:
        telling = min(then.digits, wanted.now.digits) >= TELLING and then.value == wanted.value and _is_level(then)
        if telling and then.last_day is not None and same_scope(wanted.now, then) and of_one(wanted.now, then):
            return then if _in_time(wanted, then) else None
    return None


def _at_another_time(passage: Passage, index: int) -> tuple[Figure, Figure] | None:
    """'… đạt 35% … Cùng thời điểm này năm ngoái, tỷ lệ là 38,6%, tức năm nay giảm 3,6 điểm phần trăm'."""
    claim, then = passage.figures[index], passage.figures[index - 1] if index else None
    if then is None or not same_sentence(then, claim) or not _is_level(then) or then.digits < TELLING:
        return None
    opening = fold(then.sentence[: max(0, then.start - then.sentence_start)])
    if not _AT_ANOTHER_TIME.fullmatch(opening) or not _SO_MOVED.fullmatch(between(then, claim) or ""):
        return None
    for now in reversed(passage.figures[: index - 1]):
        if then.start - now.end > 2 * BREATH:
            return None
        if _is_level(now) and same_scope(now, then) and abs(now.value - then.value) == abs(claim.value):
            return now, then
    return None


def _from_a_goal(passage: Passage, index: int) -> tuple[Figure, Figure] | None:
    """'… lên tới 79,5%. Dù vậy chỉ tiêu 80% vẫn hụt 0,5 điểm phần trăm'."""
    claim, goal = passage.figures[index], passage.figures[index - 1] if index else None
    if goal is None or goal.kind is not Kind.TARGET or goal.unit != "%" or not same_sentence(goal, claim):
        return None
    if not _MISSED.fullmatch(between(goal, claim) or ""):
        return None
    for now in reversed(passage.figures[: index - 1]):
        if goal.start - now.end > BREATH:
            return None
        if _is_level(now) and same_scope(now, goal):
            return (now, goal) if abs(now.value - goal.value) == abs(claim.value) else None
    return None


# ---- in other articles


def _elsewhere(wanted: Meant, known: Figures) -> Figure | None:
    """A telling level of another article that makes the change come out, the first of those that state their time."""
    if min(wanted.now.digits, wanted.claim.digits + 1) < TELLING:
        return None
    told = known.with_value(wanted.asked, wanted.value, wanted.claim.ref_day)
    for then in sorted(told, key=lambda f: (f.last_day is None, position(f))):
        right = then.doc != wanted.claim.doc and _is_level(then) and then.digits >= TELLING
        if right and of_one(wanted.now, then) and _in_time(wanted, then):
            return then
    return None


def _in_time(wanted: Meant, then: Figure) -> bool:
    """Whether nothing that is said of the times keeps ``then`` from being what the claim is compared with."""
    claim, day = wanted.claim, then.last_day
    if day is None or claim.last_day is None:
        return claim.ref_day is None
    if wanted.national:
        return abs(day - claim.last_day) <= _MONTH
    if claim.ref_day is not None:
        return abs(day - claim.ref_day) <= _MONTH
    return day < claim.last_day
