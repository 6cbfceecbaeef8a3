"""A part of the graph: the articles that were asked for, and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pyoxigraph as ox
import regex

from diemcau.answers import answer_of
from diemcau.errors import QueryError
from diemcau.graph import iris
from diemcau.graph.vocabulary import BASE
from diemcau.names import resolve
from diemcau.store import ArticleStore
from diemcau.tables import text_of

#   https://w3id.org/diemcau/measure/a01_sonla/3-7-abcdef01 → a01_sonla
_OF_ARTICLE = regex.compile(
    regex.escape(BASE)
    + r"(?:article|meeting|bridge-point|official|participation|post-holding|claim|measure|span)/(?P<article>[^/]+).*"
)
_PREFIXES = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_WITH_LABEL = """{prefixes}SELECT DISTINCT ?doc WHERE {{
  {{
    SELECT ?doc (STR(?label) AS ?name) WHERE {{
      GRAPH ?g {{ ?article dmc:docName ?doc . ?thing a dmc:{kind} ; rdfs:label ?label }}
    }}
  }}
}}"""
_DAYS = f"""{_PREFIXES}SELECT DISTINCT ?doc ?day WHERE {{
  GRAPH ?g {{
    ?article dmc:docName ?doc .
    OPTIONAL {{ ?m dmc:date ?met . FILTER NOT EXISTS {{ ?m dmc:recalled true }} }}
    OPTIONAL {{ ?article dmc:published ?published }}
  }}
  BIND (SUBSTR(STR(COALESCE(?met, ?published)), 1, 10) AS ?day)
}}"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles: those named, about a programme, naming a locality, of a period; all that is given must hold.

    Names are given as people write them; of several names of a kind one is enough. An article is of the period if its
    meeting was held in it or, where it does not tell the day, if it was published in it; both ends count.
    """

    docs: Sequence[str] = ()
    programmes: Sequence[str] = ()
    localities: Sequence[str] = ()
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.docs or self.programmes or self.localities or self.since or self.until)


def chosen(store: ArticleStore, selection: Selection) -> tuple[str, ...]:
    """The names of the selected articles, sorted. Raises QueryError for unknown names and where none is left."""
    found = set(store.articles())
    if selection.docs:
        found &= set(_resolved(store, "article", selection.docs))
    for kind, cls, names in (
        ("programme", "Programme", selection.programmes),
        ("place", "Locality", selection.localities),
    ):
        if names:
            found &= _docs_with(store, cls, _resolved(store, kind, names))
    if selection.since or selection.until:
        found &= _docs_between(store, selection.since, selection.until)
    if not found:
        raise QueryError(f"{store.path}: no article is left by the selection")
    return tuple(sorted(found))


def selected_quads(store: ArticleStore, names: Iterable[str]) -> Iterator[ox.Quad]:
    """The quads of the articles, and of the links that hold between them alone."""
    kept = set(names)
    heard: set[str] = set()
    for name in sorted(kept):
        for quad in store.article(name):
            if _is_reading(quad.object):
                heard.add(str(quad.object))
            yield quad
    if not store.linked:
        return
    foreign = {iris.segment(name) for name in store.articles() if name not in kept}
    yield from _links(store.inner.quads_for_pattern(None, None, None, iris.LINKS_GRAPH), foreign, heard)


def _resolved(store: ArticleStore, kind: str, written: Iterable[str]) -> list[str]:
    def names(listing: str) -> list[tuple[str, str]]:
        table = answer_of(store.query(listing)).table()
        return [(text_of(row["name"]), text_of(row["bound"])) for row in table]

    return [term.value for name in written for term in resolve(kind, name, names)]


def _docs_with(store: ArticleStore, cls: str, names: Sequence[str]) -> set[str]:
    query = _WITH_LABEL.format(prefixes=_PREFIXES, kind=cls)
    found = answer_of(store.query(query, {"name": [ox.Literal(name) for name in names]})).table()
    return {text_of(row["doc"]) for row in found}


def _docs_between(store: ArticleStore, since: date | None, until: date | None) -> set[str]:
    first, last = since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"
    days = ((text_of(row["doc"]), text_of(row["day"])) for row in answer_of(store.query(_DAYS)).table())
    return {doc for doc, day in days if day and first <= day <= last}


def _links(quads: Iterable[ox.Quad], foreign: set[str], heard: set[str]) -> Iterator[ox.Quad]:
    """The links without those that rest on articles that are not there, and without what nothing links any more.

    ``heard`` are the indicators as the articles call them: decisions on what only others say are left out.
    """
    blocks = groupby(sorted(quads, key=lambda quad: str(quad.subject)), key=lambda quad: str(quad.subject))
    own: list[ox.Quad] = []
    shared: dict[str, list[ox.Quad]] = {}
    for subject, group in blocks:
        block = list(group)
        if subject.startswith((f"<{BASE}check/", f"<{BASE}link/")):
            rests = any(
                _is_of(q.object, foreign) or (_is_reading(q.object) and str(q.object) not in heard) for q in block
            )
            own += [] if rests else block
        elif _OF_ARTICLE.fullmatch(subject[1:-1]):
            own += [quad for quad in block if not _is_of(quad.subject, foreign) and not _is_of(quad.object, foreign)]
        else:
            shared[subject] = [quad for quad in block if not _is_of(quad.object, foreign)]
    yield from own
    ahead = [*sorted(heard), *(str(quad.object) for quad in own)]
    while ahead:
        for quad in shared.pop(ahead.pop(), []):
            ahead.append(str(quad.object))
            yield quad


def _is_reading(term: object) -> bool:
    """Whether the term is an indicator as articles call it, with its kind of quantity."""
    return isinstance(term, ox.NamedNode) and term.value.startswith(f"{BASE}indicator/")


def _is_of(term: object, articles: set[str]) -> bool:
    match = _OF_ARTICLE.fullmatch(term.value) if isinstance(term, ox.NamedNode) else None
    return match is not None and match["article"] in articles
