import pytest

from cases_loader import Case, case_id, cases
from diemcau.lexicon.loader import load
from diemcau.rules.citations import citations
from frame import HOME, page


@pytest.mark.parametrize("case", cases("citations"), ids=case_id)
def test_sentence(case: Case) -> None:
    found = tuple((c.number, c.kind, c.issuer, c.date) for c in citations(page(case.sentence), HOME))
    assert found == case.expected


def test_the_evidence_spans_kind_number_date_and_issuer() -> None:
    (citation,) = citations(
        page("Theo Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ, dữ liệu cá nhân được bảo vệ."), HOME
    )
    assert citation.evidence.quote == "Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ"


@pytest.mark.parametrize(
    "form", [(e.label, f) for e in load("legalkinds") for f in e.forms], ids=lambda pair: str(pair[1])
)
def test_every_kind_is_read_before_a_full_number(form: tuple[str, str]) -> None:
    kind, written = form
    assert [(c.kind, c.number) for c in citations(page(f"Theo {written} số 12/QĐ-TTg."), HOME)] == [(kind, "12/QĐ-TTg")]


@pytest.mark.parametrize(
    "sign", [(e.label, f) for e in load("legalsigns") for f in e.forms], ids=lambda pair: str(pair[1])
)
def test_every_sign_names_its_issuer(sign: tuple[str, str]) -> None:
    issuer, written = sign
    assert [c.issuer for c in citations(page(f"Xem Văn bản số 7/VB-{written}."), HOME)] == [issuer]
