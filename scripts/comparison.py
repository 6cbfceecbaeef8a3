"""When an answer agrees with a gold row: the rules of the project's annotation guide, as code.

- Case, white space, kind of dash, place of the tone mark and stops at the ends of a value count for nothing.
- A gold cell may hold alternatives, 'Trưởng ban|Trưởng'; any of them is right.
- An optional gold row is neither a hit nor an error.
- Tables other than `measures` are compared as sets of rows: whole ('strict') and by the columns that say what the row
  is about ('core'). The name of a meeting (m1) and the issuer of a document are not compared.
- A figure is found when the value is equal and the spans share a character; it is strictly right when unit, bound and
  kind are right too. Its other attributes are told as shares of the figures that were found; scope and time are left
  out where the article gives none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import Any, NamedTuple
from unicodedata import normalize

import regex

from diemcau.isotime import days
from diemcau.text.fold import fold

Row = Mapping[str, str]
"""A row that the graph answers: column → text."""
GoldRow = Mapping[str, Any]
"""A row of a gold file: column → text, and perhaps ``optional: true``."""


class Columns(NamedTuple):
    """What of a row is compared: all of it, and its core."""

    whole: tuple[str, ...]
    core: tuple[str, ...]


TABLES: Mapping[str, Columns] = {
    "people": Columns(("person",), ("person",)),
    "positions": Columns(("person", "title", "body", "place"), ("person", "title")),
    "meetings": Columns(("slot", "value"), ("slot", "value")),
    "participations": Columns(("person", "role", "site"), ("person", "role")),
    "places": Columns(("place", "level"), ("place",)),
    "programmes": Columns(("programme",), ("programme",)),
    "bodies": Columns(("body",), ("body",)),
    "systems": Columns(("system",), ("system",)),
    "citations": Columns(("number", "kind", "date"), ("number",)),
}
VIEWS = (*TABLES, "measures")
ATTRIBUTES = ("total", "unit", "bound", "kind", "indicator", "scope", "time", "ref_time")
_STRICT = ("unit", "bound", "kind")
_OPEN = ("scope", "time")  # what the article leaves open is not held against an answer

# "tỷ lệ hồ sơ trực tuyến (toàn trình)": the words
_WORD = regex.compile(r"\w+")
_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0303\u0309\u0323"))  # huyền, sắc, ngã, hỏi, nặng


# ---- counting -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Counts:
    """Hits, surplus answers and missing ones; their precision, recall and F1 (0 where there is nothing to divide)."""

    hits: int = 0
    surplus: int = 0
    missing: int = 0

    @property
    def gold(self) -> int:
        """The number of gold rows that had to be found."""
        return self.hits + self.missing

    @property
    def precision(self) -> float:
        """The part of the answers that is right."""
        return self.hits / (self.hits + self.surplus) if self.hits else 0.0

    @property
    def recall(self) -> float:
        """The part of the gold rows that was found."""
        return self.hits / self.gold if self.hits else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (2 * self.hits + self.surplus + self.missing) if self.hits else 0.0

    def add(self, other: Counts) -> None:
        """Count the other's rows too."""
        self.hits += other.hits
        self.surplus += other.surplus
        self.missing += other.missing


@dataclass(slots=True)
class Comparison:
    """One table of one or more articles: counts, which attributes were right, and each difference as a line.

    A line begins with '-' (missing), '+' (surplus) or '~' (an attribute of a figure that was found).
    """

    strict: Counts = field(default_factory=Counts)
    core: Counts = field(default_factory=Counts)
    right: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def add(self, other: Comparison) -> None:
        """Take in another article's table."""
        self.strict.add(other.strict)
        self.core.add(other.core)
        self.right.update(other.right)
        self.compared.update(other.compared)
        self.lines.extend(other.lines)


def compare(
    text: str, gold: Mapping[str, Sequence[GoldRow]], found: Mapping[str, Sequence[Row]]
) -> dict[str, Comparison]:
    """All tables of one article. ``text`` places the quotes of gold figures; raises ValueError for a misplaced one."""
    tables = {view: compare_rows(columns, gold.get(view, ()), found.get(view, ())) for view, columns in TABLES.items()}
    return {**tables, "measures": compare_figures(text, gold.get("measures", ()), found.get("measures", ()))}


# ---- values -------------------------------------------------------------------------------------------------------


def plain(value: str) -> str:
    """A value without what spelling leaves free.

    >>> plain("Uỷ ban  Nhân dân.") == plain("ủy ban nhân dân")
    True
    """
    return " ".join(fold(value).split()).strip(" .,;:")


_NATION = frozenset(map(plain, ("cả nước", "toàn quốc", "Việt Nam", "quốc gia")))


def readings(cell: str) -> tuple[str, ...]:
    """The alternatives of a gold cell.

    >>> readings("Trưởng ban|Trưởng")
    ('trưởng ban', 'trưởng')
    """
    return tuple(plain(one) for one in cell.split("|"))


def number(value: str) -> Decimal | None:
    """A plain number; None for '' and for what is none.

    >>> number("42.50") == number("42.5"), number("")
    (True, None)
    """
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def agrees(attribute: str, gold: str, found: str) -> bool:
    """Whether a figure's attribute is right: the answer agrees with one of the gold cell's alternatives.

    >>> agrees("unit", "hồ sơ", "hồ sơ trực tuyến"), agrees("unit", "hồ sơ", "giao dịch")
    (True, False)
    >>> agrees("time", "2024-01/2024-06", "2024-06-30"), agrees("scope", "cả nước", "toàn quốc")
    (True, True)
    """
    rule = _RULES.get(attribute, _same)
    return any(rule(one, found) for one in gold.split("|"))


