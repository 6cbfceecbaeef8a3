"""The door: build a store, open it, ask it. The command line uses nothing else.

    >>> import diemcau
    >>> kg = diemcau.build("examples/", "kg")            # doctest: +SKIP
    >>> for row in kg.query("meeting_participants"):      # doctest: +SKIP
    ...     print(row["person"], row["role"])

A graph that is open keeps builds out, so close it or use `with`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

import networkx
from oxrdflib import OxigraphStore
from rdflib import Dataset

from diemcau import exporting, queries, series, stated
from diemcau.answers import Answer
from diemcau.draw import FORMATS as DRAWN
from diemcau.draw import Picture, Request, draw, render
from diemcau.errors import DrawError
from diemcau.export import write_file
from diemcau.exporting import Order
from diemcau.folder import check_version
from diemcau.graph.vocabulary import BASE
from diemcau.notebook import graph_html, picture_of
from diemcau.project import project
from diemcau.queries import NamedQuery
from diemcau.resolve.pins import as_toml
from diemcau.selection import Selection, chosen
from diemcau.series import FigureCheck, Timeline
from diemcau.stated import Article
from diemcau.store import ArticleStore, open_store
from diemcau.tables import Table, Value, text_of
from diemcau.validate import Violation, validate

if TYPE_CHECKING:
    from diemcau.building import Progress, Report
    from diemcau.text.readers import Limits

StrPath: TypeAlias = str | os.PathLike[str]


_COUNTS = f"""PREFIX dmc: <{BASE}>
SELECT ?kind (COUNT(DISTINCT ?thing) AS ?count) WHERE {{
  VALUES (?class ?kind ?order) {{
    (dmc:Official "people" 1) (dmc:PostHolding "posts held" 2) (dmc:Meeting "meetings" 3)
    (dmc:Participation "participations" 4) (dmc:Locality "places" 5) (dmc:Programme "programmes" 6)
    (dmc:Body "bodies" 7) (dmc:InformationSystem "systems" 8) (dmc:LegalDocument "legal documents" 9)
    (dmc:Measure "figures" 10)
  }}
  GRAPH ?g {{ ?thing a ?class }}
  FILTER (STRSTARTS(STR(?g), "{BASE}graph/article/"))
}}
GROUP BY ?kind ?order ORDER BY ?order"""


class KnowledgeGraph:
    """A store opened for reading. Close it, or use it as a context manager; nobody can build while it is open."""

    def __init__(self, store: ArticleStore, report: Report | None = None) -> None:
        self._store = store
        self._dataset: Dataset | None = None
        self.report = report
        """What the build did, where this came from `build`; else None."""

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self._store.path

    @property
    def articles(self) -> tuple[str, ...]:
        """The names of the articles, sorted."""
        return self._store.articles()

    @property
    def complete(self) -> bool:
        """Whether the last build came to its end; if not, links across articles are missing or older than the articles.

        None speaks of an article that is gone, but what joins two others may still rest on it: build again.
        """
        return self._store.linked

    @property
    def graph(self) -> Dataset:
        """The whole store as an rdflib Dataset, the ontology's graphs included; read-only, answered by Oxigraph.

        Its plain strings carry the datatype xsd:string, as Oxigraph keeps them; compare them by `str`.
        """
        if self._dataset is None:
            self._dataset = Dataset(store=OxigraphStore(store=self._store.inner), default_union=True)
        return self._dataset

    def query(
        self,
        query: str | NamedQuery,
        parameters: Mapping[str, Value] | None = None,
        /,
        *,
        _timeout: float | None = None,
        **more: Value,
    ) -> Table:
        """The answer to a named query ('meeting_participants'), a .rq file, or SPARQL text.

        A string with white space or '{' is SPARQL, one that ends in '.rq' a file, any other the name of a query or a
        view. Parameters stand in a mapping or as keywords, and are given as people write them ('pham minh chinh',
        '10/7/2024') or as Python values; those of a query that declares none are strings, or IRIs where written '<…>'.
        Raises QueryError, also where there is no answer after ``_timeout`` seconds (it begins with '_' because the
        parameters have their own names).
        """
        return self.answer(query, {**(parameters or {}), **more}, _timeout).table()

    def answer(
        self, query: str | NamedQuery, parameters: Mapping[str, Value] | None = None, timeout: float | None = None
    ) -> Answer:
        """The same answer as RDF terms, which `answers.write` puts into any of the forms of the command line."""
        asked = find_query(query) if isinstance(query, str) else query
        return queries.ask(self._store, asked, given(parameters or {}), timeout)

    def views(self, to: StrPath, format: str = "csv", *, select: Selection | None = None) -> dict[str, int]:  # noqa: A002
        """Write the fixed tables, one file a view, as 'csv' or 'parquet'; returns the rows of each.

        ``select`` keeps the rows of some articles. Raises ExportError, QueryError for a selection of what is not
        there, and MissingExtraError where Parquet's library is missing.
        """
        docs = chosen(self._store, select) if select else None
        return queries.write_views(self._store, Path(to), format, docs)

    def view(self, name: str) -> Table:
        """One of the fixed tables. Raises QueryError for an unknown one."""
        queries.named_query(name)
        return queries.view(self._store, name)

    def projection(self, name: str) -> networkx.Graph:
        """A networkx graph of the store's 'official-meeting' or 'official-body' relations: typed, labelled, sorted.

        Raises QueryError for another name.
        """
        return project(self._store.inner, name)

    def pins(self) -> str:
        """The reviewed decisions that each build replays, as the text of a file that `build` takes."""
        return as_toml(self._store.pins())

    def validate(self) -> tuple[Violation, ...]:
        """What breaks a shape of the ontology, sorted; empty where all is well."""
        return validate(self._store.inner)

    def export(
        self,
        to: StrPath,
        format: str = "turtle",  # noqa: A002 - the word for it
        *,
        with_ontology: bool = False,
        select: Selection | None = None,
        projection: str = "official-meeting",
    ) -> None:
        """Write the articles and their links, or those that ``select`` chooses, to a file ('-': standard output).

        Formats: turtle, trig, nquads, ntriples, jsonld, rdfxml; graphml and gexf of a ``projection``; cube (figures as
        RDF Data Cube) and observations (figures as CSV). The same articles give the same bytes. Raises ExportError,
        and QueryError for a selection that names what is not there.
        """
        exporting.export(self._store, Order(format, select or Selection(), projection, with_ontology), to)

    def draw(
        self,
        to: StrPath | None = None,
        kind: str = "network",
        *,
        of: str = "",
        limit: int = 80,
        edge_labels: bool = False,
    ) -> Picture:
        """Draw the graph: ``kind`` is 'network', 'people', 'coverage' or 'timeline', ``of`` a name to draw around.

        ``to`` is a file whose ending says the format (.html, .png, .svg); without it nothing is written. At most
        ``limit`` nodes are drawn; the picture's note says what was left out. Raises DrawError, and ExportError for a
        file that can't be written.
        """
        form = "" if to is None else Path(to).suffix.removeprefix(".").lower()
        if to is not None and form not in DRAWN:
            raise DrawError(f"{to}: a picture ends in {', '.join(f'.{name}' for name in DRAWN)}")
        picture = draw(self._store.inner, kind, Request(of, limit, edge_labels))
        if to is not None:
            content = render(picture, form)
            write_file(Path(to), lambda file: file.write(content))
        return picture

    def article(self, name: str) -> Article:
        """What one article states, with its quotes, and what no rule explained. Raises UnknownArticleError."""
        return stated.article(self._store, normalize("NFC", name))

    def _repr_html_(self) -> str:
        if self._store.closed:
            return f"<p><b>diemcau</b> {escape(str(self.path))} — closed</p>"
        counts = [(str(row["kind"]), int(str(row["count"]))) for row in self.query(_COUNTS)]
        return graph_html(self.path, len(self._store), counts, picture_of(self._store.inner))

    def checks(self, *, rule: str = "", verdict: str = "", doc: str = "") -> tuple[FigureCheck, ...]:
        """The figures held against each other, contradictions first, with quotes, sentences and the arithmetic.

        ``rule`` (change, multiple, ratio, sum, repeat, trend), ``verdict`` (contradicted, compatible, confirmed) and
        ``doc``, an article that states one of the two figures, narrow them. Raises QueryError for an unknown one.
        """
        return series.checks_of(self.checks_answer(rule=rule, verdict=verdict, doc=doc))

    def checks_answer(self, *, rule: str = "", verdict: str = "", doc: str = "") -> Answer:
        """The same checks as RDF terms, which `answers.write` puts into any of the forms of the command line."""
        return series.checks_answer(self._store, rule, verdict, doc)

    def timeline(self, words: str) -> Timeline:
        """All figures of the indicator that ``words`` name, by scope and time, and the checks that they are in.

        ``words`` are its name or some of its words; case and marks do not matter. Raises QueryError, with suggestions,
        where nothing or several fit.
        """
        return series.timeline(self._store, words)

    def timelines(self, words: str) -> tuple[Timeline, ...]:
        """As `timeline`, but one for each indicator that ``words`` may mean, those of most figures first.

        'hồ sơ nộp trực tuyến' is a share in one article and a number in another. Raises QueryError where nothing or
        more than eight fit.
        """
        return series.timelines(self._store, words)

    def timeline_answer(self, *concepts: str) -> Answer:
        """The figures of the indicators of these IRIs (`Timeline.concept`) as RDF terms."""
        return series.timeline_answer(self._store, *concepts)

    def close(self) -> None:
        """Let others build; a second call does nothing."""
        self._dataset = None
        self._store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open(kg: StrPath = "kg") -> KnowledgeGraph:  # noqa: A001 - diemcau.open reads like dbm.open
    """Open the store in the folder ``kg`` for reading.

    Raises StoreError if it is missing, being built, damaged or from a newer diemcau.
    """
    return KnowledgeGraph(open_store(kg))


def build(  # noqa: PLR0913 - what a build may be told
    sources: StrPath | Iterable[StrPath] = (),
    kg: StrPath = "kg",
    *,
    remove: Iterable[str] = (),
    pins: StrPath | None = None,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] | None = None,
    explain: bool = False,
    debug: bool = False,
) -> KnowledgeGraph:
    """Read ``sources`` (files, folders, globs, URLs) into the store in the folder ``kg`` and open it.

    Articles that are there already are replaced, those named by ``remove`` taken out first; what failed stands in the
    result's ``report`` and changes nothing in the store. ``pins`` is a file of reviewed decisions on what is one and
    what is not; the store keeps them and each later build replays them. ``explain`` keeps in the report what no rule
    explained; ``debug`` lets an error in a rule through. Raises StoreError, PinError, and UnknownArticleError for
    ``remove``.
    """
    from diemcau import building  # noqa: PLC0415 - all rules, which who only asks does not wait for

    items = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    decided = None if pins is None else building.read_pin_file(Path(pins))
    if not items:
        check_version(Path(kg))  # what only removes makes no store
    with open_store(kg, write=True) as store:
        if decided is not None:
            store.set_pins(decided)
        removed = store.remove_all(normalize("NFC", name) for name in remove)
        report = building.build_into(
            store, [os.fspath(item) for item in items], limits=limits, progress=progress, explain=explain, debug=debug
        )
        report.removed += removed
    return KnowledgeGraph(open_store(kg), report)


def given(parameters: Mapping[str, Value]) -> dict[str, str]:
    """Parameters as text; those that are None are not given."""
    return {name: text_of(value) for name, value in parameters.items() if value is not None}


def find_query(query: str) -> NamedQuery:
    """The query that a string means, as `KnowledgeGraph.query` reads it. Raises QueryError."""
    if query.endswith(".rq"):
        return queries.query_file(Path(query))
    if any(char.isspace() or char == "{" for char in query):
        return queries.parse_query("", query)
    return queries.named_query(query)


__all__ = ["KnowledgeGraph", "build", "find_query", "open"]
