"""Projections: typed, labelled, sorted."""

from __future__ import annotations

import networkx as nx
import pytest
from pyoxigraph import Store

from corpus import corpus_store
from diemcau.errors import QueryError
from diemcau.project import PROJECTIONS, official_body_graph, official_meeting_graph, project


@pytest.fixture(scope="module")
def store() -> Store:
    return corpus_store()


def edges(graph: nx.Graph) -> list[tuple[object, ...]]:
    label = nx.get_node_attributes(graph, "label")
    return sorted((*sorted((label[a], label[b])), *data.values()) for a, b, data in graph.edges(data=True))


def kinds(graph: nx.Graph) -> dict[str, str]:
    return {data["label"]: data["kind"] for _, data in graph.nodes(data=True)}


def test_who_was_at_which_meeting(store: Store) -> None:
    graph = official_meeting_graph(store)
    assert edges(graph) == [
        ("Lê Văn Lương", "lai-chau m1", 2, ("dự", "phát biểu"), ("Lai Châu",)),
        ("Phạm Minh Chính", "lao-cai m1", 1, ("chủ trì",), ("Trung ương",)),
        ("Trần Văn Quảng", "gio-linh m1", 2, ("chủ trì", "phát biểu"), ("Trung ương",)),
        ("Trịnh Xuân Trường", "lao-cai m1", 1, ("chủ trì",), ("Lào Cai",)),
        ("Vũ Xuân Cường", "lao-cai m1", 1, ("dự",), ("Lào Cai",)),
    ]
    assert kinds(graph)["lao-cai m1"] == "meeting"
    assert kinds(graph)["Lê Văn Lương"] == "official"
    assert "lao-cai m2" not in kinds(graph)


def test_who_holds_a_post_in_which_body(store: Store) -> None:
    graph = official_body_graph(store)
    assert edges(graph) == [
        ("Chính phủ", "Phạm Minh Chính", 1, ("Thủ tướng",), ("current",)),
        ("Lê Văn Lương", "Ủy ban nhân dân tỉnh Lai Châu", 1, ("Chủ tịch",), ("current",)),
        ("Trịnh Xuân Trường", "Ủy ban nhân dân tỉnh Lào Cai", 1, ("Chủ tịch",), ("current",)),
        ("Tỉnh ủy Lào Cai", "Vũ Xuân Cường", 1, ("Bí thư",), ("former",)),
    ]
    assert kinds(graph)["Chính phủ"] == "body"


def test_which_localities_and_programmes_meetings_have(store: Store) -> None:
    assert edges(project(store, "locality-meeting")) == [
        ("Lai Châu", "lai-chau m1", 1, ("Lai Châu",)),
        ("Lào Cai", "lao-cai m1", 1, ("Lào Cai",)),
    ]
    assert edges(project(store, "programme-meeting")) == [
        ("gio-linh m1", "Đề án 06", 1),
        ("lai-chau m1", "Đề án 06", 1),
        ("lao-cai m1", "Đề án 06", 1),
    ]


def test_the_course_of_an_indicator(store: Store) -> None:
    graph = project(store, "indicator-series")
    accounts = "tài khoản trên Cổng Dịch vụ công Quốc gia"
    before = "14300000 tài khoản · cả nước · 2023"
    after = "16400000 tài khoản · cả nước · 2024"
    assert [edge for edge in edges(graph) if before in edge] == [
        (before, after, "next", 1),
        (before, accounts, "of", 1),
    ]
    assert {data["value"] for _, data in graph.nodes(data=True) if data["label"] == before} == {14300000.0}


@pytest.mark.parametrize("projection", [official_meeting_graph, official_body_graph])
def test_nodes_and_edges_come_in_order(store: Store, projection: object) -> None:
    graph = projection(store)  # type: ignore[operator]
    assert list(graph.nodes) == sorted(graph.nodes)
    assert list(graph.edges) == sorted(graph.edges)
    assert nx.is_bipartite(graph)


@pytest.mark.parametrize("projection", [official_meeting_graph, official_body_graph])
def test_an_empty_store_gives_an_empty_graph(projection: object) -> None:
    assert len(projection(Store())) == 0  # type: ignore[operator]


def test_a_projection_by_name(store: Store) -> None:
    assert list(PROJECTIONS) == [
        "indicator-series",
        "locality-meeting",
        "official-body",
        "official-meeting",
        "programme-meeting",
    ]
    assert edges(project(store, "official-meeting")) == edges(official_meeting_graph(store))
    with pytest.raises(QueryError, match="'official' is no projection; there are indicator-series, locality-meeting, "):
        project(store, "official")
