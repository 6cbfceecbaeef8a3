import pytest

from cases_loader import Case, case_id, cases
from diemcau.rules.bodies import bodies
from laocai import frame


@pytest.mark.parametrize("case", cases("bodies"), ids=case_id)
def test_sentence(case: Case) -> None:
    found = sorted(bodies(frame(case.sentence)), key=lambda b: b.evidence.start)
    assert tuple((b.name,) for b in found) == case.expected


def test_the_evidence_spans_the_body_with_its_place() -> None:
    (body,) = bodies(frame("Hôm qua, Công an huyện Văn Bàn ra quân."))
    assert body.evidence.quote == "Công an huyện Văn Bàn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Viện Chiến lược Phát triển Xanh (VCX) công bố báo cáo. Theo VCX, kết quả tốt.",
            ["Viện Chiến lược Phát triển Xanh"],
        ),
        ("Theo VCX, kết quả tốt.", []),
        (
            "Ban Chỉ đạo chuyển đổi số tỉnh họp. Sau đó, Ban Chỉ đạo thống nhất kế hoạch.",
            ["Ban Chỉ đạo chuyển đổi số tỉnh Lào Cai"],
        ),
        ("Tập đoàn VNPT dự. VNPT ký kết.", ["Tập đoàn VNPT"]),
    ],
)
def test_names_that_stand_for_a_body_named_before(text: str, expected: list[str]) -> None:
    assert [b.name for b in bodies(frame(text))] == expected


def test_a_local_body_that_cannot_be_placed_is_left_out() -> None:
    assert list(bodies(frame("UBND tỉnh và Công an huyện phối hợp.", url=""))) == []
