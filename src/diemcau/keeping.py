"""What a store keeps beside each article for linking, and how it is looked up: profiles, officials, figures, keys.

Others find an article, an official or a figure by its keys, so that what a change touches is found without reading the
rest of the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import pyoxigraph as ox

from diemcau.graph import iris
from diemcau.graph.bearers import IN_MONTH, months_of, name_node
from diemcau.graph.profiles import Profile, figure_as_json, figure_of_json, mention_as_json, mention_of_json
from diemcau.graph.stated import Stated, block_of, names_of, reading_of, wording_key
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.resolve.bodies import variant_key
from diemcau.resolve.figures import Figure
from diemcau.resolve.people import Mention, OfMonth

_PROFILE, _FIGURES = ox.NamedNode("urn:diemcau:profile"), ox.NamedNode("urn:diemcau:figures")
_KEY, _VARIANT, _CALLED = (ox.NamedNode(f"urn:diemcau:{name}") for name in ("key", "variant", "called"))
_MENTION, _FIGURE = ox.NamedNode("urn:diemcau:mention"), ox.NamedNode("urn:diemcau:figure")
_WORDING = "wording\t"
_DOC_NAME = node(DMC.docName)


class InStore:
    """The profiles that a store keeps, read as they are asked for."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._profiles: dict[str, Profile | None] = {}
        self._wholes: dict[str, Profile | None] = {}
        self._names: dict[str, str] = {}
        self._holding: dict[str, list[str]] = {}

    def profile(self, doc: str) -> Profile | None:
        """The profile of the article of that name."""
        if doc not in self._profiles:
            text = next(self._values(iris.article(doc), _PROFILE), None) if doc else None
            self._profiles[doc] = Profile.of_json(text) if text is not None else None
        return self._profiles[doc]

    def whole(self, doc: str) -> Profile | None:
        """The profile of the article of that name with its figures."""
        if doc not in self._wholes:
            subject = iris.article(doc)
            text = next(self._values(subject, _PROFILE), None) if doc else None
            figures = next(self._values(subject, _FIGURES), "[]")
            self._wholes[doc] = Profile.of_json(text, figures) if text is not None else None
        return self._wholes[doc]

    def mentions(self, name: str, month: str | None = None) -> Iterator[Mention]:
        """The officials of that (folded) name, of all months or of one."""
        for quad in self._store.quads_for_pattern(None, _KEY, _named(name, month), None):
            if isinstance(quad.subject, ox.NamedNode):
                yield from map(mention_of_json, self._values(quad.subject, _MENTION))

    def bearers(self, name: str) -> dict[str, tuple[OfMonth, ...]]:
        """Who bore the (folded) name in each month when the links were last written; nothing of a reviewed name."""
        return months_of(self._values(name_node(name), IN_MONTH))

    def variants(self, key: str) -> Mapping[str, str]:
        """The bodies of the variant key that articles name: IRI → folded name."""
        found = self._store.quads_for_pattern(None, _VARIANT, ox.Literal(key), None)
        bodies = sorted({quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}, key=str)
        return {body.value: self.called(body.value) for body in bodies if not self.only_in((), body.value)}

    def called(self, body: str) -> str:
        """The folded name of a body; '' where none was ever heard of."""
        return next(self._values(ox.NamedNode(body), _CALLED), "")

    def wordings(self, block: str) -> Sequence[Stated]:
        """What articles call that which is measured, of one block of readings; sorted."""
        heard = sorted({key for reading in self.heard(block) for key in self._values(reading, _CALLED)})
        there = (key.removeprefix(_WORDING).split("\t", 1) for key in heard if self._is_said(key))
        return sorted((wording, of) for of, wording in there)

    def _is_said(self, key: str) -> bool:
        return next(iter(self._store.quads_for_pattern(None, _KEY, ox.Literal(key), None)), None) is not None

    def heard(self, block: str) -> Sequence[ox.NamedNode]:
        """All by which something of the block was ever called: readings, wordings and new indicators."""
        found = self._store.quads_for_pattern(None, _VARIANT, ox.Literal(f"{_WORDING}{block}"), None)
        return sorted({quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}, key=str)

    def wording_block(self, name: str) -> str:
        """The block of a reading, a wording or a new indicator (IRI); '' where none was ever heard of."""
        found = (value for value in self._values(ox.NamedNode(name), _VARIANT) if value.startswith(_WORDING))
        return next(found, "").removeprefix(_WORDING)

    def only_in(self, docs: Collection[str], body: str) -> bool:
        """Whether no article but these names the body."""
        found = self._store.quads_for_pattern(None, _KEY, ox.Literal(f"body\t{body}"), None)
        return all(self._name(quad.subject.value) in docs for quad in found if isinstance(quad.subject, ox.NamedNode))

    def having(self, key: str) -> Sequence[str]:
        """The names of the articles with the key, sorted."""
        found = self._store.quads_for_pattern(None, _KEY, ox.Literal(key), None)
        return sorted(self._name(quad.subject.value) for quad in found if isinstance(quad.subject, ox.NamedNode))

    def holding(self, key: str) -> Sequence[str]:
        """The IRIs of the meetings or figures with the key (`Profile.report_keys`, `figure_keys`), sorted."""
        if key not in self._holding:
            found = self._store.quads_for_pattern(None, _KEY, ox.Literal(key), None)
            self._holding[key] = sorted(q.subject.value for q in found if isinstance(q.subject, ox.NamedNode))
        return self._holding[key]

    def figure(self, name: str) -> tuple[Figure, str] | None:
        """The figure of that IRI with the report that says of which event it is; None where none is there."""
        text = next(self._values(ox.NamedNode(name), _FIGURE), None)
        return figure_of_json(text) if text is not None else None

    def held(self, figure: str) -> Sequence[str]:
        """The keys of the figure of that IRI."""
        return list(self._values(ox.NamedNode(figure), _KEY))

    def owner(self, item: str) -> str:
        """The name of the article whose meeting, official or figure this IRI is; '' where none is there."""
        parts = item.removeprefix(BASE).split("/")
        return self._name(f"{BASE}article/{parts[1]}") if len(parts) > 2 else ""

    def _name(self, article: str) -> str:
        if article not in self._names:
            self._names[article] = next(self._values(ox.NamedNode(article), _DOC_NAME), "")
        return self._names[article]

    def _values(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[str]:
        for quad in self._store.quads_for_pattern(subject, predicate, None, None):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value


Triples = list[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]


def _named(name: str, month: str | None = None) -> ox.Literal:
    return ox.Literal(f"person\t{name}" if month is None else f"person\t{name}\t{month}")


def kept(profile: Profile) -> Triples:
    """What a store keeps of a profile beside the article."""
    subject, (text, figures) = iris.article(profile.doc), profile.as_json()
    keys = [(subject, _KEY, ox.Literal(key)) for key in sorted(profile.keys())]
    for mention in profile.mentions:
        official = ox.NamedNode(mention.id)
        keys.append((official, _MENTION, ox.Literal(mention_as_json(mention))))
        keys += [(official, _KEY, _named(mention.name, month)) for month in (None, mention.month)]
    for item, found in (profile.report_keys() | profile.figure_keys()).items():
        keys += [(ox.NamedNode(item), _KEY, ox.Literal(key)) for key in sorted(found)]
    for figure, report in profile.figures_on_their_own():
        keys.append((ox.NamedNode(figure.id), _FIGURE, ox.Literal(figure_as_json(figure, report))))
    return [(subject, _PROFILE, ox.Literal(text)), (subject, _FIGURES, ox.Literal(figures)), *keys]


def called(profile: Profile) -> Triples:
    """What a store keeps of the bodies and wordings that it has ever heard of.

    Once, for a ministry is in every other article.
    """
    named = [(ox.NamedNode(body), name) for body, name in profile.bodies]
    found = [
        triple
        for body, name in named
        for triple in ((body, _VARIANT, ox.Literal(variant_key(name))), (body, _CALLED, ox.Literal(name)))
    ]
    for wording in profile.wordings():
        block = ox.Literal(f"{_WORDING}{block_of(wording)}")
        found += [(ox.NamedNode(name), _VARIANT, block) for name in names_of(wording)]
        found.append((ox.NamedNode(reading_of(wording)), _CALLED, ox.Literal(wording_key(wording))))
    return found
