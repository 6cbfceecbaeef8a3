"""Building: many sources, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from diemcau import building
from diemcau.building import Failure, Moved, Progress, build_into
from diemcau.errors import LexiconError, SourceError, StoreError
from diemcau.facts import FACT_CLASSES, Evidence, Level, Person, Place, Reading, Residue
from diemcau.queries import view
from diemcau.store import open_store
from diemcau.text.document import Document
from diemcau.text.readers import Limits, Outcome, Source
from diemcau.text.sources import read_source


def _read(document: Document) -> Reading:
    """A stand-in for extraction: the first word is a person, 'X' breaks it, '7' is left over."""
    if "X" in document.text:
        raise ZeroDivisionError("no rule divides by nothing")
    word = document.text.split()[0]
    facts = (
        Person(word, document.evidence(0, len(word), "test.person")),
        Place("Huế", Level.PROVINCE, document.evidence(0, len(word), "test.place")),
    )
    at = document.text.find("7")
    residue = (Residue("number", document.evidence(at, at + 1, "residue")),) if at >= 0 else ()
    return Reading(document.name, facts, residue)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(building, "read", _read)
    monkeypatch.chdir(tmp_path)
    for name, text in {"a": "An dự 7 phiên", "b": "Bình dự", "c": "Cúc dự"}.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def _quads(kg: Path) -> set[ox.Quad]:
    with open_store(kg) as store:
        return set(store.quads())


def test_new_articles_are_counted(news: Path) -> None:
    with open_store("kg", write=True) as store:
        report = build_into(store, ["a.txt", "b.txt"], explain=True)
        assert (report.built, report.replaced, report.failed) == (["a", "b"], [], [])
        assert report.articles == 2
        assert report.facts == {"people": 2, "places": 2}
        assert report.residue == {"number": 1}
        assert report.unexplained == [Residue("number", Evidence("a", 6, 7, "7", "residue"))]
        assert store.articles() == ("a", "b")
        assert store.residue("a") == tuple(report.unexplained)
        assert store.linked


def test_authors_are_counted_apart_so_that_people_are_those_of_the_view(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signed(document: Document) -> Reading:
        start = document.text.index("dự")
        author = Person("Dự Minh", document.evidence(start, start + 2, "test.byline"), byline=True)
        return replace(_read(document), facts=(*_read(document).facts, author))

    monkeypatch.setattr(building, "read", signed)
    with open_store("kg", write=True) as store:
        report = build_into(store, ["a.txt", "b.txt"])
        assert report.facts == {"people": 2, "bylines": 2, "places": 2}
        assert view(store, "people").rows == (("a", "An"), ("b", "Bình"))


def test_building_again_replaces_and_does_not_double(news: Path) -> None:
    with open_store("kg", write=True) as store:
        build_into(store, ["a.txt", "b.txt"])
    before = _quads(news / "kg")
    with open_store("kg", write=True) as store:
        report = build_into(store, ["b.txt", "a.txt", "b.txt"])
        assert (report.built, report.replaced) == ([], ["b", "a"])
    assert _quads(news / "kg") == before


def test_what_fails_leaves_the_store_as_it_was(news: Path) -> None:
    with open_store("kg", write=True) as store:
        build_into(store, ["a.txt", "b.txt", "c.txt"])
    before = _quads(news / "kg")
    (news / "a.txt").write_bytes(b"\xff")
    (news / "b.txt").write_text("X", "utf-8")
    (news / "sub").mkdir()
    (news / "sub" / "c.txt").write_text("Chi dự", "utf-8")
    with open_store("kg", write=True) as store:
        report = build_into(store, ["a.txt", "b.txt", "c.txt", "sub", "none.txt"])
    assert report.replaced == ["c"]
    assert report.failed == [
        Failure("a.txt", "is not UTF-8: byte 0xff at offset 0"),
        Failure(
            "b.txt",
            "ZeroDivisionError while reading it: no rule divides by nothing (a defect of diemcau; --debug shows where)",
            defect=True,
        ),
        Failure("sub/c.txt", "would be called 'c' like c.txt; rename one of the two"),
        Failure("none.txt", "does not exist"),
    ]
    assert _quads(news / "kg") == before


def test_debug_lets_the_error_of_a_rule_through(news: Path) -> None:
    (news / "b.txt").write_text("X", "utf-8")
    with open_store("kg", write=True) as store, pytest.raises(ZeroDivisionError):
        build_into(store, ["a.txt", "b.txt"], debug=True)


def test_an_error_that_every_article_would_meet_ends_the_build(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document) -> Reading:
        raise LexiconError("roles.toml [x]: expected a string `label`")

    monkeypatch.setattr(building, "read", broken)
    with open_store("kg", write=True) as store, pytest.raises(LexiconError):
        build_into(store, ["a.txt"])


def test_a_build_that_is_stopped_keeps_whole_articles_and_no_links_and_is_completed(news: Path) -> None:
    def stop_at_the_third(step: Progress) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with open_store("kg", write=True) as store:
        build_into(store, ["a.txt"])
        assert store.linked
        with pytest.raises(KeyboardInterrupt):
            build_into(store, ["a.txt", "b.txt", "c.txt"], progress=stop_at_the_third)
    with open_store("kg") as store:
        assert (store.articles(), store.linked) == (("a", "b"), False)
    with open_store("kg", write=True) as store:
        assert build_into(store, ["a.txt", "b.txt", "c.txt"]).built == ["c"]
    stopped = _quads(news / "kg")
    with open_store("other", write=True) as store:
        build_into(store, ["c.txt", "b.txt", "a.txt"])
        assert set(store.quads()) == stopped


def test_progress_tells_each_source_and_the_end(news: Path) -> None:
    steps: list[Progress] = []
    with open_store("kg", write=True) as store:
        build_into(store, ["a.txt", "*.pdf", "b.txt"], progress=steps.append)
    assert steps == [Progress(0, 3, "a.txt"), Progress(1, 3, "*.pdf"), Progress(2, 3, "b.txt"), Progress(3, 3, "")]


def test_a_store_that_can_not_be_written_ends_the_build(news: Path) -> None:
    open_store("kg", write=True).close()
    with open_store("kg") as store, pytest.raises(StoreError):
        build_into(store, ["a.txt"])


def test_every_kind_of_fact_has_a_name_in_the_summary() -> None:
    assert set(building.KINDS) == set(FACT_CLASSES)
    assert len(set(building.KINDS.values())) == len(FACT_CLASSES)


def test_an_article_from_elsewhere_under_a_known_name_is_told(news: Path) -> None:
    (news / "other").mkdir()
    (news / "other" / "a.txt").write_text("Ánh dự", "utf-8")
    with open_store("kg", write=True) as store:
        build_into(store, ["a.txt"])
        assert build_into(store, [news / "a.txt"]).moved == []  # the same file by another path
        report = build_into(store, ["other/a.txt"])
        assert report.moved == [Moved("a", "other/a.txt")]
        assert store.origin("a")
        assert not any(str(news) in str(quad) for quad in store.inner)  # no path of the machine, in no graph
        store.remove("a")
        assert store.origin("a") == ""


def test_a_reader_that_breaks_fails_its_source_alone(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(source: Source | SourceError, owners: dict[str, str], limits: Limits) -> Iterator[Outcome]:
        if isinstance(source, Source) and source.name == "b":
            yield SourceError("b.txt:1", "is odd")
            raise ZeroDivisionError("no reader divides by nothing")
        yield from read_source(source, owners, limits)

    monkeypatch.setattr(building, "read_source", read)
    reason = (
        "ZeroDivisionError while reading it: no reader divides by nothing (a defect of diemcau; --debug shows where)"
    )
    with open_store("kg", write=True) as store:
        report = build_into(store, ["a.txt", "b.txt", "c.txt"])
        assert report.failed == [Failure("b.txt:1", "is odd"), Failure("b.txt", reason, defect=True)]
        assert store.articles() == ("a", "c")
        with pytest.raises(ZeroDivisionError):
            build_into(store, ["b.txt"], debug=True)
