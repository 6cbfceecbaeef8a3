"""Names as people write them: 'de an 06', 'pham minh chinh' and 'Hoà Bình' find what the graph calls by its full name.

A name is found without regard to case, dashes and spaces, and marks may be left out. Those that are written hold: 'hoa'
finds 'Hòa' and 'Hóa' and asks back when the graph has both, 'Hóa' never finds 'Hòa'.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TypeAlias

import pyoxigraph as ox
import regex

from diemcau.errors import QueryError
from diemcau.graph.iris import key

Names: TypeAlias = Callable[[str], Iterable[tuple[str, str]]]
"""From a SPARQL query to its rows: a name, and what to bind for it (an IRI in '<…>', or the text itself)."""

_PREFIXES = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def _labelled(cls: str) -> str:
    return f"""{_PREFIXES}SELECT DISTINCT ?name ?bound WHERE {{
  GRAPH ?g {{ ?thing a dmc:{cls} ; rdfs:label ?label }} BIND (STR(?label) AS ?name) BIND (STR(?label) AS ?bound)
}}"""


KINDS: Mapping[str, str] = {
    "article": f"""{_PREFIXES}SELECT DISTINCT ?name ?bound WHERE {{
  GRAPH ?g {{ ?article dmc:docName ?name }} BIND (?name AS ?bound)
}}""",
    "body": _labelled("Body"),
    "document": f"""{_PREFIXES}SELECT DISTINCT ?name ?bound WHERE {{
  GRAPH ?g {{ ?document dmc:documentNumber ?name }} BIND (?name AS ?bound)
}}""",
    "indicator": _labelled("Indicator"),
    "meeting": f"""{_PREFIXES}SELECT DISTINCT ?name ?bound WHERE {{
  GRAPH ?g {{ ?meeting dmc:meetingKey ?key ; dmc:evidence/dmc:inArticle/dmc:docName ?doc }}
  BIND (CONCAT(?doc, " ", ?key) AS ?name) BIND (CONCAT("<", STR(?meeting), ">") AS ?bound)
}}""",
    "official": _labelled("Official"),
    "place": f"""{_PREFIXES}SELECT DISTINCT ?name ?bound WHERE {{
  GRAPH ?g {{ ?place a dmc:Locality ; rdfs:label ?label ; rdfs:label|skos:altLabel|skos:hiddenLabel ?called }}
  BIND (STR(?called) AS ?name) BIND (STR(?label) AS ?bound)
}}""",
    "programme": _labelled("Programme"),
    "site": f"""{_PREFIXES}SELECT DISTINCT ?name ?bound WHERE {{
  {{ GRAPH ?g {{ ?bridge dmc:siteName ?label }} BIND (STR(?label) AS ?name) }} UNION {{ BIND ("Trung ương" AS ?name) }}
  BIND (?name AS ?bound)
}}""",
    "system": _labelled("InformationSystem"),
}
"""Kind of name → the query that lists all names of the kind with what to bind for each."""

_NOT_WORD = regex.compile(r"[\W_]+")
_SUGGESTED = 5
_LONGEST = 200  # code points of a name; the longest of a body has some 150


def bare(name: str) -> str:
    """What is left of a name without case, marks and signs: words of plain letters and figures.

    >>> bare("Đề án 06"), bare("57-NQ/TW"), bare("Hoà  Bình")
    ('de an 06', '57 nq tw', 'hoa binh')
    """
    plain = unicodedata.normalize("NFD", key(name).replace("đ", "d"))
    return _NOT_WORD.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()


def resolve(kind: str, written: str, names: Names) -> tuple[ox.NamedNode | ox.Literal, ...]:
    """What to bind for a name of that kind: one term, or one for each spelling of it that the graph holds.

    Raises QueryError for a name that nothing has, with suggestions, and for one that several things have, with all.
    """
    if kind == "meeting" and written.startswith("<") and written.endswith(">"):
        return (ox.NamedNode(written[1:-1]),)
    known = sorted(set(names(KINDS[kind])))
    found = _matches(written, known)
    if not found:
        raise QueryError(_nothing(kind, written, [name for name, _ in known]))
    several = {key(bound): bound for bound in found}
    if len(several) > 1:
        raise QueryError(f"'{shortened(written)}' may be {_listed(sorted(several.values()))}; write it in full")
    return tuple(ox.NamedNode(x[1:-1]) if kind == "meeting" else ox.Literal(x) for x in found)


def _matches(written: str, known: list[tuple[str, str]]) -> list[str]:
    """What to bind for the names that are written so: letter by letter, else with marks that were left out."""
    exact = sorted({bound for name, bound in known if key(name) == key(written)})
    if exact or not bare(written):
        return exact
    wanted = bare(written)
    return sorted({bound for name, bound in known if bare(name) == wanted and _agrees(written, name)})


def _agrees(written: str, name: str) -> bool:
    """Whether each mark that is written is one of the name's: 'Đăk' agrees with 'Đắk', 'Hóa' does not with 'Hòa'."""
    mine, its = _letters(written), _letters(name)
    return len(mine) == len(its) and all(a <= b for a, b in zip(mine, its, strict=True))


def _letters(name: str) -> list[frozenset[str]]:
    return [_parts(char) for char in key(name) if char.isalnum()]


def _parts(char: str) -> frozenset[str]:
    """A letter as its base and its marks."""
    return frozenset(unicodedata.normalize("NFD", char).replace("đ", "d-"))


def _nothing(kind: str, written: str, known: list[str]) -> str:
    return f"no {kind} of the graph is called '{shortened(written)}'{suggestions(written, known)}"


def suggestions(written: str, known: Iterable[str]) -> str:
    """'; did you mean …?' with names that hold all words, or are spelled much alike; '' where none is near."""
    words = set(bare(written[:_LONGEST]).split())
    plain = {bare(name): name for name in sorted(known, reverse=True) if bare(name)}
    holding = sorted(
        (name for name in plain if words and words <= set(name.split())), key=lambda name: (len(name), name)
    )
    close = get_close_matches(bare(written[:_LONGEST]), sorted(plain), n=_SUGGESTED, cutoff=0.6)
    near = [plain[name] for name in dict.fromkeys((*holding, *close))][:_SUGGESTED]
    return f"; did you mean {_listed(near)}?" if near else ""


def shortened(written: str) -> str:
    """What somebody wrote, as an error repeats it: on one line, and no more than can be read."""
    line = " ".join(written.split()) if written.strip() else written
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _listed(names: list[str]) -> str:
    shown = [f"'{name}'" for name in names[:_SUGGESTED]]
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} or {rest} more"
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
