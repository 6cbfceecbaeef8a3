"""One matcher for all lexicon files: Aho-Corasick over folded text, leftmost-longest, whole words only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
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
        self._forms, self._items = list(items), list(items.values())
        self._automaton = AhoCorasick(list(items), matchkind=MatchKind.Standard)

    @property
    def pairs(self) -> tuple[tuple[str, T], ...]:
        """The folded forms, each with its item."""
        return tuple(zip(self._forms, self._items, strict=True))

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Whole-word hits in ``folded[start:end]``, leftmost-longest, not overlapping, in text order."""
        piece = folded if start == 0 and end is None else folded[start:end]
        for hit in _leftmost_longest(self.find_all(piece)):
            yield Hit(start + hit.start, start + hit.end, hit.item)

    def find_all(self, folded: str) -> list[Hit[T]]:
        """All whole-word hits, overlapping ones too, in no order."""
        # A longer form that is no whole word ('Tân An' in 'Tân Anh') must not hide a shorter one that is.
        return [
            Hit(first, last, self._items[index])
            for index, first, last in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if _is_whole(folded, first, last)
        ]


def _leftmost_longest(hits: list[Hit[T]]) -> Iterator[Hit[T]]:
    """Of ``hits`` those that overlap no earlier and no longer one, in text order."""
    free = 0
    for hit in sorted(hits, key=_by_place):
        if hit.start >= free:
            free = hit.end
            yield hit


def _by_place(hit: Hit[T]) -> tuple[int, int]:
    return hit.start, -hit.end


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after


@cache
def matcher(name: str) -> Matcher[Entry]:
    """The matcher for the lexicon file ``<name>.toml``."""
    return Matcher((form, entry) for entry in load(name) for form in entry.forms)


ON_EVERY_PAGE = (
    "bodies", "bodyheads", "bodystops", "compounds", "events", "fields", "legalkinds", "programmes", "purposes",
    "roles", "sectors", "systems", "titlestops", "topics",
)  # fmt: skip
"""The lexicons that each page is searched for, all of them in one pass."""


def page_hits(name: str, folded: str) -> tuple[Hit[Entry], ...]:
    """The hits of a lexicon file in the whole folded text of a page, as ``matcher(name).find(folded)`` gives them."""
    return _all_hits(folded)[name] if name in ON_EVERY_PAGE else tuple(matcher(name).find(folded))


@cache
def _all_forms() -> Matcher[tuple[tuple[int, Entry], ...]]:
    """The forms of all lexicons of a page, each with those that hold it (by their place in ON_EVERY_PAGE)."""
    bearers: dict[str, list[tuple[int, Entry]]] = {}
    for number, name in enumerate(ON_EVERY_PAGE):
        for form, entry in matcher(name).pairs:
            bearers.setdefault(form, []).append((number, entry))
    return Matcher((form, tuple(found)) for form, found in bearers.items())


@lru_cache(maxsize=4)
def _all_hits(folded: str) -> dict[str, tuple[Hit[Entry], ...]]:
    found: tuple[list[Hit[Entry]], ...] = tuple([] for _ in ON_EVERY_PAGE)
    for start, end, bearers in _all_forms().find_all(folded):
        for number, entry in bearers:
            found[number].append(Hit(start, end, entry))
    return {name: tuple(_leftmost_longest(hits)) for name, hits in zip(ON_EVERY_PAGE, found, strict=True)}
