"""The gazetteer: the localities of ``ontology/places.ttl``, by any of their names, as named then and as of today.

The facts are those of public acts (Nghị quyết 202/2025/QH15 and 203/2025/QH15, Quyết định 124/2004/QĐ-TTg and
19/2025/QĐ-TTg, and the acts that each locality names); the head of the file says how they are written down.

A *form* is any surface form of a locality: label, alternative or hidden label. A form is **strong** (``bare_ok``) when
it may be recognised, written with capitals, without 'tỉnh', 'huyện' or 'TP' in front. The rule:

1. a form that the file marks with ``dmc:weakLabel`` is weak: it is an ordinary word ('Cờ Đỏ', 'Thanh Xuân'), an event
   or a hero ('Hoa Lư', 'Lê Chân'), a person ('Hồ Chí Minh'), or reads like the last syllables of a person's name
   ('Thanh Hà', 'Văn Giang', 'Đức Trọng');
2. of localities at different levels that share a form, the higher one has it: bare 'Lào Cai' is the province;
3. a form that two unrelated localities of that level share ('Châu Thành', 'Tân Phú') is weak for all of them.
   Stages of one unit's life ('Lào Cai' before and since the merger) are related: they have a successor in common.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from diemcau.errors import LexiconError
from diemcau.text.fold import fold

_DMC = "https://w3id.org/diemcau/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

_LEVELS = ("quốc gia", "khu vực", "tỉnh", "huyện")  # from the top

# 'Bà Rịa - Vũng Tàu', 'Bà Rịa-Vũng Tàu'
_AROUND_DASH = re.compile(r" ?- ?")

_Values = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Locality:
    """A named place in one stage of its life.

    ``name`` is the bare name; ``within`` and ``successor`` are IRIs. ``valid_from`` is the first day (None: older than
    the records), ``valid_until`` the first day on which it was no more (None: it is still there). ``forms`` holds name,
    alternative and hidden labels; ``weak`` those of them that need their kind in front. ``codes`` are (scheme, code)
    pairs: the scheme is 'gso-2004', 'nso-2025' or 'iso-3166-1', and a code means nothing without it. ``bare_ok`` says
    whether the bare name may be recognised without its kind (see the module's rule).
    """

    iri: str
    name: str
    level: str
    kind: str
    within: str | None
    valid_from: date | None
    valid_until: date | None
    successor: str | None
    forms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    decrees: tuple[str, ...] = ()
    bare_ok: bool = True

    def valid(self, on: date) -> bool:
        """Whether it was there on that day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on < self.valid_until)


class Gazetteer:
    """All localities, looked up by form, level, day and province. Immutable after loading."""

    def __init__(self, localities: Iterable[Locality]) -> None:
        found = sorted(localities, key=lambda p: (_LEVELS.index(p.level), p.iri))
        self._by_iri = {p.iri: p for p in found}
        self._end = {p.iri: self._chain(p.iri)[-1] for p in found}
        forms: dict[str, list[Locality]] = defaultdict(list)
        for p in found:
            for folded in dict.fromkeys(form_key(f) for f in p.forms):
                forms[folded].append(p)
        self._strong = {folded: self._bearers(folded, bearers) for folded, bearers in forms.items()}
        for p in found:
            if p.iri not in self._strong[form_key(p.name)]:
                self._by_iri[p.iri] = replace(p, bare_ok=False)
        self._by_form = {folded: tuple(self._by_iri[p.iri] for p in bearers) for folded, bearers in forms.items()}
        self._before: dict[str, list[str]] = defaultdict(list)
        for p in found:
            if p.successor:
                self._before[p.successor].append(p.iri)

    @classmethod
    def load(cls, source: Path | str | bytes) -> Gazetteer:
        """Read Turtle from a path, or from bytes.

        Raises LexiconError (which subject, what is wrong, what was expected) for Turtle that does not parse, a locality
        without its name, level or kind, an unknown level, a code without scheme, a reference to what is not there, a
        life that ends before it begins, or successors in a circle; OSError when the file can't be read.
        """
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
        return cls(_read(data))

    def __iter__(self) -> Iterator[Locality]:
        """All localities, from the top level down, by IRI."""
        return iter(self._by_iri.values())

    def __len__(self) -> int:
        return len(self._by_iri)

    def get(self, iri: str) -> Locality | None:
        """Return the locality with this IRI, or None."""
        return self._by_iri.get(iri)

    def names(self) -> tuple[str, ...]:
        """List all surface forms, each spelling once, sorted: what a matcher looks for."""
        return tuple(sorted({form for p in self for form in p.forms}))

    def lookup(
        self, form: str, level: str | None = None, on: date | None = None, within: str | None = None
    ) -> tuple[Locality, ...]:
        """Return the localities that ``form`` can name, higher levels first, then by IRI.

        Case, white space, kind and spacing of dashes and the place of the tone mark do not matter. ``level`` is one of
        'quốc gia', 'khu vực', 'tỉnh', 'huyện'; ``on`` keeps those that were there on the day; ``within`` (an IRI) keeps
        those that belong to it, in whatever stage of its life: a district of Thừa Thiên Huế is found within Huế, one of
        Yên Bái within the Lào Cai of 2025, but not within the Lào Cai before it.
        """
        return tuple(
            p
            for p in self._by_form.get(form_key(form), ())
            if (level is None or p.level == level)
            and (on is None or p.valid(on))
            and (within is None or self._belongs(p, within))
        )

    def bare_ok(self, form: str) -> bool:
        """Whether the form, written with capitals, may be recognised without its kind in front of it."""
        return bool(self._strong.get(form_key(form)))

    def today(self, locality: Locality) -> Locality:
        """Follow the successors to the end; the locality itself if it has none (districts ended without)."""
        return self._by_iri[self._end[locality.iri]]

    def as_of(self, locality: Locality, on: date) -> Locality:
        """Follow the successors up to that day."""
        while locality.successor and locality.valid_until and locality.valid_until <= on:
            locality = self._by_iri[locality.successor]
        return locality

    def container(self, locality: Locality, on: date) -> Locality | None:
        """Return the unit above on that day, None if none is known: Phú Vang was in Thừa Thiên Huế until 2025."""
        if locality.within is None:
            return None
        above = self._by_iri[locality.within]
        if above.valid(on):
            return above
        if above.valid_until and above.valid_until <= on:
            later = self.as_of(above, on)
            return later if later.valid(on) else None
        earlier = [self._by_iri[iri] for iri in self._before[above.iri] if self._by_iri[iri].valid(on)]
        return earlier[0] if len(earlier) == 1 else None

    def _chain(self, iri: str) -> list[str]:
        chain = [iri]
        while successor := self._by_iri[chain[-1]].successor:
            if successor in chain:
                raise LexiconError(f"{iri}: its successors run in a circle through {successor}")
            if successor not in self._by_iri:
                raise LexiconError(f"{chain[-1]}: its successor {successor} is not defined")
            chain.append(successor)
        return chain

    def _belongs(self, p: Locality, unit: str) -> bool:
        if p.within is None:
            return False
        forward = self._chain(p.within)
        return unit in forward or (unit in self._by_iri and p.within in self._chain(unit))

    def _bearers(self, folded: str, candidates: list[Locality]) -> frozenset[str]:
        """Tell the IRIs of those localities for which the form is strong."""
        top = [p for p in candidates if p.level == candidates[0].level]
        strong = len({self._end[p.iri] for p in top}) == 1 and not any(
            form_key(form) == folded for p in top for form in p.weak
        )
        return frozenset(p.iri for p in top) if strong else frozenset()


