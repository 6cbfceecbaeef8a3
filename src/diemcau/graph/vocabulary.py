# ruff: noqa: N815 - RDF terms are spelled as the ontology spells them
"""The closed vocabulary: a term that the ontology does not define fails at import, not in a query months later.

``DMC`` is compared with ``ontology/diemcau.ttl`` in both directions by a test. ``node`` turns a term into what the
store takes.
"""

from __future__ import annotations

from pyoxigraph import NamedNode
from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

BASE = "https://w3id.org/diemcau/"


class DMC(DefinedNamespace):
    """The terms of diemcau; ``DMC.mispelt`` raises AttributeError."""

    _fail = True
    _NS = Namespace(BASE)

    # classes
    Article: URIRef
    Body: URIRef
    BridgePoint: URIRef
    ChangeEvent: URIRef
    Check: URIRef
    Claim: URIRef
    Event: URIRef
    GroupPercentage: URIRef
    Indicator: URIRef
    InformationSystem: URIRef
    LegalDocument: URIRef
    Link: URIRef
    Locality: URIRef
    Measure: URIRef
    Meeting: URIRef
    NewIndicator: URIRef
    Official: URIRef
    Participation: URIRef
    Person: URIRef
    Post: URIRef
    PostHolding: URIRef
    Programme: URIRef
    TextSpan: URIRef

    # properties
    against: URIRef
    atSite: URIRef
    attendee: URIRef
    because: URIRef
    bodyName: URIRef
    bound: URIRef
    byline: URIRef
    chair: URIRef
    checkRule: URIRef
    claim: URIRef
    code: URIRef
    compares: URIRef
    date: URIRef
    decree: URIRef
    docName: URIRef
    documentKind: URIRef
    documentNumber: URIRef
    effective: URIRef
    end: URIRef
    evidence: URIRef
    ground: URIRef
    headline: URIRef
    holder: URIRef
    holdsFor: URIRef
    inArticle: URIRef
    inMeeting: URIRef
    indicator: URIRef
    indicatorConcept: URIRef
    indicatorEvidence: URIRef
    into: URIRef
    issued: URIRef
    issuedBy: URIRef
    issuerName: URIRef
    jurisdiction: URIRef
    keptApart: URIRef
    kind: URIRef
    language: URIRef
    level: URIRef
    linkKind: URIRef
    mainVenue: URIRef
    measureKind: URIRef
    meetingKey: URIRef
    meetingLevel: URIRef
    meetingType: URIRef
    mentions: URIRef
    mode: URIRef
    monthDay: URIRef
    nameEvidence: URIRef
    note: URIRef
    organiser: URIRef
    original: URIRef
    partOf: URIRef
    participant: URIRef
    period: URIRef
    periodEnd: URIRef
    periodStart: URIRef
    place: URIRef
    post: URIRef
    postIn: URIRef
    postTitle: URIRef
    programme: URIRef
    published: URIRef
    publisher: URIRef
    purpose: URIRef
    quantity: URIRef
    quote: URIRef
    recalled: URIRef
    recalls: URIRef
    refEnd: URIRef
    refersTo: URIRef
    refStart: URIRef
    refTime: URIRef
    reports: URIRef
    resulting: URIRef
    role: URIRef
    rule: URIRef
    runningTotal: URIRef
    scope: URIRef
    sentence: URIRef
    sha256: URIRef
    site: URIRef
    siteName: URIRef
    start: URIRef
    status: URIRef
    successor: URIRef
    time: URIRef
    timeEnd: URIRef
    timeStart: URIRef
    total: URIRef
    unit: URIRef
    unitText: URIRef
    upper: URIRef
    url: URIRef
    uses: URIRef
    validFrom: URIRef
    validUntil: URIRef
    value: URIRef
    variantOf: URIRef
    verdict: URIRef
    weakLabel: URIRef
    weight: URIRef
    within: URIRef


def node(term: URIRef) -> NamedNode:
    """The term as a node of the store.

    >>> node(DMC.Meeting)
    <NamedNode value=https://w3id.org/diemcau/Meeting>
    """
    return NamedNode(str(term))
