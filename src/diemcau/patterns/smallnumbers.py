"""Small numbers in words that are surely figures: 'bốn bản', 'còn ba thôn', 'gấp đôi', 'giảm ba lần'."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from diemcau.patterns.bounds import bound_of
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
