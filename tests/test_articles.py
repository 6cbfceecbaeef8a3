"""Whole articles (tests/articles/README.md): the scores stay, spans are exact, the graph says what the facts say."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from article_sets import SETS, gold_articles
from comparison import VIEWS, plain
from diemcau.facts import (
    Body,
    Citation,
    Fact,
    Measure,
    Meeting,
    MeetingSlot,
    Participation,
    Person,
    Place,
    Position,
    Programme,
    Reading,
    System,
)
from diemcau.graph.frame import Frame
from found import ARTICLES, readings, set_answers, set_scores, spans

FLOORS = tomllib.loads((Path(__file__).parent / "articles" / "floors.toml").read_text("utf-8"))
F = TypeVar("F", bound=Fact)
Rows = set[tuple[str, ...]]


def by_name(article: tuple[str, Path]) -> str:
    return article[1].stem


# ---- scores -------------------------------------------------------------------------------------------------------


def test_there_is_a_floor_for_every_view_of_every_set() -> None:
    assert {name: set(floors) for name, floors in FLOORS.items()} == {name: set(VIEWS) for name in SETS}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", SETS)
def test_no_score_falls_under_its_floor(name: str, view: str) -> None:
    table = set_scores(name)[view]
    assert round(table.strict.f1, 3) >= FLOORS[name][view], "\n".join(
        [f"strict F1 of {view} over the set {name}", *table.lines]
    )


def test_no_text_is_without_gold() -> None:
    texts = {name: {path.stem for path in folder.glob("*.txt")} for name, (folder, _) in SETS.items()}
    assert texts == {name: {item.doc for item in gold_articles(name)} for name in SETS}


# ---- spans --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES, ids=by_name)
def test_every_quote_stands_where_its_span_says(article: tuple[str, Path]) -> None:
    source = article[1].read_text("utf-8")
    _, reading = readings(article[1])
    found = [span for fact in reading.facts for span in spans(fact)] + [left.evidence for left in reading.residue]
    assert found
    assert {span.document for span in found} == {article[1].stem}
    assert [span for span in found if not span.quote or source[span.start : span.end] != span.quote] == []


# ---- facts and graph ----------------------------------------------------------------------------------------------


def of(reading: Reading, cls: type[F]) -> Iterable[F]:
    return (fact for fact in reading.facts if isinstance(fact, cls))


def reported(reading: Reading) -> set[str]:
    """The meetings that the article reports, not those that it only looks back on."""
    return {meeting.key for meeting in of(reading, Meeting) if not meeting.recalled}


def citations(reading: Reading) -> Rows:
    """A document with all that its citations say together."""
    frame = Frame(reading)
    documents = [frame.legal_document(fact) for fact in of(reading, Citation)]
    return {(d.number, d.kind, d.issuer, d.issued) for d in documents}


def figure(fact: Measure) -> tuple[str, ...]:
    at = fact.evidence
    total = "" if fact.total is None else plain_number(fact.total)
    said = (fact.unit, fact.bound.value, fact.kind.value, fact.indicator, fact.scope, fact.time, fact.ref_time)
    return str(at.start), str(at.end), at.quote, plain_number(fact.value), total, *said


def plain_number(value: Decimal) -> str:
    """A decimal as the store writes it: no exponent, no idle zeros."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


TABLES: Mapping[str, Callable[[Reading], Rows]] = {
    "people": lambda r: {(f.name,) for f in of(r, Person) if not f.byline},
    "positions": lambda r: {(f.person, f.title, f.body, f.place) for f in of(r, Position)},
    "meetings": lambda r: {(f.meeting, f.slot.value, f.value) for f in of(r, MeetingSlot) if f.meeting in reported(r)},
    "participations": lambda r: {
        (f.meeting, f.person, f.role.value, f.site) for f in of(r, Participation) if f.meeting in reported(r)
    },
    "places": lambda r: {(f.name, f.level.value) for f in of(r, Place)},
    "programmes": lambda r: {(f.name,) for f in of(r, Programme)},
    "bodies": lambda r: {(f.name,) for f in of(r, Body)},
    "systems": lambda r: {(f.name,) for f in of(r, System)},
    "citations": citations,
    "measures": lambda r: {figure(f) for f in of(r, Measure)},
}


def test_every_scored_view_has_its_table_of_facts() -> None:
    assert tuple(TABLES) == VIEWS


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("article", ARTICLES, ids=by_name)
def test_the_graph_answers_what_the_facts_say(article: tuple[str, Path], view: str) -> None:
    """Row by row; two spellings of one name ('HẢI AN', 'Hải An') are one row of the graph."""
    name, path = article
    rows = [list(row.values()) for row in set_answers(name)[view] if row["doc"] == path.stem]
    found = [tuple(map(plain, row[1:])) for row in rows]
    assert sorted(found) == sorted({tuple(map(plain, row)) for row in TABLES[view](readings(path)[1])})
