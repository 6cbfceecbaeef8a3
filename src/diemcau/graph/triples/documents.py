"""Legal and administrative documents that the article cites."""

from __future__ import annotations

from pyoxigraph import Literal

from diemcau.facts import Citation
from diemcau.graph.builder import Builder, iso_day_or_year
from diemcau.graph.frame import Frame, document_node
from diemcau.graph.triples.names import mention
from diemcau.graph.vocabulary import DMC, node

_DOCUMENT = node(DMC.LegalDocument)
_NUMBER, _KIND, _ISSUED = node(DMC.documentNumber), node(DMC.documentKind), node(DMC.issued)
_ISSUER_NAME, _ISSUED_BY = node(DMC.issuerName), node(DMC.issuedBy)


def citation(b: Builder, frame: Frame, fact: Citation) -> None:
    """One document, with all that the article's citations of it say together."""
    document = frame.legal_document(fact)
    label = " ".join(part for part in (document.kind, document.number or document.issuer) if part)
    subject = b.thing(document_node(b.name, document), _DOCUMENT, label)
    mention(b, subject, fact.evidence)
    if document.number:
        b.once(subject, _NUMBER, Literal(document.number))
    if document.kind:
        b.once(subject, _KIND, Literal(document.kind))
    if document.issued:
        b.add(subject, _ISSUED, iso_day_or_year(document.issued))
    if document.issuer:
        b.once(subject, _ISSUER_NAME, Literal(document.issuer))
        body = frame.named_body(document.issuer)
        if body is not None:
            b.add(subject, _ISSUED_BY, body)
