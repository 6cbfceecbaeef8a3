"""Figures that go on with what the one before them said: 'tăng 12% và 9%', 'tăng 300 hồ sơ, tương đương 14%'."""

from __future__ import annotations

from dataclasses import replace

import regex

from diemcau.facts import Kind, Measure
from diemcau.rules.clauses import Setting
from diemcau.rules.kinds import Reading
from diemcau.rules.phrases import squeeze

_CHANGES = frozenset({Kind.CHANGE, Kind.GROWTH})
# 'tăng 14.500 hồ sơ, tương đương 38%'
_THAT_IS = regex.compile(
    r"(?:tương đương|tương ứng|tức|hay)(?:\s(?:với|là|tăng|giảm|khoảng|gần))*\s*$", regex.IGNORECASE
)
_ANOTHER = regex.compile(r"(?:\s\p{L}+){1,3}\svà\s")


def continued(last: tuple[Setting, Reading] | None, setting: Setting, reading: Reading) -> Reading | None:
    """'tăng 28% năm 2022 và 19% năm 2023', 'tăng lần lượt 16% và 31%': the second figure is read as the first."""
    if last is None or reading.relative or last[0].sentence != setting.sentence:
        return None
    before, (other, was) = squeeze(setting.before), last
    if was.kind is Kind.CHANGE and setting.quantity.kind == "percent" and _THAT_IS.search(setting.before):
        return (
            Reading(Kind.GROWTH, was.sign, relative=True) if other.quantity.unit not in {"%", "bậc", "điểm"} else None
        )
    moved = was.kind in {Kind.GROWTH, Kind.CHANGE} or was.sign < 0
    alike = other.paren == setting.paren and other.quantity.kind == setting.quantity.kind
    if not moved or not alike:
        return None
    if before == "và" and setting.quantity.unit == other.quantity.unit:
        return replace(was, cue=0)
    if was.kind is Kind.TARGET and reading.kind is Kind.TARGET and _ANOTHER.fullmatch(setting.before):
        return replace(was, cue=0)  # 'cắt giảm 30% thời gian và 30% chi phí'
    return None


def shared(read: list[tuple[Setting, Measure]]) -> list[Measure]:
    """The figures of one sentence: 'tăng 12 điểm và 10 điểm so với năm 2022' compares both with 2022."""
    found: list[Measure] = []
    later: tuple[Setting, Measure] | None = None
    for setting, measure in reversed(read):
        same = later is not None and later[0].paren == setting.paren and later[1].time == measure.time
        if measure.kind in _CHANGES:
            if later is not None and same and not measure.ref_time:
                measure = replace(measure, ref_time=later[1].ref_time)  # noqa: PLW2901 the record is frozen
            later = (setting, measure)
        found.append(measure)
    return found[::-1]
