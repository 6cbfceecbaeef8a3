"""A stated percentage, held against the figures that it is made of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import IDENTICAL, RELATED, SAME, alike, finest, position, same_scope, same_unit, unit_group
from diemcau.resolve.checks.model import BREATH, EVERY, TELLING, Check, Figures, per_cent_of, short
from diemcau.resolve.checks.weighed.ratio import ratio_weighed
from diemcau.resolve.figures import FRACTION, Figure
from diemcau.resolve.passage import Passage, between, same_sentence
from diemcau.resolve.verdicts import Verdict, judge, per_cent
from diemcau.resolve.wording import core
from diemcau.text.fold import fold

# '48/63 địa phương (76,2%)': code points between a share and the percentage that repeats it.
_BESIDE = 25
# '186.934/219.440 đối tượng bảo trợ xã hội, tương đương 85,2%': the same, where words say that it is that percentage.
_SPOKEN = 90
# Wordings of a percentage and of the share that it repeats in another report.
_NEARLY = 0.6
# How many counts before a percentage may be its part and its whole.
_COUNTS = 5

# ", chiếm ", " (đạt ", ", đạt tỷ lệ ", " (tương đương ", ", tức gần ", ", bằng ": says that a percentage sums up what
# stands before it
_SUMS_UP = regex.compile(
    r"""
    .* (?: \( | \b (?: chiếm | đạt | bằng | tương \s đương | tương \s ứng | tức | hay | (?:tỷ|tỉ) \s lệ ) \b )
    (?: \s* (?: tỷ \s lệ | tỉ \s lệ | với | là | khoảng | gần | hơn | trên | mức | đạt | chiếm ) )* \s*
    | .* \b (?: đưa | nâng ) \s (?:tỷ|tỉ) \s lệ \b [^,;]* \b lên \s*
    """,
    regex.VERBOSE | regex.DOTALL,
)
# ", trong đó ", " (trong đó ", ", trong số này ", " trong tổng số ", " trên tổng số ": one is a part of the other
_PART = regex.compile(r".*\b(?:trong đó|trong số (?:đó|này)|(?:trong|trên) tổng số|trong|trên)\b.*", regex.DOTALL)
_PART_FOR_SURE = regex.compile(r"[^;.]*\b(?:trong đó|trong số (?:đó|này))\b[^;.,]*", regex.DOTALL)
# ", đã xong ", ", đến nay đã hoàn thành ", ", mới giải ngân "
# "trong 1.240 chuyến biển cập cảng | có 806 chuyến …": the whole stands behind 'trong'
_OUT_OF = regex.compile(r"(?:.*[ ,;:])?trong(?: tổng)?(?: số)?\s*", regex.DOTALL)
_HAS = regex.compile(r"[^;.,()]*,?\s(?:có|đã có)\s*", regex.DOTALL)
_COMMA = regex.compile(r"[^;.,()]*,\s(?:đã )?")
# "tỷ lệ trước hạn và đúng hạn đạt ": two parts together
_BOTH = regex.compile(r".*\b(?:tỷ|tỉ) lệ\b[^,;.]*\bvà\b[^,;.]*", regex.DOTALL)
_DONE = regex.compile(r"[^;.]*,\s(?:đến nay\s)?(?:đã|mới)\b[^;.,]*", regex.DOTALL)
# " kế hoạch cả năm (", " tổng số ", " chỉ tiêu được giao (": the whole stands behind the percentage
_WHOLE_BEHIND = regex.compile(
    r"\s*(?:so với\s)?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|tổng|trong tổng|trên tổng|của|trong|trên)\b[^,;.]*"
)
# " số tài khoản đã cấp là ", " nhu cầu toàn tỉnh (": whatever is named
_NAMED_BEHIND = regex.compile(r" [^,;.():]{3,50}(?:\(| là | ở mức )\s*")
# What makes a percentage one of something else than the part of the whole: 'đúng hạn', 'kế hoạch'
_OF_ELSE = regex.compile(r"\b(?:hạn|hài lòng|chỉ tiêu|kế hoạch|mục tiêu|tăng|giảm|vượt|bình quân|so với)\b")
# ", trong đó đúng và trước hạn 66.030 hồ sơ": then 'hạn' tells which part
_ON_TIME = regex.compile(r"\b(?:đúng|trước|sớm|quá|trễ)(?: (?:và|hoặc) (?:đúng|trước|sớm))? hạn\b")
# "Con số này bằng 102,7% chỉ tiêu 63 triệu tài khoản": back to the sentence before
_THIS_NUMBER = regex.compile(r"(?:con số|số|kết quả|mức) (?:này|đó|trên)\b")
# ", đạt ", ", bằng ", " (đạt "
_JUST_SUMS_UP = regex.compile(r"\s?[,(]?\s?(?:chỉ |mới |đã )?(?:đạt|bằng|tương đương|tương ứng|chiếm)\s*")
# " kế hoạch năm, cao hơn năm trước (": the bracket holds something else than the whole
_COMPARES = regex.compile(r"\b(?:và|tăng|giảm|hơn|trước|ngoái|cùng kỳ|so với)\b")
# " tổng đàn.", " tổng số hộ;": of what, at the end of the sentence
_OF_A_WHOLE = regex.compile(r"\s*(?:của )?(tổng \p{L}+(?: \p{L}+){0,3})\s*[.;]?\s*")
# " trong số đó là hồ sơ trực tuyến ("
_OF_THESE = regex.compile(
    r"\s*(?:trong )?số (?:đó|này)\b[^,;.()]*(?:\(|, (?:tức|tương đương|tương ứng|hay|khoảng)\b(?: với| là| khoảng)?)\s*"
)
_END = regex.compile(r"\s*(?:[.,;:)].*)?", regex.DOTALL)


def ratio(article: Sequence[Figure], known: Figures, asked: Container[str] = EVERY) -> Iterator[Check]:
    """A percentage beside the figures that it is made of; 'chiếm đúng 1/3' is one, told otherwise."""
    article = [_told_as_fraction(f) for f in article]
    passage = Passage(article)
    for index, claim in enumerate(article):
        if claim.unit != "%" or claim.step is None or claim.upper is not None or claim.id not in asked:
            continue
        if claim.kind in {Kind.LEVEL, Kind.TARGET}:
            found = list(_share_beside(passage, index)) or list(_whole_behind(passage, index))
            found = found or list(_part_behind(passage, index)) or list(_part_of_whole(passage, index))
            found = found or list(_whole_next(passage, index))
            found = found or list(ratio_weighed(passage, index))
            found = found or list(_share_elsewhere(claim, known))
            yield from (check for check in found if check.verdict is not Verdict.CONTRADICTED or not claim.rough)


def _told_as_fraction(figure: Figure) -> Figure:
    """'1/3', 'một nửa' in per cent; any other figure, '3/8 xã' too, as it is."""
    if figure.kind is not Kind.SHARE or not figure.total or not FRACTION.match(figure.quote):
        return figure
    percent = Decimal(str(round(figure.value / figure.total * 100, 4)))
    return replace(figure, value=percent, total=None, unit="%", kind=Kind.LEVEL, part=True)


# ---- a/b


def _share_beside(passage: Passage, index: int) -> Iterator[Check]:
    """'48/63 địa phương (76,2%)'; a contradiction needs the same indicator."""
    claim = passage.figures[index]
    for at, share in enumerate(passage.figures):
        if share.kind is not Kind.SHARE or not share.total or share.step is None:
            continue
        gap = max(claim.start - share.end, share.start - claim.end)
        spoken = at == index - 1 and 0 <= gap <= _SPOKEN and same_sentence(share, claim)
        spoken = spoken and bool(_SUMS_UP.fullmatch(passage.lead(index)))
        beside = 0 <= gap <= _BESIDE and (not claim.sentence or same_sentence(share, claim))
        if not spoken and (not beside or _joined(share, claim)):
            continue
        quotient = Fraction(share.value) / Fraction(share.total) * 100
        low, high = _within_a_step(claim)
        if low <= quotient <= high:
            verdict = Verdict.CONFIRMED
        elif (
            claim.bound is share.bound is Bound.EQ and _of_one(claim, share) and not _of_something_else(passage, index)
        ):
            verdict = Verdict.CONTRADICTED
        else:
            continue
        note = f"{share.value:f} / {share.total:f} = {short(quotient)}%; bài nêu {claim.quote}"
        yield Check("ratio", verdict, claim, share, (), note)


def _joined(share: Figure, claim: Figure) -> bool:
    """'144/144 xã và 100% thôn': two things side by side."""
    words = between(*sorted((share, claim), key=position)) or ""
    return "và" in words.split() or ";" in words


def _of_one(claim: Figure, share: Figure) -> bool:
    return claim.kind is Kind.LEVEL and core(claim.indicator) == core(share.indicator)


def _share_elsewhere(claim: Figure, known: Figures) -> Iterator[Check]:
    """'hoàn thành 87% nhiệm vụ' where another report of the meeting says '120/138 nhiệm vụ'; only ever confirmed."""
    if not claim.event or claim.kind is not Kind.LEVEL:
        return
    low, high = _within_a_step(claim)
    for share in known.shares_of_event(claim.event, low, high):
        quotient = per_cent_of(share)
        if (
            share.doc != claim.doc
            and low <= quotient <= high
            and alike(claim, share) >= _NEARLY
            and same_scope(claim, share)
        ):
            note = f"{share.value:f} / {share.total:f} = {short(quotient)}%; bài nêu {claim.quote}"
            yield Check("ratio", Verdict.CONFIRMED, claim, share, (), note)
            return


# ---- part and whole


def _part_of_whole(passage: Passage, index: int) -> Iterator[Check]:
    """'thu nhận 75,7 triệu hồ sơ …, kích hoạt 55,25 triệu tài khoản, đạt 72,98%'; 'trong đó … chiếm 82%'."""
    claim = passage.figures[index]
    counts = [f for f in passage.figures[:index] if _is_count(f) and 0 <= claim.start - f.end <= BREATH]
    counts = [f for f in counts if not f.sentence or same_sentence(f, claim) or _follows(f, claim)][-_COUNTS:]
    summed_up = bool(_SUMS_UP.fullmatch(passage.lead(index)))
    for part, whole in _pairs(counts):
        next_to_it = [whole, part] == counts[-2:] and same_sentence(whole, claim)
        if not (summed_up and next_to_it) and not _belongs(part, whole, claim, summed_up=summed_up):
            continue
        if _quotient(claim, part, whole) is Verdict.CONFIRMED:
            yield _ratio(Verdict.CONFIRMED, claim, part, whole)
            return
    if len(counts) > 2 and _BOTH.fullmatch(passage.lead(index)):
        yield from _parts_of_whole(claim, counts)
        return
    beside = summed_up and counts and counts[-1] is _count_before(passage, index)
    if beside and (found := list(_of_far_whole(claim, counts[-1], passage))):
        yield from found
        return
    if summed_up and len(counts) >= 2:
        whole, part = counts[-2:]
        if _is_part_for_sure(passage, index, part, whole) and not _near(claim, part, whole):
            yield _ratio(Verdict.CONTRADICTED, claim, part, whole)


def _count_before(passage: Passage, index: int) -> Figure | None:
    """The figure right before the percentage, in its sentence."""
    before = passage.figures[index - 1] if index else None
    return before if before is not None and same_sentence(before, passage.figures[index]) else None


def _pairs(counts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """(part, whole): the last count is one of the two; nearer ones first."""
    if not counts:
        return
    last = counts[-1]
    for other in reversed(counts[:-1]):
        part, whole = sorted((last, other), key=lambda f: f.number)
        if 0 < part.number < whole.number and unit_group(part.unit) == unit_group(whole.unit):
            yield part, whole
    for index in range(len(counts) - 2, 0, -1):
        part, whole = counts[index], counts[index - 1]
        if 0 < part.number < whole.number and unit_group(part.unit) == unit_group(whole.unit):
            yield part, whole


def _belongs(part: Figure, whole: Figure, claim: Figure, *, summed_up: bool) -> bool:
    words = between(*sorted((part, whole), key=position)) or ""
    of_a_whole = bool(_PART.fullmatch(words)) or same_unit(part.unit, whole.unit)
    if (summed_up or alike(part, claim) >= RELATED) and _comes_out(part, whole, claim):
        return True
    if summed_up and (claim.digits >= TELLING or (of_a_whole and same_sentence(part, claim))):
        return same_sentence(part, whole) or same_scope(part, whole)
    shared = len(core(whole.indicator) & core(part.indicator))
    related = shared >= RELATED * len(core(whole.indicator)) and same_scope(whole, part)
    return claim.digits >= TELLING and alike(part, claim) >= SAME and related


def _comes_out(part: Figure, whole: Figure, claim: Figure) -> bool:
    """'3.640 hộ …. Đến nay đã khởi công 2.548 nhà, đạt 70%': that telling numbers come out, is no accident."""
    exact = abs(part.number / whole.number * 100 - claim.number) <= (claim.step or 0) / 100
    telling = min(part.digits, whole.digits) >= TELLING and part.bound is whole.bound is claim.bound is Bound.EQ
    return exact and telling and same_sentence(part, claim) and same_scope(part, whole)


def _is_part_for_sure(passage: Passage, index: int, part: Figure, whole: Figure) -> bool:
    """Whether 'W …, trong đó P …, chiếm x%.' leaves no other reading; every figure is exact, in one sentence."""
    claim = passage.figures[index]
    words = between(whole, part) or ""
    behind = between(part, claim) or ""
    return (
        claim.kind is Kind.LEVEL
        and all(f.bound is Bound.EQ for f in (claim, part, whole))
        and same_sentence(whole, claim)
        and passage.figures[index - 1] is part
        and passage.figures[index - 2] is whole
        and 0 < part.number < whole.number
        and same_unit(part.unit, whole.unit)
        and bool(_PART_FOR_SURE.fullmatch(words) or _DONE.fullmatch(words) or _has(passage, index - 2, words))
        and len(behind) <= _SPOKEN
        and not _OF_ELSE.search(behind)
        and not _OF_ELSE.search(_ON_TIME.sub("", words) if _PART_FOR_SURE.fullmatch(words) else words)
        and alike(claim, part) >= IDENTICAL
        and not _of_something_else(passage, index)
    )


def _has(passage: Passage, index: int, words: str) -> bool:
    """'trong W chuyến có P chuyến', 'trong tổng số W trường, P trường có': ``words`` stand between the whole
    ``passage.figures[index]`` and its part.
    """
    return bool(_OUT_OF.fullmatch(passage.lead(index)) and (_HAS.fullmatch(words) or _COMMA.fullmatch(words)))


def _parts_of_whole(claim: Figure, counts: Sequence[Figure]) -> Iterator[Check]:
    """'512.600 hồ sơ: trước hạn 418.700, đúng hạn 91.850 …; tỷ lệ trước hạn và đúng hạn đạt 99,6%'.

    Only ever confirmed, and only where claim and wording name both parts.
    """
    for whole, one, two in combinations(counts, 3):
        both = replace(one, value=one.value + two.value)
        named = core(one.indicator) | core(two.indicator)
        of_one_unit = same_unit(whole.unit, one.unit) and same_unit(whole.unit, two.unit)
        if not of_one_unit or both.number >= whole.number or not core(claim.indicator) <= named:
            continue
        if claim.digits >= TELLING and _quotient(claim, both, whole) is Verdict.CONFIRMED:
            note = f"({one.quote} + {two.quote}) / {whole.quote} = {short(both.number / whole.number * 100)}%"
            yield Check("ratio", Verdict.CONFIRMED, claim, whole, (one, two), f"{note}; bài nêu {claim.quote}")
            return


def _of_something_else(passage: Passage, index: int) -> bool:
    """'đạt 97,1% dân số trong độ tuổi': of what the percentage is stands behind it."""
    claim = passage.figures[index]
    return bool(claim.sentence) and not _END.fullmatch(passage.tail(index))


def _whole_behind(passage: Passage, index: int) -> Iterator[Check]:
    """'đạt 2,74 tỷ USD, bằng 62,3% kế hoạch cả năm (4,4 tỷ USD)'; contradicted where the words leave no choice."""
    claim = passage.figures[index]
    whole = passage.figures[index + 1] if index + 1 < len(passage.figures) else None
    if whole is None or not same_sentence(claim, whole) or whole.kind not in {Kind.LEVEL, Kind.TARGET}:
        return
    words = between(claim, whole) or ""
    planned = len(words) <= _SPOKEN and bool(_WHOLE_BEHIND.fullmatch(words))
    if not planned and not (_NAMED_BEHIND.fullmatch(words) and not _COMPARES.search(words)):
        return
    part = _part_before(passage, index, whole)
    verdict = _quotient(claim, part, whole) if part is not None else None
    if part is None or verdict is None or (not planned and verdict is not Verdict.CONFIRMED):
        return
    if verdict is Verdict.CONTRADICTED and (_near(claim, part, whole) or not _is_whole_for_sure(part, claim, whole)):
        return
    yield _ratio(verdict, claim, part, whole)


def _part_before(passage: Passage, index: int, whole: Figure) -> Figure | None:
    """The amount that a percentage sums up: the nearest in its sentence; the one that 'con số này' goes back to."""
    claim = passage.figures[index]
    back = bool(_THIS_NUMBER.match(fold(claim.sentence)))
    for part in reversed(passage.figures[:index]):
        near = same_sentence(part, claim) or (back and between(part, claim) is not None)
        if not near:
            return None
        counts = part.kind is Kind.LEVEL and part.unit != "%" and part.number > 0
        if counts and same_unit(part.unit, whole.unit) and not _in_brackets(part):
            return part
    return None


def _in_brackets(figure: Figure) -> bool:
    """'gấp 3 lần cùng kỳ năm 2024 (3.150 con)': a figure that another is compared with."""
    at = figure.start - figure.sentence_start
    return figure.sentence[max(0, at - 1) : max(0, at)] == "("


def _is_whole_for_sure(part: Figure, claim: Figure, whole: Figure) -> bool:
    """Whether 'P, đạt x% kế hoạch năm 2025 (W)' leaves no other reading; every figure is exact."""
    behind = between(claim, whole) or ""
    return (
        all(f.bound is Bound.EQ and f.upper is None for f in (part, claim, whole))
        and same_sentence(part, claim)
        and bool(_JUST_SUMS_UP.fullmatch(between(part, claim) or ""))
        and behind.endswith("(")
        and not _COMPARES.search(behind)
        and claim.kind is Kind.LEVEL
    )


def _whole_next(passage: Passage, index: int) -> Iterator[Check]:
    """'Số lợn tiêu hủy bằng 7,4% tổng đàn. Tổng đàn hiện có 168.900 con': the next sentence says of what.

    The part stands in what was said before; only ever confirmed, and only by telling numbers.
    """
    claim = passage.figures[index]
    whole = passage.figures[index + 1] if index + 1 < len(passage.figures) else None
    named = _OF_A_WHOLE.fullmatch(passage.tail(index))
    if whole is None or named is None or same_sentence(claim, whole) or between(claim, whole) is None:
        return
    if not _is_count(whole) or not fold(whole.sentence).startswith(named[1]):
        return
    for part in reversed(passage.figures[:index]):
        if claim.start - part.end > BREATH:
            return
        if _is_count(part) and same_unit(part.unit, whole.unit) and _comes_close(claim, part, whole):
            yield _ratio(Verdict.CONFIRMED, claim, part, whole)
            return


def _part_behind(passage: Passage, index: int) -> Iterator[Check]:
    """'tiếp nhận 1.482.000 hồ sơ, 82% trong số đó là hồ sơ trực tuyến (1.215.240 hồ sơ)'; only ever confirmed."""
    if not 0 < index < len(passage.figures) - 1:
        return
    whole, claim, part = passage.figures[index - 1 : index + 2]
    of_these = same_sentence(whole, claim) or between(whole, claim) is not None
    if not (of_these and same_sentence(claim, part) and _is_count(whole) and _is_count(part)):
        return
    if not same_unit(part.unit, whole.unit) or not _OF_THESE.fullmatch(passage.tail(index)):
        return
    if part.number < whole.number and _quotient(claim, part, whole) is Verdict.CONFIRMED:
        yield _ratio(Verdict.CONFIRMED, claim, part, whole)


def _of_far_whole(claim: Figure, part: Figure, passage: Passage) -> Iterator[Check]:
    """'tiếp nhận 1.146.500 hồ sơ … Phân theo cấp, … xã 541.400 hồ sơ, riêng cấp xã chiếm 47,2%'.

    ``part`` is what the claim sums up; the whole stands further up. Only ever confirmed, and only by telling numbers.
    """
    for whole in reversed([f for f in passage.figures if f.end <= part.start]):
        if claim.digits < TELLING or claim.start - whole.end > BREATH:
            return
        counted = _is_count(whole) and whole.kind is Kind.LEVEL and same_unit(part.unit, whole.unit)
        if counted and part.number < whole.number and _comes_close(claim, part, whole):
            yield _ratio(Verdict.CONFIRMED, claim, part, whole)
            return


def _comes_close(claim: Figure, part: Figure, whole: Figure) -> bool:
    telling = min(part.digits, whole.digits) >= TELLING and claim.digits >= TELLING - 1
    exact = part.bound is whole.bound is claim.bound is Bound.EQ
    return telling and exact and _quotient(claim, part, whole) is Verdict.CONFIRMED


# ---- parts of all of them


def _is_count(figure: Figure) -> bool:
    counted = figure.kind in {Kind.LEVEL, Kind.TARGET} and unit_group(figure.unit) not in {"%", "lần", "hạng", "bậc"}
    return counted and figure.step is not None and figure.upper is None


def _follows(first: Figure, second: Figure) -> bool:
    return between(first, second) is not None


def _quotient(claim: Figure, part: Figure, whole: Figure) -> Verdict | None:
    if whole.number <= 0:
        return None
    step = finest([part, whole]) if part.step == whole.step else None
    return judge(claim, per_cent, part, whole, (step, step))


def _near(claim: Figure, part: Figure, whole: Figure) -> bool:
    """Percentages are cut as often as they are rounded, and their numbers are rounded too: within one step is near."""
    quotient = part.number / whole.number * 100
    return abs(quotient - claim.number) <= (claim.step or 0)


def _ratio(verdict: Verdict, claim: Figure, part: Figure, whole: Figure) -> Check:
    first, second = sorted((part, whole), key=position)
    quotient = part.number / whole.number * 100
    note = f"{part.quote} / {whole.quote} = {short(quotient)}%; bài nêu {claim.quote}"
    return Check("ratio", verdict, claim, first, (second,), note)


def _within_a_step(claim: Figure) -> tuple[Fraction, Fraction]:
    """Percentages are cut as often as they are rounded: 76,19 is written 76,2 and 76,1."""
    step = claim.step or Fraction(0)
    return claim.number - step / 2, claim.number + step
