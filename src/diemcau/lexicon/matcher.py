"""One matcher for all lexicon files: Aho-Corasick over folded text, leftmost-longest, whole words only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from diemcau.lexicon.loader import Entry, load
from diemcau.text.fold import fold

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A form found in the text: code points ``start`` to ``end`` (exclusive) and what it stands for."""

    start: int
    end: int
    item: T


class Matcher(Generic[T]):
    """Finds the forms of many items in one pass.

    ``pairs`` are (form, item); of two items with one form the first wins. The folding keeps the length, so offsets in
    the folded text are offsets in the text.
    """

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        items: dict[str, T] = {}
        for form, item in pairs:
            items.setdefault(fold(form), item)
        self._items = list(items.values())
        self._automaton = AhoCorasick(list(items), matchkind=MatchKind.Standard)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Whole-word hits in ``folded[start:end]``, leftmost-longest, not overlapping, in text order."""
        piece = folded if start == 0 and end is None else folded[start:end]
        # All overlapping matches are asked for: a longer form that is no whole word ('Tân An' in 'Tân Anh') must not
        # hide a shorter one that is.
        whole = [
            (first, -last, index)
            for index, first, last in self._automaton.find_matches_as_indexes(piece, overlapping=True)
            if _is_whole(piece, first, last)
        ]
        free = 0
        for first, last, index in sorted(whole):
            if first >= free:
                free = -last
                yield Hit(start + first, start - last, self._items[index])


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after


@cache
def matcher(name: str) -> Matcher[Entry]:
    """The matcher for the lexicon file ``<name>.toml``."""
    return Matcher((form, entry) for entry in load(name) for form in entry.forms)
