"""A change, growth or multiple of two levels that stand near it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import RELATED, SAME, alike, finest, same_unit, scope_key
from diemcau.resolve.checks.arithmetic import compare, is_rank, note_of, ways
from diemcau.resolve.checks.model import Check
from diemcau.resolve.checks.weighed.evidence import Try, apart, near, of_others, surprise, weighty, width
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage, between, clause, same_sentence
from diemcau.resolve.verdicts import Verdict, minus
from diemcau.resolve.wording import core

# How far two percentages, and how many times or per cent two levels usually are apart.
_MONTH, _HALF_YEAR = timedelta(days=31), timedelta(days=190)
_SCALE = 8
_POINTS, _TIMES, _PER_CENT = Fraction(30), Fraction(10), Fraction(100)

# " so với năm 2023 (", " cùng kỳ (", " từ mức ": the earlier level follows
_SINCE = regex.compile(r"\(|\b(?:so|cùng kỳ|trước|ngoái|năm|tháng|quý|từ|mức|là|chỉ|hồi)\b")
# " so với tỉnh bạn", " so với Hải Phòng": no time
_SO_WITH = regex.compile(
    r"\s*(?:so )?với (?!(?:cùng|năm|tháng|quý|kỳ|cuối|đầu|giữa|ngày|tuần|phiên|lần|hồi|thời|trước|mức|số|con|kết|chỉ"
    r"|mục|kế|bình|trung|mặt|cả|toàn|đợt|vụ|dự|giai|khi|lúc|nhiệm|khóa|hội|báo|tổng|sơ|tỷ|tỉ|nửa|\d)\b)"
    r"(?P<whom>[^,;.()]{2,40})"
)
# ", mỗi quý tăng ", ", bình quân tăng ": no difference of two levels
_EACH = regex.compile(r"\b(?:mỗi|bình quân|trung bình|hằng|hàng)\b")
# ", nâng tổng số lên ", ", đạt ": the later level follows
_RAISED = regex.compile(r"\b(?:lên|còn|thành|đạt|tới|đến|là)\b")


def change_weighed(rule: str, passage: Passage, index: int) -> Iterator[Check]:
    """The change or multiple ``passage.figures[index]`` of two levels; confirmed or compatible."""
    claim = passage.figures[index]
    states = [f for f in near(passage, claim) if f.kind is not Kind.SHARE or is_rank(f)]
    pairs = [
        (now, then)
        for now, then in permutations(states, 2)
        if same_unit(now.unit, then.unit) and _right_way(rule, claim, now, then)
    ]
    made = [_made(rule, claim, now, then) for now, then in pairs]
    if any(made):
        tries = [_try(passage, index, pair, check) for pair, check in zip(pairs, made, strict=True)]
        yield from list(weighty(tries))[:1]


def _right_way(rule: str, claim: Figure, now: Figure, then: Figure) -> bool:
    """A fall is told of a lower level; a better rank is a lower number."""
    fell = now.number < then.number
    return rule == "multiple" or (claim.number < 0) == (fell if not is_rank(now) else not fell)


def _made(rule: str, claim: Figure, now: Figure, then: Figure) -> Check | None:
    """The check of the claim by two levels; None where they do not make it."""
    verdict = compare(rule, claim, now, then)
    vague = any(f.bound is Bound.APPROX for f in (claim, now, then))  # 'ước' leaves room for anything near
    if verdict is not Verdict.CONFIRMED and (verdict is not Verdict.COMPATIBLE or vague):
        return None
    return Check(rule, verdict, claim, then, (now,), note_of(rule, claim, now, then))


def _try(passage: Passage, index: int, pair: tuple[Figure, Figure], check: Check | None) -> Try:
    now, then = pair
    numbers = improbability(check.rule, check.verdict, check.claim, now, then) if check else 0.0
    return Try(_words(passage, index, now, then), numbers, check)


def improbability(rule: str, verdict: Verdict, claim: Figure, now: Figure, then: Figure) -> float:
    """How unlikely it is, in bits, that two levels make the claim by chance; ``verdict`` is what they make of it."""
    way, step = ways(rule, claim, now)[0], finest([now, then])
    backwards = is_rank(now) if rule == "change" else claim.number < 0
    left, right = (then, now) if backwards else (now, then)
    if verdict is Verdict.CONFIRMED:
        room = width(way(left.rounded(step), right.rounded(step))) + width(claim.stated())
    else:
        room = width(way(left.soft(step), right.soft(step))) + width(claim.soft())
    if way is not minus:
        return surprise(room, _TIMES if rule == "multiple" else _PER_CENT)
    # small differences are more common than large ones
    usual = min(max(now.number, then.number) / 2, abs(claim.number) * _SCALE)
    return surprise(max(room, claim.grain or Fraction(0)), min(usual, _POINTS) if now.unit == "%" else usual)


def _words(passage: Passage, index: int, now: Figure, then: Figure) -> float:
    claim = passage.figures[index]
    words = (1.0, -0.5, -2.5)[apart(now, claim)] + (1.0, 0.0, -2.0)[apart(then, claim)]
    shared = alike(now, then)
    words += 2 if shared >= SAME else 1 if shared >= RELATED else -1
    words += _beside(passage, index, now, then)
    if now.last_day and then.last_day and now.last_day != then.last_day:
        words += 1 if then.last_day < now.last_day else -3
    if claim.ref_day and then.last_day:
        words += _of_time_meant(then.last_day, claim.ref_day)
    words -= 4 if _EACH.search(passage.lead(index)) else 0
    words += of_others(claim, now, then) + _with_another(passage, index, then)
    if len({scope_key(f.scope) for f in (now, then)} - {""}) > 1:
        words -= 1.5
    return words


def _of_time_meant(day: date, meant: date) -> float:
    """What it says how near the earlier level is to the time that the change is told since."""
    if day == meant:
        return 1.5
    return 0.0 if abs(day - meant) <= _MONTH else -2.0 if abs(day - meant) <= _HALF_YEAR else -6.0


def _with_another(passage: Passage, index: int, then: Figure) -> float:
    """'cao hơn 8,8 điểm so với Hải Phòng': held against something that neither level is said of."""
    told = _SO_WITH.match(passage.tail(index))
    if told is None or core(told["whom"]) & (core(then.indicator) | core(then.scope) | core(clause(then))):
        return 0.0
    return -4.0


def _beside(passage: Passage, index: int, now: Figure, then: Figure) -> float:
    """The level now stands before its change, or behind it where it led there; the earlier one behind 'so với'."""
    claim, figures = passage.figures[index], passage.figures
    before = next((f for f in reversed(figures[:index]) if f in (now, then) and same_sentence(f, claim)), None)
    words = 2.0 if before is now and before is not None else 0.0
    after = figures[index + 1] if index + 1 < len(figures) and same_sentence(figures[index + 1], claim) else None
    behind = between(claim, after) or "" if after is not None else ""
    if (after is then and _SINCE.search(behind)) or (after is now and _RAISED.search(behind)):
        words += 2
    return words
