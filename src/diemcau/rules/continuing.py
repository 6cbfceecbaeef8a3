"""Figures that go on with what the one before them said: 'tăng 12% và 9%', 'tăng 300 hồ sơ, tương đương 14%'."""

from __future__ import annotations

from dataclasses import replace

import regex

from diemcau.facts import Kind, Measure
from diemcau.rules.clauses import Setting
from diemcau.rules.indicatorwords import PART_OF
from diemcau.rules.kinds import Reading
from diemcau.rules.phrases import squeeze, tail

_CHANGES = frozenset({Kind.CHANGE, Kind.GROWTH})
# 'cao hơn 8,8 điểm phần trăm so với bình quân cả nước và …': a comparison of its own, with no other time
_AGAINST_OTHERS = regex.compile(
    r"[^,;]{0,12}?(?:so với|hơn|kém)\s(?:mức\s)?"
    r"(?:bình quân|trung bình|mặt bằng|chung|(?:của\s)?(?:cả nước|toàn quốc|toàn tỉnh))",
    regex.IGNORECASE,
)
# 'tăng 14.500 hồ sơ, tương đương 38%'
_THAT_IS = regex.compile(
    r"(?:tương đương|tương ứng|tức|hay)(?:\s(?:với|là|tăng|giảm|khoảng|gần))*\s*$", regex.IGNORECASE
)
_ANOTHER = regex.compile(r"(?:\s\p{L}+){1,3}\svà\s")


# 'tăng 12,3%; da giày 4%, điện tử 61,5%': an item of a row that does not repeat its verb
_ITEM = regex.compile(r"\s*(?:(?:,|;|và|còn|riêng)\s)*(?!(?:trong đó|chiếm|bằng|với)\b)(?:[\p{L}&.-]+\s?){1,8}")
_STATES = regex.compile(
    r"(?<!\p{L})(?:đạt|là|chiếm|còn|bằng|có|ở|mức|tỷ lệ|tỉ lệ|tỷ trọng|được|đóng góp|trong|gồm|ước|vượt|nay)(?!\p{L})",
    regex.IGNORECASE,
)
_AMOUNTS = frozenset({"money", "noun", "phrase", "measure"})


def continued(last: tuple[Setting, Reading] | None, setting: Setting, reading: Reading, between: str) -> Reading | None:
    """'tăng 28% năm 2022 và 19% năm 2023', 'dệt may tăng 12%, da giày 4%': the second figure is read as the first.

    ``between`` is the text from the one figure to the other.
    """
    if last is None or reading.relative or last[0].sentence != setting.sentence:
        return None
    if _THAT_IS.search(setting.before):
        return _that_is(last, setting)
    before, (other, was) = squeeze(setting.before), last
    moved = was.kind in {Kind.GROWTH, Kind.CHANGE} or was.sign < 0
    alike = other.paren == setting.paren and other.quantity.kind == setting.quantity.kind
    if not moved or not alike:
        return None
    if before == "và" and setting.quantity.unit == other.quantity.unit:
        # 'tăng 9 xã so với năm 2022 và 12 xã đạt chuẩn nâng cao': the comparison is closed, a new count begins
        closed = "so với" in between and len(tail(setting.after).split()) >= 2
        return None if closed else replace(was, cue=0)
    elided = was.kind is Kind.GROWTH and reading.kind is Kind.LEVEL and _elided(setting)
    # 'cắt giảm 30% thời gian và 30% chi phí'
    aimed = was.kind is Kind.TARGET and reading.kind is Kind.TARGET and _ANOTHER.fullmatch(setting.before)
    return replace(was, cue=0) if elided or aimed else None


def _that_is(last: tuple[Setting, Reading], setting: Setting) -> Reading | None:
    """'tăng 300 hồ sơ, tương đương 14%', 'tăng 7,7%, tương đương 1,6 triệu đồng': the same move, told otherwise."""
    (other, was), kind = last, setting.quantity.kind
    if was.kind is Kind.CHANGE and kind == "percent" and other.quantity.unit not in {"%", "bậc", "điểm"}:
        return Reading(Kind.GROWTH, was.sign, relative=True)
    if was.kind is Kind.GROWTH and kind in _AMOUNTS:
        return Reading(Kind.CHANGE, was.sign, relative=True)
    return None


def _elided(setting: Setting) -> bool:
    """True for 'da giày 4%' after 'dệt may tăng 12%': an item without a verb, and no share of something."""
    words = setting.before
    return bool(_ITEM.fullmatch(words) and not _STATES.search(words) and not PART_OF.match(setting.after))


def shared(read: list[tuple[Setting, Measure]]) -> list[Measure]:
    """The figures of one sentence: 'tăng 12 điểm và 10 điểm so với năm 2022' compares both with 2022."""
    found: list[Measure] = []
    later: tuple[Setting, Measure] | None = None
    for setting, measure in reversed(read):
        same = later is not None and later[0].paren == setting.paren and later[1].time == measure.time
        if measure.kind in _CHANGES:
            open_ended = not measure.ref_time and not _AGAINST_OTHERS.match(setting.after)
            if later is not None and same and open_ended:
                measure = replace(measure, ref_time=later[1].ref_time)  # noqa: PLW2901 the record is frozen
            later = (setting, measure)
        found.append(measure)
    return found[::-1]
