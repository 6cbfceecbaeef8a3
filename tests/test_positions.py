import pytest

from cases_loader import Case, case_id, cases
from diemcau.facts import Status
from diemcau.rules.positions import positions
from laocai import frame


@pytest.mark.parametrize("case", cases("positions"), ids=case_id)
def test_sentence(case: Case) -> None:
    found = sorted(positions(frame(case.sentence)), key=lambda p: (p.evidence.start, p.person_evidence.start))
    assert tuple((p.person, p.title, p.body, p.place) for p in found) == case.expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chủ tịch UBND tỉnh Nguyễn Văn Bền dự.", Status.CURRENT),
        ("Nguyên Chủ tịch UBND tỉnh Nguyễn Văn Bền dự.", Status.FORMER),
        ("Ông Nguyễn Văn Bền, cựu Chủ tịch UBND tỉnh, dự.", Status.FORMER),
        ("Quyền Chủ tịch UBND tỉnh Nguyễn Văn Bền dự.", Status.ACTING),
        ("Tân Chủ tịch UBND tỉnh Nguyễn Văn Bền dự.", Status.APPOINTED),
    ],
)
def test_status(text: str, status: Status) -> None:
    assert [p.status for p in positions(frame(text))] == [status]


def test_the_evidence_spans_the_post_and_the_name() -> None:
    (found,) = positions(frame("Sáng nay, Phó Bí thư Tỉnh ủy Lê Văn Bền phát biểu."))
    assert (found.evidence.quote, found.person_evidence.quote) == ("Phó Bí thư Tỉnh ủy", "Lê Văn Bền")


def test_the_district_of_the_sentence_holds_for_a_bare_huyen() -> None:
    text = "Tại huyện Văn Bàn, Chủ tịch UBND huyện Lê Văn Bền phát biểu."
    assert [(p.body, p.place) for p in positions(frame(text))] == [("Ủy ban nhân dân", "Văn Bàn")]


def test_without_a_home_the_place_stays_empty() -> None:
    found = positions(frame("Chủ tịch UBND tỉnh Lê Văn Bền phát biểu.", url=""))
    assert [(p.title, p.body, p.place) for p in found] == [("Chủ tịch", "Ủy ban nhân dân", "")]


_MINISTRY = """Bộ Tài chính sơ kết 9 tháng thực hiện Đề án 06
Đại tá Trần Văn Bình, Phó Cục trưởng Cục Viễn thông, Thứ trưởng Bộ Công an Phạm Văn Hòa cùng dự.
{lead}
"""


def test_a_bare_thu_truong_is_of_the_ministry_of_the_headline() -> None:
    found = positions(frame(_MINISTRY.format(lead="Thứ trưởng Lê Thị Mai báo cáo.")))
    assert [(p.person, p.body) for p in found if p.title == "Thứ trưởng"] == [
        ("Phạm Văn Hòa", "Bộ Công an"),
        ("Lê Thị Mai", "Bộ Tài chính"),
    ]


def test_of_two_ministries_in_the_headline_neither_is_the_articles_own() -> None:
    text = _MINISTRY.replace("Bộ Tài chính", "Bộ Tài chính, Bộ Y tế").format(lead="Thứ trưởng Lê Thị Mai báo cáo.")
    found = positions(frame(text))
    assert [(p.person, p.body) for p in found if p.person == "Lê Thị Mai"] == [("Lê Thị Mai", "Bộ Công an")]
