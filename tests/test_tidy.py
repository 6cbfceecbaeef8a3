import pytest

from diemcau.text.document import plain_document
from diemcau.text.tidy import article_end


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hội nghịtổng kết ở tỉnhLào Cai", "Hội nghị tổng kết ở tỉnh Lào Cai"),
        ("Đảng ủyxã họp", "Đảng ủy xã họp"),  # the tone mark settles once the words stand apart
        ("Đồng chíTrần Văn Lợi", "Đồng chí Trần Văn Lợi"),
        ("thịtrấn kếtnối sảnxuất", "thị trấn kết nối sản xuất"),  # the second syllable has the longest onset
        ("Sáng ngày10/7, xã họp", "Sáng ngày 10/7, xã họp"),
        ("đạt 98%.Trong đó, Hà Thị Lan,Phó Chủ tịch", "đạt 98%. Trong đó, Hà Thị Lan, Phó Chủ tịch"),
    ],
)
def test_words_that_run_together(source: str, text: str) -> None:
    assert plain_document("case", source).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Ứng dụng VNeID, TikTok, VietinBank, iHanoi và Hue-S",
        "TP.Huế, Ủy ban KH,CN&MT, vnexpress.net, 1.928.311 tỷ đồng, 57-NQ/TW",
        "H’Hen Niê ở Krông Pắc, Đăk Hà, Mù Cang Chải",
        "PGS.TS.Nguyễn Văn A đo 12 km2, 30 m³ và 5G",
        "nghiêng ngả, khuỷu tay, ngoằn ngoèo, Quỳnh Lưu",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    assert plain_document("case", text).text == text


def test_a_space_that_is_not_in_the_source_is_in_no_quote() -> None:
    document = plain_document("case", "Ở tỉnhLào Cai, nghịtổng kết")
    assert document.evidence(2, 14, "demo").quote == "tỉnhLào Cai"
    assert document.evidence(7, 14, "demo").quote == "Lào Cai"


BROKEN = (
    "Sáng 06/6, đoàn công tác của Bộ Y tế do Thứ trưởng Trần Văn\n"
    "Thuận làm trưởng đoàn đã làm việc với tỉnh về tiến độ\n"
    "triển khai bệnh án điện tử. Tiếp đoàn có đồng chí Hoàng Gia\nLong, Phó Chủ tịch UBND tỉnh; lãnh đạo Sở Y tế và\n"
    "các bệnh viện."
)


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    assert plain_document("case", BROKEN).text == BROKEN.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tổng kết\nSáng 06/6, UBND tỉnh họp.\nDự có ông A.",
        "Các xã đã xong:\nxã Tân Lập\nxã Bản Lầu",
        "STT | Xã | Hồ sơ\n1 | Đông Hà | 1.204\n2 | Khe Sanh | 655",
        "Quang cảnh hội nghị tại điểm cầu UBND tỉnh (ảnh: Hà Vy)\nĐồng chí chủ trì phát biểu.",
    ],
)
def test_lines_that_end(text: str) -> None:
    assert plain_document("case", text).text == text


PROSE = "Sáng 06/6, UBND xã họp bàn việc làm sạch dữ liệu dân cư, đất đai và hộ tịch trước ngày 30/6/2025.\n"


@pytest.mark.parametrize(
    "line",
    ["Tin liên quan", "Các tin khác:", "Những tin mới hơn", "Bài viết cùng chuyên mục", "Ý kiến bạn đọc",
     "Bình luận (3)", "Có thể bạn quan tâm", ">> Tin bài khác"],
)  # fmt: skip
def test_other_articles_and_comments_are_left_out(line: str) -> None:
    text = f"{PROSE}{line}\nUBND huyện Yên Lập họp phiên thường kỳ"
    assert text[: article_end(text)] == PROSE


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}Các tin khác nhau về bão đều được kiểm chứng.\n{PROSE}",
        f"Tin liên quan\n{PROSE}",  # above the article
        f"{PROSE}Bình luận về kết quả, ông A nói xã đi đúng hướng.\n",
        "Tin khác\nTin mới nhất",
    ],
)
def test_the_article_goes_on(text: str) -> None:
    assert article_end(text) == len(text)
