"""How much speaks for two figures of two articles being one statement, in bits.

What an article tells of is told in other words by the next one, and its wording, scope and time are read wrongly at
times. So no list of wordings decides whether two figures are one, but what speaks for it and against it: how unlikely
it is that two numbers agree so well by chance, whether they count one noun, what the words around them share, whether
scope and time are said to be the same, what stands beside them, and how many other figures might have agreed as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import log2

import regex

from diemcau.facts import Bound, Kind
from diemcau.lexicon.matcher import matcher
from diemcau.resolve.agree import (
    IDENTICAL,
    RELATED,
    SAME,
    alike,
    common_words,
    of_one,
    position,
    same_unit,
    scope_key,
    unit_group,
)
from diemcau.resolve.checks.agreement import agreement, far_apart, surprise
from diemcau.resolve.checks.model import STATES, UNMISTAKABLE, Figures
from diemcau.resolve.checks.moments import different_days, near_days, of_other_years, one_day
from diemcau.resolve.checks.shared import acronym, overlap
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import clause
from diemcau.resolve.verdicts import Verdict
from diemcau.resolve.wording import core, qualifiers
from diemcau.text.fold import fold

# What two figures must weigh to be one. Reports of one meeting repeat most of each other's figures, so little is asked
# of two of them, above what the others that might have agreed take from it; of other articles, of which there are many,
# as much as makes a chance hit among some thousand figures unlikely.
_AT_ONE_MEETING, _ELSEWHERE = 5.0, 11.0
# A number of five digits or more that is told to the last one is no other's, even in a large archive.
_UNIQUE = 14.0
# An article has at least so many figures of a kind, though not all of them may have been read.
_FEWEST = 6

# What shared words weigh: one indicator to the word, mostly the same words, related ones, some, hardly any, none.
_MOSTLY_SAME, _RELATED = 4.0, 2.5
_WORDS = ((IDENTICAL, 5.0), (SAME, _MOSTLY_SAME), (RELATED, _RELATED), (1 / 3, 1.5), (0.1, 0.0))
_NO_WORDS, _FEW_WORDS = -3.0, 1.0
_AKIN = 1 / 3
# Words of the sentences that few figures have stand in for a wording that is read wrongly.
_RARE_WORD, _RARE_WORDS = 0.75, 3
_BEFORE, _BEHIND = 90, 50  # code points of the sentence that are near a figure
# 'căn' and 'căn nhà' are one noun; 'ngôi nhà' is near to them; 'người' and 'lao động' are two that may count the same.
_ONE_NOUN, _NEAR_NOUNS, _TWO_NOUNS = 1.5, 0.0, -1.5
# A scope that is read wrongly costs a count less than a rate: rates of one indicator lie close together everywhere.
_ONE_SCOPE = 1.0
_WIDER_SCOPE, _TWO_PLACES = {True: -6.0, False: -3.0}, {True: -12.0, False: -6.0}
_RATES = frozenset({"%", "lần", "hạng", "bậc"})
_BODIES = ("Bộ ", "Sở ", "Ban ", "Ủy ban", "Cục ", "Công an", "Tòa án", "Hội ")
# Which day a figure holds for is what is read wrongly most, the year hardly ever.
_ONE_DAY, _NEAR_DAYS, _OTHER_DAYS, _OTHER_YEAR = 1.5, 0.5, -4.0, -20.0
# '201/231 nhiệm vụ' and '201 nhiệm vụ'; 'mục tiêu 65 triệu' of which one sentence has lost the 'mục tiêu'.
_SHARE_AND_COUNT, _TOLD_AND_PLANNED = -0.5, -1.5
# 'xong 137 việc, đạt 64%; còn 77 việc': figures that stand beside both and agree as well
_BESIDE, _MOST_BESIDE = 4.0, 2
_AROUND, _TELLS = 3, 4.0


def is_one(claim: Figure, other: Figure, known: Figures) -> bool:
    """Whether two figures of two articles, whose values agree, are one statement, and no other fits better."""
    if _excluded(claim, other):
        return False
    if not claim.event or claim.event != other.event:  # their articles are not read for it: there may be many
        bits = weight(claim, other)
        return bits >= _ELSEWHERE and (_said_alike(claim, other) or _beyond_chance(claim, other, bits))
    bits = weight(claim, other)
    if bits + _BESIDE * _MOST_BESIDE < _AT_ONE_MEETING + log2(_FEWEST):
        return False
    here, there = known.article(claim.doc), known.article(other.doc)
    tries = max(_FEWEST, _like(claim, other, here), _like(other, claim, there))
    beside = company(claim, other, here, there)
    if bits + beside < _AT_ONE_MEETING + log2(tries) or not (beside or _says_something(claim, other)):
        return False
    return not _fits_better(bits, claim, there) and not _fits_better(bits, other, here)


def _says_something(a: Figure, b: Figure) -> bool:
    """Whether words have something in common, and more of it where two nouns are counted or the number is short."""
    if surprise(a, b) < _TELLS and _words(a, b) < _MOSTLY_SAME:
        return False
    return _words(a, b) > (_NO_WORDS if _nouns(a, b) >= 0 else _FEW_WORDS)


def _set_against(a: Figure, b: Figure) -> bool:
    """'xã hoàn thành' and 'xã chưa hoàn thành', 'toàn trình' and 'một phần': what is said of one can't be of both."""
    one, other = _named(f"{a.indicator} ; {clause(a)}"), _named(f"{b.indicator} ; {clause(b)}")
    return any(not one[group] & other[group] for group in one.keys() & other.keys())


