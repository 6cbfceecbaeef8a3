"""When a figure contradicts another: two values of one thing, of which one is the other miswritten.

Two articles give two values for one indicator every day, and nearly always both are right: of another month, tier or
part, first reckoned and then counted, planned and then reached; and wordings, scopes and times are read wrongly at
times. So that both seem to speak of one thing is not enough. A slip of the pen has a form of its own, one digit that is
another or two that changed places, which two values of two things hardly ever have by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

import regex

from diemcau.facts import Bound
from diemcau.isotime import days
from diemcau.lexicon.matcher import matcher
from diemcau.resolve.agree import IDENTICAL, RELATED, SAME, alike, identical, same_unit, scope_key, unit_group
from diemcau.resolve.checks.model import TELLING, UNMISTAKABLE, Figures
from diemcau.resolve.checks.moments import different_days, of_other_years, one_day, one_span, told_too_early
from diemcau.resolve.checks.retold import company
from diemcau.resolve.checks.shared import overlap
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import clause
from diemcau.resolve.wording import qualifiers
from diemcau.text.fold import fold

# "Riêng nhà ở cho người có công, nhu cầu là": the figure is of a part, which its wording may not say
_PART_ONLY = regex.compile(r".*\briêng\b(?! biệt| lẻ| tư)[^;.]*", regex.DOTALL)
# "so với cùng kỳ năm 2024 (", "cùng kỳ năm ngoái là "
_SAME_PERIOD = regex.compile(r"\bcùng (?:kỳ|thời điểm)(?: \p{L}+)? ?(?:\d{4}|\p{L}+)?(?: là| đạt)?\s*\(?$")
# Wordings of two counts of which one has two digits turned round; and where figures beside them agree
_MOSTLY, _SOME = 0.65, 0.4
_TIER = "cấp "
_DIGIT = regex.compile(r"\d")
_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*")
_SHORTEST = 2  # digits of a number that can be told to be miswritten


def contradicts(claim: Figure, other: Figure, known: Figures) -> bool:
    """Whether two figures whose values exclude each other are of one thing beyond doubt, and one of them is a slip."""
    one_event = bool(claim.event) and claim.event == other.event
    return (
        miswritten(claim, other)
        and bool(claim.scope)
        and scope_key(claim.scope) == scope_key(other.scope)
        and claim.kind is other.kind
        and same_unit(claim.unit, other.unit)
        and (_of_one_meeting(claim, other, known) if one_event else _of_one_span(claim, other))
        and not set_apart(claim, other)
        and not any(_of_part_only(f) or _of_same_period(f) for f in (claim, other))
        and _only_one(claim, other, known)
    )


def _of_one_meeting(a: Figure, b: Figure, known: Figures) -> bool:
    """Whether reports of one meeting tell of one indicator and day; or of a telling number in much the same words,
    beside figures that agree, though one of them says no day.
    """
    if _of_two_spans(a, b):
        return False
    if one_day(a, b) and identical(a, b):
        return True
    telling = min(a.digits, b.digits) >= TELLING and overlap(a, b) >= IDENTICAL and alike(a, b) >= RELATED
    timed = one_day(a, b) or not (a.time and b.time)
    return telling and timed and company(a, b, known.article(a.doc), known.article(b.doc)) > 0


def set_apart(a: Figure, b: Figure) -> bool:
    """Whether the words before one figure say of which tier, part or time it is and those of the other do not."""
    one, other = (_apart(f"{_before(f)} ; {clause(f)}" if f.sentence else "") for f in (a, b))
    return one != other


def miswritten(a: Figure, b: Figure) -> bool:
    """Whether one digit of the one number is another in the other number, or two neighbours changed places.

    They are compared as far as both are written out: 'hơn 1.250' is three digits, of 1.052,6 the first three are 105.
    """
    step = max(f.step if f.bound is Bound.EQ else f.grain for f in (a, b) if f.step is not None and f.grain is not None)
    ones, others = ({str(cut(abs(f.number) / step)) for cut in (floor, _nearest)} for f in (a, b))
    return not ones & others and any(_one_slip(x, y) for x in ones for y in others)


def _nearest(number: Fraction) -> int:
    return ceil(number - Fraction(1, 2))


def _one_slip(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < _SHORTEST:
        return False
    places = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return len(places) == 1 or _swapped(one, other, places)


def _swapped(one: str, other: str, places: list[int]) -> bool:
    """Whether the two places in which the numbers differ are neighbours that changed places."""
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def _of_one_span(a: Figure, b: Figure) -> bool:
    """Of figures of two meetings: one stretch of time, over when both met, and nothing but a slip can be meant.

    A count that is made again later differs in its last digits.
    """
    if not identical(a, b) or not one_span(a, b) or told_too_early(a) or told_too_early(b):
        return False
    one, other = (_digits(f.quote) for f in (a, b))
    return a.bound is b.bound is Bound.EQ and len(one) == len(other) >= TELLING and one[:-1] != other[:-1]


def turned_round(claim: Figure, other: Figure, known: Figures) -> bool:
    """Two digits turned round ('201.436', '201.346') in two reports of one meeting: the commonest slip of the pen."""
    one, two = _side_by_side(claim, other)
    places = [at for at, (x, y) in enumerate(zip(one, two, strict=False)) if x != y]
    if len(one) != len(two) or len(one) < TELLING or not _swapped(one, two, places):
        return False
    exact = (claim.step == other.step and claim.bound is other.bound) or not claim.soft().meets(other.soft())
    bounded = [f.digits for f in (claim, other) if f.bound is not Bound.EQ]
    exact = exact or (bool(bounded) and min(bounded) >= UNMISTAKABLE)
    beside = company(claim, other, known.article(claim.doc), known.article(other.doc)) > 0
    least = _SOME if beside else _MOSTLY if len(one) >= UNMISTAKABLE else SAME
    near = max(alike(claim, other), overlap(claim, other)) >= least
    scopes = {scope_key(f.scope) for f in (claim, other) if not f.scope.startswith(_TIER)} - {""}
    said = {_apart(_before(f).rpartition("; ")[2]) for f in (claim, other)}
    return (
        exact
        and near
        and len(scopes) < 2
        and (beside or len(said) == 1)  # figures beside them that agree say more than a word further off
        and qualifiers(claim.indicator) == qualifiers(other.indicator)
        and not (different_days(claim, other) or of_other_years(claim, other) or _of_two_spans(claim, other))
    )


def _of_two_spans(a: Figure, b: Figure) -> bool:
    """Whether both hold for a stretch of time, of which one is much longer: a month, and all months until then."""
    spans = [(span[1] - span[0]).days + 1 for f in (a, b) if (span := days(f.time)) is not None]
    return len(spans) == 2 and 1 < min(spans) <= max(spans) / 2


def _side_by_side(a: Figure, b: Figure) -> tuple[str, str]:
    """The digits of two numbers, of the finer one only as many as the coarser one ('125 nghìn') has written out."""
    step = max(f.step for f in (a, b) if f.step is not None)
    one, two = (str(_nearest(abs(f.number) / step)) for f in (a, b))
    return (one, two) if unit_group(a.unit) == unit_group(b.unit) else (_digits(a.quote), "")


def _digits(quote: str) -> str:
    match = _NUMBER.search(quote)
    return "".join(_DIGIT.findall(match[0])) if match else ""


def _before(figure: Figure) -> str:
    return fold(figure.sentence[: max(0, figure.start - figure.sentence_start)])


def _apart(words: str) -> frozenset[str]:
    return frozenset(hit.item.label for hit in matcher("apartwords").find(words)) - {""}


def _of_same_period(figure: Figure) -> bool:
    """'gấp 1,4 lần cùng kỳ năm 2025 (1,65 tỷ USD)': of the same months of that year, whatever time is read."""
    return _SAME_PERIOD.search(_before(figure)) is not None


def _of_part_only(figure: Figure) -> bool:
    return _PART_ONLY.fullmatch(_before(figure)) is not None


def _only_one(claim: Figure, other: Figure, known: Figures) -> bool:
    """Two articles, each with one value for this indicator, scope and time: else one of them may be a breakdown."""
    return claim.doc != other.doc and all(len(_rivals(f, known.article(f.doc))) == 1 for f in (claim, other))


def _rivals(figure: Figure, article: Sequence[Figure]) -> set[Fraction]:
    return {
        f.number
        for f in article
        if f.kind is figure.kind
        and f.last_day == figure.last_day
        and scope_key(f.scope) == scope_key(figure.scope)
        and alike(f, figure) >= SAME
        and same_unit(f.unit, figure.unit)
    }
