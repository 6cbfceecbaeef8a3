"""Numbers as Vietnamese prose writes them: '1.928.311', '22,4', '6.000 nghìn tỷ', '63/63', '30 đến 40', 'một triệu'.

Only the number is read here; what it counts, and whether it is a figure at all, is decided in quantities and
nonfigures. Grouping follows the Vietnamese habit (dot groups thousands, comma is the decimal sign: Nghị định
30/2020/NĐ-CP and TCVN 6398 usage); the reverse is accepted where grouping is impossible ('87.9', '1,928,311').
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

import regex

from diemcau.patterns.numberkinds import SCALES, Number
from diemcau.patterns.numberwords import PART, WORDS, fraction, worded

__all__ = ["Number", "find_numbers", "parse_digits"]

# more than fifteen digits in a row are no number but a code
# 1.928.311 · 1.928.311,5 · 1,928,311 · 22,4 · 87.9 · 02 · 0.125
DIGITS = r"""
    (?: \d{1,3} (?: \.\d{3} ){1,5} (?: ,\d{1,4} )? (?![.,]?\d)
      | \d{1,3} (?: ,\d{3} ){2,5} (?: \.\d{1,4} )? (?![.,]?\d)
      | \d{1,3} (?: \x20\d{3} ){1,5} (?: ,\d{1,4} )? (?![.,]?\d)
      | \d{1,15} , \d{1,6} (?![.,]?\d)
      | \d{1,15} \. (?: \d{1,2} | \d{4,6} ) (?![.,]?\d)
      | \d{1,15} (?![.,]?\d)
    )
"""
SCALE = r"(?: (?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ](?!\s(?:lệ|trọng|suất|giá|số|phú|mỉ|thí))) (?!\p{L}) )"
_SCALED = rf"{DIGITS} (?: \s{{0,2}} {SCALE} (?: \s {SCALE} ){{0,2}} )?"  # typists double spaces
# ranges: 30 đến 40 · 5-7 · 5 – 7 · 30% đến 40% · 10 tới 15; 'từ 5% lên 7%' is a rise, no range
_JOIN = r"(?: \s?[-–]\s? | \s(?:đến|tới)\s )"
_NUMBER = regex.compile(
    rf"""
    (?<! [\p{{L}}\d_] | \d[.,/:] | \p{{L}}- | (?-i:\p{{Lu}})/ )
    (?:
      (?P<a> {DIGITS} ) (?P<ascale> \s?{SCALE} )? \s?/\s? (?P<b> {DIGITS} ) (?P<bscale> \s?{SCALE} )?
      (?! \s?/\s?\d | [-/](?-i:\p{{Lu}}) )
    | (?P<low> {_SCALED} ) (?P<lowpercent> \s?% )? {_JOIN} (?P<high> {_SCALED} )
    | (?P<first> {DIGITS} ) \s? (?P<firstscale> {SCALE} ) \s
      (?P<second> \d{{1,3}} ) \s? (?P<secondscale> {SCALE} ) (?! \s {SCALE} )
    | (?P<plain> {_SCALED} ) (?P<half> \srưỡi\b )?
    )
    (?! [\d_] | [.,]\d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ROW = re.compile(r"\d+")
_DIGITS = regex.compile(DIGITS, regex.VERBOSE)
_GROUPED = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SCALE_WORDS = regex.compile(r"chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ]", regex.IGNORECASE)


@lru_cache(maxsize=2)  # figures and residue read the same page
def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of ``text`` in text order, not overlapping: in figures, and in words where they are surely numbers.

    >>> [str(n.value) for n in find_numbers("1.928.311 tỷ đồng, 87.9%, 6 nghìn tỷ, hơn một triệu người, một số xã")]
    ['1928311000000000', '87.9', '6000000000000', '1000000']
    """
    found = [n for m in _in_figures(text) if (n := _digits(m))]
    found += [n for m in WORDS.finditer(text) if (n := worded(m))]
    found += [fraction(m) for m in PART.finditer(text)]
    return tuple(_apart(sorted(found)))


def _in_figures(text: str) -> Iterator[regex.Match[str]]:
    """The matches of _NUMBER in text order; it is tried where a row of digits begins, nowhere else can it begin."""
    end = 0
    for row in _ROW.finditer(text):
        if row.start() >= end and (match := _NUMBER.match(text, row.start())):
            end = match.end()
            yield match


def _apart(numbers: Iterable[Number]) -> Iterator[Number]:
    end = 0
    for number in numbers:
        if number.start >= end:
            end = number.end
            yield number


def parse_digits(digits: str) -> Decimal:
    """The value of a number in figures.

    >>> [str(parse_digits(d)) for d in ("1.928.311", "22,4", "87.9", "1,928,311.5", "02", "12.345", "0.125")]
    ['1928311', '22.4', '87.9', '1928311.5', '2', '12345', '0.125']
    """
    digits = digits.strip().replace(" ", "")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        return Decimal(digits[:decimal].replace(".", "").replace(",", "") + "." + digits[decimal + 1 :])
    if digits.count(",") > 1:
        return Decimal(digits.replace(",", ""))
    if "." in digits and _GROUPED.fullmatch(digits):
        return Decimal(digits.replace(".", ""))
    return Decimal(digits.replace(",", "."))


def _first_digits(text: str) -> str:
    match = _DIGITS.match(text)
    return match[0] if match else "0"


def _scaled(text: str) -> tuple[Decimal, bool]:
    """The value of '6.000 nghìn tỷ' and whether a scale word took part."""
    value = parse_digits(_first_digits(text))
    scales = [word.casefold() for word in _SCALE_WORDS.findall(text)]
    for word in scales:
        value *= SCALES[word]
    return _plain(value), bool(scales)


def _plain(value: Decimal) -> Decimal:
    """Without the trailing zeros that multiplication leaves: 3900000.0 → 3900000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _digits(match: regex.Match[str]) -> Number | None:
    start, end = match.span()
    if match["a"]:
        return _of_total(match)
    if match["low"]:
        return _range(match)
    if match["first"]:
        # 1 tỷ 200 triệu
        value = parse_digits(match["first"]) * SCALES[match["firstscale"].casefold()]
        value += parse_digits(match["second"]) * SCALES[match["secondscale"].casefold()]
        return Number(start, end, value, scaled=True)
    value, scaled = _scaled(match["plain"])
    if match["half"]:
        scale = _SCALE_WORDS.findall(match["plain"])
        value += Decimal(SCALES[scale[-1].casefold()] if scale else 1) / 2
    return Number(start, end, value, scaled=scaled)


def _of_total(match: regex.Match[str]) -> Number:
    """'41,6/108,9 tỷ' shares the scale that stands last; '2 triệu/3,1 triệu' has one of its own."""
    scale = match["bscale"]
    total = parse_digits(match["b"]) * (SCALES[scale.strip().casefold()] if scale else 1)
    own = match["ascale"] or scale
    value = parse_digits(match["a"]) * (SCALES[own.strip().casefold()] if own else 1)
    return Number(*match.span(), _plain(value), total=_plain(total), scaled=bool(own))


def _range(match: regex.Match[str]) -> Number | None:
    """'30 đến 40 triệu' shares the scale of its second end."""
    low, low_scaled = _scaled(match["low"])
    high, high_scaled = _scaled(match["high"])
    if high_scaled and not low_scaled and low < 1000:
        low *= high / parse_digits(_first_digits(match["high"]))
    if high <= low:  # '28-12' is no range
        return None
    return Number(*match.span(), low, upper=high, scaled=low_scaled or high_scaled)