@lru_cache(maxsize=65536)
def _named(words: str) -> dict[str, frozenset[str]]:
    """Of each group of opposites those that the words name."""
    found: dict[str, frozenset[str]] = {}
    for hit in matcher("oppositewords").find(" ".join(fold(words).split())):
        found[hit.item.label] = found.get(hit.item.label, frozenset()) | {hit.item.id}
    return {group: frozenset({_DENIED}) if _DENIED in said else said for group, said in found.items()}


_DENIED = "chua"  # 'chưa hoàn thành'


def _beyond_chance(a: Figure, b: Figure, bits: float) -> bool:
    """'386.540 hồ sơ' of one place, told by a portrait: such a number is enough, whatever words and day are read."""
    of_one_place = bool(a.scope) and scope_key(a.scope) == scope_key(b.scope) and same_unit(a.unit, b.unit)
    return of_one_place and a.value == b.value and surprise(a, b) >= _UNIQUE and bits >= _UNIQUE - 1


def _said_alike(a: Figure, b: Figure) -> bool:
    """Whether articles on other meetings say the same of two figures: wording, noun and scope, and no other time."""
    if not a.scope or scope_key(a.scope) != scope_key(b.scope) or not same_unit(a.unit, b.unit):
        return False
    digits, no_other_day = min(a.digits, b.digits), not different_days(a, b)
    timeless = (digits >= UNMISTAKABLE or _what_it_rose_from(a, b)) and no_other_day
    akin = alike(a, b) >= _AKIN and qualifiers(a.indicator) == qualifiers(b.indicator)
    if of_one(a, b) or akin:
        return one_day(a, b) or near_days(a, b) or (timeless and of_one(a, b))
    return digits > UNMISTAKABLE and alike(a, b) >= RELATED and no_other_day


# "nâng | từ 812 thủ tục | lên 1.048 thủ tục"
_LEFT = regex.compile(r"\btừ (?:mức )?$")


def _what_it_rose_from(claim: Figure, other: Figure) -> bool:
    """'nâng từ 812 thủ tục lên 1.048 thủ tục': the first has no time of its own, an earlier article tells it."""
    told = fold(claim.sentence[: max(0, claim.start - claim.sentence_start)])
    met = claim.met or claim.as_of
    left = not claim.time and _LEFT.search(told) is not None
    return left and met is not None and other.last_day is not None and other.last_day < met


