"""Which stretches of a text a set of spans covers, asked many times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


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
