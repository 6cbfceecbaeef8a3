r"""Patterns that are tried only where one of their first words stands.

A regular expression is tried at every character, a page is long, and most of its words open nothing. One Aho-Corasick
pass finds the few places where a match can begin, some thirty times faster; where a pattern can begin is read off the
pattern (:mod:`diemcau.text.openings`).

>>> ranks = anchored(r"(?<!\p{L})(?:xếp|đứng)\sthứ\s\d+", regex.IGNORECASE)
>>> [match[0] for match in ranks.finditer("Xếp thứ 8 cả nước, đứng thứ 2 vùng")]
['Xếp thứ 8', 'đứng thứ 2']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Protocol

import regex
from ahocorasick_rs import AhoCorasick

from diemcau.text.openings import HEAD, openings

_SHORT = 24  # code points; to look for the words would take longer than to try the pattern
_LONG = 400  # code points; a longer text is a page, which many patterns read one after the other


class _Match(Protocol):
    def __call__(self, string: str, pos: int = ..., endpos: int | None = ...) -> regex.Match[str] | None: ...


class Anchored:
    """A pattern with the methods of a compiled one that look for it in a text."""

    def __init__(self, pattern: regex.Pattern[str], number: int = -1) -> None:
        self.pattern, self._number = pattern, number
        self.match: _Match = pattern.match
        self.fullmatch: _Match = pattern.fullmatch

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[regex.Match[str]]:
        """The matches in ``text[start:end]`` in text order, as ``pattern.finditer`` gives them."""
        free, end, match = start, len(text) if end is None else min(end, len(text)), self.pattern.match
        for at in self._starts(text, start, end):
            if at >= free and (found := match(text, at, end)):
                yield found
                free = at + 1 if overlapped else found.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match in ``text[start:end]``, as ``pattern.search`` gives it, or None."""
        end = len(text) if end is None else min(end, len(text))
        if end - start <= _SHORT:
            return self.pattern.search(text, start, end)
        match = self.pattern.match
        return next((found for at in self._starts(text, start, end) if (found := match(text, at, end))), None)

    def sub(self, written: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """``text`` with each match replaced, as ``pattern.sub`` does it."""
        return self.pattern.sub(written, text) if self._starts(text, 0, len(text)) else text

    def _starts(self, text: str, start: int, end: int) -> list[int]:
        """Where one of the openings begins, in text order."""
        if self._number >= 0 and len(text) > _LONG:
            starts = _page_starts(text, len(_ON_PAGES))[self._number]
            if start or end < len(text):
                return starts[bisect_left(starts, start) : bisect_left(starts, end)]
            return starts
        low = lowered(text)
        part = low[start:end] if start or end < len(low) else low
        found = self._automaton.find_matches_as_indexes(part, overlapping=True)
        if not found:
            return []
        heads, at = self._heads, [(which, start + first) for which, first, _ in found]
        return sorted([i for which, i in at if which >= heads or i == 0 or not low[i - 1].isalpha()])

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """How a match can begin (:func:`diemcau.text.openings.openings`)."""
        pattern = self.pattern.pattern.removeprefix("(?r)")
        return openings(pattern, verbose=bool(self.pattern.flags & regex.VERBOSE))

    @cached_property
    def _heads(self) -> int:
        """How many of the openings only the head of a word can be."""
        return sum(text.startswith(HEAD) for text in self.openings)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([lowered(text.lstrip(HEAD)) for text in self.openings])


class Backward(Anchored):
    """A pattern that is read backwards ('(?r)…'): it is tried only on a text that holds one of its openings."""

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        super().__init__(pattern)
        self.match = self._match

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[regex.Match[str]]:
        """The matches in ``text[start:end]``, the last one first, as ``pattern.finditer`` gives them."""
        if self._may_match(text, start, end):
            yield from self.pattern.finditer(text, start, end, overlapped=overlapped)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The last match in ``text[start:end]``, as ``pattern.search`` gives it, or None."""
        return self.pattern.search(text, start, end) if self._may_match(text, start, end) else None

    def _match(self, string: str, pos: int = 0, endpos: int | None = None) -> regex.Match[str] | None:
        return self.pattern.match(string, pos, endpos) if self._may_match(string, pos, endpos) else None

    def _may_match(self, text: str, start: int, end: int | None) -> bool:
        end = len(text) if end is None else min(end, len(text))
        return end - start <= _SHORT or bool(self._starts(text, start, end))


def anchored(pattern: str, flags: int = 0) -> Anchored:
    """Compile ``pattern`` to be tried only where a match can begin; '(?r)' at its head makes it :class:`Backward`.

    No match may be empty. A pattern that can begin with anything raises ValueError when it is first used.
    """
    compiled = regex.compile(pattern, flags)
    return Backward(compiled) if compiled.flags & regex.REVERSE else Anchored(compiled)


def on_pages(pattern: str, flags: int = 0) -> Anchored:
    """Compile a pattern that every page is searched for: all of these look for their openings in one pass."""
    found = Anchored(regex.compile(pattern, flags), len(_ON_PAGES))
    _ON_PAGES.append(found)
    return found


_ON_PAGES: list[Anchored] = []  # grows while modules are loaded; what one finds does not depend on the others


@lru_cache(maxsize=2)
def _automaton_of_pages(count: int) -> tuple[AhoCorasick, tuple[tuple[int, bool], ...]]:
    """The automaton of the first ``count`` patterns; of each opening the pattern and whether it heads a word."""
    owners = [(number, text) for number, one in enumerate(_ON_PAGES[:count]) for text in one.openings]
    automaton = AhoCorasick([lowered(text.lstrip(HEAD)) for _, text in owners])
    return automaton, tuple((number, text.startswith(HEAD)) for number, text in owners)


@lru_cache(maxsize=4)
def _page_starts(text: str, count: int) -> tuple[list[int], ...]:
    """Where each of the first ``count`` patterns can begin in ``text``, in text order."""
    automaton, owners = _automaton_of_pages(count)
    low = lowered(text)
    starts: tuple[list[int], ...] = tuple([] for _ in range(count))
    for which, first, _ in automaton.find_matches_as_indexes(low, overlapping=True):
        number, heads = owners[which]
        if not heads or first == 0 or not low[first - 1].isalpha():
            starts[number].append(first)
    return tuple(map(sorted, starts))


def lowered(text: str) -> str:
    r"""``text`` in small letters, each white space one space; character i stands for character i.

    >>> lowered("Tỉnh ủy\nHỌP")
    'tỉnh ủy họp'
    """
    return _page_lowered(text) if len(text) > _LONG else _clause_lowered(text)


# a line end, a tab; not the plain space
_ODD_SPACE = re.compile(r"[^\S ]")


def _lowered(text: str) -> str:
    low = text.casefold()
    if len(low) != len(text):
        low = "".join(_small(char) for char in text)
    return low if low.isprintable() else _ODD_SPACE.sub(" ", low)  # of all white space only the space is printable


def _small(char: str) -> str:
    # 'İ' is an i wherever case does not count
    return "i" if char == "İ" else low if len(low := char.casefold()) == 1 else char


_page_lowered = lru_cache(maxsize=8)(_lowered)
_clause_lowered = lru_cache(maxsize=256)(_lowered)
