"""The series of an indicator: found by its words, with the wordings of all articles; what is said when several fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import diemcau
from diemcau.building import link
from diemcau.cli import app
from diemcau.graph.vocabulary import BASE
from diemcau.resolve.pins import Pin
from diemcau.store import open_store
from made import Article

HELPED = {"120 căn": ("120", "căn")}
ARTICLES = (
    Article("a", "2024-07-10", figures=HELPED, called={"120 căn": "căn được hỗ trợ"}, time="2024-06-30"),
    Article(
        "b", "2025-07-10", figures={"185 căn": ("185", "căn")}, called={"185 căn": "hỗ trợ căn"}, time="2025-06-30"
    ),
    Article("c", "2025-07-10", figures={"54%": ("54", "%")}, called={"54%": "căn được hỗ trợ"}, time="2025-06-30"),
    Article("d", "2025-08-10", figures={"90 căn": ("90", "căn")}, called={"90 căn": "căn đã khánh thành"}),
    Article("e", "2025-09-10", figures={"12%": ("12", "%")}, called={"12%": "căn đã khánh thành"}, growths=("12%",)),
    Article("f", figures={"97%": ("97", "%")}, called={"97%": "hồ sơ nộp qua mạng"}),
    Article("g", figures={"41%": ("41", "%")}, called={"41%": "hồ sơ nộp qua mạng toàn trình"}),
)


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series") / "kg"
    with open_store(folder, write=True) as store:
        for article in ARTICLES:
            store.put(article.name, article.quads())
        link(store)
    return folder


def told(series: diemcau.Timeline) -> tuple[str, str, list[str]]:
    return series.indicator, series.quantity, [f"{point.doc} {point.quote}" for point in series.points]


def test_a_series_holds_the_wordings_of_all_articles_and_the_growth(kg: Path) -> None:
    with diemcau.open(kg) as graph:
        assert told(graph.timeline("can da khanh thanh")) == ("căn đã khánh thành", "số lượng", ["d 90 căn", "e 12%"])
        assert told(graph.timeline("hỗ trợ căn (số lượng)")) == ("hỗ trợ căn", "số lượng", ["a 120 căn", "b 185 căn"])


def test_one_thing_in_several_quantities_is_shown_in_groups(kg: Path) -> None:
    with diemcau.open(kg) as graph:
        assert [told(series) for series in graph.timelines("căn được hỗ trợ")] == [
            ("hỗ trợ căn", "số lượng", ["a 120 căn", "b 185 căn"]),
            ("căn được hỗ trợ", "tỷ lệ", ["c 54%"]),
        ]
        with pytest.raises(diemcau.QueryError, match="'căn được hỗ trợ' may be 'hỗ trợ căn"):
            graph.timeline("căn được hỗ trợ")


def test_a_label_of_the_list_is_one_of_its_names(kg: Path) -> None:
    with diemcau.open(kg) as graph:
        assert told(graph.timeline("tỷ lệ hồ sơ trực tuyến")) == ("tỷ lệ hồ sơ trực tuyến", "tỷ lệ", ["f 97%"])


def test_of_several_each_is_shown_and_the_api_says_how_to_name_one(kg: Path) -> None:
    result = CliRunner().invoke(
        app, ["timeline", "nop qua mang", "--kg", str(kg), "-f", "text"], env={"COLUMNS": "400"}
    )
    assert result.exit_code == 0
    heads = [line for line in result.stdout.splitlines() if line.startswith("tỷ lệ")]
    assert heads == ["tỷ lệ hồ sơ trực tuyến (tỷ lệ)", "tỷ lệ hồ sơ trực tuyến toàn trình (tỷ lệ)"]
    said = "'nop qua mang' may be 'tỷ lệ hồ sơ trực tuyến', 'tỷ lệ hồ sơ trực tuyến toàn trình'; each is shown"
    assert said in " ".join(result.stderr.split())
    one, other = "'tỷ lệ hồ sơ trực tuyến (tỷ lệ)'", "'tỷ lệ hồ sơ trực tuyến toàn trình (tỷ lệ)'"
    listed = f"'nop qua mang' may be {one} (1 figure), {other} (1 figure); name one in full, as {one}"
    with diemcau.open(kg) as graph, pytest.raises(diemcau.QueryError, match=re.escape(listed)):
        graph.timeline("nop qua mang")


def test_units_of_one_scope_stand_apart(kg: Path) -> None:
    lines = (
        CliRunner().invoke(app, ["timeline", "căn đã khánh thành", "--kg", str(kg), "-f", "text"]).stdout.split("\n")
    )
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "căn đã khánh thành (số lượng)",
        "cả nước · %",
        "cả nước · căn",
    ]


def test_a_pin_moves_figures_from_one_series_to_another(kg: Path, tmp_path: Path) -> None:
    online = f"{BASE}concept/indicator/online-dossiers"
    with open_store(tmp_path / "kg", write=True) as store:
        for article in ARTICLES:
            store.put(article.name, article.quads())
        store.set_pins((Pin("indicator", "hồ sơ nộp qua mạng", online, same=False, reason="đã xem"),))
        link(store)
    with diemcau.open(tmp_path / "kg") as graph:
        assert told(graph.timeline("hồ sơ nộp qua mạng"))[2] == ["f 97%"]
        assert graph.timeline("hồ sơ nộp qua mạng").concept != online
