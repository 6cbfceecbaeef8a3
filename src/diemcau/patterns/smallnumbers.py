"""Small numbers that are surely figures: 'bốn bản', 'còn ba thôn', 'gấp đôi', 'giảm ba lần', 'chiếm 1/3'."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from diemcau.facts import Bound
from diemcau.patterns.bounds import bound_of
from diemcau.patterns.numbers import Number
from diemcau.patterns.quantitykinds import Quantity
from diemcau.patterns.units import lookup
from diemcau.text.anchored import on_folded_pages, on_pages

# 'gấp đôi', 'tăng gấp rưỡi', 'gấp ba lần', 'giảm ba lần', 'ít đi hai lần'; not 'họp hai lần', 'gấp đôi tờ giấy'
TIMES = on_pages(
    r"(?<!\p{L})(?:(?P<times>gấp\s(?:(?P<twice>đôi|rưỡi)|(?P<word>hai|ba|bốn|năm|sáu|bảy|tám|chín"
    r"|mười)(?:\slần)?))(?!\p{L}))"
    r"|(?<!\p{L})(?:tăng|giảm|ít\sđi|cao\shơn|thấp\shơn|nhanh\shơn|xuống)(?:\s(?:tới|đến|gần|hơn|khoảng|trên|xuống"
    r"|lên))*\s(?P<times>(?P<word>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\slần)(?!\p{L})",
    regex.IGNORECASE,
)
_LARGEST = 10  # the lower number of a fraction that is no day and no count
_AREA = 32  # code points
_FINE = Decimal("0.0001")
# 'chiếm đúng 1/3', 'bằng 1/5 kết quả', 'góp vào non 1/8', 'mới được quá 2/3'; 'đến 1/3', 'trước 1/3' are days
_CUE = on_pages(
    r"(?r)(?<!\p{L})(?:chiếm|bằng|tròn|(?<!vào\s)đúng|hơn|gần|trên|dưới|quá|khoảng|chừng|xấp xỉ|ngót|non|nổi|còn|giảm"
    r"|chưa tới|chưa đến|chưa đầy|chưa được|không tới|không đến|được|đạt|mất|tương đương)(?:\s(?:với|tới))?\s",
    regex.IGNORECASE,
)
# 'giảm một nửa', 'giảm xuống chỉ còn 1/3', 'co lại còn một phần tư'
_LESS = on_pages(
    r"(?r)(?<!\p{L})(?:(?:giảm|rút|co|tụt)(?:\s(?:đi|được|xuống|lại|mất))?(?P<left>(?:\s(?:chỉ\s)?(?:còn|bằng)){1,2})?"
    r"|(?P<left>xuống\s(?:chỉ\s)?còn))\s",
    regex.IGNORECASE,
)
_OTHER_SIDE = {Bound.GT: Bound.LT, Bound.LT: Bound.GT}
# 'chưa bằng một nửa cùng kỳ', 'chỉ bằng 1/3 so với năm trước'; 'bằng 1/5 kết quả toàn tỉnh' is a part of it
_EQUAL = on_pages(r"(?r)(?<!\p{L})(?P<less>(?:chưa|không)\s)?bằng\s", regex.IGNORECASE)
_OF_BEFORE = regex.compile(
    r"\s?[,;.)”\"]|\s(?:so với|cùng kỳ|của cùng kỳ|con số|năm|tháng|quý|hồi|trước|mức (?:bình quân|chung|trung bình)"
    r"|bình quân|trung bình)(?!\p{L})",
    regex.IGNORECASE,
)
_TIMES_WORDS = {
    "đôi": "2",
    "rưỡi": "1.5",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
}
# 'năm' is left out: it means year far more often than five; two and three are mostly 'both' and 'all three', and count
# only after a verb of existence ('chỉ còn ba thôn')
_FEW = on_folded_pages(
    r"(?<![\p{L}\d])(?<!\b(?:thứ|tháng|cả|mùng|ngày|lần|đủ|hết|quý|trong|những|mười|mươi|trăm)\s)(?:bốn|sáu|bảy|tám"
    r"|chín|mười|(?<=\b(?:có|còn|thêm|gồm)\s)(?:hai|ba))(?=\s\p{L})"
)


def few(text: str, folded: str) -> Iterator[Quantity]:
    """'Bốn bản chưa có sóng', 'chín huyện': a small number in words before places, bodies or people."""
    for match in _FEW.finditer(folded):
        found = lookup(folded, match.end() + 1)
        if found and found[1].get("class") in {"place", "body", "person"}:
            end = found[0]
            value = Decimal(_TIMES_WORDS[match[0]])
            bound, lead = bound_of(text, match.start(), end)
            yield Quantity(
                match.start(), end, value, None, None, text[match.end() + 1 : end], "noun", bound, lead, match.end()
            )


def times(text: str, match: regex.Match[str]) -> Quantity:
    """'gấp đôi', 'tăng gấp rưỡi', 'giảm ba lần'."""
    start, end = match.span("times")
    bound, lead = bound_of(text, start, end)
    value = _TIMES_WORDS[(match["twice"] or match["word"]).casefold()]
    return Quantity(start, end, Decimal(value), None, None, "lần", "ratio", bound, lead, end)


def is_fraction(text: str, number: Number) -> bool:
    """Whether 'a/b' without a unit says a part of something, and no day: 'chiếm đúng 1/3', 'chưa nổi 1/3', 'quá 2/3'.

    >>> from diemcau.patterns.numbers import find_numbers
    >>> told = "chiếm hơn 1/3 tổng số, hạn 1/3, còn 2/3 số hộ, đến 2/3"
    >>> [is_fraction(told, number) for number in find_numbers(told)]
    [True, False, True, False]
    """
    if number.total is None or not 0 < number.value < number.total <= _LARGEST or number.scaled:
        return False
    return number.worded or _CUE.match(text, max(0, number.start - _AREA), number.start) is not None


def times_of_before(text: str, number: Number) -> Quantity | None:
    """'giảm một nửa', 'giảm còn 1/3', 'chưa bằng một nửa cùng kỳ': so many times what it was; else None."""
    if not is_fraction(text, number):
        return None
    bound, lead = bound_of(text, number.start, number.end)
    low = max(0, lead - _AREA)
    less = _LESS.match(text, low, lead)
    equal = _EQUAL.match(text, low, lead) if _OF_BEFORE.match(text, number.end) else None
    if less is None and equal is None:
        return None
    if equal is not None and equal["less"]:
        bound = Bound.LT
    value = number.value / (number.total or 1)
    if less is not None and not less["left"]:
        value, bound = 1 - value, _OTHER_SIDE.get(bound, bound)  # 'giảm hơn một phần ba' leaves less than two thirds
    value = value.quantize(_FINE).normalize()
    return Quantity(number.start, number.end, value, None, None, "lần", "ratio", bound, lead, number.end)
