"""Tables as pandas data frames and Arrow tables; the libraries come with the extra 'tables'.

A column has one type where all its cells agree (None: nothing is there); where they differ, it is text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from diemcau.optional import needed
from diemcau.tables import Table, Value, text_of

_INT64 = range(-(2**63), 2**63)


def to_arrow(table: Table) -> Any:
    """The table as a pyarrow.Table: bool, int64, decimal128 (exact), float64, date32, timestamp or string."""
    arrow = needed("pyarrow", "tables")
    types: Mapping[str, Any] = {
        "bool": arrow.bool_(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "date": arrow.date32(),
        "datetime": arrow.timestamp("us"),
        "text": arrow.string(),
    }
    arrays = []
    for values in _columns(table):
        kind = _kind(values)
        cells = [_CELL[kind](value) for value in values]
        arrays.append(arrow.array(cells, type=types.get(kind)))  # the width of decimals is that of the widest
    return arrow.table(arrays, names=list(table.columns))


def to_pandas(table: Table) -> Any:
    """The table as a pandas.DataFrame: boolean, Int64, Float64, datetime64 or string, each with missing values."""
    pandas = needed("pandas", "tables")
    types = {"bool": "boolean", "int": "Int64", "decimal": "Float64", "float": "Float64", "text": "string"}
    columns = {}
    for at, values in enumerate(_columns(table)):
        kind = _kind(values)
        if kind in {"date", "datetime"}:
            columns[at] = pandas.Series(pandas.to_datetime(pandas.Series(values, dtype="object")))
        else:
            convert = _CELL["float" if kind == "decimal" else kind]
            cells = [convert(value) for value in values]
            columns[at] = pandas.Series(cells, dtype=types[kind])
    frame = pandas.DataFrame(columns, index=pandas.RangeIndex(len(table)))
    frame.columns = list(table.columns)
    return frame


def _columns(table: Table) -> list[list[Value]]:
    return [[row[at] for row in table.rows] for at in range(len(table.columns))]


def _kind(values: Sequence[Value]) -> str:
    kinds = {_kind_of(value) for value in values if value is not None}
    if kinds == {"int", "decimal"}:
        return "decimal"
    if kinds in ({"int", "float"}, {"decimal", "float"}, {"int", "decimal", "float"}):
        return "float"
    return kinds.pop() if len(kinds) == 1 else "text"


def _kind_of(value: Value) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int" if value in _INT64 else "decimal"
    if isinstance(value, Decimal):
        return "decimal" if _digits(value) <= _WIDEST else "float"
    if isinstance(value, float):
        return "float"
    if isinstance(value, datetime):
        return "datetime" if value.tzinfo is None else "text"
    return "date" if isinstance(value, date) else "text"


_WIDEST = 18  # digits on one side of the point, so that any two figures fit into the 38 of decimal128 together


def _digits(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(value.adjusted() + 1, -exponent) if isinstance(exponent, int) else _WIDEST + 1


def _number(convert: Callable[[Any], object]) -> Callable[[Value], object]:
    return lambda value: None if value is None else convert(value)


_CELL: Mapping[str, Callable[[Value], object]] = {
    "bool": lambda value: value,
    "int": lambda value: value,
    "decimal": _number(Decimal),
    "float": _number(float),
    "date": lambda value: value,
    "datetime": lambda value: value,
    "text": lambda value: None if value is None else text_of(value),
}
