"""One article more looks at the bearers of a name in its month, and at its months; persons are as in a fresh build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.adding import Counts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from diemcau import store as store_module
from diemcau.building import link
from diemcau.graph import LINKS_GRAPH, links_quads
from diemcau.graph.bearers import BEARERS, bearer_quads, months_of
from diemcau.graph.known import InMemory
from diemcau.graph.links import all_with_bearers, figures, profiles
from diemcau.graph.pinned import by_kind
from diemcau.resolve.people import Mention, in_month
from diemcau.resolve.pins import Pin
from diemcau.store import ArticleStore, open_store
from made import Article, store_of

MINH = "Trần Quốc Bảo Minh"
HUNG = "Nguyễn Văn Hùng"  # a name that many bear
POSTS = (
    None,
    ("Thủ tướng", "Chính phủ", "Việt Nam"),
    ("Chủ tịch", "Ủy ban nhân dân", "Lào Cai"),
    ("Bí thư", "Tỉnh ủy", "Lào Cai"),
    ("Chủ tịch", "Ủy ban nhân dân", "Lai Châu"),
    ("Giáo viên", "Trường", "Lai Châu"),
)
DAYS = ("", "2024-06-28", "2024-07-10", "2024-07-11", "2024-09-02")
#: What makes an undated article speak of a month; and a figure that makes it a report of a dated meeting.
TIMES = ("", "2024-06-30", "2024-08-31")
FIGURES: dict[str, tuple[str, str]] = {"55,25 triệu tài khoản": ("55250000", "tài khoản")}
PINS = (
    Pin("person", f"a/{MINH}", f"b/{HUNG}", same=True, reason="tên khác"),
    Pin("person", f"c/{MINH}", f"d/{MINH}", same=False, reason="trùng tên"),
)


def articles(name: str) -> st.SearchStrategy[Article]:
    return st.builds(
        Article,
        st.just(name),
        st.sampled_from(DAYS),
        chair=st.sampled_from(("", MINH)),
        site=st.sampled_from(("", "Lào Cai")),
        people=st.dictionaries(st.sampled_from((MINH, HUNG)), st.sampled_from(POSTS), min_size=1, max_size=2),
        figures=st.sampled_from(({}, FIGURES)),
        time=st.sampled_from(TIMES),
    )


STEPS = st.lists(
    st.one_of(st.sampled_from("abcdefgh").flatmap(articles), st.sampled_from("abcdefgh"), st.none()),
    min_size=1,
    max_size=16,
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArticleStore]:
    monkeypatch.setattr(store_module, "_MANY", 1000)
    with open_store(tmp_path / "kg", write=True) as opened:
        yield opened


def held(store: ArticleStore) -> tuple[list[str], list[str]]:
    """What the store says across articles, and what it keeps beside that."""
    linked, beside = (store.inner.quads_for_pattern(None, None, None, graph) for graph in (LINKS_GRAPH, BEARERS))
    return sorted(map(str, linked)), sorted(map(str, beside))


def fresh(there: dict[str, Article], pins: tuple[Pin, ...]) -> tuple[list[str], list[str]]:
    inner = store_of(*there.values())
    linked, beside = all_with_bearers(InMemory(profiles(inner, figures(inner))), by_kind(pins))
    assert linked == links_quads(inner, pins)
    return sorted(map(str, linked)), sorted(map(str, beside))


@pytest.mark.parametrize("pins", [(), PINS], ids=["no-pins", "pins"])
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_people_who_come_and_go_are_those_of_a_fresh_build(
    store: ArticleStore, pins: tuple[Pin, ...], steps: list[Article | str | None]
) -> None:
    store.set_pins(pins)
    link(store)
    store.remove_all(store.articles())
    there: dict[str, Article] = {}
    for step in (*steps, None):
        if step is None:
            link(store)
            assert held(store) == fresh(there, pins)
        elif isinstance(step, Article):
            store.put(step.name, step.quads())
            there[step.name] = step
        elif there.pop(step, None):
            store.remove(step)


def premier(number: int) -> Article:
    """Two articles a month name the Prime Minister."""
    month, half = divmod(number, 2)
    day = f"{2015 + month // 12}-{month % 12 + 1:02}-{10 + 10 * half}"
    return Article(f"bai-{number:04}", day, type="", programme="", people={MINH: POSTS[1]})


def looked_at(folder: Path, size: int, at: int) -> int:
    """How many bearers of the name are compared when the article comes last: mentions, and months."""
    with open_store(folder / f"kg-{size}", write=True) as store, Counts() as counts:
        for number in range(size):
            if number != at:
                store.put(f"bai-{number:04}", premier(number).quads())
        link(store)
        counts.taken()
        store.put(f"bai-{at:04}", premier(at).quads())
        link(store)
        return counts.taken()[2]


def test_one_article_more_looks_at_its_month_and_at_the_months(tmp_path: Path) -> None:
    assert looked_at(tmp_path, 20, 10) == 2 + 2 * 10
    assert looked_at(tmp_path, 80, 10) == 2 + 2 * 40


def test_what_is_kept_of_a_month_reads_back() -> None:
    posts = frozenset({("chủ tịch", "ủy ban nhân dân", "lào cai"), ("bí thư", "tỉnh ủy", "lào cai")})
    told = Mention("x/a", "a", "lê hoa", "Lê Hoa", "2024-07-10", posts, frozenset({("m", ""), ("m", "lào cai")}))
    bare = Mention("x/b", "b", "lê hoa", "Lê Hoa", speaks_of="2024-07")
    months = {month: tuple(in_month(found).bearers) for month, found in {"2024-07": [told, bare], "": [bare]}.items()}
    assert [len(bearers) for bearers in months.values()] == [2, 1]
    texts = [quad.object for quad in bearer_quads("lê hoa", months | {"2024-08": ()})]
    assert months_of(text.value for text in texts if isinstance(text, Literal)) == {
        month: months[month] for month in ("", "2024-07")
    }
