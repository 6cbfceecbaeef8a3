"""Keeps the links graph of a store in step with its articles, at the cost of what a change touches.

The store keeps a profile of each article with the keys by which others find it, and notes what a change touches before
the old version of an article is gone. From these notes ``update`` computes anew

- the meetings of each component that holds a changed or touched report,
- the persons of each name, the bodies of each variant key that a changed article holds or held, and the persons who
  were at a meeting that now is (part of) another event,
- the indicators of each block of wordings that a changed article has or had,
- the checks that a changed figure may have a part in (`diemcau.rechecking`),

and nothing else. Each of these is a pure function of what it is computed from, so the graph is the same as if all had
been computed (`diemcau.graph.links.all_quads`); tests/test_linking.py holds the two against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

import pyoxigraph as ox

from diemcau.graph import iris
from diemcau.graph.bearers import IN_MONTH, bearer_quads, months_of, name_node
from diemcau.graph.builder import NOTATION
from diemcau.graph.concepts import concept_for, indicators
from diemcau.graph.figure_links import check_triples
from diemcau.graph.gathering import gathered, indicator_triples
from diemcau.graph.identity import (
    Triple,
    because,
    described,
    link_triples,
    meeting_triples,
    person_node,
    persons_of,
)
from diemcau.graph.iris import LINKS_GRAPH
from diemcau.graph.known import Reports
from diemcau.graph.lineage import lineage
from diemcau.graph.links import (
    bodies,
    events_of,
    in_links_graph,
    meetings,
    name_groups,
    name_of,
    reviewed_people,
    variant_of,
)
from diemcau.graph.profiles import Profile, figure_as_json, figure_of_json, mention_as_json, mention_of_json
from diemcau.graph.reach import Total, offered, offered_at_event, totals
from diemcau.graph.stated import Stated, block_of, names_of, reading_of, wording_key
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.rechecking import Rechecks
from diemcau.resolve import meetings as rules
from diemcau.resolve import people
from diemcau.resolve.agree import position
from diemcau.resolve.bodies import variant_key
from diemcau.resolve.figures import Figure
from diemcau.resolve.gathering import Gathered
from diemcau.resolve.grounds import Link
from diemcau.resolve.people import Mention, Month, OfMonth, Person, across
from diemcau.resolve.pins import NO_PINS, Pins

_PROFILE, _FIGURES = ox.NamedNode("urn:diemcau:profile"), ox.NamedNode("urn:diemcau:figures")
_KEY, _VARIANT, _CALLED = (ox.NamedNode(f"urn:diemcau:{name}") for name in ("key", "variant", "called"))
_MENTION, _FIGURE = ox.NamedNode("urn:diemcau:mention"), ox.NamedNode("urn:diemcau:figure")
_WORDING = "wording\t"
_ALL = "*"  # months
_BECAUSE, _INTO = node(DMC.because), node(DMC.into)
_CONCEPT = node(DMC.indicatorConcept)
_REPORTS, _RECALLS, _REFERS_TO = node(DMC.reports), node(DMC.recalls), node(DMC.refersTo)
_DOC_NAME, _VARIANT_OF, _COMPARES, _CLAIM = node(DMC.docName), node(DMC.variantOf), node(DMC.compares), node(DMC.claim)
_CHECK_RULE = node(DMC.checkRule)
# What a decision or a check is about: the whole node goes when one of these does.
_ABOUT = frozenset({_COMPARES, _CLAIM, node(DMC.against), node(DMC.uses)})


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


# ---- before a change ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Touched:
    """What changes have touched since the links were computed; texts, each set sorted when written."""

    changed: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    variants: set[str] = field(default_factory=set)
    offers: set[str] = field(default_factory=set)
    totals: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


def touched_by(known: InStore, store: ox.Store, profile: Profile, pins: Mapping[str, Pins]) -> Touched:
    """What is touched when the article of ``profile`` goes (or a new version of it comes)."""
    touched = Touched({profile.doc})
    index = Reports(known)
    for report in profile.reports:
        touched.reports |= rules.neighbours(report, index, pins.get("meeting", NO_PINS))[0]
        touched.reports |= rules.displaced(report, index)
    persons, named = pins.get("person", NO_PINS), pins.get("body", NO_PINS)
    for mention in profile.mentions:
        touched.names.add(f"{mention.name}\t{mention.month}")
        touched.names.update(f"{name_of(known, partner)}\t{_ALL}" for partner in persons.partners(mention.id))
    for body, _ in profile.bodies:
        touched.variants.update(variant_of(known, other) for other in named.partners(body))
    touched.bodies.update(iri for iri, _ in profile.bodies)
    events = {report.id: event for report in profile.reports for event in _objects(store, report.id, _REPORTS)}
    for figure in profile.placed(events):
        touched.offers.update(offered(figure))
        touched.totals.update(total.as_text() for total in totals(figure))
        touched.told.update(f"{figure.event}\t{key}" for key in offered_at_event(figure) if figure.event)
    touched.wordings.update(map(block_of, profile.wordings()))
    return touched


def links_about(store: ox.Store, profile: Profile) -> set[ox.Quad]:
    """The quads of the links graph that would hang in the air without the article's meetings, officials and figures."""
    found: set[ox.Quad] = set()
    nodes: set[ox.NamedNode] = set()
    for item in map(ox.NamedNode, profile.items()):
        found.update(store.quads_for_pattern(item, None, None, LINKS_GRAPH))
        for quad in store.quads_for_pattern(None, None, item, LINKS_GRAPH):
            if quad.predicate in _ABOUT and isinstance(quad.subject, ox.NamedNode):
                nodes.add(quad.subject)
    for subject in nodes:
        found.update(store.quads_for_pattern(subject, None, None, LINKS_GRAPH))
    for thing in {quad.object for quad in found if quad.predicate in {_REPORTS, _RECALLS, _REFERS_TO}}:
        if isinstance(thing, ox.NamedNode) and not _is_used(store, thing, found):
            found.update(store.quads_for_pattern(thing, None, None, LINKS_GRAPH))
    return found


