"""The year of a day that is written without one, by what the article calls past. Each passage is a whole article."""

from __future__ import annotations

import pytest

from diemcau.facts import Measure
from reading import facts, slots

OPENING = "Sáng 19/7, tại thành phố Lào Cai, UBND tỉnh Lào Cai tổ chức hội nghị sơ kết về chuyển đổi số. "
WINTER = "Sáng 10/01, tại thành phố Lào Cai, UBND tỉnh Lào Cai tổ chức hội nghị về chuyển đổi số. "


def day(text: str) -> list[str]:
    return [value for slot, value in slots(text) if slot == "date"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # writers name the year of what they compare with, for it is not their own
        ("Đã cấp 4.300 chữ ký số, thêm 1.150 chữ ký số nếu đem so với tháng 12.2024.", ["2025-07-19"]),
        ("Đã cấp 4.300 chữ ký số, tăng 12% so với cùng kỳ năm 2023.", ["2024-07-19"]),
        ("Tỷ lệ số hóa là 61%, trong khi 6 tháng năm 2022 mới là 44%.", ["2023-07-19"]),
        ("Nếu như ngày 31/12/2024 mới có 2.150 tổ thì nay đã là 2.980 tổ.", ["2025-07-19"]),
        ("Cuối năm 2023 tỉnh mới có 2.150 tổ, nay đã là 2.980 tổ.", ["2024-07-19"]),
        # the latest of several
        ("Năm 2022 cấp 900 thẻ. So với cuối năm 2023, số thẻ tăng gấp đôi.", ["2024-07-19"]),
        # the year of its own results
        ("Đến hết tháng 6/2024, tỉnh cấp 4.300 chữ ký số.", ["2024-07-19"]),
        ("Từ đầu năm đến cuối tháng 6/2024, tỉnh cấp 4.300 chữ ký số.", ["2024-07-19"]),
        # what lies ahead says nothing, nor do the days of documents
        ("Mục tiêu đến cuối năm 2025 là 80% hồ sơ.", []),
        ("Việc này phải xong trước ngày 31/12/2025.", []),
        ("Phấn đấu năm 2026 cấp 9.000 chữ ký số.", []),
        ("Quyết định số 06/QĐ-TTg ngày 6/1/2022 giao 32 việc cho tỉnh.", []),
        ("• Bảy tháng, tỉnh cấp 4.300 chữ ký số (06/09/2026)", []),
        ("Toàn tỉnh có 4.300 chữ ký số.", []),
    ],
)
def test_the_year_of_a_day_in_july(told: str, expected: list[str]) -> None:
    assert day(OPENING + "\n" + told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Tính đến 31/12/2024, tỉnh cấp 4.300 chữ ký số.", ["2025-01-10"]),
        ("Đã cấp 4.300 chữ ký số, tăng 12% so với cuối năm 2024.", ["2025-01-10"]),
        ("Đã cấp 4.300 chữ ký số, tăng 12% so với năm 2023.", ["2024-01-10"]),
    ],
)
def test_the_year_of_a_day_in_january(told: str, expected: list[str]) -> None:
    assert day(WINTER + "\n" + told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Đã có 22/34 địa phương gửi báo cáo.", ["2025-07-19"]),
        ("Chính quyền địa phương hai cấp vận hành thông suốt.", ["2025-07-19"]),
        ("Đã có 34 tỉnh gửi báo cáo.", ["2024-07-19"]),  # some of the 63
    ],
)
def test_there_are_thirty_four_provinces_since_2025(told: str, expected: list[str]) -> None:
    assert day(f"{OPENING}\nĐến hết tháng 6/2024, tỉnh cấp 4.300 chữ ký số. {told}") == expected


def test_what_an_article_compares_itself_with_may_be_of_its_own_year() -> None:
    text = "Chuyện ở xã. Cả tỉnh Lào Cai có 2.980 tổ công nghệ, thêm 830 tổ so với tháng 6/2024. Cuối năm có 3.100 tổ."
    assert {f.time[:4] for f in facts(text) if isinstance(f, Measure) and f.time} == {"2024"}


def test_the_end_of_the_year_may_be_told_before_it() -> None:
    text = "Sáng 25/12, UBND tỉnh Lào Cai tổ chức hội nghị về Đề án 06. Tính đến cuối năm 2024, tỉnh cấp 4.300 thẻ."
    assert day(text) == ["2024-12-25"]


def test_an_article_without_a_meeting_is_of_the_year_after_what_it_compares_with() -> None:
    text = (
        "Chuyện ở một bộ phận một cửa của tỉnh Lào Cai. Cuối năm 2023 cả tỉnh có 2.150 tổ công nghệ, "
        "đến giữa năm là 2.980 tổ. Tháng 8, xã cấp 310 chữ ký số."
    )
    assert [f.time for f in facts(text) if isinstance(f, Measure)] == ["2023-12", "2024-06", "2024-08"]


@pytest.mark.parametrize(
    ("told", "time"),
    [
        ("6 tháng cuối năm, tỉnh cấp 310 chữ ký số.", "2024-07/2024-12"),
        ("Tháng 10, tỉnh cấp 310 chữ ký số.", "2024-10"),
        ("Đến ngày 31-12, tỉnh cấp 310 chữ ký số.", "2024-12-31"),
        ("9 tháng, tỉnh cấp 310 chữ ký số.", "2024-01/2024-09"),
        ("Tháng 1, tỉnh cấp 310 chữ ký số.", "2025-01"),
        ("Trước ngày 30/6, các xã cấp 310 chữ ký số.", "2025-06-30"),
        ("Mục tiêu trong tháng 10 là cấp 310 chữ ký số.", "2025-10"),
    ],
)
def test_what_a_meeting_of_january_looks_back_on_is_of_the_year_before(told: str, time: str) -> None:
    text = f"Sáng 10/01/2025, UBND tỉnh Lào Cai tổ chức hội nghị tổng kết Đề án 06 năm 2024.\n{told}"
    assert [f.time for f in facts(text) if isinstance(f, Measure)] == [time]
