"""Calculations that come out too well to be an accident: what is found by its numbers, and what chance may have made.

Each case is a sentence or two that a reader can check; no wording of theirs stands in a pattern for the calculation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from diemcau.facts import Kind
from diemcau.resolve.checks import Check, checks
from diemcau.resolve.checks.weighed.change import change_weighed
from diemcau.resolve.checks.weighed.evidence import Try, weighty
from diemcau.resolve.checks.weighed.ratio import ratio_weighed
from diemcau.resolve.checks.weighed.total import sums_weighed
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import Passage
from saying import Told, said_in_turn, told

Sentences = Sequence[tuple[str, Sequence[str]]]


def rows(sentences: Sentences, rule: str) -> Told:
    return [row for row in told(said_in_turn(*sentences)) if row[0] == rule]


def weighed(sentences: Sentences) -> list[str]:
    """The claims of all that the numbers alone find, without the rules that read words."""
    passage = Passage(said_in_turn(*sentences))
    found = [check for index, f in enumerate(passage.figures) for check in _of(passage, index, f)]
    return [check.claim.quote for check in (*found, *sums_weighed(passage))]


def _of(passage: Passage, index: int, figure: Figure) -> Iterator[Check]:
    if figure.kind in {Kind.CHANGE, Kind.GROWTH}:
        yield from change_weighed("change", passage, index)
    elif figure.kind is Kind.MULTIPLE:
        yield from change_weighed("multiple", passage, index)
    elif figure.unit == "%":
        yield from ratio_weighed(passage, index)


# ---- ratio -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "against"),
    [
        # a change and a percentage stand between the whole and its part
        (
            [
                ("Kế hoạch gồm 178 việc, thêm 14 việc so với năm ngoái.", ["= 178 việc", "+ 14 việc"]),
                ("Đến nay 112 việc coi như xong xuôi (62,9%).", ["= 112 việc", "= 62,9%"]),
            ],
            "178 việc",
        ),
        # the part behind the percentage, the whole a sentence before
        (
            [
                ("Hai tuần qua, các xã tiếp 1,36 triệu lượt.", ["= 1,36 triệu lượt"]),
                ("Ba phần tư (75%) tìm đến vào buổi sáng với 1,02 triệu lượt.", ["= 75%", "= 1,02 triệu lượt"]),
            ],
            "1,36 triệu lượt",
        ),
        # a part out of a whole that is told after it
        (
            [("Vườn ươm xuất bán 264.300 cây trên 480.100 cây giống, vậy là được 55,1%.",
              ["= 264.300 cây", "= 480.100 cây", "= 55,1%"])],
            "264.300 cây",
        ),
    ],
)  # fmt: skip
def test_a_percentage_finds_its_part_and_whole(sentences: Sentences, against: str) -> None:
    percentage = next(figure for _, figures in sentences for figure in figures if figure.endswith("%"))
    assert rows(sentences, "ratio") == [("ratio", "confirmed", percentage.removeprefix("= "), against)]


@pytest.mark.parametrize(
    "sentences",
    [
        # one step off: nothing comes out, and nothing is called contradicted
        [
            ("Kế hoạch gồm 178 việc, thêm 14 việc so với năm ngoái.", ["= 178 việc", "+ 14 việc"]),
            ("Đến nay 112 việc coi như xong xuôi (63,9%).", ["= 112 việc", "= 63,9%"]),
        ],
        # 50 % is what many pairs make
        [("Xã có 12 thôn, 6 đội bóng; tỷ lệ hài lòng chừng 50%.", ["= 12 thôn", "= 6 đội", "= 50%"])],
        # the figure in brackets is of an earlier year
        [
            (
                "84.000 thẻ, 61,9% ưng, hơn năm trước (52.000 thẻ).",
                ["= 84.000 thẻ", "= 61,9%", "= 52.000 thẻ"],
            )
        ],
        # of an earlier level
        [
            (
                "Sản lượng là 1.200 tấn, vụ hè 1.320 tấn, bằng 90,9% so với cùng kỳ.",
                ["= 1.200 tấn", "= 1.320 tấn", "= 90,9%"],
            )
        ],
        # that all are all says nothing; short counts are no rounded numbers
        [("Có 31/31 xã dùng chữ ký số, 100% thôn có loa.", ["/ 31/31 xã", "= 100%"])],
        [("Có 8/22 bộ xong kiểm kê; 35% hệ thống chưa có cấp độ.", ["/ 8/22 bộ", "= 35%"])],
        # what others have
        [("Xã bạn có 1.320 hộ; ta đã cấp cho 1.200 hộ, tới 90,9%.", ["= 1.320 hộ", "= 1.200 hộ", "= 90,9%"])],
    ],
)  # fmt: skip
def test_what_chance_may_have_made_is_no_ratio(sentences: Sentences) -> None:
    assert weighed(sentences) == []


def test_percentages_with_a_decimal_may_be_cut_but_not_whole_ones() -> None:
    cut = [("Ban nhận 1.320 đơn, ưng 1.201 đơn (90,9%).", ["= 1.320 đơn", "= 1.201 đơn", "= 90,9%"])]
    assert rows(cut, "ratio") == [("ratio", "confirmed", "90,9%", "1.320 đơn")]
    whole = [("Ban nhận 1.320 đơn, cả thảy ưng 1.201 đơn (90%).", ["= 1.320 đơn", "= 1.201 đơn", "= 90%"])]
    assert rows(whole, "ratio") == []


# ---- sum -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # three parts with other figures between
        (
            [
                ("Kế hoạch gồm 1.178 việc, thêm 14 việc so với năm ngoái.", ["= 1.178 việc", "+ 14 việc"]),
                ("Nay 712 việc xong (60,4%), 351 việc đang chạy, 115 việc trễ.",
                 ["= 712 việc", "= 60,4%", "= 351 việc", "= 115 việc"]),
            ],
            [("sum", "confirmed", "1.178 việc", "712 việc")],
        ),
        # what is left stands sentences away from whole and done
        (
            [
                ("Vốn cả năm là 5.900 tỷ.", ["= 5.900 tỷ"]),
                ("Chín tháng tiêu được 2.478 tỷ, nhanh hơn tỉnh bên.", ["= 2.478 tỷ"]),
                ("Phần vốn còn phải tiêu là 3.422 tỷ.", ["= 3.422 tỷ"]),
            ],
            [("sum", "confirmed", "3.422 tỷ", "5.900 tỷ")],
        ),
        # two breakdowns of one whole
        (
            [
                ("Chi cục thu 16.145 tỷ.", ["= 16.145 tỷ"]),
                ("Nội địa 14.230 tỷ, cửa khẩu 1.915 tỷ.", ["= 14.230 tỷ", "= 1.915 tỷ"]),
                ("Quý trước 9.027 tỷ, quý này 7.118 tỷ.", ["= 9.027 tỷ", "= 7.118 tỷ"]),
            ],
            [("sum", "confirmed", "16.145 tỷ", "14.230 tỷ"), ("sum", "confirmed", "16.145 tỷ", "9.027 tỷ")],
        ),
        # a share and what is not done of it
        (
            [("Xong 112/178 việc; 66 việc phải làm tiếp sang năm.", ["/ 112/178 việc", "= 66 việc"])],
            [("sum", "confirmed", "66 việc", "112/178 việc")],
        ),
    ],
)  # fmt: skip
def test_parts_find_their_whole(sentences: Sentences, expected: Told) -> None:
    assert rows(sentences, "sum") == expected


@pytest.mark.parametrize(
    "sentences",
    [
        # short numbers that nothing calls parts
        [("Cả xã có 63 cụm, 58 cụm có điện; 5 cụm có chợ.", ["= 63 cụm", "= 58 cụm", "= 5 cụm"])],
        [("Giao 52 việc, đã xong 40 việc, thêm 12 việc của quý sau.", ["= 52 việc", "= 40 việc", "= 12 việc"])],
        # one digit off
        [
            ("Chi cục thu 16.145 tỷ.", ["= 16.145 tỷ"]),
            ("Nội địa 14.230 tỷ, cửa khẩu 1.914 tỷ.", ["= 14.230 tỷ", "= 1.914 tỷ"]),
        ],
        # other nouns
        [("Có 196 hộ, 112 xe và 84 quầy.", ["= 196 hộ", "= 112 xe", "= 84 quầy"])],
        # rounded wholes add up by chance
        [("Chi 900 nghìn suất, hè 500 nghìn suất, đông 400 nghìn suất gạo.",
          ["= 900 nghìn suất", "= 500 nghìn suất", "= 400 nghìn suất"])],
    ],
)  # fmt: skip
def test_what_chance_may_have_made_is_no_sum(sentences: Sentences) -> None:
    assert weighed(sentences) == []


# ---- change ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # the earlier level in brackets before the change, the level a sentence up
        (
            [
                ("Tỉnh tiêu được 2.226 tỷ.", ["= 2.226 tỷ"]),
                ("Nếu nhìn lại mốc 31/8 (1.975 tỷ), giải ngân dày thêm 251 tỷ.", ["= 1.975 tỷ", "+ 251 tỷ"]),
            ],
            [("change", "confirmed", "251 tỷ", "1.975 tỷ")],
        ),
        # the earlier level a sentence after
        (
            [
                ("Nay tỉnh được 66,18 điểm, nhích 1,73 điểm.", ["= 66,18 điểm", "+ 1,73 điểm"]),
                ("Hồi ấy tỉnh mới có 64,45 điểm.", ["= 64,45 điểm"]),
            ],
            [("change", "confirmed", "1,73 điểm", "64,45 điểm")],
        ),
        (
            [
                ("Cuối quý bốn có 2.174 cơ sở dùng máy.", ["= 2.174 cơ sở"]),
                ("Nay là 3.912 cơ sở, hai quý đã gấp 1,8 lần.", ["= 3.912 cơ sở", "x 1,8 lần"]),
            ],
            [("multiple", "confirmed", "1,8 lần", "2.174 cơ sở")],
        ),
    ],
)  # fmt: skip
def test_a_change_finds_its_levels(sentences: Sentences, expected: Told) -> None:
    assert rows(sentences, expected[0][0]) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        # held against a third
        [
            ("Tỉnh khác đạt 52,6%.", ["= 52,6%"]),
            ("Ta đạt 61,4%, cao hơn 8,8 điểm so với Hải Phòng.", ["= 61,4%", "+ 8,8 điểm"]),
        ],
        # 'ước' leaves room for anything near
        [("Xuất ước 164,45 tỷ, giảm 12,1%; nhập 152,2 tỷ.", ["= 164,45 tỷ", "v 12,1%", "= 152,2 tỷ"])],
        # so much each time
        [("Nay là 46,5%, trước là 31,2%, mỗi quý tăng 15,3%.", ["= 46,5%", "= 31,2%", "+ 15,3%"])],
        # another noun
        [("Nay có 2.226 hộ và 1.975 lợn, tăng 251 người.", ["= 2.226 hộ", "= 1.975 lợn", "+ 251 người"])],
    ],
)
def test_what_chance_may_have_made_is_no_change(sentences: Sentences) -> None:
    assert weighed(sentences) == []


def test_an_earlier_level_of_another_time_is_not_the_one_that_is_meant() -> None:
    figures = said_in_turn(
        ("Hồi đó có 1.975 tỷ.", ["= 1.975 tỷ"]), ("Nay là 2.226 tỷ, dày thêm 251 tỷ.", ["= 2.226 tỷ", "+ 251 tỷ"])
    )
    then, now, claim = figures

    def found(of: str, since: str) -> list[str]:
        return [c.against.quote for c in checks([replace(then, time=of), now, replace(claim, ref_time=since)])]

    assert found("2023-12", "2023-12") == found("2023-12", "") == ["1.975 tỷ"]
    assert found("2022-06", "2023-12") == []


# ---- weights ---------------------------------------------------------------------------------------------------------


def test_the_more_was_tried_the_less_it_says() -> None:
    figures = said_in_turn(("Có 178 việc, xong 112 việc (62,9%).", ["= 178 việc", "= 112 việc", "= 62,9%"]))
    (check,) = checks(figures)
    assert list(weighty([Try(4.0, 4.0, check)])) == [check]
    assert list(weighty([Try(4.0, 4.0, check), *[Try(4.0, 0.0, None)] * 3])) == []
    assert list(weighty([Try(4.0, 4.0, check), *[Try(3.0, 0.0, None)] * 3])) == [check]  # their words say less


def test_a_part_is_used_once() -> None:
    figures = said_in_turn(("Có 178 việc, xong 112 việc (62,9%).", ["= 178 việc", "= 112 việc", "= 62,9%"]))
    (check,) = checks(figures)
    assert list(weighty([Try(2.0, 9.0, check), Try(4.0, 9.0, check)])) == [check]
