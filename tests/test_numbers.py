from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_loader import Case, case_id, cases
from diemcau.patterns.dates import find_dates
from diemcau.patterns.numbers import Number, find_numbers, parse_digits
from diemcau.patterns.periods import find_periods
from diemcau.patterns.quantities import Quantity, find_quantities


def row(text: str, q: Quantity) -> tuple[str, str, str, str]:
    value = f"{q.value:f}"
    if q.total is not None:
        value += f"/{q.total:f}"
    if q.upper is not None:
        value += f"..{q.upper:f}"
    return text[q.start : q.end], value, q.unit, q.bound.value


@pytest.mark.parametrize("case", cases("numbers"), ids=case_id)
def test_sentence(case: Case) -> None:
    text = case.sentence
    found = tuple(row(text, q) for q in find_quantities(text, [*find_dates(text), *find_periods(text)]))
    assert found == case.expected


def test_half_of_the_cases_are_traps() -> None:
    found = cases("numbers")
    assert len(found) >= 60
    assert 0.4 <= sum(not case.expected for case in found) / len(found) <= 0.6


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("một triệu", 1_000_000),
        ("mười hai", 12),
        ("hai mươi lăm", 25),
        ("một trăm linh năm", 105),
        ("ba trăm nghìn", 300_000),
        ("hai nghìn ba trăm", 2300),
        ("năm mươi tỷ", 50_000_000_000),
        ("bảy vạn", 70_000),
    ],
)
def test_numbers_in_words(words: str, value: int) -> None:
    scaled = words.rpartition(" ")[2] in SCALES
    assert list(find_numbers(words)) == [Number(0, len(words), Decimal(value), scaled=scaled, worded=True)]


SCALES = {"trăm", "nghìn", "vạn", "triệu", "tỷ"}


@pytest.mark.parametrize(
    "words",
    ["một số xã", "hai bên", "ba tỉnh", "hàng triệu người", "vài trăm hộ", "năm 2024 này", "tư nhân", "một chục"],
)
def test_words_that_are_no_numbers(words: str) -> None:
    assert [n for n in find_numbers(words) if n.worded] == []


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_are_read_back(value: int) -> None:
    assert parse_digits(f"{value:,}".replace(",", ".")) == value


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=99))
def test_a_decimal_comma_is_read_back(whole: int, hundredths: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{hundredths:02}"
    assert parse_digits(written) == Decimal(whole) + Decimal(hundredths) / 100


@given(st.text(alphabet="0123456789.,/-% ()nghìntriệuđếnhạng\n", max_size=50))
def test_spans_are_in_order_and_inside(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
