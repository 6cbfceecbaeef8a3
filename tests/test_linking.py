"""However articles come and go, the links are those of a fresh build of what is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, Store

from diemcau import linking
from diemcau import store as store_module
from diemcau.building import link
from diemcau.facts import Level
from diemcau.graph import LINKS_GRAPH, article_quads, links_quads
from diemcau.graph.vocabulary import BASE
from diemcau.pipeline import read
from diemcau.resolve import meetings
from diemcau.resolve.pins import Pin, as_toml, read_pins
from diemcau.store import ArticleStore, open_store
from diemcau.text.document import plain_document
from made import Article, store_of

NAMES = tuple("abcdefg")
CONCEPTS = f"{BASE}concept/indicator"
POSTS = (
    None,
    ("Chủ tịch", "Ủy ban nhân dân", "Lào Cai"),
    ("Bí thư", "Tỉnh ủy", "Lào Cai"),
    ("Chủ tịch", "Ủy ban nhân dân", "Lai Châu"),
    ("Thủ tướng", "Chính phủ", "Việt Nam"),
)
PEOPLE = ("Trịnh Xuân Trường", "Nguyễn Văn Hùng", "Lê Hoa")
FIGURES = {
    "1.234 hồ sơ": ("1234", "hồ sơ"),
    "55,25 triệu tài khoản": ("55250000", "tài khoản"),
    "75,7 triệu hồ sơ": ("75700000", "hồ sơ"),
    "1.243 hồ sơ": ("1243", "hồ sơ"),
    "1.240 hồ sơ": ("1240", "hồ sơ"),
    "8,5%": ("8.5", "%"),
    "12%": ("12", "%"),
    "1.234.567 hồ sơ": ("1234567", "hồ sơ"),
}
# Two new indicators, one of two wordings; one that is curated, in two wordings; and a growth of a new one.
WORDINGS = ("căn được hỗ trợ", "hỗ trợ căn", "đã khánh thành căn", "hồ sơ nộp trực tuyến", "số hồ sơ trực tuyến")
BODIES = ("Ban Chỉ đạo Đề án 06 tỉnh Lào Cai", "Ban Chỉ đạo thực hiện Đề án 06 tỉnh Lào Cai", "Bộ Công an")
PINS = (
    Pin("meeting", "a/m1", "b/m1", same=True, reason="cùng"),
    Pin("meeting", "c/m1", "d/m1", same=False, reason="khác"),
    Pin("person", "a/Lê Hoa", "b/Trịnh Xuân Trường", same=True, reason="tên khác"),
    Pin("person", "c/Trịnh Xuân Trường", "d/Trịnh Xuân Trường", same=False, reason="trùng tên"),
    Pin("body", BODIES[0], BODIES[1], same=False, reason="hai ban"),
    Pin("body", BODIES[0], BODIES[2], same=True, reason="thử"),
    Pin("indicator", WORDINGS[0], WORDINGS[1], same=False, reason="khác"),
    Pin("indicator", WORDINGS[1], WORDINGS[2], same=True, reason="cùng"),
    Pin("indicator", f"{WORDINGS[4]} (số lượng)", f"{CONCEPTS}/online-dossiers-count", same=False, reason="khác"),
)


def articles(name: str) -> st.SearchStrategy[Article]:
    return st.builds(
        Article,
        st.just(name),
        st.sampled_from(("", "2024-07-10", "2024-07-11", "--07-10", "--07-11")),
        level=st.sampled_from(("quốc gia", "tỉnh")),
        type=st.sampled_from(("hội nghị", "phiên họp")),
        programme=st.sampled_from(("", "Đề án 06")),
        organiser=st.sampled_from(("", BODIES[0])),
        period=st.sampled_from(("", "2024-01/2024-06")),
        chair=st.sampled_from(("", "Trịnh Xuân Trường")),
        site=st.sampled_from(("", "Lào Cai")),
        people=st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(POSTS), max_size=2),
        places=st.sampled_from(((), (("Lào Cai", Level.PROVINCE), ("Lai Châu", Level.PROVINCE)))),
        bodies=st.lists(st.sampled_from(BODIES), max_size=2, unique=True).map(tuple),
        figures=st.lists(st.sampled_from(sorted(FIGURES)), max_size=4, unique=True).map(
            lambda quotes: {quote: FIGURES[quote] for quote in quotes}
        ),
        called=st.dictionaries(st.sampled_from(sorted(FIGURES)), st.sampled_from(WORDINGS), max_size=4),
        time=st.sampled_from(("", "2024-06-30")),
        growths=st.sampled_from(((), ("12%",))),
        recalled_day=st.sampled_from(("", "2024-07-10")),
    )


#: A step is an article that comes (or comes again, changed), a name that goes, or the end of a build (None).
STEPS = st.lists(
    st.one_of(st.sampled_from(NAMES).flatmap(articles), st.sampled_from(NAMES), st.none()), min_size=1, max_size=14
)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small, and rebuilding so far away, that every path is gone."""
    monkeypatch.setattr(meetings, "BLOCK", 2)
    monkeypatch.setattr(store_module, "_MANY", 1000)


