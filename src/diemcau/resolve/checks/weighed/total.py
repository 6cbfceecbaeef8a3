"""A whole and its parts, done and left, that stand near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import same_unit, unit_group
from diemcau.resolve.checks.model import STATES, Check
from diemcau.resolve.checks.weighed.evidence import (
    BEFORE,
    Try,
    apart,
    is_rate,
    near,
    of_others,
    surprise,
    weighty,
    whole_of,
)
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage
from diemcau.resolve.verdicts import Verdict

_MOST_PARTS = 8
_BEYOND_CHANCE = 10.0  # bits: one in a thousand

# ", trong đó ", " gồm ", ": ", "phân theo cấp, ": parts follow
_PARTS = regex.compile(r":\s|\b(?:trong đó|trong số|gồm|cụ thể|chia|phân theo|phân ra|lần lượt|kể cả|ngoài)\b")
# ", còn ", " hiện thiếu ", ", số vốn chưa giải ngân là "
_REST = regex.compile(r"\b(?:còn|lại|thiếu|chưa|tồn|hụt|dư|ngoài ra|cách)\b")
# " nhiệm vụ còn lại", " xã chưa đạt", " việc phải làm tiếp"
_REST_BEHIND = regex.compile(r"[^,;.]{0,30}\b(?:còn|lại|chưa|nữa|phải|tiếp|đang)\b")
# "Trong 385.000 hồ sơ tiếp nhận, có"
_OUT_OF = regex.compile(r"(?:.*[ ,;:])?trong(?: tổng)?(?: số)?\s*", regex.DOTALL)
# "tổng số ", "tất cả ", "cộng lại "
_IN_ALL = regex.compile(r"\b(?:tổng|tất cả|cộng|cả thảy|gộp)\b")


@dataclass(frozen=True, slots=True)
class _Sum:
    whole: Figure
    parts: tuple[Figure, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the whole."""
        return sum(p.value for p in self.parts) == self.whole.value


def sums_weighed(passage: Passage) -> Iterator[Check]:
    """The wholes whose parts stand near them; only ever confirmed."""
    for whole in passage.figures:
        if whole.kind in {*STATES, Kind.TARGET} and _is_exact(whole):
            sums = list(_sums(passage, whole))
            if any(one.adds_up for one in sums):
                yield from weighty([_try(passage, one) for one in sums])


def _is_exact(figure: Figure) -> bool:
    exact = figure.bound is Bound.EQ and figure.step is not None and figure.upper is None and figure.number > 0
    return exact and not is_rate(figure)


def _sums(passage: Passage, whole: Figure) -> Iterator[_Sum]:
    share = whole.kind is Kind.SHARE and whole.total is not None
    of = whole_of(whole) if share else whole
    counts = [f for f in near(passage, whole, BEFORE) if _is_exact(f) and f.kind is not Kind.SHARE]
    plain = [f for f in counts if unit_group(f.unit) == unit_group(of.unit) and f.number < of.number]
    ahead, behind = [f for f in plain if f.end <= whole.start], [f for f in plain if f.start >= whole.end]
    if share:
        yield from (_Sum(of, (whole, rest)) for rest in behind)
        return
    for side in (ahead, behind):
        yield from (_Sum(of, run) for run in _runs(side))
    yield from (_Sum(of, (a, b)) for a in ahead for b in behind)


def _runs(side: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Parts that stand in a row, and any two."""
    for first in range(len(side)):
        for last in range(first + 2, min(len(side), first + _MOST_PARTS) + 1):
            yield tuple(side[first:last])
    for one, two in combinations(range(len(side)), 2):
        if two - one > 1:
            yield side[one], side[two]


def _try(passage: Passage, one: _Sum) -> Try:
    whole, parts = one.whole, one.parts
    told = _told(passage, whole, parts)
    words = _words(whole, parts) + told
    if not one.adds_up:
        return Try(words, 0, None)
    grain = min((f.grain for f in (whole, *parts) if f.grain), default=Fraction(1))
    numbers = surprise(grain, whole.number)
    # 63 = 58 + 5 may be an accident where nothing says that they are parts
    return Try(words, numbers, _check(passage, whole, parts) if told or numbers >= _BEYOND_CHANCE else None)


def _check(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> Check:
    done, *_, rest = parts
    if done.id == whole.id:  # '112/178 việc; 66 việc phải làm tiếp'
        return Check("sum", Verdict.CONFIRMED, rest, done, (), f"{whole.quote} − {done.value:f} = {rest.quote}")
    if len(parts) == 2 and whole.start < rest.start and _is_rest(passage, rest):
        first, second = sorted((whole, done), key=lambda f: f.start)
        note = f"{whole.quote} − {done.quote} = {rest.quote}"
        return Check("sum", Verdict.CONFIRMED, rest, first, (second,), note)
    note = f"{' + '.join(p.quote for p in parts)} = {whole.quote}"
    return Check("sum", Verdict.CONFIRMED, whole, done, tuple(parts[1:]), note)


def _is_rest(passage: Passage, part: Figure) -> bool:
    at = _place(passage, part)
    return bool(_REST.search(passage.lead(at)) or _REST_BEHIND.match(passage.tail(at)))


def _place(passage: Passage, figure: Figure) -> int:
    return next(at for at, other in enumerate(passage.figures) if other.id == figure.id)


def _words(whole: Figure, parts: Sequence[Figure]) -> float:
    # a whole may stand some sentences before the one that breaks it down
    words = (1.0, 0.0, -0.5 if apart(*parts) == 0 else -2.0)[apart(whole, *parts)] + of_others(whole, *parts)
    if unit_group(whole.unit) != "count":
        return words + 1
    alike = [same_unit(p.unit, whole.unit) for p in parts]
    return words + (2 if all(alike) else -1 if any(alike) else -2)


def _told(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> float:
    """What the words say of parts and whole."""
    first = min(parts, key=lambda f: f.start)
    told = 0.0
    if whole.start < first.start and _PARTS.search(passage.lead(_place(passage, first))):
        told += 2
    if _is_rest(passage, parts[-1]):
        told += 2
    if _OUT_OF.fullmatch(passage.lead(_place(passage, whole))):
        told += 1.5
    if _IN_ALL.search(passage.lead(_place(passage, whole))):
        told += 1.5
    return told
