"""Abbreviations written out: 'UBND tỉnh' → 'Ủy ban nhân dân tỉnh' (lexicon/abbreviations.toml)."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from diemcau.lexicon.loader import load


@cache
def _table() -> tuple[regex.Pattern[str], dict[str, str]]:
    long = {form: entry.label for entry in load("abbreviations") for form in entry.forms}
    forms = "|".join(regex.escape(form) for form in sorted(long, key=len, reverse=True))
    # "UBND tỉnh", "T.Ư" and "BCĐ/UBND", but not "UBNDX" or the "TW" of "57-NQ/TW" (a document's number stays as it is)
    pattern = regex.compile(
        rf"(?<![\p{{L}}\d]|[\p{{Lu}}\d]-|\p{{Lu}}{{2}}/)(?P<form>{forms})(?![\p{{L}}\d]|/\p{{Lu}}|-\p{{Lu}})"
    )
    return pattern, long


@lru_cache(maxsize=256)  # units and bodies come again and again
def expand(text: str) -> str:
    """``text`` with each known abbreviation written out; everything else stays as it is.

    An abbreviation that only repeats in parentheses what stands before it is dropped.

    >>> expand("Phó Chủ tịch UBND TP. Huế")
    'Phó Chủ tịch Ủy ban nhân dân thành phố Huế'
    >>> expand("chuyển đổi số (CĐS) năm 2024")
    'chuyển đổi số năm 2024'
    >>> expand("Nghị quyết số 57-NQ/TW")
    'Nghị quyết số 57-NQ/TW'
    """
    if text.islower():
        return text  # every abbreviation has a capital
    pattern, long = _table()
    if not pattern.search(text):
        return text
    written = pattern.sub(lambda match: long[match["form"]], text)
    for form, label in long.items():
        if form in text and f"({label})" in written:
            written = regex.sub(rf"(?i)({regex.escape(label)}) ?\({regex.escape(label)}\)", r"\1", written)
    return written
