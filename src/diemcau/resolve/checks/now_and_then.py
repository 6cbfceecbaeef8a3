"""A stated change, growth or multiple, held against the two levels that it is of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from diemcau.facts import Bound, Kind
from diemcau.isotime import days
from diemcau.resolve.agree import (
    IDENTICAL,
    RELATED,
    SAME,
    alike,
    explicit,
    identical,
    position,
    same_day,
    same_scope,
    same_unit,
    scope_key,
    unit_group,
)
from diemcau.resolve.checks.arithmetic import change_unit, compare, note_of
from diemcau.resolve.checks.model import (
    BACK,
    EVERY,
    STATES,
    TELLING,
    UNMISTAKABLE,
    Check,
    Figures,
    differences,
    in_month,
    last_times,
    month_meant,
    on_day,
)
from diemcau.resolve.checks.points import levels_of
from diemcau.resolve.checks.spoken import level_of, pair_of
from diemcau.resolve.checks.weighed.across import change_across, outweighs_chance
from diemcau.resolve.checks.weighed.change import change_weighed
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage, between, same_sentence
from diemcau.resolve.verdicts import Verdict
from diemcau.text.fold import fold

# 'từ mức 3% lên 13,5%', 'từ 1,2 triệu hồ sơ xuống còn 0,8 triệu hồ sơ': code points from one level to the other.
_LEAP = 14
# '13,5% (tăng gần gấp 4 lần', '60%, tăng thêm 15%': code points from the second level to the claim.
_BESIDE = 20
# Wordings that a bound leaves room between must be nearer to each other than those of a calculation that comes out.
_NEARLY = 0.66
# 'thấp hơn bình quân cả nước', 'cao hơn mức bình quân chung của cả nước'
_QUARTER = 92  # days
_MONTH = 31  # days
_YEAR = 366  # days
# " so với tuần trước (", " so với cùng kỳ năm ngoái là "
_THE_TIME_BEFORE = regex.compile(
    r"\s*so (?:với )?(?:cùng kỳ )?(?:tuần|tháng|quý|năm|kỳ|vụ|đợt)(?: \p{L}+)? (?:trước|ngoái|trước đó)(?: là)?\s*\(?"
)
# another thing begins between the level and its change
_OTHERS = regex.compile(r"[;:(]|\b(?:và|trong đó|riêng|còn)\b")
_NATIONAL = (
    "bình quân cả nước",
    "bình quân chung",
    "bình quân của cả nước",
    "mức chung",
    "trung bình cả nước",
    "mức của cả nước",
)


def change(article: Sequence[Figure], known: Figures, asked: Container[str] = EVERY) -> Iterator[Check]:
    """'đạt 82,2% (tăng 2,6% so với cuối năm 2023 là 79,6%)': now − then = change; ranks the other way round.

    Growth is a change too: 'tăng 25% so với cùng kỳ (1,2 triệu)' is (now − then) / then.
    """
    passage = Passage(article)
    for index, claim in enumerate(article):
        if claim.kind in {Kind.CHANGE, Kind.GROWTH} and claim.id in asked:
            yield from _now_and_then("change", passage, index, known)


def multiple(article: Sequence[Figure], known: Figures, asked: Container[str] = EVERY) -> Iterator[Check]:
    """'từ mức 3% lên 13,5% (tăng gần gấp 4 lần)': now / then = multiple; 'giảm x lần' the other way round."""
    passage = Passage(article)
    for index, claim in enumerate(article):
        if claim.kind is Kind.MULTIPLE and claim.number and claim.id in asked:
            for check in _now_and_then("multiple", passage, index, known):
                if check.verdict is not Verdict.CONTRADICTED or not claim.rough:  # 'gấp đôi' is said of 2,2 times, too
                    yield check


def _now_and_then(rule: str, passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    claim = passage.figures[index]
    if claim.upper is not None or claim.step is None:
        return
    found = list(_spoken(rule, passage, index)) or list(_from_to(rule, claim, passage.figures))
    found = found or list(_by_time(rule, passage, index, known)) or list(_of_level(rule, passage, index, known))
    found = found or list(_exactly(passage, index, known)) or list(_since_last_time(passage, index, known))
    found = found or list(_against_the_nation(rule, passage, index, known))
    found = found or list(_in_points(rule, passage, index, known))
    found = found or list(change_weighed(rule, passage, index))
    yield from found or (change_across(passage, index, known) if rule == "change" else ())


def _spoken(rule: str, passage: Passage, index: int) -> Iterator[Check]:
    """The two levels that the words name."""
    claim, pair = passage.figures[index], pair_of(passage, index)
    if pair is None:
        return
    verdict = compare(rule, claim, pair.now, pair.then)
    if verdict is Verdict.CONTRADICTED and not (pair.tight and _sure_of_words(claim, pair.now, pair.then)):
        return
    if verdict is not None:
        yield Check(rule, verdict, claim, pair.then, (pair.now,), note_of(rule, claim, pair.now, pair.then))


def _sure_of_words(claim: Figure, now: Figure, then: Figure) -> bool:
    of_one_thing = alike(now, then) >= IDENTICAL and alike(claim, now) >= IDENTICAL
    if _leaves_no_choice(claim, now, then):
        return True
    return of_one_thing and same_scope(now, then) and (now.last_day != then.last_day or then.kind is Kind.TARGET)


def _leaves_no_choice(claim: Figure, now: Figure, then: Figure) -> bool:
    """'còn 35 xã …, giảm 8 xã so với tuần trước (41 xã)': three exact counts of one unit, the last of a time before."""
    words = between(claim, then) or ""
    return (
        all(f.bound is Bound.EQ and f.kind in {Kind.LEVEL, Kind.CHANGE} for f in (claim, now, then))
        and fold(claim.unit) == fold(now.unit) == fold(then.unit)
        and unit_group(now.unit) == "count"
        and same_sentence(now, claim)
        and bool(_THE_TIME_BEFORE.fullmatch(words))
        and not _OTHERS.search(between(now, claim) or "")
    )


def _by_time(rule: str, passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """The levels of the claim's time and of the time that it is compared with, here or in another article."""
    claim, article = passage.figures[index], passage.figures
    raised = level_of(passage, index)
    nows = [raised] if raised else [f for f in article if _is_state_of(claim, f, SAME) and _same_time(claim, f)]
    if claim.ref_day is None or not nows or len({f.value for f in nows}) > 1:
        return
    now = nows[0]
    thens = [f for f in article if f is not now and _is_state_of(claim, f, SAME) and same_day(f, claim.ref_day)]
    thens = thens or _thens_elsewhere(claim, now, known)
    best = _best(rule, claim, now, thens)
    if best is not None and not _told_again(best, now):
        verdict, then = best
        sure = _is_sure(verdict, claim, then if raised else now, then, thens)
        check = Check(rule, verdict, claim, then, (now,), note_of(rule, claim, now, then))
        if sure or _borne_out(check, len(thens)):
            yield check


