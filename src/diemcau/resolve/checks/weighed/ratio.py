"""A percentage of a part and a whole that stand near it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

import regex

from diemcau.facts import Bound
from diemcau.resolve.agree import RELATED, SAME, alike, finest, position, scope_key, unit_group
from diemcau.resolve.checks.model import Check, short
from diemcau.resolve.checks.weighed.evidence import (
    Try,
    apart,
    is_rate,
    near,
    of_one_noun,
    of_others,
    surprise,
    weighty,
    width,
)
from diemcau.resolve.figures import Figure, Interval
from diemcau.resolve.passage import Passage, between, clause, same_sentence
from diemcau.resolve.verdicts import Verdict, per_cent
from diemcau.resolve.wording import core

_HUNDRED = Fraction(100)
# Writers of round examples aside, a quotient that hits the percentage itself, not just its rounding, is no accident.
_EXACT, _HITS = 2.0, 50

# ", chiếm ", " (", ", tương đương ", ", mới được ": the percentage sums up what stands before it
_SUMS_UP = regex.compile(r"\(|\b(?:chiếm|đạt|bằng|tương đương|tương ứng|tức|hay|(?:tỷ|tỉ) lệ|được|mới)\b")
# " so với cùng kỳ", " cùng kỳ năm trước": a percentage of an earlier level
_OF_EARLIER = regex.compile(r"\s*(?:so(?: với)? )?(?:cùng kỳ|năm (?:trước|ngoái)|tháng trước)\b")
# "82% là nộp trực tuyến (", "92%, tức ", "75% với ": the part follows
_IN_BRACKETS = regex.compile(
    r"\)?[^,;.()]{0,40}(?:\(|,? (?:tức|tương đương|tương ứng|với|là|hay|khi|do|vì|nhờ)(?: với| là)?) ?"
)
# "hơn hẳn năm trước (": another time's figure
_EARLIER = regex.compile(r"\b(?:cùng kỳ|năm (?:trước|ngoái)|tháng trước|kỳ trước)\b")
# "1.984 trong 2.310 cán bộ", "264 tỷ đồng trên kế hoạch 480 tỷ đồng"
_OUT_OF = regex.compile(r"[^,;.]{0,40}\b(?:trong|trên)\b[^,;.]{0,30}|\s*/\s*")


def ratio_weighed(passage: Passage, index: int) -> Iterator[Check]:
    """The percentage ``passage.figures[index]`` as a part of a whole; only ever confirmed."""
    claim = passage.figures[index]
    if _OF_EARLIER.match(passage.tail(index)):
        return
    counts = [f for f in near(passage, claim) if not is_rate(f)]
    pairs = [(part, whole) for part, whole in permutations(counts, 2) if _may_be(claim, part, whole)]
    numbers = [_numbers(claim, part, whole) for part, whole in pairs]
    if any(bits is not None for bits in numbers):
        tries = [_try(passage, index, pair, bits) for pair, bits in zip(pairs, numbers, strict=True)]
        yield from list(weighty(tries))[:1]


def _may_be(claim: Figure, part: Figure, whole: Figure) -> bool:
    """'144/144 xã' and '100% thôn': that all are all says nothing."""
    one_kind = unit_group(part.unit) == unit_group(whole.unit) and part.number != whole.number
    return one_kind and (part.number > whole.number) == (claim.number > _HUNDRED)


def _numbers(claim: Figure, part: Figure, whole: Figure) -> float | None:
    """How unlikely it is, in bits, that part and whole make the percentage by chance; None where they do not."""
    quotient = part.number / whole.number * 100
    made, step = per_cent(_range(part, whole), _range(whole, part)), claim.step or Fraction(1)
    # percentages with decimals are cut as often as they are rounded
    cut = claim.bound is Bound.EQ and step < 1 and claim.number <= quotient < claim.number + step
    if not cut and not made.meets(claim.stated()):
        return None
    bits = surprise(width(made) + width(claim.stated()), _HUNDRED)
    if claim.bound is Bound.EQ and abs(quotient - claim.number) * _HITS <= step:
        bits += _EXACT
    # of 12 there are but twelve parts
    return min(bits, surprise(whole.grain or Fraction(1), whole.number))


def _try(passage: Passage, index: int, pair: tuple[Figure, Figure], bits: float | None) -> Try:
    claim, (part, whole) = passage.figures[index], pair
    words = _words(passage, index, part, whole)
    if bits is None:
        return Try(words, 0, None)
    first, second = sorted(pair, key=position)
    note = f"{part.quote} / {whole.quote} = {short(part.number / whole.number * 100)}%; bài nêu {claim.quote}"
    uses = (second,) if second.id != first.id else ()
    return Try(words, bits, Check("ratio", Verdict.CONFIRMED, claim, first, uses, note))


def _range(figure: Figure, other: Figure) -> Interval:
    """What a number may be before it was rounded: '23 dịch vụ' is just 23, '1,02 triệu hồ sơ' as fine as its fellow."""
    if figure.step == 1 and unit_group(figure.unit) == "count":
        return Interval(figure.number, figure.number)
    return figure.rounded(finest([figure, other]) if figure.step == other.step else None)


def _words(passage: Passage, index: int, part: Figure, whole: Figure) -> float:
    claim = passage.figures[index]
    before = passage.figures[index - 1].id if index else ""
    after = passage.figures[index + 1].id if index + 1 < len(passage.figures) else ""
    words = (1.0, 0.0, -2.0)[apart(part, claim)] + (0.5, 0.0, -1.0)[apart(whole, claim)]
    out_of = part.id == whole.id or bool(_OUT_OF.fullmatch(between(part, whole) or ""))
    words += 2 if out_of else of_one_noun(part, whole)
    if same_sentence(part, claim) and before in ({part.id, whole.id} if out_of else {part.id}):
        words += 3.5 if _SUMS_UP.search(passage.lead(index)) else 2
    elif after == part.id:
        words += 1 if _IN_BRACKETS.fullmatch(between(claim, part) or "") else -4
    if _EARLIER.search(between(*sorted((part, claim), key=position)) or ""):
        words -= 4
    words += 1 if alike(claim, part) >= SAME else 0.5 if alike(claim, part) >= RELATED else 0
    words += of_others(claim, part, whole)
    if claim.scope and part.scope and scope_key(claim.scope) != scope_key(part.scope):
        words -= 1.5
    return words + (1.5 if _names(claim, whole, part) else 0)


def _names(claim: Figure, whole: Figure, part: Figure) -> bool:
    """'tính trên số Thủ tướng giao, tỷ lệ là 47,1%' of 'kế hoạch Thủ tướng giao': the clause says of which whole."""
    return len((core(whole.indicator) - core(part.indicator)) & core(clause(claim))) > 1
