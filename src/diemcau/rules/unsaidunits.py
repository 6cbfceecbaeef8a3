"""The unit of a figure that is written without one: an index's points, what its indicator counts."""

from __future__ import annotations

import regex

from diemcau.patterns.units import lookup
from diemcau.rules.clauses import Setting
from diemcau.text.fold import fold

# the label of a table's line; 'Lượt xem: 1.204' only says how often the page was read
_LISTED = regex.compile(r"(?=lượt(?!\s(?:xem|đọc|truy cập))|người|hồ sơ|hộ|vụ|ca)", regex.IGNORECASE)
_NUMBER_OF = regex.compile(r"(?:(?:tổng\s)?số\s(?:lượng\s)?|lượng\s)", regex.IGNORECASE)
_INDEX = regex.compile(
    r"(?<!\p{L})(?:chỉ số|điểm số|(?-i:DTI|PCI|PAPI|PAR|SIPAS|PGI|HDI|EGDI|GII))(?!\p{L})", regex.IGNORECASE
)
_SCALE = 1000  # the highest value of an index
_FEW = 10  # below, a bare number says too little
# 'Hồ sơ trễ hạn năm ngoái là 1.940', 'người dân được cấp chữ ký số đã lên 84.500': the subject is what is counted
_COPULA = regex.compile(
    r"(?:là|còn|đạt|có|lên|tới|giảm|tăng)\s(?:(?:tới|đến|khoảng|gần|hơn|trên)\s)*$", regex.IGNORECASE
)
_SUBJECTS = frozenset({"paper", "person"})


def points(setting: Setting, indicator: str) -> str:
    """'chỉ số DTI đạt 0,6355': the value of an index is told in points."""
    quantity = setting.quantity
    bare = quantity.kind == "none" and quantity.total is None and quantity.value <= _SCALE
    return "điểm" if bare and _INDEX.search(indicator) else ""


def counted_unit(setting: Setting, indicator: str) -> str:
    """'số doanh nghiệp giải thể là 2.118' counts 'doanh nghiệp', 'Lượt khám ngoại trú: 338.412' counts 'lượt'."""
    match = _NUMBER_OF.match(indicator)
    listed = setting.quantity.kind == "none" and setting.first and setting.before.rstrip().endswith(":")
    if match is None and listed and fold(setting.before.lstrip(" -–•*+")).startswith(fold(indicator)):
        match = _LISTED.match(indicator)
    found = lookup(fold(indicator), match.end()) if match else None
    return indicator[match.end() : found[0]].lower() if match and found else ""


def subject_unit(setting: Setting, indicator: str) -> str:
    """'Hồ sơ trễ hạn năm ngoái là 1.940' counts 'hồ sơ'; not 'Hồ sơ đúng hạn đạt 98,5'."""
    quantity = setting.quantity
    whole = quantity.value == quantity.value.to_integral_value() and quantity.total is None and quantity.value >= _FEW
    if quantity.kind != "none" or not whole or not setting.first or not _COPULA.search(setting.before):
        return ""
    found = lookup(fold(indicator), 0)
    return indicator[: found[0]].lower() if found and found[1].get("class") in _SUBJECTS else ""