def _is_used(store: ox.Store, thing: ox.NamedNode, but: set[ox.Quad]) -> bool:
    return any(quad not in but for quad in store.quads_for_pattern(None, None, thing, LINKS_GRAPH))


# ---- after it -------------------------------------------------------------------------------------------------------


def update(
    store: ox.Store, known: InStore, touched: Touched, pins: Mapping[str, Pins]
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """The quads that the links graph loses and gains, each sorted, so that it belongs to the articles as they are.

    With them those that are kept beside it (`diemcau.graph.bearers`).
    """
    return _Update(store, known, touched, pins).run()


class _Update:
    def __init__(self, store: ox.Store, known: InStore, touched: Touched, pins: Mapping[str, Pins]) -> None:
        self._store, self._known, self._touched, self._pins = store, known, touched, pins
        self._old: set[ox.Quad] = set()
        self._new: set[Triple] = set()
        self._lost_beside: set[ox.Quad] = set()
        self._kept_beside: set[ox.Quad] = set()
        self._events: dict[str, str] = {}
        self._of_block: dict[str, tuple[list[str], Gathered]] = {}
        self._figures: dict[str, list[Figure]] = {}
        self._alone: dict[str, Figure | None] = {}
        found = (known.whole(doc) for doc in sorted(touched.changed))
        self._changed = [profile for profile in found if profile is not None]

    def run(self) -> tuple[list[ox.Quad], list[ox.Quad]]:
        moved = self._meetings()
        self._people(moved)
        self._bodies()
        moved |= self._indicators()
        self._checks(moved)
        return self._difference()

    def _meetings(self) -> set[str]:
        """Compute the components anew; the articles whose meetings now report another event than before."""
        index = Reports(self._known)
        own = [report for profile in self._changed for report in profile.reports]
        seeds = {report.id for report in own}.union(*(rules.displaced(report, index) for report in own))
        seeds.update(name for name in self._touched.reports if index.report(name) is not None)
        seen: set[str] = set()
        for met in meetings(self._known, seeds, self._pins, seen):
            self._new.update(meeting_triples(met))
            self._events.update(events_of(met))
        before = {report: self._event_before(report) for report in seen}
        for report in seen:
            self._forget(report, (_REPORTS, _RECALLS))
        return {self._known.owner(r) for r, event in before.items() if event != self._events.get(r, "")}

    def _event_before(self, report: str) -> str:
        return next(iter(_objects(self._store, report, _REPORTS)), "")

    def _event(self, report: str, default: str = "") -> str:
        if report not in self._events:
            self._events[report] = self._event_before(report) or default
        return self._events[report]

    def _people(self, moved: set[str]) -> None:
        months: defaultdict[str, set[str]] = defaultdict(set)
        for noted in self._touched.names:
            name, _, month = noted.partition("\t")
            months[name].add(month)
        others = (self._known.profile(doc) for doc in sorted(moved))
        for profile in (*self._changed, *others):
            for mention in profile.mentions if profile else ():
                months[mention.name].add(mention.month)
        for group, reviewed in name_groups(self._known, months, self._pins):
            if reviewed:
                self._reviewed_people(group)
            else:
                self._bearers(group[0], months[group[0]])

    def _reviewed_people(self, names: Iterable[str]) -> None:
        """Bearers of names that pins speak of are looked at as a whole."""
        mentions = (mention for name in names for mention in self._known.mentions(name))
        found = reviewed_people(mentions, self._event, self._pins)
        self._settle(found.persons, persons_of(found), found.links)
        for name in names:
            self._lost_beside.update(bearer_quads(name, self._known.bearers(name)))

    def _bearers(self, name: str, touched: set[str]) -> None:
        """Look at the months of a name that are touched, then at the months side by side.

        Of the other months only those are looked at again whose bearers are other persons than before.
        """
        before = self._known.bearers(name)
        if not before or _ALL in touched:
            touched = {*before, *(mention.month for mention in self._known.mentions(name))}
        months = {month: self._in_month(name, month) for month in touched}
        after = before | {month: tuple(found.bearers) for month, found in months.items()}
        old, new = (across((one for ones in told.values() for one in ones), lineage) for told in (before, after))
        was, now = persons_of(old), persons_of(new)
        for month, bearers in after.items():
            if month not in months and any(was.get(bearer.id) != now[bearer.id] for bearer in bearers):
                months[month] = self._in_month(name, month)
        into = {id_: now[one.id] for found in months.values() for one, ids in found.bearers.items() for id_ in ids}
        links = [link for found in months.values() for link in found.links]
        same = set(old.links)
        links += [link for link in new.links if link not in same or link.a in into or link.b in into]
        for link in same.difference(new.links):
            self._forget_node(iris.link("person", link.a, link.b))
        nodes = {was[one.id] for month in months for one in before.get(month, ())}.union(into.values())
        for node_ in nodes:
            self._forget_node(node_)
        self._settle([person for person in new.persons if person_node(person) in nodes], into, links, now)
        self._lost_beside.update(bearer_quads(name, before))
        self._kept_beside.update(bearer_quads(name, after))

    def _in_month(self, name: str, month: str) -> Month:
        return people.in_month(self._known.mentions(name, month), self._event, lineage)

    def _settle(
        self,
        persons: Iterable[Person],
        into: Mapping[str, ox.NamedNode],
        links: Iterable[Link],
        others: Mapping[str, ox.NamedNode] = MappingProxyType({}),
    ) -> None:
        """What is said of some mentions and of what they were; of many most stays, and is not written anew.

        ``into`` maps the mentions to the persons that they now are, ``others`` those that links compare them with.
        """
        self._new.update(described(persons))
        before: set[ox.NamedNode] = set()
        decided: set[ox.NamedNode] = set()
        for mention, person in into.items():
            subject = ox.NamedNode(mention)
            said = list(self._store.quads_for_pattern(subject, _REFERS_TO, None, LINKS_GRAPH))
            before.update(quad.object for quad in said if isinstance(quad.object, ox.NamedNode))
            if [quad.object for quad in said] != [person]:
                self._old.update(said)
                self._new.add((subject, _REFERS_TO, person))
            compared = self._store.quads_for_pattern(None, _COMPARES, subject, LINKS_GRAPH)
            decided.update(quad.subject for quad in compared if isinstance(quad.subject, ox.NamedNode))
        all_into = {**others, **into}
        for link in links:
            subject = iris.link("person", link.a, link.b)
            if subject in decided and self._is_told(subject, link, all_into):
                decided.discard(subject)
            else:
                self._new.update(link_triples("person", [link], all_into))
        for subject in (*before, *decided):
            self._forget_node(subject)

    def _forget_node(self, subject: ox.NamedNode) -> None:
        self._old.update(self._store.quads_for_pattern(subject, None, None, LINKS_GRAPH))

    def _is_told(self, subject: ox.NamedNode, link: Link, into: Mapping[str, ox.NamedNode]) -> bool:
        """Whether the links graph has this decision, for these reasons and with this result."""
        because_, into_ = (
            [quad.object for quad in self._store.quads_for_pattern(subject, says, None, LINKS_GRAPH)]
            for says in (_BECAUSE, _INTO)
        )
        return because_ == [because(link)] and into_ == ([] if link.apart else [into[link.a]])

    def _bodies(self) -> None:
        """A body that an unchanged article names was there and is: only the others change what is a variant of what."""
        named = {body for profile in self._changed for body, _ in profile.bodies} | self._touched.bodies
        gone = {body for body in named if self._known.only_in(self._touched.changed, body)}
        names = (self._known.called(body) for body in gone)
        variants = self._touched.variants | {variant_key(name) for name in names}
        for triples, bodies_there in bodies(self._known, variants, self._pins):
            self._new.update(triples)
            gone.update(bodies_there)
        for body in gone:
            self._forget(body, (_VARIANT_OF,))

    def _indicators(self) -> set[str]:
        """Gather the wordings of the blocks that changed; the articles of which pins may say something else now."""
        blocks = self._touched.wordings.union(*(map(block_of, p.wordings()) for p in self._changed))
        moved: set[str] = set()
        for names, found in gathered(self._known, blocks, self._pins):
            self._new.update(indicator_triples(found))
            for heard in (heard for name in names for heard in self._known.heard(name)):
                self._forget(heard.value, ())
                for quad in self._store.quads_for_pattern(heard, _CONCEPT, None, LINKS_GRAPH):
                    self._old.add(quad)
                    if isinstance(quad.object, ox.NamedNode) and quad.object.value not in indicators().known:
                        self._old.update(self._store.quads_for_pattern(quad.object, None, None, LINKS_GRAPH))
            if not self._named_by_pins.isdisjoint(names):
                moved |= self._calling(names)
        return moved

    @cached_property
    def _named_by_pins(self) -> frozenset[str]:
        """The blocks of wordings that pins say something of."""
        pinned = self._pins.get("indicator", NO_PINS)
        return frozenset(map(self._known.wording_block, {*pinned.same, *pinned.different})) - {""}

    def _calling(self, blocks: Iterable[str]) -> set[str]:
        """The articles that have a wording of these blocks."""
        return {doc for b in blocks for w in self._known.wordings(b) for doc in self._known.having(wording_key(w))}

    def _reviewed(self, doc: str) -> Iterator[tuple[list[str], Gathered]]:
        """The indicators of the article that pins say something of, with the blocks of their wordings."""
        profile = self._known.whole(doc) if self._named_by_pins else None
        blocks = set(map(block_of, profile.wordings() if profile else ())) & self._named_by_pins
        for name in sorted(blocks):
            if name not in self._of_block:
                self._of_block[name] = next(gathered(self._known, [name], self._pins))
            yield self._of_block[name]

    def _in_hand(self, docs: Iterable[str]) -> set[str]:
        """The articles whose figures pins make figures of one indicator, or of two, with those of these articles."""
        return {other for doc in docs for names, _ in self._reviewed(doc) for other in self._calling(names)}

    def _checks(self, moved: set[str]) -> None:
        """The checks that may see another figure, or another event, than before."""
        anew = moved | {profile.doc for profile in self._changed}
        anew |= self._in_hand(anew)
        told: defaultdict[str, set[str]] = defaultdict(set)
        for noted in self._touched.told:
            event, _, key = noted.partition("\t")
            told[event].add(key)
        offers, highs = set(self._touched.offers), set(map(Total.of_text, self._touched.totals))
        for doc in sorted(anew):
            for figure in self._placed(doc):
                offers.update(offered(figure))
                highs.update(totals(figure))
                for event in self._events_of(doc) if figure.event else ():
                    told[event].update(offered_at_event(figure))
        again = Rechecks(self._known, self._placed, self._figure, self._reporting, self._in_hand)
        # where pins say what is measured, keys do not say of what a total is one
        claims = again.claims(anew, offers, told, highs if not self._named_by_pins else None)
        self._new.update(check_triples(again.checks(claims)))
        for by_rule in claims.values():
            for claim in set().union(*by_rule.values()):
                self._forget_checks(claim, {concept_for("rule", rule) for rule, ids in by_rule.items() if claim in ids})

    def _forget_checks(self, claim: str, rules_of: set[ox.NamedNode]) -> None:
        for quad in self._store.quads_for_pattern(None, _CLAIM, ox.NamedNode(claim), LINKS_GRAPH):
            of_check = list(self._store.quads_for_pattern(quad.subject, None, None, LINKS_GRAPH))
            if any(q.predicate == _CHECK_RULE and q.object in rules_of for q in of_check):
                self._old.update(of_check)

    # ---- look-ups -----

    def _events_of(self, doc: str) -> set[str]:
        """The events that the article reports now and reported before."""
        profile = self._known.profile(doc)
        told = [report.id for report in profile.reports if not report.recalled] if profile else []
        return {event for report in told for event in (self._event(report), self._event_before(report)) if event}

    def _reporting(self, event: str) -> set[str]:
        """The articles that report the event now or did before."""
        found = {report for report, now in self._events.items() if now == event}
        for quad in self._store.quads_for_pattern(None, _REPORTS, ox.NamedNode(event), LINKS_GRAPH):
            found.add(quad.subject.value if isinstance(quad.subject, ox.NamedNode) else "")
        return {doc for report in found if (doc := self._known.owner(report))}

    def _placed(self, doc: str) -> list[Figure]:
        if doc not in self._figures:
            reviewed: dict[str, str] = {}
            for _, found in self._reviewed(doc):
                reviewed.update(found.reviewed())
            profile = self._known.whole(doc)
            events = {report.id: self._event(report.id) for report in profile.reports} if profile else {}
            self._figures[doc] = sorted(profile.placed(events, reviewed) if profile else (), key=position)
        return self._figures[doc]

    def _figure(self, name: str) -> Figure | None:
        """The figure of that IRI, on its own where its article is not read yet and no pin speaks of indicators."""
        if name not in self._alone:
            doc = self._known.owner(name)
            if self._named_by_pins or doc in self._figures:
                self._alone[name] = next((figure for figure in self._placed(doc) if figure.id == name), None)
            else:
                figure, report = self._known.figure(name) or (None, "")
                self._alone[name] = replace(figure, event=self._event(report)) if figure and report else figure
        return self._alone[name]

    # ---- what goes -----

    def _forget(self, item: str, says: Iterable[ox.NamedNode]) -> None:
        """What the links graph says of the item by these properties, and the nodes and decisions behind that."""
        subject = ox.NamedNode(item)
        for predicate in says:
            for quad in self._store.quads_for_pattern(subject, predicate, None, LINKS_GRAPH):
                self._old.add(quad)
                if isinstance(quad.object, ox.NamedNode) and predicate != _VARIANT_OF:
                    self._old.update(self._store.quads_for_pattern(quad.object, None, None, LINKS_GRAPH))
        for quad in self._store.quads_for_pattern(None, _COMPARES, subject, LINKS_GRAPH):
            self._old.update(self._store.quads_for_pattern(quad.subject, None, None, LINKS_GRAPH))

    def _difference(self) -> tuple[list[ox.Quad], list[ox.Quad]]:
        new = set(in_links_graph(self._new))
        lost = self._old - new
        gained = new - self._old
        lost.update(self._idle_concepts(lost, new))
        lost |= self._lost_beside - self._kept_beside
        gained |= self._kept_beside - self._lost_beside
        return sorted(lost, key=str), sorted(gained, key=str)

    def _idle_concepts(self, lost: set[ox.Quad], new: set[ox.Quad]) -> Iterator[ox.Quad]:
        """The concepts that nothing points to any more: they stand in the links graph for those that do."""
        # kinds, grounds, rules and verdicts, which are few; and of the many indicators those that something pointed to:
        # a pin may hold a wording against one that no wording is of any more
        few = {quad.subject for quad in self._store.quads_for_pattern(None, NOTATION, None, LINKS_GRAPH)}
        of_wordings = {quad.object for quad in lost if quad.predicate == _CONCEPT}
        used = {quad.object for quad in new}
        meant = {quad.object for quad in new if quad.predicate == _CONCEPT}
        for concepts, says in ((few - used, None), (of_wordings - meant, _CONCEPT)):
            for concept in (one for one in concepts if isinstance(one, ox.NamedNode)):
                uses = self._store.quads_for_pattern(None, says, concept, LINKS_GRAPH)
                if all(quad in lost for quad in uses):
                    yield from self._store.quads_for_pattern(concept, None, None, LINKS_GRAPH)


def _objects(store: ox.Store, subject: str, predicate: ox.NamedNode) -> list[str]:
    found = store.quads_for_pattern(ox.NamedNode(subject), predicate, None, LINKS_GRAPH)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode))
