"""The rules by which an answer agrees with gold (scripts/comparison.py), on rows that a reader can check."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from article_sets import ROOT, ArticlesError, gold_articles
from comparison import TABLES, Comparison, Counts, agrees, compare, compare_figures, compare_rows, number, plain
from score import as_json, as_text, mean_f1

# ---- values --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân", "UỶ BAN NHÂN DÂN"),  # case, place of the tone mark
        ("Hoà Bình", "Hòa Bình"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),  # kind of dash
        ("Đề án  06 ", "Đề\u00a0án 06"),  # white space
        ("Bộ Công an.", "Bộ Công an"),  # stops at the end
        ("Trần Văn Hoàng", normalize("NFD", "Trần Văn Hoàng")),
    ],
)
def test_spellings_of_one_value(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoa"),
        ("Nam Định", "Nam Đinh"),
        ("Bộ Y tế", "Sở Y tế"),
        ("Đà Nẵng", "Da Nang"),
        ("57-NQ/TW", "57 NQ/TW"),
    ],
)
def test_different_values(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("attribute", "gold", "found"),
    [
        ("unit", "hồ sơ", "hồ sơ trực tuyến"),  # the longer noun begins with the shorter
        ("unit", "tài khoản định danh", "tài khoản"),
        ("unit", "%", "%"),
        ("unit", "", ""),
        ("unit", "đơn vị|cơ quan", "cơ quan"),
        ("total", "63", "63.0"),
        ("total", "", ""),
        ("bound", "gt|approx", "approx"),
        ("kind", "level|share", "share"),
        ("time", "2025-09", "2025-09-30"),  # end on the same day
        ("time", "2024-01/2024-06", "2024-06-30"),
        ("time", "2024", "2024-12"),
        ("time", "2023|2024", "2024"),
        ("ref_time", "", ""),
        ("scope", "cả nước", "Việt Nam"),  # words for the nation
        ("scope", "toàn quốc", "quốc gia"),
        ("scope", "tỉnh Lào Cai", "Lào Cai"),
        ("indicator", "tỷ lệ hồ sơ trực tuyến toàn trình", "hồ sơ trực tuyến"),  # half of the words
        ("indicator", "", ""),
    ],
)
def test_attributes_that_agree(attribute: str, gold: str, found: str) -> None:
    assert agrees(attribute, gold, found)


@pytest.mark.parametrize(
    ("attribute", "gold", "found"),
    [
        ("unit", "hồ sơ", "giao dịch"),
        ("unit", "xã", "xãy"),  # part of a word
        ("unit", "người", ""),
        ("unit", "", "người"),
        ("total", "63", ""),
        ("bound", "gt", "eq"),
        ("time", "2024-06", "2024-07"),
        ("time", "2024", "2024-06"),
        ("time", "", "2024"),  # left out by the table, not by the rule
        ("ref_time", "", "2023"),
        ("ref_time", "2023", ""),
        ("scope", "cả nước", "Lào Cai"),
        ("scope", "Lào Cai", "cả nước"),
        ("indicator", "tỷ lệ hồ sơ trực tuyến toàn trình", "số người dân"),
        ("indicator", "hồ sơ", ""),
    ],
)
def test_attributes_that_disagree(attribute: str, gold: str, found: str) -> None:
    assert not agrees(attribute, gold, found)


@pytest.mark.parametrize("text", ["", "42%", "1.928.311", "một nửa"])
def test_what_is_no_plain_number(text: str) -> None:
    assert number(text) is None


# ---- tables of rows ------------------------------------------------------------------------------------------------


def position(person: str, title: str, body: str, place: str, **more: bool) -> dict[str, object]:
    return {"person": person, "title": title, "body": body, "place": place, **more}


POSITIONS = [
    position("Lê Thị Hoa", "Trưởng ban|Trưởng", "Ban Dân vận", "Lào Cai"),
    position("Lê Thị Hoa", "Ủy viên", "Ban Thường vụ Tỉnh ủy", "Lào Cai"),
    position("Vũ Văn Nam", "Giám đốc", "Sở Y tế", "Lào Cai", optional=True),
]


def answer(*cells: str) -> dict[str, str]:
    return dict(zip(("person", "title", "body", "place"), cells, strict=True))


def test_a_table_is_compared_as_a_set_of_rows() -> None:
    found = [
        answer("Lê Thị Hoa", "Trưởng", "Ban dân vận", "Lào Cai"),  # an alternative, another case: a hit
        answer("Lê Thị Hoa", "Trưởng ban", "Ban Dân vận", "Lào Cai"),  # the other alternative: neither hit nor error
        answer("Vũ Văn Nam", "Giám đốc", "Sở Y tế", "Lào Cai"),  # optional: neither hit nor error
        answer("Lê Thị Hoa", "Uỷ viên", "Ban Thường vụ Tỉnh ủy", "Yên Bái"),  # wrong place: right in the core only
    ]
    result = compare_rows(TABLES["positions"], POSITIONS, found)
    assert result.strict == Counts(hits=1, surplus=1, missing=1)
    assert result.core == Counts(hits=2, surplus=0, missing=0)
    assert result.lines == [
        "- Lê Thị Hoa | Ủy viên | Ban Thường vụ Tỉnh ủy | Lào Cai",
        "+ Lê Thị Hoa | Uỷ viên | Ban Thường vụ Tỉnh ủy | Yên Bái",
    ]


def test_a_row_that_stands_twice_counts_once() -> None:
    hoa, nam = {"person": "Lê Thị Hoa"}, {"person": "Vũ Văn Nam"}
    assert compare_rows(TABLES["people"], [hoa, hoa], [hoa, hoa, nam, nam]).strict == Counts(1, 1, 0)


def test_an_optional_row_that_is_not_found_is_no_miss() -> None:
    result = compare_rows(TABLES["positions"], POSITIONS[2:], [])
    assert (result.strict, result.core, result.lines) == (Counts(), Counts(), [])


def test_the_name_of_the_meeting_is_not_compared() -> None:
    gold = [{"meeting": "m1", "slot": "type", "value": "hội nghị"}]
    found = [{"meeting": "m2", "slot": "type", "value": "Hội nghị"}]
    assert compare_rows(TABLES["meetings"], gold, found).strict == Counts(hits=1)


def test_the_issuer_of_a_document_is_not_compared() -> None:
    gold = [{"number": "57-NQ/TW", "kind": "Nghị quyết", "issuer": "Bộ Chính trị", "date": ""}]
    found = [{"number": "57–NQ/TW", "kind": "nghị quyết", "issuer": "", "date": ""}]
    assert compare_rows(TABLES["citations"], gold, found).strict == Counts(hits=1)


# ---- figures -------------------------------------------------------------------------------------------------------

TEXT = "Tỉnh đạt trên 42% hồ sơ, tăng 5%; 63/63 xã có tổ; thứ 8 cả nước; 42% người dân dùng."
EMPTY = {"total": "", "indicator": "", "scope": "", "time": "", "ref_time": ""}


def gold_figure(quote: str, context: str, value: str, unit: str, **more: object) -> dict[str, object]:
    return {
        **EMPTY,
        "quote": quote,
        "context": context,
        "value": value,
        "unit": unit,
        "bound": "eq",
        "kind": "level",
        **more,
    }


def found_figure(quote: str, nth: int, value: str, unit: str, **more: str) -> dict[str, str]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(quote, start + 1)
    at = {"start": str(start), "end": str(start + len(quote)), "quote": quote}
    return {**EMPTY, **at, "value": value, "unit": unit, "bound": "eq", "kind": "level", **more}


FILES = gold_figure("42%", "trên 42% hồ sơ", "42", "%", bound="gt", indicator="hồ sơ", scope="Lào Cai", time="2024")
PEOPLE = gold_figure("42%", "; 42% người", "42", "%", indicator="người dân dùng")
SHARE = gold_figure("63/63 xã", "63/63 xã có tổ", "63", "xã", total="63", kind="share")
RANK = gold_figure("thứ 8", "thứ 8 cả nước", "8", "hạng", kind="rank", optional=True)


def test_a_figure_is_found_by_place_and_value() -> None:
    found = [
        found_figure("42%", 1, "42.0", "%", bound="gt", indicator="hồ sơ nộp", scope="lào cai", time="2024-12-31"),
        found_figure("42%", 2, "42", "%", indicator="số người dân dùng", scope="Lào Cai", time="2023"),
        found_figure("63/63", 1, "63", "xã", total="63", kind="share"),  # a shorter span that overlaps
        found_figure("8", 1, "18", "%"),  # optional, so any value will do
    ]
    result = compare_figures(TEXT, [FILES, PEOPLE, SHARE, RANK], found)
    assert (result.strict, result.core) == (Counts(hits=3), Counts(hits=3))
    assert result.lines == []
    assert result.right == result.compared
    # scope and time of PEOPLE and SHARE are empty in the gold: whatever is answered is not held against it
    assert dict(result.compared) == {
        "total": 3, "unit": 3, "bound": 3, "kind": 3, "indicator": 3, "scope": 1, "time": 1, "ref_time": 3,
    }  # fmt: skip


def test_a_figure_with_a_wrong_bound_is_found_but_not_strictly_right() -> None:
    found = [found_figure("42%", 1, "42", "%", indicator="hồ sơ", scope="Lào Cai", time="2024")]
    result = compare_figures(TEXT, [FILES], found)
    assert (result.strict, result.core) == (Counts(hits=0, surplus=1, missing=1), Counts(hits=1))
    assert result.lines == ["~ 42% @14: bound is 'eq', wanted 'gt'"]


def test_a_wrong_time_or_scope_costs_its_share_only() -> None:
    found = [found_figure("42%", 1, "42", "%", bound="gt", indicator="hồ sơ", scope="cả nước", time="2023")]
    result = compare_figures(TEXT, [FILES], found)
    assert (result.strict, result.core) == (Counts(hits=1), Counts(hits=1))
    assert result.lines == [
        "~ 42% @14: scope is 'cả nước', wanted 'Lào Cai'",
        "~ 42% @14: time is '2023', wanted '2024'",
    ]


def test_a_figure_of_another_value_or_place_is_a_miss_and_a_surplus() -> None:
    found = [found_figure("42%", 2, "42", "%"), found_figure("63/63 xã", 1, "6363", "xã")]
    result = compare_figures(TEXT, [FILES, SHARE], found)
    assert (result.strict, result.core) == (Counts(0, 2, 2), Counts(0, 2, 2))
    assert result.lines == [
        "- 42% @14 = 42 % · hồ sơ",
        "- 63/63 xã @34 = 63 xã ·  (got 6363)",
        "+ 42% @65 = 42 %",
        "+ 63/63 xã @34 = 6363 xã",
    ]


def test_an_answer_is_used_once() -> None:
    one = found_figure("63/63 xã", 1, "63", "xã", total="63", kind="share")
    assert compare_figures(TEXT, [SHARE], [one, one]).strict == Counts(hits=1, surplus=1)
    assert compare_figures(TEXT, [SHARE, {**SHARE, "kind": "level"}], [one]).core == Counts(hits=1, missing=1)


def test_a_gold_quote_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="substring"):
        compare_figures("Tỉnh đạt 41%.", [FILES], [])


# ---- sums ----------------------------------------------------------------------------------------------------------


def test_precision_recall_and_f1() -> None:
    counts = Counts(hits=6, surplus=2, missing=4)
    assert (counts.precision, counts.recall, counts.f1) == (6 / 8, 6 / 10, 12 / 18)
    nothing = Counts(surplus=2)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


def test_the_mean_is_over_views_with_gold() -> None:
    tables = compare(
        "", {"people": [{"person": "Lê Thị Hoa"}], "bodies": [{"body": "Sở Y tế"}]},
        {"people": [{"person": "Lê Thị Hoa"}], "systems": [{"system": "VNeID"}]},
    )  # fmt: skip
    assert mean_f1(tables) == 0.5
    assert set(as_json(tables)["views"]) == {"people", "bodies", "systems"}
    assert as_text(tables).splitlines()[1].split() == ["people", "1", *["1.000"] * 6]
    assert as_text(tables).splitlines()[-1] == "mean strict F1 0.500"


def test_comparisons_add_up() -> None:
    one = compare_rows(TABLES["people"], [{"person": "A"}], [{"person": "B"}])
    total = Comparison()
    total.add(one)
    total.add(one)
    assert (total.strict, total.lines) == (Counts(0, 2, 2), ["- A", "+ B", "- A", "+ B"])


# ---- articles and the command --------------------------------------------------------------------------------------

STORY = "Ngày 3/4/2024, ông Trần Văn An, Giám đốc Sở Y tế tỉnh Lào Cai, chủ trì hội nghị. Tỉnh đạt 42% hồ sơ."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "tin.txt").write_text(STORY, "utf-8")
    gold = {"people": [{"person": "Trần Văn An"}, {"person": "Lê Thị Hoa", "optional": True}]}
    (tmp_path / "gold" / "tin.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "gold" / "cross.json").write_text("{}", "utf-8")
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "score.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_gold_beside_the_texts_or_in_a_folder_of_its_own(folder: Path) -> None:
    assert [item.doc for item in gold_articles(str(folder))] == ["tin"]
    assert gold_articles(str(folder)) == gold_articles(str(folder), folder / "gold", ("t*", "x"))


def test_missing_folders_and_texts_are_named(folder: Path) -> None:
    with pytest.raises(ArticlesError, match="no gold file that matches x"):
        gold_articles(str(folder), only=("x*",))
    with pytest.raises(ArticlesError, match="nowhere: is no folder"):
        gold_articles(str(folder / "nowhere"))
    (folder / "tin.txt").unlink()
    with pytest.raises(ArticlesError, match=r"tin\.txt: is missing"):
        gold_articles(str(folder))


def test_the_command_builds_and_scores(folder: Path) -> None:
    done = run(str(folder), "--errors", "--json", str(folder / "figures.json"))
    assert (done.returncode, done.stderr) == (0, "")
    people = {"gold": 1, "p": 1.0, "r": 1.0, "f1": 1.0, "core_f1": 1.0}
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    assert (figures["views"]["people"], figures["mean_f1"]) == (people, 1.0)
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("tin people")] == []
    assert [line for line in lines if line.startswith("tin measures")] == ["tin measures + 42% @90 = 42 %"]
    assert lines[-1] == "mean strict F1 1.000"


def test_the_command_refuses_what_it_cannot_score(folder: Path) -> None:
    done = run(str(folder), "--kg", str(folder / "kg"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no store" in done.stderr
