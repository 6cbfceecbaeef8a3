"""Normalisation of source text for reading, with a map back to source offsets.

What is changed: canonical composition (NFC) run by run, look-alikes of Đ (Ð U+00D0, Ɖ U+0189), odd spaces,
zero-width characters and soft hyphens, the place of the tone mark ('hoà' → 'hòa'). Curly quotes are kept.

Nearly every character of nearly every article stays one character, so the text is copied in long plain stretches
(`str.translate`, C speed) and only what composes, decomposes or disappears is handled one by one.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache

import regex

from diemcau.text.fold import settle_tone_marks

_DROP = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad")
_REPLACE = {
    "\u00d0": "Đ",  # Ð, eth: the commonest look-alike of Đ
    "\u0189": "Đ",  # Ɖ, African D
    "\u00f0": "đ",  # ð
    "\u0256": "đ",  # ɖ
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
}
# All control characters (Cc) and spaces (Zs) of Unicode but the newline are read as one plain space.
_SPACES = [chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))] + list("\u00a0\u1680\u202f\u205f\u3000")
_SPACES += [chr(c) for c in range(0x2000, 0x200B)]
_TABLE = str.maketrans({c: " " for c in _SPACES if c != "\n"} | _REPLACE)

# What is not one character for one character:
#   'e' + U+0302 + U+0301    a base with what composes onto it, read as 'ế'
#   U+0301 at the start      a mark without a base
#   U+212B                   a character that NFC replaces (Å)
#   U+FEFF, U+00AD           a character that is dropped
_ODD = regex.compile(
    r"""
      \P{M} \p{M}+
    | \p{M}+
    | \p{NFC_QC=N}
    | [\ufeff\u200b\u200c\u200d\u2060\u00ad]
    """,
    regex.VERBOSE,
)


@lru_cache(maxsize=8192)
def _is_odd(char: str) -> bool:
    """Whether the character may compose, decompose or disappear."""
    return char in _DROP or unicodedata.category(char)[0] == "M" or not unicodedata.is_normalized("NFC", char)


def normalise(source: str) -> tuple[str, Sequence[int], Sequence[int]]:
    r"""The text to read, with the source offset where each of its characters begins and ends (end exclusive).

    Offsets count code points. The text has no decomposed Vietnamese letters and no odd spaces.

    >>> text, starts, ends = normalise("tie\u0302\u0301n\u00a0\u00d0")
    >>> text, list(starts), list(ends)
    ('tiến Đ', [0, 1, 2, 5, 6, 7], [1, 2, 5, 6, 7, 8])
    """
    if not any(map(_is_odd, set(source))):  # an article has some 150 different characters
        return settle_tone_marks(source.translate(_TABLE)), range(len(source)), range(1, len(source) + 1)
    text: list[str] = []
    starts: array[int] = array("q")
    ends: array[int] = array("q")
    position = 0
    for match in _ODD.finditer(source):
        first, last = match.span()
        text.append(source[position:first])
        starts.extend(range(position, first))
        ends.extend(range(position + 1, first + 1))
        kept = [char for char in unicodedata.normalize("NFC", match[0]) if char not in _DROP]
        text += kept
        starts.extend([first] * len(kept))
        ends.extend([last] * len(kept))
        position = last
    text.append(source[position:])
    starts.extend(range(position, len(source)))
    ends.extend(range(position + 1, len(source) + 1))
    return settle_tone_marks("".join(text).translate(_TABLE)), starts, ends
