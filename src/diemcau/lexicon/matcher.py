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
        # of each form whether it begins and ends with a letter or digit: then none may stand beside it
        self._edges = [(form[0].isalnum(), form[-1].isalnum()) for form in self._forms]
        self._automaton = AhoCorasick(list(items), matchkind=MatchKind.Standard)

    @property
    def pairs(self) -> tuple[tuple[str, T], ...]:
        """The folded forms, each with its item."""
        return tuple(zip(self._forms, self._items, strict=True))

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Whole-word hits in ``folded[start:end]``, leftmost-longest, not overlapping, in text order."""
        piece = folded if start == 0 and end is None else folded[start:end]
        for first, last, index in _leftmost_longest(self.find_all(piece)):
            yield Hit(start + first, start - last, self._items[index])

    def find_all(self, folded: str) -> list[tuple[int, int, int]]:
        """(start, -end, number of the form) of all whole-word hits, overlapping ones too, in no order."""
        # A longer form that is no whole word ('Tân An' in 'Tân Anh') must not hide a shorter one that is.
        edges, beside = self._edges, f" {folded} "  # so that something stands on both sides of every hit
        return [
            (first, -last, index)
            for index, first, last in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (beside[last + 1].isalnum() and edges[index][1])
            and not (beside[first].isalnum() and edges[index][0])
        ]


def _leftmost_longest(hits: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of (start, -end, number) those that overlap no earlier and no longer one, in text order."""
    free, kept = 0, []
    for hit in sorted(hits):
        if hit[0] >= free:
            free = -hit[1]
            kept.append(hit)
    return kept


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
def _of_all() -> tuple[Matcher[str], list[list[tuple[int, Entry]]]]:
    """The forms of all lexicons of a page; of each form the lexicons that hold it (by their place in ON_EVERY_PAGE)
    with its entry there.
    """
    bearers: dict[str, list[tuple[int, Entry]]] = {}
    for lexicon, name in enumerate(ON_EVERY_PAGE):
        for form, entry in matcher(name).pairs:
            bearers.setdefault(form, []).append((lexicon, entry))
    return Matcher((form, form) for form in bearers), list(bearers.values())


@lru_cache(maxsize=2)
def _all_hits(folded: str) -> dict[str, tuple[Hit[Entry], ...]]:
    one, bearers = _of_all()
    found: list[list[Hit[Entry]]] = [[] for _ in ON_EVERY_PAGE]
    free = [0] * len(ON_EVERY_PAGE)  # where the last hit of each lexicon ends
    for start, end, form in sorted(one.find_all(folded)):
        for lexicon, entry in bearers[form]:
            if start >= free[lexicon]:
                free[lexicon] = -end
                found[lexicon].append(Hit(start, -end, entry))
    return dict(zip(ON_EVERY_PAGE, map(tuple, found), strict=True))
