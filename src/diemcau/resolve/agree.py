"""When two figures speak of the same thing: indicator, unit, scope and time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from math import ceil

import regex

from diemcau.lexicon.loader import load
from diemcau.resolve.figures import Figure
from diemcau.resolve.wording import Quantity, core, qualifiers, quantity, resemblance
from diemcau.text.fold import fold

_WORD = regex.compile(r"\w+")
_NATION = frozenset({"cả nước", "toàn quốc", "việt nam", "quốc gia"})
_OWN_UNITS = frozenset({"%", "vnd", "lần", "hạng", "bậc", "ha", "km", "kg", "kwh", "m"})

#: Indicators are the same when this share of their words is; cross-article, where wordings differ, and at least for a
#: contradiction, where a wrong one costs most.
SAME = 0.7
IDENTICAL = 0.95
RELATED = 0.5


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The distinct words of a wording, folded."""
    return frozenset(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """The share of words that two wordings have in common (F1 of distinct words), 0 to 1.

    >>> likeness("tài khoản định danh điện tử", "kích hoạt tài khoản định danh điện tử") > 0.8
    True
    """
    x, y = words(a), words(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def alike(a: Figure, b: Figure) -> float:
    """How much two figures are of one indicator, 0 to 1: 1 for one known concept, else what their wordings share.

    Of concepts that a reviewed decision keeps apart that is next to nothing.

    Wordings that differ in a qualifier ('toàn trình', 'chưa') are at most related.
    """
    if a.concept and a.concept == b.concept:
        return 1.0
    shared = resemblance(a.indicator, b.indicator)
    if a.concept and b.concept and (a.pinned or b.pinned):
        return min(shared, _REVIEWED)
    if shared < IDENTICAL and qualifiers(a.indicator) != qualifiers(b.indicator):
        return min(shared, _QUALIFIED)
    return shared


_QUALIFIED = 0.65
_HALF = 0.5
_REVIEWED = 0.3  # a reader has said that they are two


def identity(figure: Figure) -> tuple[str, ...]:
    """What two figures share of one indicator share beyond doubt: the known one, else content words and qualifiers."""
    if figure.concept:
        return (figure.concept,)
    return (*sorted(core(figure.indicator)), "", *sorted(qualifiers(figure.indicator)))


def identical(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one indicator beyond doubt, and of one kind of quantity."""
    kinds = {quantity(a.unit, a.kind), quantity(b.unit, b.kind)} - {Quantity.ANY}
    return len(kinds) <= 1 and bool(a.indicator) and identity(a) == identity(b)


def of_one(a: Figure, b: Figure) -> bool:
    """Whether two figures that agree in a telling number may be of one indicator: wordings are alike, or the shorter
    one says hardly more than half of it what the longer one says as well ('tỷ lệ số hóa'), with all its qualifiers.
    """
    if alike(a, b) >= SAME:
        return True
    one, two = (core(f.indicator) - words(f.scope) for f in (a, b))
    kept = qualifiers(a.indicator) == qualifiers(b.indicator)
    return kept and len(one & two) > _HALF * min(len(one), len(two)) > 0


@lru_cache(maxsize=4096)
def unit_group(unit: str) -> str:
    """'%', money, rank … are units of their own; all counted nouns are one group, told apart by ``same_unit``."""
    folded = fold(unit)
    symbol = unit.isascii() and not unit.islower()  # 'USD', 'MW'; 'xe' and 'nam' are words
    return folded if folded in _OWN_UNITS or symbol else "count"


@lru_cache(maxsize=65536)
def same_unit(a: str, b: str) -> bool:
    """Whether two units can be compared: the same, one a longer form of the other, or mostly the same words.

    >>> same_unit("doanh nghiệp, hộ kinh doanh", "doanh nghiệp, hộ, cá nhân kinh doanh"), same_unit("thẻ", "tài khoản")
    (True, False)
    """
    x, y = fold(a), fold(b)
    return x == y or (
        unit_group(a) == unit_group(b) == "count"
        and (words(a) <= words(b) or words(b) <= words(a) or likeness(a, b) >= SAME)
    )


@lru_cache(maxsize=4096)
def scope_key(scope: str) -> str:
    """One name for the whole country; other scopes folded."""
    folded = " ".join(fold(scope).split())
    return "cả nước" if folded in _NATION else folded


def same_scope(a: Figure, b: Figure) -> bool:
    """Whether two figures hold for the same; within one article an unsaid scope goes with any."""
    x, y = scope_key(a.scope), scope_key(b.scope)
    return (x == y and bool(x)) or (a.doc == b.doc and (not x or not y))


def same_day(figure: Figure, day: date | None) -> bool:
    """Whether the figure holds for a time that ends on ``day``; one without a time holds for its article's."""
    return day is not None and (figure.last_day or (None if figure.time else figure.as_of)) == day


def explicit(*figures: Figure) -> bool:
    """Whether all the figures state their time and scope, as a contradiction needs."""
    return all(f.last_day is not None and f.scope for f in figures)


def finest(figures: Iterable[Figure]) -> Fraction | None:
    """The smallest step of figures that are written side by side: '3%' beside '13,5%' means 3,0%."""
    steps = [f.step for f in figures if f.step is not None]
    return min(steps, default=None)


def position(figure: Figure) -> tuple[str, int, int, str]:
    """By which figures are sorted: article, place in it, name."""
    return figure.doc, figure.start, figure.end, figure.id


@cache
def common_words() -> frozenset[str]:
    """Syllables that so many indicators hold that they tell little apart."""
    return frozenset(form for entry in load("commonsyllables") for form in entry.forms)


def first_words(figure: Figure, threshold: float) -> list[str]:
    """Words of the indicator of which two share one if their F1 is at least ``threshold``; its concept is one of them.

    Prefix filtering in an order that no article changes: words that fewer indicators hold come first.
    """
    ordered = sorted(core(figure.indicator), key=lambda word: (word in common_words(), -len(word), word))
    needed = ceil(threshold / (2 - threshold) * len(ordered))
    return ordered[: len(ordered) - needed + 1] + ([figure.concept] if figure.concept else [])


class WordIndex:
    """Finds figures with a like indicator without comparing all with all.

    Only figures with the same ``key`` are compared, and of those only ones that share a rare word (prefix filtering):
    two word sets whose F1 is at least ``threshold`` share one of the rarest few words of each. Exact, and near linear
    where wordings differ; answers are kept, because many articles repeat one wording. ``compared`` counts the pairs.
    """

    def __init__(self, figures: Iterable[Figure], threshold: float, key: Callable[[Figure], Hashable]) -> None:
        self._figures = sorted(figures, key=position)
        self._threshold = threshold
        self._frequency: Mapping[str, int] = Counter(w for f in self._figures for w in core(f.indicator))
        self._under: defaultdict[tuple[Hashable, str], list[Figure]] = defaultdict(list)
        self._answers: dict[tuple[str, str, Hashable], tuple[Figure, ...]] = {}
        self.compared = 0
        for figure in self._figures:
            for word in self._rare(figure):
                self._under[key(figure), word].append(figure)

    def _rare(self, figure: Figure) -> list[str]:
        ordered = sorted(core(figure.indicator), key=lambda w: (self._frequency.get(w, 0), w))
        needed = ceil(self._threshold / (2 - self._threshold) * len(ordered))
        return ordered[: len(ordered) - needed + 1] + ([figure.concept] if figure.concept else [])

    def like(self, figure: Figure, key: Hashable) -> tuple[Figure, ...]:
        """The figures under ``key`` whose indicator is like that of ``figure``, in their order."""
        asked = figure.indicator, figure.concept, key
        if asked not in self._answers:
            self._answers[asked] = self._found(figure, key)
        return self._answers[asked]

    def _found(self, figure: Figure, key: Hashable) -> tuple[Figure, ...]:
        found: dict[str, Figure] = {}
        for word in self._rare(figure):
            for other in self._under.get((key, word), ()):
                if other.id not in found:
                    self.compared += 1
                    if alike(figure, other) >= self._threshold:
                        found[other.id] = other
        return tuple(sorted(found.values(), key=position))