@lru_cache(maxsize=4096)  # an article names the same few places again and again
def form_key(form: str) -> str:
    """Reduce a form to what its writings share: folded, single spaces, none around dashes.

    >>> form_key("Bà Rịa – Vũng  Tàu") == form_key("bà rịa-vũng tàu")
    True
    """
    return _AROUND_DASH.sub("-", " ".join(fold(form).split()))


def _read(data: bytes) -> Iterator[Locality]:
    subjects: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
                raise LexiconError(f"places: {subject} {triple.predicate} {value}: blank nodes are not expected")
            subjects.setdefault(subject.value, {}).setdefault(triple.predicate.value, []).append(value.value)
    except SyntaxError as error:
        raise LexiconError(f"places: not Turtle: {error}") from error
    for iri, values in subjects.items():
        if _DMC + "Locality" in values.get(_TYPE, ()):
            yield _locality(iri, values, subjects)


def _locality(iri: str, values: _Values, subjects: Mapping[str, _Values]) -> Locality:
    name = _only(iri, values, _LABEL)
    level = _only(iri, values, _DMC + "level")
    kind = _only(iri, values, _DMC + "kind")
    if name is None or level is None or kind is None:
        raise LexiconError(f"{iri}: expected an rdfs:label, a dmc:level and a dmc:kind")
    if level not in _LEVELS:
        raise LexiconError(f"{iri}: dmc:level is {level!r}, expected one of {', '.join(_LEVELS)}")
    within, successor = _only(iri, values, _DMC + "within"), _only(iri, values, _DMC + "successor")
    for reference in (within, successor):
        if reference is not None and _DMC + "Locality" not in subjects.get(reference, {}).get(_TYPE, ()):
            raise LexiconError(f"{iri}: refers to {reference}, which is no locality of the file")
    begin, end = _day(iri, values, "validFrom"), _day(iri, values, "validUntil")
    if begin and end and begin >= end:
        raise LexiconError(f"{iri}: begins on {begin} but ends on {end}")
    if successor and not end:
        raise LexiconError(f"{iri}: has a successor but no dmc:validUntil")
    others = values.get(_SKOS + "altLabel", []) + values.get(_SKOS + "hiddenLabel", [])
    weak = tuple(values.get(_DMC + "weakLabel", ()))
    forms = tuple(dict.fromkeys([name, *others]))
    if not set(weak) <= set(forms):
        raise LexiconError(f"{iri}: dmc:weakLabel {sorted(set(weak) - set(forms))} is none of its labels")
    codes = tuple(_code(iri, node, subjects) for node in values.get(_DMC + "code", ()))
    decrees = tuple(values.get(_DMC + "decree", ()))
    return Locality(iri, name, level, kind, within, begin, end, successor, forms, weak, codes, decrees)


def _only(iri: str, values: _Values, predicate: str) -> str | None:
    found = values.get(predicate, [])
    if len(found) > 1:
        raise LexiconError(f"{iri}: <{predicate}> has {len(found)} values, expected one")
    return found[0] if found else None


def _day(iri: str, values: _Values, term: str) -> date | None:
    written = _only(iri, values, _DMC + term)
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise LexiconError(f"{iri}: dmc:{term} is {written!r}, expected a day such as 2025-07-01") from None


def _code(iri: str, node: str, subjects: Mapping[str, _Values]) -> tuple[str, str]:
    values = subjects.get(node, {})
    scheme, notation = _only(node, values, _SKOS + "inScheme"), _only(node, values, _SKOS + "notation")
    if scheme is None or notation is None or scheme not in subjects:
        raise LexiconError(f"{iri}: its code {node} lacks skos:notation, or a skos:inScheme that the file defines")
    return scheme.rsplit("/", 1)[1], notation
