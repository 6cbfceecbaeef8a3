"""Durations that state a result; any other names a period."""

from __future__ import annotations

import regex

from diemcau.patterns.bounds import bound_of
from diemcau.patterns.numbers import Number
from diemcau.patterns.units import Unit

# 'giảm 3 ngày', 'rút ngắn còn 5 phút', 'bình quân 2 giờ/hồ sơ': a duration that states a result; any other names a
# period
_SHORTENED = regex.compile(
    r"(?r)(?:giảm|rút|rút\sngắn|cắt\sgiảm|tiết\skiệm|bớt|đỡ\sphải\schờ|nhanh\shơn|sớm\shơn|xuống|chỉ\scòn|còn|bình\squân|trung\sbình)"
    r"(?:\s(?:được|xuống|còn|chỉ|tới|đến|từ|khoảng|hơn|gần|trên|ít\snhất|là|mất|thêm))*\s"
)
# 'quy trình kiểm soát chi từ 3 ngày còn 1 ngày', 'chờ từ 40 phút xuống dưới 15 phút'
_FROM = regex.compile(r"(?r)(?<!\p{L})từ\s(?:mức\s)?", regex.IGNORECASE)
_DOWN_TO = regex.compile(r"\s(?:xuống(?:\scòn)?|còn|lên)(?:\s\p{L}+)?\s\d", regex.IGNORECASE)
# months, quarters and years name periods even after 'bình quân'
_CALENDAR = frozenset({"tháng", "quý", "năm", "nhiệm kỳ", "thập kỷ", "thế kỷ"})
# 'rút còn 5 phút so với 25 phút trước đây'
_CLOCK = frozenset({"giây", "phút", "giờ"})
_AGAINST = regex.compile(r"(?r)(?:so\svới|thay\svì|thay\scho)\s(?:mức\s)?", regex.IGNORECASE)
_AVERAGE = regex.compile(r"(?r)(?:bình\squân|trung\sbình)\s", regex.IGNORECASE)


def states_duration(text: str, number: Number, unit: Unit) -> bool:
    """Whether the duration ``number unit`` in ``text`` is a result: 'giảm 3 ngày', 'rút ngắn còn 5 phút'."""
    lead = bound_of(text, number.start, number.end)[1]
    low = max(0, number.start - 40)
    if number.scaled:
        return True  # '22,4 nghìn giờ' measures, it names no period
    if unit.name in _CLOCK and _AGAINST.match(text, low, lead):
        return True
    if unit.name not in _CALENDAR and _FROM.match(text, low, lead) and _DOWN_TO.match(text, unit.end):
        return True
    return bool(_SHORTENED.match(text, low, lead)) and not (unit.name in _CALENDAR and _AVERAGE.match(text, low, lead))
