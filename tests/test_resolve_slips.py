"""Two articles that give two values: hardly ever a contradiction, however alike the words that are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diemcau.facts import Bound
from diemcau.resolve.checks import checks
from diemcau.resolve.figures import Figure
from saying import Told, said, told

# Each pair is read with one wording, scope, unit and day, and the second number is the first with one digit another:
# what keeps them apart are the words before them alone.
LOOK_ALIKES = [
    # another tier
    ("Toàn tỉnh tiếp nhận 38.917 hồ sơ.", "UBND các xã tiếp nhận 38.217 hồ sơ."),
    ("Cấp tỉnh tiếp nhận 38.917 hồ sơ.", "Cấp xã tiếp nhận 38.217 hồ sơ."),
    ("Các sở tiếp nhận 38.917 hồ sơ.", "Các xã tiếp nhận 38.217 hồ sơ."),
    ("Cấp huyện tiếp nhận 38.917 hồ sơ.", "Cấp tỉnh tiếp nhận 38.217 hồ sơ."),
    ("Khối bộ, ngành tiếp nhận 38.917 hồ sơ.", "Khối địa phương tiếp nhận 38.217 hồ sơ."),
    ("Các địa phương tiếp nhận 38.917 hồ sơ.", "Tiếp nhận 38.217 hồ sơ."),
    ("Huyện, thị xã tiếp nhận 38.917 hồ sơ.", "Sở, ban, ngành tiếp nhận 38.217 hồ sơ."),
    ("Xã, phường tiếp nhận 38.917 hồ sơ.", "Toàn ngành tiếp nhận 38.217 hồ sơ."),
    # a part
    ("Tiếp nhận 38.917 hồ sơ.", "Trong đó có 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ.", "Lĩnh vực đất đai tiếp nhận 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ.", "Riêng Trung tâm tiếp nhận 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ.", "Chỉ tính hồ sơ trực tiếp thì tiếp nhận 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ.", "Số còn lại là 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ.", "Chưa kể hồ sơ của công an, tiếp nhận 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ.", "Khu vực miền núi tiếp nhận 38.217 hồ sơ."),
    ("Tiếp nhận 38.917 hồ sơ, không kể lý lịch tư pháp.", "Tiếp nhận 38.217 hồ sơ không kể chứng thực."),
    ("Giải ngân 38.917 tỷ.", "Giải ngân vốn trung ương 38.217 tỷ."),
    ("Giải ngân 38.917 tỷ.", "Ngân sách địa phương giải ngân 38.217 tỷ."),
    # another stretch of time
    ("Xuất khẩu 38.917 tấn.", "Tính đến cuối tháng 3, xuất khẩu 38.217 tấn."),
    ("Xuất khẩu 38.917 tấn.", "Lũy kế xuất khẩu 38.217 tấn."),
    ("Trong tháng xuất khẩu 38.917 tấn.", "Xuất khẩu 38.217 tấn."),
    ("Trong tuần xuất khẩu 38.917 tấn.", "Xuất khẩu 38.217 tấn."),
    ("Quý I xuất khẩu 38.917 tấn.", "Cả năm xuất khẩu 38.217 tấn."),
    ("Sáu tháng xuất khẩu 38.917 tấn.", "Từ đầu năm xuất khẩu 38.217 tấn."),
    ("Đến nay xuất khẩu 38.917 tấn.", "Xuất khẩu 38.217 tấn."),
    ("Xuất khẩu 38.917 tấn.", "Xuất khẩu 38.217 tấn cùng kỳ."),
    ("Xuất khẩu 38.917 tấn.", "Năm trước xuất khẩu 38.217 tấn."),
    # before and after units were merged
    ("Trước sắp xếp có 38.917 hộ.", "Sau sắp xếp có 38.217 hộ."),
    ("Tỉnh có 38.917 hộ.", "Sau khi sáp nhập, tỉnh có 38.217 hộ."),
    ("Địa bàn cũ có 38.917 hộ.", "Địa bàn có 38.217 hộ."),
    # planned and reached
    ("Trồng 38.917 ha.", "Kế hoạch trồng 38.217 ha."),
    ("Trồng 38.917 ha.", "Chỉ tiêu trồng 38.217 ha."),
    ("Trồng 38.917 ha.", "Phấn đấu trồng 38.217 ha."),
    ("Trồng 38.917 ha.", "Sẽ trồng 38.217 ha."),
    ("Thu ngân sách 38.917 tỷ.", "Dự toán thu ngân sách 38.217 tỷ."),
    ("Trồng 38.917 ha.", "Đăng ký trồng 38.217 ha."),
    ("Nhu cầu là 38.917 căn.", "Đã xây 38.217 căn."),
    # first reckoned, then counted
    ("Ước tính trồng 38.917 ha.", "Trồng 38.217 ha."),
    ("Sơ bộ trồng 38.917 ha.", "Trồng 38.217 ha."),
    ("Qua rà soát có 38.917 hộ nghèo.", "Có 38.217 hộ nghèo."),
    ("Thống kê ban đầu có 38.917 hộ nghèo.", "Số liệu chính thức là 38.217 hộ nghèo."),
    # what is new and what is there, a mean and a sum
    ("Cấp mới 38.917 thẻ.", "Cấp 38.217 thẻ."),
    ("Phát sinh 38.917 hồ sơ.", "Có 38.217 hồ sơ."),
    ("Mỗi tháng có 38.917 lượt.", "Có 38.217 lượt."),
    ("Trung bình có 38.917 lượt.", "Có 38.217 lượt."),
    ("Nơi cao nhất có 38.917 lượt.", "Có 38.217 lượt."),
]


def two(one: str, other: str, **more: str) -> list[Figure]:
    first, second = (said(s, f"= {_figure(s)}", doc=d, **more) for s, d in ((one, "a"), (other, "b")))
    return [*first, *second]


def _figure(sentence: str) -> str:
    words = sentence.rstrip(".").replace(",", "").split()
    at = next(i for i, word in enumerate(words) if word[0].isdigit() and "." in word)
    return " ".join(words[at : at + 2])


@pytest.mark.parametrize("event", ["", "e"])
@pytest.mark.parametrize(("one", "other"), LOOK_ALIKES)
def test_look_alikes_contradict_nothing(one: str, other: str, event: str) -> None:
    assert told(two(one, other, event=event)) == []
    assert told(two(other, one, event=event)) == []


@pytest.mark.parametrize("event", ["", "e"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cấp xã tiếp nhận 38.917 hồ sơ.", "Cấp xã nhận 38.217 hồ sơ."),
        ("Lũy kế trồng 38.917 ha.", "Lũy kế đã trồng 38.217 ha."),
        ("Tỉnh có 38.917 hộ.", "Toàn tỉnh có 38.217 hộ."),
        ("Tỉnh có 38.917 hộ.", "Toàn tỉnh có 39.817 hộ."),
        ("Có 91,2 tấn.", "Có 92,1 tấn."),
    ],
)
def test_one_number_miswritten(one: str, other: str, event: str) -> None:
    figures = [_said(one, "a", event), _said(other, "b", event)]
    assert told(figures) == [("repeat", "contradicted", figures[1].quote, figures[0].quote)]


def _said(sentence: str, doc: str, event: str) -> Figure:
    words = sentence.rstrip(".").split()
    at = next(i for i, word in enumerate(words) if word[0].isdigit())
    return said(sentence, f"= {words[at]} {words[at + 1]}", doc=doc, event=event)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xuất khẩu 138,4 tấn.", "Xuất khẩu 391,7 tấn."),  # no digit in common
        ("Có 38.917 hộ.", "Có 38.226 hộ."),  # two digits
        ("Có 38.917 hộ.", "Có 3.891 hộ."),  # one too few
        ("Có 38.917 hộ.", "Có 36.971 hộ."),  # turned round further apart
        ("Có 7 hộ.", "Có 8 hộ."),
        ("Có 38.917 hộ.", "Có trên 38.900 hộ."),
        ("Có 38.917 hộ.", "Có khoảng 38.800 hộ."),
    ],
)
def test_two_numbers_are_no_slip(one: str, other: str) -> None:
    figures = [_said(one, "a", "e"), _said(other, "b", "e")]
    assert [v for _, v, *_ in told(figures) if v == "contradicted"] == []


def test_as_far_as_both_numbers_are_written_out() -> None:
    def slip(one: str, other: str) -> Told:
        return told([_said(one, "a", "e"), _said(other, "b", "e")])

    assert slip("Góp 1.052,6 tỷ.", "Góp hơn 1.250 tỷ.") == [("repeat", "contradicted", "1.250 tỷ", "1.052,6 tỷ")]
    assert slip("Góp 1.252,6 tỷ.", "Góp hơn 1.250 tỷ.") == [("repeat", "confirmed", "1.250 tỷ", "1.252,6 tỷ")]
    assert slip("Góp 1.257,6 tỷ.", "Góp hơn 1.250 tỷ.") == [("repeat", "compatible", "1.250 tỷ", "1.257,6 tỷ")]
    assert slip("Góp 1.052,6 tỷ.", "Góp hơn 950 tỷ.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-03", "2024-01/2024-03"),
        ("2024-03", "2024-03-31"),
        ("2024", "2024-12"),
        ("2024", "2024-01/2024-11"),
        ("2024", "2023"),
        ("2024", ""),
    ],
)
def test_two_meetings_must_speak_of_one_stretch_of_time(one: str, other: str) -> None:
    first, second = two("Tỉnh có 38.917 hộ.", "Tỉnh có 38.217 hộ.")
    assert told([replace(first, time=one), replace(second, time=other)]) == []


@pytest.mark.parametrize(
    ("met", "verdicts"),
    [
        (date(2025, 1, 8), ["contradicted"]),
        (date(2024, 12, 31), []),
        (date(2024, 11, 20), []),
    ],
)
def test_what_is_told_before_the_year_is_over_may_still_grow(met: date, verdicts: list[str]) -> None:
    first, second = two("Tỉnh có 38.917 hộ.", "Tỉnh có 38.217 hộ.", time="2024")
    figures = [replace(first, met=met), replace(second, met=date(2025, 2, 1))]
    assert [c.verdict.value for c in checks(figures)] == verdicts


def test_a_count_made_again_differs_in_its_last_digit() -> None:
    assert told(two("Tỉnh có 38.917 hộ.", "Tỉnh có 38.919 hộ.")) == []
    assert told(two("Tỉnh có 38.917 hộ.", "Tỉnh có 38.919 hộ.", event="e")) != []


def test_estimates_of_two_meetings() -> None:
    first, second = two("Tỉnh có 38.917 hộ.", "Tỉnh có 38.217 hộ.")
    for bound in (Bound.APPROX, Bound.GT, Bound.LT):
        assert "contradicted" not in {v for _, v, *_ in told([first, replace(second, bound=bound)])}


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("Kinh phí dự kiến 18,6 tỷ.", "Kinh phí dự kiến 16,8 tỷ.", ["contradicted"]),
        ("Kinh phí dự kiến 18,6 tỷ.", "Kinh phí đã chi 16,8 tỷ.", []),
        ("Cấp tỉnh chi 18,6 tỷ.", "Cấp xã chi 16,8 tỷ.", []),
        ("Cấp xã họp 20 lần; chi 18,6 tỷ.", "Chi 16,8 tỷ.", ["contradicted"]),
    ],
)
def test_three_digits_turned_round_may_be_of_two_things(one: str, other: str, verdicts: list[str]) -> None:
    first, second = (
        said(s, f"= {quote}", doc=d, event="e", time="2024-06-30")
        for s, quote, d in ((one, "18,6 tỷ", "a"), (other, "16,8 tỷ", "b"))
    )
    assert [c.verdict.value for c in checks([*first, *second])] == verdicts


@pytest.mark.parametrize(
    ("other", "beside", "verdicts"),
    [
        ("1.250 tỷ", "61.350 công", ["contradicted"]),
        ("1.250 tỷ", "70.420 công", []),  # nothing beside them agrees: whose day it is nobody says
        ("1.380 tỷ", "61.350 công", []),
    ],
)
def test_a_report_without_a_day_is_contradicted_where_figures_beside_agree(
    other: str, beside: str, verdicts: list[str]
) -> None:
    one = "Huy động nguồn lực cho chương trình 1.052,6 tỷ và 61.350 công."
    two = f"Nguồn lực cho chương trình hơn {other}, cùng {beside}."
    worded = {"1.052,6 tỷ": "nguồn lực huy động cho chương trình", other: "nguồn lực cho chương trình"}
    first = said(one, "= 1.052,6 tỷ", "= 61.350 công", event="e", **worded)
    second = said(two, f"= {other}", f"= {beside}", doc="b", event="e", time="", **worded)
    assert [c.verdict.value for c in checks([*first, *second]) if c.claim.quote == other] == verdicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trong tháng tiếp nhận 12.480 hồ sơ.", "Lũy kế tiếp nhận 14.280 hồ sơ."),
        ("Giải ngân 24.170 tỷ.", "Kế hoạch giải ngân 24.710 tỷ."),
        ("Ước tính có 45.320 lượt.", "Số liệu chính thức là 45.230 lượt."),
        ("Cấp tỉnh có 45.320 lượt.", "Cấp xã có 45.230 lượt."),
    ],
)
def test_digits_turned_round_in_look_alikes(one: str, other: str) -> None:
    assert told(two(one, other, event="e")) == []


def test_a_month_and_all_months_turned_round() -> None:
    first, second = two("Có 12.480 hồ sơ.", "Có 14.280 hồ sơ.", event="e")
    assert [v for _, v, *_ in told([first, second])] == ["contradicted"]
    assert told([replace(first, time="2024-06"), replace(second, time="2024-01/2024-06")]) == []
    assert told([first, replace(second, indicator="hồ sơ quá hạn")]) == []
