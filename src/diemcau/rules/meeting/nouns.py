"""The nouns for meetings as a piece of a pattern: the forms and kinds of lexicon/events.toml, the only list of them."""

from __future__ import annotations

from functools import cache

import regex

from diemcau.lexicon.loader import load

# kinds of meetings whose bare names are mostly work ('chủ trì kiểm tra hồ sơ')
_WORK = frozenset({"kiểm tra", "giám sát"})
_VERB = "tổ chức "  # 'tổ chức công bố': the verb is part of the form


@cache
def event_nouns() -> str:
    """The nouns for meetings ('hội nghị', 'buổi làm việc') as regex alternatives, the longest first.

    Spaces are written '[ ]', for verbose patterns. Verbs ('họp bàn', 'tổ chức công bố') and bare names of work ('kiểm
    tra') are left out. Raises LexiconError for a broken lexicon.

    >>> nouns = event_nouns().split("|")
    >>> [noun in nouns for noun in ("hội[ ]nghị", "lễ", "họp[ ]bàn", "kiểm[ ]tra")]
    [True, True, False, False]
    """
    entries = [entry for entry in load("events") if entry.get("verb") in {"", "also"}]
    nouns = {form for entry in entries for form in entry.forms} | {entry.get("type") for entry in entries}
    ordered = sorted(
        (noun for noun in nouns - _WORK if not noun.startswith(_VERB)), key=lambda noun: (-len(noun), noun)
    )
    return "|".join(regex.escape(noun, literal_spaces=True).replace(" ", "[ ]") for noun in ordered)
