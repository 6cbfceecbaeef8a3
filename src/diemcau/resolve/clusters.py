"""Clusters of things that are one, out of pairs that are: the strongest pairs first, and never against a 'no'.

A cluster is a connected component of the pairs that were used; they form a tree, so n things take n − 1 decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from diemcau.resolve.grounds import PIN, Ground, Link
from diemcau.resolve.pins import Pins

S = TypeVar("S")

#: The weight of a pin: more than any evidence can add up to.
PINNED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Clusters:
    """``groups`` are sorted tuples of names, sorted; ``links`` the decisions that made them or that kept them apart."""

    groups: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


def pinned(names: Iterable[str], pins: Pins) -> list[Link]:
    """The decisions that pins make on these names."""
    known = set(names)
    return [
        Link(a, b, (Ground(PIN, reason, PINNED if same else -PINNED),), apart=not same)
        for same, table in ((True, pins.same), (False, pins.different))
        for a in sorted(known & table.keys())
        for b, reason in sorted(table[a].items())
        if a < b and b in known
    ]


def cluster(
    states: Mapping[str, S],
    links: Iterable[Link],
    pins: Pins,
    merge: Callable[[S, S], S | None],
    leaves: frozenset[str] = frozenset(),
) -> Clusters:
    """Join what ``links`` say is one, strongest first, unless ``merge`` gives None for the two clusters' states.

    ``states`` holds the state of each name on its own. ``leaves`` join a cluster, but never bring two together. A pin
    overrules both: then the state of the larger cluster counts. The result depends on the arguments as sets only.
    """
    decided = pinned(states, pins)
    groups = _Groups(states, [link for link in decided if link.apart])
    used = [link for link in decided if link.apart]
    joining = (link for link in decided if not link.apart)
    used += [link for link in joining if groups.join(link.a, link.b, lambda big, small: merge(big, small) or big)]
    for link in sorted(links, key=lambda link: (-link.weight, link.a, link.b)):
        hangs = any(name in leaves and groups.size(name) > 1 for name in (link.a, link.b))
        if not hangs and groups.join(link.a, link.b, merge):
            used.append(link)
    return Clusters(groups.all(), tuple(sorted(used, key=lambda link: (link.a, link.b))))


class _Groups(Generic[S]):
    """Groups of names, each with a state; the smaller is always added to the larger one."""

    def __init__(self, states: Mapping[str, S], apart: Iterable[Link]) -> None:
        self._group: dict[str, list[str]] = {name: [name] for name in sorted(states)}
        self._state: dict[int, S] = {id(self._group[name]): state for name, state in states.items()}
        self._kept: defaultdict[str, set[str]] = defaultdict(set)
        for link in apart:
            self._kept[link.a].add(link.b)
            self._kept[link.b].add(link.a)

    def size(self, name: str) -> int:
        return len(self._group[name])

    def join(self, a: str, b: str, merge: Callable[[S, S], S | None]) -> bool:
        big, small = sorted((self._group[a], self._group[b]), key=lambda group: (-len(group), group[0]))
        if big is small or any(not self._kept[name].isdisjoint(big) for name in small if name in self._kept):
            return False
        state = merge(self._state[id(big)], self._state[id(small)])
        if state is None:
            return False
        self._state[id(big)] = state
        big += small
        for name in small:
            self._group[name] = big
        return True

    def all(self) -> tuple[tuple[str, ...], ...]:
        distinct = {id(group): group for group in self._group.values()}
        return tuple(sorted(tuple(sorted(group)) for group in distinct.values()))
