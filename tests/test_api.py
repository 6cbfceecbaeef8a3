"""The Python door."""

from __future__ import annotations

import importlib
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib

import diemcau
from diemcau import building
from diemcau.facts import Bound, Evidence, Kind, Level, Measure, Person, Place, Reading, Residue
from diemcau.text.document import Document


def _read(document: Document) -> Reading:
    """A stand-in for extraction with three facts that every test text has."""
    at = document.text.index
    person, place, figure = at("Trần Văn An"), at("Huế"), at("42%")
    return Reading(
        document.name,
        (
            Person("Trần Văn An", document.evidence(person, person + 11, "test.person")),
            Place("Huế", Level.PROVINCE, document.evidence(place, place + 3, "test.place")),
            Measure(
                value=Decimal(42),
                total=None,
                unit="%",
                bound=Bound.GT,
                kind=Kind.LEVEL,
                indicator="tỷ lệ hồ sơ trực tuyến",
                scope="Huế",
                time="2024",
                ref_time="",
                evidence=document.evidence(figure, figure + 3, "test.figure"),
            ),
        ),
        (Residue("number", document.evidence(0, 1, "residue")),),
    )


TEXT = "7 giờ, ông Trần Văn An dự họp ở Huế; tỷ lệ đạt trên 42%."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(building, "read", _read)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tin").mkdir()
    for name in ("a", "b"):
        (tmp_path / "tin" / f"{name}.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_build_open_ask(folder: Path) -> None:
    with diemcau.build("tin/", "kg") as kg:
        assert kg.report is not None
        assert (kg.report.built, kg.report.failed, kg.articles, kg.complete) == (["a", "b"], [], ("a", "b"), True)
    with diemcau.open("kg") as kg:
        assert (kg.report, kg.path) == (None, Path("kg"))
        text = "SELECT ?doc WHERE { ?a <https://w3id.org/diemcau/docName> ?doc } ORDER BY ?doc"
        assert [row["doc"] for row in kg.query(text)] == ["a", "b"]
        (folder / "q.rq").write_text(text, "utf-8")
        assert kg.query("q.rq").rows == (("a",), ("b",))
        assert kg.query("people").rows == kg.view("people").rows == (("a", "Trần Văn An"), ("b", "Trần Văn An"))
        assert kg.query("figures_of_article", doc="b").rows[0][:3] == ("b", 52, "42%")


def test_the_graph_is_an_rdflib_graph_over_the_store(folder: Path) -> None:
    with diemcau.build(["tin/a.txt"], "kg") as kg:
        graph = kg.graph
        assert isinstance(graph, rdflib.Dataset)
        assert graph is kg.graph
        article = rdflib.URIRef("https://w3id.org/diemcau/article/a")
        assert str(graph.value(article, rdflib.URIRef("https://w3id.org/diemcau/docName"))) == "a"
        rows = graph.query("SELECT ?d WHERE { ?a <https://w3id.org/diemcau/docName> ?d }")
        assert [str(row[0]) for row in rows] == ["a"]  # type: ignore[index]


def test_one_article_beside_its_quotes(folder: Path) -> None:
    with diemcau.build(["tin/a.txt"], "kg") as kg:
        article = kg.article("a")
        assert (article.name, article.headline, article.published, article.url) == ("a", "", "", "")
        assert [(s.kind, s.text, s.evidence) for s in article.stated] == [
            ("people", "Trần Văn An", (Evidence("a", 11, 22, "Trần Văn An", "test.person"),)),
            ("places", "Huế · tỉnh", (Evidence("a", 32, 35, "Huế", "test.place"),)),
            (
                "measures",
                "tỷ lệ hồ sơ trực tuyến · trên · 42 · % · mức · Huế · 2024",
                (Evidence("a", 52, 55, "42%", "test.figure"),),
            ),
        ]
        assert article.residue == (Residue("number", Evidence("a", 0, 1, "7", "residue")),)
        with pytest.raises(diemcau.UnknownArticleError, match="kg: holds no article 'b'"):
            kg.article("b")


def test_views_exports_and_validation(folder: Path) -> None:
    with diemcau.build("tin", "kg") as kg:
        assert kg.views("views")["people"] == 2
        assert (folder / "views" / "people.csv").read_text("utf-8") == "doc,person\na,Trần Văn An\nb,Trần Văn An\n"
        kg.export("graph.nq", "nquads")
        assert "ontology" not in (folder / "graph.nq").read_text("utf-8")
        kg.export("all.nq", "nquads", with_ontology=True)
        assert len((folder / "all.nq").read_bytes()) > len((folder / "graph.nq").read_bytes())
        assert kg.validate() == ()
        with pytest.raises(diemcau.ExportError, match="unknown format 'pdf'"):
            kg.export("x", "pdf")


def test_removing_and_rebuilding(folder: Path) -> None:
    diemcau.build("tin", "kg").close()
    with diemcau.build(remove=["a"], kg="kg") as kg:
        assert kg.report is not None
        assert (kg.report.removed, kg.articles, kg.complete) == (["a"], ("b",), True)
    with pytest.raises(diemcau.UnknownArticleError):
        diemcau.build(remove=["a"], kg="kg")
    with diemcau.open("kg") as kg:
        assert kg.articles == ("b",)


def test_an_unknown_article_to_remove_changes_nothing(folder: Path) -> None:
    diemcau.build("tin", "kg").close()
    with pytest.raises(diemcau.UnknownArticleError):
        diemcau.build(remove=["a", "none"], kg="kg")
    with diemcau.open("kg") as kg:
        assert (kg.articles, kg.complete) == (("a", "b"), True)


def test_removing_makes_no_store(folder: Path) -> None:
    with pytest.raises(diemcau.StoreError, match=r"^kg: there is no store"):
        diemcau.build(remove=["a"], kg="kg")
    assert not (folder / "kg").exists()


def test_an_article_is_found_by_its_decomposed_name(folder: Path) -> None:
    (folder / "tin" / "a.txt").rename(folder / "tin" / "họp.txt")
    with diemcau.build("tin", "kg") as kg:
        assert kg.article("ho\u0323p").name == "họp"
    with diemcau.build(remove=["ho\u0323p"], kg="kg") as kg:
        assert kg.articles == ("b",)


def test_exports_do_not_depend_on_the_order_of_the_sources(folder: Path) -> None:
    for kg_name, sources in (("one", ["tin/a.txt", "tin/b.txt"]), ("two", ["tin/b.txt", "tin/a.txt"])):
        with diemcau.build(sources, kg_name) as kg:
            kg.export(f"{kg_name}.trig", "trig")
    assert (folder / "one.trig").read_bytes() == (folder / "two.trig").read_bytes()


def test_a_graph_that_is_closed_or_missing(folder: Path) -> None:
    kg = diemcau.build("tin", "kg")
    kg.close()
    kg.close()
    with pytest.raises(diemcau.StoreError, match="the store is closed"):
        kg.query("people")
    with pytest.raises(diemcau.StoreError, match="none: there is no store"):
        diemcau.open("none")


def test_an_open_graph_keeps_builds_out(folder: Path) -> None:
    with diemcau.build("tin", "kg"), pytest.raises(diemcau.StoreError, match="is still open in this one"):
        diemcau.build("tin", "kg")


def test_the_door_is_what_it_says() -> None:
    for name in diemcau.__all__:
        assert getattr(diemcau, name).__doc__
    with pytest.raises(AttributeError, match="module 'diemcau' has no attribute 'nothing'"):
        importlib.import_module("diemcau").nothing  # noqa: B018 - the look-up is the test
