"""Named queries: `queries/<name>.rq`, one question a file, and the views, `queries/views/<name>.rq`.

A file begins with comment lines that say what it is:

    # title: Ai dự cuộc họp nào
    # title_en: Who took part in which meeting
    # columns: doc, person, role
    # param doc: article — the article's name, e.g. a01
    # show: table
    # Any other line is the description.

`parameters.TYPES` lists the types of parameters, SHOWS how an answer may be shown.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Protocol

import regex

from diemcau.answers import Answer, Result, answer_of
from diemcau.errors import ExportError, QueryError
from diemcau.export import write_file
from diemcau.frames import to_arrow
from diemcau.optional import needed
from diemcau.parameters import Parameter, Term, parse_parameter, terms_of
from diemcau.resources import query_names, query_path, view_names, view_path
from diemcau.store import ArticleStore
from diemcau.tables import Table, text_of, value_of
from diemcau.waiting import within

#   title: Ai gặp ai        title_en: Who met whom        param doc: the article's name        columns: doc, person
_FIELD = regex.compile(
    r"""
    (?P<key> title | title_en | columns | show | param(?:eter)?s? )
    (?: \s+ \??(?P<name>\w+) )? \s* : \s* (?P<text>.*)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
SHOWS = ("table", "timeline", "network", "bar", "line", "map")
"""How an answer may best be shown: what a header says behind 'show:'."""

