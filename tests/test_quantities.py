from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_loader import Case, case_id, cases
from diemcau.facts import Bound
from diemcau.lexicon.loader import Entry, load
from diemcau.patterns.bounds import bound_of
from diemcau.patterns.dates import find_dates
from diemcau.patterns.nonfigures import is_name, zones
from diemcau.patterns.numbers import find_numbers
from diemcau.patterns.periods import find_periods
from diemcau.patterns.quantities import find_quantities
from diemcau.patterns.ranks import find_ranks
from diemcau.text.sentences import Span
from test_numbers import row


@pytest.mark.parametrize("case", cases("quantities"), ids=case_id)
def test_sentence(case: Case) -> None:
    text = case.sentence
    found = tuple(row(text, q) for q in find_quantities(text, [*find_dates(text), *find_periods(text)]))
    assert found == case.expected


@pytest.mark.parametrize("entry", load("countnouns"), ids=lambda entry: entry.id)
def test_every_counted_noun_is_found_after_a_number(entry: Entry) -> None:
    for form in entry.forms:
        text = f"Đã có 1.250 {form}."
        assert [(q.value, q.unit, q.kind) for q in find_quantities(text)] == [(Decimal(1250), form, "noun")]


@pytest.mark.parametrize(
    "entry", [e for e in load("units") if e.get("class") != "duration"], ids=lambda entry: entry.id
)
def test_every_unit_is_found_after_a_number(entry: Entry) -> None:
    for form in entry.forms:
        text = f"Đã đạt 1.250 {form}."
        assert [(q.value, q.unit) for q in find_quantities(text)] == [(Decimal(1250), entry.label)]


@pytest.mark.parametrize("entry", load("labels"), ids=lambda entry: entry.id)
def test_every_label_makes_a_number_a_name(entry: Entry) -> None:
    for form in entry.forms:
        text = f"Theo {form} 7, mọi việc đã xong."
        (number,) = find_numbers(text)
        assert is_name(text, number, counted=False) != ""


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("hơn ", Bound.GT), ("trên ", Bound.GT), ("vượt mốc ", Bound.GT), ("ít nhất ", Bound.GT),
        ("tối thiểu ", Bound.GT), ("tren ", Bound.GT),
        ("gần ", Bound.LT), ("dưới ", Bound.LT), ("chưa đến ", Bound.LT), ("không quá ", Bound.LT),
        ("tối đa ", Bound.LT),
        ("khoảng ", Bound.APPROX), ("ước ", Bound.APPROX), ("ước đạt ", Bound.APPROX),
        ("vào khoảng ", Bound.APPROX), ("xấp xỉ ", Bound.APPROX),
        ("gần hơn ", Bound.APPROX), ("~", Bound.APPROX), (">", Bound.GT), ("≤ ", Bound.LT),
        ("đạt ", Bound.EQ), ("cao hơn ", Bound.EQ), ("khảo sát ", Bound.EQ), ("tăng ", Bound.EQ),
    ],
)  # fmt: skip
def test_the_word_before_a_figure_bounds_it(before: str, bound: Bound) -> None:
    text = f"Số này {before}500 hộ"
    start = text.index("500")
    assert bound_of(text, start, start + 3)[0] is bound


def test_the_bound_governs_the_next_figure_only() -> None:
    found = list(find_quantities("Doanh thu ước đạt 120 tỷ đồng, tăng 26%."))
    assert [q.bound for q in found] == [Bound.APPROX, Bound.EQ]


def test_dates_and_periods_that_are_taken_are_left_out() -> None:
    text = "Tháng 12/2023 có 5 xã."
    assert [text[q.start : q.end] for q in find_quantities(text, [Span(0, 13)])] == ["5 xã"]


@pytest.mark.parametrize(
    "words",
    ["phiên họp lần thứ 8", "kỳ họp thứ 17", "năm thứ 3", "thứ Hai, 10/7", "lần thứ hai", "hạng mục 3", "thứ trưởng"],
)
def test_ordinals_that_rank_nothing(words: str) -> None:
    assert list(find_ranks(words)) == []


def test_a_rank_in_brackets_is_the_one_before() -> None:
    def found(text: str) -> list[str]:
        return sorted(text[r.start : r.end] for r in find_ranks(text))

    assert found("Tỉnh xếp thứ 12/63, tăng 7 bậc so với năm trước (thứ 19).") == ["thứ 12/63", "thứ 19"]
    assert found("Tỉnh xếp thứ 12/63, tăng 7 bậc so với năm trước (thứ 5).") == ["thứ 12/63", "thứ 5"]
    assert found("Tỉnh xếp thứ 12/63, công bố sáng mai (thứ 2).") == ["thứ 12/63"]
    assert found("Hội nghị họp sáng mai (thứ 19).") == []
    assert found("Tỉnh xếp thứ 19/63, giảm 3 bậc so với năm 2023 (16/63).") == ["16/63", "thứ 19/63"]
    assert found("Có 19/63 xã, giảm 3 xã so với năm 2023 (22/63).") == []
    assert found("Xếp hạng DTI năm 2023: thứ 24/63, tăng 3 bậc.") == ["thứ 24/63"]


def test_addresses_and_telephone_numbers_are_zones() -> None:
    text = "Xem tinh.gov.vn/tin-57, a@b.vn hoặc gọi 024 3825 1234."
    assert [text[s:e] for s, e in zones(text)] == ["tinh.gov.vn/tin-57,", "a@b.vn", "024 3825 1234"]


@given(st.text(alphabet="0123456789.,/-% ()xãđồngtỷtriệuhạngthứĐềán\n", max_size=60))
def test_spans_are_in_order_and_hold_their_number(text: str) -> None:
    end = 0
    for q in find_quantities(text):
        assert end <= q.start < q.number_end <= q.end <= len(text)
        assert q.lead <= q.start
        end = q.end
