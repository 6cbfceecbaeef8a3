"""What the rules share: a check, the figures in reach, and a few constants of the language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from diemcau.facts import Kind
from diemcau.resolve.agree import IDENTICAL, RELATED, WordIndex, position
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict

#: Figures that are told in one breath: code points between the first and the last of them.
BREATH = 400
#: A number of fewer significant digits agrees with others by chance.
TELLING = 3
#: A difference of so many digits that comes out exactly is no accident, even where wordings drift apart.
UNMISTAKABLE = 4
#: Kinds that state how things are, not how they changed.
STATES = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RANK})


@dataclass(frozen=True, slots=True)
class Check:
    """``claim`` held against ``against`` (of several the earliest) by ``rule``; ``uses`` are the other figures."""

    rule: str
    verdict: Verdict
    claim: Figure
    against: Figure
    uses: tuple[Figure, ...]
    note: str


class Figures:
    """All figures, by article and by likeness."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.by_article: dict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(figures, key=position):
            self.by_article[figure.doc].append(figure)
        every = [f for article in self.by_article.values() for f in article]
        states = [f for f in every if f.kind in STATES]
        self.related = WordIndex(states, RELATED)
        self.identical = WordIndex(states, IDENTICAL)
        self._by_event: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in every:
            if figure.event:
                self._by_event[_told(figure)].append(figure)

    def same_in_event(self, figure: Figure) -> list[Figure]:
        """The figures with the same value, bound and kind in reports of the same meeting, in their order."""
        return self._by_event.get(_told(figure), [])


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.event, figure.value, figure.total, figure.bound, figure.kind


def short(number: Fraction) -> str:
    """The number as Vietnamese text writes it, with at most three decimals.

    >>> short(Fraction(9, 2)), short(Fraction(2100000)), short(Fraction(-2, 3))
    ('4,5', '2.100.000', '-0,667')
    """
    whole, _, part = f"{float(number):,.3f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
