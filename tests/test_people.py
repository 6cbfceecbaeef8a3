import pytest

from cases_loader import Case, case_id, cases
from diemcau.rules.people import people
from laocai import frame


@pytest.mark.parametrize("case", cases("people"), ids=case_id)
def test_sentence(case: Case) -> None:
    found = tuple((p.name, "byline") if p.byline else (p.name,) for p in people(frame(case.sentence)))
    assert found == case.expected


def test_the_evidence_is_the_first_full_mention() -> None:
    (person,) = people(frame("Ông Lê Văn Hướng dự. Ông Hướng phát biểu. Lê Văn Hướng kết luận."))
    assert (person.evidence.start, person.evidence.quote) == (4, "Lê Văn Hướng")


def test_somebody_who_also_acts_is_no_byline() -> None:
    text = "Tin, ảnh: Kim Tiến\nÔng Kim Tiến phát biểu tại hội nghị tổng kết công tác chuyển đổi số của tỉnh."
    assert [(p.name, p.byline) for p in people(frame(text))] == [("Kim Tiến", False)]


def test_a_short_form_of_two_persons_is_nobody() -> None:
    found = frame("Ông Lê Văn Sơn và ông Vũ Hồng Sơn dự. Ông Sơn phát biểu.").page.names
    assert [(n.name, n.short) for n in found] == [("Lê Văn Sơn", False), ("Vũ Hồng Sơn", False)]


def test_a_short_form_stands_for_the_one_person_named_before() -> None:
    found = frame("Ông Lê Văn Sơn dự. Ông Sơn phát biểu.").page.names
    assert [(n.name, n.short) for n in found] == [("Lê Văn Sơn", False), ("Lê Văn Sơn", True)]
