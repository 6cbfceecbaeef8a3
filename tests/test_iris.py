"""IRIs: pure, plain ASCII, and as many as there are things."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from diemcau.graph import iris

ASCII_IRI = regex.compile(r"https://w3id\.org/diemcau/[A-Za-z0-9._~/-]+")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ủy ban nhân dân tỉnh Lào Cai", "uy-ban-nhan-dan-tinh-lao-cai"),
        ("Đắk Lắk", "dak-lak"),
        ("57-NQ/TW", "57-nq-tw"),
        ("Cơ sở dữ liệu quốc gia về dân cư", "co-so-du-lieu-quoc-gia-ve-dan-cu"),
        ("M'Drắk", "m-drak"),
        ("%", "x"),
        ("", "x"),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


def test_a_long_slug_ends_between_words() -> None:
    assert (
        iris.slug("một hai ba bốn năm sáu bảy tám chín mười " * 3)
        == "mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi-mot-hai-ba-bon-nam-sau"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bộ Công an", "bộ công an"),
        ("Hoà Bình", "Hòa Bình"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Ủy ban  Quốc gia", "Uỷ ban Quốc gia"),
        ("Tỉnh ủy Lào Cai", "Ti\u0309nh u\u0309y La\u0300o Cai"),
    ],
)
def test_spellings_of_one_name_share_an_iri(one: str, other: str) -> None:
    assert iris.body(one) == iris.body(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa", "Hoa"), ("Bình Định", "Bình Dinh"), ("thẻ", "the"), ("lễ", "lẽ"), ("57-NQ/TW", "57 NQ TW")],
)
def test_names_that_share_a_slug_have_iris_of_their_own(one: str, other: str) -> None:
    assert iris.slug(one) == iris.slug(other)
    assert iris.body(one) != iris.body(other)


def test_parts_do_not_run_into_each_other() -> None:
    assert iris.post("Trưởng ban", "Chỉ đạo", "") != iris.post("Trưởng", "ban Chỉ đạo", "")


def test_people_of_two_articles_are_two() -> None:
    assert iris.official("a", "Nguyễn Văn Sơn") != iris.official("b", "Nguyễn Văn Sơn")


def test_a_place_without_level_is_not_the_one_with_it() -> None:
    assert iris.locality("Lào Cai", "tỉnh") != iris.locality("Lào Cai", "")


def test_article_names_that_differ_in_case_or_signs_have_graphs_of_their_own() -> None:
    names = ["a", "A", "a b", "a-b", "a~b", "ă", "links", "a/b", ".a"]
    graphs = {iris.article_graph(name).value for name in names}
    assert len(graphs) == len(names)
    assert iris.LINKS_GRAPH.value not in graphs


def test_two_rules_that_read_one_span_have_a_node_each() -> None:
    assert iris.span("a", 0, 8, "programmes.named") != iris.span("a", 0, 8, "citations.number")


@given(st.text(), st.text())
def test_every_name_gives_a_plain_ascii_iri(one: str, other: str) -> None:
    found = [
        iris.article(one),
        iris.article_graph(one),
        iris.body(one),
        iris.post(one, other, ""),
        iris.official(one, other),
        iris.bridge_point(one, "m1", other),
        iris.span(one, 0, 1, other),
        iris.concept("unit", one),
        iris.legal_document(one, other, "", "", one),
    ]
    assert [iri.value for iri in found if not ASCII_IRI.fullmatch(iri.value)] == []


@given(st.text(), st.text())
def test_two_articles_never_share_a_graph(one: str, other: str) -> None:
    assert (iris.article_graph(one) == iris.article_graph(other)) == (one == other)
