"""Which wordings are of one indicator: a curated one, or a new one that gathers the wordings of many articles.

A *reading* is a wording with the kind of quantity that its figures are; a share, a count, an amount of money and a rank
of one thing are four indicators, whatever else they share. A reading is of a curated indicator by the letter or the
words of one of its labels (``diemcau.resolve.indicators``), or as a variant of one; all others are gathered by their
subject (``diemcau.resolve.subject``). Only readings of one block are looked at side by side, and each is held against
one other, the indicator's first wording: what is compared grows with the wordings, not with their square.

A growth ('tăng 12%') does not say of what: it is of the one new indicator of its subject where there is just one.

That two reports of a meeting give one figure under two wordings joins nothing. Wordings are for all articles, and
'huy động' in one report may well be the whole sum that another one words out; such pairs are listed for review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from diemcau.resolve.clusters import cluster
from diemcau.resolve.grounds import Ground, Link, pair
from diemcau.resolve.indicators import WEIGHTS, Catalogue, Match
from diemcau.resolve.pins import NO_PINS, Pin, Pins
from diemcau.resolve.subject import preferred, subject
from diemcau.resolve.wording import Quantity

Key = tuple[tuple[str, ...], tuple[str, ...], Quantity]
#: Names a new indicator by the words that its wordings share, by what else they share, and by its kind of quantity.
Mint = Callable[[Iterable[str], Iterable[str], Quantity], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What articles call an indicator, in all spellings (sorted): ``id`` with its quantity, ``wording`` without."""

    id: str
    wording: str
    spellings: tuple[str, ...]
    of: Quantity

    @property
    def name(self) -> str:
        """The spelling that is shown."""
        return min(self.spellings, key=preferred)


