"""The figures of one article with the words around them: what stands between two figures says how they belong together.

All text is folded. Figures without a sentence have no words around them ('' and None), and rules that need words say
nothing of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from diemcau.resolve.figures import Figure
from diemcau.text.fold import fold

# Between the end of a sentence and the start of the next: a space, a line end.
_APART = 2


class Passage:
    """One article's figures in text order."""

    def __init__(self, article: Sequence[Figure]) -> None:
        self.figures = tuple(article)

    def lead(self, index: int) -> str:
        """The words before the figure, back to the figure before it or to the start of the sentence."""
        figure = self.figures[index]
        before = self.figures[index - 1] if index else None
        if before is not None and same_sentence(before, figure) and before.end <= figure.start:
            return between(before, figure) or ""
        return _piece(figure.sentence, 0, figure.start - figure.sentence_start)

    def tail(self, index: int) -> str:
        """The words after the figure, up to the next figure or to the end of the sentence."""
        figure = self.figures[index]
        after = self.figures[index + 1] if index + 1 < len(self.figures) else None
        if after is not None and same_sentence(figure, after) and figure.end <= after.start:
            return between(figure, after) or ""
        return _piece(figure.sentence, figure.end - figure.sentence_start, len(figure.sentence))


def same_sentence(a: Figure, b: Figure) -> bool:
    """Whether two figures stand in one known sentence."""
    return bool(a.sentence) and a.doc == b.doc and a.sentence_start == b.sentence_start


def between(a: Figure, b: Figure) -> str | None:
    """The words from the end of ``a`` to the start of ``b``, in one sentence or in two that follow each other.

    None where that is not known, where ``b`` does not stand after ``a``, or where other sentences lie between.
    """
    if not a.sentence or not b.sentence or a.doc != b.doc or b.start < a.end:
        return None
    if a.sentence_start == b.sentence_start:
        return _piece(a.sentence, a.end - a.sentence_start, b.start - a.sentence_start)
    gap = b.sentence_start - a.sentence_start - len(a.sentence)
    if not 0 <= gap <= _APART:
        return None
    rest = _piece(a.sentence, a.end - a.sentence_start, len(a.sentence))
    return f"{rest} {_piece(b.sentence, 0, b.start - b.sentence_start)}"


def clause(figure: Figure) -> str:
    """The words around a figure, from the comma, semicolon or bracket before it to the one after it."""
    at = figure.start - figure.sentence_start
    before = _piece(figure.sentence, 0, at)
    after = _piece(figure.sentence, at + len(figure.quote), len(figure.sentence))
    start = max(before.rfind(mark) for mark in _BREAKS) + 1
    ends = [i for i in (after.find(mark) for mark in _BREAKS) if i >= 0]
    return f"{before[start:]} {fold(figure.quote)} {after[: min(ends, default=len(after))]}".strip()


_BREAKS = (", ", ";", "(", ")", ": ", ". ")


@lru_cache(maxsize=65536)
def _piece(sentence: str, start: int, end: int) -> str:
    return fold(sentence[max(0, start) : end])
