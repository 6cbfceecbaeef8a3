"""Now and then as the words put them: 'đạt 45%, tăng 5 điểm phần trăm so với năm 2023 (40%)'.

Where the words say which two levels a change, growth or multiple is of, neither the times nor the wordings of the three
figures need to be read rightly.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from diemcau.facts import Kind
from diemcau.resolve.agree import SAME, alike, same_unit, unit_group
from diemcau.resolve.checks.model import STATES
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage, between, same_sentence
from diemcau.text.fold import fold

# "… so với năm 2023 (", " năm 2021 (", " so cùng kỳ là ", " so với chỉ tiêu ", " chỉ tiêu Chính phủ giao (",
# " lần cả năm 2021 (": no comma, for behind it another thing may begin
_REFERENCE = regex.compile(
    r"""
    [^,;.]* \b (?: so \s (?:với|cùng) | cùng \s kỳ | năm | tháng | quý | kỳ | đợt | trước | thời \s điểm
      | chỉ \s tiêu | mục \s tiêu | kế \s hoạch | dự \s toán | bình \s quân | mức \s chung ) \b [^,;]*
    """,
    regex.VERBOSE,
)
_LONGEST_REFERENCE = 90
# "gấp 3 lần | huyện Quỳnh Nhai (": what a multiple is of stands before a bracket
_OTHER = regex.compile(r"[^,;.():]{1,60}\(\s*")
# "từ mức ", "từ vị trí ", "từ "
_FROM = regex.compile(r".*\btừ(?:\s\p{L}+){0,3}\s*", regex.DOTALL)
# " lên ", " của năm 2021 lên vị trí ", " (hết tháng 7) lên ", " xuống còn "
_TO = regex.compile(r"[^,;]{0,45}\b(?:lên|xuống|còn|tới|đến|thành)\b[^,;]{0,25}")
# ", cao hơn mức chung cả nước (", "thấp hơn bình quân "
_THAN = regex.compile(r".*\b(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm)\shơn\b[^,;]*\(\s*", regex.DOTALL)
# ") ", " tính đến cuối tháng 7/2025) ", ") tới ", ") là "
_CLOSED = regex.compile(r"[^(),;]*\)\s*(?:(?:tới|đến|là|hẳn|tận|khoảng|gần|hơn)\s*)?")
# ", nâng tổng số lên ", ", đưa số trạm lên ", ", đạt ": the level stands behind its change
_RAISED = regex.compile(r"[^;.]*,\s(?:nâng|đưa)\b[^,;.]*\b(?:lên|đạt|thành)\s*", regex.DOTALL)
# How many figures before a claim its level may stand; others are growth or changes of the same level.
_BACK = 5
# "So với phiên thứ ba hồi tháng 5 (31 việc quá hạn), số việc trễ hẹn giảm ": the earlier level stands before the change
_SET_AGAINST = regex.compile(r"(?:.*[,;] )?so với\b[^,;()]*\(\s*", regex.DOTALL)
_MOVED = regex.compile(r"[^;.()]*\),[^;.()]*\b(?:tăng|giảm|thêm|bớt|hơn|kém)\b[^;.,()]*")
# "Cùng kỳ năm ngoái, con số này là ", "Năm 2023, tỷ lệ này là ": the level of the sentence before, at an earlier time
_BEFORE_THAT = regex.compile(
    r"(?:(?:tính )?(?:đến|tới|hồi|vào|tại) )?(?:(?:cuối|đầu|giữa|hết) )?"
    r"(?:cùng kỳ|cùng thời điểm|năm ngoái|(?:năm|tháng|quý|tuần|kỳ|vụ) (?:trước|\d+)|trước đó)\b"
    r"[^;.]*\b(?:con số|số|tỷ lệ|tỉ lệ|mức|chỉ số) (?:này|đó|trên|ấy)\b[^;.,]*"
)
# ", nghĩa là năm nay giảm ", ", tức giảm "
_SO_MOVED = regex.compile(
    r"[^;.]*;?[^;.]*\b(?:nghĩa là|tức|như vậy|như thế|nay|nên)\b[^;.]*\b(?:tăng|giảm|thêm|bớt)\b[^;.]*"
)
# ", tăng từ ", ", tăng mạnh từ mức "; " của năm trước, tức thêm "
_UP_FROM = regex.compile(r"[^,;.]*,?\s(?:tăng|giảm|lên|xuống)(?: \p{L}+)? từ(?: \p{L}+)?\s*")
_THAT_IS = regex.compile(r"[^;.]*,\s(?:tức|tương đương|nghĩa là|hay)\b[^;.,]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """The two levels of a claim; ``tight`` where the words leave no other reading."""

    now: Figure
    then: Figure
    tight: bool


def pair_of(passage: Passage, index: int) -> Pair | None:
    """The two levels that the words around the claim ``passage.figures[index]`` name."""
    for rule in (_referred, _from_to, _compared, _set_against, _of_sentence_before, _up_from):
        if (pair := rule(passage, index)) is not None:
            return pair
    return None


def _referred(passage: Passage, index: int) -> Pair | None:
    """'NOW, tăng CLAIM so với năm 2023 (THEN)'."""
    claim = passage.figures[index]
    then = passage.figures[index + 1] if index + 1 < len(passage.figures) else None
    if then is None or not same_sentence(claim, then) or not _is_level(then):
        return None
    words = between(claim, then) or ""
    multiplied = claim.kind is Kind.MULTIPLE and bool(_OTHER.fullmatch(words))
    if len(words) > _LONGEST_REFERENCE or not (multiplied or _REFERENCE.fullmatch(words)):
        return None
    now = _level_before(passage, index, then)
    if now is None:
        return _what_was_added(passage, index, then)
    opens = words.rstrip().endswith(("(", " là", " chỉ tiêu", " mục tiêu", "(là"))
    opens = opens and bool(_REFERENCE.fullmatch(words))
    return Pair(now, then, opens and now is passage.figures[index - 1] and ";" not in passage.lead(index))


def _what_was_added(passage: Passage, index: int, then: Figure) -> Pair | None:
    """'tuần qua tiêu hủy thêm 88 con, giảm 43 con so với tuần liền trước (131 con)': what was added is the level."""
    claim, now = passage.figures[index], passage.figures[index - 1] if index else None
    if now is None or not same_sentence(now, claim) or now.kind is not Kind.CHANGE or claim.kind is not Kind.CHANGE:
        return None
    added = now.number > 0 > claim.number and _same_measure(now, then) and now.step is not None
    return Pair(now, then, tight=False) if added and (between(now, claim) or "").startswith(",") else None


def level_of(passage: Passage, index: int) -> Figure | None:
    """The level that the claim ``passage.figures[index]`` led to, where the words say so: 'thêm 352 trạm …, nâng
    tổng số lên 11.560 trạm'.
    """
    claim = passage.figures[index]
    now = passage.figures[index + 1] if index + 1 < len(passage.figures) else None
    if now is None or not same_sentence(claim, now) or not _is_level(now) or not same_unit(claim.unit, now.unit):
        return None
    return now if _RAISED.fullmatch(between(claim, now) or "") else None


def _level_before(passage: Passage, index: int, then: Figure) -> Figure | None:
    claim = passage.figures[index]
    for now in reversed(passage.figures[max(0, index - _BACK) : index]):
        near = same_sentence(now, claim) or between(now, claim) is not None
        if not near or now.kind is claim.kind is Kind.CHANGE:
            return None
        if _is_level(now) and now.kind is not Kind.TARGET and _same_measure(now, then):
            return now if alike(now, claim) >= SAME or now is passage.figures[index - 1] else None
    return None


def _from_to(passage: Passage, index: int) -> Pair | None:
    """'CLAIM, từ vị trí 15 của năm 2021 lên vị trí thứ 6'; 'tăng từ 43,2% (hết tháng 7) lên 54,34%, CLAIM'."""
    for first in (index + 1, index - 2):
        if not 0 <= first < len(passage.figures) - 1:
            continue
        then, now = passage.figures[first : first + 2]
        claim = passage.figures[index]
        together = same_sentence(then, now) and same_sentence(now, claim)
        if (
            together
            and _is_level(then)
            and _is_level(now)
            and _same_measure(now, then)
            and _TO.fullmatch(between(then, now) or "")
            and _FROM.fullmatch(passage.lead(first))
        ):
            return Pair(now, then, tight=False)
    return None


def _compared(passage: Passage, index: int) -> Pair | None:
    """'đạt NOW, cao hơn mức chung cả nước (THEN) CLAIM'."""
    if index < 2:
        return None
    now, then, claim = passage.figures[index - 2 : index + 1]
    if (
        same_sentence(then, claim)
        and (_is_level(now) or _is_rate_of_growth(now, claim))
        and (_is_level(then) or _is_rate_of_growth(then, claim))
        and _same_measure(now, then)
        and _CLOSED.fullmatch(between(then, claim) or "")
        and _THAN.fullmatch(between(now, then) or "")
    ):
        return Pair(now, then, tight=False)
    return None


def _is_level(figure: Figure) -> bool:
    states = figure.kind in STATES or figure.kind is Kind.TARGET
    return states and figure.step is not None and figure.upper is None and unit_group(figure.unit) not in {"lần", "bậc"}


def _is_rate_of_growth(figure: Figure, claim: Figure) -> bool:
    """'GRDP tăng 8,96%, thấp hơn kịch bản (9,5%) 0,54 điểm phần trăm': what is told in points is of two rates."""
    growth = figure.kind is Kind.GROWTH and figure.step is not None and figure.upper is None
    return growth and claim.kind is Kind.CHANGE and "điểm" in fold(claim.quote)


def _same_measure(now: Figure, then: Figure) -> bool:
    return same_unit(now.unit, then.unit) or unit_group(now.unit) == unit_group(then.unit) == "hạng"


def _set_against(passage: Passage, index: int) -> Pair | None:
    """'… NOW. So với kỳ họp tháng 5 (THEN), số việc trễ hẹn giảm CLAIM'."""
    then, claim = passage.figures[index - 1] if index else None, passage.figures[index]
    if then is None or not same_sentence(then, claim) or not _is_level(then):
        return None
    if not _SET_AGAINST.fullmatch(_opening(then)) or not _MOVED.fullmatch(between(then, claim) or ""):
        return None
    for now in reversed(passage.figures[max(0, index - 1 - _BACK) : index - 1]):
        if not same_sentence(now, then) and between(now, then) is None:
            return None
        if _is_level(now) and now.kind is not Kind.TARGET and _same_measure(now, then) and alike(now, then) >= SAME:
            return Pair(now, then, tight=False)
    return None


def _of_sentence_before(passage: Passage, index: int) -> Pair | None:
    """'… tiêu hủy NOW. Cùng kỳ năm ngoái, con số này là THEN, nghĩa là năm nay giảm CLAIM'."""
    then, claim = passage.figures[index - 1] if index else None, passage.figures[index]
    if then is None or not same_sentence(then, claim) or not _is_level(then):
        return None
    if not _BEFORE_THAT.fullmatch(_opening(then)) or not _SO_MOVED.fullmatch(between(then, claim) or ""):
        return None
    for now in reversed(passage.figures[: index - 1]):
        if between(now, then) is None:
            return None
        if _is_level(now) and now.kind is not Kind.TARGET and _same_measure(now, then):
            return Pair(now, then, tight=False)
    return None


def _up_from(passage: Passage, index: int) -> Pair | None:
    """'NOW, tăng từ THEN của năm trước, tức thêm CLAIM'."""
    if index < 2:
        return None
    now, then, claim = passage.figures[index - 2 : index + 1]
    together = same_sentence(now, then) and same_sentence(then, claim)
    if (
        together
        and _is_level(now)
        and _is_level(then)
        and _same_measure(now, then)
        and _UP_FROM.fullmatch(between(now, then) or "")
        and _THAT_IS.fullmatch(between(then, claim) or "")
    ):
        return Pair(now, then, tight=False)
    return None


def _opening(figure: Figure) -> str:
    """The words of the sentence before the figure."""
    return fold(figure.sentence[: max(0, figure.start - figure.sentence_start)])
