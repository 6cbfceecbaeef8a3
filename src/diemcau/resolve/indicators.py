"""Which wordings are one indicator, and by which evidence.

A figure is of a *known* indicator when its wording and its kind of quantity are those of one of its labels: to the
letter, in their content words, or, for rankings, which go by a name, when it holds them. All other wordings make
indicators of their own, one for each set of content words and quantity, which are listed for review. Two of those, or
one of them and a known one, are also joined when reports of one meeting give the same telling figure under both and the
wordings are related. Scope, time and unit stay with the figures.

Precision first: two known indicators are never joined, nor wordings that differ in a qualifier ('toàn trình', 'chưa').
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from networkx.utils import UnionFind

from diemcau.resolve.agree import position, scope_key, unit_group
from diemcau.resolve.figures import Figure
from diemcau.resolve.wording import Quantity, core, qualifiers, quantity, resemblance
from diemcau.text.fold import fold

#: How sure each basis makes it that a wording is of an indicator.
WEIGHTS: Mapping[str, Decimal] = {
    "label": Decimal("1.0"),
    "words": Decimal("0.95"),
    "name": Decimal("0.9"),
    "figures": Decimal("0.8"),
}
_TELLING = 3
_RELATED = 0.5
_ORDER = tuple(Quantity)

Key = tuple[frozenset[str], Quantity]


@dataclass(frozen=True, slots=True)
class Known:
    """A curated indicator: ``labels`` begin with the preferred one; ``running`` marks a total that never falls."""

    id: str
    labels: tuple[str, ...]
    quantity: Quantity
    running: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """The decision that ``wording`` (of a figure of this ``quantity``) is of the indicator ``of``.

    ``basis`` is a key of ``WEIGHTS``; ``by`` is the label, or the wording of the other report, that it was joined by.
    """

    wording: str
    quantity: Quantity
    of: str
    basis: str
    by: str

    @property
    def weight(self) -> Decimal:
        """How sure the basis makes it."""
        return WEIGHTS[self.basis]


@dataclass(frozen=True, slots=True)
class Minted:
    """An indicator that no list holds, named after its shortest wording."""

    id: str
    label: str
    quantity: Quantity
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What ``gather`` found: for each figure's id its indicator, the new indicators, and every decision; sorted."""

    of: Mapping[str, str]
    minted: tuple[Minted, ...]
    joined: tuple[Joined, ...]


