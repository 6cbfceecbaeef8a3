from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases_loader import Case, case_id, cases
from diemcau.patterns.dates import DateMention, find_dates

YEAR = 2024


@pytest.mark.parametrize("case", cases("dates"), ids=case_id)
def test_sentence(case: Case) -> None:
    found = tuple((case.sentence[d.start : d.end], d.iso(YEAR)) for d in find_dates(case.sentence))
    assert found == case.expected


def test_an_unsaid_year_stays_unsaid() -> None:
    (found,) = find_dates("Sáng 25/12, họp.")
    assert found == DateMention(5, 10, None, 12, 25)
    assert (found.iso(), found.iso(2023)) == ("", "2023-12-25")


def test_a_leap_day_needs_its_leap_year() -> None:
    (found,) = find_dates("Ngày 29/2, họp.")
    assert (found.iso(2024), found.iso(2023)) == ("2024-02-29", "")


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_every_style_of_a_full_date_is_read(day: date) -> None:
    dd, mm, yy = day.day, day.month, day.year
    for written in (f"{dd}/{mm}/{yy}", f"{dd:02}-{mm:02}-{yy}", f"{dd}.{mm}.{yy}", f"{dd} tháng {mm} năm {yy}"):
        assert [d.iso() for d in find_dates(f"Hội nghị ngày {written} đã bế mạc.")] == [day.isoformat()]


@given(st.text(alphabet="0123456789/.-, ngàythángnămvàđếnSáng()\n", max_size=60))
def test_spans_are_in_order_and_hold_a_figure(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
