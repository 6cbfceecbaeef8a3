"""Which articles' figures can be held against each other: what an article offers, and what it asks for.

A check of one article's figure looks at the figures of its own article, of reports of the same meeting, and of articles
that offer a key that this one asks for. The keys are those of `diemcau.resolve.checks`; they may reach
too far, never too short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diemcau.facts import Kind
from diemcau.resolve.agree import RELATED, first_words
from diemcau.resolve.checks.model import (
    BACK,
    STATES,
    asked_keys,
    differences,
    exact_keys,
    in_month,
    keys_of_value,
    month_meant,
    on_day,
)
from diemcau.resolve.checks.points import meant
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import same_sentence

_COMPARED = frozenset({Kind.CHANGE, Kind.GROWTH, Kind.MULTIPLE})


def offered(figures: Iterable[Figure]) -> Iterator[str]:
    """The keys under which the figures of one article (placed) are found."""
    for figure in figures:
        yield from exact_keys(figure)
        if figure.kind in STATES:
            yield from _then(figure, figure)
            if figure.last_day is not None:
                yield from _in_month(figure, in_month(figure))


def asked(figures: Sequence[Figure]) -> Iterator[str]:
    """The keys that the checks of one article's figures (placed) look up."""
    for figure in figures:
        yield from asked_keys(figure)
    states = {on_day(f)[:2]: f for f in reversed(figures) if f.kind in STATES}
    yield from (key for _, now, then in differences(figures) for key in keys_of_value(now, then))
    yield from (key for m in meant(figures) for key in keys_of_value(m.asked, m.value))
    for index, claim in enumerate(figures):
        if claim.kind not in _COMPARED or claim.ref_day is None:
            continue
        # a change is of a level before it, whose wording it may take for its own
        worded = {
            f.indicator: replace(claim, indicator=f.indicator, concept=f.concept) for f in _before(figures, index)
        }
        for own in (claim, *worded.values()):
            for now in states.values():
                yield from _then(own, now)
                if month := month_meant(own):
                    yield from _in_month(own, in_month(now, month))


def _before(figures: Sequence[Figure], index: int) -> Iterator[Figure]:
    """The states that the change ``figures[index]`` may be of: those right before it in its sentence."""
    claim = figures[index]
    for figure in figures[max(0, index - BACK) : index]:
        if figure.kind in STATES and same_sentence(figure, claim) and figure.indicator != claim.indicator:
            yield figure


def _in_month(figure: Figure, block: tuple[str, str, str]) -> Iterator[str]:
    """The same for a level of some day of the month that a claim names."""
    for word in first_words(figure, RELATED):
        yield "\t".join(("month", *block, word))


def _then(figure: Figure, now: Figure) -> Iterator[str]:
    """What a claim and an earlier level of it share: unit and scope of the level now, the day, a telling word."""
    group, scope, day = on_day(now, figure.ref_day if figure.kind in _COMPARED else None)
    if day is not None:
        for word in first_words(figure, RELATED):
            yield f"then\t{group}\t{scope}\t{day.isoformat()}\t{word}"
