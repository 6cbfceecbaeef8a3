"""Articles about a hospital, a company, a region or a village: whose figures they tell."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.facts import Level
from diemcau.mentions import Page
from diemcau.rules.context import Context
from diemcau.rules.houses import house, region, village
from diemcau.rules.measures import measures
from diemcau.text.document import plain_document

LAO_CAI = Context(day=date(2025, 7, 15), year=2025, place="Lào Cai", level=Level.PROVINCE)


def page(text: str) -> Page:
    return Page(plain_document("case", text))


def scopes(text: str) -> list[tuple[str, str]]:
    return [(m.evidence.quote, m.scope) for m in measures(page(text), LAO_CAI)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đại hội Công đoàn Tổng công ty Điện lực miền Bắc\nĐại hội bầu Ban Chấp hành.", True),
        ("Bộ Y tế làm việc với Bệnh viện Đa khoa tỉnh Lào Cai\nĐoàn nghe báo cáo.", True),
        ("Hội thảo về học bạ số\nSáng 5/6, Trường Đại học Tây Bắc tổ chức hội thảo.", True),
        # the province speaks with a company; the house is only one of those who come
        ("UBND tỉnh Lào Cai làm việc với Công ty Apatit Việt Nam\nHai bên trao đổi.", False),
        ("Hội thảo về học bạ số\nSáng 5/6, hội thảo có Trường Đại học Tây Bắc tham dự.", False),
        ("Sơ kết chuyển đổi số\nToàn tỉnh có 12 bệnh viện.", False),
        ("", False),
    ],
)
def test_a_house_is_named_alone_by_the_headline_or_holds_the_event(text: str, name: bool) -> None:
    assert bool(house(page(text))) is name


def test_figures_of_a_hospital_are_its_own_and_the_province_keeps_its_own() -> None:
    text = (
        "Bộ Y tế làm việc với Bệnh viện Đa khoa tỉnh Lào Cai\n"
        "Đoàn có lãnh đạo Sở Y tế Lào Cai. Giám đốc báo cáo: bệnh viện có 900 giường.\n"
        "Lượt khám ngoại trú đạt 210.400 lượt.\n"
        "Trên địa bàn toàn tỉnh mới có 9/17 bệnh viện hoàn thành bệnh án điện tử.\n"
        "Thời gian chờ còn 40 phút."
    )
    assert scopes(text) == [
        ("900 giường", "Bệnh viện Đa khoa tỉnh Lào Cai"),
        ("210.400 lượt", "Bệnh viện Đa khoa tỉnh Lào Cai"),
        ("9/17 bệnh viện", "Lào Cai"),
        ("40 phút", "Bệnh viện Đa khoa tỉnh Lào Cai"),
    ]


def test_a_regional_office_speaks_of_its_region() -> None:
    text = (
        "Thuế khu vực VIII sơ kết 6 tháng\n"
        "Thuế khu vực VIII thu 9.200 tỷ đồng, tăng 8%.\n"
        "Riêng Lào Cai thu 3.100 tỷ đồng."
    )
    assert scopes(text) == [("9.200 tỷ đồng", "Khu vực VIII"), ("8%", "Khu vực VIII"), ("3.100 tỷ đồng", "Lào Cai")]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh sơ kết\nChi nhánh Khu vực 5 dự họp.",  # named once: a guest
        "Thuế khu vực VIII và Thuế khu vực IX ký kết\nHai bên phối hợp.",
        "Tòa án nhân dân khu vực 3 ra mắt\nTòa án nhân dân khu vực 3 có 9 thẩm phán.",
        "Đô thị khu vực 2\nĐất ở khu vực 2 tăng giá.",
    ],
)
def test_no_region(text: str) -> None:
    assert region(page(text)) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổ công nghệ số của thôn Nà Lằng\nThôn Nà Lằng có 90 hộ.", "Nà Lằng"),
        ("Lối thoát nghèo ở Pờ Hồ\nBà con thôn Pờ Hồ trồng quế.", "Pờ Hồ"),
        # a commune of the same name, a village in passing, a village that only the headline names
        ("Nông thôn mới ở Nà Lằng\nXã Nà Lằng có thôn Nà Lằng.", ""),
        ("Tổ công nghệ số ở xã Y Tý\nThôn Choản Thèn có 60 hộ.", ""),
        ("Bản tin thôn Nà Lằng\nTrời nắng.", ""),
        ("", ""),
    ],
)
def test_a_village_is_named_by_the_headline(text: str, name: str) -> None:
    assert village(page(text)) == name


def test_who_speaks_for_the_country_tells_of_it() -> None:
    text = (
        "Cục trưởng Nguyễn Văn Sơn thông tin: đã số hóa 4 triệu học bạ.\n"
        "Cục trưởng Cục Thuế Trần Văn Bình cho biết đã thu 90 tỷ đồng.\n"
        "Số phải thu còn 12 tỷ đồng, vượt dự toán Bảo hiểm xã hội Việt Nam giao. Nợ còn 3 tỷ đồng."
    )
    assert scopes(text) == [
        ("4 triệu học bạ", "cả nước"),
        ("90 tỷ đồng", "Lào Cai"),
        ("12 tỷ đồng", "Lào Cai"),
        ("3 tỷ đồng", "Lào Cai"),
    ]


def test_a_locality_that_a_sentence_comes_to_is_its_scope() -> None:
    text = (
        "Xã Cốc San tiếp nhận 900 hồ sơ. Cùng thời gian, xã Bát Xát tiếp nhận nhiều hồ sơ; tỷ lệ số hóa đạt 67%.\n"
        "Riêng xã Mường Hum và xã Dền Sáng còn nhiều hồ sơ; tỷ lệ số hóa đạt 41%."
    )
    assert scopes(text) == [("900 hồ sơ", "Cốc San"), ("67%", "Bát Xát"), ("41%", "Lào Cai")]


def test_countries_are_counted_by_a_province_too() -> None:
    assert scopes("Đến nay, 39 quốc gia có dự án đầu tư.") == [("39 quốc gia", "Lào Cai")]
