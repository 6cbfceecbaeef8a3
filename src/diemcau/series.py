"""What figures say of each other, for readers: checks with both sentences, and the series of an indicator.

Both are answers of named queries (`figure_checks`, `indicator_timeline`) put into records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from diemcau.answers import Answer, answer_of
from diemcau.errors import QueryError
from diemcau.graph.iris import key
from diemcau.names import bare
from diemcau.queries import ask, named_query
from diemcau.store import ArticleStore
from diemcau.tables import Value, text_of

_RULES = ("change", "multiple", "ratio", "sum", "repeat", "trend")
_VERDICTS = ("contradicted", "compatible", "confirmed")
_SUGGESTED = 8

_WORDINGS = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?concept ?name (COUNT(DISTINCT ?measure) AS ?figures) WHERE {
  GRAPH <https://w3id.org/diemcau/graph/links> { ?said dmc:indicatorConcept ?concept }
  GRAPH ?g { ?measure dmc:indicator ?said . ?said rdfs:label ?wording }
  BIND (STR(?wording) AS ?name)
}
GROUP BY ?concept ?name
ORDER BY ?concept ?name"""
_LABELS = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?concept ?name ?how ?quantity WHERE {
  {
    SELECT DISTINCT ?concept WHERE {
      GRAPH <https://w3id.org/diemcau/graph/links> { ?said dmc:indicatorConcept ?concept }
    }
  }
  VALUES (?label ?how) { (skos:prefLabel "preferred") (skos:altLabel "other") }
  GRAPH ?g { ?concept ?label ?text . OPTIONAL { ?concept dmc:quantity ?of } }
  FILTER (LANG(?text) = "vi")
  BIND (STR(?text) AS ?name)
  BIND (COALESCE(?of, "") AS ?quantity)
}
ORDER BY ?concept ?how ?name"""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure of an article: the quote at a code point, and the sentence in which it stands ('' where not known)."""

    doc: str
    start: int
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """``claim`` held against ``against`` by ``rule``; ``note`` is the arithmetic in Vietnamese words."""

    verdict: str
    rule: str
    claim: StatedFigure
    against: StatedFigure
    note: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series. ``low`` and ``high`` are what its bound word leaves: None is without limit."""

    scope: str
    time: str
    kind: str
    low: Decimal | None
    high: Decimal | None
    bound: str
    unit: str
    quote: str
    doc: str
    start: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All figures of one indicator by scope and time, and the checks that they are in."""

    concept: str
    indicator: str
    quantity: str
    points: tuple[Point, ...]
    checks: tuple[FigureCheck, ...]


def checks_answer(store: ArticleStore, rule: str = "", verdict: str = "", doc: str = "") -> Answer:
    """The rows of `figure_checks`, contradictions first. Raises QueryError for an unknown rule, verdict or article."""
    for what, asked, known in (("rule", rule, _RULES), ("verdict", verdict, _VERDICTS)):
        if asked and asked not in known:
            raise QueryError(f"there is no {what} '{asked}', only {', '.join(known)}")
    given = {"rule": rule, "verdict": verdict, "article": doc}
    return ask(store, named_query("figure_checks"), {name: value for name, value in given.items() if value})


def checks_of(answer: Answer) -> tuple[FigureCheck, ...]:
    """The rows of `figure_checks` as records, in their order."""
    return tuple(_check(row) for row in answer.table())


def _check(row: Mapping[str, Value]) -> FigureCheck:
    text = {name: text_of(value) for name, value in row.items()}
    claim = StatedFigure(text["doc"], int(text["start"]), text["quote"], text["sentence"])
    against = StatedFigure(text["other_doc"], int(text["other_start"]), text["other_quote"], text["other_sentence"])
    return FigureCheck(text["verdict"], text["rule"], claim, against, text["note"])


@dataclass(frozen=True, slots=True)
class _Indicator:
    concept: str
    label: str
    quantity: str
    figures: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        """The label with what kind of quantity it is, which tells a count from a share of one name."""
        return f"{self.label} ({self.quantity})" if self.quantity else self.label


def timeline(store: ArticleStore, words: str) -> Timeline:
    """The series of the indicator that ``words`` name, without regard to case or marks.

    ``words`` are a label or wording of it, with its quantity in brackets where two share it ('… (tỷ lệ)'), or some of
    its words. Raises QueryError, with suggestions, where nothing or several fit.
    """
    found = _named(words, _indicators(store))
    if len(found) > 1:
        raise QueryError(_which(words, found))
    return _series(store, found[0])


