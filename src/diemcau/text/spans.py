"""Questions about many spans of a text, answered by bisection: a page is asked them for each of its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)
_start = attrgetter("start")


def within(found: Sequence[_T], start: int, end: int) -> Sequence[_T]:
    """Those of ``found`` (sorted by their ``start``) that begin in ``text[start:end]``.

    >>> from diemcau.text.sentences import Span
    >>> within((Span(0, 4), Span(5, 9), Span(9, 12)), 1, 9)
    (Span(start=5, end=9),)
    """
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


class Cover:
    """The stretches that ``spans`` (start, end) cover together; code points, end exclusive, none of them empty.

    >>> dates = Cover([(5, 9), (0, 2), (8, 12)])
    >>> dates.holds(9), dates.holds(12), dates.meets(2, 5), dates.meets(11, 30)
    (True, False, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, offset: int) -> bool:
        """Whether a span holds the code point ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def meets(self, start: int, end: int) -> bool:
        """Whether a span has a code point in common with ``text[start:end]``."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and start < self._ends[at]