# "chỉ số hài lòng (SIPAS)", "PAR INDEX của tỉnh"
_INDEX = regex.compile(r"\b(?:SIPAS|PAPI|PAR ?INDEX|PCI|PGI|DTI|DDCI|GII|EGDI|ICT INDEX)\b", regex.IGNORECASE)


_MINISTRIES, _LOCALITIES = frozenset({"bộ"}), frozenset({"địa", "tỉnh", "huyện", "xã", "phường"})


def _of_two_tiers(a: Figure, b: Figure) -> bool:
    """'7 bộ, ngành và 15 địa phương' beside '15 bộ, ngành': ministries are no localities."""
    one, other = (frozenset(fold(f.unit).replace(",", " ").split()) for f in (a, b))
    return any(x & _MINISTRIES and not x & _LOCALITIES and y & _LOCALITIES for x, y in ((one, other), (other, one)))


def _excluded(a: Figure, b: Figure) -> bool:
    """Whether something rules out that two figures are one, however well the numbers agree."""
    if _of_two_tiers(a, b):
        return True
    if _set_against(a, b):
        return True
    if a.value != b.value:
        # 52,8% of a province and 'khoảng 52%' of the country; 'hơn 140 hộ' more and 149 'xã' more
        rate = unit_group(a.unit) in _RATES and _scopes(a, b) < 0
        # 'ước đạt 3.152 tỷ' and 'đạt 3.125 tỷ': neither is rounder than the other, so words must say that they are one
        alike_fine = a.grain == b.grain and _words(a, b) < _MOSTLY_SAME
        change = a.kind is Kind.CHANGE and not same_unit(a.unit, b.unit)
        return rate or alike_fine or change or _two_names(a, b)
    exact, bounded = sorted((a, b), key=lambda f: f.bound in {Bound.GT, Bound.LT})
    counted = exact.step == 1 and exact.grain == 1 and exact.bound is Bound.EQ
    return (counted and bounded.bound in {Bound.GT, Bound.LT}) or _two_names(a, b)


def _two_names(a: Figure, b: Figure) -> bool:
    """Two rankings that are called by name, by two names."""
    one, other = ({name.upper() for name in _INDEX.findall(f"{f.indicator} {clause(f)} {acronym(f)}")} for f in (a, b))
    return bool(one and other) and not one & other


def weight(a: Figure, b: Figure) -> float:
    """What speaks for two figures, whose values agree, being one."""
    return surprise(a, b) + _words(a, b) + _nouns(a, b) + _scopes(a, b) + _times(a, b) + _kinds(a, b)


def _like(figure: Figure, other: Figure, article: Sequence[Figure]) -> int:
    """How many figures of its article might have agreed with ``other`` as well as this one."""
    of_noun = same_unit(figure.unit, other.unit)
    return sum(
        f.kind is figure.kind
        and unit_group(f.unit) == unit_group(figure.unit)
        and (not of_noun or same_unit(f.unit, other.unit))
        for f in article
    )


def _fits_better(bits: float, figure: Figure, article: Sequence[Figure]) -> bool:
    """Whether another figure of that article weighs more than ``bits`` as the one that ``figure`` is."""
    return any(may_agree(figure, f) and weight(figure, f) > bits for f in article)


def may_agree(a: Figure, b: Figure) -> bool:
    """Whether unit, kind and value leave it open that two figures are one."""
    if (
        far_apart(a, b)
        or unit_group(a.unit) != unit_group(b.unit)
        or b.step is None
        or b.upper is not None
        or not _one_kind(a, b)
    ):
        return False
    return agreement(a, b) in {Verdict.CONFIRMED, Verdict.COMPATIBLE}


