"""Folding of Vietnamese text, so that spellings that readers take for one compare equal.

Both functions keep the length: character i of the result stands for character i of the (NFC) input, so offsets found in
folded text hold in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_BARE = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_MARKED = frozenset("ăâêôơưĂÂÊÔƠƯ")  # they carry the tone of their syllable wherever they stand
_TONED = {unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel in _BARE for tone in _TONES}

TONED_VOWELS = "".join(_TONED)
"""The vowels with a tone mark, small and capital."""

_VOWEL = f"[{_BARE}{''.join(_TONED)}]"
# two vowels or more, one of them with a tone: 'oà' of 'hoà', 'uỷu' of 'khuỷu', 'uyề' of 'quyền'.
# It starts where a run of vowels starts and never tries twice, so a megabyte of 'a' takes no longer than one of text.
_RUN = re.compile(rf"(?<!{_VOWEL})(?={_VOWEL}{{2}})[{_BARE}]*+[{''.join(_TONED)}]{_VOWEL}*+")

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = (
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")  # M’Drắk, M'Drắk
    | dict.fromkeys("\u00d0\u0189\u00f0\u0256", "đ")  # eth and African D stand in for Đ
)
_ODD = re.compile(f"[{''.join(_PLAIN)}]")  # rare: to look for them is faster than to translate every character


def _plain(text: str) -> str:
    return _ODD.sub(lambda match: _PLAIN[match[0]], text)


def fold(text: str) -> str:
    """Take away what spelling leaves free: case, kind of dash, apostrophe and space, place of the tone mark.

    The text is brought to NFC first. For NFC input ``len(fold(text)) == len(text)``, character by character; a letter
    whose case folding is longer than itself ('ß') is left as it is. Line ends stay, runs of spaces stay.

    >>> fold("Ủy ban – HOÀ Bình") == fold("Uỷ ban - Hòa bình")
    True
    >>> len(fold("Uỷ ban nhân dân")) == len("Uỷ ban nhân dân")
    True
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return settle_tone_marks(_lowered(_plain(unicodedata.normalize("NFC", text))))


def fold_normalised(text: str) -> str:
    """``fold(text)`` for a text that has been normalised (diemcau.text.normalise): its tone marks are settled."""
    return _lowered(_plain(text))


def _lowered(text: str) -> str:
    folded = text.casefold()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.casefold()) == 1 else char for char in text)
    return folded


_SHORT = 48  # names and words are folded again and again
_fold_short = lru_cache(maxsize=16384)(_fold)


def settle_tone_marks(text: str) -> str:
    """Put the tone mark of every syllable of ``text`` (NFC) in one place; case, length and all else are kept.

    The place: on ă â ê ô ơ ư where there is one, else on the last vowel before a final consonant, else on the first of
    two vowels and the middle one of three. The u of 'qu' and the i of 'gi' before a vowel belong to the consonant.

    >>> settle_tone_marks("Hoà Bình, khoẻ, quý, giá, gì, thuở, Huỳnh, HOÀN, khuỷu tay")
    'Hòa Bình, khỏe, quý, giá, gì, thuở, Huỳnh, HOÀN, khuỷu tay'
    """
    return _RUN.sub(_settled, text)


def _settled(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 1) : start].lower()
    return _settle(match[0], before if before in {"q", "g"} else "", closed=text[end : end + 1].isalpha())


@lru_cache(maxsize=4096)
def _settle(run: str, onset: str, *, closed: bool) -> str:
    """Settle the vowels ``run`` behind ``onset`` ('q', 'g' or ''), before a final consonant if ``closed``."""
    letters = [_TONED.get(char, (char, "")) for char in run]
    bare = [vowel for vowel, _ in letters]
    tones = [tone for _, tone in letters if tone]
    if len(tones) != 1:  # not one syllable
        return run
    first = 1 if onset + bare[0].lower() in {"qu", "gi"} else 0
    at = first + _tone_place(bare[first:], closed=closed)
    bare[at] = unicodedata.normalize("NFC", bare[at] + tones[0])
    return "".join(bare)


def _tone_place(nucleus: list[str], *, closed: bool) -> int:
    marked = [i for i, vowel in enumerate(nucleus) if vowel in _MARKED]
    if marked:
        return marked[-1]
    if closed:
        return len(nucleus) - 1
    return 1 if len(nucleus) > 2 else 0
