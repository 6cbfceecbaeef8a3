r"""Patterns that are tried only where one of their first words stands.

A regular expression is tried at every character, and most words of a text open nothing. One Aho-Corasick pass finds the
few places where a match can begin: one pass for all patterns of a *family*, those that read the same texts. Where a
pattern can begin is read off the pattern (:mod:`diemcau.text.openings`).

>>> ranks = in_clauses(r"(?<!\p{L})(?:xếp|đứng)\sthứ\s\d+", regex.IGNORECASE)
>>> [match[0] for match in ranks.finditer("Xếp thứ 8 cả nước, đứng thứ 2 vùng")]
['Xếp thứ 8', 'đứng thứ 2']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Protocol

import regex
from ahocorasick_rs import AhoCorasick

from diemcau.text.openings import HEAD, openings


class Family:
    """Patterns that are asked about the same texts; what one finds does not depend on the others.

    ``kept`` is for how many texts it is remembered where the patterns can begin.
    """

    def __init__(self, kept: int) -> None:
        self._members: list[Anchored] = []
        self.starts = lru_cache(maxsize=kept)(self._find)

    def __call__(self, pattern: str, flags: int = 0) -> Anchored:
        """Compile ``pattern`` as one of the family; '(?r)' at its head makes it :class:`Backward`.

        No match may be empty. Where a pattern can begin with anything the family raises ValueError at its first text.
        """
        compiled = regex.compile(pattern, flags)
        kind = Backward if compiled.flags & regex.REVERSE else Anchored
        member = kind(compiled, self, len(self._members))
        self._members.append(member)
        self.__dict__.pop("_automaton", None)
        self.starts.cache_clear()
        return member

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[tuple[list[int], list[int]]]]:
        """The openings of all patterns; of each the patterns that it opens anywhere and those that it opens only where
        it is the head of a word.
        """
        owners: dict[str, tuple[list[int], list[int]]] = {}
        for number, member in enumerate(self._members):
            for opening in member.openings:
                owners.setdefault(opening.removeprefix(HEAD), ([], []))[opening.startswith(HEAD)].append(number)
        return AhoCorasick(list(owners)), list(owners.values())

    def _find(self, text: str) -> Mapping[int, list[int]]:
        """Where the patterns can begin in ``text``, in text order, by their number; those that can't are left out."""
        automaton, owners = self._automaton
        low = lowered(text)
        found: defaultdict[int, list[int]] = defaultdict(list)
        for which, first, _ in automaton.find_matches_as_indexes(low, overlapping=True):
            anywhere, at_head = owners[which]
            for number in anywhere:
                found[number].append(first)
            if at_head and not (first and low[first - 1].isalpha()):
                for number in at_head:
                    found[number].append(first)
        for starts in found.values():
            starts.sort()
        return found


_NOWHERE: list[int] = []  # shared: nobody changes a list of starts


class _Match(Protocol):
    def __call__(self, string: str, pos: int = ..., endpos: int | None = ...) -> regex.Match[str] | None: ...


class Anchored:
    """A pattern of a family, with the methods of a compiled one that look for it in a text."""

    def __init__(self, pattern: regex.Pattern[str], family: Family, number: int) -> None:
        self.pattern, self._family, self._number = pattern, family, number
        self._begins = family.starts
        self.match: _Match = pattern.match
        self.fullmatch: _Match = pattern.fullmatch

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[regex.Match[str]]:
        """The matches in ``text[start:end]`` in text order, as ``pattern.finditer`` gives them."""
        starts = self._starts(text, start, end)
        return self._matches(starts, text, end, overlapped=overlapped) if starts else iter(())

    def _matches(
        self, starts: list[int], text: str, end: int | None, *, overlapped: bool
    ) -> Iterator[regex.Match[str]]:
        free, match = 0, self.pattern.match
        for at in starts:
            if at >= free and (found := match(text, at, end)):
                yield found
                free = at + 1 if overlapped else found.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match in ``text[start:end]``, as ``pattern.search`` gives it, or None."""
        match = self.pattern.match
        for at in self._starts(text, start, end):
            if found := match(text, at, end):
                return found
        return None

    def sub(self, written: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """``text`` with each match replaced, as ``pattern.sub`` does it."""
        return self.pattern.sub(written, text) if self._starts(text) else text

    def _starts(self, text: str, start: int = 0, end: int | None = None) -> list[int]:
        """Where a match can begin in ``text[start:end]``, in text order."""
        starts = self._begins(text).get(self._number)
        if starts is None:
            return _NOWHERE
        if start == 0 and end is None:
            return starts
        return starts[bisect_left(starts, start) : len(starts) if end is None else bisect_left(starts, end)]

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """How a match can begin (:func:`diemcau.text.openings.openings`)."""
        pattern = self.pattern.pattern.removeprefix("(?r)")
        return openings(pattern, verbose=bool(self.pattern.flags & regex.VERBOSE))


class Backward(Anchored):
    """A pattern that is read backwards ('(?r)…'): it is tried only on a text that holds one of its openings."""

    def __init__(self, pattern: regex.Pattern[str], family: Family, number: int) -> None:
        super().__init__(pattern, family, number)
        self.match = self._match

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[regex.Match[str]]:
        """The matches in ``text[start:end]``, the last one first, as ``pattern.finditer`` gives them."""
        told = self._can_begin(text, start, end)
        return self.pattern.finditer(text, start, end, overlapped=overlapped) if told else iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The last match in ``text[start:end]``, as ``pattern.search`` gives it, or None."""
        return self.pattern.search(text, start, end) if self._can_begin(text, start, end) else None

    def _match(self, string: str, pos: int = 0, endpos: int | None = None) -> regex.Match[str] | None:
        return self.pattern.match(string, pos, endpos) if self._can_begin(string, pos, endpos) else None

    def _can_begin(self, text: str, start: int, end: int | None) -> bool:
        """Whether one of the openings stands in ``text[start:end]``."""
        starts = self._begins(text).get(self._number, _NOWHERE)
        # the last one before the end, or the last one of all
        at = (len(starts) if end is None else bisect_left(starts, end)) - 1
        return at >= 0 and starts[at] >= start


on_pages = Family(4)
"""Patterns that are asked about the whole text of a page, or stretches of it."""
on_folded_pages = Family(2)
"""The same for a page's folded text."""
in_clauses = Family(256)
"""Patterns that are asked about the words around a figure, each clause by several."""
in_templates = Family(8)
"""Patterns of roles, that are asked about a sentence's template."""


def lowered(text: str) -> str:
    r"""``text`` in small letters, each white space one space; character i stands for character i.

    >>> lowered("Tỉnh ủy\nHỌP")
    'tỉnh ủy họp'
    """
    low = text.casefold()
    if len(low) != len(text):
        low = "".join(_small(char) for char in text)
    return low if low.isprintable() else _ODD_SPACE.sub(" ", low)  # of all white space only the space is printable


# a line end, a tab; not the plain space
_ODD_SPACE = re.compile(r"[^\S ]")


def _small(char: str) -> str:
    # 'İ' is an i wherever case does not count
    return "i" if char == "İ" else low if len(low := char.casefold()) == 1 else char
