"""Which articles' figures can be held against each other: what an article offers, and what it asks for.

A check of one article's figure looks at the figures of its own article, of reports of the same meeting, and of articles
that offer a key that this one asks for. The keys are those of `diemcau.resolve.checks`; they may reach
too far, never too short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diemcau.facts import Kind
from diemcau.resolve.agree import RELATED, first_words
from diemcau.resolve.checks.model import STATES, asked_keys, exact_keys, on_day
from diemcau.resolve.figures import Figure

_COMPARED = frozenset({Kind.CHANGE, Kind.GROWTH, Kind.MULTIPLE})


def offered(figures: Iterable[Figure]) -> Iterator[str]:
    """The keys under which the figures of one article (placed) are found."""
    for figure in figures:
        yield from exact_keys(figure)
        if figure.kind in STATES:
            yield from _then(figure, figure)


def asked(figures: Sequence[Figure]) -> Iterator[str]:
    """The keys that the checks of one article's figures (placed) look up."""
    for figure in figures:
        yield from asked_keys(figure)
    states = {on_day(f)[:2]: f for f in reversed(figures) if f.kind in STATES}
    for claim in figures:
        if claim.kind in _COMPARED and claim.ref_day is not None:
            for now in states.values():
                yield from _then(claim, now)


def _then(figure: Figure, now: Figure) -> Iterator[str]:
    """What a claim and an earlier level of it share: unit and scope of the level now, the day, a telling word."""
    group, scope, day = on_day(now, figure.ref_day if figure.kind in _COMPARED else None)
    if day is not None:
        for word in first_words(figure, RELATED):
            yield f"then\t{group}\t{scope}\t{day.isoformat()}\t{word}"
