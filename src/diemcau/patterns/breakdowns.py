"""Breakdowns by place: '(Bắc Hà 12, Sa Pa 9)', 'gồm: Bắc Hà 12, Sa Pa 9'; the unit stands before the list."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.facts import Bound
from diemcau.patterns.nonfigures import is_name
from diemcau.patterns.numberkinds import Number
from diemcau.patterns.numbers import DIGITS, parse_digits
from diemcau.patterns.quantitykinds import Quantity
from diemcau.text.anchored import on_pages

# 'Bắc Hà 12', 'TP Lào Cai: 1.204'
_ITEM = rf"(?-i:\p{{Lu}})[\p{{L}}.]*(?:\s(?-i:\p{{Lu}})[\p{{L}}.]*){{0,4}}:?\s(?P<number>{DIGITS})"
# two items or more, opened by a parenthesis or by a word that announces parts, up to the end of the list
_LIST = on_pages(
    rf"""
    (?: \( | (?<!\p{{L}}) (?:gồm(?:\scó)?|trong\sđó(?:\scó)?|cụ\sthể(?:\slà)?|như)\s?[:,]?\s )
    {_ITEM} (?: (?:[,;]|,?\svà)\s {_ITEM} )+ (?= \s?[).;…] | \s?\.\.\. | \s*\n | \s*\Z )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def find_breakdowns(text: str) -> Iterator[Quantity]:
    """The figures without a unit in lists by place, in text order; a number that only names something breaks no list.

    >>> [str(q.value) for q in find_breakdowns("27 nhà sập (Bắc Hà 12, Sa Pa 9, Bát Xát 6); Quận 1, Quận 3")]
    ['12', '9', '6']
    """
    for match in _LIST.finditer(text):
        spans = match.spans("number")
        numbers = [Number(start, end, parse_digits(text[start:end])) for start, end in spans]
        if any(is_name(text, number, counted=True) for number in numbers):
            continue
        for number in numbers:
            yield Quantity(
                number.start, number.end, number.value, None, None, "", "none", Bound.EQ, number.start, number.end
            )
