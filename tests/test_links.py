"""The links graph is a pure function of the article graphs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Store

from corpus import FACTS, corpus_store, document, reading
from diemcau.graph import LINKS_GRAPH, article_graph, article_quads, links_quads
from diemcau.graph.links import figures, reports
from diemcau.graph.vocabulary import BASE
from diemcau.isotime import days
from diemcau.resolve.pins import Pin
from made import Article, store_of

ONLINE = f"{BASE}concept/indicator/online-dossiers-count"


def test_links_are_sorted_unique_and_in_their_own_graph() -> None:
    quads = links_quads(corpus_store())
    keys = [(str(q.subject), str(q.predicate), str(q.object)) for q in quads]
    assert keys == sorted(set(keys))
    assert {q.graph_name for q in quads} == {LINKS_GRAPH}


def test_the_order_of_articles_and_old_links_do_not_matter() -> None:
    fresh = Store()
    for name in reversed(FACTS):
        fresh.extend(article_quads(document(name), reading(name)))
    assert links_quads(fresh) == links_quads(corpus_store())


def test_an_article_that_is_taken_out_takes_its_links_along() -> None:
    store = corpus_store()
    store.remove_graph(article_graph("lai-chau"))
    rest = Store()
    for name in ("gio-linh", "lao-cai"):
        rest.extend(article_quads(document(name), reading(name)))
    assert links_quads(store) == links_quads(rest)


def test_an_empty_store_has_no_links() -> None:
    assert links_quads(Store()) == []


def test_recalled_meetings_are_not_reported() -> None:
    assert [(r.doc, r.level, r.day, sorted(r.sites), sorted(r.chairs)) for r in reports(corpus_store())] == [
        ("gio-linh", "huyện", "2025-02-10", [], ["trần văn quảng"]),
        ("lai-chau", "quốc gia", "2025-02-10", ["lai châu"], []),
        ("lao-cai", "quốc gia", "2025-02-10", ["lào cai"], ["phạm minh chính"]),
    ]


def test_figures_come_back_as_they_were_stated() -> None:
    share = next(f for f in figures(corpus_store()) if f.total is not None)
    assert (share.doc, share.quote, share.value, share.total, share.unit) == (
        "lao-cai",
        "48/63 địa phương",
        Decimal(48),
        Decimal(63),
        "địa phương",
    )
    upper = [(f.quote, f.value, f.upper) for f in figures(corpus_store()) if f.upper is not None]
    assert upper == [("30 đến 40%", Decimal(30), Decimal(40))]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12-31", date(2023, 12, 31), date(2023, 12, 31)),
        ("2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30)),
        ("2010/2019", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_iso_times(value: str, first: date, last: date) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "/", "2024/", "2024-13", "2023-02-29", "2024/2023", "6 tháng", "2024-W05", "2021/2022/2023"]
)
def test_what_is_no_iso_time(value: str) -> None:
    assert days(value) is None


STATED = ("Hồ sơ nộp trực tuyến", "nộp trực tuyến hồ sơ", "hồ sơ làm trên mạng")


@pytest.mark.parametrize(
    ("wordings", "pins", "verdicts"),
    [
        (STATED[:2], (), ["contradicted"]),
        (STATED[:2], (Pin("indicator", STATED[1], ONLINE, same=False, reason="nộp một lần"),), []),
        (STATED[:2], (Pin("indicator", *STATED[:2], same=False, reason="nộp một lần"),), []),
        (STATED[::2], (), []),
        (STATED[::2], (Pin("indicator", STATED[2], ONLINE, same=True, reason="cùng"),), ["contradicted"]),
        (STATED[1:], (Pin("indicator", *STATED[1:], same=True, reason="cùng"),), ["contradicted"]),
    ],
)
def test_figures_are_held_against_each_other_by_reviewed_indicators(
    wordings: tuple[str, str], pins: tuple[Pin, ...], verdicts: list[str]
) -> None:
    """Two articles, two numbers of one day for the whole country: whether that is a contradiction a pin decides."""
    told = ("1.234 hồ sơ", "1234"), ("1.264 hồ sơ", "1264")
    articles = [
        Article(name, figures={quote: (value, "hồ sơ")}, called={quote: wording}, time="2024-06-30")
        for name, (quote, value), wording in zip("ab", told, wordings, strict=True)
    ]
    found = links_quads(store_of(*articles), pins)
    verdict = f"{BASE}verdict"
    assert [str(q.object).rpartition("/")[2].rstrip(">") for q in found if q.predicate.value == verdict] == verdicts
