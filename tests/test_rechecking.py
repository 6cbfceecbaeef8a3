"""After a change the checks that it may touch are made anew, and no others: of running totals those that fall short."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau import rechecking
from diemcau import store as store_module
from diemcau.building import link
from diemcau.graph import LINKS_GRAPH, links_quads
from diemcau.graph.profiles import figure_as_json, figure_of_json
from diemcau.keeping import InStore
from diemcau.resolve.checks import Check
from diemcau.store import ArticleStore, open_store
from made import Article, store_of

CARDS = "cấp thẻ căn cước công dân"  # a running total
#: Days of three years, so that a year, the year before and the one before that are there.
DAYS = ("2022-05-31", "2022-12-31", "2023-01-31", "2023-06-30", "2023-12-31", "2024-01-31", "2024-06-30")
AMOUNTS = ("1200", "1300", "1400", "1500")


def total(name: str, day: str, amount: str) -> Article:
    """'Đến 30/6/2023 đã cấp 1.200 thẻ căn cước công dân'."""
    quote = f"{amount} thẻ"
    return Article(name, figures={quote: (amount, "thẻ")}, called={quote: CARDS}, time=day)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArticleStore]:
    monkeypatch.setattr(store_module, "_MANY", 1000)
    with open_store(tmp_path / "kg", write=True) as opened:
        link(opened)
        yield opened


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The articles of the totals that are looked at again, by each update."""
    found: list[set[str]] = []
    whole = rechecking.Rechecks.checks

    def checks(self: rechecking.Rechecks, claims: rechecking.Claims) -> tuple[Check, ...]:
        found.append({doc for doc, by_rule in claims.items() if by_rule.get("trend")})
        return whole(self, claims)

    monkeypatch.setattr(rechecking.Rechecks, "checks", checks)
    return found


def in_links(store: ArticleStore) -> list[str]:
    return sorted(map(str, store.inner.quads_for_pattern(None, None, None, LINKS_GRAPH)))


def trends(store: ArticleStore) -> set[tuple[str, str]]:
    """(article of the claim, article of the higher total before it)."""
    told = store.query(
        """PREFIX dmc: <https://w3id.org/diemcau/>
        SELECT ?claim ?against {
          ?check dmc:checkRule <https://w3id.org/diemcau/concept/rule/trend> ; dmc:claim ?claim ; dmc:against ?against
        }"""
    )
    assert isinstance(told, ox.QuerySolutions)
    owner = InStore(store.inner).owner
    return {(owner(row["claim"].value), owner(row["against"].value)) for row in told}


STEPS = st.lists(
    st.one_of(
        st.builds(total, st.sampled_from("abcdefg"), st.sampled_from(DAYS), st.sampled_from(AMOUNTS)),
        st.sampled_from("abcdefg"),
        st.none(),
    ),
    min_size=1,
    max_size=16,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_totals_that_come_and_go_give_the_links_of_a_fresh_build(
    store: ArticleStore, steps: list[Article | str | None]
) -> None:
    store.remove_all(store.articles())
    there: dict[str, Article] = {}
    for step in (*steps, None):
        if step is None:
            link(store)
            assert in_links(store) == sorted(map(str, links_quads(store_of(*there.values()))))
        elif isinstance(step, Article):
            store.put(step.name, step.quads())
            there[step.name] = step
        elif there.pop(step, None):
            store.remove(step)


def test_a_total_is_held_against_the_highest_before_it_and_no_other_change_matters(
    store: ArticleStore, asked: list[set[str]]
) -> None:
    for name, day, amount in (("a", DAYS[2], "1300"), ("b", DAYS[3], "1500"), ("c", DAYS[4], "1400")):
        store.put(name, total(name, day, amount).quads())
    link(store)
    assert trends(store) == {("c", "b")}
    asked.clear()
    store.put("d", total("d", "2023-05-31", "1400").quads())  # below 'b', which is before 'c': only 'b' rises from it
    link(store)
    assert (asked, trends(store)) == ([{"b", "d"}], {("c", "b")})
    asked.clear()
    store.remove("b")
    link(store)
    assert (asked, trends(store)) == ([{"c"}], set())
    asked.clear()
    store.put("e", total("e", DAYS[1], "1500").quads())  # of the year before: above all that come after
    link(store)
    assert (asked, trends(store)) == ([{"a", "c", "d", "e"}], {("a", "e"), ("c", "e"), ("d", "e")})
    asked.clear()
    store.put("f", total("f", "2022-11-30", "1200").quads())
    link(store)
    assert asked == [{"e", "f"}]


def test_a_figure_on_its_own_is_the_one_of_its_article(store: ArticleStore) -> None:
    """With the last day that the article speaks of, the day of its meeting and the indicator, all from its context."""
    article = Article(
        "a",
        "2024-07-10",
        figures={"1200 thẻ": ("1200", "thẻ"), "55,25 triệu hồ sơ": ("55250000", "hồ sơ"), "8,5%": ("8.5", "%")},
        called={"1200 thẻ": CARDS},
        time="2024-06-30",
        growths=("8,5%",),
    )
    store.put("a", article.quads())
    known = InStore(store.inner)
    profile = known.whole("a")
    assert profile is not None
    placed = profile.placed({})
    assert [(bool(f.concept), f.running, str(f.met), str(f.as_of)) for f in placed] == [
        (True, True, "2024-07-10", "2024-07-10"),
        (False, False, "2024-07-10", "2024-07-10"),
        (False, False, "2024-07-10", "2024-07-10"),
    ]
    assert [known.figure(f.id) for f in placed] == [(f, profile.reports[0].id) for f in placed]
    assert [figure_of_json(figure_as_json(f, "r")) for f in placed] == [(f, "r") for f in placed]
    assert known.figure("https://w3id.org/diemcau/measure/none/1") is None
