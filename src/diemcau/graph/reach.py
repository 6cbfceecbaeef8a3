"""Which articles' figures can be held against each other: what an article offers, and what it asks for.

A check of one article's figure looks at the figures of its own article, of reports of the same meeting, and of articles
that offer a key that this one asks for. The keys are those of `diemcau.resolve.checks` without the wording, so they may
reach too far, but never too short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diemcau.resolve.agree import scope_key, unit_group
from diemcau.resolve.figures import Figure


def offered(figures: Iterable[Figure]) -> Iterator[str]:
    """The keys under which the figures of one article (placed) are found."""
    for figure in figures:
        day = figure.last_day or (None if figure.time else figure.as_of)
        if day is not None:
            yield f"{_kind(figure)}\t{day.isoformat()}"


def asked(figures: Sequence[Figure]) -> Iterator[str]:
    """The keys that the checks of one article's figures (placed) look up."""
    yield from offered(figures)
    before = {figure.ref_day.isoformat() for figure in figures if figure.ref_day is not None}
    yield from (f"{_kind(figure)}\t{day}" for figure in figures for day in before)


def _kind(figure: Figure) -> str:
    return f"{unit_group(figure.unit)}\t{scope_key(figure.scope)}"
