import pytest

from cases_loader import Case, case_id, cases
from diemcau.lexicon.loader import load
from diemcau.lexicon.matcher import matcher
from diemcau.rules.context import Context
from diemcau.rules.systems import systems
from diemcau.text.fold import fold
from frame import HOME, page


@pytest.mark.parametrize("case", cases("systems"), ids=case_id)
def test_sentence(case: Case) -> None:
    assert tuple((s.name,) for s in systems(page(case.sentence), HOME)) == case.expected


@pytest.mark.parametrize("form", [(e.id, f) for e in load("systems") for f in e.forms], ids=lambda pair: str(pair[1]))
def test_every_form_finds_its_entry(form: tuple[str, str]) -> None:
    entry, written = form
    text = f"Về {written}."
    assert [(h.item.id, text[h.start : h.end]) for h in matcher("systems").find(fold(text))] == [(entry, written)]


def test_a_system_of_every_locality_needs_a_known_place() -> None:
    text = "Hồ sơ nộp trên Cổng Dịch vụ công tỉnh tăng nhanh."
    assert [s.name for s in systems(page(text), HOME)] == ["Cổng Dịch vụ công tỉnh Lào Cai"]
    assert list(systems(page(text), Context())) == []


def test_each_system_once_at_its_first_mention() -> None:
    text = "Mở VNeID. Trên ứng dụng VNeID có Sổ sức khỏe điện tử; sổ này có trên VNeID."
    found = [(s.name, s.evidence.start, s.evidence.quote) for s in systems(page(text), HOME)]
    assert found == [("VNeID", 3, "VNeID"), ("Sổ sức khỏe điện tử", 33, "Sổ sức khỏe điện tử")]
