"""Answers as tables: columns, typed rows, and the same as CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

import pyoxigraph as ox

_XSD = "http://www.w3.org/2001/XMLSchema#"


class Iri(str):
    """The name of a node; prints as the bare IRI."""

    __slots__ = ()


Value: TypeAlias = Iri | str | int | Decimal | float | bool | date | datetime | None
"""What a cell holds: None where the query leaves the variable unbound; a literal of an unusual type is a str."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query. Iterating gives each row as a dict from column to value.

    An ASK has one column ``answer``; CONSTRUCT and DESCRIBE have ``subject``, ``predicate`` and ``object``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def sorted(self) -> Table:
        """The same rows in the order of their text."""
        return Table(self.columns, tuple(sorted(self.rows, key=lambda row: [text_of(value) for value in row])))

    def csv(self, delimiter: str = ",") -> str:
        r"""The table as delimited text with a header line; lines end in ``\n``."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([text_of(value) for value in row] for row in self.rows)
        return out.getvalue()

    def json(self) -> str:
        """The rows as JSON: a list of objects, one a line."""
        lines = (json.dumps({k: _plain(v) for k, v in row.items()}, ensure_ascii=False) for row in self)
        return "[" + ",\n".join(lines) + "]\n"

    def to_pandas(self) -> Any:
        """The rows as a pandas.DataFrame with typed columns. Raises MissingExtraError without pandas."""
        from diemcau.frames import to_pandas  # noqa: PLC0415 - only who asks for it needs it

        return to_pandas(self)

    def to_arrow(self) -> Any:
        """The rows as a pyarrow.Table with typed columns. Raises MissingExtraError without pyarrow."""
        from diemcau.frames import to_arrow  # noqa: PLC0415 - only who asks for it needs it

        return to_arrow(self)

    def _repr_html_(self) -> str:
        from diemcau.notebook import table_html  # noqa: PLC0415 - which shows tables and so knows them

        return table_html(self)

    def jsonl(self) -> str:
        """The rows as JSON objects, one a line."""
        return "".join(f"{json.dumps({k: _plain(v) for k, v in row.items()}, ensure_ascii=False)}\n" for row in self)

    def markdown(self) -> str:
        """The table in Markdown; columns of numbers are set to the right."""
        numeric = [all(_is_number(row[at]) for row in self.rows) and bool(self.rows) for at in range(len(self.columns))]
        lines = [self.columns, ["---:" if right else "---" for right in numeric]]
        lines += [[_cell(text_of(value)) for value in row] for row in self.rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def value_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """A term as a Python value; a literal whose text does not fit its type stays text.

    >>> value_of(ox.Literal("42.50", datatype=ox.NamedNode(_XSD + "decimal")))
    Decimal('42.50')
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    convert = _CONVERT.get(term.datatype.value.removeprefix(_XSD))
    try:
        return convert(term.value) if convert else term.value
    except (ValueError, InvalidOperation):
        return term.value


def text_of(value: Value) -> str:
    """A value as a cell of text: '' for None, numbers without exponent, ISO dates.

    >>> text_of(Decimal("1E+3")), text_of(True), text_of(None)
    ('1000', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _cell(text: str) -> str:
    r"""Text within a cell of Markdown: a bar would end the cell, a line end the row, '<' might begin a tag."""
    for char in "\\|<`*_[":
        text = text.replace(char, f"\\{char}")
    return "<br>".join(text.splitlines())


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return text_of(value) if isinstance(value, date) else value


_CONVERT: Mapping[str, Callable[[str], Value]] = {
    "integer": int,
    "int": int,
    "long": int,
    "nonNegativeInteger": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}.get(text, text),
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}