def _of_level(rule: str, passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """'Có hơn 440 HTX nông nghiệp, tăng trên 25 HTX so với cuối năm 2021': a change is of the level before it.

    The claim takes that level's wording for its own; the earlier level is another article's. Contradicted only where
    the level stands right before the claim.
    """
    claim = passage.figures[index]
    for at in range(index - 1, max(-1, index - 1 - BACK), -1):
        now = passage.figures[at]
        if not same_sentence(now, claim):
            return
        own = replace(claim, indicator=now.indicator, concept=now.concept)
        if not _is_state_of(own, now, IDENTICAL) or not _same_time(claim, now):
            continue
        thens = _thens_elsewhere(own, now, known)
        best = _best(rule, claim, now, thens)
        if best is None or _told_again(best, now):
            continue
        verdict, then = best
        check = Check(rule, verdict, claim, then, (now,), note_of(rule, claim, now, then))
        if not _is_sure(verdict, own, now, then, thens) and not _borne_out(check, len(thens)):
            continue
        if verdict is not Verdict.CONTRADICTED or at == index - 1:
            yield check
            return


def _thens_elsewhere(claim: Figure, now: Figure, known: Figures) -> list[Figure]:
    """The levels of other articles that may be the earlier one, each value once."""
    if claim.ref_day is None:
        return []
    pool = [*known.related.like(claim, on_day(now, claim.ref_day))]
    if month := month_meant(claim):  # 'so với tháng 8/2025': a day of it
        pool = sorted({*pool, *known.related_in_month.like(claim, in_month(now, month))}, key=position)
    different = {(f.value, f.bound, f.step): f for f in reversed(pool) if f.doc != claim.doc}
    return [f for f in different.values() if same_unit(f.unit, now.unit) and _is_state_of(claim, f, RELATED)]


def _told_again(best: tuple[Verdict, Figure], now: Figure) -> bool:
    """Whether what would refute the claim is its own level told by another article, whose time was read wrongly."""
    verdict, then = best
    return verdict is Verdict.CONTRADICTED and then.value == now.value and then.doc != now.doc


def _best(rule: str, claim: Figure, now: Figure, thens: Iterable[Figure]) -> tuple[Verdict, Figure] | None:
    judged = [(v, f) for f in thens for v in [compare(rule, claim, now, f)] if v is not None]
    return min(judged, key=lambda pair: (list(Verdict).index(pair[0]), position(pair[1])), default=None)


def _is_sure(verdict: Verdict, claim: Figure, now: Figure, then: Figure, thens: Sequence[Figure]) -> bool:
    """Whether wording, time and scope bear the verdict; ``thens`` are all that ``then`` was chosen from."""
    closest = min(alike(claim, f) for f in (now, then))
    one_indicator = all(identical(claim, f) for f in (now, then))
    if verdict is Verdict.CONTRADICTED:
        if not _on_its_day(then, claim):
            return False
        clear = (
            explicit(claim, now, then)
            and len({f.value for f in thens if _on_its_day(f, claim)}) == 1
            and not _month_and_year(now, then)
        )
        return clear and (one_indicator or (closest >= RELATED and _one_digit_off(claim, now, then)))
    if one_indicator or then.doc == claim.doc:
        return one_indicator or closest >= SAME
    if verdict is Verdict.COMPATIBLE:
        return closest >= _NEARLY
    return closest >= SAME or (closest >= RELATED and claim.digits >= TELLING - 1) or claim.digits >= UNMISTAKABLE


def _borne_out(check: Check, tried: int) -> bool:
    """Whether numbers, noun and time make up for wordings that drift apart; never of a contradiction."""
    told = check.verdict is not Verdict.CONTRADICTED and check.against.doc != check.claim.doc
    return told and outweighs_chance(check, tried)


def _on_its_day(then: Figure, claim: Figure) -> bool:
    """Whether a level is of the day that the claim names, not just of some day of its month."""
    return then.doc == claim.doc or same_day(then, claim.ref_day)


def _month_and_year(now: Figure, then: Figure) -> bool:
    """Whether one holds for a month or quarter and the other for more: 'riêng tháng 1' is no part of the year before.

    A day is the end of a span of any length: so far, so many. A rate does not add up over time.
    """
    if unit_group(now.unit) == "%":
        return False
    spans = [days(f.time) for f in (now, then)]
    short, long = sorted((span[1] - span[0]).days + 1 if span else 1 for span in spans)
    return 1 < short <= _QUARTER and long >= 2 * short


def _one_digit_off(claim: Figure, now: Figure, then: Figure) -> bool:
    """'tăng 17.393' where the levels make 17.893: that all but one digit agree is no accident, so it is a slip.

    The last digit is none: a later count may differ by a few.
    """
    if claim.kind is not Kind.CHANGE or not all(f.step == 1 and f.digits >= UNMISTAKABLE for f in (claim, now, then)):
        return False
    one, two = str(abs(claim.number)), str(abs(now.number - then.number))
    return (
        len(one) == len(two) >= UNMISTAKABLE
        and [x != y for x, y in zip(one, two, strict=True)].count(True) == 1
        and one[-1] == two[-1]
    )


def _from_to(rule: str, claim: Figure, article: Sequence[Figure]) -> Iterator[Check]:
    """'từ mức 3% lên 13,5% (tăng gần gấp 4 lần)': the two levels that stand right before the claim, in one clause."""
    index = article.index(claim)
    if index < 2 or claim.ref_time:
        return
    then, now = article[index - 2 : index]
    in_one_clause = 0 <= now.start - then.end <= _LEAP and 0 <= claim.start - now.end <= _BESIDE
    if now.last_day and then.last_day and now.last_day < then.last_day:
        then, now = now, then  # '45,8%, năm 2023 là 38,3% (tăng 7,5%)'
    of_one_thing = alike(then, now) >= IDENTICAL and then.unit == now.unit
    levels = all(f.kind is Kind.LEVEL and _is_state_of(claim, f, IDENTICAL) for f in (then, now))
    if in_one_clause and of_one_thing and levels:
        verdict = compare(rule, claim, now, then)
        if verdict is not None:
            yield Check(rule, verdict, claim, then, (now,), note_of(rule, claim, now, then))


def _exactly(passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """'118.460 cơ sở, tăng 80.918 cơ sở so với cuối năm 2023' where a level of 37.542 is told somewhere.

    That the difference of two telling numbers comes out to the last digit is no accident, however things are worded; in
    the same article, of shorter numbers, where wordings are related. Only ever confirmed.
    """
    claim = passage.figures[index]
    for of, now, before in differences(passage.figures):
        if of is not claim or before <= 0 or not change_unit(claim.unit, now) or unit_group(now.unit) == "%":
            continue
        for then in (*passage.figures, *known.with_value(now, before, claim.ref_day)):
            if then.kind is not Kind.LEVEL or then.bound is not Bound.EQ or then.value != before or then is now:
                continue
            within = then.doc == claim.doc
            telling = min(f.digits for f in (now, then)) >= UNMISTAKABLE and claim.digits >= TELLING
            akin = claim.digits >= UNMISTAKABLE or alike(now, then) >= SAME
            telling = telling and (alike(now, then) >= RELATED if within else akin)
            if telling and same_unit(then.unit, now.unit) and _is_earlier(then, claim) and claim.step == then.step:
                yield Check("change", Verdict.CONFIRMED, claim, then, (now,), note_of("change", claim, now, then))
                return


def _since_last_time(passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """'đạt 48,9%, tăng 6,3 điểm phần trăm so với phiên trước' where an article of that year told of 42,6%.

    When the last time was, is not said; only ever confirmed, and only by a telling level of the same indicator.
    """
    claim = passage.figures[index]
    for of, now, before in last_times(passage.figures):
        if of is not claim or not change_unit(claim.unit, now) or not identical(claim, now):
            continue
        for then in known.at_level(now, before, claim.ref_day):
            if then.doc == claim.doc or then.bound is not Bound.EQ or not then.last_day or not now.last_day:
                continue
            recent = 0 < (now.last_day - then.last_day).days <= _YEAR
            if recent and identical(now, then) and same_unit(now.unit, then.unit) and now.step == then.step:
                yield Check("change", Verdict.CONFIRMED, claim, then, (now,), note_of("change", claim, now, then))
                return


def _is_earlier(then: Figure, claim: Figure) -> bool:
    """Whether nothing that is said of the times keeps ``then`` from being what the claim is compared with."""
    if then.last_day is None:
        return True
    if claim.ref_day is not None:
        return abs((then.last_day - claim.ref_day).days) <= _MONTH
    return claim.last_day is None or then.last_day <= claim.last_day


def _in_points(rule: str, passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """'đạt 47,8%, nhích 6,5 điểm phần trăm so với lần họp trước': the level before stands elsewhere; only confirmed."""
    levels = levels_of(passage, index, known) if rule == "change" else None
    if levels is not None:
        claim, (now, then) = passage.figures[index], levels
        yield Check(rule, Verdict.CONFIRMED, claim, then, (now,), note_of(rule, claim, now, then))


def _against_the_nation(rule: str, passage: Passage, index: int, known: Figures) -> Iterator[Check]:
    """'đạt 28,9%, thấp hơn bình quân cả nước 14,3 điểm phần trăm': the nation's level stands elsewhere in the article.

    Only ever confirmed, and only by telling figures.
    """
    claim = passage.figures[index]
    words = f"{passage.lead(index)} {passage.tail(index)}"
    if rule != "change" or not any(words_ in words for words_ in _NATIONAL):
        return
    before = [f for f in passage.figures[max(0, index - 2) : index] if f.unit == "%" and same_sentence(f, claim)]
    now = before[-1] if before else next(iter(passage.figures[max(0, index - 1) : index]), None)
    if now is None or (claim.digits < TELLING and not (before and now.digits >= TELLING)):
        return
    for then in known.article(claim.doc):
        national = scope_key(then.scope) == "cả nước" and scope_key(now.scope) != "cả nước"
        if (
            national
            and now.kind is then.kind is Kind.LEVEL
            and unit_group(now.unit) == unit_group(then.unit) == "%"
            and alike(now, then) >= SAME
            and compare(rule, claim, now, then) is Verdict.CONFIRMED
        ):
            yield Check(rule, Verdict.CONFIRMED, claim, then, (now,), note_of(rule, claim, now, then))
            return


def _is_state_of(claim: Figure, other: Figure, threshold: float) -> bool:
    """Whether ``other`` is a state of what ``claim`` says the change of, wordings being alike to ``threshold``."""
    if other.kind not in STATES or other.step is None or other.upper is not None:
        return False
    if claim.kind is Kind.CHANGE and not change_unit(claim.unit, other):
        return False
    if claim.kind is Kind.GROWTH and unit_group(other.unit) in {"%", "hạng", "bậc", "lần"}:
        return False
    return alike(claim, other) >= threshold and same_scope(claim, other)


def _same_time(claim: Figure, other: Figure) -> bool:
    if claim.last_day is None:
        return not claim.time and not other.time
    return other.last_day == claim.last_day
