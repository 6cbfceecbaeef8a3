"""Plain lists of words that a grammar needs (lists/*.toml), as pieces of a pattern.

Unlike the entries of the other files these words stand for nothing; two lists may share one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import regex

from diemcau.errors import LexiconError

FILES = ("acts", "figures", "meetings", "names", "posts", "speech")
"""The files of lists; a list's name is unique among all of them."""


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for file in FILES:
        text = resources.files("diemcau.lexicon").joinpath(f"lists/{file}.toml").read_text("utf-8")
        for name, listed in tomllib.loads(text).items():
            where = f"lists/{file}.toml {name}"
            if not isinstance(listed, list) or not all(isinstance(word, str) and word for word in listed):
                raise LexiconError(f"{where}: expected a list of words, found {listed!r}")
            if len(set(listed)) < len(listed):
                raise LexiconError(f"{where}: a word stands there twice")
            if name in found:
                raise LexiconError(f"{where}: another file has a list of this name")
            found[name] = tuple(listed)
    return found


def word_list(name: str) -> tuple[str, ...]:
    """The words of the list ``name`` in the order of its file.

    Raises LexiconError for a file that is no set of lists, KeyError for an unknown list.
    """
    return _lists()[name]


@cache
def words(name: str) -> str:
    r"""Write the list ``name`` as regex alternatives, the longest first; spaces as '[ ]', so that it fits any pattern.

    Raises LexiconError for a file that is no set of lists, KeyError for an unknown list.

    >>> words("things-of-software")
    'nền[ ]tảng|phần[ ]mềm|ứng[ ]dụng|app'
    """
    forms = sorted(word_list(name), key=lambda form: (-len(form), form))
    return "|".join(regex.escape(form, literal_spaces=True).replace(" ", "[ ]") for form in forms)