def timelines(store: ArticleStore, words: str) -> tuple[Timeline, ...]:
    """As `timeline`, with a series for each indicator that ``words`` may mean, those of most figures first.

    Raises QueryError, with suggestions, where nothing or more than eight fit.
    """
    found = _named(words, _indicators(store))
    if len(found) > _SUGGESTED:
        raise QueryError(_which(words, found))
    return tuple(_series(store, indicator) for indicator in found)


def _series(store: ArticleStore, one: _Indicator) -> Timeline:
    rows = timeline_answer(store, one.concept).table()
    points = tuple(_point(row) for row in rows)
    spans = {(p.doc, p.start) for p in points}
    told = checks_of(checks_answer(store))
    among = tuple(c for c in told if (c.claim.doc, c.claim.start) in spans or (c.against.doc, c.against.start) in spans)
    return Timeline(one.concept, one.label, one.quantity, points, among)


def timeline_answer(store: ArticleStore, *concepts: str) -> Answer:
    """The rows of `indicator_timeline` for the indicators of these IRIs."""
    bound = {"concept": tuple(map(NamedNode, concepts))}
    return answer_of(store.query(named_query("indicator_timeline").text, bound))


def _point(row: Mapping[str, Value]) -> Point:
    text = {name: text_of(value) for name, value in row.items()}
    low, high = (Decimal(text[end]) if text[end] else None for end in ("low", "high"))
    return Point(
        text["scope"],
        text["time"],
        text["kind"],
        low,
        high,
        text["bound"],
        text["unit"],
        text["quote"],
        text["doc"],
        int(text["start"]),
    )


def _indicators(store: ArticleStore) -> list[_Indicator]:
    figures: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in _rows(store, _WORDINGS):
        figures[row["concept"]][row["name"]] += int(row["figures"])
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    quantities: dict[str, str] = {}
    for row in _rows(store, _LABELS):
        labels[row["concept"]].setdefault(row["name"], row["how"])
        quantities[row["concept"]] = row["quantity"]
    return [
        _Indicator(
            concept,
            next((name for name, how in labels[concept].items() if how == "preferred"), min(of)),
            quantities.get(concept, ""),
            of.total(),
            (*sorted({*of, *labels[concept]}),),
        )
        for concept, of in sorted(figures.items())
    ]


def _rows(store: ArticleStore, query: str) -> Iterator[dict[str, str]]:
    for row in answer_of(store.query(query)).table():
        yield {name: text_of(value) for name, value in row.items()}


def _named(words: str, every: Sequence[_Indicator]) -> list[_Indicator]:
    """The indicators that the words name, those of most figures first: by the best way that names any.

    Of several of that name the one whose label it is is meant, unless the name is told more often of another one.
    """
    wanted = bare(words)
    tests: tuple[Callable[[_Indicator], bool], ...] = (
        lambda i: bool(i.quantity) and key(words) == key(str(i)),
        lambda i: key(words) in {key(name) for name in (i.label, *i.names)},
        lambda i: wanted in {bare(name) for name in (str(i), i.label, *i.names)},
        lambda i: bool(wanted) and any(set(wanted.split()) <= set(bare(name).split()) for name in (i.label, *i.names)),
    )
    for test in tests:
        found = sorted(filter(test, every), key=lambda i: (-i.figures, str(i), i.concept))
        if found:
            return [i for i in found if wanted == bare(i.label)] if wanted == bare(found[0].label) else found
    near = [i for i in every if set(wanted.split()) & {w for n in (i.label, *i.names) for w in bare(n).split()}]
    shared = {i.concept: max(len(set(wanted.split()) & set(bare(n).split())) for n in i.names) for i in near}
    near.sort(key=lambda i: (-shared[i.concept], -i.figures, str(i), i.concept))
    said = f"no indicator of the graph is called '{words}'"
    raise QueryError(f"{said}; did you mean {_listed(near)}?" if near else said)


def _which(words: str, found: Sequence[_Indicator]) -> str:
    """What to answer where several indicators are meant: each with its figures, and how to name one."""
    return f"'{words}' may be {_listed(found)}; name one in full, as '{found[0]}'"


def _listed(found: Sequence[_Indicator]) -> str:
    shown = [f"'{i}' ({i.figures} figure{'s' if i.figures > 1 else ''})" for i in found[:_SUGGESTED]]
    rest = len(found) - len(shown)
    return f"{', '.join(shown)} or {rest} more" if rest else ", ".join(shown)
