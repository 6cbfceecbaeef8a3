"""Who is who, as triples: events, persons, canonical bodies, and each decision with its grounds and weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from diemcau.graph import iris
from diemcau.graph.builder import CONCEPT, LABEL, NOTATION, TRUE, XSD_DECIMAL, A, Term
from diemcau.graph.concepts import concept_for
from diemcau.graph.vocabulary import DMC, node
from diemcau.resolve.bodies import Bodies
from diemcau.resolve.grounds import Ground, Link
from diemcau.resolve.meetings import Event, Meetings
from diemcau.resolve.people import People, Person

Triple = tuple[NamedNode, NamedNode, Term]

_EVENT, _REPORTS, _RECALLS = node(DMC.Event), node(DMC.reports), node(DMC.recalls)
_PERSON, _REFERS_TO = node(DMC.Person), node(DMC.refersTo)
_VARIANT_OF = node(DMC.variantOf)
_LINK, _KIND, _COMPARES, _INTO = node(DMC.Link), node(DMC.linkKind), node(DMC.compares), node(DMC.into)
_WEIGHT, _GROUND, _BECAUSE, _KEPT_APART = (
    node(DMC.weight), node(DMC.ground), node(DMC.because), node(DMC.keptApart),
)  # fmt: skip

_WORDS = {
    "pin": "đã rà soát", "day": "ngày", "level": "cấp", "type": "loại", "purpose": "mục đích",
    "programme": "chương trình", "topic": "chủ đề", "organiser": "đơn vị tổ chức", "chair": "chủ trì", "period": "kỳ",
    "ordinal": "phiên thứ", "place": "nơi", "people": "người dự", "figures": "số liệu chung", "post": "chức vụ",
    "body": "cơ quan", "event": "cùng cuộc họp", "variant": "tên gọi", "label": "đúng tên gọi",
    "words": "cùng từ nội dung", "synonym": "cách nói khác", "name": "có tên gọi",
}  # fmt: skip
"""Ground → what it is called in ``dmc:because``."""


def event_node(event: Event) -> NamedNode:
    """The event's name: of its day, level and seat, else of its first report."""
    if event.day and not event.twin:
        return iris.dated_event(event.day, event.level, event.seat)
    return iris.event(event.reports[0], event.day)


def meeting_triples(found: Meetings) -> Iterator[Triple]:
    """Events with their reports, what only looks back on them, and the decisions."""
    into: dict[str, NamedNode] = {}
    for event in found.events:
        subject = event_node(event)
        yield subject, A, _EVENT
        for report in event.reports:
            yield NamedNode(report), _REPORTS, subject
        for report in event.recalls:
            yield NamedNode(report), _RECALLS, subject
        into.update(dict.fromkeys((*event.reports, *event.recalls), subject))
    yield from link_triples("meeting", found.links, into)


def person_node(person: Person) -> NamedNode:
    """The person's name: of the name and the post that is attested first, else of the first mention."""
    if person.post is None or person.twin:
        return iris.person_of(person.least)
    return iris.person(person.name, *person.post)


def person_triples(found: People) -> Iterator[Triple]:
    """The persons of some names and the decisions."""
    yield from described(found.persons)
    into = persons_of(found)
    yield from ((NamedNode(mention), _REFERS_TO, subject) for mention, subject in into.items())
    yield from link_triples("person", found.links, into)


def described(persons: Iterable[Person]) -> Iterator[Triple]:
    """The persons without what refers to them."""
    for person in persons:
        subject = person_node(person)
        yield subject, A, _PERSON
        yield subject, LABEL, Literal(person.label, language="vi")


def persons_of(found: People) -> dict[str, NamedNode]:
    """Official (IRI) → the person that he or she is."""
    nodes = ((person, person_node(person)) for person in found.persons)
    return {mention: subject for person, subject in nodes for mention in person.mentions}


def body_triples(found: Bodies) -> Iterator[Triple]:
    """What each variant of a body's name is a variant of, and the decisions."""
    into: dict[str, NamedNode] = {}
    for variant, canonical in found.canonical.items():
        yield NamedNode(variant), _VARIANT_OF, NamedNode(canonical)
        into[variant] = into[canonical] = NamedNode(canonical)
    yield from link_triples("body", found.links, into)


def link_triples(kind: str, links: Iterable[Link], into: Mapping[str, NamedNode]) -> Iterator[Triple]:
    """The decisions of a kind; ``into`` maps what they compare to the thing that it is."""
    for link in links:
        subject = iris.link(kind, link.a, link.b)
        yield subject, A, _LINK
        yield from _concept(subject, _KIND, "link-kind", kind)
        yield subject, _COMPARES, NamedNode(link.a)
        yield subject, _COMPARES, NamedNode(link.b)
        yield subject, _WEIGHT, decimal_literal(link.weight)
        yield subject, _BECAUSE, because(link)
        for ground in link.grounds:
            if ground.weight > 0 or link.apart:
                yield from _concept(subject, _GROUND, "ground", ground.kind)
        if link.apart:
            yield subject, _KEPT_APART, TRUE
        elif link.a in into:
            yield subject, _INTO, into[link.a]


def because(link: Link) -> Literal:
    """Why, in words; two decisions on one pair that say the same are the same but for the thing that it is."""
    return Literal(_words(link.grounds), language="vi")


def _concept(subject: NamedNode, predicate: NamedNode, scheme: str, word: str) -> Iterator[Triple]:
    concept = concept_for(scheme, word)
    yield subject, predicate, concept
    yield concept, A, CONCEPT
    yield concept, NOTATION, Literal(word)


def _words(grounds: Iterable[Ground]) -> str:
    """'ngày 2024-07-10 (+2); chủ trì Phạm Minh Chính (+1.5)'."""
    return "; ".join(f"{_WORDS[g.kind]}: {g.words} ({g.weight.normalize():+f})" for g in grounds)


def decimal_literal(value: Decimal) -> Literal:
    """A weight, without a needless nought.

    >>> decimal_literal(Decimal("4.50")).value
    '4.5'
    """
    return Literal(format(value.normalize(), "f"), datatype=XSD_DECIMAL)
