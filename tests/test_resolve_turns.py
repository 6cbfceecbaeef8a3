"""Figures held against each other over several sentences, by more turns of phrase. What u01–u10 and v01–v10 showed.

Each case is a sentence or two that a reader can check, with as many that say nothing as that say something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from diemcau.graph.figure_links import placed
from diemcau.resolve.checks import checks
from saying import Told, said, said_in_turn, told

Sentences = Sequence[tuple[str, Sequence[str]]]

# ---- sum: done and left ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # the whole two sentences up, what is left in a sentence of its own
        (
            [
                ("Tỉnh giao 214 việc.", ["= 214 việc"]),
                ("Các sở đã làm xong 137 việc.", ["= 137 việc"]),
                ("Còn lại 77 việc.", ["= 77 việc"]),
            ],
            [("sum", "confirmed", "77 việc", "214 việc")],
        ),
        (
            [
                ("Tỉnh giao 214 việc.", ["= 214 việc"]),
                ("Các sở đã làm xong 137 việc.", ["= 137 việc"]),
                ("Huyện có 77 việc.", ["= 77 việc"]),
            ],
            [],
        ),
        (
            [
                ("Tỉnh giao 214 việc.", ["= 214 việc"]),
                ("Các sở đã làm xong 137 việc.", ["= 137 việc"]),
                ("Còn lại 70 việc.", ["= 70 việc"]),
            ],
            [],
        ),
        # the whole is a target
        (
            [
                (
                    "Xã lập 868 hồ sơ, đạt 96,4% so với chỉ tiêu 900 hồ sơ; còn 32 hồ sơ phải làm trong quý I.",
                    ["= 868 hồ sơ", "! 900 hồ sơ", "= 32 hồ sơ"],
                )
            ],
            [("sum", "confirmed", "32 hồ sơ", "900 hồ sơ")],
        ),
        (
            [
                (
                    "Xã lập 868 hồ sơ, đạt 96,4% so với chỉ tiêu 900 hồ sơ; thêm 32 hồ sơ của xã bạn.",
                    ["= 868 hồ sơ", "! 900 hồ sơ", "= 32 hồ sơ"],
                )
            ],
            [],
        ),
        # 'đơn vị' stands for any of them
        (
            [("Có 9/13 huyện, thị xã vượt chỉ tiêu, 4 đơn vị chưa đạt.", ["/ 9/13 huyện, thị xã", "= 4 đơn vị"])],
            [("sum", "confirmed", "4 đơn vị", "9/13 huyện, thị xã")],
        ),
        (
            [("Có 9/13 huyện, thị xã vượt chỉ tiêu, 4 đơn vị được khen.", ["/ 9/13 huyện, thị xã", "= 4 đơn vị"])],
            [],
        ),
        (
            [("Có 9/13 huyện, thị xã vượt chỉ tiêu, 5 đơn vị chưa đạt.", ["/ 9/13 huyện, thị xã", "= 5 đơn vị"])],
            [],
        ),
        # what is left of what a share counts
        (
            [
                ("Dịch đã có ở 48/65 xã.", ["/ 48/65 xã"]),
                ("Có 13 xã đã qua 21 ngày, số xã hiện còn dịch là 35 xã.", ["= 13 xã", "= 35 xã"]),
            ],
            [("sum", "confirmed", "35 xã", "48/65 xã")],
        ),
        (
            [
                ("Dịch đã có ở 48/65 xã.", ["/ 48/65 xã"]),
                ("Có 13 xã đã qua 21 ngày, số xã được cấp thuốc là 35 xã.", ["= 13 xã", "= 35 xã"]),
            ],
            [],
        ),
        # 'còn lại' goes back to something told further up
        (
            [
                ("Đã tiêm 1.120 liều trong tổng số 1.400 liều.", ["= 1.120 liều", "= 1.400 liều"]),
                ("Cán bộ xã đến từng nhà vận động, giải thích." * 12, []),
                ("Tuần sau tiêm xong 280 liều còn lại.", ["= 280 liều"]),
            ],
            [("sum", "confirmed", "280 liều", "1.400 liều")],
        ),
        (
            [
                ("Đã tiêm 1.120 liều trong tổng số 1.400 liều.", ["= 1.120 liều", "= 1.400 liều"]),
                ("Cán bộ xã đến từng nhà vận động, giải thích." * 12, []),
                ("Tuần sau tiêm thêm 280 liều.", ["= 280 liều"]),
            ],
            [],
        ),
    ],
)
def test_what_is_left(sentences: Sentences, expected: Told) -> None:
    assert told(said_in_turn(*sentences)) == expected


# ---- sum: parts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            [
                (
                    "Kết nối 82 đơn vị, gồm 15 bộ, 63 tỉnh, 1 tập đoàn và 3 nhà mạng.",
                    ["= 82 đơn vị", "= 15 bộ", "= 63 tỉnh", "= 1 tập đoàn", "= 3 nhà mạng"],
                )
            ],
            [("sum", "confirmed", "82 đơn vị", "15 bộ")],
        ),
        # 'trong đó' leaves room for others, so short numbers of other units add up by chance
        (
            [
                (
                    "Kết nối 82 đơn vị, trong đó có 15 bộ, 63 tỉnh, 1 tập đoàn và 3 nhà mạng.",
                    ["= 82 đơn vị", "= 15 bộ", "= 63 tỉnh", "= 1 tập đoàn", "= 3 nhà mạng"],
                )
            ],
            [],
        ),
        # one whole, broken down three times
        (
            [
                (
                    "Tiếp nhận 1.146.500 hồ sơ, gồm 1.103.900 hồ sơ mới và 42.600 hồ sơ cũ.",
                    ["= 1.146.500 hồ sơ", "= 1.103.900 hồ sơ", "= 42.600 hồ sơ"],
                ),
                (
                    "Phân theo cấp, tỉnh 318.400 hồ sơ, huyện 286.700 hồ sơ, xã 541.400 hồ sơ.",
                    ["= 318.400 hồ sơ", "= 286.700 hồ sơ", "= 541.400 hồ sơ"],
                ),
                (
                    "Trực tuyến là 934.400 hồ sơ; 212.100 hồ sơ nộp trực tiếp.",
                    ["= 934.400 hồ sơ", "= 212.100 hồ sơ"],
                ),
            ],
            [
                ("sum", "confirmed", "1.146.500 hồ sơ", "1.103.900 hồ sơ"),
                ("sum", "confirmed", "1.146.500 hồ sơ", "318.400 hồ sơ"),
                ("sum", "confirmed", "1.146.500 hồ sơ", "934.400 hồ sơ"),
            ],
        ),
        (
            [
                (
                    "Tiếp nhận 1.146.500 hồ sơ, gồm 1.103.900 hồ sơ mới và 42.600 hồ sơ cũ.",
                    ["= 1.146.500 hồ sơ", "= 1.103.900 hồ sơ", "= 42.600 hồ sơ"],
                ),
                (
                    "Giải quyết 318.400 hồ sơ, thẩm định 286.700 hồ sơ, trả 541.000 hồ sơ.",
                    ["= 318.400 hồ sơ", "= 286.700 hồ sơ", "= 541.000 hồ sơ"],
                ),
            ],
            [("sum", "confirmed", "1.146.500 hồ sơ", "1.103.900 hồ sơ")],
        ),
    ],
)
def test_breakdowns(sentences: Sentences, expected: Told) -> None:
    assert [row for row in told(said_in_turn(*sentences)) if row[0] == "sum"] == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    # where the bracket's time is misread, the parts still add up to the last digit (weighed.total)
    [
        ("2023", [("sum", "confirmed", "214,6 tỷ", "150,4 tỷ")]),
        ("2024", [("sum", "confirmed", "214,6 tỷ", "150,4 tỷ")]),
    ],
)
def test_what_a_whole_is_compared_with_is_no_part(then: str, expected: Told) -> None:
    now, before, *parts = said(
        "Kinh phí 214,6 tỷ, hơn hẳn năm trước (93,3 tỷ); trong đó tỉnh 150,4 tỷ, huyện 64,2 tỷ.",
        "= 214,6 tỷ",
        "= 93,3 tỷ",
        "= 150,4 tỷ",
        "= 64,2 tỷ",
        time="2024",
    )
    assert told([now, replace(before, time=then), *parts]) == expected


# ---- ratio -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # the rate that a count led to
        (
            [
                (
                    "Tỉnh giao 231 việc, nay xong 201 việc, đưa tỷ lệ hoàn thành lên 87%.",
                    ["= 231 việc", "= 201 việc", "= 87%"],
                )
            ],
            [("ratio", "confirmed", "87%", "231 việc")],
        ),
        (
            [
                (
                    "Tỉnh giao 231 việc, nay xong 201 việc, đưa tỷ lệ hoàn thành lên 88%.",
                    ["= 231 việc", "= 201 việc", "= 88%"],
                )
            ],
            [],
        ),
        # what the amount is compared with stands between
        (
            [
                (
                    "Tiêu hủy 9.450 con, gấp 3 lần năm trước (3.150 con), bằng 1,6% tổng đàn (585.000 con).",
                    ["= 9.450 con", "x 3 lần", "= 3.150 con", "= 1,6%", "= 585.000 con"],
                )
            ],
            [("multiple", "confirmed", "3 lần", "3.150 con"), ("ratio", "confirmed", "1,6%", "9.450 con")],
        ),
        # 'con số này' goes back to the sentence before
        (
            [
                ("Toàn tỉnh có 64,7 nghìn thẻ.", ["= 64,7 nghìn thẻ"]),
                ("Con số này bằng 102,7% chỉ tiêu 63 nghìn thẻ.", ["= 102,7%", "! 63 nghìn thẻ"]),
            ],
            [("ratio", "confirmed", "102,7%", "64,7 nghìn thẻ")],
        ),
        (
            [
                ("Toàn tỉnh có 64,7 nghìn thẻ.", ["= 64,7 nghìn thẻ"]),
                ("Xã Hoa Mai đạt 98,4% chỉ tiêu 63 nghìn thẻ.", ["= 98,4%", "! 63 nghìn thẻ"]),
            ],
            [],
        ),
        # the part in brackets behind
        (
            [
                (
                    "Tiếp nhận 1.482.000 hồ sơ, 82% trong số đó là hồ sơ trực tuyến (1.215.240 hồ sơ).",
                    ["= 1.482.000 hồ sơ", "= 82%", "= 1.215.240 hồ sơ"],
                )
            ],
            [("ratio", "confirmed", "82%", "1.482.000 hồ sơ")],
        ),
        (
            [
                (
                    "Tiếp nhận 1.482.000 hồ sơ, 82% trong số đó hài lòng, hơn hẳn năm trước (1.215.240 hồ sơ).",
                    ["= 1.482.000 hồ sơ", "= 82%", "= 1.215.240 hồ sơ"],
                )
            ],
            [],
        ),
        # the whole opens the next sentence
        (
            [
                ("Xã tiêu hủy 12.486 con, trong đó 1.905 con nái.", ["= 12.486 con", "= 1.905 con"]),
                ("Số lợn tiêu hủy bằng 7,4% tổng đàn.", ["= 7,4%"]),
                ("Tổng đàn hiện có 168.900 con.", ["= 168.900 con"]),
            ],
            [("ratio", "confirmed", "7,4%", "12.486 con")],
        ),
        (
            [
                ("Xã tiêu hủy 12.486 con, trong đó 1.905 con nái.", ["= 12.486 con", "= 1.905 con"]),
                ("Số lợn tiêu hủy bằng 7,4% tổng đàn.", ["= 7,4%"]),
                ("Đàn trâu hiện có 152.300 con.", ["= 152.300 con"]),
            ],
            [],
        ),
        # the whole stands sentences up
        (
            [
                ("Tiếp nhận 1.146.500 hồ sơ.", ["= 1.146.500 hồ sơ"]),
                ("Tỉnh nhận 318.400 hồ sơ, xã nhận 541.400 hồ sơ.", ["= 318.400 hồ sơ", "= 541.400 hồ sơ"]),
                ("Trực tuyến là 934.400 hồ sơ, chiếm 81,5%.", ["= 934.400 hồ sơ", "= 81,5%"]),
            ],
            [("ratio", "confirmed", "81,5%", "1.146.500 hồ sơ")],
        ),
        (
            [
                ("Tiếp nhận 1.146.500 hồ sơ.", ["= 1.146.500 hồ sơ"]),
                ("Tỉnh nhận 318.400 hồ sơ, xã nhận 541.400 hồ sơ.", ["= 318.400 hồ sơ", "= 541.400 hồ sơ"]),
                ("Trực tuyến là 934.400 hồ sơ, chiếm 85,1%.", ["= 934.400 hồ sơ", "= 85,1%"]),
            ],
            [],
        ),
    ],
)
def test_percentages_of_what_stands_elsewhere(sentences: Sentences, expected: Told) -> None:
    assert told(said_in_turn(*sentences)) == expected


@pytest.mark.parametrize(
    ("sentence", "figures", "expected"),
    [
        # 'trong đó đúng hạn' tells which part
        (
            "Giải quyết 66.900 hồ sơ, trong đó đúng và trước hạn 66.030 hồ sơ, đạt 97,8%.",
            ("= 66.900 hồ sơ", "= 66.030 hồ sơ", "= 97,8%"),
            [("ratio", "contradicted", "97,8%", "66.900 hồ sơ")],
        ),
        (
            "Giải quyết 66.900 hồ sơ, trong đó trực tuyến 66.030 hồ sơ, đúng hạn đạt 97,8%.",
            ("= 66.900 hồ sơ", "= 66.030 hồ sơ", "= 97,8%"),
            [],
        ),
        (
            "Giải quyết 66.900 hồ sơ, trong đó đúng hạn 66.030 hồ sơ, đạt 97,8% kế hoạch.",
            ("= 66.900 hồ sơ", "= 66.030 hồ sơ", "= 97,8%"),
            [],
        ),
        # the plan in brackets right behind its percentage
        (
            "Giải ngân 24.922 tỷ, đạt 69,4% kế hoạch năm (38.400 tỷ).",
            ("= 24.922 tỷ", "= 69,4%", "= 38.400 tỷ"),
            [("ratio", "contradicted", "69,4%", "24.922 tỷ")],
        ),
        (
            "Giải ngân 24.922 tỷ, đạt 64,9% kế hoạch năm (38.400 tỷ).",
            ("= 24.922 tỷ", "= 64,9%", "= 38.400 tỷ"),
            [("ratio", "confirmed", "64,9%", "24.922 tỷ")],
        ),
        (
            "Giải ngân 24.922 tỷ, riêng vốn mồi đạt 69,4% kế hoạch năm (38.400 tỷ).",
            ("= 24.922 tỷ", "= 69,4%", "= 38.400 tỷ"),
            [],
        ),
        (
            "Giải ngân 24.922 tỷ, đạt 69,4% kế hoạch và hơn năm trước (18.400 tỷ).",
            ("= 24.922 tỷ", "= 69,4%", "= 18.400 tỷ"),
            [],
        ),
        (
            "Giải ngân gần 25.000 tỷ, đạt 69,4% kế hoạch năm (38.400 tỷ).",
            ("= 25.000 tỷ", "= 69,4%", "= 38.400 tỷ"),
            [],
        ),
        (
            "Giải ngân 24.922 tỷ, đạt 69,4% kế hoạch của 12 tháng, cả năm 38.400 tỷ.",
            ("= 24.922 tỷ", "= 69,4%", "= 38.400 tỷ"),
            [],
        ),
    ],
)
def test_percentages_that_do_not_come_out(sentence: str, figures: tuple[str, ...], expected: Told) -> None:
    assert told(said(sentence, *figures)) == expected


# ---- change: now and then --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # the earlier level stands before the change
        (
            [
                ("Còn 77 việc, trong đó 18 việc quá hạn.", ["= 77 việc", "= 18 việc"]),
                ("So với kỳ họp tháng 5 (31 việc quá hạn), số việc trễ giảm 13 việc.", ["= 31 việc", "- 13 việc"]),
            ],
            [("change", "confirmed", "13 việc", "31 việc")],
        ),
        (
            [
                ("Còn 77 việc, trong đó 18 việc quá hạn.", ["= 77 việc", "= 18 việc"]),
                ("Theo sổ họp tháng 5 (31 việc quá hạn), số việc trễ giảm 13 việc.", ["= 31 việc", "- 13 việc"]),
            ],
            [],
        ),
        # the level of the sentence before, at an earlier time
        (
            [
                ("Tỉnh tiêu hủy 12.486 con, nặng 624 tấn.", ["= 12.486 con", "= 624 tấn"]),
                (
                    "Cùng kỳ năm ngoái, con số này là 15.204 con, nghĩa là năm nay giảm 17,9%.",
                    ["= 15.204 con", "v 17,9%"],
                ),
            ],
            [("change", "confirmed", "17,9%", "15.204 con")],
        ),
        (
            [
                ("Tỉnh tiêu hủy 12.486 con, nặng 624 tấn.", ["= 12.486 con", "= 624 tấn"]),
                (
                    "Cùng kỳ năm ngoái, tỉnh bạn mất 15.204 con, nghĩa là năm nay giảm 17,9%.",
                    ["= 15.204 con", "v 17,9%"],
                ),
            ],
            [],
        ),
        # 'tăng từ … , tức thêm …'
        (
            [
                (
                    "Tỷ lệ là 46,5%, tăng từ 31,2% của năm trước, tức thêm 15,3%.",
                    ["= 46,5%", "= 31,2%", "+ 15,3%"],
                )
            ],
            [("change", "confirmed", "15,3%", "31,2%")],
        ),
        (
            [
                (
                    "Tỷ lệ là 46,5%, xã bạn có 31,2% từ năm trước, tức thêm 15,3%.",
                    ["= 46,5%", "= 31,2%", "+ 15,3%"],
                )
            ],
            [],
        ),
        # what was added in a time is itself compared
        (
            [
                (
                    "Tuần qua tiêu hủy thêm 88 con, giảm 43 con so với tuần trước (131 con).",
                    ["+ 88 con", "- 43 con", "= 131 con"],
                )
            ],
            [("change", "confirmed", "43 con", "131 con")],
        ),
        (
            [
                (
                    "Tuần qua tiêu hủy thêm 88 con, giảm 40 con so với tuần trước (131 con).",
                    ["+ 88 con", "- 40 con", "= 131 con"],
                )
            ],
            [],
        ),
        # the level of a multiple stands in the sentence before, behind percentages
        (
            [
                (
                    "Có 1.701.150 hồ sơ, trong đó qua mạng chiếm 81,5%, vượt 1,5% so với kế hoạch 80%.",
                    ["= 1.701.150 hồ sơ", "= 81,5%", "+ 1,5%", "! 80%"],
                ),
                ("Số hồ sơ gấp 1,4 lần năm 2023 (1.215.100 hồ sơ).", ["x 1,4 lần", "= 1.215.100 hồ sơ"]),
            ],
            [("change", "confirmed", "1,5%", "80%"), ("multiple", "confirmed", "1,4 lần", "1.215.100 hồ sơ")],
        ),
    ],
)
def test_now_and_then_over_sentences(sentences: Sentences, expected: Told) -> None:
    assert told(said_in_turn(*sentences)) == expected


@pytest.mark.parametrize(
    ("sentence", "figures", "expected"),
    [
        # three exact counts of one unit, the last of 'tuần trước'
        (
            "Còn 35 xã có dịch, giảm 8 xã so với tuần trước (41 xã).",
            ("= 35 xã", "- 8 xã", "= 41 xã"),
            [("change", "contradicted", "8 xã", "41 xã")],
        ),
        (
            "Còn 35 xã có dịch, giảm 6 xã so với tuần trước (41 xã).",
            ("= 35 xã", "- 6 xã", "= 41 xã"),
            [("change", "confirmed", "6 xã", "41 xã")],
        ),
        # which of two the change is of is open
        ("Còn 35 xã có dịch; có 8 xã hơn so với tuần trước (41 xã).", ("= 35 xã", "- 8 xã", "= 41 xã"), []),
        ("Còn 35 xã và thôn, giảm 8 xã so với tuần trước (41 xã).", ("= 35 xã", "- 8 xã", "= 41 xã"), []),
        ("Còn 35 xã có dịch, giảm 8 xã so với xã bạn (41 xã).", ("= 35 xã", "- 8 xã", "= 41 xã"), []),
        ("Còn 35 xã có dịch, giảm gần 8 xã so với tuần trước (41 xã).", ("= 35 xã", "- 8 xã", "= 41 xã"), []),
        ("Còn 35 xã có dịch, giảm 8 thôn so với tuần trước (41 xã).", ("= 35 xã", "- 8 thôn", "= 41 xã"), []),
    ],
)
def test_a_count_against_that_of_the_week_before(sentence: str, figures: tuple[str, ...], expected: Told) -> None:
    assert told(said(sentence, *figures)) == expected


@pytest.mark.parametrize(
    ("ref", "day", "then", "expected"),
    [
        ("2024-05", "2024-05-15", "400 tổ", [("change", "confirmed", "120 tổ", "400 tổ")]),
        ("2024-05", "2024-05-15", "410 tổ", []),  # a day of that month need not be the one meant
        ("2024-05", "2024-04-15", "400 tổ", []),
        ("2024-05-31", "2024-05-15", "400 tổ", []),
        ("2024-05", "2024-05-31", "410 tổ", [("change", "contradicted", "120 tổ", "410 tổ")]),
    ],
)
def test_a_month_that_is_meant_has_days(ref: str, day: str, then: str, expected: Told) -> None:
    before = said(f"Có {then}.", f"= {then}", time=day)
    now, change = said("Có 520 tổ, tăng 120 tổ so với tháng 5.", "= 520 tổ", "+ 120 tổ", doc="b", time="2024-11")
    assert told([*before, now, replace(change, ref_time=ref)]) == expected


@pytest.mark.parametrize(
    ("wording", "then", "expected"),
    [
        ("sổ thuế", "37.542 cơ sở", [("change", "confirmed", "80.918 cơ sở", "37.542 cơ sở")]),
        ("sổ thuế", "37.543 cơ sở", []),
        ("sổ thuế", "37.542 hộ", []),
    ],
)
def test_a_difference_of_many_digits_is_no_accident(wording: str, then: str, expected: Told) -> None:
    before = said(f"Cuối năm có {then}.", f"= {then}", indicator=wording, time="2023-12")
    now = "Có 118.460 cơ sở, tăng 80.918 cơ sở so với cuối năm 2023."
    after = said(now, "= 118.460 cơ sở", "+ 80.918 cơ sở", doc="b", time="2024-12", indicator="hóa đơn")
    assert told([*before, *after]) == expected


# ---- repeat: two reports of one meeting ------------------------------------------------------------------------------


def reports(one: Sentences, two: Sentences, **changes: str) -> Told:
    """What figures of two reports of one meeting say of each other; ``changes`` are of the second."""
    first = said_in_turn(*one, event="e")
    second = [replace(f, **changes) for f in said_in_turn(*two, doc="b", event="e")]  # type: ignore[arg-type]
    return [row for row in told([*first, *second]) if row[0] == "repeat"]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # a share and its count
        ("/ 201/231 việc", "= 201 việc", [("repeat", "confirmed", "201 việc", "201/231 việc")]),
        ("/ 3.139/3.321 xã", "= 3.193 xã", [("repeat", "contradicted", "3.193 xã", "3.139/3.321 xã")]),
        ("/ 3.288/3.321 xã", "trên = 3.280 xã", [("repeat", "compatible", "3.280 xã", "3.288/3.321 xã")]),
        ("/ 201/231 việc", "= 231 việc", []),
        ("/ 201/231 việc", "= 207 việc", []),
        ("/ 20/23 việc", "= 20 việc", [("repeat", "confirmed", "20 việc", "20/23 việc")]),
        # a number of thousands
        ("= 14.976 tỷ", "gần = 15.000 tỷ", [("repeat", "confirmed", "15.000 tỷ", "14.976 tỷ")]),
        ("= 14.400 tỷ", "gần = 15.000 tỷ", [("repeat", "compatible", "15.000 tỷ", "14.400 tỷ")]),
        ("= 14.976 tỷ", "trên = 14.900 tỷ", [("repeat", "compatible", "14.900 tỷ", "14.976 tỷ")]),
        # goals
        ("! 65 xã", "! 65 xã", [("repeat", "confirmed", "65 xã", "65 xã")]),
        ("! 65 xã", "! 70 xã", []),
        ("! 65 xã", "= 65 xã", []),
    ],
)
def test_one_figure_in_two_ways(one: str, two: str, expected: Told) -> None:
    sentences = []
    for spec in (one, two):
        word, _, figure = spec.rpartition("= ") if spec.startswith(("gần", "trên")) else ("", "", spec)
        sign, quote = figure.split(" ", 1) if not word else ("=", figure)
        sentences.append((f"Đã có {word}{quote}.", [f"{sign} {quote}"]))
    assert reports(sentences[:1], sentences[1:]) == expected


@pytest.mark.parametrize(
    ("two", "expected"),
    [
        ("Khoảng 64% số việc đã hoàn tất, còn 77 việc.", [("repeat", "confirmed", "64%", "64%")]),
        ("Khoảng 64% số hộ đã có điện, còn 79 việc.", []),
        ("Khoảng 66% số việc đã hoàn tất, còn 77 việc.", []),
    ],
)
def test_a_percentage_beside_the_same_count(two: str, expected: Told) -> None:
    one = [("Đã làm xong 137 việc, đạt 64%.", ["= 137 việc", "= 64%"]), ("Còn lại 77 việc.", ["= 77 việc"])]
    quotes = [part for part in ("64%", "66%", "77 việc", "79 việc") if part in two]
    figures = [f"= {quote}" for quote in quotes]
    first = [replace(f, indicator="làm xong") for f in said_in_turn(*one, event="e")]
    second = [replace(f, indicator="được giao", scope="") for f in said(two, *figures, doc="b", event="e")]
    found = told([*first, *second])
    assert [row for row in found if row[0] == "repeat" and row[2].endswith("%")] == expected


@pytest.mark.parametrize(
    ("time", "indicator", "expected"),
    [
        ("2024-05", "tiêm liều", [("repeat", "confirmed", "41.250 liều", "41.250 liều")]),
        ("2023-05", "tiêm liều", []),
        ("2024-05", "phân bổ cho các xã", []),
    ],
)
def test_a_time_that_is_read_differently(time: str, indicator: str, expected: Told) -> None:
    one = [("Đã tiêm 41.250 liều.", ["= 41.250 liều"])]
    two = [("Có 41.250 liều.", ["= 41.250 liều"])]
    first = [replace(f, indicator="tiêm liều") for f in said_in_turn(*one, event="e")]
    second = [replace(f, indicator=indicator, time=time) for f in said_in_turn(*two, doc="b", event="e")]
    assert told([*first, *second]) == expected


def test_a_short_name_in_brackets_is_part_of_the_wording() -> None:
    one = said("Chỉ số hài lòng (SIPAS) năm 2024 đạt 86,41%.", "= 86,41%", event="e", indicator="chỉ số hài lòng")
    two = said("Chỉ số SIPAS của tỉnh đạt 86,4%.", "= 86,4%", doc="b", event="e", indicator="chỉ số SIPAS")
    assert told([*one, *two]) == [("repeat", "confirmed", "86,4%", "86,41%")]
    other = said("Chỉ số hài lòng (PAPI) năm 2024 đạt 86,41%.", "= 86,41%", event="e", indicator="chỉ số hài lòng")
    assert told([*other, *two]) == []


@pytest.mark.parametrize(
    ("time", "indicator", "value", "expected"),
    [
        ("2025-08", "thẻ đã cấp", "66,1 xã", [("repeat", "confirmed", "66,1 xã", "66,1 xã")]),
        ("2025-07", "thẻ đã cấp", "66,1 xã", []),
        ("2025-08", "thẻ bị khóa", "66,1 xã", []),
        ("2025-08", "thẻ đã cấp", "66,2 xã", []),
    ],
)
def test_a_month_repeats_a_day_of_it(time: str, indicator: str, value: str, expected: Told) -> None:
    one = said("Đã cấp 66,1 xã.", "= 66,1 xã", indicator="thẻ đã cấp", time="2025-08-15")
    two = said(f"Đã cấp {value}.", f"= {value}", doc="b", indicator=indicator, time=time)
    assert told([*one, *two]) == expected


def test_changes_in_two_reports_agree_and_never_contradict() -> None:
    one = said("Có thêm 149 xã.", "+ 149 xã", indicator="xã có mạng", event="e")

    def two(change: str, **more: str) -> Told:
        sentence = f"Nhiều hơn phiên trước {change}."
        quote = change.removeprefix("hơn ")
        found = said(sentence, f"+ {quote}", doc="b", indicator=more.get("indicator", "xã có mạng"), event="e")
        return told([*one, *found])

    assert two("hơn 140 xã") == [("repeat", "compatible", "140 xã", "149 xã")]
    assert two("120 xã") == two("hơn 190 xã") == two("hơn 140 hộ") == []
    assert two("hơn 140 xã", indicator="trường có sân") == []


@pytest.mark.parametrize(
    ("change", "since", "then", "expected"),
    [
        ("6,3%", "so với phiên trước", "42,6%", [("change", "confirmed", "6,3%", "42,6%")]),
        ("6,3%", "so với mức báo cáo tại kỳ họp trước", "42,6%", [("change", "confirmed", "6,3%", "42,6%")]),
        ("6,3%", "so với huyện bên", "42,6%", []),
        ("6,3%", "so với phiên trước", "42,5%", []),
    ],
)
def test_since_the_last_time(change: str, since: str, then: str, expected: Told) -> None:
    before = said(f"Tỷ lệ là {then}.", f"= {then}", time="2024-07")
    sentence = f"Tỷ lệ là 48,9%, tăng {change} {since}."
    after = said(sentence, "= 48,9%", f"+ {change}", doc="b", time="2024-11")
    assert told([*before, *after]) == expected
    old = [replace(f, time="2022-07") for f in before]
    assert told([*old, *after]) == []


def test_what_is_not_done_of_what_is_done_further_up() -> None:
    filler: tuple[str, list[str]] = ("Cán bộ xã đến từng nhà vận động, giải thích." * 12, [])
    told_of = "Có 69 xã được công nhận đạt chuẩn trong tổng số 151 xã.", ["= 69 xã", "= 151 xã"]

    def rest(words: str, indicator: str) -> Told:
        figures = said_in_turn(told_of, filler, (f"Hiện còn 82 xã {words}.", ["= 82 xã"]))
        named = {"69 xã": "xã được công nhận đạt chuẩn", "151 xã": "xã", "82 xã": indicator}
        return told([replace(f, indicator=named[f.quote]) for f in figures])

    assert rest("chưa đạt chuẩn", "xã chưa đạt chuẩn") == [("sum", "confirmed", "82 xã", "151 xã")]
    assert rest("chưa có chợ", "xã chưa có chợ") == []
    assert rest("đạt chuẩn cũ", "xã đạt chuẩn cũ") == []


@pytest.mark.parametrize(
    ("second", "indicator", "known"),
    [
        ("số tài khoản đã kích hoạt là 57.215 tài khoản.", "số tài khoản đã kích hoạt", True),
        ("kích hoạt 57.215 tài khoản.", "kích hoạt tài khoản", True),
        ("bị khóa 57.215 tài khoản.", "tài khoản bị khóa", False),
        ("kích hoạt 57.215 tài khoản ngân hàng.", "kích hoạt tài khoản ngân hàng", False),
    ],
)
def test_accounts_are_those_that_the_sentence_just_named(second: str, indicator: str, *, known: bool) -> None:
    more = {"78.400 tài khoản": "cấp tài khoản định danh điện tử cho công dân", "57.215 tài khoản": indicator}
    together = said(f"Đã cấp 78.400 tài khoản; {second}", *(f"= {quote}" for quote in more), **more)
    assert [bool(f.concept) for f in placed(together, [], {})] == [True, known]
    apart = said_in_turn(
        ("Đã cấp 78.400 tài khoản.", ["= 78.400 tài khoản"]), (f"Xã {second}", ["= 57.215 tài khoản"]), **more
    )
    assert [bool(f.concept) for f in placed(apart, [], {})] == [True, False]


# ---- other voices ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "figures", "expected"),
    [
        # three parts behind 'trong tổng số'
        (
            "Trong tổng số 84 việc, 71 việc đã xong; 9 việc đang làm và 4 việc chậm.",
            ("= 84 việc", "= 71 việc", "= 9 việc", "= 4 việc"),
            [("sum", "confirmed", "84 việc", "71 việc")],
        ),
        (
            "Sau 84 việc, 71 việc đã xong; 9 việc đang làm và 4 việc chậm.",
            ("= 84 việc", "= 71 việc", "= 9 việc", "= 4 việc"),
            [],
        ),
        # a whole that is named, not planned
        (
            "Kích hoạt 612.480 thẻ, bằng 88% số thẻ đã cấp là 696.000 thẻ.",
            ("= 612.480 thẻ", "= 88%", "= 696.000 thẻ"),
            [("ratio", "confirmed", "88%", "612.480 thẻ")],
        ),
        (
            "Kích hoạt 612.480 thẻ, bằng 80% số thẻ đã cấp là 696.000 thẻ.",
            ("= 612.480 thẻ", "= 80%", "= 696.000 thẻ"),
            [],
        ),
        # the percentage stands between what is done and the whole
        (
            "Cắt giảm 3.241 quy định, đạt 54% trong tổng số 6.002 quy định; 2.761 quy định chưa có phương án.",
            ("= 3.241 quy định", "= 54%", "= 6.002 quy định", "= 2.761 quy định"),
            [("ratio", "confirmed", "54%", "3.241 quy định"), ("sum", "confirmed", "2.761 quy định", "6.002 quy định")],
        ),
        # the rate comes last
        (
            "Nhận 486.200 hồ sơ, gồm 452.166 hồ sơ qua mạng và 34.034 hồ sơ giấy; tỷ lệ qua mạng 93%.",
            ("= 486.200 hồ sơ", "= 452.166 hồ sơ", "= 34.034 hồ sơ", "= 93%"),
            [("sum", "confirmed", "486.200 hồ sơ", "452.166 hồ sơ"), ("ratio", "confirmed", "93%", "486.200 hồ sơ")],
        ),
        # a plan that is not reached
        (
            "Kế hoạch 700 trạm, làm được 665 trạm, thiếu 35 trạm.",
            ("! 700 trạm", "= 665 trạm", "= 35 trạm"),
            [("sum", "confirmed", "35 trạm", "700 trạm")],
        ),
        ("Kế hoạch 700 trạm, làm được 665 trạm, xã thêm 35 trạm.", ("! 700 trạm", "= 665 trạm", "= 35 trạm"), []),
        # 'còn lại' is all that is left
        (
            "Tỉnh giao 312 việc, đã làm 268 việc, còn lại 46 việc.",
            ("= 312 việc", "= 268 việc", "= 46 việc"),
            [("sum", "contradicted", "46 việc", "312 việc")],
        ),
        ("Tỉnh giao 312 việc, đã làm 268 việc, còn 46 việc.", ("= 312 việc", "= 268 việc", "= 46 việc"), []),
        (
            "Tỉnh giao 312 việc, đã làm 168 việc, đã hoãn 98 việc, còn lại 48 việc.",
            ("= 312 việc", "= 168 việc", "= 98 việc", "= 48 việc"),
            [],
        ),
        # men and women are all
        (
            "Có 1.245 cán bộ, trong đó 702 nam và 553 nữ.",
            ("= 1.245 cán bộ", "= 702 nam", "= 553 nữ"),
            [("sum", "contradicted", "1.245 cán bộ", "702 nam")],
        ),
        (
            "Có 1.245 cán bộ, trong đó 702 kỹ sư và 553 thợ.",
            ("= 1.245 cán bộ", "= 702 kỹ sư", "= 553 thợ"),
            [],
        ),
        # the part right behind the whole that 'trong tổng số' opens
        (
            "Trong tổng số 420 trường, 357 trường có phòng máy, chiếm 58%.",
            ("= 420 trường", "= 357 trường", "= 58%"),
            [("ratio", "contradicted", "58%", "420 trường")],
        ),
        (
            "Trong tổng số 420 trường, 357 trường có phòng máy, chiếm 58% số trường của vùng.",
            ("= 420 trường", "= 357 trường", "= 58%"),
            [],
        ),
    ],
)
def test_other_voices(sentence: str, figures: tuple[str, ...], expected: Told) -> None:
    assert sorted(told(said(sentence, *figures))) == sorted(expected)


def test_a_share_in_the_next_sentence_is_another_matter() -> None:
    found = said_in_turn(
        ("Nhận 9.450 đơn, đã xử lý 9.261 đơn, đạt 89%.", ["= 9.450 đơn", "= 9.261 đơn", "= 89%"]),
        ("Có 52/58 xã có mạng.", ["/ 52/58 xã"]),
    )
    assert told(found) == [("ratio", "contradicted", "89%", "9.450 đơn")]


def test_two_rates_of_two_bodies_are_no_hundred_per_cent() -> None:
    one, two = said("Khối bộ đạt 61,3%, khối địa phương đạt 38,7%.", "= 61,3%", "= 38,7%")
    assert told([one, two]) == [("sum", "confirmed", "38,7%", "61,3%")]
    assert told([one, replace(two, scope="địa phương")]) == []


def test_what_was_told_at_a_session() -> None:
    before = said("Tỷ lệ là 38,7%.", "= 38,7%", time="2024-06")
    now, change = said(
        "Tỷ lệ là 46,4%, tăng 7,7% so với kỳ sơ kết tháng 7.", "= 46,4%", "+ 7,7%", doc="b", time="2024-12"
    )
    assert told([*before, now, replace(change, ref_time="2024-07")]) == [("change", "confirmed", "7,7%", "38,7%")]
    month = replace(change, sentence=change.sentence.replace("kỳ sơ kết tháng 7", "mức của tháng 7"))
    assert told([*before, now, replace(month, ref_time="2024-07")]) == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            [
                (
                    "Tiếp nhận tổng số 18 công trình, gồm 7 đường, 5 trường, 4 chợ và 3 cầu.",
                    ["= 18 công trình", "= 7 đường", "= 5 trường", "= 4 chợ", "= 3 cầu"],
                )
            ],
            [("sum", "contradicted", "18 công trình", "7 đường")],
        ),
        (
            [
                (
                    "Tiếp nhận 18 công trình, gồm 7 đường, 5 trường, 4 chợ và 3 cầu.",
                    ["= 18 công trình", "= 7 đường", "= 5 trường", "= 4 chợ", "= 3 cầu"],
                )
            ],
            [],
        ),
        (
            [
                (
                    "Tiếp nhận tổng số 18 công trình, gồm 7 km đường, 5 trường, 4 chợ và 3 cầu.",
                    ["= 18 công trình", "= 7 km", "= 5 trường", "= 4 chợ", "= 3 cầu"],
                )
            ],
            [],
        ),
        (
            [
                (
                    "Đã giao 920 ha trong 2 đợt: đợt một 540 ha, đợt hai 380 ha.",
                    ["= 920 ha", "= 2 đợt", "= 540 ha", "= 380 ha"],
                )
            ],
            [("sum", "confirmed", "920 ha", "540 ha")],
        ),
        (
            [
                (
                    "Trong 320.000 hộ, 214.300 hộ có nước sạch; còn hơn 105.000 hộ dùng giếng.",
                    ["= 320.000 hộ", "= 214.300 hộ", "= 105.000 hộ"],
                )
            ],
            [("sum", "compatible", "105.000 hộ", "320.000 hộ")],
        ),
        (
            [
                (
                    "Trong 320.000 hộ, 214.300 hộ có nước sạch; còn hơn 165.000 hộ dùng giếng.",
                    ["= 320.000 hộ", "= 214.300 hộ", "= 165.000 hộ"],
                )
            ],
            [],
        ),
        (
            [
                ("Vốn của tỉnh là 17.640 tỷ.", ["= 17.640 tỷ"]),
                ("Nay mới tiêu 6.174 tỷ.", ["= 6.174 tỷ"]),
                ("Như vậy tỉnh còn phải giải ngân 11.466 tỷ.", ["= 11.466 tỷ"]),
            ],
            [("sum", "confirmed", "11.466 tỷ", "17.640 tỷ")],
        ),
        (
            [
                ("Có 214.600 hồ sơ trễ hẹn.", ["= 214.600 hồ sơ"]),
                ("Đất đai chiếm 55% trong số này, tức khoảng 118.000 hồ sơ.", ["= 55%", "= 118.000 hồ sơ"]),
            ],
            [("ratio", "confirmed", "55%", "214.600 hồ sơ")],
        ),
        (
            [
                ("Có 214.600 hồ sơ trễ hẹn.", ["= 214.600 hồ sơ"]),
                ("Đất đai chiếm 55%, xây dựng khoảng 118.000 hồ sơ.", ["= 55%", "= 118.000 hồ sơ"]),
            ],
            [],
        ),
        (
            [("Tiêu 52.300 tỷ trên kế hoạch 118.900 tỷ, hay 44%.", ["= 52.300 tỷ", "= 118.900 tỷ", "= 44%"])],
            [("ratio", "confirmed", "44%", "52.300 tỷ")],
        ),
    ],
)
def test_still_other_voices(sentences: Sentences, expected: Told) -> None:
    assert told(said_in_turn(*sentences)) == expected


def test_a_change_that_opens_a_sentence_is_of_the_level_before_it() -> None:
    before = said("Giải ngân 5.468 tỷ.", "= 5.468 tỷ", time="2025-08", indicator="giải ngân")

    def now(sentence: str) -> Told:
        figures = said_in_turn(
            ("Đã giải ngân 6.174 tỷ.", ["= 6.174 tỷ"]), (sentence, ["+ 706 tỷ"]), doc="b", time="2025-09-20"
        )
        figures = [replace(f, indicator="giải ngân") for f in figures]
        return told([*before, figures[0], replace(figures[1], ref_time="2025-08", time="2025-10")])

    assert now("So với cuối tháng 8, số này tăng thêm 706 tỷ.") == [("change", "confirmed", "706 tỷ", "5.468 tỷ")]


def test_a_round_percentage_is_told_twice_only_in_the_same_words() -> None:
    def two(indicator: str) -> Told:
        one = said("Đạt 50% kế hoạch.", "= 50%", indicator="giải ngân so với kế hoạch", event="e")
        return told([*one, *said("Được 50%.", "= 50%", doc="b", indicator=indicator, event="e", time="")])

    assert two("giải ngân so với kế hoạch") == [("repeat", "confirmed", "50%", "50%")]
    assert two("giải ngân của các bộ") == []


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("so với cùng kỳ năm 2025 (", []),
        ("so với cùng kỳ năm ngoái (", []),
        ("trong năm 2025 (", ["contradicted"]),
    ],
)
def test_the_same_months_of_a_year_are_not_the_year(words: str, verdicts: list[str]) -> None:
    one = said("Xuất khẩu năm 2025 đạt 1.250 tấn.", "= 1.250 tấn", indicator="xuất khẩu", time="2025")
    sentence = f"Xuất khẩu đạt 2.310 tấn {words}1.650 tấn)."
    two = said(sentence, "= 2.310 tấn", "= 1.650 tấn", doc="b", indicator="xuất khẩu", time="2025")
    assert [v for _, v, *_ in told([*one, two[1]])] == verdicts


def test_the_later_of_two_levels_is_now_whichever_stands_first() -> None:
    sentence = "Tỷ lệ đạt 45,8%, năm 2023 là 38,3% (tăng 7,5%)."
    now, then, claim = said(sentence, "= 45,8%", "= 38,3%", "+ 7,5%")
    levels = [replace(now, time="2024"), replace(then, time="2023")]
    claim = replace(claim, time="2024")
    assert [(c.rule, c.verdict.value, c.claim.quote, c.against.quote) for c in checks([*levels, claim])] == [
        ("change", "confirmed", "7,5%", "38,3%")
    ]
    other = replace(claim, value=claim.value + 2)
    assert [c.verdict.value for c in checks([*levels, other])] == ["contradicted"]
