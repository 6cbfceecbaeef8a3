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
        ("Lê Văn Lương", "lai-chau m1", ("dự", "phát biểu"), ("Lai Châu",)),
        ("Phạm Minh Chính", "lao-cai m1", ("chủ trì",), ("Trung ương",)),
        ("Trần Văn Quảng", "gio-linh m1", ("chủ trì", "phát biểu"), ("Trung ương",)),
        ("Trịnh Xuân Trường", "lao-cai m1", ("chủ trì",), ("Lào Cai",)),
        ("Vũ Xuân Cường", "lao-cai m1", ("dự",), ("Lào Cai",)),
    ]
    assert kinds(graph)["lao-cai m1"] == "meeting"
    assert kinds(graph)["Lê Văn Lương"] == "official"
    assert "lao-cai m2" not in kinds(graph)


def test_who_holds_a_post_in_which_body(store: Store) -> None:
    graph = official_body_graph(store)
    assert edges(graph) == [
        ("Chính phủ", "Phạm Minh Chính", ("Thủ tướng",), ("current",)),
        ("Lê Văn Lương", "Ủy ban nhân dân tỉnh Lai Châu", ("Chủ tịch",), ("current",)),
        ("Trịnh Xuân Trường", "Ủy ban nhân dân tỉnh Lào Cai", ("Chủ tịch",), ("current",)),
        ("Tỉnh ủy Lào Cai", "Vũ Xuân Cường", ("Bí thư",), ("former",)),
    ]
    assert kinds(graph)["Chính phủ"] == "body"


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
    assert list(PROJECTIONS) == ["official-body", "official-meeting"]
    assert edges(project(store, "official-meeting")) == edges(official_meeting_graph(store))
    with pytest.raises(QueryError, match="'official' is no projection; there are official-body, official-meeting"):
        project(store, "official")
