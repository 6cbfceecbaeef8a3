"""Keeps the links graph of a store in step with its articles, at the cost of what a change touches.

The store keeps a profile of each article with the keys by which others find it (`diemcau.keeping`), and notes what a
change touches before the old version of an article is gone (`diemcau.touching`). From these notes ``update`` computes
anew

- the meetings of each component that holds a changed or touched report,
- who bears a name in each month in which a changed article bears or bore it, or somebody of that name was at a meeting
  that now is (part of) another event; and who of one month is who of another,
- the bodies of each variant key that a changed article holds or held,
- the indicators of each block of wordings that a changed article has or had,
- the checks that a changed figure may have a part in (`diemcau.rechecking`),

and nothing else. Each of these is a pure function of what it is computed from, so the graph is the same as if all had
been computed (`diemcau.graph.links.all_quads`); tests/test_linking.py holds the two against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

import pyoxigraph as ox

from diemcau.graph import iris
from diemcau.graph.bearers import bearer_quads
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
    reviewed_people,
)
from diemcau.graph.reach import Total, offered, offered_at_event, totals
from diemcau.graph.stated import block_of, wording_key
from diemcau.graph.vocabulary import DMC, node
from diemcau.keeping import InStore
from diemcau.rechecking import Rechecks
from diemcau.resolve import meetings as rules
from diemcau.resolve import people
from diemcau.resolve.agree import position
from diemcau.resolve.bodies import variant_key
from diemcau.resolve.figures import Figure
from diemcau.resolve.gathering import Gathered
from diemcau.resolve.grounds import Link
from diemcau.resolve.people import Month, Person, across
from diemcau.resolve.pins import NO_PINS, Pins
from diemcau.touching import ALL, Touched, objects

_BECAUSE, _INTO = node(DMC.because), node(DMC.into)
_CONCEPT = node(DMC.indicatorConcept)
_REPORTS, _RECALLS, _REFERS_TO = node(DMC.reports), node(DMC.recalls), node(DMC.refersTo)
_VARIANT_OF, _COMPARES, _CLAIM = node(DMC.variantOf), node(DMC.compares), node(DMC.claim)
_CHECK_RULE = node(DMC.checkRule)


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
        return next(iter(objects(self._store, report, _REPORTS)), "")

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
        if not before or ALL in touched:
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
