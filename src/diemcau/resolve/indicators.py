"""Which indicator a wording is of: one that is known, or one of its own.

A figure is of a *known* indicator when its wording and its kind of quantity are those of one of its labels: to the
letter, in their content words, in words that say the same, or, for rankings, which go by a name, when it holds them.
Every other wording is of a
new indicator (``diemcau.resolve.gathering``). That depends on the wording alone, so that adding or removing articles
moves no figure of a known one. Scope, time and unit stay with the figures.

Precision first: 'hồ sơ trực tuyến' is not 'hồ sơ trực tuyến toàn trình', and a share is not a count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from diemcau.resolve.subject import Subject, subject
from diemcau.resolve.wording import Quantity, core, qualifiers
from diemcau.text.fold import fold

#: How sure each ground makes it that a wording is of an indicator.
WEIGHTS: Mapping[str, Decimal] = {
    "label": Decimal(1), "words": Decimal("0.95"), "synonym": Decimal("0.9"), "name": Decimal("0.9"),
}  # fmt: skip
_QUANTITIES = tuple(q for q in Quantity if q is not Quantity.ANY)

Key = tuple[frozenset[str], Quantity]


@dataclass(frozen=True, slots=True)
class Known:
    """A curated indicator: ``labels`` begin with the preferred one; ``running`` marks a total that never falls."""

    id: str
    labels: tuple[str, ...]
    quantity: Quantity
    running: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """That a wording is of a known indicator: ``ground`` is a key of ``WEIGHTS``, ``label`` the one it was found by."""

    known: Known
    ground: str
    label: str


class Catalogue:
    """Finds the known indicator of a wording; ``find`` depends on nothing but its arguments.

    >>> cards = Known("cards", ("cấp thẻ căn cước", "thẻ căn cước công dân đã cấp"), Quantity.COUNT)
    >>> found = Catalogue([cards]).find("số thẻ CCCD gắn chíp được cấp", Quantity.COUNT)
    >>> found.known.id, found.ground, found.label
    ('cards', 'words', 'cấp thẻ căn cước')
    >>> Catalogue([cards]).find("tỷ lệ cấp thẻ căn cước", Quantity.RATE) is None
    True
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = {k.id: k for k in sorted(known, key=lambda k: k.id)}
        self._labels: dict[tuple[str, Quantity], tuple[str, str]] = {}
        self._cores: dict[Key, tuple[str, str]] = {}
        self._names: list[tuple[frozenset[str], str, str]] = []
        self._subjects: defaultdict[tuple[Subject, Quantity], set[tuple[str, str]]] = defaultdict(set)
        self._found: dict[tuple[str, Quantity], Match | None] = {}
        for indicator in self.known.values():
            for label in indicator.labels:
                self._labels.setdefault((fold(label), indicator.quantity), (indicator.id, label))
                self._cores.setdefault((core(label), indicator.quantity), (indicator.id, label))
                self._subjects[subject(label, indicator.quantity), indicator.quantity].add((indicator.id, label))
                if indicator.quantity is Quantity.RANK and (label.isupper() or len(core(label)) > 1):
                    self._names.append((core(label), indicator.id, label))
        self._names.sort(key=lambda name: (-len(name[0]), name[1], name[2]))

    def find(self, wording: str, of: Quantity) -> Match | None:
        """The known indicator of a wording; None where it is of none.

        A growth or multiple (``Quantity.ANY``) is of the one indicator that fits, whatever its quantity.
        """
        if (wording, of) not in self._found:
            self._found[wording, of] = self._look_up(wording, of) if wording else None
        return self._found[wording, of]

    def _look_up(self, wording: str, of: Quantity) -> Match | None:
        quantities = _QUANTITIES if of is Quantity.ANY else (of,)
        folded, words = fold(wording), core(wording)
        for ground, hits in (
            ("label", {hit for q in quantities if (hit := self._labels.get((folded, q)))}),
            ("words", {hit for q in quantities if (hit := self._cores.get((words, q)))}),
        ):
            if len({name for name, _ in hits}) == 1:
                name, label = min(hits)
                return Match(self.known[name], ground, label)
        hits = {hit for q in quantities for hit in self._subjects.get((subject(wording, q), q), ())}
        if len({name for name, _ in hits}) == 1:
            name, label = min(hits)
            return Match(self.known[name], "synonym", label)
        if of is Quantity.RANK:
            for name_words, name, label in self._names:
                if name_words <= words and qualifiers(label) == qualifiers(wording):
                    return Match(self.known[name], "name", label)
        return None