def _one_kind(a: Figure, b: Figure) -> bool:
    if a.total is not None and b.total is not None and a.total != b.total:
        return False
    if Kind.TARGET in {a.kind, b.kind} and a.kind is not b.kind:
        return all(f.kind is Kind.TARGET or _speaks_of_plans(f) for f in (a, b))
    return a.kind is b.kind or (Kind.RANK not in {a.kind, b.kind} and {a.kind, b.kind} <= STATES)


def _speaks_of_plans(figure: Figure) -> bool:
    """'còn cách khá xa đích 80%', 'bằng 92,9% mục tiêu 65 triệu tài khoản': a target that is read as a level."""
    return _PLANS in {hit.item.label for hit in matcher("apartwords").find(clause(figure))}


_PLANS = "kế hoạch"


def _words(a: Figure, b: Figure) -> float:
    shared = max(alike(a, b), overlap(a, b, but_the_noun=True), SAME if of_one(a, b) else 0.0)
    bits = next((bits for least, bits in _WORDS if shared >= least), _NO_WORDS)
    return bits if shared >= SAME else bits + _RARE_WORD * min(_RARE_WORDS, len(_near(a) & _near(b)))


def _near(figure: Figure) -> frozenset[str]:
    """The telling words of the sentence near a figure."""
    at = max(0, figure.start - figure.sentence_start)
    behind = at + len(figure.quote)
    return _telling(figure.sentence[max(0, at - _BEFORE) : at]) | _telling(figure.sentence[behind : behind + _BEHIND])


@lru_cache(maxsize=65536)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in core(text) if len(word) > 2 and not word.isdigit()) - common_words()


def _nouns(a: Figure, b: Figure) -> float:
    if unit_group(a.unit) != "count":
        return 0.0
    if same_unit(a.unit, b.unit):
        return _ONE_NOUN
    return _NEAR_NOUNS if core(a.unit) & core(b.unit) else _TWO_NOUNS


def _scopes(a: Figure, b: Figure) -> float:
    one, other = scope_key(a.scope), scope_key(b.scope)
    if not one or not other:
        return 0.0
    if one == other:
        return _ONE_SCOPE
    return (_TWO_PLACES if _is_place(a.scope) and _is_place(b.scope) else _WIDER_SCOPE)[unit_group(a.unit) in _RATES]


def _is_place(scope: str) -> bool:
    return scope[:1].isupper() and scope_key(scope) != "cả nước" and not scope.startswith(_BODIES)


def _times(a: Figure, b: Figure) -> float:
    if one_day(a, b):
        return _ONE_DAY
    if near_days(a, b):
        return _NEAR_DAYS
    if of_other_years(a, b):
        return _OTHER_YEAR
    if not different_days(a, b) or a.last_day is None or b.last_day is None:
        return 0.0
    return _OTHER_DAYS if a.last_day.year == b.last_day.year else _OTHER_YEAR


def _kinds(a: Figure, b: Figure) -> float:
    if a.kind is b.kind:
        return 0.0
    return _TOLD_AND_PLANNED if Kind.TARGET in {a.kind, b.kind} else _SHARE_AND_COUNT


def company(a: Figure, b: Figure, here: Sequence[Figure], there: Sequence[Figure]) -> float:
    """What it weighs that figures beside the one agree with figures beside the other, in their articles."""
    beside = _beside(b, there)
    found = {f.value for f in _beside(a, here) if any(_tells(f, g) for g in beside)}
    return _BESIDE * min(_MOST_BESIDE, len(found - {a.value, b.value}))


def _tells(a: Figure, b: Figure) -> bool:
    return may_agree(a, b) and surprise(a, b) >= (_TELLS if _nouns(a, b) >= 0 else 2 * _TELLS)


def _beside(figure: Figure, article: Sequence[Figure]) -> list[Figure]:
    at = bisect_left(article, position(figure), key=position)
    return [f for f in article[max(0, at - _AROUND) : at + 1 + _AROUND] if f is not figure and f.step is not None]
