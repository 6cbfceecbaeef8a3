import pytest

from cases_loader import Case, case_id, cases
from diemcau.rules.context import Context
from diemcau.rules.places import places
from laocai import frame

CONTEXT = Context(year=2024)


@pytest.mark.parametrize("case", cases("places"), ids=case_id)
def test_sentence(case: Case) -> None:
    assert tuple((p.name, p.level.value) for p in places(frame(case.sentence), CONTEXT)) == case.expected


def test_the_home_is_named_by_tinh_alone() -> None:
    (place,) = places(frame("Chủ tịch UBND tỉnh Lê Văn Bền phát biểu."), CONTEXT)
    assert (place.name, place.level.value, place.evidence.rule) == ("Lào Cai", "tỉnh", "places.home")


def test_without_a_home_tinh_names_nothing() -> None:
    assert list(places(frame("Chủ tịch UBND tỉnh Lê Văn Bền phát biểu.", url=""), CONTEXT)) == []


def test_a_place_of_the_gazetteer_has_its_iri() -> None:
    (place,) = places(frame("Đoàn thăm huyện Tương Dương."), CONTEXT)
    assert place.locality.endswith("tuong-duong")


def test_a_commune_that_the_gazetteer_lacks_has_none() -> None:
    (place,) = places(frame("Đoàn thăm xã Y Tý."), CONTEXT)
    assert (place.name, place.locality) == ("Y Tý", "")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ngày 30/6/2025, đoàn đến Sa Pa.", "huyện"),
        ("Ngày 16/7/2025, đoàn đến Sa Pa.", "xã"),
        ("Ngày 16/7/2025, đoàn đến huyện Sa Pa cũ.", "huyện"),
        ("Ngày 16/7/2025, đoàn đến Lai Châu.", "tỉnh"),
    ],
)
def test_since_july_2025_a_bare_name_is_no_district(text: str, level: str) -> None:
    assert [p.level.value for p in places(frame(text), CONTEXT)] == [level]
