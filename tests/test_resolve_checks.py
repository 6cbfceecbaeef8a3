"""Figures held against each other. A contradiction is said only where nothing else can be meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import same_unit
from diemcau.resolve.checks import Check, checks
from diemcau.resolve.figures import Figure, Interval

RATE = "tỷ lệ hộ gia đình sử dụng Internet cáp quang"
LATE_2023 = date(2023, 12, 31)
_BOUNDS = {"trên ": Bound.GT, "hơn ": Bound.GT, "gần ": Bound.LT, "khoảng ": Bound.APPROX}


def fig(
    quote: str,
    value: str,
    kind: Kind = Kind.LEVEL,
    *,
    indicator: str = RATE,
    unit: str = "%",
    time: str = "2024",
    ref: str = "",
    scope: str = "cả nước",
    doc: str = "a",
    at: int = 0,
    total: str = "",
    upper: str = "",
    as_of: date | None = None,
    event: str = "",
) -> Figure:
    """A figure; a bound word may stand before the quote: 'trên 75,7 triệu'."""
    bound = next((b for word, b in _BOUNDS.items() if quote.startswith(word)), Bound.EQ)
    plain = quote.split(" ", 1)[1] if bound is not Bound.EQ else quote
    return Figure(
        f"{doc}:{at}",
        doc,
        at,
        at + len(plain),
        plain,
        Decimal(value),
        Decimal(total) if total else None,
        unit,
        bound,
        kind,
        indicator,
        scope,
        time,
        ref,
        Decimal(upper) if upper else None,
        as_of,
        event,
    )


def told(*figures: Figure) -> list[tuple[str, str, str, str]]:
    return [(c.rule, str(c.verdict), c.claim.quote, c.against.quote) for c in checks(figures)]


# ---- reading a figure


@pytest.mark.parametrize(
    ("quote", "value", "step", "digits"),
    [
        ("75,7 triệu", "75700000", 100_000, 3),
        ("65.786", "65786", 1, 5),
        ("1.928.311 tỷ đồng", "1928311000000000", 1_000_000_000, 7),
        ("6.000 nghìn tỷ đồng", "6000000000000000", 10**12, 1),
        ("22,40%", "22.4", Fraction(1, 100), 3),
        ("02 xã", "2", 1, 1),
        ("12 lần", "-12", 1, 2),
        ("một nửa", "0.5", None, 0),
        ("0%", "0", None, 0),
    ],
)
def test_what_the_last_digit_is_worth(quote: str, value: str, step: Fraction | int | None, digits: int) -> None:
    figure = fig(quote, value)
    assert (figure.step, figure.digits) == (step, digits)


@pytest.mark.parametrize(
    ("quote", "low", "high"),
    [
        ("40%", "39.5", "40.5"),
        ("trên 40%", "40", "48.5"),
        ("gần 40%", "31.5", "40"),
        ("khoảng 40%", "35.5", "44.5"),
    ],
)
def test_what_a_bound_word_means(quote: str, low: str, high: str) -> None:
    assert fig(quote, "40").soft() == Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tài khoản", "Tài khoản", True),
        ("dịch vụ", "dịch vụ công trực tuyến", True),
        ("doanh nghiệp, hộ kinh doanh", "doanh nghiệp, hộ, cá nhân kinh doanh", True),
        ("thẻ", "tài khoản", False),
        ("%", "tài khoản", False),
        ("VND", "USD", False),
        ("%", "điểm phần trăm", False),
    ],
)
def test_units_that_can_be_compared(one: str, other: str, *, same: bool) -> None:
    assert same_unit(one, other) is same


# ---- change


def test_a_change_is_confirmed_by_the_two_levels() -> None:
    now, change, then = (
        fig("82,2%", "82.2"),
        fig("2,6%", "2.6", Kind.CHANGE, ref="2023-12", at=10),
        fig("79,6%", "79.6", time="2023-12", at=20),
    )
    assert told(now, change, then) == [("change", "confirmed", "2,6%", "79,6%")]


def test_a_wrong_change_is_contradicted() -> None:
    now, change, then = (
        fig("82,2%", "82.2"),
        fig("3,6%", "3.6", Kind.CHANGE, ref="2023-12", at=10),
        fig("79,6%", "79.6", time="2023-12", at=20),
    )
    assert told(now, change, then) == [("change", "contradicted", "3,6%", "79,6%")]


CHANGE = fig("3,6%", "3.6", Kind.CHANGE, ref="2023", at=10)
then = partial(fig, "79,6%", "79.6", time="2023", at=20)


@pytest.mark.parametrize(
    ("change", "before"),
    [
        (CHANGE, then(time="2022")),
        (CHANGE, then(time="")),
        (CHANGE, then(scope="Lào Cai")),
        (CHANGE, then(indicator="doanh nghiệp nộp thuế điện tử")),
        (CHANGE, then(unit="hộ")),
        (CHANGE, then(kind=Kind.TARGET)),
        (CHANGE, then(upper="81")),
        (replace(CHANGE, ref_time=""), then()),
        (replace(CHANGE, kind=Kind.GROWTH), then()),
        (replace(CHANGE, upper=Decimal(4)), then()),
    ],
)
def test_levels_that_are_not_of_the_change_say_nothing(change: Figure, before: Figure) -> None:
    assert told(fig("82,2%", "82.2"), change, before) == []


def test_the_same_levels_that_are_of_the_change_contradict_it() -> None:
    assert told(fig("82,2%", "82.2"), CHANGE, then()) == [("change", "contradicted", "3,6%", "79,6%")]


def test_a_contradiction_needs_scope_and_time() -> None:
    now, then = fig("82,2%", "82.2", scope=""), fig("79,6%", "79.6", scope="", time="2023", at=20)
    assert told(now, fig("3,6%", "3.6", Kind.CHANGE, scope="", ref="2023", at=10), then) == []
    assert told(now, fig("2,6%", "2.6", Kind.CHANGE, scope="", ref="2023", at=10), then) == [
        ("change", "confirmed", "2,6%", "79,6%")
    ]


def test_two_levels_to_choose_from_leave_it_open() -> None:
    figures = [
        fig("82,2%", "82.2"),
        fig("84,1%", "84.1", at=5),
        fig("3,6%", "3.6", Kind.CHANGE, ref="2023", at=10),
        fig("79,6%", "79.6", time="2023", at=20),
    ]
    assert told(*figures) == []


def test_lower_bounds_leave_room() -> None:
    money = partial(fig, indicator="số tiền chi trả qua tài khoản", unit="VND")
    now = money("trên 8.280 tỷ đồng", "8280000000000")
    change = money("trên 7.000 tỷ đồng", "7000000000000", Kind.CHANGE, ref="2023-12", at=30)
    then = money("hơn 674,3 tỷ đồng", "674300000000", time="2023-12", doc="b")
    assert told(now, change, then) == [("change", "compatible", "7.000 tỷ đồng", "674,3 tỷ đồng")]


def test_a_level_of_another_article_holds_for_that_articles_time() -> None:
    firms = partial(fig, indicator="đăng ký sử dụng hóa đơn điện tử từ máy tính tiền", unit="doanh nghiệp")
    now, change = firms("65.786", "65786"), firms("28.244", "28244", Kind.CHANGE, ref="2023-12", at=30)
    then = firms("37.542", "37542", time="", doc="b", as_of=LATE_2023)
    assert told(now, change, then) == [("change", "confirmed", "28.244", "37.542")]
    assert told(now, change, firms("37.000", "37000", time="", doc="b", as_of=LATE_2023)) == []


def test_a_rise_in_rank_counts_backwards() -> None:
    ranks = partial(fig, indicator="xếp hạng chuyển đổi số", scope="Điện Biên")
    now, then = (
        ranks("thứ 17", "17", Kind.RANK, unit="hạng"),
        ranks("thứ 39", "39", Kind.RANK, unit="hạng", time="2023", at=40),
    )
    assert told(now, ranks("22 bậc", "22", Kind.CHANGE, unit="bậc", ref="2023", at=20), then) == [
        ("change", "confirmed", "22 bậc", "thứ 39")
    ]


def test_an_exact_difference_of_many_digits_bears_wordings_that_drift_apart() -> None:
    firms = partial(
        fig, unit="doanh nghiệp", indicator="doanh nghiệp đăng ký sử dụng hóa đơn khởi tạo từ máy tính tiền"
    )
    now, change = firms("65.786", "65786"), firms("28.244", "28244", Kind.CHANGE, ref="2023", at=30)
    before = partial(
        firms, time="2023", doc="b", indicator="doanh nghiệp đăng ký sử dụng hóa đơn có mã của cơ quan thuế"
    )
    assert told(now, change, before("37.542", "37542")) == [("change", "confirmed", "28.244", "37.542")]
    assert told(now, change, before("37.541", "37541")) == []
    rates = fig("72%", "72"), fig("8%", "8", Kind.CHANGE, ref="2023", at=10)
    assert told(*rates, fig("64%", "64", time="2023", doc="b", indicator="tỷ lệ hộ gia đình có máy tính")) == []


def test_levels_of_other_articles_to_choose_from_leave_it_open() -> None:
    now, others = fig("82,2%", "82.2"), [then(doc="b"), replace(then(doc="c"), value=Decimal("78.1"), quote="78,1%")]
    assert told(now, CHANGE, others[0]) == [("change", "contradicted", "3,6%", "79,6%")]
    assert [c for c in told(now, CHANGE, *others) if c[0] == "change"] == []


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (fig("15%", "15", Kind.CHANGE, time="", at=30), "confirmed"),
        (fig("20%", "20", Kind.CHANGE, time="", at=30), "contradicted"),
        (fig("hơn 1,3 lần", "1.3", Kind.MULTIPLE, unit="lần", time="", at=30), "confirmed"),
        (fig("gần 1,3 lần", "1.3", Kind.MULTIPLE, unit="lần", time="", at=30), "contradicted"),
    ],
)
def test_from_one_level_to_another_in_one_clause(claim: Figure, verdict: str) -> None:
    levels = fig("45%", "45", time=""), fig("60%", "60", time="", at=8)
    assert [(c[1], c[3]) for c in told(*levels, claim)] == [(verdict, "45%")]


@pytest.mark.parametrize(
    "figures",
    [
        (fig("45%", "45", time=""), fig("60%", "60", time="", at=40), fig("20%", "20", Kind.CHANGE, time="", at=60)),
        (fig("45%", "45", time=""), fig("60%", "60", time="", at=8), fig("20%", "20", Kind.CHANGE, time="", at=60)),
        (
            fig("45%", "45", time="", indicator="hộ có máy tính"),
            fig("60%", "60", time="", at=8),
            fig("20%", "20", Kind.CHANGE, time="", at=30),
        ),
        (
            fig("45%", "45", time=""),
            fig("60%", "60", time="", at=8),
            fig("20%", "20", Kind.CHANGE, time="", ref="2021", at=30),
        ),
        (fig("60%", "60", time=""), fig("20%", "20", Kind.CHANGE, time="", at=8)),
    ],
)
def test_figures_that_are_no_from_and_to(figures: tuple[Figure, ...]) -> None:
    assert told(*figures) == []


# ---- multiple


signed = partial(fig, indicator="tỷ lệ người dân có chữ ký số", scope="Việt Nam")


def three(multiple: Figure, now: str = "13,5%", then: str = "3%") -> list[tuple[str, str, str, str]]:
    def level(quote: str, time: str, at: int) -> Figure:
        return signed(quote, quote.rstrip("%").replace(",", "."), time=time, at=at)

    return told(level(then, "2022", 0), level(now, "2024", 20), multiple)


@pytest.mark.parametrize(
    ("quote", "value", "verdict"),
    [
        ("4,5 lần", "4.5", "confirmed"),
        ("gần 4 lần", "4", "contradicted"),
        ("gần 5 lần", "5", "confirmed"),
        ("hơn 4 lần", "4", "confirmed"),
        ("hơn 5 lần", "5", "contradicted"),
        ("khoảng 4,2 lần", "4.2", "compatible"),
    ],
)
def test_a_multiple_against_13_5_over_3(quote: str, value: str, verdict: str) -> None:
    claim = signed(quote, value, Kind.MULTIPLE, unit="lần", ref="2022", at=40)
    assert three(claim) == [("multiple", verdict, claim.quote, "3%")]


def test_a_multiple_far_within_its_bound_says_nothing() -> None:
    assert three(signed("hơn 2 lần", "2", Kind.MULTIPLE, unit="lần", ref="2022", at=40)) == []


def test_a_multiple_of_another_quantity_says_nothing() -> None:
    assert three(signed("4 lần", "4", Kind.MULTIPLE, unit="lần", ref="", at=40)) == []


@pytest.mark.parametrize(
    ("quote", "value", "then", "expected"),
    [
        ("gấp đôi", "2", "6,75%", [("multiple", "confirmed", "gấp đôi", "6,75%")]),
        ("gấp rưỡi", "1.5", "9%", [("multiple", "confirmed", "gấp rưỡi", "9%")]),
        ("một nửa", "0.5", "27%", [("multiple", "confirmed", "một nửa", "27%")]),
        ("1/3", "0.3333", "40,5%", [("multiple", "confirmed", "1/3", "40,5%")]),
        # words are not meant to the digit: what does not come out contradicts nothing
        ("gấp đôi", "2", "6%", []),
        ("một nửa", "0.5", "30%", []),
        ("1/3", "0.3333", "30%", []),
    ],
)
def test_a_multiple_in_words_is_confirmed_or_says_nothing(
    quote: str, value: str, then: str, expected: list[tuple[str, str, str, str]]
) -> None:
    claim = signed(quote, value, Kind.MULTIPLE, unit="lần", ref="2022", at=40)
    assert three(claim, then=then) == expected


def test_a_decrease_by_a_factor_counts_backwards() -> None:
    minutes = partial(fig, indicator="thời gian tiếp đón", unit="phút")
    figures = [minutes("60 phút", "60", time="2022"), minutes("5 phút", "5", at=20)]
    claim = fig("12 lần", "-12", Kind.MULTIPLE, indicator="thời gian tiếp đón", unit="lần", ref="2022", at=40)
    assert told(*figures, claim) == [("multiple", "confirmed", "12 lần", "60 phút")]


# ---- ratio


def test_a_percentage_beside_its_share() -> None:
    share = fig("48/63 địa phương", "48", Kind.SHARE, unit="địa phương", total="63")
    assert told(share, fig("76,2%", "76.2", at=18)) == [("ratio", "confirmed", "76,2%", "48/63 địa phương")]
    assert told(share, fig("76,1%", "76.1", at=18)) == [("ratio", "confirmed", "76,1%", "48/63 địa phương")]
    assert told(share, fig("79%", "79", at=18)) == [("ratio", "contradicted", "79%", "48/63 địa phương")]


def test_a_fraction_is_a_percentage_told_otherwise_and_contradicts_nothing() -> None:
    share = fig("48/96 hộ", "48", Kind.SHARE, unit="hộ", total="96")

    def part(quote: str, value: str, total: str) -> list[tuple[str, str, str, str]]:
        return told(share, fig(quote, value, Kind.SHARE, unit="hộ", total=total, at=12))

    assert part("một nửa", "1", "2") == [("ratio", "confirmed", "một nửa", "48/96 hộ")]
    assert part("1/2", "1", "2") == [("ratio", "confirmed", "1/2", "48/96 hộ")]
    assert part("1/3", "1", "3") == []
    assert part("1/2 xã", "1", "2") == []  # one of two communes


def test_a_percentage_of_something_else_beside_a_share_is_no_contradiction() -> None:
    share = fig(
        "48/63 địa phương",
        "48",
        Kind.SHARE,
        unit="địa phương",
        total="63",
        indicator="địa phương có trung tâm điều hành",
    )
    assert told(share, fig("79%", "79", at=18)) == []
    assert told(share, fig("79%", "79", at=60, indicator=share.indicator)) == []


def test_a_share_in_words_is_no_calculation() -> None:
    half = fig("một nửa", "1", Kind.SHARE, unit="địa phương", total="2")
    assert told(half, fig("5,2%", "5.2", at=12)) == []


def accounts(part: str, whole: str, claim: str) -> list[tuple[str, str, str, str]]:
    def number(quote: str) -> str:
        return str(int(Decimal(quote.replace(",", ".")) * 1_000_000))

    return told(
        fig(f"trên {whole} triệu", number(whole), indicator="hồ sơ định danh điện tử", unit="hồ sơ"),
        fig(
            f"trên {part} triệu",
            number(part),
            indicator="kích hoạt tài khoản định danh điện tử",
            unit="tài khoản",
            at=100,
        ),
        fig(f"{claim}%", claim.replace(",", "."), indicator="tỷ lệ kích hoạt tài khoản định danh điện tử", at=130),
    )


def test_a_percentage_of_two_counts_is_confirmed_and_never_contradicted() -> None:
    assert accounts("55,25", "75,7", "72,98") == [("ratio", "confirmed", "72,98%", "75,7 triệu")]
    assert accounts("55,25", "75,7", "69,12") == []
    assert accounts("50", "100", "50") == []


# ---- sum


def test_done_and_left() -> None:
    done = fig(
        "59/225 nhiệm vụ", "59", Kind.SHARE, unit="nhiệm vụ", total="225", indicator="hoàn thành nhiệm vụ của Đề án 06"
    )
    left = partial(fig, unit="nhiệm vụ", indicator="đang triển khai nhiệm vụ của Đề án 06", at=40)
    assert told(done, left("166 nhiệm vụ", "166")) == [("sum", "confirmed", "166 nhiệm vụ", "59/225 nhiệm vụ")]
    assert told(done, left("165 nhiệm vụ", "165")) == []
    assert told(done, fig("166 xã", "166", unit="xã", indicator="xã có nhiệm vụ của Đề án 06", at=40)) == []


def test_parts_and_whole() -> None:
    whole = fig("1.320 hồ sơ", "1320", unit="hồ sơ", indicator="hồ sơ tiếp nhận")
    online = fig("1.200 hồ sơ", "1200", unit="hồ sơ", indicator="hồ sơ trực tuyến", at=30)
    paper = fig("120 hồ sơ", "120", unit="hồ sơ", indicator="hồ sơ trực tiếp", at=60)
    assert told(whole, online, paper) == [("sum", "confirmed", "1.320 hồ sơ", "1.200 hồ sơ")]
    assert told(whole, online) == []
    assert told(whole, online, fig("130 hồ sơ", "130", unit="hồ sơ", indicator="hồ sơ trực tiếp", at=60)) == []


def test_small_numbers_add_up_by_chance() -> None:
    assert (
        told(*(fig(f"{n} hồ sơ", str(n), unit="hồ sơ", indicator=f"hồ sơ loại {n}", at=n * 10) for n in (5, 3, 2)))
        == []
    )


# ---- repeat


def test_the_same_figure_in_two_articles() -> None:
    assert told(fig("82,2%", "82.2"), fig("82,2%", "82.2", doc="b")) == [("repeat", "confirmed", "82,2%", "82,2%")]


def test_a_rounded_figure_repeats_the_exact_one() -> None:
    exact = fig("75.712.345 tài khoản", "75712345", unit="tài khoản")
    assert told(exact, fig("75,7 triệu tài khoản", "75700000", unit="tài khoản", doc="b")) == [
        ("repeat", "confirmed", "75,7 triệu tài khoản", "75.712.345 tài khoản")
    ]


def test_two_articles_that_disagree() -> None:
    assert told(fig("82,2%", "82.2"), fig("87,2%", "87.2", doc="b")) == [("repeat", "contradicted", "87,2%", "82,2%")]
    assert told(fig("82,2%", "82.2"), fig("81,4%", "81.4", doc="b")) == []  # too far from a slip of the pen


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", doc="b", time="2023")),
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", doc="b", scope="Lào Cai")),
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", doc="b", scope="")),
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", doc="b", time="")),
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", doc="b", indicator="tỷ lệ hộ gia đình sử dụng Internet di động")),
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", Kind.TARGET, doc="b")),
        (fig("82,2%", "82.2"), fig("87,2%", "87.2", at=40)),
        (fig("trên 82,2%", "82.2"), fig("99,4%", "99.4", doc="b")),
    ],
)
def test_what_may_well_differ(one: Figure, other: Figure) -> None:
    assert told(one, other) == []


def test_a_breakdown_contradicts_nobody() -> None:
    breakdown = [fig("80,2%", "80.2"), fig("90,2%", "90.2", at=20)]
    assert told(*breakdown, fig("87,2%", "87.2", doc="b")) == []
    assert told(fig("80,2%", "80.2"), fig("87,2%", "87.2", doc="b")) != []


def test_two_reports_of_one_meeting_repeat_a_telling_figure() -> None:
    first = fig("trên 75,7 triệu hồ sơ", "75700000", indicator="hồ sơ định danh điện tử", unit="hồ sơ", event="e")
    again = fig(
        "hơn 75,7 triệu tài khoản",
        "75700000",
        indicator="tài khoản định danh điện tử đã cấp",
        unit="tài khoản",
        time="",
        doc="b",
        event="e",
    )
    assert told(first, again) == [("repeat", "confirmed", "75,7 triệu tài khoản", "75,7 triệu hồ sơ")]


@pytest.mark.parametrize(
    "again",
    [
        fig("63 địa phương", "63", indicator="địa phương kết nối", unit="địa phương", time="", doc="b", event="e"),
        fig("753 hồ sơ", "753", indicator="hồ sơ giải quyết", unit="hồ sơ", time="", doc="b", event="f"),
        fig("trên 753 hồ sơ", "753", indicator="hồ sơ giải quyết", unit="hồ sơ", time="", doc="b", event="e"),
        fig("753 hồ sơ", "753", indicator="thẻ căn cước đã cấp", unit="hồ sơ", time="", doc="b", event="e"),
        fig("753 hồ sơ", "753", indicator="hồ sơ giải quyết", unit="hồ sơ", time="2022", doc="b", event="e"),
    ],
)
def test_what_is_no_repetition(again: Figure) -> None:
    first = fig("753 hồ sơ", "753", indicator="hồ sơ giải quyết", unit="hồ sơ", event="e")
    places = fig("63 địa phương", "63", indicator="địa phương kết nối", unit="địa phương", event="e", at=50)
    assert told(first, places, again) == []


# ---- all


def test_the_order_of_figures_does_not_matter_and_the_note_is_readable() -> None:
    figures = [
        fig("82,2%", "82.2"),
        fig("2,6%", "2.6", Kind.CHANGE, ref="2023-12", at=10),
        fig("79,6%", "79.6", time="2023-12", at=20),
    ]
    (check,) = checks(figures)
    assert checks(reversed(figures)) == (check,)
    assert isinstance(check, Check)
    assert check.note == "82,2% − 79,6% = 2,6; bài nêu 2,6%"
    assert check.uses == (figures[0],)