@dataclass(frozen=True, slots=True)
class Minted:
    """A new indicator: ``label`` is the first of its wordings, ``others`` the rest."""

    id: str
    of: Quantity
    label: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Reading → the indicator that it is of, the new ones among these, why, and which a pin had a say in."""

    concepts: Mapping[str, str]
    minted: tuple[Minted, ...]
    links: tuple[Link, ...]
    pinned: frozenset[str]

    def reviewed(self) -> dict[str, str]:
        """The readings in which a pin had a say, with their indicators."""
        return {name: self.concepts[name] for name in sorted(self.pinned)}


def block(wording: str, of: Quantity) -> str:
    """By which readings that may be of one new indicator are found; growths with levels."""
    return " ".join(sorted(subject(wording, of).words))


def own_name(wording: str, of: Quantity, mint: Mint) -> str:
    """The name of the new indicator that the wording would make on its own."""
    return _mint_of(_key_of(wording, of), mint)


def gather(
    readings: Collection[Reading],
    catalogue: Catalogue,
    mint: Mint,
    pins: Pins = NO_PINS,
    labels: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Gathered:
    """The indicators of the readings of some blocks; ``pins`` name readings, wordings and indicators by their ids.

    ``labels`` are names of curated indicators (wording → ids), which a pin may use where no article does.
    """
    return _Gathering(readings, catalogue, mint, pins, labels).run()


class _Gathering:
    def __init__(
        self,
        readings: Collection[Reading],
        catalogue: Catalogue,
        mint: Mint,
        pins: Pins,
        labels: Mapping[str, Collection[str]],
    ) -> None:
        self._readings = {reading.id: reading for reading in sorted(readings, key=lambda r: r.id)}
        self._catalogue, self._mint, self._labels = catalogue, mint, labels
        self._called = {name for reading in self._readings.values() for name in (reading.id, reading.wording)}
        self._named_apart = {a: {c for b in table for c in self._curated(b)} for a, table in pins.different.items()}
        self._matches = {reading.id: self._match(reading) for reading in self._readings.values()}
        self._firsts = self._first_of_each_key()
        self._minted = {_mint_of(key, mint): first for key, first in self._firsts.items()}
        self._known = {hit.known.id: hit.known.quantity for hit in self._matches.values() if hit}
        for concept in sorted({c for name in {*pins.same, *pins.different} for c in self._curated(name)}):
            self._known[concept] = catalogue.known[concept].quantity
        self._pins = Pins.of(self._between_nodes(pins))

    def run(self) -> Gathered:
        states = {reading.id: ("", reading.of) for reading in self._readings.values()}
        states |= {name: (name, of) for name, of in self._known.items()}
        found = cluster(states, self._links(), self._pins, _merge)
        concepts: dict[str, str] = {}
        minted = []
        for group in found.groups:
            members = [self._readings[name] for name in group if name in self._readings]
            if not members:
                continue
            concept = next((name for name in group if name in self._known), "") or self._named(members)
            concepts.update((reading.id, concept) for reading in members)
            if concept not in self._known:
                minted.append(_described(concept, members))
        named = {*self._pins.same, *self._pins.different}
        pinned = {name for group in found.groups if named & set(group) for name in group if name in self._readings}
        return Gathered(concepts, tuple(sorted(minted, key=lambda m: m.id)), found.links, frozenset(pinned))

    # ---- of which indicator the words are -----

    def _match(self, reading: Reading) -> Match | None:
        hit = self._catalogue.find(reading.name, reading.of)
        apart = {other for name in (reading.id, reading.wording) for other in self._named_apart.get(name, ())}
        return hit if hit is not None and hit.known.id not in apart else None

    def _first_of_each_key(self) -> Mapping[Key, Reading]:
        found: dict[Key, Reading] = {}
        for reading in sorted(self._readings.values(), key=lambda r: (preferred(r.name), r.id)):
            if self._matches[reading.id] is None:
                found.setdefault(_key(reading), reading)
        return found

    def _links(self) -> Iterator[Link]:
        levels: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in self._firsts:
            if key[2] is not Quantity.ANY:
                levels[_growth_of(key)].append(key)
        for reading in self._readings.values():
            hit = self._matches[reading.id]
            if hit is not None:
                yield _link(reading.id, hit.known.id, hit.ground, hit.label)
                continue
            key = _key(reading)
            of_level = levels.get(_growth_of(key), [])
            if reading.of is Quantity.ANY and len(of_level) == 1:
                key = of_level[0]
            first = self._firsts[key]
            if first is not reading:
                yield _link(reading.id, first.id, "words", first.name)

    def _named(self, members: Iterable[Reading]) -> str:
        """Named by the words of its first wording, or by the wording itself where others have that name."""
        members = sorted(members, key=lambda r: (r.of is Quantity.ANY, preferred(r.name), r.id))
        for reading in members:
            key = _key(reading)
            if self._firsts.get(key) is reading:
                return _mint_of(key, self._mint)
        words, apart, of = _key(members[0])
        return self._mint(words, (*apart, members[0].wording), of)

    # ---- pins -----

    def _between_nodes(self, pins: Pins) -> Iterator[Pin]:
        """What the pins say of readings and curated indicators: only of what is of one kind of quantity."""
        for same, table in ((True, pins.same), (False, pins.different)):
            for a in sorted(table):
                for b, reason in sorted(table[a].items()):
                    for one, two in self._pairs(a, b, same=same) if a < b else ():
                        yield Pin("indicator", *pair(one, two), same=same, reason=reason)

    def _pairs(self, a: str, b: str, *, same: bool) -> Iterator[tuple[str, str]]:
        ones, twos = self._nodes(a), self._nodes(b)
        told = {*ones.values(), *twos.values()} - {Quantity.ANY}
        for one, of in ones.items():
            for two, other in twos.items():
                # a growth goes with the one level that there is; with none it is known to be apart from all
                growth = Quantity.ANY in {of, other} and not (same and len(told) > 1)
                if one != two and (of is other or growth):
                    yield one, two

    def _nodes(self, name: str) -> dict[str, Quantity]:
        """The readings and curated indicators that a pin means by this name."""
        curated = self._curated(name)
        if curated:
            return {concept: self._known[concept] for concept in curated}
        if name in self._minted:
            first = self._minted[name]
            return {first.id: first.of}
        return {r.id: r.of for r in self._readings.values() if name in {r.id, r.wording}}

    def _curated(self, name: str) -> Collection[str]:
        """The curated indicators that a pin means by this name: by their own, or by a label that no article has."""
        if name in self._catalogue.known:
            return (name,)
        return () if name in self._called else self._labels.get(name, ())


def _key(reading: Reading) -> Key:
    return _key_of(reading.name, reading.of)


def _key_of(wording: str, of: Quantity) -> Key:
    found = subject(wording, of)
    return tuple(sorted(found.words)), found.apart, of


def _mint_of(key: Key, mint: Mint) -> str:
    words, apart, of = key
    return mint(words, apart, of)


def _growth_of(key: Key) -> Key:
    return key[0], key[1], Quantity.ANY


def _link(a: str, b: str, ground: str, label: str) -> Link:
    return Link(*pair(a, b), grounds=(Ground(ground, label, WEIGHTS[ground]),))


def _merge(a: tuple[str, Quantity], b: tuple[str, Quantity]) -> tuple[str, Quantity] | None:
    """Two curated indicators are two, and so are two kinds of quantity."""
    names, quantities = {a[0], b[0]} - {""}, {a[1], b[1]} - {Quantity.ANY}
    if len(names) > 1 or len(quantities) > 1:
        return None
    return next(iter(names), ""), next(iter(quantities), Quantity.ANY)


def _described(concept: str, members: Iterable[Reading]) -> Minted:
    members = list(members)
    of = next((r.of for r in members if r.of is not Quantity.ANY), Quantity.ANY)
    spellings = sorted({spelling for reading in members for spelling in reading.spellings}, key=preferred)
    return Minted(concept, of, spellings[0], tuple(sorted(spellings[1:])))
