"""The five real articles, where ../shared holds them: built, validated, scored by the reference scorer.

They and their gold are not part of the project, so each test here is skipped where they are absent.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import diemcau
from article_sets import ROOT, SETS, gold_articles
from comparison import ATTRIBUTES, VIEWS
from found import NO_SHARED, SHARED, set_answers
from score import Answers, answers, as_json, compare_all

SEEDS, GOLD = SHARED / "seeds", SHARED / "gold"
pytestmark = pytest.mark.skipif(not (SEEDS.is_dir() and GOLD.is_dir()), reason=NO_SHARED)
FOLDERS = {**SETS, "seeds": (SEEDS, GOLD)}
FOLDERS_OF_TEXT = ("benchmarks", "docs", "examples", "ontology", "queries", "scripts", "src", "tests")
TEXT = {".csv", ".json", ".md", ".py", ".rq", ".svg", ".toml", ".ttl", ".txt"}
LONGEST_COPY = 60  # characters in a row that a file of the project may share with a real article, exclusive


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[diemcau.KnowledgeGraph]:
    with diemcau.build(SEEDS, tmp_path_factory.mktemp("seeds") / "kg") as graph:
        yield graph


def reference(gold: Path, views: Path, texts: Path, to: Path) -> dict[str, Any]:
    """What ../shared/gold/score.py makes of a folder of views."""
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(views), "--text", str(texts), "--json", str(to)]
    subprocess.run(command, check=True, capture_output=True)
    figures: dict[str, Any] = json.loads(to.read_text("utf-8"))
    return figures


# ---- the road ------------------------------------------------------------------------------------------------------


def test_all_five_are_built_and_break_no_shape(seeds: diemcau.KnowledgeGraph) -> None:
    assert seeds.report is not None
    assert (seeds.report.failed, len(seeds.articles)) == ([], 5)
    assert seeds.validate() == ()


def test_they_score_as_the_project_promises(seeds: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    seeds.views(tmp_path / "views")
    figures = reference(GOLD, tmp_path / "views", SEEDS, tmp_path / "figures.json")
    f1 = {view: figures[view]["f1"] for view in VIEWS if view in figures and figures[view]["gold"]}
    assert set(VIEWS) - set(f1) <= {"citations"}  # none of the five cites a document
    assert {view: value for view, value in f1.items() if value < 0.80} == {}
    assert sum(f1.values()) / len(f1) >= 0.90
    assert figures["mean_f1"] >= 0.90  # with the facts across articles


# ---- the two scorers -----------------------------------------------------------------------------------------------


def flat(figures: Mapping[str, Any]) -> dict[str, float]:
    """The figures of scripts/score.py under the names that the reference scorer gives them."""
    views = {f"{view}.{name}": value for view, row in figures["views"].items() for name, value in row.items()}
    return {**views, **{f"measures.{name}": value for name, value in figures["attributes"].items()}}


def flat_reference(figures: Mapping[str, Any]) -> dict[str, float]:
    views = {f"{view}.{name}": value for view in VIEWS if view in figures for name, value in figures[view].items()}
    return {**views, **{f"measures.{name}": figures[f"measures.{name}"] for name in ATTRIBUTES}}


def spoilt(found: Answers) -> Answers:
    """Worse answers: every fifth row is left out, every fourth takes one of its cells from the row before."""
    worse: Answers = {}
    for view, rows in found.items():
        columns = [c for c in (rows[0] if rows else {}) if c not in {"doc", "start", "end"}]
        worse[view] = []
        for i, (row, before) in enumerate(zip(rows, [*rows[-1:], *rows[:-1]], strict=True)):
            column = columns[i % len(columns)]
            if i % 5:
                worse[view].append(row if i % 4 else {**row, column: before[column]})
    return worse


def write(found: Answers, to: Path) -> None:
    to.mkdir()
    for view, rows in found.items():
        with (to / f"{view}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]) if rows else ["doc"])
            writer.writeheader()
            writer.writerows(rows)


@pytest.mark.parametrize("quality", ["as answered", "spoilt"])
@pytest.mark.parametrize("name", FOLDERS)
def test_both_scorers_give_the_same_figures(name: str, quality: str, tmp_path: Path) -> None:
    texts, gold = FOLDERS[name]
    items = gold_articles(str(texts), gold)
    found = set_answers(name) if name in SETS else answers(items)[0]
    found = spoilt(found) if quality == "spoilt" else found
    write(found, tmp_path / "views")
    wanted = reference(gold, tmp_path / "views", texts, tmp_path / "figures.json")
    mine = as_json(compare_all(items, found))
    assert flat(mine) == pytest.approx(flat_reference(wanted), abs=1e-9)


# ---- the project's own articles ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SETS)
def test_gold_files_have_no_fault(name: str) -> None:
    texts, gold = SETS[name]
    files = sorted(map(str, gold.glob("*.json")))
    done = subprocess.run(
        [sys.executable, str(GOLD / "check.py"), str(texts), *files], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == f"0 faults in {len(files)} files\n"


def test_nothing_is_copied_from_a_real_article() -> None:
    runs = {run for path in SEEDS.glob("*.txt") for run in runs_of(path.read_text("utf-8"))}
    assert len(runs) > 10_000
    own = [path for folder in FOLDERS_OF_TEXT for path in (ROOT / folder).rglob("*") if path.suffix in TEXT]
    assert len(own) > 100
    copied = {path.name: sorted(runs & runs_of(path.read_text("utf-8")))[:1] for path in own}
    assert {name: found for name, found in copied.items() if found} == {}


def runs_of(text: str) -> set[str]:
    """Every run of LONGEST_COPY characters, white space being one space."""
    line = " ".join(text.split())
    return {line[i : i + LONGEST_COPY] for i in range(len(line) - LONGEST_COPY + 1)}