_ORDERED = regex.compile(r"\bORDER\s+BY\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what its header says; ``parameters`` maps a variable's name to what may be given for it.

    ``columns`` are the columns as the header lists them; ``show`` is how the answer is best shown, one of SHOWS.
    """

    name: str
    text: str
    title: str
    title_en: str
    description: str
    columns: tuple[str, ...]
    show: str
    parameters: Mapping[str, Parameter]


def parse_query(name: str, text: str) -> NamedQuery:
    r"""A query file as a record. Raises QueryError for a parameter of an unknown type.

    >>> q = parse_query("who", "# title: Who met\n# param doc: the article\n# In text order.\nSELECT * {}")
    >>> q.title, str(q.parameters["doc"]), q.description
    ('Who met', 'the article', 'In text order.')
    """
    fields = dict.fromkeys(("title", "title_en", "columns", "show"), "")
    parameters: dict[str, Parameter] = {}
    description: list[str] = []
    for raw in text.splitlines():
        if not raw.startswith("#"):
            break
        line = raw.lstrip("#").strip()
        match = _FIELD.fullmatch(line)
        if match is None:
            description.append(line)
        elif match["key"].lower().startswith("param"):
            if match["name"]:
                parameters[match["name"]] = parse_parameter(name, match["name"], match["text"])
        else:
            fields[match["key"].lower()] = match["text"]
    columns = tuple(column.strip().lstrip("?") for column in fields["columns"].split(",") if column.strip())
    about = " ".join(description).strip()
    return NamedQuery(name, text, fields["title"], fields["title_en"], about, columns, fields["show"], parameters)


def named_queries() -> tuple[NamedQuery, ...]:
    """All named queries, sorted by name."""
    return tuple(named_query(name) for name in query_names())


def named_query(name: str) -> NamedQuery:
    """The named query, or the view of that name. Raises QueryError for an unknown one."""
    if name in query_names():
        return parse_query(name, query_path(name).read_text("utf-8"))
    if name in view_names():
        return parse_query(name, view_path(name).read_text("utf-8"))
    known = ", ".join((*query_names(), *view_names()))
    raise QueryError(f"there is no query '{name}'; there are {known}, a file that ends in .rq, or - for standard input")


def query_file(path: Path) -> NamedQuery:
    """The query in a .rq file. Raises QueryError if it can't be read."""
    try:
        return parse_query(str(path), path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise QueryError(f"{path}: does not exist") from error
    except OSError as error:
        raise QueryError(f"{path}: can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: is not UTF-8 at offset {error.start}") from error


class Asked(Protocol):
    """What a query is put to: a store, or an endpoint elsewhere."""

    def query(self, text: str, bindings: Mapping[str, Sequence[Term]] | None = None) -> Result:
        """The result of a SPARQL query with the values that its variables may have. Raises QueryError."""
        ...


def run(asked: Asked, query: NamedQuery, given: Mapping[str, str] | None = None, timeout: float | None = None) -> Table:
    """The answer to ``query`` as a table; the parameters and errors of `ask`."""
    return ask(asked, query, given, timeout).table()


def ask(
    asked: Asked, query: NamedQuery, given: Mapping[str, str] | None = None, timeout: float | None = None
) -> Answer:
    """The answer to ``query``; ``given`` are the values of parameters as people write them.

    A parameter of an undeclared type is a string, or an IRI where written '<…>'. Raises QueryError for a parameter that
    the query does not know, a value that is none of its type, a name that nothing or several things in the graph have,
    a query that does not parse, and one that takes longer than ``timeout`` seconds; the message begins with the
    query's name.
    """

    def names(listing: str) -> Iterator[tuple[str, str]]:
        return ((text_of(row["name"]), text_of(row["bound"])) for row in answer_of(asked.query(listing)).table())

    def answer() -> Answer:
        bound = {name: terms_of(_parameter(query, name), value, names) for name, value in (given or {}).items()}
        made = {name: text_of(value_of(bound.pop(name)[0])) for name in list(bound) if _is_made(query, name)}
        found = answer_of(asked.query(query.text, bound))
        return found.where(made) if made else found

    try:
        return within(timeout, answer)
    except TimeoutError as error:
        raise QueryError(f"{query.name or 'the query'}: took longer than {timeout:g} seconds") from error
    except QueryError as error:
        raise QueryError(f"{query.name}: {error}" if query.name else str(error)) from error


def _is_made(query: NamedQuery, name: str) -> bool:
    """Whether the query computes the variable, '(STR(?label) AS ?person)', and does not offer it as a parameter.

    SPARQL lets nobody bind such a variable before; the rows are chosen afterwards.
    """
    return name not in query.parameters and bool(regex.search(rf"(?i)\bAS\s+[?$]{regex.escape(name)}\b", query.text))


def view(store: ArticleStore, name: str) -> Table:
    """The rows of one view, in the query's own order, or sorted where it asks for none."""
    query = parse_query(name, view_path(name).read_text("utf-8"))
    table = run(store, query)
    return table if _ORDERED.search(query.text) else table.sorted()


def write_views(
    store: ArticleStore, to: Path, form: str = "csv", docs: Collection[str] | None = None
) -> dict[str, int]:
    """Write each view as ``<to>/<view>.<form>``, always with a header; returns the number of rows of each.

    ``docs`` keeps the rows that are about these articles alone. Raises ExportError for a form that is none of
    VIEW_FORMS and if the folder or a file can't be written, MissingExtraError where Parquet's library is missing.
    """
    if form not in VIEW_FORMS:
        raise ExportError(f"unknown format '{form}', expected one of {', '.join(VIEW_FORMS)}")
    data = {name: (table := _of_docs(view(store, name), docs), VIEW_FORMS[form](table)) for name in view_names()}
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{to}: can't be made: {error.strerror or error}") from error
    for name, (_, content) in data.items():
        write_file(to / f"{name}.{form}", partial(_write, content))
    return {name: len(table) for name, (table, _) in data.items()}


def _of_docs(table: Table, docs: Collection[str] | None) -> Table:
    if docs is None:
        return table
    at = [column for column, name in enumerate(table.columns) if name in {"doc", "other_doc"}]
    return Table(table.columns, tuple(row for row in table.rows if all(text_of(row[n]) in docs for n in at)))


def _parquet(table: Table) -> bytes:
    arrow, out = to_arrow(table), io.BytesIO()
    needed("pyarrow.parquet", "tables").write_table(arrow, out)
    return out.getvalue()


VIEW_FORMS: Mapping[str, Callable[[Table], bytes]] = {
    "csv": lambda table: table.csv().encode("utf-8"),
    "parquet": _parquet,
}
"""How a view may be written."""


def _write(data: bytes, file: IO[bytes]) -> None:
    file.write(data)


def _parameter(query: NamedQuery, name: str) -> Parameter:
    """The parameter as the header declares it; any variable of a query whose header declares none."""
    variables = set(query.parameters) or set(regex.findall(r"[?$](\w+)", query.text))
    if name not in variables:
        expected = ", ".join(sorted(variables)) or "none"
        raise QueryError(f"has no parameter '{name}'; it has {expected}")
    return query.parameters.get(name) or Parameter(name, "", "", "")
