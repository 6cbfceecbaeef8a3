"""Pictures of the hand-written corpus: what is drawn, what is left out, and what the files hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from typer.testing import CliRunner

import diemcau
from corpus import corpus_store
from diemcau.cli import app
from diemcau.draw import KINDS, Picture, Request, draw, render
from diemcau.draw.gather import BODY, EVENT, PERSON, Fact, gathered
from diemcau.draw.labels import SIZE, Placed, Spot, place, width
from diemcau.draw.network import chart, left_out, reduced
from diemcau.draw.people import met
from diemcau.errors import DrawError
from diemcau.store import open_store

pytest.importorskip("vl_convert", reason="drawing needs the extra 'draw'")


@pytest.fixture(scope="module")
def store() -> Store:
    return corpus_store()


@pytest.fixture(scope="module")
def examples_store(examples_kg: Path) -> Iterator[Store]:
    with open_store(examples_kg) as opened:
        yield opened.inner


def values(picture: Picture, name: str) -> list[Any]:
    return next(data["values"] for data in picture.spec["data"] if data["name"] == name)


def edges(picture: Picture) -> set[tuple[str, str, str]]:
    nodes = values(picture, "nodes")
    return {(*sorted((nodes[e["s"]]["label"], nodes[e["t"]]["label"])), e["label"]) for e in values(picture, "edges")}


# ---- the network ----------------------------------------------------------------------------------------------------


def test_the_network_shows_meetings_people_programmes_places_and_bodies(store: Store) -> None:
    drawn = edges(draw(store, "network", Request()))
    meeting = "Hội nghị 10/2/2025 · Đề án 06"
    assert {("Phạm Minh Chính", "chủ trì"), ("Trịnh Xuân Trường", "chủ trì"), ("Vũ Xuân Cường", "dự")} <= {
        (person, what) for one, person, what in drawn if one == meeting
    }
    assert (meeting, "Đề án 06", "về") in drawn
    assert (meeting, "Lào Cai", "điểm cầu") in {(a, b, what) if a == meeting else (b, a, what) for a, b, what in drawn}
    assert ("Trịnh Xuân Trường", "Ủy ban nhân dân tỉnh Lào Cai", "Chủ tịch") in drawn


def test_two_reports_of_one_meeting_are_one_node(store: Store) -> None:
    labels = [data["label"] for _, data in gathered(store).nodes(data=True) if data["kind"] == EVENT]
    assert len(labels) == 2  # Lào Cai's and Lai Châu's paper tell of one conference, Gio Linh's of its own


def test_each_edge_quotes_the_words_that_state_it(store: Store) -> None:
    for edge in values(draw(store, "network", Request()), "edges"):
        quotes = [text for name, text in edge["tip"].items() if name != "title"]
        assert quotes
        assert all(re.fullmatch(r"“.+” [a-z-]+", text) for text in quotes)


@pytest.mark.parametrize("name", ["trinh xuan truong", "Trịnh Xuân Trường", "TRỊNH XUÂN TRƯỜNG"])
def test_a_part_is_drawn_around_a_name_however_it_is_written(store: Store, name: str) -> None:
    nodes = values(draw(store, "network", Request(of=name)), "nodes")
    assert [node["label"] for node in nodes if node["centre"]] == ["Trịnh Xuân Trường"]
    assert "Gio Linh" not in {node["label"] for node in nodes}


def test_a_name_that_nothing_has_is_answered_with_what_is_near(store: Store) -> None:
    with pytest.raises(
        DrawError, match=r"nothing in this graph is called 'Trịnh Trường'; did you mean 'Trịnh Xuân Trường'"
    ):
        draw(store, "network", Request(of="Trịnh Trường"))


def test_an_empty_graph_is_no_picture() -> None:
    for kind in KINDS:
        with pytest.raises(DrawError):
            draw(Store(), kind, Request(of="Đề án 06"))


def test_an_unknown_kind_is_refused_with_those_there_are(store: Store) -> None:
    with pytest.raises(DrawError, match="'pie' is no kind of picture; there are network, people, coverage, timeline"):
        draw(store, "pie", Request())


# ---- reduction ------------------------------------------------------------------------------------------------------


def crowd(people: int) -> nx.Graph:
    """A meeting after the other, each with five of the people."""
    graph = nx.Graph()
    for number in range(people):
        graph.add_node(f"p{number:04}", kind=PERSON, label=f"Người {number}")
    for number in range(people // 4):
        graph.add_node(f"m{number:04}", kind=EVENT, label=f"Họp {number}")
        for guest in range(5):
            person = f"p{(number * 4 + guest) % people:04}"
            graph.add_edge(person, f"m{number:04}", facts=(Fact("dự", "dự họp", "bài"),))
    return graph


def test_at_most_so_many_nodes_are_drawn_and_the_rest_is_told_in_words() -> None:
    whole = crowd(4000)
    assert len(whole) == 5000
    kept = reduced(whole, 100)
    assert 50 < len(kept) <= 100
    assert all(degree for _, degree in kept.degree)
    missing = sum(data["kind"] == PERSON for node, data in whole.nodes(data=True) if node not in kept)
    assert f"Vẽ {len(kept)} trong 5000 nút" in left_out(whole, kept)
    assert f"{missing} cán bộ" in left_out(whole, kept)


def test_the_centre_and_its_neighbours_stay() -> None:
    kept = reduced(crowd(400), 12, ["p0399"])
    assert "p0399" in kept
    assert len(kept) <= 12
    assert set(kept["p0399"]) == set(crowd(400)["p0399"])


def test_what_is_drawn_whole_needs_no_note() -> None:
    graph = crowd(20)
    assert reduced(graph, 100) is graph
    assert left_out(graph, graph) == ""


# ---- labels ---------------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["Đề án 06", "Phạm Minh Chính", "Ủy ban nhân dân tỉnh Lào Cai", "Hội nghị 10/2/2025"])
SPOTS = st.lists(
    st.builds(Spot, st.floats(40, 560), st.floats(40, 360), st.floats(4, 16), NAMES), min_size=1, max_size=40
)


def box(spot: Spot, label: Placed) -> tuple[float, float, float, float]:
    long = width(spot.label)
    left = spot.x + label.dx - {"left": 0.0, "center": long / 2, "right": long}[label.align]
    return left, spot.y + label.dy - SIZE / 2, left + long, spot.y + label.dy + SIZE / 2


@given(SPOTS)
def test_no_label_covers_another_or_leaves_the_picture(spots: list[Spot]) -> None:
    labels, _ = place(spots, (600.0, 400.0))
    boxes = [box(spot, label) for spot, label in zip(spots, labels, strict=True) if label.shown]
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= 600
        for other in boxes[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_a_lonely_label_is_shown() -> None:
    assert place([Spot(100, 100, 8, "Đề án 06")], (600, 400))[0][0].shown


def test_words_of_an_edge_give_way_to_labels() -> None:
    spot = Spot(100, 100, 8, "Ủy ban nhân dân tỉnh Lào Cai")
    assert place([spot], (600, 400), [Spot(150, 100, 0, "chủ trì"), Spot(150, 200, 0, "dự")])[1] == [False, True]


# ---- other kinds ----------------------------------------------------------------------------------------------------


def test_people_who_met_share_the_meetings_named_on_their_edge(store: Store) -> None:
    graph = met(gathered(store))
    label = nx.get_node_attributes(graph, "label")
    shared = {
        tuple(sorted((label[a], label[b]))): [fact.quote for fact in data["facts"]]
        for a, b, data in graph.edges(data=True)
    }
    assert shared["Phạm Minh Chính", "Trịnh Xuân Trường"] == ["Hội nghị 10/2/2025 · Đề án 06"]
    assert all(data["kind"] == PERSON for _, data in graph.nodes(data=True))


def test_coverage_tells_attested_and_silent_provinces(examples_store: Store) -> None:
    picture = draw(examples_store, "coverage", Request(of="b02_binhthuan_diem-cau-10-2"))
    tiles = picture.spec["data"]["values"]
    told = {tile["label"]: tile["chủ trì"] for tile in tiles if tile["điểm cầu"] != "–"}
    assert len(tiles) == 63
    assert set(told) == {"Bình Thuận", "Hà Nội", "Quảng Trị", "Đà Nẵng"}
    assert told["Bình Thuận"] == "Đỗ Hữu Huy"
    assert picture.note == "4 trong 63 tỉnh, thành phố có điểm cầu được nêu trong các bài đã đọc."


def test_coverage_after_july_2025_has_34_tiles(examples_store: Store) -> None:
    picture = draw(examples_store, "coverage", Request(of="a06_ductrong_so-ket-9-thang-2025"))
    assert len(picture.spec["data"]["values"]) == 34


def test_coverage_without_a_day_has_the_provinces_of_its_sites(tmp_path: Path) -> None:
    text = "Sáng nay, tại điểm cầu tỉnh Hà Nam, Chủ tịch UBND tỉnh Trương Quốc Huy chủ trì hội nghị về Đề án 06.\n"
    (tmp_path / "hanam.txt").write_text(text, "utf-8")
    with diemcau.build(tmp_path / "hanam.txt", tmp_path / "kg") as kg:
        picture = kg.draw(kind="coverage")
    assert picture.note == "1 trong 63 tỉnh, thành phố có điểm cầu được nêu trong các bài đã đọc."


def test_coverage_asks_back_when_several_meetings_are_meant(examples_store: Store) -> None:
    with pytest.raises(DrawError, match=r"'phiên họp' may be .*: add the day or name an article"):
        draw(examples_store, "coverage", Request(of="phiên họp"))


def test_a_timeline_holds_the_figures_as_written(examples_store: Store) -> None:
    picture = draw(examples_store, "timeline", Request(of="kich hoat tai khoan"))
    rows = picture.spec["layer"][0]["data"]["values"]
    assert rows == sorted(rows, key=lambda row: row["ngày"])
    assert {row["cận"] for row in rows} <= {"đúng", "trên", "dưới", "khoảng"}
    assert any(row["nguyên văn"] == "60,6 triệu tài khoản" and row["giá trị"] == 60_600_000 for row in rows)


def test_no_line_of_a_timeline_goes_from_one_indicator_to_another(examples_store: Store) -> None:
    picture = draw(examples_store, "timeline", Request(of="ty le ho so"))
    figures = picture.spec["layer"][0]
    series = {row["chuỗi"] for row in figures["data"]["values"]}
    assert len(series) > 1
    assert f"{len(series)} chỉ tiêu khác nhau có các từ này" in picture.note
    assert figures["layer"][0]["encoding"]["detail"] == {"field": "chuỗi"}


def test_a_timeline_needs_words_that_an_indicator_has(examples_store: Store) -> None:
    with pytest.raises(DrawError, match="needs --of WORDS"):
        draw(examples_store, "timeline", Request())
    with pytest.raises(DrawError, match=r"has an indicator of the words 'con voi'$"):
        draw(examples_store, "timeline", Request(of="con voi"))
    with pytest.raises(DrawError, match=r"of the words 'kinh te so voi'; did you mean '.*kinh tế số'"):
        draw(examples_store, "timeline", Request(of="kinh te so voi"))


# ---- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["network", "people"])
def test_the_same_graph_gives_the_same_bytes(store: Store, kind: str) -> None:
    first, second = (draw(store, kind, Request()) for _ in range(2))
    assert first == second
    assert render(first, "svg") == render(second, "svg")


def test_each_format_is_what_it_says(store: Store) -> None:
    picture = draw(store, "network", Request())
    assert render(picture, "png").startswith(b"\x89PNG\r\n")
    svg = render(picture, "svg").decode("utf-8")
    assert svg.startswith("<svg")
    assert "Phạm Minh Chính" in svg


def test_a_page_needs_no_network_and_says_its_language(store: Store) -> None:
    page = render(draw(store, "network", Request()), "html").decode("utf-8")
    assert '<html lang="vi">' in page
    assert "<title>Ai gặp ai, ở đâu, về việc gì</title>" in page
    outside = re.sub(r"(?s)(<script[^>]*>).*?</script>", r"\1", page)
    assert not re.findall(r"<[^>]+(?:src|href)=|@import|url\(", outside)
    assert "Trịnh Xuân Trường" in page


class Tags(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.scripts.append(data)


def test_a_name_in_a_page_is_text_whatever_it_holds() -> None:
    name = '</script><script>alert("1")</script><!-- <img src=x onerror=alert(2)> & \\u003c \''
    graph = nx.Graph()
    graph.add_node("m", kind=EVENT, label=name)
    graph.add_node("p", kind=PERSON, label="Nguyễn Văn A")
    graph.add_edge("m", "p", facts=(Fact("dự", name, name),))
    picture = chart(graph, name, name, (), Request())
    page = Tags()
    page.feed(render(picture, "html").decode("utf-8"))
    assert [tag for tag in page.tags if tag not in {"meta", "title", "style"}] == [
        *("html", "head", "script", "body", "div", "script", "p"),
    ]
    found = next(line for line in "".join(page.scripts).splitlines() if line.strip().startswith("const spec = "))
    spec = json.loads(found.strip().removeprefix("const spec = ").removesuffix(";"))
    assert spec["data"] == picture.spec["data"]
    assert spec["title"] == picture.spec["title"]
    root = ElementTree.fromstring(render(picture, "svg"))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "g", "path", "text", "line", "rect"}


def test_a_page_says_below_the_picture_what_was_left_out(examples_store: Store) -> None:
    picture = draw(examples_store, "network", Request(limit=20))
    page = render(picture, "html").decode("utf-8")
    outside = re.sub(r"(?s)<script[^>]*>.*?</script>", "", page)
    assert f"<p>{picture.note}</p>" in outside


def test_an_unknown_format_is_refused(store: Store) -> None:
    with pytest.raises(DrawError, match="'bmp' is no format of a picture; there are html, png, svg"):
        render(draw(store, "network", Request()), "bmp")


def test_a_graph_of_one_body_and_its_head_can_be_drawn() -> None:
    graph = nx.Graph()
    graph.add_node("p", kind=PERSON, label="Vũ Thị Hoa")
    graph.add_node("b", kind=BODY, label="Tỉnh ủy")
    graph.add_edge("p", "b", facts=(Fact("Bí thư", "Bí thư Tỉnh ủy", "bài"),))
    picture = chart(graph, "Hai nút", "", (), Request())
    assert edges(picture) == {("Tỉnh ủy", "Vũ Thị Hoa", "Bí thư")}


def test_the_command_writes_a_picture_and_names_what_it_cannot(examples_kg: Path, tmp_path: Path) -> None:
    run = partial(CliRunner().invoke, app)

    out = tmp_path / "quanh.svg"
    done = run(["draw", "--kg", str(examples_kg), "--of", "de an 06", "--limit", "20", "-o", str(out)])
    assert done.exit_code == 0
    assert "quanh.svg: Quanh Đề án 06" in done.stderr
    assert out.read_bytes().startswith(b"<svg")
    refused = run(["draw", "--kg", str(examples_kg), "-o", str(tmp_path / "a.gif")])
    assert refused.exit_code == 2
    assert "a picture ends in .html, .png, .svg" in refused.stderr
    nowhere = run(["draw", "--kg", str(examples_kg), "-o", str(tmp_path / "no" / "a.svg")])
    assert nowhere.exit_code == 2
    assert "can't be written" in nowhere.stderr
    assert not (tmp_path / "no").exists()
