"""Articles that speak of one another: which report one meeting, and which figures check out.

`clusters/` (c01–c16; h01–h14, u01–u10, v01–v10, w01–w14, x01–x10, g01–g12 and k01–k12, which were unseen when first
scored), the articles of `later/` that `clusters/later.json` names (n01–n10) and the short ones of `mini/` (ma01–ma60
with calculations inside an article, mb01–mb60 with figures of two) were written for the project, with the links and
checks that a reader finds; slips are planted in some figures. A check is found when rule, verdict and both figures are
right, in either direction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import diemcau
from diemcau.tables import Table, text_of

ARTICLES = Path(__file__).parent / "articles"
GOLD = {
    "clusters": "cross.json",
    "held": "held.json",
    "later": "later.json",
    "unseen_u": "unseen_u.json",
    "unseen_v": "unseen_v.json",
    "unseen_w": "unseen_w.json",
    "unseen_x": "unseen_x.json",
    "unseen_g": "unseen_g.json",
    "unseen_k": "unseen_k.json",
    "mini_inside": "../mini/inside.json",
    "mini_across": "../mini/across.json",
}
FOLDERS = {name: {"later": "later", "mini": "mini"}.get(name.partition("_")[0], "clusters") for name in GOLD}
# The share of checks that is found at least; most of what is missed is read wrongly, not matched wrongly.
FLOORS = {
    "clusters": 0.91,
    "held": 0.93,
    "later": 0.94,
    "unseen_u": 0.95,
    "unseen_v": 0.91,
    "unseen_w": 0.85,
    "unseen_x": 0.88,
    "unseen_g": 0.73,
    "unseen_k": 0.59,
    "mini_inside": 0.59,
    "mini_across": 0.56,
}
# How many of the planted slips are found at least.
SLIPS = {"unseen_k": 1, "mini_across": 1}


def gold(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ARTICLES / "clusters" / GOLD[name]).read_text("utf-8"))
    return found


def texts(name: str) -> list[Path]:
    told = gold(name)
    docs = {check[which] for check in told["checks"] for which in ("doc", "other_doc")}
    docs.update(doc for group in told["same_meeting"] for doc in group)
    docs.update(doc for pair in told.get("apart", ()) for doc in pair["docs"])
    return [ARTICLES / FOLDERS[name] / f"{doc}.txt" for doc in sorted(docs)]


@pytest.fixture(scope="module", params=sorted(FLOORS))
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Table, Table]]:
    folder = tmp_path_factory.mktemp(request.param)
    with diemcau.build(texts(request.param), folder / "kg") as graph:
        yield request.param, graph.view("checks"), graph.view("same_meeting")


def place(name: str, doc: str, quote: str, context: str) -> tuple[str, int, int]:
    text = (ARTICLES / FOLDERS[name] / f"{doc}.txt").read_text("utf-8")
    assert text.count(context) == 1, context
    start = text.index(context) + context.index(quote)
    return doc, start, start + len(quote)


def meets(row: dict[str, str], prefix: str, at: tuple[str, int, int]) -> bool:
    doc, start, end = at
    return row[f"{prefix}doc"] == doc and int(row[f"{prefix}start"]) < end and start < int(row[f"{prefix}end"])


def told_of(name: str, check: dict[str, str], rows: list[dict[str, str]]) -> list[dict[str, str]]:
    one = place(name, check["doc"], check["quote"], check["context"])
    two = place(name, check["other_doc"], check["other_quote"], check["other_context"])
    return [
        row
        for row in rows
        if (meets(row, "", one) and meets(row, "other_", two)) or (meets(row, "", two) and meets(row, "other_", one))
    ]


def test_reports_of_one_meeting_are_linked_and_no_others(built: tuple[str, Table, Table]) -> None:
    name, _, same = built
    events: dict[str, set[str]] = {}
    for row in same:
        events.setdefault(text_of(row["event"]), set()).add(text_of(row["doc"]))
    found = {pair for docs in events.values() for pair in combinations(sorted(docs), 2)}
    wanted = {pair for docs in gold(name)["same_meeting"] for pair in combinations(sorted(docs), 2)}
    assert found == wanted
    apart = {tuple(sorted(pair["docs"])) for pair in gold(name).get("apart", ())}
    assert not found & apart


def test_figures_of_two_things_are_not_held_against_each_other(built: tuple[str, Table, Table]) -> None:
    name, view, _ = built
    rows = [{column: text_of(value) for column, value in row.items()} for row in view]
    kept = gold(name).get("must_not", ())
    assert [
        pair["why"] for pair in kept if any(r["rule"] in {"repeat", "trend"} for r in told_of(name, pair, rows))
    ] == []


def test_most_checks_are_found(built: tuple[str, Table, Table]) -> None:
    name, view, _ = built
    rows = [{column: text_of(value) for column, value in row.items()} for row in view]
    needed = [check for check in gold(name)["checks"] if not check.get("optional")]
    found = [
        check
        for check in needed
        if any((r["rule"], r["verdict"]) == (check["rule"], check["verdict"]) for r in told_of(name, check, rows))
    ]
    missed = [f"{c['doc']} {c['rule']} {c['quote']} – {c['other_quote']}" for c in needed if c not in found]
    assert len(found) / len(needed) >= FLOORS[name], missed


def test_nothing_is_called_contradicted_that_is_not(built: tuple[str, Table, Table]) -> None:
    name, view, _ = built
    rows = [{column: text_of(value) for column, value in row.items()} for row in view]
    slips = [check for check in gold(name)["checks"] if check["verdict"] == "contradicted"]
    known = [row for slip in slips for row in told_of(name, slip, rows)]
    said = [row for row in rows if row["verdict"] == "contradicted"]
    assert [row["note"] for row in said if row not in known] == []
    assert len(said) >= SLIPS.get(name, 2)


def test_the_order_of_articles_does_not_matter(tmp_path: Path) -> None:
    order = texts("clusters")[6:8]
    answers = []
    for number, sources in enumerate((order, order[::-1])):
        with diemcau.build(sources, tmp_path / f"kg{number}") as graph:
            answers.append(graph.view("checks"))
    assert answers[0] == answers[1]
    assert {"repeat", "sum", "ratio"} <= {str(row["rule"]) for row in answers[0]}


@pytest.fixture(scope="module")
def clusters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[diemcau.KnowledgeGraph]:
    with diemcau.build(texts("clusters"), tmp_path_factory.mktemp("clusters") / "kg") as graph:
        yield graph


def test_contradictions_by_indicator(clusters: diemcau.KnowledgeGraph) -> None:
    rows = [(row["quote"], row["other_quote"], row["rule"]) for row in clusters.query("contradictions_by_indicator")]
    assert sorted(rows) == [
        ("1.536 thành viên", "812 nam", "sum"),
        ("12,5 điểm phần trăm", "71,6%", "change"),
        ("201.346 cơ sở kinh doanh", "201.436 cơ sở kinh doanh", "repeat"),
        ("298.400 hồ sơ", "301.900 hồ sơ", "trend"),
        ("358,9 triệu hồ sơ", "361,4 triệu hồ sơ", "trend"),
        ("421.230", "412.230 dữ liệu", "repeat"),
        ("87,1%", "1.645 bệnh viện", "ratio"),
    ]


def test_checks_come_with_both_sentences(clusters: diemcau.KnowledgeGraph) -> None:
    (check,) = clusters.checks(verdict="contradicted", rule="sum")
    assert (check.claim.doc, check.claim.quote, check.against.quote) == ("c09", "1.536 thành viên", "812 nam")
    assert check.note == "812 nam + 742 nữ ≠ 1.536 thành viên"
    assert check.claim.sentence == check.against.sentence
    assert check.claim.sentence.startswith("Về lực lượng ở cơ sở, các xã, phường duy trì 1.536 thành viên")
    assert {c.claim.doc for c in clusters.checks(doc="c14")} <= {"c12", "c13", "c14"}
    assert clusters.checks(doc="c14") != ()


def test_a_timeline_is_found_without_marks(clusters: diemcau.KnowledgeGraph) -> None:
    series = clusters.timeline("so suc khoe dien tu")
    assert (series.indicator, series.quantity) == ("sổ sức khỏe điện tử", "số lượng")
    told = [(p.time, p.bound, p.doc) for p in series.points if p.kind == "level" and p.unit.startswith("sổ")]
    assert told == [("2025-06-30", "eq", "c03"), ("2025-12", "gt", "c05")]
    assert [(c.rule, c.verdict, c.against.doc) for c in series.checks if c.claim.doc == "c05"] == [
        ("change", "compatible", "c03")
    ]


@pytest.mark.parametrize("words", ["tài khoản định danh", "lượng mưa", ""])
def test_a_timeline_asks_back(clusters: diemcau.KnowledgeGraph, words: str) -> None:
    with pytest.raises(diemcau.QueryError, match=rf"'{words}'"):
        clusters.timeline(words)


def test_unknown_rules_and_verdicts_are_refused(clusters: diemcau.KnowledgeGraph) -> None:
    with pytest.raises(diemcau.QueryError, match="no rule 'difference', only change"):
        clusters.checks(rule="difference")
    with pytest.raises(diemcau.QueryError, match="no verdict 'wrong', only contradicted"):
        clusters.checks(verdict="wrong")
