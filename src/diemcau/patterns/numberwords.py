"""Numbers in words: 'một triệu', 'hai mươi lăm', 'một phần ba'."""

from __future__ import annotations

from decimal import Decimal

import regex

from diemcau.patterns.numberkinds import SCALES, Number
from diemcau.text.anchored import on_pages

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_WORD = (
    r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|linh|lẻ|rưỡi"
    r"|chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ](?!\s(?:lệ|trọng|suất|giá|số|phú|mỉ)))"  # not 'hai tỷ lệ này'
)
# một triệu · hai mươi lăm · mười hai · ba trăm linh năm · một trăm nghìn; single digits and 'trăm họ' are left alone
WORDS = on_pages(
    rf"(?<![\p{{L}}\d]) (?<!\d\s) {_WORD} (?: \s{_WORD} )+ (?!\p{{L}})".replace(" ", "").replace(r"\s", " "),
    regex.IGNORECASE,
)
# một nửa · hai phần ba · một phần tư · ba phần năm · quá nửa số hộ, but not 'hơn nửa năm'
PART = on_pages(
    r"(?<!\p{L})(?:một nửa"
    r"|(?<=(?:quá|hơn|gần|trên|non|đầy|tới|đến|được|đúng|giảm|bằng)\s)nửa(?=\s(?:số|tổng|trong)\s|\s?[,;.])"
    r"|(?P<a>một|hai|ba|bốn|năm|sáu|bảy|tám|chín) phần (?P<b>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín"
    r"|mười|trăm|nghìn))(?!\p{L})",
    regex.IGNORECASE,
)


def worded(match: regex.Match[str]) -> Number | None:
    """Numbers in words count when they name a scale ('một triệu') or a ten ('hai mươi lăm', 'mười hai')."""
    words = match[0].casefold().split()
    if words[0] in {
        "trăm",
        "nghìn",
        "ngàn",
        "vạn",
        "triệu",
        "tỷ",
        "tỉ",
        "chục",
        "linh",
        "lẻ",
        "rưỡi",
        "mốt",
        "lăm",
        "tư",
    }:
        return None
    if not any(w in SCALES or w in {"mười", "mươi"} for w in words) or (
        words[:2] in (["một", "chục"], ["một", "trăm"]) and len(words) == 2
    ):
        return None
    value = _compose(words)
    return None if value is None else Number(*match.span(), value, scaled=words[-1] in SCALES, worded=True)


def _compose(words: list[str]) -> Decimal | None:
    """The value of number words read left to right; None where they do not make one number."""
    total, part, unit, last = Decimal(0), Decimal(0), None, Decimal(1)
    for word in words:
        if word in _UNITS:
            if unit is not None:
                return None
            unit = Decimal(_UNITS[word])
        elif word == "mười":
            part, unit, last = part + 10, None, Decimal(10)
        elif word in {"mươi", "chục"}:
            part, unit, last = part + 10 * (unit or 1), None, Decimal(10)
        elif word == "trăm":
            part, unit, last = part + 100 * (unit or 1), None, Decimal(100)
        elif word == "rưỡi":
            total += last / 2
        elif word in SCALES:
            total = (
                (total + part + (unit or 0)) * SCALES[word]
                if word in {"tỷ", "tỉ"}
                else total + (part + (unit or 0)) * SCALES[word]
            )
            part, unit, last = Decimal(0), None, Decimal(SCALES[word])
    return total + part + (unit or 0)


def fraction(match: regex.Match[str]) -> Number:
    """'hai phần ba' → 2 of 3; 'một nửa' → 1 of 2."""
    if not match["a"]:
        return Number(*match.span(), Decimal(1), total=Decimal(2), worded=True)
    below = {"mười": 10, "trăm": 100, "nghìn": 1000, **_UNITS}
    return Number(
        *match.span(), Decimal(_UNITS[match["a"].casefold()]), total=Decimal(below[match["b"].casefold()]), worded=True
    )
