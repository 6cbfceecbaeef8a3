"""What the facts of one article say together, for triples that need more than their own fact.

A name is resolved within the article only, and only when it means one thing there: 'Lào Cai' with both the province and
the city named stays undecided, and then gets a node without a level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex
from pyoxigraph import NamedNode

from diemcau.facts import Body, Citation, Measure, Meeting, Place, Reading
from diemcau.graph import iris
from diemcau.graph.iris import key
from diemcau.graph.vocabulary import BASE
from diemcau.resolve.wording import Quantity, core, quantity, told

VIETNAM = NamedNode(f"{BASE}place/quoc-gia/viet-nam")
# Between a body and its place stands at most the kind of the place: 'Ủy ban nhân dân (thành phố) Lào Cai'.
_KIND_WORDS = 2
# Numbers that central authorities give are told apart by number and date alone: "57-NQ/TW", "06/QĐ-TTg",
# "131/2020/NĐ-CP", "203/2025/QH15"; "12/QĐ-UBND" exists in every province.
_CENTRAL = regex.compile(r".*[-/](?:TTg|CP|TW|QH\d*|UBTVQH\d*)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """All that the article says of one legal document, over all its citations."""

    number: str
    kind: str
    issuer: str
    issued: str


class Frame:
    """Lookups over one article's facts."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        facts = reading.facts
        self._places = _by_name((f.name, place_node(f)) for f in facts if isinstance(f, Place))
        self._bodies = _by_name((f.name, iris.body(f.name)) for f in facts if isinstance(f, Body))
        self._reported = {f.key for f in facts if isinstance(f, Meeting) and not f.recalled}
        self._levels: defaultdict[frozenset[str], set[Quantity]] = defaultdict(set)
        for fact in facts:
            if isinstance(fact, Measure):
                self._levels[core(fact.indicator)].add(quantity(fact.unit, fact.kind))
        self._documents = _merge([f for f in facts if isinstance(f, Citation)])

    def place(self, name: str) -> NamedNode:
        """The locality that ``name`` means in this article, or a node of that name without a level."""
        found = self.named_place(name)
        if found is None and key(name) == "việt nam":
            return VIETNAM
        return found or iris.locality(name, "")

    def named_place(self, name: str) -> NamedNode | None:
        """The locality that the article names so, when it names exactly one."""
        found = self._places.get(key(name), ())
        return next(iter(found)) if len(found) == 1 else None

    def named_body(self, name: str) -> NamedNode | None:
        """The body that the article names so, written out."""
        return next(iter(self._bodies.get(key(name), ())), None)

    def body_of_post(self, body: str, place: str) -> NamedNode | None:
        """The body that a post belongs to: the one called ``body``, or ``body`` + kind of place + ``place``.

        None when the article names no such body, or several (that of the province and that of its city).
        """
        whole = self.named_body(body)
        if whole is not None:
            return whole
        first, last = f"{key(body)} ", f" {key(place)}"
        found = {
            node
            for name, nodes in self._bodies.items()
            if place
            and name.startswith(first)
            and name.endswith(last)
            and len(name[len(first) - 1 : -len(last)].split()) <= _KIND_WORDS
            for node in nodes
        }
        return next(iter(found)) if len(found) == 1 else None

    def place_of_body(self, body: str) -> NamedNode | None:
        """The locality whose name ends the body's name ('Công an huyện Quảng Xương'), the longest one."""
        name = key(body)
        ends = [place for place in self._places if name.endswith(f" {place}")]
        return self.named_place(max(ends, key=len)) if ends else None

    def is_recalled(self, meeting_key: str) -> bool:
        """Whether every mention of the meeting only looks back on it."""
        return meeting_key not in self._reported

    def quantity(self, measure: Measure) -> Quantity:
        """The kind of quantity of a figure; a growth or multiple is of the level that has its wording.

        Where there is none its wording may say it ('tỷ lệ hồ sơ trực tuyến tăng 14%').
        """
        of = quantity(measure.unit, measure.kind)
        if of is not Quantity.ANY:
            return of
        levels = self._levels[core(measure.indicator)] - {Quantity.ANY}
        return next(iter(levels)) if len(levels) == 1 else told(measure.indicator)

    def legal_document(self, citation: Citation) -> DocumentKey:
        """What all citations of the same document say together."""
        return self._documents[citation]


def place_node(place: Place) -> NamedNode:
    """The gazetteer's node, else one that is named after name and level."""
    return NamedNode(place.locality) if place.locality else iris.locality(place.name, place.level)


def document_node(article: str, document: DocumentKey) -> NamedNode:
    """The document's node: global where number, issuer or date tell it from others, else the article's own."""
    told_apart = bool(document.issuer or document.issued or _CENTRAL.fullmatch(document.number))
    return iris.legal_document(
        document.kind, document.number, document.issuer, document.issued, "" if told_apart else article
    )


def _by_name(pairs: Iterable[tuple[str, NamedNode]]) -> Mapping[str, frozenset[NamedNode]]:
    names: defaultdict[str, set[NamedNode]] = defaultdict(set)
    for name, node in pairs:
        names[key(name)].add(node)
    return {name: frozenset(nodes) for name, nodes in sorted(names.items())}


def _merge(citations: list[Citation]) -> Mapping[Citation, DocumentKey]:
    groups: defaultdict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        groups[key(citation.number) or f"\n{key(citation.issuer)}\n{citation.date}", key(citation.kind)].append(
            citation
        )
    return {c: _together(c, group) for group in groups.values() for c in group}


def _together(citation: Citation, group: list[Citation]) -> DocumentKey:
    """An attribute that this citation leaves out is taken from the others when they agree on it."""
    issuers = {key(c.issuer): c.issuer for c in reversed(group) if c.issuer}
    dates = {c.date for c in group if c.date}
    issuer = next(iter(issuers.values())) if len(issuers) == 1 else citation.issuer
    issued = next(iter(dates)) if len(dates) == 1 else citation.date
    return DocumentKey(group[0].number, group[0].kind, issuer, issued)
