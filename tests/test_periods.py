import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_loader import Case, case_id, cases
from diemcau.patterns.periods import Shape, find_periods

YEAR = 2024


@pytest.mark.parametrize("case", cases("periods"), ids=case_id)
def test_sentence(case: Case) -> None:
    found = tuple((case.sentence[p.start : p.end], p.shape.value, p.iso(YEAR)) for p in find_periods(case.sentence))
    assert found == case.expected


def test_every_shape_has_a_case() -> None:
    assert {cells[1] for case in cases("periods") for cells in case.expected} == {shape.value for shape in Shape}


def test_without_a_year_nothing_is_made_up() -> None:
    text = "6 tháng đầu năm, quý II, cuối năm, năm ngoái, cùng kỳ và tháng 5"
    assert [p.iso() for p in find_periods(text)] == [""] * 6


@pytest.mark.parametrize(
    ("words", "period", "expected"),
    [
        ("cùng kỳ năm 2023", "2024-01/2024-06", "2023-01/2023-06"),
        ("cùng kỳ năm 2021", "2024", "2021"),
        ("cùng kỳ năm trước", "2023-12-15/2024-06-14", "2022-12-15/2023-06-14"),
        ("cùng kỳ", "2024-06-30", "2023-06-30"),
        ("cùng kỳ các năm trước", "2024", ""),
        ("cùng kỳ năm trước", "", ""),
    ],
)
def test_counterpart(words: str, period: str, expected: str) -> None:
    (same,) = find_periods(words)
    assert same.counterpart(period, YEAR) == expected


@given(st.text(alphabet="0123456789/.-, quýIVthángnămđầucuốicùngkỳđếnhếtgiaiđoạn\n", max_size=60))
def test_spans_are_in_order(text: str) -> None:
    end = 0
    for period in find_periods(text):
        assert end <= period.start < period.end <= len(text)
        end = period.end
