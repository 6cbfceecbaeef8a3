"""Meetings, what is said of them, their bridge points and who takes part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode
from rdflib import RDF

from diemcau.facts import Meeting, MeetingSlot, Participation, Role, Slot
from diemcau.graph import iris
from diemcau.graph.builder import LABEL, TRUE, XSD_MONTH_DAY, A, Builder, Term, iso_date
from diemcau.graph.frame import Frame
from diemcau.graph.triples.people import official
from diemcau.graph.vocabulary import DMC, node
from diemcau.isotime import days

_MEETING, _BRIDGE_POINT, _CLAIM = node(DMC.Meeting), node(DMC.BridgePoint), node(DMC.Claim)
_PROGRAMME, _BODY, _PARTICIPATION = node(DMC.Programme), node(DMC.Body), node(DMC.Participation)
_MEETING_KEY, _RECALLED = node(DMC.meetingKey), node(DMC.recalled)
_SUBJECT, _PREDICATE, _OBJECT = node(RDF.subject), node(RDF.predicate), node(RDF.object)
_PERIOD_START, _PERIOD_END = node(DMC.periodStart), node(DMC.periodEnd)
_PART_OF, _SITE_NAME, _MAIN_VENUE = node(DMC.partOf), node(DMC.siteName), node(DMC.mainVenue)
_PLACE, _CHAIR, _ATTENDEE = node(DMC.place), node(DMC.chair), node(DMC.attendee)
_IN_MEETING, _PARTICIPANT = node(DMC.inMeeting), node(DMC.participant)
_ROLE, _AT_SITE = node(DMC.role), node(DMC.atSite)

# The site from which a meeting is run: 'điểm cầu Chính phủ', 'điểm cầu Trung ương'; also where no site is named.
_MAIN = frozenset({"trung ương", "chính phủ"})
_CHAIRS = frozenset({Role.CHAIR, Role.CO_CHAIR})


def meeting(b: Builder, frame: Frame, fact: Meeting) -> None:
    """A meeting as the article tells it."""
    subject = iris.meeting(b.name, fact.key)
    b.add(subject, A, _MEETING)
    b.add(subject, _MEETING_KEY, Literal(fact.key))
    if frame.is_recalled(fact.key):
        b.add(subject, _RECALLED, TRUE)
    b.evidence(subject, fact.evidence)


def meeting_slot(b: Builder, frame: Frame, fact: MeetingSlot) -> None:
    """One value of one slot, and a claim that says which characters state it."""
    subject = iris.meeting(b.name, fact.meeting)
    predicate, value_of = _SLOTS[fact.slot]
    value = value_of(b, frame, fact)
    b.add(subject, predicate, value)
    claim = iris.claim(b.name, fact.meeting, fact.slot.value, fact.value)
    b.add(claim, A, _CLAIM)
    b.add(claim, _SUBJECT, subject)
    b.add(claim, _PREDICATE, predicate)
    b.add(claim, _OBJECT, value)
    b.evidence(claim, fact.evidence)


def participation(b: Builder, frame: Frame, fact: Participation) -> None:
    """A person's role at a meeting, at one of its sites."""
    person = official(b, fact.person)
    site = _bridge_point(b, frame, fact.meeting, fact.site)
    role = fact.role.value
    subject = iris.participation(b.name, fact.meeting, fact.person, role, fact.site)
    b.add(subject, A, _PARTICIPATION)
    b.add(subject, _IN_MEETING, iris.meeting(b.name, fact.meeting))
    b.add(subject, _PARTICIPANT, person)
    b.add(subject, _ROLE, b.concept("role", role))
    b.add(subject, _AT_SITE, site)
    b.add(site, _ATTENDEE, person)
    if fact.role in _CHAIRS:
        b.add(site, _CHAIR, person)
    b.evidence(subject, fact.evidence)


def _bridge_point(b: Builder, frame: Frame, meeting_key: str, site: str) -> NamedNode:
    main = not site or iris.key(site) in _MAIN
    subject = iris.bridge_point(b.name, meeting_key, "" if main else site)
    b.add(subject, A, _BRIDGE_POINT)
    b.add(subject, _PART_OF, iris.meeting(b.name, meeting_key))
    b.once(subject, LABEL, Literal("điểm cầu chính" if main else f"điểm cầu {site}", language="vi"))
    if main:
        b.add(subject, _MAIN_VENUE, TRUE)
        return subject
    b.once(subject, _SITE_NAME, Literal(site))
    place = frame.named_place(site)
    if place is not None:
        b.add(subject, _PLACE, place)
    return subject


# ---- the value of a slot ------------------------------------------------------------------------------------------


def _concept(scheme: str) -> Callable[[Builder, Frame, MeetingSlot], Term]:
    def value(b: Builder, _frame: Frame, fact: MeetingSlot) -> Term:
        return b.concept(scheme, fact.value)

    return value


def _date(_b: Builder, _frame: Frame, fact: MeetingSlot) -> Term:
    return iso_date(fact.value)


def _month_day(_b: Builder, _frame: Frame, fact: MeetingSlot) -> Term:
    return Literal(fact.value, datatype=XSD_MONTH_DAY)


def _period(b: Builder, _frame: Frame, fact: MeetingSlot) -> Term:
    subject, span = iris.meeting(b.name, fact.meeting), days(fact.value)
    if span is not None:
        b.once(subject, _PERIOD_START, iso_date(span[0].isoformat()))
        b.once(subject, _PERIOD_END, iso_date(span[1].isoformat()))
    return Literal(fact.value)


def _programme(b: Builder, _frame: Frame, fact: MeetingSlot) -> Term:
    return b.thing(iris.programme(fact.value), _PROGRAMME, fact.value)


def _organiser(b: Builder, _frame: Frame, fact: MeetingSlot) -> Term:
    return b.thing(iris.body(fact.value), _BODY, fact.value)


def _site(b: Builder, frame: Frame, fact: MeetingSlot) -> Term:
    subject = _bridge_point(b, frame, fact.meeting, fact.value)
    if iris.key(fact.value) in _MAIN:
        b.add(subject, _SITE_NAME, Literal(fact.value))
    return subject


_SLOTS: Mapping[Slot, tuple[NamedNode, Callable[[Builder, Frame, MeetingSlot], Term]]] = {
    Slot.TYPE: (node(DMC.meetingType), _concept("meeting-type")),
    Slot.MODE: (node(DMC.mode), _concept("mode")),
    Slot.PURPOSE: (node(DMC.purpose), _concept("purpose")),
    Slot.DATE: (node(DMC.date), _date),
    Slot.MONTH_DAY: (node(DMC.monthDay), _month_day),
    Slot.PERIOD: (node(DMC.period), _period),
    Slot.PROGRAMME: (node(DMC.programme), _programme),
    Slot.ORGANISER: (node(DMC.organiser), _organiser),
    Slot.LEVEL: (node(DMC.meetingLevel), _concept("meeting-level")),
    Slot.SITE: (node(DMC.site), _site),
}
