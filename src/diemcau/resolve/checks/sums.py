"""Parts and whole, done and left."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import regex

from diemcau.facts import Bound, Kind
from diemcau.lexicon.matcher import matcher
from diemcau.resolve.agree import RELATED, alike, same_scope, same_unit, unit_group
from diemcau.resolve.checks.model import BREATH, EVERY, NOT, TELLING, UNMISTAKABLE, Check, Figures, short
from diemcau.resolve.checks.weighed.total import sums_weighed
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage, between, same_sentence
from diemcau.resolve.verdicts import Verdict, judge, minus
from diemcau.resolve.wording import core
from diemcau.text.fold import fold

# "còn ", "hiện còn lại ", ", trễ hạn ", "số còn lại ": the next figure is what is left
_LEFT_BEFORE = regex.compile(
    r".*\b(?:còn(?: lại| tồn)?|số còn lại|(?:còn )?thiếu|trễ hạn|quá hạn|chưa \p{L}+(?: \p{L}+)?"
    r"|còn phải(?: \p{L}+){1,3}|đang \p{L}+(?: \p{L}+)?|số \p{L}+(?: \p{L}+)? (?:hiện |vẫn |nay )*còn(?: \p{L}+){1,2})"
    r"(?: là| khoảng| gần| hơn| trên)?\s*",
    regex.DOTALL,
)
# " tỉnh, thành phố còn lại phải", " chuyển sang năm sau", " chưa triển khai", " đang thực hiện"
_LEFT_BEHIND = regex.compile(
    r"\s*(?:[\p{L},]+ ){0,4}?(?:còn (?:lại|thiếu|tồn)|chuyển (?:tiếp|sang)|chưa|đang|vẫn|quá hạn|trễ hạn|chậm)\b.*",
    regex.DOTALL,
)
# "còn 46 nhiệm vụ đang thực hiện", "còn 5 xã chưa lắp", "còn lại": all that is left, not some of it ('quá hạn')
_ALL_LEFT = regex.compile(
    r"\s*(?:[\p{L},]+ ){0,2}?(?:đang|chưa|phải tiếp tục|tiếp tục|(?:phải )?chuyển (?:tiếp|sang))\b.*", regex.DOTALL
)
# "Còn lại 77 nhiệm vụ", "Hiện còn 30 nhiệm vụ": a sentence of its own on what is left of what stands before
_OPENS_WITH_REST = regex.compile(r"(?:hiện |nay |số )?còn(?: lại)?(?: là)?\s*")
# "280 liều còn lại": the rest of something told before
_THE_REST = regex.compile(r"\s*còn lại\b.*", regex.DOTALL)
# "4 đơn vị chưa đạt" of 13 'huyện, thành phố, thị xã'
_ANY_UNIT = frozenset({"đơn vị", "địa phương", "nơi", "trường hợp", "điểm", "cơ sở"})
# ", còn lại ": all that is left, whatever is said of it
_THE_REMAINDER = regex.compile(r"[^;.]*,\s(?:số )?còn lại\s*")
_STILL = regex.compile(r".*\b(?:còn|còn lại)\s*", regex.DOTALL)
# ", đã xong ", ", đến nay ", " đã hoàn thành ": what is done of the whole before it
_DONE = regex.compile(r"[^;]*\b(?:đã|mới|hoàn thành|xong|đạt)\b[^;]*", regex.DOTALL)
# ", trong đó ", " (gồm ", ": ", ", cụ thể là ": parts follow
_PARTS_FOLLOW = regex.compile(
    r".*(?:\b(?:trong đó|gồm|bao gồm|cụ thể|chia ra|trong số (?:đó|này|đã \p{L}+))\b|:\s).*", regex.DOTALL
)
_EXHAUSTIVE = regex.compile(r"[^;.]*\b(?:gồm|bao gồm)\b[^;.,]*", regex.DOTALL)
# ", trong đó ": of all, where the parts are men and women
_AMONG_THEM = regex.compile(r"[^;.]*\btrong đó(?: có)?\s*")
# "tiếp nhận tổng số 18 công trình", "có tất cả 5 tổ"
_IN_ALL = regex.compile(r"\b(?:tổng số|tổng cộng|tất cả|cả thảy)\s*$")
# " và ": the last part of a list
_LAST_PART = regex.compile(r"[^;.,]*\bvà\b[^;.,]*", regex.DOTALL)
# ", tổng cộng ", ", nâng tổng số … lên ", ", cộng là ": the whole follows its parts
_WHOLE_FOLLOWS = regex.compile(r".*\b(?:tổng cộng|cộng lại|nâng tổng số|tổng số|tất cả|cả thảy)\b.*", regex.DOTALL)
# ", còn lại ", ", chỉ còn ": the rest of a hundred per cent
_REST = regex.compile(r".*\b(?:còn|còn lại|chỉ còn)\s*", regex.DOTALL)
# "1.984 trong 2.310 cán bộ", "124.906 căn trên tổng nhu cầu 228.450 căn": what is done stands before the whole
# "69 xã được công nhận đạt chuẩn trong tổng số 151 xã"
_OUT_OF = regex.compile(
    r"\s*(?:\p{L}+ )?(?:trong|trên)(?: số| tổng(?: số| \p{L}+ \p{L}+)?)?\s*|[^;.()]*\b(?:trong|trên) tổng số\s*"
)
# "Trong 63 địa phương, ": parts follow; "Trong tháng 3, có 63 địa phương" is none
_OF_THE = regex.compile(r"(?:.*[ ,;:])?trong(?: tổng)?(?: số)?\s*", regex.DOTALL)
_REACHES = regex.compile(r".*\bđạt\s*", regex.DOTALL)
_BESIDE = 12  # code points
_MOST_PARTS = 12
_HUNDRED = 100


def total(article: Sequence[Figure], known: Figures, asked: Container[str] = EVERY) -> Iterator[Check]:
    """Done and left, parts and whole; each set of figures once."""
    yield from (check for check in _totals(article, known) if check.claim.id in asked)


def _totals(article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    found = [*_within(Passage(article)), *_negated(article, known)]
    # what adds up with some is not refuted by others: '178 việc …, 112 đã xong, 51 đang làm, còn lại 15'
    right = {f.id for c in found if c.verdict is Verdict.CONFIRMED for f in (c.claim, c.against, *c.uses)}
    yield from (c for c in found if c.verdict is not Verdict.CONTRADICTED or c.claim.id not in right)


def _within(passage: Passage) -> Iterator[Check]:
    told: set[frozenset[str]] = set()
    for rule in (_left_over, _parts_behind, _parts_before, _hundred):
        for check in rule(passage):
            figures = frozenset({check.claim.id, check.against.id, *(f.id for f in check.uses)})
            if figures not in told:
                told.add(figures)
                yield check
    for check in sums_weighed(passage):
        figures = frozenset({check.claim.id, check.against.id, *(f.id for f in check.uses)})
        if all(len(figures & known_ones) < 2 for known_ones in told):
            told.add(figures)
            yield check


# ---- done and left


@dataclass(frozen=True, slots=True)
class _Progress:
    """A whole and what is done of it; ``done`` is None where one figure says both ('59/225')."""

    whole: Figure
    done: Figure | None

    @property
    def left(self) -> object:
        share = self.whole
        if self.done is None:
            return (share.total or share.value) - share.value
        return share.value - self.done.value


def _left_over(passage: Passage) -> Iterator[Check]:
    """'hoàn thành 59/225 nhiệm vụ và đang triển khai 166 nhiệm vụ'; 'giao 53, đã xong 44 dịch vụ, còn 9 dịch vụ'."""
    for index, rest in enumerate(passage.figures):
        if rest.kind is not Kind.LEVEL or not _is_count(rest) or rest.number <= 0:
            continue
        spoken = _is_left(passage, index)
        tried = list(_progress(passage, index))
        for progress in tried:
            if progress.left == rest.value and _goes_with(rest, progress, spoken=spoken):
                yield _left_check(Verdict.CONFIRMED, rest, progress)
                break
            if spoken and (verdict := _about(rest, progress)) and _goes_with(rest, progress, spoken=spoken):
                yield _left_check(verdict, rest, progress)
                break
        else:
            if tried and spoken and _is_all_left(passage, index, tried[0]):
                yield _left_check(Verdict.CONTRADICTED, rest, tried[0])
            elif _THE_REST.fullmatch(passage.tail(index)) or (spoken and NOT & core(rest.indicator)):
                yield from _told_before(passage, index)


def _about(rest: Figure, progress: _Progress) -> Verdict | None:
    """'trong 320.000 hộ, 214.300 hộ có nước sạch, còn hơn 105 nghìn hộ': what is left is rounded or bounded."""
    whole, done = progress.whole, progress.done
    if done is None or rest.digits < TELLING or (rest.bound is Bound.EQ and rest.step == whole.step):
        return None
    verdict = judge(rest, minus, whole, done, (None, None))
    return verdict if verdict in {Verdict.CONFIRMED, Verdict.COMPATIBLE} else None


def _told_before(passage: Passage, index: int) -> Iterator[Check]:
    """'tiêm xong 280 liều còn lại' where the article said '1.120 liều trong tổng số 1.400 liều' further up."""
    rest = passage.figures[index]
    for at in range(index - 1, 0, -1):
        done, whole = passage.figures[at - 1 : at + 1]
        if (
            rest.digits >= TELLING - 1
            and all(f.kind is Kind.LEVEL and _is_count(f) and same_unit(f.unit, rest.unit) for f in (done, whole))
            and whole.value - done.value == rest.value
            and _OUT_OF.fullmatch(between(done, whole) or "")
            and same_scope(rest, whole)
            and (_THE_REST.fullmatch(passage.tail(index)) or _denies(rest, done))
        ):
            yield _left_check(Verdict.CONFIRMED, rest, _Progress(whole, done))
            return


def _denies(rest: Figure, done: Figure) -> bool:
    """'82 xã chưa đạt chuẩn' of '69 xã được công nhận đạt chuẩn': all that is not done is said of what is done."""
    words = core(rest.indicator) - NOT
    return bool(words) and len(words & core(done.indicator)) > len(words) / 2


def _progress(passage: Passage, index: int) -> Iterator[_Progress]:
    """What the figure may be the rest of: shares and pairs of counts before it, the nearest first."""
    rest = passage.figures[index]
    before = [f for f in _chain(passage, index, anywhere=rest.digits >= UNMISTAKABLE) if not f.upper]
    for share in reversed(before):
        if share.kind is Kind.SHARE and share.total and share.value != share.total:
            yield _Progress(share, None)
    counts = [f for f in before if f.kind in _PROGRESS and _is_count(f) and f.number > 0]
    for at in range(len(counts) - 1, 0, -1):
        if counts[at].kind is Kind.TARGET:  # 'đạt 96,4% so với chỉ tiêu 901.400 tài khoản'
            yield from (_Progress(counts[at], f) for f in reversed(counts[:at]) if f.number < counts[at].number)
            continue
        for whole in reversed(counts[:at]):
            if whole.number > counts[at].number:
                yield _Progress(whole, counts[at])
        done = counts[at - 1]
        if done.number < counts[at].number and _OUT_OF.fullmatch(between(done, counts[at]) or ""):
            yield _Progress(counts[at], done)


# A share may be a whole too: '48/65 xã có dịch. Có 13 xã đã qua 21 ngày, số xã còn dịch là 35 xã'.
_PROGRESS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.TARGET})


def _chain(passage: Passage, index: int, *, anywhere: bool) -> list[Figure]:
    """The figures before, near enough, back to the first sentence without one; of all sentences if ``anywhere``."""
    chain = [passage.figures[index]]
    for figure in reversed(passage.figures[:index]):
        if not chain[0].start - figure.end >= 0 or chain[-1].start - figure.end > BREATH:
            break
        if anywhere or _in_reach(figure, chain[0]):
            chain.insert(0, figure)
    return chain[:-1]


def _in_reach(figure: Figure, other: Figure) -> bool:
    """Together in a sentence or in two that follow each other; where that is not known, near."""
    return not figure.sentence or same_sentence(figure, other) or between(figure, other) is not None


def _is_left(passage: Passage, index: int) -> bool:
    before, behind = passage.lead(index), passage.tail(index)
    return bool(_LEFT_BEFORE.fullmatch(before) or _LEFT_BEHIND.fullmatch(behind))


def _goes_with(rest: Figure, progress: _Progress, *, spoken: bool) -> bool:
    others = [f for f in (progress.whole, progress.done) if f is not None]
    one_unit = any(same_unit(rest.unit, f.unit) for f in others)
    if spoken and fold(rest.unit) in _ANY_UNIT and same_sentence(rest, others[-1]):
        return all(unit_group(f.unit) == "count" for f in others)
    if progress.done is None:
        near = rest.start - progress.whole.end <= BREATH // 2
        related = alike(rest, progress.whole) >= RELATED and same_scope(rest, progress.whole)
        return one_unit and ((near and related) or spoken)
    if not spoken:
        return False
    if one_unit:
        return same_sentence(rest, progress.done) or rest.digits >= TELLING or _opens_with_rest(rest)
    return rest.digits >= TELLING and all(unit_group(f.unit) == unit_group(rest.unit) for f in others)


def _opens_with_rest(rest: Figure) -> bool:
    return _OPENS_WITH_REST.fullmatch(fold(rest.sentence[: max(0, rest.start - rest.sentence_start)])) is not None


def _is_all_left(passage: Passage, index: int, progress: _Progress) -> bool:
    """Whether the words leave no doubt that the figure is all that is left, and of the nearest whole."""
    rest = passage.figures[index]
    others = [f for f in (progress.whole, progress.done) if f is not None]
    counts = [f for f in passage.figures[:index] if f.unit != "%" and same_sentence(f, rest)]
    done = not progress.done or bool(_DONE.fullmatch(between(progress.whole, progress.done) or ""))
    return (
        counts[-len(others) :] == others
        and done
        and bool(_STILL.fullmatch(passage.lead(index)))
        and bool(
            _ALL_LEFT.fullmatch(passage.tail(index))
            or (_THE_REMAINDER.fullmatch(passage.lead(index)) and len(counts) == len(others))
        )
        and all(f.bound is Bound.EQ and same_unit(f.unit, rest.unit) for f in (rest, *others))
        and same_scope(rest, progress.whole)
    )


def _left_check(verdict: Verdict, rest: Figure, progress: _Progress) -> Check:
    whole, done = progress.whole, progress.done
    if done is None:
        first, second, left = f"{whole.total:f}", f"{whole.value:f}", f"{progress.left:f}"
    else:
        first, second, left = whole.quote, done.quote, short(whole.number - done.number)
    note = f"{first} − {second} = {left}" + (f"; bài nêu {rest.quote}" if verdict is Verdict.CONTRADICTED else "")
    return Check("sum", verdict, rest, whole, (done,) if done else (), note)


# ---- parts and whole


def _parts_behind(passage: Passage) -> Iterator[Check]:
    """'tiếp nhận 1.320 hồ sơ, trong đó 1.200 hồ sơ trực tuyến, 120 hồ sơ trực tiếp': two or more parts in a row."""
    levels = [(at, f) for at, f in enumerate(passage.figures) if _is_part(f)]
    for index, (at, whole) in enumerate(levels):
        following = [f for _, f in levels[index + 1 :] if not _is_baseline(f, whole)]
        parts = list(_row(whole, following))
        words = between(whole, parts[0]) if parts else None
        listed = bool(words and _PARTS_FOLLOW.fullmatch(words))
        if not listed and _opens_parts(passage, at):
            parts = [p for p in parts if same_sentence(p, whole)]
            one_unit = all(same_unit(p.unit, whole.unit) or fold(p.unit) in _ANY_UNIT for p in parts)
            if len(parts) == 2 and one_unit and _Progress(whole, parts[0]).left == parts[1].value:
                yield _left_check(Verdict.CONFIRMED, parts[1], _Progress(whole, parts[0]))
                continue
            if len(parts) > 2 and one_unit and sum(p.number for p in parts) == whole.number:
                yield _sum(Verdict.CONFIRMED, whole, parts)
                continue
        for count, amount in enumerate(accumulate(p.number for p in parts), start=1):
            chosen = parts[:count]
            if count >= 2 and amount == whole.number and _add_up(whole, chosen, listed=listed):
                yield _sum(Verdict.CONFIRMED, whole, chosen)
                yield from _broken_down_again(whole, [f for f in following if f.start > chosen[-1].start])
                break
        else:
            two = parts[:2]
            if listed and words and (_EXHAUSTIVE.fullmatch(words) or (_AMONG_THEM.fullmatch(words) and _complete(two))):
                yield from _wrong_sum(whole, parts)
            yield from _scattered(whole, following)


def _is_baseline(figure: Figure, whole: Figure) -> bool:
    """'214,6 tỷ đồng, gấp 2,3 lần năm 2023 (93,3 tỷ đồng); trong đó …': what the whole is compared with is no part."""
    earlier = figure.last_day is not None and whole.last_day is not None and figure.last_day < whole.last_day
    at = figure.start - figure.sentence_start
    return earlier and same_sentence(figure, whole) and figure.sentence[max(0, at - 1) : max(0, at)] == "("


def _broken_down_again(whole: Figure, following: Sequence[Figure]) -> Iterator[Check]:
    """'… Phân theo cấp, tỉnh 318.400, huyện 286.700, xã 541.400. Trực tuyến là 934.400; 212.100 nộp trực tiếp'.

    Further breakdowns of a telling whole, one after the other: an exact sum of telling numbers is no accident.
    """
    row: list[Figure] = []
    last = whole
    for part in following[:_MOST_PARTS]:
        near = part.start - whole.end <= BREATH and (_in_reach(whole, part) or _in_reach(last, part))
        if not near or not same_unit(part.unit, whole.unit) or part.number >= whole.number:
            return
        last = part
        row.append(part)
        if len(row) >= 2 and sum(p.number for p in row) == whole.number:
            if min(f.digits for f in (whole, *row)) >= TELLING and max(f.digits for f in (whole, *row)) >= UNMISTAKABLE:
                yield _sum(Verdict.CONFIRMED, whole, row)
            row = []


def _opens_parts(passage: Passage, index: int) -> bool:
    """'Trong 63 địa phương, 58 địa phương gửi …; 5 địa phương …': the parts stand in the sentence of the whole."""
    return bool(_OF_THE.fullmatch(passage.lead(index)))


def _scattered(whole: Figure, following: Sequence[Figure]) -> Iterator[Check]:
    """'4.286 tàu, chia ra: 1.912 tàu dài từ 6 m đến dưới 12 m, 846 tàu …': other figures stand between the parts.

    Only where every number is telling and words say that parts follow: then an exact sum is no accident.
    """
    parts: list[Figure] = []
    for part in following:
        if part.start - whole.end > BREATH or not _in_reach(whole, part) or len(parts) == _MOST_PARTS:
            return
        if not same_unit(part.unit, whole.unit) or part.number >= whole.number:
            continue
        parts.append(part)
        if len(parts) >= 2 and sum(p.number for p in parts) == whole.number:
            told = _PARTS_FOLLOW.fullmatch(between(whole, parts[0]) or "")
            # of short numbers only two parts behind a telling whole: '412 tỷ đồng …, đầu tư 355 tỷ đồng, sự nghiệp 57'
            if told and whole.digits >= TELLING and (len(parts) == 2 or min(p.digits for p in parts) >= TELLING):
                yield _sum(Verdict.CONFIRMED, whole, parts)
            return


def _parts_before(passage: Passage) -> Iterator[Check]:
    """'14 bộ và 5 cơ quan ngang bộ, tổng cộng 19 cơ quan': the parts stand right before the whole, in its sentence."""
    for index, whole in enumerate(passage.figures):
        if not _is_part(replace(whole, kind=Kind.LEVEL)) or not _WHOLE_FOLLOWS.fullmatch(passage.lead(index)):
            continue
        before = [f for f in passage.figures[:index] if same_sentence(f, whole) and _may_be_added(f)]
        parts: list[Figure] = []
        for part in reversed(before):
            if unit_group(part.unit) != unit_group(whole.unit) or abs(part.number) >= whole.number:
                break
            parts.insert(0, part)
            if len(parts) >= 2 and sum(abs(p.number) for p in parts) == whole.number:
                yield _sum(Verdict.CONFIRMED, whole, parts)
                break


def _may_be_added(figure: Figure) -> bool:
    """A part, or a change: 'giảm 12 phòng và 31 đơn vị, tổng cộng 43 đầu mối'."""
    stated = figure.kind is Kind.TARGET and _is_part(replace(figure, kind=Kind.LEVEL))
    return stated or _is_part(figure) or (figure.kind is Kind.CHANGE and figure.bound is Bound.EQ and _is_count(figure))


def _is_part(figure: Figure) -> bool:
    return figure.kind is Kind.LEVEL and figure.bound is Bound.EQ and _is_count(figure) and figure.number > 0


def _row(whole: Figure, following: Sequence[Figure]) -> Iterator[Figure]:
    """The counts behind a whole that may be its parts: smaller, of its kind of unit, in its sentence or the next."""
    for part in following[:_MOST_PARTS]:
        if part.start - whole.end > BREATH:
            return
        if unit_group(part.unit) != unit_group(whole.unit):
            if part.start - whole.end <= _BESIDE:  # '920 tỷ đồng trong 2 đợt: đợt một 540 tỷ đồng, đợt hai 380 tỷ đồng'
                continue
            return
        if part.number >= whole.number or not _in_reach(whole, part):
            return
        if not whole.sentence and not same_unit(part.unit, whole.unit):
            return
        yield part


def _add_up(whole: Figure, parts: Sequence[Figure], *, listed: bool) -> bool:
    """An exact sum of telling numbers is no accident; of short ones only where words say that they are the parts."""
    one_unit = all(same_unit(p.unit, whole.unit) for p in parts)
    if listed:
        return one_unit or whole.digits >= TELLING or _closed(whole, parts)
    return one_unit and whole.digits >= TELLING


def _closed(whole: Figure, parts: Sequence[Figure]) -> bool:
    """'82 đơn vị, gồm 15 bộ, 63 địa phương và 4 doanh nghiệp': words open the list and close it."""
    opened = _EXHAUSTIVE.fullmatch(between(whole, parts[0]) or "")
    closed = _LAST_PART.fullmatch(between(parts[-2], parts[-1]) or "")
    return bool(opened and closed) and same_sentence(whole, parts[-1])


def _wrong_sum(whole: Figure, parts: Sequence[Figure]) -> Iterator[Check]:
    """'có 4 nhiệm vụ, gồm 3 nhiệm vụ quá hạn và 2 nhiệm vụ trong hạn': the list is closed by 'và', nothing is left."""
    closed = [p for p in parts if same_sentence(p, whole)]
    last = next((i for i in range(1, len(closed)) if _LAST_PART.fullmatch(between(closed[i - 1], closed[i]) or "")), 0)
    chosen = closed[: last + 1]
    one_unit = all(same_unit(p.unit, whole.unit) for p in chosen) or _complete(chosen)
    # 'tổng số 18 công trình, gồm 7 đường, 5 trường, 4 nhà văn hóa và 3 công trình cấp nước'
    counted = len(chosen) > 2 and all(unit_group(p.unit) == "count" for p in (whole, *chosen))
    one_unit = one_unit or (counted and bool(_IN_ALL.search(_before(whole))))
    if last and last == len(closed) - 1 and one_unit:
        yield _sum(Verdict.CONTRADICTED, whole, chosen)


def _before(figure: Figure) -> str:
    return fold(figure.sentence[: max(0, figure.start - figure.sentence_start)])


def _complete(parts: Sequence[Figure]) -> bool:
    """Whether the parts are all that there can be: 'nam' and 'nữ'."""
    kinds = [next((hit.item.id for hit in matcher("complements").find(fold(p.quote))), "") for p in parts]
    return len(parts) == 2 and kinds[0] == kinds[1] != "" and fold(parts[0].unit) != fold(parts[1].unit)


def _sum(verdict: Verdict, whole: Figure, parts: Sequence[Figure]) -> Check:
    sign = "=" if verdict is Verdict.CONFIRMED else "≠"
    note = f"{' + '.join(p.quote for p in parts)} {sign} {whole.quote}"
    return Check("sum", verdict, whole, parts[0], tuple(parts[1:]), note)


# ---- a hundred per cent


def _hundred(passage: Passage) -> Iterator[Check]:
    """'71,5%, chỉ còn 28,5% nộp trực tiếp'; '51,3% ở khu vực đô thị, 48,7% ở khu vực nông thôn'; never contradicted."""
    rates = [
        (i, f)
        for i, f in enumerate(passage.figures)
        if f.unit == "%" and f.kind is Kind.LEVEL and f.bound is Bound.EQ and f.upper is None
    ]
    for (_, one), (at, two) in pairwise(rates):
        telling = min(one.digits, two.digits) >= TELLING or bool(_REST.fullmatch(passage.lead(at)))
        # 'tỷ lệ của khối bộ đạt 61,3%, của khối địa phương đạt 38,7%': two rates of two things
        telling = telling and (one.scope == two.scope or not _REACHES.fullmatch(passage.lead(at)))
        if (
            one.number + two.number == _HUNDRED
            and min(one.number, two.number) > 0
            and telling
            and same_sentence(one, two)
        ):
            yield Check("sum", Verdict.CONFIRMED, two, one, (), f"{one.quote} + {two.quote} = 100%")


# ---- across articles


def _negated(article: Sequence[Figure], known: Figures) -> Iterator[Check]:
    """'22 địa phương chưa ban hành nghị quyết' where another report says '41/63 địa phương ban hành nghị quyết'."""
    for rest in article:
        if rest.kind is not Kind.LEVEL or not rest.event or not NOT & core(rest.indicator):
            continue
        for share in known.shares_with_rest(rest):
            words = core(rest.indicator) - NOT, core(share.indicator)
            if (
                share.doc != rest.doc
                and same_unit(share.unit, rest.unit)
                and not NOT & words[1]
                and 2 * len(words[0] & words[1]) >= _SHARED * (len(words[0]) + len(words[1]))
            ):
                yield _left_check(Verdict.CONFIRMED, rest, _Progress(share, None))
                break


_SHARED = 0.7


def _is_count(figure: Figure) -> bool:
    return unit_group(figure.unit) not in {"%", "lần", "hạng", "bậc"} and figure.step is not None and not figure.upper
