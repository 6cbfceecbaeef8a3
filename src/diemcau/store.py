"""The store: articles as named graphs in an embedded Oxigraph, in one folder on disk.

    kg/diemcau.json   the store's format and the digest of the ontology that was loaded
    kg/lock           whoever reads holds it shared, whoever writes holds it alone
    kg/data/          Oxigraph's files

Each article has a named graph of its own, which is put, replaced or removed in one transaction. In the same transaction
the links that speak of it are taken out, and what the change touches is noted; when all articles are in, the links are
brought up to date from these notes (`diemcau.linking`). A process that dies at any moment so leaves whole articles, no
link to what is gone, and a store that says that it is not `linked`. Until it is, what joins two articles may rest on a
third that is gone: exports leave all links out, and commands that ask say it.

Ontology, concepts and places are in graphs of their own, so that queries can use their labels. Profiles, notes and pins
are no knowledge: they are kept beside the graph and never exported.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from diemcau.errors import QueryError, StoreError, UnknownArticleError
from diemcau.facts import Evidence, Residue
from diemcau.federation import refuse_service
from diemcau.folder import HELD, Lock, check_version, prepare, read_version, write_version
from diemcau.graph import iris
from diemcau.graph.bearers import BEARERS
from diemcau.graph.pinned import by_kind
from diemcau.graph.profiles import Profile, profile_of
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.keeping import InStore, called, kept
from diemcau.resolve.pins import Pin, as_toml, read_pins
from diemcau.resources import ontology_path, ontology_text
from diemcau.sparql import bind, refuse_deep, syntax_message
from diemcau.touching import Touched, links_about, touched_by

ONTOLOGY_FILES = ("diemcau.ttl", "concepts.ttl", "places.ttl", "bodies.ttl")
_ARTICLE_GRAPHS = f"{BASE}graph/article/"
# What no rule explained is no knowledge: it is kept beside the graph, as one literal an article, never exported.
_RESIDUE_GRAPHS = "urn:diemcau:residue:"
_PROFILE_GRAPHS = "urn:diemcau:profile:"
_TOUCHED, _PINS, _MADE_BY, _BODIES = (
    ox.NamedNode(f"urn:diemcau:{name}") for name in ("touched", "pins", "made-by", "bodies")
)
# The rules of linking by which the links were made; another number here and all links are made anew.
_RULES = "8"
# When this part of the articles has changed, and that many, computing all links anew costs less.
_MOST, _MANY = 0.25, 64
# Oxigraph keeps what is written in memory, up to some 700 MB, until it is told to write tables.
_FLUSH_AT = 30_000_000  # characters of SPARQL, about 100 articles
_RESIDUE = ox.NamedNode("urn:diemcau:residue")
_ORIGIN = ox.NamedNode("urn:diemcau:origin")


class ArticleStore:
    """An open store. Use `open_store`; close it, or use it as a context manager."""

    def __init__(self, path: Path, inner: ox.Store, lock: Lock, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._inner: ox.Store | None = inner
        self._lock = lock
        self._unflushed = 0
        self._touched: set[str] | None = None

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store itself. Raises StoreError when closed."""
        if self._inner is None:
            raise StoreError(f"{self.path}: the store is closed")
        return self._inner

    @property
    def closed(self) -> bool:
        """Whether the store has been closed."""
        return self._inner is None

    def close(self) -> None:
        """Write what is buffered and let others in; a second call does nothing."""
        if self._inner is None:
            return
        try:
            if self.writable:
                self._flush()
        finally:
            self._inner = None
            self._lock.release()

    def __enter__(self) -> ArticleStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- reading ---------------------------------------------------------------------------------------------------

    def articles(self) -> tuple[str, ...]:
        """The names of the articles, sorted."""
        quads = self.inner.quads_for_pattern(None, node(DMC.docName), None, None)
        return tuple(sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}))

    def __contains__(self, name: str) -> bool:
        return self.inner.contains_named_graph(iris.article_graph(name))

    def __len__(self) -> int:
        """The number of articles."""
        return sum(1 for _ in self._graphs(_ARTICLE_GRAPHS))

    def article(self, name: str) -> list[ox.Quad]:
        """The quads of one article. Raises UnknownArticleError."""
        self._require(name)
        return list(self.inner.quads_for_pattern(None, None, None, iris.article_graph(name)))

    def residue(self, name: str) -> tuple[Residue, ...]:
        """What no rule explained in one article, in text order. Raises UnknownArticleError."""
        self._require(name)
        return tuple(
            Residue(kind, Evidence(name, start, end, quote, rule))
            for quad in self.inner.quads_for_pattern(iris.article(name), _RESIDUE, None, _residue_graph(name))
            if isinstance(quad.object, ox.Literal)
            for kind, start, end, quote, rule in json.loads(quad.object.value)
        )

    def origin(self, name: str) -> str:
        """The digest of where the article was read from, as `put` was told; '' if it was not or is not there."""
        quads = self.inner.quads_for_pattern(iris.article(name), _ORIGIN, None, _residue_graph(name))
        return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), "")

    @property
    def linked(self) -> bool:
        """Whether the links belong to the articles as they are: false while a build runs or after it was stopped."""
        return self._has_links and not self.inner.contains_named_graph(_TOUCHED)

    @property
    def _has_links(self) -> bool:
        """Whether there are links that `touched` would bring up to date."""
        return self._made_by == _RULES and self.inner.contains_named_graph(iris.LINKS_GRAPH)

    @property
    def _made_by(self) -> str:
        """The rules by which the links were made, and by which profiles are kept; '' where there are no links."""
        found = self.inner.quads_for_pattern(_MADE_BY, _MADE_BY, None, _MADE_BY)
        return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), "")

    def touched(self) -> Touched | None:
        """What changes have touched since the links were written; None where all links are to be made anew."""
        if not self._has_links:
            return None
        found = {part.name: set[str]() for part in fields(Touched)}
        for quad in self.inner.quads_for_pattern(_TOUCHED, None, None, _TOUCHED):
            if isinstance(quad.object, ox.Literal):
                found[quad.predicate.value.rpartition(":")[2]].add(quad.object.value)
        return Touched(**found)

    def profiles(self) -> Iterator[Profile]:
        """The profiles of all articles, sorted by name; those that an older diemcau left without one are read."""
        for name in self.articles():
            found = InStore(self.inner).whole(name) or profile_of(self.article(name))
            if found is not None:
                yield found

    def pins(self) -> tuple[Pin, ...]:
        """The reviewed decisions that each build replays, sorted."""
        found = self.inner.quads_for_pattern(_PINS, _PINS, None, _PINS)
        return next((read_pins(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)), ())

    def names(self, iri: str) -> bool:
        """Whether an article says anything of the IRI."""
        return any(
            isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(_ARTICLE_GRAPHS)
            for quad in self.inner.quads_for_pattern(ox.NamedNode(iri), None, None, None)
        )

    def quads(self, *, with_ontology: bool = False) -> Iterator[ox.Quad]:
        """The quads of all articles and of the links, and of the ontology if asked for; in no certain order.

        Links that do not belong to the articles as they are stay out.
        """
        graphs = [*self._graphs(_ARTICLE_GRAPHS), *([iris.LINKS_GRAPH] if self.linked else [])]
        for graph in graphs:
            yield from self.inner.quads_for_pattern(None, None, None, graph)
        if with_ontology:
            yield from self.ontology_quads()

    def ontology_quads(self) -> Iterator[ox.Quad]:
        """The quads of ontology, concepts and places, each in a graph of its own."""
        for name in ONTOLOGY_FILES:
            yield from self.inner.quads_for_pattern(None, None, None, ontology_graph(name))

    def query(
        self, text: str, bindings: Mapping[str, Sequence[ox.NamedNode | ox.Literal]] | None = None
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """The result of a SPARQL query; without GRAPH it sees all graphs as one.

        ``bindings`` fix variables of the outermost pattern. Raises QueryError for a query that does not parse (with
        line and column), asks another server (SERVICE), is nested too deep or can't be run.
        """
        refuse_service(text)
        refuse_deep(text)
        try:
            return self.inner.query(bind(text, bindings or {}), use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(syntax_message(text, error)) from error
        except (OSError, RuntimeError) as error:
            raise _broken(self.path, error) from error
        except ValueError as error:
            raise QueryError(str(error)) from error

    def _graphs(self, prefix: str) -> Iterator[ox.NamedNode]:
        for graph in self.inner.named_graphs():
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(prefix):
                yield graph

    def _require(self, name: str) -> None:
        if name not in self:
            raise UnknownArticleError(f"{self.path}: holds no article '{name}'")

    # ---- writing ---------------------------------------------------------------------------------------------------

    def put(self, name: str, quads: Iterable[ox.Quad], residue: Sequence[Residue] = (), origin: str = "") -> bool:
        """Add the article, or replace it whole; True if it was there before. One transaction; notes what it touches.

        ``origin`` is a digest of where it was read from; it stays in the store and is in no export.
        """
        replaced, quads = name in self, list(quads)
        graph = iris.article_graph(name)
        rows = [(r.kind, r.evidence.start, r.evidence.end, r.evidence.quote, r.evidence.rule) for r in residue]
        about = [(_RESIDUE, json.dumps(rows, ensure_ascii=False))] if rows else []
        about += [(_ORIGIN, origin)] if origin else []
        beside = " ".join(f"{iris.article(name)} {says} {ox.Literal(what)} ." for says, what in about)
        profile = profile_of(quads)
        self._update(
            *self._touch(name),
            _drop(graph, _residue_graph(name), _profile_graph(name)),
            _insert(graph, quads),
            f"INSERT DATA {{ GRAPH {_residue_graph(name)} {{ {beside} }} }}" if beside else "",
            _insert_triples(_profile_graph(name), kept(profile)) if profile else "",
            _insert_triples(_BODIES, called(profile)) if profile else "",
        )
        return replaced

    def remove(self, name: str) -> None:
        """Take the article out; notes what that touches. Raises UnknownArticleError."""
        self.remove_all([name])

    def remove_all(self, names: Iterable[str]) -> list[str]:
        """Take the articles out one by one, and name them. Raises UnknownArticleError before any is out."""
        names = list(dict.fromkeys(names))
        for name in names:
            self._require(name)
        for name in names:
            graphs = (iris.article_graph(name), _residue_graph(name), _profile_graph(name))
            self._update(*self._touch(name), _drop(*graphs))
        return names

    def put_links(self, quads: Iterable[ox.Quad], beside: Iterable[ox.Quad] = ()) -> None:
        """Replace the links graph, and what is kept ``beside`` it; from then on the store counts as `linked`.

        Three transactions, for as text in one they would take more memory than all else: until the last of them the
        store says that all links are to be made anew.
        """
        if self._made_by not in {"", _RULES}:
            self._keep_profiles_anew()
        self._update(_drop(iris.LINKS_GRAPH, BEARERS, _TOUCHED, _MADE_BY), f"CREATE SILENT GRAPH {iris.LINKS_GRAPH}")
        self._extend(quads)
        self._extend(beside)
        self._update(_insert_triples(_MADE_BY, [(_MADE_BY, _MADE_BY, ox.Literal(_RULES))]))
        self._touched = None

    def _keep_profiles_anew(self) -> None:
        """What older rules kept of the articles may lack keys by which these rules find them."""
        for name in self.articles():
            profile = profile_of(self.article(name))
            if profile is not None:
                beside = _profile_graph(name)
                self._update(_drop(beside), _insert_triples(beside, kept(profile)))
                self._update(_insert_triples(_BODIES, called(profile)))

    def change_links(self, lost: Iterable[ox.Quad], gained: Iterable[ox.Quad]) -> None:
        """Take quads out of the links graph, or of what is kept beside it, and put others in.

        From then on the store counts as `linked`.
        """
        lost, gained = list(lost), list(gained)
        graphs = (iris.LINKS_GRAPH, BEARERS)
        out = (_delete([quad for quad in lost if quad.graph_name == graph], graph) for graph in graphs)
        into = (_insert(graph, [quad for quad in gained if quad.graph_name == graph]) for graph in graphs)
        self._update(*out, _drop(_TOUCHED), *into)
        self._touched = None

    def set_pins(self, pins: Sequence[Pin]) -> None:
        """Replay these decisions from now on; where they are others than before, all links are made anew."""
        written = as_toml(pins)
        if read_pins(written) != self.pins():
            text = [(_PINS, _PINS, ox.Literal(written))]
            self._update(_drop(_PINS, _TOUCHED, iris.LINKS_GRAPH), _insert_triples(_PINS, text) if pins else "")
            self._touched = None

    def _touch(self, name: str) -> Iterator[str]:
        """The operations that note what a change of the article touches, and take its links out."""
        if not self._has_links:
            return
        if self._touched is None:
            self._touched = (self.touched() or Touched()).changed
        self._touched.add(name)
        if len(self._touched) > _MANY and len(self._touched) > _MOST * len(self):
            yield _drop(iris.LINKS_GRAPH, _TOUCHED)
            return
        known = InStore(self.inner)
        profile = known.whole(name)
        noted = touched_by(known, self.inner, profile, by_kind(self.pins())) if profile else Touched({name})
        if profile:
            yield _delete(links_about(self.inner, profile))
        yield _insert_triples(
            _TOUCHED,
            [
                (_TOUCHED, ox.NamedNode(f"{_TOUCHED.value}:{part.name}"), ox.Literal(text))
                for part in fields(Touched)
                for text in sorted(getattr(noted, part.name))
            ],
        )

    def _extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add the quads in one transaction. Raises StoreError if nothing could be written."""
        try:
            self.inner.extend(quads)
        except (OSError, RuntimeError) as error:
            raise _broken(self.path, error) from error
        self._flush()

    def _update(self, *operations: str) -> None:
        """Run the operations as one transaction. Raises StoreError if nothing could be written."""
        try:
            self.inner.update(" ;\n".join(operation for operation in operations if operation))
        except (OSError, RuntimeError) as error:
            raise _broken(self.path, error) from error
        self._unflushed += sum(map(len, operations))
        if self._unflushed > _FLUSH_AT:
            self._flush()

    def _flush(self) -> None:
        try:
            self.inner.flush()
        except (OSError, RuntimeError) as error:
            raise _broken(self.path, error) from error
        self._unflushed = 0

    def load_ontology(self) -> None:
        """Load ontology, concepts and places anew unless the store holds just these; each file in one transaction."""
        wanted = ontology_digest()
        if read_version(self.path).get("ontology") == wanted:
            return
        for name in ONTOLOGY_FILES:
            graph = ontology_graph(name)
            triples = ox.parse(ontology_text(name), ox.RdfFormat.TURTLE) if ontology_path(name).is_file() else ()
            self._update(
                _drop(graph), _insert(graph, (ox.Quad(q.subject, q.predicate, q.object, graph) for q in triples))
            )
        write_version(self.path, wanted)


def open_store(path: str | os.PathLike[str], *, write: bool = False) -> ArticleStore:
    """Open the store in the folder ``path``; for writing it is made if it does not exist.

    Many may read at once; who writes is alone. Raises StoreError for a store that is missing, held by another process,
    damaged or from a newer diemcau, and for a folder that holds something else.
    """
    folder = Path(path)
    if write:
        prepare(folder)
    check_version(folder)
    lock = Lock(folder, exclusive=write)
    try:
        inner = _open(folder, write=write)
        store = ArticleStore(folder, inner, lock, writable=write)
        if write:
            store.load_ontology()
    except BaseException:
        lock.release()
        raise
    return store


def ontology_graph(name: str) -> ox.NamedNode:
    """The named graph of an ontology file.

    >>> ontology_graph("places.ttl").value
    'https://w3id.org/diemcau/graph/ontology/places'
    """
    return ox.NamedNode(f"{BASE}graph/ontology/{name.removesuffix('.ttl')}")


def ontology_digest() -> str:
    """The SHA-256 of the ontology files that a store holds."""
    texts = (ontology_text(name) for name in ONTOLOGY_FILES if ontology_path(name).is_file())
    return sha256("\0".join(texts).encode("utf-8")).hexdigest()


def _residue_graph(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{_RESIDUE_GRAPHS}{iris.segment(name)}")


def _profile_graph(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{_PROFILE_GRAPHS}{iris.segment(name)}")


def _drop(*graphs: ox.NamedNode) -> str:
    return " ;\n".join(f"DROP SILENT GRAPH {graph}" for graph in graphs)


def _insert(graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> str:
    """An INSERT DATA of quads that all belong to ``graph``; a term's `str` is its SPARQL notation."""
    lines: list[str] = []
    for quad in quads:
        if quad.graph_name != graph:
            raise ValueError(f"{quad} is not in the graph {graph}")
        lines.append(f"{quad.subject} {quad.predicate} {quad.object} .\n")
    return f"INSERT DATA {{ GRAPH {graph} {{\n{''.join(lines)}}} }}"


def _insert_triples(graph: ox.NamedNode, triples: Iterable[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]) -> str:
    return _insert(graph, (ox.Quad(*triple, graph) for triple in triples))


def _delete(quads: Iterable[ox.Quad], graph: ox.NamedNode = iris.LINKS_GRAPH) -> str:
    """A DELETE DATA of quads that all belong to ``graph``; nothing where there are none."""
    lines = "".join(sorted(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads))
    return f"DELETE DATA {{ GRAPH {graph} {{\n{lines}}} }}" if lines else ""


def _open(folder: Path, *, write: bool) -> ox.Store:
    data = folder / "data"
    try:
        return ox.Store(data) if write else ox.Store.read_only(str(data))
    except FileNotFoundError as error:
        raise StoreError(f"{folder}: holds no data: the build that made it was stopped at once; build again") from error
    except (OSError, RuntimeError) as error:
        raise _broken(folder, error) from error


def _broken(folder: Path, error: Exception) -> StoreError:
    what = " ".join(str(error).split())
    if "lock" in what.lower():
        return StoreError(f"{folder}: {HELD}")
    if "corruption" in what.lower():
        return StoreError(f"{folder}: is damaged ({what}); remove the folder and build again")
    return StoreError(f"{folder}: can't be used: {what}")
