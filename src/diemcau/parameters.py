"""Parameters of queries: declared in the header with a type, read from what people write, bound as terms.

    # param person: official — the person's name, e.g. Phạm Minh Chính
    # param from: date — from this day on, e.g. 2024-01-01

What is given never becomes part of the query's text; it becomes a term of the declared type, or a clear error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import pyoxigraph as ox
import regex

from diemcau.errors import QueryError
from diemcau.names import KINDS, Names, resolve

Term: TypeAlias = ox.NamedNode | ox.Literal

_XSD = "http://www.w3.org/2001/XMLSchema#"
#   official — the person's name, e.g. Phạm Minh Chính        the article's name, e.g. a01
_SAYS = regex.compile(
    r"(?: (?P<type> [a-z]+ ) \s+ — \s+ )? (?P<about> .*? ) (?: ,? \s* \b e\.g\. \s+ (?P<example> .* ) )?",
    regex.VERBOSE,
)
#   2024-07-10        10/7/2024   10-7-2024   10.7.2024
_ISO = regex.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})")
_DAY_FIRST = regex.compile(r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4})")
#   7   -12        42.5   42,5   -3
_INTEGER = regex.compile(r"[+-]?[0-9]+")
_DECIMAL = regex.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query may be told: the variable's ``name``, the ``type`` ('' where the header gives none), what it means.

    ``example`` is a value that can be given, '' where the header names none.
    """

    name: str
    type: str
    about: str
    example: str

    def __str__(self) -> str:
        """The declaration as the header has it."""
        example = f", e.g. {self.example}" if self.example else ""
        return f"{self.type} — {self.about}{example}" if self.type else f"{self.about}{example}"


def parse_parameter(query: str, name: str, text: str) -> Parameter:
    """A declaration as the header has it behind the colon. Raises QueryError for a type that is not there.

    >>> parse_parameter("q", "day", "date — the day of the meeting, e.g. 2024-07-10")
    Parameter(name='day', type='date', about='the day of the meeting', example='2024-07-10')
    >>> parse_parameter("q", "doc", "the article's name")
    Parameter(name='doc', type='', about="the article's name", example='')
    """
    match = _SAYS.fullmatch(text)
    if match is None:  # a line end within the text, which no header has
        return Parameter(name, "", text, "")
    if match["type"] and match["type"] not in TYPES:
        raise QueryError(
            f"{query}: the parameter {name} has the unknown type '{match['type']}', not {', '.join(TYPES)}"
        )
    return Parameter(name, match["type"] or "", match["about"], match["example"] or "")


def terms_of(parameter: Parameter, value: str, names: Names) -> tuple[Term, ...]:
    """What ``value`` stands for, as terms to bind: one, or all spellings of one name that the graph holds.

    ``names`` lists the graph's names of a kind. Raises QueryError for a value that is none of the parameter's type,
    and for a name that nothing or several things have.
    """
    try:
        value.encode()
        if parameter.type in KINDS:
            return resolve(parameter.type, value, names)
        return (_READ[parameter.type](value if parameter.type in {"", "string"} else value.strip()),)
    except ValueError as error:
        if isinstance(error, UnicodeEncodeError):
            raise QueryError(f"the parameter {parameter.name} is not UTF-8 text") from error
        kind = f"no {_CALLED.get(parameter.type, parameter.type)}" if parameter.type else "no IRI"
        example = f"; e.g. {parameter.example}" if parameter.example else ""
        raise QueryError(f"the parameter {parameter.name} is {kind}: {value}{example}") from error
    except QueryError as error:
        raise QueryError(f"the parameter {parameter.name}: {error}") from error


def _untyped(text: str) -> Term:
    return _iri(text) if text.startswith("<") and text.endswith(">") else ox.Literal(text)


def _iri(text: str) -> Term:
    return ox.NamedNode(text.removeprefix("<").removesuffix(">"))


def _date(text: str) -> Term:
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return _typed(date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat(), "date")


def _integer(text: str) -> Term:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return _typed(str(int(text)), "integer")


def _decimal(text: str) -> Term:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return _typed(text.replace(",", "."), "decimal")


def _boolean(text: str) -> Term:
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return _typed(text.lower(), "boolean")


def _typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(_XSD + datatype))


_READ: Mapping[str, Callable[[str], Term]] = {
    "": _untyped,
    "string": ox.Literal,
    "iri": _iri,
    "date": _date,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
}
_CALLED = {"iri": "IRI", "date": "day (2024-07-10 or 10/7/2024)"}

TYPES = (*(name for name in _READ if name), *KINDS)
"""The types that a header may declare: values, then kinds of names."""
