import pytest

from reading import cast


def templates(text: str) -> list[str]:
    return [t.text for t in cast(text).templates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Lương, Chủ tịch UBND tỉnh Lai Châu chủ trì hội nghị.", ["⟦0⟧ chủ trì hội nghị."]),
        ("Phó Thủ tướng Trần Hồng Hà và Bộ trưởng Bộ Y tế Đào Hồng Lan dự.", ["⟦0⟧ và ⟦1⟧ dự."]),
        ("Thủ tướng Phạm Minh Chính dự. Thủ tướng nói ngắn.", ["⟦0⟧ dự.", "⟦0⟧ nói ngắn."]),
        ("Thủ tướng Phạm Minh Chính dự. Các Bộ trưởng về sớm.", ["⟦0⟧ dự."]),
        ("Chủ tịch UBND xã nào cũng có mặt.", []),
        ("Mưa to từ sáng.", []),
    ],
)
def test_template(text: str, expected: list[str]) -> None:
    assert templates(text) == expected


def test_a_post_alone_means_its_only_holder() -> None:
    text = "Bí thư Tỉnh ủy Lê Minh Ngân dự. Bí thư Tỉnh ủy phát biểu."
    assert [(a.person, a.named) for a in cast(text).actors] == [("Lê Minh Ngân", True), ("Lê Minh Ngân", False)]


def test_a_post_that_two_hold_means_nobody() -> None:
    text = (
        "Phó Chủ tịch UBND tỉnh Lê Văn An và Phó Chủ tịch UBND tỉnh Bùi Thị Hoa dự. Phó Chủ tịch UBND tỉnh phát biểu."
    )
    assert [(a.person, a.named) for a in cast(text).actors] == [("Lê Văn An", True), ("Bùi Thị Hoa", True)]


def test_offsets_lead_back_into_the_text() -> None:
    text = "Chiều muộn. Tới dự có ông Lê Văn Lương, Chủ tịch UBND tỉnh và khách."
    (template,) = cast(text).templates
    at = template.text.index("và")
    assert text[template.origin(at) :] == "và khách."
    assert text[template.origin(template.text.index("⟦")) :].startswith("ông Lê Văn Lương")
