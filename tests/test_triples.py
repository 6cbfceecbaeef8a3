"""Facts to triples: complete, self-contained, the same from run to run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import RDFS, XSD, URIRef

from corpus import FACTS, GIO_LINH, LAO_CAI, Pen, document, reading
from diemcau.facts import (
    FACT_CLASSES,
    Body,
    Citation,
    Fact,
    Kind,
    Level,
    Measure,
    Person,
    Place,
    Position,
    Reading,
)
from diemcau.graph import article_graph, article_quads, iris
from diemcau.graph.builder import A
from diemcau.graph.triples import TRIPLES
from diemcau.graph.triples.measures import is_group_percentage
from diemcau.graph.vocabulary import DMC, node

LABEL = node(RDFS.label)


def quads_of(name: str, *facts: Fact) -> list[Quad]:
    return article_quads(document(name), Reading(name, facts))


def values(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> list[str]:
    return [getattr(q.object, "value", "") for q in quads if q.subject == subject and q.predicate == predicate]


def of_class(quads: list[Quad], cls: NamedNode) -> list[NamedNode]:
    return [q.subject for q in quads if q.predicate == A and q.object == cls and isinstance(q.subject, NamedNode)]


def test_every_class_of_fact_has_its_function() -> None:
    assert set(TRIPLES) == set(FACT_CLASSES)


@pytest.mark.parametrize("name", sorted(FACTS))
def test_quads_are_sorted_and_unique_in_the_articles_graph(name: str) -> None:
    quads = article_quads(document(name), reading(name))
    keys = [(str(q.subject), str(q.predicate), str(q.object)) for q in quads]
    assert keys == sorted(set(keys))
    assert {q.graph_name for q in quads} == {article_graph(name)}


@pytest.mark.parametrize("name", sorted(FACTS))
def test_there_are_no_blank_nodes(name: str) -> None:
    quads = article_quads(document(name), reading(name))
    assert [q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)] == []


@pytest.mark.parametrize("name", sorted(FACTS))
def test_the_order_of_facts_does_not_matter(name: str) -> None:
    facts = list(FACTS[name])
    random.Random(7).shuffle(facts)
    assert quads_of(name, *facts) == article_quads(document(name), reading(name))


def test_the_hash_seed_does_not_matter() -> None:
    program = "from corpus import *; print(article_quads(document('lao-cai'), reading('lao-cai')))"
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
    assert b"57-NQ/TW" in found.pop()


def test_every_span_quotes_its_article() -> None:
    quads = article_quads(document("lao-cai"), reading("lao-cai"))
    read = {
        tuple(values(quads, span, node(p))[0] for p in (DMC.start, DMC.end, DMC.quote))
        for span in of_class(quads, node(DMC.TextSpan))
    }
    stated = {f.evidence for f in FACTS["lao-cai"]} | {
        f.person_evidence for f in FACTS["lao-cai"] if isinstance(f, Position)
    }
    lines = LAO_CAI.split("\n")
    with_figures = (lines[2], lines[3].partition(" Hội nghị")[0])
    spans = {(e.start, e.end) for e in stated} | {
        (start, start + len(s)) for s in with_figures for start in [LAO_CAI.index(s)]
    }
    assert read == {(str(start), str(end), LAO_CAI[start:end]) for start, end in spans}


def test_a_figure_points_to_its_sentence() -> None:
    quads = article_quads(document("gio-linh"), reading("gio-linh"))
    told = {
        values(quads, span, node(DMC.quote))[0]
        for figure in of_class(quads, node(DMC.Measure))
        for span in (NamedNode(value) for value in values(quads, figure, node(DMC.sentence)))
    }
    assert told == {"Huyện đạt từ 30 đến 40% hồ sơ trực tuyến; thu phí bằng 112% kế hoạch."}


def test_every_fact_is_traced_to_its_characters() -> None:
    quads = article_quads(document("lao-cai"), reading("lao-cai"))
    stated = {q.object for q in quads if q.predicate in {node(DMC.evidence), node(DMC.nameEvidence)}}
    expected = {iris.span(e.document, e.start, e.end, e.rule) for e in (f.evidence for f in FACTS["lao-cai"])}
    assert expected <= stated


def test_the_article_carries_its_metadata_and_not_its_location() -> None:
    page = document(
        "gio-linh",
        location="/home/someone/gio-linh.txt",
        url="https://example.vn/tin-1",
        title="Họp về Đề án 06",
        published="2025-02-11",
        publisher="Cổng thông tin Gio Linh",
        sha256="ab" * 32,
    )
    quads = article_quads(page, Reading("gio-linh", ()))
    assert {(q.predicate, q.object) for q in quads} == {
        (A, node(DMC.Article)),
        (node(DMC.docName), Literal("gio-linh")),
        (node(DMC.language), Literal("vi")),
        (
            node(DMC.url),
            Literal("https://example.vn/tin-1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")),
        ),
        (node(DMC.headline), Literal("Họp về Đề án 06")),
        (node(DMC.published), Literal("2025-02-11", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
        (node(DMC.publisher), Literal("Cổng thông tin Gio Linh")),
        (node(DMC.sha256), Literal("ab" * 32)),
    }


def test_an_article_without_facts_has_nothing_but_itself() -> None:
    quads = quads_of("gio-linh")
    assert {q.subject for q in quads} == {iris.article("gio-linh")}


def test_a_fact_stated_twice_is_one_node_with_two_spans() -> None:
    p = Pen("lao-cai")
    first, second = p.at("tài khoản", nth=1), p.at("tài khoản", nth=2)
    quads = quads_of("lao-cai", Body("Bộ Công an", first), Body("Bộ công an", second))
    assert of_class(quads, node(DMC.Body)) == [iris.body("Bộ Công an")]
    assert len(values(quads, iris.body("Bộ Công an"), node(DMC.evidence))) == 2
    assert values(quads, iris.body("Bộ Công an"), LABEL) == ["Bộ Công an"]


def test_a_byline_is_kept_apart_from_those_whom_the_article_is_about() -> None:
    p = Pen("lao-cai")
    quads = quads_of(
        "lao-cai", Person("Hoàng Long", p.at("Hoàng Long"), byline=True), Person("Vũ Xuân Cường", p.at("Vũ Xuân Cường"))
    )
    article = iris.article("lao-cai")
    assert values(quads, article, node(DMC.byline)) == [iris.official("lao-cai", "Hoàng Long").value]
    assert values(quads, article, node(DMC.mentions)) == [iris.official("lao-cai", "Vũ Xuân Cường").value]


def position(title: str, body: str, place: str) -> Position:
    p = Pen("lao-cai")
    return Position("Vũ Xuân Cường", title, body, place, p.at("Bí thư"), p.at("Vũ Xuân Cường"))


def post_in(*facts: Fact) -> list[str]:
    quads = quads_of("lao-cai", *facts)
    (post,) = of_class(quads, node(DMC.Post))
    return values(quads, post, node(DMC.postIn))


def test_a_post_finds_its_body_by_the_name_with_the_place() -> None:
    body = Body("Ủy ban nhân dân thành phố Lào Cai", Pen("lao-cai").at("UBND"))
    assert post_in(position("Chủ tịch", "Ủy ban nhân dân", "Lào Cai"), body) == [iris.body(body.name).value]


@pytest.mark.parametrize(
    "bodies",
    [
        ("Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân thành phố Lào Cai"),
        ("Ủy ban nhân dân tỉnh Lai Châu",),
        ("Ủy ban nhân dân và Hội đồng nhân dân tỉnh Lào Cai",),
        (),
    ],
)
def test_a_post_whose_body_is_not_clear_has_none(bodies: tuple[str, ...]) -> None:
    at = Pen("lao-cai").at("UBND")
    assert post_in(position("Chủ tịch", "Ủy ban nhân dân", "Lào Cai"), *(Body(name, at) for name in bodies)) == []


def test_a_rank_has_no_body_and_no_place() -> None:
    quads = quads_of("lao-cai", position("Đại tướng", "", ""))
    (post,) = of_class(quads, node(DMC.Post))
    assert {q.predicate for q in quads if q.subject == post} == {A, LABEL, node(DMC.postTitle)}


def test_a_place_that_means_two_things_stays_undecided() -> None:
    at = Pen("lao-cai").at("Lào Cai")
    province, city = Place("Lào Cai", Level.PROVINCE, at), Place("Lào Cai", Level.DISTRICT, at)
    quads = quads_of("lao-cai", position("Bí thư", "Tỉnh ủy", "Lào Cai"), province, city)
    (post,) = of_class(quads, node(DMC.Post))
    assert values(quads, post, node(DMC.jurisdiction)) == [iris.locality("Lào Cai", "").value]


def test_a_place_of_the_gazetteer_keeps_its_iri() -> None:
    iri = "https://w3id.org/diemcau/place/tinh/lao-cai"
    place = Place("Lào Cai", Level.PROVINCE, Pen("lao-cai").at("Lào Cai"), iri)
    quads = quads_of("lao-cai", place, position("Bí thư", "Tỉnh ủy", "Lào Cai"))
    (post,) = of_class(quads, node(DMC.Post))
    assert values(quads, post, node(DMC.jurisdiction)) == [iri]


def documents(*facts: Citation) -> list[str]:
    return [n.value for n in of_class(quads_of("lao-cai", *facts), node(DMC.LegalDocument))]


def cite(number: str, kind: str, issuer: str = "", issued: str = "") -> Citation:
    return Citation(number, kind, issuer, issued, Pen("lao-cai").at("Nghị quyết"))


def test_citations_of_one_document_complete_each_other() -> None:
    whole = cite("57-NQ/TW", "Nghị quyết", "Bộ Chính trị", "2024-12-22")
    assert documents(whole, cite("57-NQ/TW", "Nghị quyết")) == documents(whole)


def test_two_dates_make_two_documents() -> None:
    assert (
        len(documents(cite("06/CT-UBND", "Chỉ thị", "", "2023-01-05"), cite("06/CT-UBND", "Chỉ thị", "", "2024-01-05")))
        == 2
    )


def test_a_local_number_alone_is_the_articles_own() -> None:
    local, central = documents(cite("12/QĐ-UBND", "Quyết định")), documents(cite("06/QĐ-TTg", "Quyết định"))
    assert [iri for iri in local if "/document/lao-cai/" in iri] == local
    assert [iri for iri in central if "/document/lao-cai/" in iri] == []


def test_a_bridge_point_is_in_the_place_that_the_article_names_so() -> None:
    quads = article_quads(document("lao-cai"), reading("lao-cai"))
    assert [(q.subject, q.object) for q in quads if q.predicate == node(DMC.place)] == [
        (iris.bridge_point("lao-cai", "m1", "Lào Cai"), iris.locality("Lào Cai", "tỉnh"))
    ]


@pytest.mark.parametrize(
    ("scope", "about"),
    [
        ("Gio Linh", iris.locality("Gio Linh", "huyện")),
        ("Ủy ban nhân dân huyện Gio Linh", iris.body("Ủy ban nhân dân huyện Gio Linh")),
        ("toàn huyện", None),
        ("", None),
    ],
)
def test_a_figure_holds_for_the_place_or_body_that_its_scope_names(scope: str, about: NamedNode | None) -> None:
    p = Pen("gio-linh")
    named = (
        Place("Gio Linh", Level.DISTRICT, p.at("Gio Linh")),
        Body("Ủy ban nhân dân huyện Gio Linh", p.at("UBND huyện Gio Linh")),
    )
    fact = replace(figure("112%", "112", "%", Kind.LEVEL, "thu phí"), scope=scope)
    found = [q.object for q in quads_of("gio-linh", *named, fact) if q.predicate == node(DMC.holdsFor)]
    assert found == ([] if about is None else [about])


def figure(quote: str, value: str, unit: str, kind: Kind, indicator: str) -> Measure:
    return Pen("gio-linh").measure(quote, value, unit, kind, indicator)


@pytest.mark.parametrize(
    ("unit", "kind", "indicator", "expected"),
    [
        ("%", Kind.LEVEL, "tỷ lệ hồ sơ trực tuyến toàn trình", True),
        ("%", Kind.LEVEL, "doanh nghiệp nộp thuế điện tử", True),
        ("%", Kind.LEVEL, "thu ngân sách so với dự toán", False),
        ("%", Kind.LEVEL, "giải ngân bằng kế hoạch", False),
        ("%", Kind.LEVEL, "kim ngạch xuất nhập khẩu/GDP", False),
        ("%", Kind.GROWTH, "doanh thu công nghệ thông tin", False),
        ("%", Kind.CHANGE, "tỷ lệ hồ sơ trực tuyến", False),
        ("hồ sơ", Kind.LEVEL, "hồ sơ trực tuyến", False),
    ],
)
def test_which_percentages_are_of_a_group(unit: str, kind: Kind, indicator: str, expected: bool) -> None:
    assert is_group_percentage(figure("112%", "112", unit, kind, indicator)) is expected


def test_two_readings_of_one_span_are_two_measures() -> None:
    one = figure("112%", "112", "%", Kind.LEVEL, "thu phí")
    assert len(of_class(quads_of("gio-linh", one, replace(one, kind=Kind.TARGET)), node(DMC.Measure))) == 2
    assert "112%" in GIO_LINH


def test_a_fact_of_an_unknown_class_is_refused() -> None:
    class Odd(Body):
        pass

    with pytest.raises(KeyError):
        quads_of("gio-linh", Odd("Bộ Công an", Pen("gio-linh").at("UBND")))


@pytest.mark.parametrize(
    ("issued", "kind"), [("2024-12-22", XSD.date), ("2024-12", XSD.gYearMonth), ("2024", XSD.gYear)]
)
def test_a_law_may_be_cited_with_its_year_alone(issued: str, kind: URIRef) -> None:
    quads = quads_of("lao-cai", cite("", "Luật Căn cước", "", issued))
    (law,) = of_class(quads, node(DMC.LegalDocument))
    assert [q.object for q in quads if (q.subject, q.predicate) == (law, node(DMC.issued))] == [
        Literal(issued, datatype=node(kind))
    ]