@pytest.fixture
def only_updates(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the updates, so that a test can tell that it did not compare a rebuild with a rebuild."""
    counted: list[int] = []
    whole = linking.update

    def counting(*given: object) -> object:
        counted.append(1)
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("diemcau.building.update", counting)
    return counted


def play(store: ArticleStore, steps: list[Article | str | None]) -> dict[str, Article]:
    there: dict[str, Article] = {}
    for step in steps:
        if step is None:
            link(store)
        elif isinstance(step, Article):
            store.put(step.name, step.quads())
            there[step.name] = step
        elif step in there:
            store.remove(step)
            del there[step]
    link(store)
    return there


def in_links(store: ArticleStore) -> list[str]:
    return sorted(map(str, store.inner.quads_for_pattern(None, None, None, LINKS_GRAPH)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArticleStore]:
    with open_store(tmp_path / "kg", write=True) as opened:
        yield opened


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("pins", [(), PINS], ids=["no-pins", "pins"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_gives_the_links_of_a_fresh_build(
    store: ArticleStore, pins: tuple[Pin, ...], steps: list[Article | str | None]
) -> None:
    store.set_pins(pins)
    link(store)  # a links graph, if an empty one: from here on everything is an update
    store.remove_all(store.articles())
    there = play(store, steps)
    assert store.linked
    assert in_links(store) == sorted(map(str, links_quads(store_of(*there.values()), pins)))


ONE = Article("a", "2024-07-10", chair="Phạm Minh Chính", figures=dict(list(FIGURES.items())[:2]))


def test_articles_that_come_and_go_one_by_one_give_the_links_of_a_fresh_build(
    store: ArticleStore, only_updates: list[int]
) -> None:
    """Real sentences: figures with times, changes and shares, which hold against each other across articles."""
    paths = sorted((Path(__file__).parent / "articles" / "clusters").glob("c*.txt"))
    documents = [plain_document(path.stem, path.read_text("utf-8")) for path in paths]
    quads = {document.name: article_quads(document, read(document)) for document in documents}
    for name in sorted(quads, key=lambda name: name[::-1]):
        store.put(name, quads[name])
        link(store)
    assert in_links(store) == in_fresh_links(quads)
    for name in sorted(quads)[::2]:
        store.remove(name)
        link(store)
    assert in_links(store) == in_fresh_links({name: quads[name] for name in sorted(quads)[1::2]})
    assert len(only_updates) > len(quads)


def in_fresh_links(quads: dict[str, list[Quad]]) -> list[str]:
    store = Store()
    for found in quads.values():
        store.extend(found)
    return sorted(map(str, links_quads(store)))


def test_the_updates_are_updates(tmp_path: Path, only_updates: list[int]) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        play(store, [ONE])
        assert only_updates == []
        play(store, [Article("b", "2024-07-10", chair="Phạm Minh Chính"), None, "b"])
        assert only_updates == [1, 1]
        assert in_links(store) == sorted(map(str, links_quads(store_of(ONE))))


def test_what_is_gone_leaves_no_link_before_the_links_are_up_to_date(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        play(store, [ONE, Article("b", "2024-07-10", chair="Phạm Minh Chính", figures=ONE.figures)])
        assert any("/b/" in quad for quad in in_links(store))
        store.remove("b")
        assert not store.linked
        assert [quad for quad in in_links(store) if "/b/" in quad] == []
        assert not any(quad.graph_name == LINKS_GRAPH for quad in store.quads())


def test_a_curated_indicator_goes_with_its_last_wording_though_a_pin_names_it(
    store: ArticleStore, only_updates: list[int]
) -> None:
    counted = ("1.234 hồ sơ", FIGURES["1.234 hồ sơ"])
    curated = Article("a", figures=dict([counted]), called={counted[0]: "hồ sơ nộp trực tuyến"})
    pinned = Article("b", figures=dict([counted]), called={counted[0]: "số hồ sơ trực tuyến"})
    store.set_pins(PINS)
    play(store, [curated, pinned, None])
    store.remove("a")
    link(store)
    assert only_updates == [1]
    assert in_links(store) == sorted(map(str, links_quads(store_of(pinned), PINS)))


def test_many_changes_make_all_links_anew(
    tmp_path: Path, only_updates: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_MANY", 2)
    with open_store(tmp_path / "kg", write=True) as store:
        play(store, [ONE])
        there = play(store, [Article(name, "2024-07-10") for name in "bcdef"])
        assert only_updates == []
        assert in_links(store) == sorted(map(str, links_quads(store_of(ONE, *there.values()))))


def test_other_pins_make_all_links_anew_and_are_kept(tmp_path: Path, only_updates: list[int]) -> None:
    two = Article("b", "2024-08-10", chair="Phạm Minh Chính")
    with open_store(tmp_path / "kg", write=True) as store:
        play(store, [ONE, two])
        store.set_pins(PINS)
        assert not store.linked
        link(store)
        assert in_links(store) == sorted(map(str, links_quads(store_of(ONE, two), PINS)))
        store.set_pins(tuple(reversed(PINS)))
        assert store.linked
    with open_store(tmp_path / "kg", write=True) as store:
        assert store.pins() == read_pins(as_toml(PINS))
        play(store, [Article("c", "2024-08-10")])
        assert in_links(store) == sorted(map(str, links_quads(store_of(ONE, two, Article("c", "2024-08-10")), PINS)))
        store.set_pins(())
        assert store.pins() == ()
    assert only_updates == [1]


def test_what_older_rules_kept_of_the_articles_is_kept_anew(tmp_path: Path, only_updates: list[int]) -> None:
    two = Article("b", "2024-07-10", chair="Phạm Minh Chính", figures=ONE.figures)
    with open_store(tmp_path / "kg", write=True) as store:
        play(store, [ONE])
        whole = in_links(store)
        key, rules = ox.NamedNode("urn:diemcau:key"), ox.NamedNode("urn:diemcau:made-by")
        for quad in list(store.inner.quads_for_pattern(None, key, None, None)):
            store.inner.remove(quad)
        for quad in list(store.inner.quads_for_pattern(rules, None, None, None)):
            store.inner.remove(quad)
            store.inner.add(ox.Quad(rules, rules, ox.Literal("2"), rules))
        play(store, [two])
        assert in_links(store) == sorted(map(str, links_quads(store_of(ONE, two))))
        store.remove("b")
        link(store)
        assert (only_updates, in_links(store)) == ([1], whole)


def test_links_by_older_rules_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        play(store, [ONE])
        before = in_links(store)
        monkeypatch.setattr(store_module, "_RULES", "0")
        assert not store.linked
        link(store)
        assert (store.linked, in_links(store)) == (True, before)
