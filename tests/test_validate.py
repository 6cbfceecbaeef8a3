"""Violations as records that a reader understands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Graph

from corpus import FACTS, Pen, corpus_store, document
from diemcau.facts import Kind, Measure, Reading
from diemcau.graph import article_quads, iris
from diemcau.graph.builder import LABEL, A, iso_date
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.resources import ontology_text
from diemcau.validate import Violation, stored_graphs, validate


def built(*names: str, **broken: Measure) -> Store:
    """A store of the named articles, each with one more figure where ``broken`` has one."""
    store = Store()
    for name in names:
        extra = [broken[name.replace("-", "_")]] if name.replace("-", "_") in broken else []
        store.extend(article_quads(document(name), Reading(name, (*FACTS[name], *extra))))
    return store


def found(store: Store) -> list[tuple[str, str, str, str]]:
    return [(v.article, v.shape, v.value, v.message) for v in validate(store)]


def test_the_corpus_with_its_links_conforms() -> None:
    assert validate(corpus_store()) == ()


def test_an_empty_store_conforms() -> None:
    assert validate(Store()) == ()
    assert validate(Graph()) == ()


def test_the_places_conform() -> None:
    assert validate(Graph().parse(data=ontology_text("places.ttl"), format="turtle")) == ()


def test_each_violation_names_its_article_and_says_what_is_wrong() -> None:
    share = Pen("lao-cai").measure("48/63 địa phương", "64", "địa phương", Kind.SHARE, "có trung tâm", total="63")
    rate = Pen("gio-linh").measure("112%", "112", "%", Kind.LEVEL, "hồ sơ trực tuyến")
    store = built("lao-cai", "gio-linh", lao_cai=share, gio_linh=rate)
    assert found(store) == [
        ("gio-linh", "GroupPercentage-value", "112", "Tỷ lệ phần trăm của một nhóm phải nằm từ 0 đến 100."),
        ("lao-cai", "Measure-within-total", "64", "Số thứ nhất của 'a/b' không được lớn hơn số thứ hai."),
    ]


def test_a_violation_has_focus_path_and_both_languages() -> None:
    unitless = replace(
        Pen("gio-linh").measure("112%", "112", "%", Kind.LEVEL, "hồ sơ trực tuyến so với kế hoạch"), unit=""
    )
    violations = validate(built("gio-linh", gio_linh=unitless))
    assert [(v.shape, v.path, v.value, v.message_en) for v in violations] == [
        ("Measure-unit", f"{BASE}unit", "", "A figure has exactly one unit."),
        ("Measure-unit-text", f"{BASE}unitText", "", "The unit is kept as the article writes it."),
    ]
    assert {v.focus.rsplit("-", 1)[0] for v in violations} == {f"{BASE}measure/gio-linh/146-150"}


def test_a_wrong_date_breaks_a_shape_and_not_the_build(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    store.extend(article_quads(document("gio-linh", published="11/2/2025"), Reading("gio-linh", ())))
    assert [(v.article, v.shape, v.value) for v in validate(store)] == [("gio-linh", "Article-published", "11/2/2025")]
    assert caplog.messages == []


def test_two_first_days_and_a_day_that_is_none_are_not_called_a_wrong_order() -> None:
    store = built("lao-cai")
    meeting, graph = iris.meeting("lao-cai", "m1"), iris.article_graph("lao-cai")
    for predicate, days in ((DMC.periodStart, ("2024-01-01", "2024-02-01")), (DMC.periodEnd, ("2024-02-30",))):
        for day in days:
            store.add(Quad(meeting, node(predicate), iso_date(day), graph))
    assert [(v.shape, v.value, v.message_en) for v in validate(store)] == [
        (
            "Meeting-period-end",
            "2024-02-30",
            "The last day of the period under review must be a real day, and only one.",
        ),
        ("Meeting-period-start", "", "The first day of the period under review must be a real day, and only one."),
    ]


def test_a_document_without_number_and_date_is_told_without_a_property() -> None:
    store, graph = built("gio-linh"), iris.article_graph("gio-linh")
    document_node = NamedNode(f"{BASE}document/gio-linh/x")
    store.add(Quad(document_node, A, node(DMC.LegalDocument), graph))
    store.add(Quad(document_node, LABEL, Literal("Nghị quyết", language="vi"), graph))
    assert [(v.shape, v.path, v.value) for v in validate(store)] == [("LegalDocument-number-or-date", "", "")]


def test_other_graphs_of_the_store_are_left_alone() -> None:
    store = built("gio-linh")
    odd = Quad(NamedNode("urn:x"), NamedNode(str(DMC.start)), Literal("x"), NamedNode("urn:diemcau:residue:gio-linh"))
    store.add(odd)
    assert len(list(stored_graphs(store))) == 1
    assert validate(store) == ()


def test_violations_are_sorted_records() -> None:
    one = Violation("a", "f", "s", "p", "v", "m")
    assert sorted([replace(one, article="b"), one]) == [one, replace(one, article="b")]
