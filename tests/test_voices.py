"""Who speaks tells of whom: the scopes of figures in reported speech, over whole articles."""

import pytest

from diemcau.facts import Measure
from diemcau.pipeline import read
from diemcau.text.document import plain_document

LEAD = (
    "Lào Cai sơ kết Đề án 06\n"
    "Sáng 9/7/2024, UBND tỉnh Lào Cai tổ chức hội nghị sơ kết Đề án 06. Dự hội nghị có ông Lê Văn Bền, "
    "Chủ tịch UBND tỉnh Lào Cai; ông Vàng A Páo, Chủ tịch UBND xã Y Tý; bà Đỗ Thị Hạnh, "
    "Giám đốc Bệnh viện Đa khoa tỉnh Lào Cai.\n"
)


def scopes(text: str) -> list[tuple[str, str]]:
    facts = read(plain_document("a", LEAD + text)).facts
    return [(f.evidence.quote, f.scope) for f in facts if isinstance(f, Measure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Vàng A Páo cho biết, đến nay 900 hộ đã có nước sạch.", [("900 hộ", "Y Tý")]),
        ("Theo ông Vàng A Páo, đến nay 900 hộ đã có nước sạch.", [("900 hộ", "Y Tý")]),
        ("Chủ tịch UBND xã Y Tý Vàng A Páo chia sẻ: đã mở 12 lớp học.", [("12 lớp học", "Y Tý")]),
        ("Bà Đỗ Thị Hạnh thông tin, mỗi ngày tiếp 700 lượt khám.", [("700 lượt", "Bệnh viện Đa khoa")]),
        # what is said of a place itself, and what the next paragraph tells
        ("Ông Vàng A Páo cho biết, toàn tỉnh có 900 hộ thiếu nước.", [("900 hộ", "Lào Cai")]),
        ("Ông Vàng A Páo cho biết xã đã thoát nghèo.\nĐến nay 900 hộ đã có nước sạch.", [("900 hộ", "Lào Cai")]),
        ("Ông Vàng A Páo nhận Bằng khen. Đến nay 900 hộ đã có nước sạch.", [("900 hộ", "Lào Cai")]),
        ("Ông Vàng A Páo nghe báo cáo: 900 hộ đã có nước sạch.", [("900 hộ", "Lào Cai")]),
        ("Ông Lê Văn Bền yêu cầu 90% hồ sơ được nộp trực tuyến.", [("90%", "Lào Cai")]),
    ],
)
def test_a_speaker_tells_of_his_own_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert scopes(text) == expected


def test_a_whole_commune_is_the_one_named_last() -> None:
    text = "Tại xã Y Tý, mạng còn yếu. Toàn xã có 12 thôn."
    assert scopes(text) == [("12 thôn", "Y Tý")]
    own = "Xã Y Tý, tỉnh Lào Cai ra quân làm sạch dữ liệu\nSáng 9/7/2025, UBND xã Y Tý, tỉnh Lào Cai ra quân. "
    text = own + "Đoàn từng thăm xã Bản Vược. Toàn xã có 12 thôn."
    facts = read(plain_document("b", text)).facts
    assert [f.scope for f in facts if isinstance(f, Measure)] == ["Y Tý"]
