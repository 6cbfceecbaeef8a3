"""What a query answers, as RDF terms, and the forms in which it is written.

Rows and yes-or-no answers are written in the SPARQL 1.1 results formats (CSV, TSV, JSON, XML), as Markdown or as one
JSON object a line; the graph of a CONSTRUCT or DESCRIBE in the export formats as well. CSV lines end in a bare line
feed, which every reader of RFC 4180 takes and which no tool behind a pipe stumbles over.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

import pyoxigraph as ox

from diemcau.errors import QueryError
from diemcau.export import FORMATS, in_order
from diemcau.export.rdfxml import NOT_XML
from diemcau.tables import Table, text_of, value_of

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Result: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean | Iterable[ox.Triple]
Kind: TypeAlias = Literal["rows", "boolean", "graph"]

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows of terms (None: unbound).

    An ASK has one row with one boolean ``answer``; CONSTRUCT and DESCRIBE have ``subject``, ``predicate``, ``object``.
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]

    def table(self) -> Table:
        """The same as Python values."""
        return Table(self.columns, tuple(tuple(map(value_of, row)) for row in self.rows))

    def where(self, values: Mapping[str, str]) -> Answer:
        """The rows whose cells read so, as `tables.text_of` writes them. Raises QueryError for what is no column."""
        unknown = sorted(set(values) - set(self.columns))
        if unknown:
            raise QueryError(f"{unknown[0]} is computed on the way and no column of the answer; it can't be bound")
        wanted = [(self.columns.index(name), text) for name, text in values.items()]
        rows = (row for row in self.rows if all(text_of(value_of(row[at])) == text for at, text in wanted))
        return Answer(self.kind, self.columns, tuple(rows))


def answer_of(result: Result) -> Answer:
    """The whole result of a query; triples may come as any iterable."""
    if isinstance(result, ox.QueryBoolean):
        return Answer("boolean", ("answer",), ((ox.Literal(bool(result)),),))
    if isinstance(result, ox.QuerySolutions):
        names = tuple(variable.value for variable in result.variables)
        return Answer("rows", names, tuple(tuple(row[name] for name in names) for row in result))
    triples = tuple((triple.subject, triple.predicate, triple.object) for triple in result)
    return Answer("graph", ("subject", "predicate", "object"), triples)


def write(answer: Answer, form: str) -> bytes:
    """The answer in the form of that name, one of FORMS, or of export.FORMATS for a graph.

    Raises QueryError for an unknown form and for a table in a form for graphs.
    """
    if form in FORMS:
        return FORMS[form](answer)
    if form not in FORMATS:
        raise QueryError(f"unknown format '{form}', expected one of {', '.join((*FORMS, *FORMATS))}")
    if answer.kind != "graph":
        raise QueryError(f"{form} is for the graph of a CONSTRUCT or DESCRIBE; a table goes into {', '.join(FORMS)}")
    quads = (ox.Quad(*cast("tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]", row)) for row in answer.rows)
    out = io.BytesIO()
    FORMATS[form].write(in_order(quads, named_graphs=FORMATS[form].named_graphs), out)
    return out.getvalue()


def _csv(answer: Answer) -> bytes:
    lexical = (tuple("" if term is None else _lexical(term) for term in row) for row in answer.rows)
    return Table(answer.columns, tuple(lexical)).csv().encode()


def _xml(answer: Answer) -> bytes:
    text = _by_oxigraph(ox.QueryResultsFormat.XML)(answer)
    if match := NOT_XML.search(text.decode()):
        raise QueryError(f"XML can't hold the character U+{ord(match[0]):04X} of the answer; use json")
    return text


def _lexical(term: Node) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _json(answer: Answer) -> bytes:
    if answer.kind == "boolean":
        return f'{{"head": {{}}, "boolean": {_lexical(cast("ox.Literal", answer.rows[0][0]))}}}\n'.encode()
    head = json.dumps({"vars": answer.columns}, ensure_ascii=False)
    rows = ",\n".join(json.dumps(_binding(answer.columns, row), ensure_ascii=False) for row in answer.rows)
    return f'{{"head": {head}, "results": {{"bindings": [\n{rows}\n]}}}}\n'.encode()


def _binding(columns: tuple[str, ...], row: tuple[Node | None, ...]) -> dict[str, object]:
    return {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}


def _json_term(term: Node) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if not isinstance(term, ox.Literal):
        return {"type": "bnode", "value": str(term).removeprefix("_:")}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    typed = {} if term.datatype == _STRING else {"datatype": term.datatype.value}
    return {"type": "literal", "value": term.value, **typed}


def _by_oxigraph(form: ox.QueryResultsFormat) -> Callable[[Answer], bytes]:
    def written(answer: Answer) -> bytes:
        results = ox.parse_query_results(_json(answer), format=ox.QueryResultsFormat.JSON)
        text = cast("bytes", results.serialize(format=form))
        return text if text.endswith(b"\n") else text + b"\n"

    return written


FORMS: Mapping[str, Callable[[Answer], bytes]] = {
    "csv": _csv,
    "tsv": _by_oxigraph(ox.QueryResultsFormat.TSV),
    "json": _json,
    "xml": _xml,
    "jsonl": lambda answer: answer.table().jsonl().encode(),
    "markdown": lambda answer: answer.table().markdown().encode(),
}
"""Name of a form → how an answer is written in it."""
