"""People and the posts that the article gives them."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from diemcau.facts import Person, Position
from diemcau.graph import iris
from diemcau.graph.builder import A, Builder
from diemcau.graph.frame import Frame
from diemcau.graph.triples.names import mention
from diemcau.graph.vocabulary import DMC, node

_OFFICIAL, _POST, _POST_HOLDING = node(DMC.Official), node(DMC.Post), node(DMC.PostHolding)
_BODY, _LOCALITY = node(DMC.Body), node(DMC.Locality)
_BYLINE, _NAME_EVIDENCE = node(DMC.byline), node(DMC.nameEvidence)
_HOLDER, _POST_HELD, _STATUS = node(DMC.holder), node(DMC.post), node(DMC.status)
_POST_TITLE, _BODY_NAME, _POST_IN = node(DMC.postTitle), node(DMC.bodyName), node(DMC.postIn)
_JURISDICTION = node(DMC.jurisdiction)
_NATION = "việt nam"


def official(b: Builder, name: str) -> NamedNode:
    """The person whom this article calls ``name``."""
    return b.thing(iris.official(b.name, name), _OFFICIAL, name)


def person(b: Builder, _frame: Frame, fact: Person) -> None:
    """A named person; authors and photographers are kept apart from those whom the article is about."""
    subject = official(b, fact.name)
    if fact.byline:
        b.add(b.article, _BYLINE, subject)
        b.evidence(subject, fact.evidence)
    else:
        mention(b, subject, fact.evidence)


def position(b: Builder, frame: Frame, fact: Position) -> None:
    """A person's hold of a post; the post itself is shared by all articles."""
    status = fact.status.value
    post = _post(b, frame, fact)
    subject = iris.post_holding(b.name, fact.person, post, status)
    b.add(subject, A, _POST_HOLDING)
    b.add(subject, _HOLDER, official(b, fact.person))
    b.add(subject, _POST_HELD, post)
    b.add(subject, _STATUS, b.concept("status", status))
    b.evidence(subject, fact.evidence)
    b.evidence(subject, fact.person_evidence, _NAME_EVIDENCE)


def _post(b: Builder, frame: Frame, fact: Position) -> NamedNode:
    local = fact.place if iris.key(fact.place) != _NATION else ""
    label = " ".join(part for part in (fact.title, fact.body, local) if part)
    post = b.thing(iris.post(fact.title, fact.body, fact.place), _POST, label)
    b.add(post, _POST_TITLE, b.concept("title", fact.title))
    if fact.body:
        b.once(post, _BODY_NAME, Literal(fact.body))
        body = frame.body_of_post(fact.body, fact.place)
        if body is None and not local:
            body = b.thing(iris.body(fact.body), _BODY, fact.body)
        if body is not None:
            b.add(post, _POST_IN, body)
    if fact.place:
        b.add(post, _JURISDICTION, b.thing(frame.place(fact.place), _LOCALITY, fact.place))
    return post
