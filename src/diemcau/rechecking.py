"""Which checks a change of articles may touch, and the figures that these need to see.

A check belongs to the figure that claims something and to a rule. After a change it is made anew where the claim is
of a changed article, where it asks for a key that a changed figure offers or offered, or where its article and the
changed one report one meeting and the two figures have a key of that meeting in common. A running total is held
against the highest of the earlier ones only, so that of two years of totals those are looked at again for which a
changed one is the highest. Every other check stays as it is: what it looked at is still the same.

Figures of other articles are read one by one: a claim is held against a few of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from diemcau.graph.reach import ALL_RULES, Total, asked_at_event, looked_up_by, offered_at_event
from diemcau.resolve.checks import Check, checks_of
from diemcau.resolve.checks.model import Figures, Heights, height, total_keys
from diemcau.resolve.figures import Figure

Claims = Mapping[str, Mapping[str, set[str]]]
"""Article → rule → the IRIs of the figures whose checks by the rule are made anew."""

_TREND = "trend"


class Known(Protocol):
    """Where figures are found by their keys."""

    def holding(self, key: str) -> Sequence[str]:
        """The IRIs of the figures with the key, sorted."""

    def held(self, figure: str) -> Sequence[str]:
        """The keys of the figure of that IRI."""

    def owner(self, item: str) -> str:
        """The name of the article whose figure this IRI is; '' where none is there."""


class Rechecks:
    """Finds claims and what they are held against.

    ``placed`` gives the figures of an article in their order, ``figure`` one of them; ``reporting`` the articles that
    report a meeting; ``in_hand`` those whose indicators pins make one, or two, with those of some articles, whatever
    their keys.
    """

    def __init__(
        self,
        known: Known,
        placed: Callable[[str], Sequence[Figure]],
        figure: Callable[[str], Figure | None],
        reporting: Callable[[str], Iterable[str]],
        in_hand: Callable[[Iterable[str]], Iterable[str]],
    ) -> None:
        self._known, self._placed, self._reporting, self._in_hand = known, placed, reporting, in_hand
        self._figure = figure
        self._at_events: dict[str, list[Figure]] = {}

    def claims(
        self, anew: Iterable[str], offers: Iterable[str], told: Mapping[str, set[str]], totals: Iterable[Total] | None
    ) -> Claims:
        """The claims of the articles ``anew``, and those that may see them or what is gone.

        ``offers`` are keys that changed figures offer or offered, ``told`` those by which their meetings' reports find
        them, by meeting. ``totals`` are those of the changed figures that are running totals; None where nobody knows,
        for then whoever asks for one of their keys looks again.
        """
        found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for doc in anew:
            for rule in ALL_RULES:
                found[doc][rule] = {figure.id for figure in self._placed(doc)}
        for rule, claim in self._asking(offers, {_TREND} if totals is not None else set()):
            found[self._known.owner(claim)][rule].add(claim)
        for claim in self._falling(totals or ()):
            found[self._known.owner(claim)][_TREND].add(claim)
        for event, keys in told.items():
            for doc in {figure.doc for figure in self._at_event(event)}:
                for figure, key in asked_at_event(self._placed(doc)):
                    for rule in looked_up_by(key) if key in keys else ():
                        found[doc][rule].add(figure.id)
        return found

    def _asking(self, offers: Iterable[str], but: Collection[str]) -> Iterator[tuple[str, str]]:
        """Rule and claim, for each claim that asks for one of the keys by a rule that is none of ``but``."""
        for key in set(offers):
            looking = looked_up_by(key).difference(but)
            for claim in self._known.holding(f"asks\t{key}") if looking else ():
                yield from ((rule, claim) for rule in looking)

    def checks(self, claims: Claims) -> tuple[Check, ...]:
        """The checks of these claims."""
        pool: dict[str, Figure] = {}
        keys: defaultdict[str, set[str]] = defaultdict(set)
        wanted: set[str] = set()
        for doc, by_rule in claims.items():
            rules: defaultdict[str, set[str]] = defaultdict(set)
            for rule, claiming in by_rule.items():
                for claim in claiming:
                    rules[claim].add(rule)
            for claim, by in rules.items():
                asked = (key.partition("\t")[2] for key in self._known.held(claim) if key.startswith("asks\t"))
                wanted.update(key for key in asked if by & looked_up_by(key))
            for figure, key in asked_at_event(self._placed(doc)):
                if figure.event and rules[figure.id] & looked_up_by(key):
                    keys[figure.event].add(key)
        for name in {name for key in wanted for name in self._known.holding(f"offers\t{key}")}:
            doc = self._known.owner(name)
            # rules ask whether a figure is one of the claim's article: there it has to be the very one
            own = self._placed(doc) if doc in claims else [f for f in [self._figure(name)] if f]
            pool.update((f.id, f) for f in own if f.id == name)
        for doc in self._in_hand(claims):
            pool.update((f.id, f) for f in self._placed(doc))
        for event, asked_there in keys.items():
            pool.update((f.id, f) for f in self._at_event(event) if not asked_there.isdisjoint(offered_at_event(f)))
        return checks_of(claims, Figures(pool.values(), self._placed))

    def _falling(self, totals: Iterable[Total]) -> Iterator[str]:
        """The running totals for which one of ``totals`` is, or was, the highest of the earlier ones."""
        changed: defaultdict[str, list[Total]] = defaultdict(list)
        for total in totals:
            changed[total.key].append(total)
        gone = {total.height[1] for each in changed.values() for total in each}
        heights: dict[str, Heights] = {}
        for key, each in changed.items():
            for name in self._known.holding(f"asks\t{key}"):
                claim = self._figure(name)
                if claim is None or claim.last_day is None:
                    continue
                highest = max((total.height for total in each if total.day < claim.last_day), default=None)
                if highest is None:
                    continue
                for other in total_keys(claim):
                    if other not in heights:
                        heights[other] = Heights(self._but(gone, other))
                rest = [high for other in total_keys(claim) if (high := heights[other].before(claim.last_day))]
                if highest > max(map(height, rest), default=highest[:0]):
                    yield name

    def _but(self, docs: Collection[str], key: str) -> Iterator[Figure]:
        """The figures that offer the key, but for those of these articles."""
        for name in self._known.holding(f"offers\t{key}"):
            figure = self._figure(name) if self._known.owner(name) not in docs else None
            if figure is not None:
                yield figure

    def _at_event(self, event: str) -> list[Figure]:
        if event not in self._at_events:
            docs = sorted(set(self._reporting(event)))
            self._at_events[event] = [f for doc in docs for f in self._placed(doc) if f.event == event]
        return self._at_events[event]