class Catalogue:
    """Finds the known indicator of a wording; ``find`` depends on nothing but its arguments."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = {k.id: k for k in sorted(known, key=lambda k: k.id)}
        self._labels: dict[tuple[str, Quantity], tuple[str, str]] = {}
        self._cores: dict[Key, tuple[str, str]] = {}
        self._names: list[tuple[frozenset[str], str, str]] = []
        self._found: dict[tuple[str, Quantity], tuple[Known, str, str] | None] = {}
        for indicator in self.known.values():
            for label in indicator.labels:
                self._labels.setdefault((fold(label), indicator.quantity), (indicator.id, label))
                self._cores.setdefault((core(label), indicator.quantity), (indicator.id, label))
                if indicator.quantity is Quantity.RANK and (label.isupper() or len(core(label)) > 1):
                    self._names.append((core(label), indicator.id, label))
        self._names.sort(key=lambda name: (-len(name[0]), name[1], name[2]))

    def find(self, wording: str, of: Quantity) -> tuple[Known, str, str] | None:
        """The known indicator of a wording, the basis and the label by which it is; None where it is none.

        A growth or multiple (``Quantity.ANY``) is of the one indicator that fits, whatever its quantity.
        """
        if (wording, of) not in self._found:
            self._found[wording, of] = self._look_up(wording, of)
        return self._found[wording, of]

    def _look_up(self, wording: str, of: Quantity) -> tuple[Known, str, str] | None:
        quantities = [q for q in _ORDER if q is not Quantity.ANY] if of is Quantity.ANY else [of]
        for basis, table in (("label", self._by_label), ("words", self._by_core)):
            found = {hit for q in quantities if (hit := table(wording, q)) is not None}
            if len({name for name, _ in found}) == 1:
                name, label = min(found)
                return self.known[name], basis, label
        if of is Quantity.RANK:
            words = core(wording)
            for name_words, name, label in self._names:
                if name_words <= words and qualifiers(label) == qualifiers(wording):
                    return self.known[name], "name", label
        return None

    def _by_label(self, wording: str, of: Quantity) -> tuple[str, str] | None:
        return self._labels.get((fold(wording), of))

    def _by_core(self, wording: str, of: Quantity) -> tuple[str, str] | None:
        return self._cores.get((core(wording), of))


def gather(figures: Iterable[Figure], catalogue: Catalogue) -> Gathered:
    """The indicators of all figures that have a wording; a pure function of the figures, whatever their order."""
    told = sorted((f for f in figures if f.indicator), key=position)
    keys = _keys(told, catalogue)
    groups = UnionFind(sorted(set(keys.values()), key=_sorted_key))
    by_figures = list(_related(told, keys, groups))
    members: defaultdict[Key | str, set[tuple[str, Quantity]]] = defaultdict(set)
    for figure in told:
        members[keys[figure.id]].add((figure.indicator, quantity(figure.unit, figure.kind)))
    minted, names = _minted(groups, members)
    of = {f.id: names[keys[f.id]] for f in told}
    joined = {*_joined(members, names, catalogue), *_joined_by_figures(by_figures, names)}
    order = sorted(joined, key=lambda j: (j.of, j.wording, j.quantity, j.basis, j.by))
    return Gathered(of, minted, tuple(order))


def _keys(told: Iterable[Figure], catalogue: Catalogue) -> dict[str, Key | str]:
    """For each figure the id of its known indicator, else its content words and quantity."""
    keys: dict[str, Key | str] = {}
    for figure in told:
        of = quantity(figure.unit, figure.kind)
        hit = catalogue.find(figure.indicator, of)
        keys[figure.id] = hit[0].id if hit else (core(figure.indicator), of)
    stated = {key for key in keys.values() if not isinstance(key, str)}
    for name, key in keys.items():
        if not isinstance(key, str) and key[1] is Quantity.ANY:  # a growth is of the level of that wording
            levels = [(key[0], q) for q in _ORDER if q is not Quantity.ANY and (key[0], q) in stated]
            keys[name] = levels[0] if len(levels) == 1 else key
    return keys


def _related(
    told: Iterable[Figure], keys: Mapping[str, Key | str], groups: UnionFind
) -> Iterator[tuple[Figure, Figure]]:
    """Joins groups by the figures that reports of one meeting share; neighbours within a block are compared."""
    blocks: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in told:
        if figure.event and figure.digits >= _TELLING:
            told_so = figure.event, figure.value, figure.total, figure.kind
            blocks[*told_so, unit_group(figure.unit), scope_key(figure.scope)].append(figure)
    known = {groups[key] for key in set(keys.values()) if isinstance(key, str)}
    for _, block in sorted(blocks.items(), key=lambda item: position(item[1][0])):
        for one, two in pairwise(block):
            first, second = groups[keys[one.id]], groups[keys[two.id]]
            both_known = first in known and second in known
            if one.doc == two.doc or first == second or both_known:
                continue
            same = quantity(one.unit, one.kind) is quantity(two.unit, two.kind) is not Quantity.ANY
            close = resemblance(one.indicator, two.indicator) >= _RELATED
            if same and close and qualifiers(one.indicator) == qualifiers(two.indicator):
                groups.union(first, second)
                if first in known or second in known:
                    known.add(groups[first])
                yield one, two


def _sorted_key(key: Key | str) -> tuple[bool, str, str]:
    return (False, key, "") if isinstance(key, str) else (True, " ".join(sorted(key[0])), key[1].value)


def _minted(
    groups: UnionFind, members: Mapping[Key | str, set[tuple[str, Quantity]]]
) -> tuple[tuple[Minted, ...], dict[Key | str, str]]:
    """The new indicators, and for each key the id of its indicator."""
    minted, names = [], {}
    for group in groups.to_sets():
        known = sorted(key for key in group if isinstance(key, str))
        wordings = sorted({w for key in group for w, _ in members[key]}, key=lambda w: (len(w), w))
        if known:
            names.update(dict.fromkeys(group, known[0]))
            continue
        of = min((key[1] for key in group), key=_ORDER.index)
        one = Minted(f"{wordings[0]}\n{of.value}", wordings[0], of, tuple(wordings))
        minted.append(one)
        names.update(dict.fromkeys(group, one.id))
    return tuple(sorted(minted, key=lambda m: m.id)), names


def _joined(
    members: Mapping[Key | str, set[tuple[str, Quantity]]], names: Mapping[Key | str, str], catalogue: Catalogue
) -> Iterator[Joined]:
    for key, wordings in members.items():
        for wording, of in wordings:
            hit = catalogue.find(wording, of)
            if hit is not None:
                yield Joined(wording, of, names[key], hit[1], hit[2])
            elif len(wordings) > 1:
                label = min((w for w, _ in wordings), key=lambda w: (len(w), w))
                if label != wording:
                    yield Joined(wording, of, names[key], "words", label)


def _joined_by_figures(pairs: Iterable[tuple[Figure, Figure]], names: Mapping[Key | str, str]) -> Iterator[Joined]:
    for one, two in pairs:
        of = quantity(two.unit, two.kind)
        name = names.get((core(two.indicator), of)) or names.get((core(one.indicator), of)) or ""
        yield Joined(two.indicator, of, name, "figures", f"{one.indicator} ({one.quote})")
