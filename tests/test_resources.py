"""Ontology and queries are found from the package, wherever it was started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diemcau import resources
from diemcau.errors import DiemcauError


@pytest.mark.parametrize(
    "name", ["diemcau.ttl", "concepts.ttl", "places.ttl", "bodies.ttl", "shapes.ttl", "codebook.md"]
)
def test_ontology_files_are_there(name: str) -> None:
    assert resources.ontology_path(name).is_file()
    assert resources.ontology_text(name) == resources.ontology_path(name).read_text("utf-8")


def test_queries_are_listed_in_order_and_exist() -> None:
    assert resources.query_names() == tuple(sorted(resources.query_names()))
    assert [name for name in resources.query_names() if not resources.query_path(name).is_file()] == []
    assert [name for name in resources.view_names() if not resources.view_path(name).is_file()] == []
    assert not set(resources.query_names()) & set(resources.view_names())


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An installation without a file; its folder of data."""
    package = tmp_path / "src" / "diemcau"
    monkeypatch.setattr(resources, "_PACKAGE", package)
    resources.data_root.cache_clear()
    yield package / "data"
    resources.data_root.cache_clear()


def test_an_installation_without_data_says_so(installation: Path) -> None:
    with pytest.raises(DiemcauError, match="reinstall diemcau"):
        resources.data_root()


def test_an_installation_without_views_says_so(installation: Path) -> None:
    (installation / "ontology").mkdir(parents=True)
    (installation / "ontology" / "diemcau.ttl").write_text("", "utf-8")
    (installation / "queries" / "views").mkdir(parents=True)
    with pytest.raises(DiemcauError, match="reinstall diemcau"):
        resources.view_names()
    (installation / "queries" / "views" / "people.rq").write_text("", "utf-8")
    assert resources.view_names() == ("people",)
