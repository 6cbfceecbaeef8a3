"""Which reports are of one meeting: as many that must stay apart as those that belong together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from diemcau.facts import Bound, Kind
from diemcau.resolve.figures import Figure
from diemcau.resolve.meetings import Report, same_meetings

NATIONAL = Report(
    "a/m1",
    "a",
    level="quốc gia",
    day="2025-02-10",
    types=frozenset({"hội nghị"}),
    programmes=frozenset({"Đề án 06"}),
)
DISTRICT = replace(NATIONAL, level="huyện", sites=frozenset({"Gio Linh"}), chairs=frozenset({"Trần Văn Quảng"}))
UNDATED = replace(NATIONAL, day="")


def other(report: Report, **changes: object) -> Report:
    return replace(report, id="b/m1", doc="b", **changes)  # type: ignore[arg-type]


def together(one: Report, two: Report, *figures: Figure) -> bool:
    found = same_meetings([two, one], figures)
    return found[one.id] == found[two.id]


def figure(doc: str, quote: str, value: str, unit: str, bound: Bound = Bound.EQ) -> Figure:
    return Figure(f"{doc} {quote}", doc, 0, 1, quote, Decimal(value), None, unit, bound, Kind.LEVEL, "", "", "", "")


ACCOUNTS = ("55,25 triệu tài khoản", "55250000", "tài khoản")
DOSSIERS = ("75,7 triệu hồ sơ", "75700000", "hồ sơ")
PLACES = ("63 địa phương", "63", "địa phương")
RATE = ("87,08%", "87.08", "%")


def shared(*figures: tuple[str, str, str]) -> list[Figure]:
    return [figure(doc, *each) for doc in ("a", "b") for each in figures]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NATIONAL, other(NATIONAL)),
        (NATIONAL, other(NATIONAL, programmes=frozenset({"Đề án 06", "chuyển đổi số quốc gia"}))),
        (NATIONAL, other(NATIONAL, period="2024")),
        (DISTRICT, other(DISTRICT)),
        (DISTRICT, other(DISTRICT, sites=frozenset())),
        (
            replace(NATIONAL, programmes=frozenset(), organisers=frozenset({"Chính phủ"})),
            other(NATIONAL, programmes=frozenset(), organisers=frozenset({"Chính phủ"})),
        ),
    ],
)
def test_one_meeting_by_its_day(one: Report, two: Report) -> None:
    assert together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NATIONAL, other(NATIONAL, day="2025-02-11")),
        (NATIONAL, other(NATIONAL, level="tỉnh")),
        (NATIONAL, other(NATIONAL, level="")),
        (NATIONAL, other(NATIONAL, types=frozenset({"họp báo"}))),
        (NATIONAL, other(NATIONAL, types=frozenset())),
        (NATIONAL, other(NATIONAL, programmes=frozenset({"Đề án 08"}))),
        (NATIONAL, other(NATIONAL, programmes=frozenset())),
        (DISTRICT, other(DISTRICT, sites=frozenset({"Hải Lăng"}), chairs=frozenset({"Lê Văn Lương"}))),
        (DISTRICT, other(DISTRICT, sites=frozenset(), chairs=frozenset())),
        (UNDATED, other(UNDATED)),
        (UNDATED, other(NATIONAL)),
    ],
)
def test_two_meetings(one: Report, two: Report) -> None:
    assert not together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (UNDATED, other(NATIONAL)),
        (UNDATED, other(UNDATED)),
        (UNDATED, other(UNDATED, period="2024-01/2024-06")),
        (replace(DISTRICT, day=""), other(DISTRICT)),
    ],
)
def test_one_meeting_by_its_figures(one: Report, two: Report) -> None:
    assert together(one, two, *shared(ACCOUNTS, DOSSIERS))


def test_percentages_count_for_half() -> None:
    rates = (RATE, ("62,5%", "62.5", "%"))
    assert together(UNDATED, other(UNDATED), *shared(ACCOUNTS, *rates))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NATIONAL, other(NATIONAL, day="2025-02-11")),
        (replace(UNDATED, period="2023"), other(UNDATED, period="2024")),
        (UNDATED, other(UNDATED, level="tỉnh")),
        (UNDATED, other(UNDATED, programmes=frozenset({"Đề án 08"}))),
        (replace(DISTRICT, day=""), other(DISTRICT, sites=frozenset({"Hải Lăng"}), chairs=frozenset())),
    ],
)
def test_shared_figures_do_not_outweigh_a_difference(one: Report, two: Report) -> None:
    assert not together(one, two, *shared(ACCOUNTS, DOSSIERS))


@pytest.mark.parametrize(
    "figures",
    [
        shared(ACCOUNTS),
        shared(ACCOUNTS, PLACES),
        shared(ACCOUNTS, RATE),
        shared(RATE, ("62,5%", "62.5", "%"), ("20,4%", "20.4", "%")),
        [*shared(ACCOUNTS), figure("a", *DOSSIERS), figure("b", *DOSSIERS, Bound.GT)],
        [
            figure("a", "75,7 triệu hồ sơ", "75700000", "hồ sơ"),
            figure("b", "75,7 triệu tài khoản", "75700000", "tài khoản"),
            figure("a", "55,25 triệu thẻ", "55250000", "thẻ"),
            figure("b", "55,25 triệu tài khoản", "55250000", "tài khoản"),
        ],
    ],
)
def test_too_few_figures_prove_nothing(figures: list[Figure]) -> None:
    assert not together(UNDATED, other(UNDATED), *figures)


def test_an_article_with_two_meetings_is_not_joined_by_figures() -> None:
    second = replace(UNDATED, id="a/m2")
    found = same_meetings([UNDATED, second, other(UNDATED)], shared(ACCOUNTS, DOSSIERS))
    assert found == {"a/m1": "a/m1", "a/m2": "a/m2", "b/m1": "b/m1"}


def test_an_undated_report_never_joins_two_days() -> None:
    reports = [NATIONAL, other(UNDATED), replace(NATIONAL, id="c/m1", doc="c", day="2025-03-10")]
    figures = [figure(doc, *each) for doc in ("a", "b", "c") for each in (ACCOUNTS, DOSSIERS)]
    assert same_meetings(reports, figures) == {"a/m1": "a/m1", "b/m1": "a/m1", "c/m1": "c/m1"}


def test_the_first_report_names_the_meeting_whatever_the_order() -> None:
    reports = [replace(NATIONAL, id=f"{doc}/m1", doc=doc) for doc in "cab"]
    assert same_meetings(reports) == {"a/m1": "a/m1", "b/m1": "a/m1", "c/m1": "a/m1"}
    assert same_meetings([]) == {}
