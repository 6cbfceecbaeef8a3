"""The views answer the fixed tables (tests/queries/views/*.csv), by SPARQL on the graph alone."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import QuerySolutions, Store

from corpus import corpus_store
from diemcau.graph import links_quads
from diemcau.resources import view_names, view_path
from gold_facts import SHARED, gold_store

COLUMNS = {
    "people": "doc, person",
    "positions": "doc, person, title, body, place",
    "meetings": "doc, meeting, slot, value",
    "participations": "doc, meeting, person, role, site",
    "places": "doc, place, level",
    "programmes": "doc, programme",
    "bodies": "doc, body",
    "systems": "doc, system",
    "citations": "doc, number, kind, issuer, date",
    "measures": "doc, start, end, quote, value, total, unit, bound, kind, indicator, scope, time, ref_time",
    "same_meeting": "doc, meeting, event",
    "checks": "doc, start, end, rule, verdict, other_doc, other_start, other_end, note",
}
EXPECTED = Path(__file__).parent / "queries" / "views"


def rows(store: Store, view: str) -> tuple[list[str], list[tuple[str, ...]]]:
    found = cast("QuerySolutions", store.query(view_path(view).read_text("utf-8")))
    names = [variable.value for variable in found.variables]
    return names, [tuple(getattr(term, "value", "") for term in row) for row in found]


@pytest.fixture(scope="module")
def store() -> Store:
    return corpus_store()


def test_there_are_the_twelve_views() -> None:
    assert set(view_names()) == set(COLUMNS)


@pytest.mark.parametrize("view", sorted(COLUMNS))
def test_a_view_gives_the_whole_table(store: Store, view: str) -> None:
    columns, found = rows(store, view)
    with (EXPECTED / f"{view}.csv").open(encoding="utf-8", newline="") as file:
        assert [columns, *map(list, found)] == list(csv.reader(file))
    assert columns == COLUMNS[view].split(", ")


@pytest.mark.parametrize("view", sorted(COLUMNS))
def test_a_view_says_what_it_is(view: str) -> None:
    head = view_path(view).read_text("utf-8").splitlines()[:3]
    assert [line.split(":")[0] for line in head] == ["# title", "# title_en", "# columns"]
    assert head[2] == f"# columns: {COLUMNS[view]}"


@pytest.mark.parametrize("view", sorted(COLUMNS))
def test_a_view_of_an_empty_store_is_empty(view: str) -> None:
    assert rows(Store(), view)[1] == []


def test_views_of_the_gold_facts_are_the_gold_tables(tmp_path: Path) -> None:
    if not (SHARED / "gold" / "score.py").exists():
        pytest.skip("the gold articles (../shared) are not on this machine")
    store = gold_store(SHARED / "gold", SHARED / "seeds")
    store.extend(links_quads(store))
    for view in view_names():
        columns, found = rows(store, view)
        with (tmp_path / f"{view}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *found])
    figures = scored(tmp_path)
    scores = {view: figures[view]["f1"] for view in COLUMNS if view in figures}
    assert scores.pop("checks") >= 0.8
    assert set(scores.values()) == {1.0}


def scored(views: Path) -> dict[str, dict[str, float]]:
    score = str(SHARED / "gold" / "score.py")
    to = views / "scores.json"
    subprocess.run(
        [sys.executable, score, str(SHARED / "gold"), str(views), "--json", str(to)], check=True, capture_output=True
    )
    return cast("dict[str, dict[str, float]]", json.loads(to.read_text("utf-8")))