def _same(gold: str, found: str) -> bool:
    return plain(gold) == plain(found)


def _same_number(gold: str, found: str) -> bool:
    return number(gold) == number(found)


def _same_unit(gold: str, found: str) -> bool:
    """Equal, or one begins with the words of the other: the guide asks for the shortest counted noun."""
    one, two = plain(gold).split(), plain(found).split()
    shorter = min(len(one), len(two))
    return one == two or (shorter > 0 and one[:shorter] == two[:shorter])


def _same_end(gold: str, found: str) -> bool:
    """Equal, or ending on the same day."""
    one, two = days(plain(gold)), days(plain(found))
    return _same(gold, found) or (one is not None and two is not None and one[1] == two[1])


def _half_the_words(gold: str, found: str) -> bool:
    """Word F1 of at least one half; nothing agrees only with nothing."""
    one, two = _words(gold), _words(found)
    if not one or not two:
        return one == two
    return 4 * (one & two).total() >= one.total() + two.total()


def _words(value: str) -> Counter[str]:
    """The words of a wording, counted; without their tones, as the reference scorer counts them ('động' = 'đồng')."""
    toneless = normalize("NFC", normalize("NFD", plain(value)).translate(_TONES))
    return Counter(_WORD.findall(toneless))


def _same_scope(gold: str, found: str) -> bool:
    if plain(gold) in _NATION:
        return plain(found) in _NATION
    return _half_the_words(gold, found)


_RULES = {
    "total": _same_number,
    "unit": _same_unit,
    "indicator": _half_the_words,
    "scope": _same_scope,
    "time": _same_end,
    "ref_time": _same_end,
}


# ---- tables -------------------------------------------------------------------------------------------------------


def compare_rows(columns: Columns, gold: Sequence[GoldRow], found: Sequence[Row]) -> Comparison:
    """One table that is no table of figures, as a set of rows."""
    result = Comparison()
    result.strict = _compare_sets(columns.whole, gold, found, result.lines)
    result.core = _compare_sets(columns.core, gold, found, [])
    return result


def _compare_sets(columns: tuple[str, ...], gold: Sequence[GoldRow], found: Sequence[Row], lines: list[str]) -> Counts:
    wanted = {_ways(columns, row): row for row in reversed(gold) if not row.get("optional")}
    allowed = {way for row in gold for way in _ways(columns, row)}
    answers = {tuple(plain(row.get(column, "")) for column in columns): row for row in found}
    missing = [row for ways, row in reversed(wanted.items()) if not ways & answers.keys()]
    surplus = [row for answer, row in answers.items() if answer not in allowed]
    for sign, rows in (("-", missing), ("+", surplus)):
        lines += [f"{sign} {' | '.join(row.get(column, '') for column in columns)}" for row in rows]
    return Counts(len(wanted) - len(missing), len(surplus), len(missing))


def _ways(columns: tuple[str, ...], row: GoldRow) -> frozenset[tuple[str, ...]]:
    """Every way to read a gold row."""
    return frozenset(product(*(readings(row.get(column, "")) for column in columns)))


# ---- figures ------------------------------------------------------------------------------------------------------


class _Figure(NamedTuple):
    """A gold figure with the place of its quote in the text (code points, end exclusive)."""

    start: int
    end: int
    row: GoldRow

    def meets(self, found: Row) -> bool:
        return int(found["start"]) < self.end and self.start < int(found["end"])

    def equals(self, found: Row) -> bool:
        return number(self.row["value"]) == number(found["value"])


def compare_figures(text: str, gold: Iterable[GoldRow], found: Sequence[Row]) -> Comparison:
    """The table of figures. Each answer is used once: gold figures choose in text order, optional ones last.

    An optional figure also takes an answer of another value from its span. Raises ValueError when a gold quote does
    not stand in the text.
    """
    result, free = Comparison(), list(found)
    figures = sorted(_placed(text, gold), key=lambda figure: (bool(figure.row.get("optional")), figure.start))
    for figure in figures:
        near = [row for row in free if figure.meets(row)]
        optional = bool(figure.row.get("optional"))
        hit = next(filter(figure.equals, near), near[0] if optional and near else None)
        if hit is not None:
            free.remove(hit)
        if not optional:
            _count_figure(result, figure, hit, near)
    result.core.surplus += len(free)
    result.strict.surplus += len(free)
    result.lines += [f"+ {row['quote']} @{row['start']} = {row['value']} {row['unit']}" for row in free]
    return result


def _placed(text: str, gold: Iterable[GoldRow]) -> Iterator[_Figure]:
    for row in gold:
        start = text.index(row["context"]) + row["context"].index(row["quote"])
        yield _Figure(start, start + len(row["quote"]), row)


def _count_figure(result: Comparison, figure: _Figure, hit: Row | None, near: Sequence[Row]) -> None:
    wanted = figure.row
    where = f"{wanted['quote']} @{figure.start}"
    if hit is None:
        result.core.missing += 1
        result.strict.missing += 1
        got = f" (got {near[0]['value']})" if near else ""
        result.lines.append(f"- {where} = {wanted['value']} {wanted['unit']} · {wanted['indicator']}{got}")
        return
    result.core.hits += 1
    right = {name for name in ATTRIBUTES if agrees(name, wanted[name], hit.get(name, ""))}
    if right.issuperset(_STRICT):
        result.strict.hits += 1
    else:
        result.strict.missing += 1
        result.strict.surplus += 1
    for name in ATTRIBUTES:
        if wanted[name] or name not in _OPEN:
            result.compared[name] += 1
            result.right[name] += name in right
            if name not in right:
                result.lines.append(f"~ {where}: {name} is {hit.get(name, '')!r}, wanted {wanted[name]!r}")
