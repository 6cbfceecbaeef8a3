"""Short articles of many voices in one store: which of them report one meeting, and that look-alikes stay apart."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

import diemcau
from diemcau.tables import text_of

CASES = Path(__file__).parent / "cases"
REPORTS = [
    {"a1", "a2", "a3"},
    {"b1", "b2", "b3"},
    {"c1", "c2"},
    {"d1", "d2", "d3"},
    {"f1", "f3"},
    {"g1", "g2"},
    {"i1", "i2", "i4"},
    {"k1", "k2"},
    {"l1", "l2", "l3"},
    {"m1", "m2"},
    {"n1", "n2"},
    {"o1", "o2"},
    {"q1", "q2"},
]
"""All groups of articles that report one meeting; what stands in none has a meeting of its own, or none."""
RETOLD = [{f"{name}1", f"{name}2"} for name in "abcdefghiklmnopqrstu"]


def articles(cases: str) -> dict[str, str]:
    """Name → text."""
    told: dict[str, list[str]] = {}
    lines = list[str]()
    for line in (CASES / cases).read_text("utf-8").splitlines():
        if line.startswith("== "):
            lines = told.setdefault(line.removeprefix("== "), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: "\n".join(lines) for name, lines in told.items()}


@pytest.mark.parametrize(
    ("cases", "one", "alone", "count"),
    [
        ("reports.txt", REPORTS, {"a4", "b4", "g3", "i3"}, 49),
        ("retold.txt", RETOLD, {"a3", "a4", "b3", "c3", "d3", "g3", "g4", "h3", "t3", "v1", "v2", "v3"}, 52),
    ],
)
def test_articles_of_one_meeting_are_linked_and_no_others(
    cases: str, one: list[set[str]], alone: set[str], count: int, tmp_path: Path
) -> None:
    told = articles(cases)
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with diemcau.build(sorted(tmp_path.glob("*.txt")), tmp_path / "kg") as graph:
        rows = sorted((text_of(row["event"]), text_of(row["doc"])) for row in graph.view("same_meeting"))
    groups = [{doc for _, doc in group} for _, group in groupby(rows, key=lambda row: row[0])]
    assert sorted(map(sorted, (group for group in groups if len(group) > 1))) == sorted(map(sorted, one))
    assert {doc for group in groups for doc in group} >= {doc for group in one for doc in group} | alone
    assert len(told) == count
