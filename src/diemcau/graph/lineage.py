"""Bodies that followed one another, out of ``ontology/bodies.ttl``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from diemcau.graph.builder import LABEL
from diemcau.graph.iris import key
from diemcau.graph.vocabulary import DMC, node
from diemcau.resources import ontology_text


@cache
def _heirs() -> Mapping[str, str]:
    """Folded name of a body → folded name of its successor."""
    names: dict[str, str] = {}
    successors: dict[str, str] = {}
    for quad in parse(ontology_text("bodies.ttl"), RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, Literal) and quad.predicate == LABEL:
            names[subject.value] = key(value.value)
        elif isinstance(subject, NamedNode) and isinstance(value, NamedNode) and quad.predicate == node(DMC.successor):
            successors[subject.value] = value.value
    return {names[body]: names[heir] for body, heir in successors.items()}


@cache
def lineage(body: str) -> str:
    """The (folded) name of the body that a (folded) body has come to; itself where nothing followed.

    >>> lineage("bộ thông tin và truyền thông"), lineage("bộ công an")
    ('bộ khoa học và công nghệ', 'bộ công an')
    """
    seen = {body}
    while (heir := _heirs().get(body, body)) not in seen:
        seen.add(heir)
        body = heir
    return body
