"""Which figures can be held against each other: what a figure offers, and what the checks of a figure ask for.

A check of one article's figure looks at the figures of its own article, of reports of the same meeting, and of articles
that offer a key that it asks for. The keys are those of `diemcau.resolve.checks`; they may reach too far, never too
short. Keys of a meeting hold among its reports only and are not kept: which meeting an article reports may change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from diemcau.facts import Kind
from diemcau.resolve.agree import RELATED, first_words
from diemcau.resolve.checks import RULES
from diemcau.resolve.checks.model import (
    BACK,
    STATES,
    Height,
    asked_keys,
    differences,
    exact_keys,
    height,
    in_month,
    keys_of_value,
    month_meant,
    offered_at_event,
    on_day,
    told_keys,
    total_keys,
)
from diemcau.resolve.checks.points import meant
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import same_sentence

__all__ = [
    "ALL_RULES",
    "Total",
    "asked",
    "asked_at_event",
    "keys_of",
    "looked_up_by",
    "offered",
    "offered_at_event",
    "totals",
]

_COMPARED = frozenset({Kind.CHANGE, Kind.GROWTH, Kind.MULTIPLE})
#: The names of all rules.
ALL_RULES = frozenset(RULES)
# What a key begins with → the rules that look it up; where it is not here, 'repeat' does.
_LOOKED_UP_BY: Mapping[str, frozenset[str]] = {
    "value": frozenset({"repeat", "change"}),
    "short": frozenset({"repeat", "change"}),
    "made": frozenset({"change"}),
    "total": frozenset({"trend"}),
    "then": frozenset({"change", "multiple"}),
    "month": frozenset({"change", "multiple"}),
    "share": frozenset({"ratio", "sum"}),
}
_REPEAT = frozenset({"repeat"})


def offered(figure: Figure) -> Iterator[str]:
    """The keys under which a figure (placed) is found."""
    yield from exact_keys(figure)
    if figure.kind in STATES:
        yield from _then(figure, figure)
        if figure.last_day is not None:
            yield from _in_month(figure, in_month(figure))


class Total(NamedTuple):
    """A running total that came or went: the key that it offers, its day, and how high it is."""

    key: str
    day: date
    height: Height

    def as_text(self) -> str:
        """All of it in a line, which `of_text` reads back."""
        number, doc, start = self.height
        return "\n".join((self.key, self.day.isoformat(), str(number), doc, str(start)))

    @classmethod
    def of_text(cls, text: str) -> Total:
        r"""The inverse of `as_text`.

        >>> total = Total("total\tcount", date(2024, 6, 30), (Fraction(5, 2), "a", 12))
        >>> Total.of_text(total.as_text()) == total
        True
        """
        key, day, number, doc, start = text.split("\n")
        return cls(key, date.fromisoformat(day), (Fraction(number), doc, int(start)))


def totals(figure: Figure) -> Iterator[Total]:
    """What a later total may fall short of; nothing of a figure that is no running total."""
    if figure.last_day is not None:
        yield from (Total(key, figure.last_day, height(figure)) for key in total_keys(figure)[:1])


def asked(figures: Sequence[Figure]) -> Iterator[tuple[Figure, str]]:
    """The keys that the checks of one article's figures (placed) look up, each with the figure."""
    yield from ((claim, key) for claim in figures for key in asked_keys(claim))
    yield from (
        (claim, key) for claim, now, then in differences(figures) for key in keys_of_value(now, then, claim.ref_day)
    )
    yield from ((m.claim, key) for m in meant(figures) for key in keys_of_value(m.asked, m.value, m.claim.ref_day))
    states = {on_day(f)[:2]: f for f in reversed(figures) if f.kind in STATES}
    for index, claim in enumerate(figures):
        if claim.kind not in _COMPARED or claim.ref_day is None:
            continue
        # a change is of a level before it, whose wording it may take for its own
        worded = {
            f.indicator: replace(claim, indicator=f.indicator, concept=f.concept) for f in _before(figures, index)
        }
        for own in (claim, *worded.values()):
            for now in states.values():
                yield from ((claim, key) for key in _then(own, now))
                if month := month_meant(own):
                    yield from ((claim, key) for key in _in_month(own, in_month(now, month)))


def asked_at_event(figures: Sequence[Figure]) -> Iterator[tuple[Figure, str]]:
    """The keys that the checks of an article's figures look up among reports of its meeting, each with the figure."""
    yield from ((figure, key) for figure in figures for key in told_keys(figure))
    made = [*((claim, then) for claim, _, then in differences(figures)), *((m.claim, m.value) for m in meant(figures))]
    yield from ((claim, f"made\t{then.normalize()}") for claim, then in made)


def looked_up_by(key: str) -> frozenset[str]:
    """The rules whose checks look up keys of this kind."""
    return _LOOKED_UP_BY.get(key.partition("\t")[0], _REPEAT)


def keys_of(figures: Iterable[Figure]) -> dict[str, frozenset[str]]:
    """Figure (IRI) → what it 'offers' and what it 'asks' for, of the figures of one article (placed)."""
    numbers = list(figures)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for figure in numbers:
        found[figure.id].update(f"offers\t{key}" for key in offered(figure))
    for figure, key in asked(numbers):
        found[figure.id].add(f"asks\t{key}")
    return {name: frozenset(keys) for name, keys in found.items()}


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
