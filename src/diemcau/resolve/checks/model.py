"""What the rules share: a check, the figures in reach, and a few constants of the language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import log

from diemcau.facts import Kind
from diemcau.resolve.agree import RELATED, WordIndex, identity, position, scope_key, unit_group
from diemcau.resolve.figures import Figure
from diemcau.resolve.verdicts import Verdict

#: Figures that are told in one breath: code points between the first and the last of them.
BREATH = 400
#: A number of fewer significant digits agrees with others by chance.
TELLING = 3
#: A difference of so many digits that comes out exactly is no accident, even where wordings drift apart.
UNMISTAKABLE = 4
# Two values of one block by size differ by at most four per cent.
_SIZE = log(1.04)
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
    """All figures, by article, by likeness and by the meeting that is reported."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.by_article: dict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(figures, key=position):
            self.by_article[figure.doc].append(figure)
        every = [f for article in self.by_article.values() for f in article]
        states = [f for f in every if f.kind in STATES]
        self.related = WordIndex(states, RELATED, on_day)
        self.of_event = WordIndex((f for f in every if f.event), RELATED, at_event)
        self._values: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._sizes: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._shares: defaultdict[str, list[Figure]] = defaultdict(list)
        self._exact: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in every:
            for key in exact_keys(figure):
                self._exact[key].append(figure)
            if figure.event:
                self._values[_told(figure)].append(figure)
                self._sizes[_sized(figure)].append(figure)
                if figure.kind is Kind.SHARE and figure.total:
                    self._shares[figure.event].append(figure)

    def same_in_event(self, figure: Figure) -> Sequence[Figure]:
        """The figures with the same value and kind in reports of the same meeting, in their order."""
        return self._values.get(_told(figure), ())

    def near_in_event(self, figure: Figure) -> Iterator[Figure]:
        """The figures of nearly the same value and unit in reports of the same meeting."""
        event, group, size = _sized(figure)
        for near in (size - 1, size, size + 1):
            yield from self._sizes.get((event, group, near), ())

    def same_indicator_and_day(self, figure: Figure) -> Sequence[Figure]:
        """The states of the same indicator, unit, scope and last day in all articles, in their order."""
        return self._exact.get(key, ()) if (key := _on_day_key(figure)) else ()

    def same_elsewhere(self, figure: Figure) -> Sequence[Figure]:
        """The figures with the same unmistakable value, unit and scope in all articles, in their order."""
        return self._exact.get(key, ()) if (key := _value_key(figure)) else ()

    def totals(self, figure: Figure) -> Sequence[Figure]:
        """The counts of the same indicator, unit and scope with a stated time in all articles, in their order."""
        return self._exact.get(key, ()) if (key := _total_key(figure)) else ()

    @property
    def compared(self) -> int:
        """How many pairs of figures of like wording have been looked at so far."""
        return sum(index.compared for index in (self.related, self.of_event))

    def shares_of_event(self, event: str) -> Sequence[Figure]:
        """The figures 'a/b' of all reports of a meeting, in their order."""
        return self._shares.get(event, ())


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.event, figure.value, figure.total, figure.kind


def exact_keys(figure: Figure) -> tuple[str, ...]:
    """The keys under which a figure is found from any other article but for the meetings' own blocks."""
    keys = _on_day_key(figure), _value_key(figure), _total_key(figure)
    return tuple(key for key in keys if key)


def _on_day_key(figure: Figure) -> str:
    if figure.kind not in STATES or figure.last_day is None or not figure.scope or not figure.indicator:
        return ""
    return "\t".join(("day", *_measured(figure), figure.last_day.isoformat(), *identity(figure)))


def _value_key(figure: Figure) -> str:
    if figure.digits <= UNMISTAKABLE or not figure.scope or figure.kind not in STATES:
        return ""
    return "\t".join(("value", *_measured(figure), str(figure.value.normalize()), str(figure.total), figure.kind))


def _total_key(figure: Figure) -> str:
    if figure.kind is not Kind.LEVEL or figure.last_day is None or not figure.scope or figure.unit == "%":
        return ""
    return "\t".join(("total", *_measured(figure), *identity(figure))) if figure.indicator else ""


def _measured(figure: Figure) -> tuple[str, str]:
    return unit_group(figure.unit), scope_key(figure.scope)


def _sized(figure: Figure) -> tuple[str, str, int]:
    """The block of a figure by its size: values in one block or in neighbours differ by at most some per cent."""
    size = round(log(abs(figure.number)) / _SIZE) if figure.number else 0
    return figure.event, unit_group(figure.unit), size


def on_day(figure: Figure, day: date | None = None) -> tuple[str, str, date | None]:
    """By which figures that hold for one day are found: unit, scope and the day (the figure's own by default)."""
    own = figure.last_day or (None if figure.time else figure.as_of)
    return unit_group(figure.unit), scope_key(figure.scope), day or own


def at_event(figure: Figure) -> Hashable:
    """By which figures of one meeting are found."""
    return unit_group(figure.unit), scope_key(figure.scope), figure.event


def short(number: Fraction) -> str:
    """The number as Vietnamese text writes it, with at most three decimals.

    >>> short(Fraction(9, 2)), short(Fraction(2100000)), short(Fraction(-2, 3))
    ('4,5', '2.100.000', '-0,667')
    """
    whole, _, part = f"{float(number):,.3f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
