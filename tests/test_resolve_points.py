"""A change in points of a percentage, held against the nation's level, an aim, or a level that another article tells.

Only ever confirmed: each case that comes out stands beside ones that do not, or that are of another thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from diemcau.facts import Bound
from diemcau.resolve.figures import Figure
from saying import Told, said, said_in_turn, told

RATE = "tỷ lệ số hóa hồ sơ"


def points(figures: Sequence[Figure]) -> list[Figure]:
    """'6,5 điểm' is read as a percentage."""
    return [replace(f, unit="%") if "điểm" in f.quote else f for f in figures]


def national(figures: Sequence[Figure]) -> list[Figure]:
    return [replace(f, scope="cả nước") for f in figures]


# ---- another article tells the level before


@pytest.mark.parametrize(
    ("sentence", "figures", "more", "expected"),
    [
        ("Tỷ lệ đạt 47,8%, nhích 6,5 điểm so với lần họp trước.", ("= 47,8%", "+ 6,5 điểm"), {}, "6,5 điểm"),
        ("Tỷ lệ còn 34,8%, giảm 6,5 điểm.", ("= 34,8%", "- 6,5 điểm"), {}, "6,5 điểm"),
        ("Tỷ lệ đạt 47,8%, tăng 2 bậc và tăng 6,5 điểm.", ("= 47,8%", "+ 2 bậc", "+ 6,5 điểm"), {}, "6,5 điểm"),
        # it does not come out; the level stands in another sentence; a bound leaves room for anything
        ("Tỷ lệ đạt 47,8%, nhích 6,4 điểm so với lần họp trước.", ("= 47,8%", "+ 6,4 điểm"), {}, ""),
        ("Tỷ lệ đạt 47,8%, nhích gần 6,5 điểm so với lần trước.", ("= 47,8%", "+ 6,5 điểm"), {}, ""),
        # too short a number tells nothing
        ("Tỷ lệ đạt 47%, nhích 5,7 điểm so với lần họp trước.", ("= 47%", "+ 5,7 điểm"), {}, ""),
        # of another thing
        ("Tỷ lệ đạt 47,8%, nhích 6,5 điểm.", ("= 47,8%", "+ 6,5 điểm"), {"indicator": "tỷ lệ hộ nghèo"}, ""),
        ("Tỷ lệ đạt 47,8%, nhích 6,5 điểm.", ("= 47,8%", "+ 6,5 điểm"), {"indicator": f"{RATE} toàn trình"}, ""),
        # of a time before the other one
        ("Tỷ lệ đạt 47,8%, nhích 6,5 điểm.", ("= 47,8%", "+ 6,5 điểm"), {"time": "2023-05"}, ""),
    ],
)
def test_the_level_before_in_another_article(
    sentence: str, figures: tuple[str, ...], more: dict[str, str], expected: str
) -> None:
    before = said("Tỷ lệ số hóa là 41,3%.", "= 41,3%", indicator=RATE, time="2023-11-30")
    asked = {"indicator": RATE, "time": "2024-04-30", **more}
    now = points(said(sentence, *figures, doc="b", **asked))
    assert told([*before, *now]) == ([("change", "confirmed", expected, "41,3%")] if expected else [])


@pytest.mark.parametrize(
    ("ref", "expected"), [("2023-12", ["41,3%"]), ("2023-11", ["41,3%"]), ("2022-12", []), ("", ["41,3%"])]
)
def test_the_time_that_is_named_is_the_time_that_is_meant(ref: str, expected: list[str]) -> None:
    before = said("Tỷ lệ số hóa là 41,3%.", "= 41,3%", indicator=RATE, time="2023-11-30")
    now, change = points(said("Tỷ lệ đạt 47,8%, tăng 6,5 điểm.", "= 47,8%", "+ 6,5 điểm", doc="b", indicator=RATE))
    found = told([*before, now, replace(change, ref_time=ref)])
    assert [(rule, against) for rule, _, _, against in found] == [("change", value) for value in expected]


def test_levels_of_another_place_are_not_its_levels() -> None:
    before = [replace(f, scope="Hoa Sen") for f in said("Đạt 41,3%.", "= 41,3%", indicator=RATE, time="2023-11-30")]
    now = points(said("Tỷ lệ đạt 47,8%, tăng 6,5 điểm.", "= 47,8%", "+ 6,5 điểm", doc="b", indicator=RATE))
    assert told([*before, *now]) == []


def test_the_level_before_in_the_same_article() -> None:
    sentences = [
        ("Khi ấy, tỷ lệ là 66,2%.", ["= 66,2%"]),
        ("Hết năm, tỷ lệ lên 79,5%, tăng thêm 13,3 điểm so với hồi tháng 4.", ["= 79,5%", "+ 13,3 điểm"]),
    ]
    before, now, change = points(said_in_turn(*sentences, indicator=RATE, time="2024-12"))
    meant = replace(change, ref_time="2024-04")
    expected = [("change", "confirmed", "13,3 điểm", "66,2%")]
    assert told([replace(before, time="2024-05-17"), now, meant]) == expected
    assert told([replace(before, time="2023-05-17"), now, meant]) == []
    assert told([replace(before, time="2024-05-17", indicator="tỷ lệ hộ nghèo"), now, meant]) == []


# ---- the nation


@pytest.mark.parametrize(
    ("sentence", "figures", "expected"),
    [
        (
            "Tỉnh đạt 61,4%, trội 8,8 điểm so với bình quân cả nước.",
            ("= 61,4%", "+ 8,8 điểm"),
            [("change", "confirmed", "8,8 điểm", "52,6%")],
        ),
        (
            "Tỉnh đạt 61,4%, vượt mức chung của cả nước 8,8 điểm.",
            ("= 61,4%", "+ 8,8 điểm"),
            [("change", "confirmed", "8,8 điểm", "52,6%")],
        ),
        (
            "Tỉnh đạt 51,1%, kém mặt bằng chung 1,5 điểm.",
            ("= 51,1%", "- 1,5 điểm"),
            [("change", "confirmed", "1,5 điểm", "52,6%")],
        ),
        ("Tỉnh đạt 61,4%, cao hơn 9,8 điểm so với bình quân cả nước.", ("= 61,4%", "+ 9,8 điểm"), []),
        ("Tỉnh đạt 61,4%, cao hơn 8,8 điểm so với tỉnh bạn.", ("= 61,4%", "+ 8,8 điểm"), []),
    ],
)
def test_against_the_nation_in_this_article_or_another(sentence: str, figures: tuple[str, ...], expected: Told) -> None:
    report = ("Cả nước đạt 52,6%.", ["= 52,6%"])
    both = points(said_in_turn(report, (sentence, figures), indicator=RATE))
    assert told([*national(both[:1]), *both[1:]]) == expected
    elsewhere = national(said("Cả nước đạt 52,6%.", "= 52,6%", indicator=RATE))
    assert told([*elsewhere, *points(said(sentence, *figures, doc="b", indicator=RATE))]) == expected


# ---- the same time a year before, told for itself; an aim that was missed


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            [
                ("Tỉnh giải ngân được 35% kế hoạch.", ["= 35%"]),
                ("Đường làm chậm, giá cát tăng cao.", []),
                ("Cũng thời điểm này năm ngoái, tỷ lệ là 38,6%, tức năm nay giảm 3,6 điểm.", ["= 38,6%", "- 3,6 điểm"]),
            ],
            [("change", "confirmed", "3,6 điểm", "38,6%")],
        ),
        (
            [
                ("Tỉnh giải ngân được 36% kế hoạch.", ["= 36%"]),
                ("Cũng thời điểm này năm ngoái, tỷ lệ là 38,6%, tức năm nay giảm 3,6 điểm.", ["= 38,6%", "- 3,6 điểm"]),
            ],
            [],
        ),
        (
            [
                ("Tỉnh giải ngân được 35% kế hoạch.", ["= 35%"]),
                ("Xã bên đạt 38,6%, tức hơn huyện nhà và giảm 3,6 điểm.", ["= 38,6%", "- 3,6 điểm"]),
            ],
            [],
        ),
        (
            [
                ("Tỷ lệ lên tới 79,5%.", ["= 79,5%"]),
                ("Dù vậy, chỉ tiêu 80% tỉnh đặt ra vẫn hụt 0,5 điểm.", ["! 80%", "- 0,5 điểm"]),
            ],
            [("change", "confirmed", "0,5 điểm", "80%")],
        ),
        (
            [
                ("Tỷ lệ lên tới 79,5%.", ["= 79,5%"]),
                ("Dù vậy, chỉ tiêu 80% tỉnh đặt ra vẫn hụt 1,5 điểm.", ["! 80%", "- 1,5 điểm"]),
            ],
            [],
        ),
        (
            [
                ("Tỷ lệ lên tới 79,5%.", ["= 79,5%"]),
                ("Chỉ tiêu là 80%, mỗi quý tăng 0,5 điểm.", ["! 80%", "+ 0,5 điểm"]),
            ],
            [],
        ),
    ],
)
def test_what_stands_beside_the_change(sentences: Sequence[tuple[str, Sequence[str]]], expected: Told) -> None:
    assert told(points(said_in_turn(*sentences, indicator="tỷ lệ giải ngân"))) == expected


@pytest.mark.parametrize(
    ("sentence", "figures", "expected"),
    [
        (
            "GRDP tăng 8,96%, thấp hơn kịch bản (9,5%) 0,54 điểm.",
            ("^ 8,96%", "^ 9,5%", "- 0,54 điểm"),
            [("change", "confirmed", "0,54 điểm", "9,5%")],
        ),
        (
            "Khối bộ đạt 27,1%, thấp hơn khối địa phương (43,6%) tới 16,5 điểm.",
            ("= 27,1%", "= 43,6%", "- 16,5 điểm"),
            [("change", "confirmed", "16,5 điểm", "43,6%")],
        ),
        (
            "GRDP tăng 8,96%, thấp hơn kịch bản (9,5%) 0,45 điểm.",
            ("^ 8,96%", "^ 9,5%", "- 0,45 điểm"),
            [],
        ),
        ("GRDP tăng 8,96%, kịch bản (9,5%) 0,54 điểm.", ("^ 8,96%", "^ 9,5%", "- 0,54 điểm"), []),
    ],
)
def test_two_rates_in_one_sentence(sentence: str, figures: tuple[str, ...], expected: Told) -> None:
    assert told(points(said(sentence, *figures))) == expected


def test_the_count_at_the_end_of_another_year() -> None:
    sentences = [
        ("Đã cắt giảm 2.620 quy định.", ["= 2.620 quy định"]),
        (
            "Cuối năm 2022, con số đó là 2.008 quy định; như vậy 11 tháng có thêm 612 quy định.",
            ["= 2.008 quy định", "+ 612 quy định"],
        ),
    ]
    assert told(said_in_turn(*sentences)) == [("change", "confirmed", "612 quy định", "2.008 quy định")]
    sentences[1] = (sentences[1][0].replace("612", "621"), ["= 2.008 quy định", "+ 621 quy định"])
    assert told(said_in_turn(*sentences)) == []


# ---- telling figures that another article tells as well


@pytest.mark.parametrize(
    ("sentence", "quote", "more", "expected"),
    [
        ("Tỷ lệ số hóa là 66,2%.", "66,2%", {"time": "2024-05-17"}, True),  # told at a meeting in May, of April
        ("Tỷ lệ số hóa là 66,2%.", "66,2%", {"time": "2024-05-16"}, False),
        ("Tỷ lệ số hóa là 66,2%.", "66,2%", {"time": "2024-08"}, False),
        ("Tỷ lệ số hóa là 66,2%.", "66,2%", {"time": ""}, False),  # three digits may meet by chance
        ("Tỷ lệ số hóa là 66,2%.", "66,2%", {"time": "2024-04", "indicator": "tỷ lệ số hóa"}, True),
        ("Tỷ lệ là 66,2%.", "66,2%", {"time": "2024-04", "indicator": "tỷ lệ hộ nghèo"}, False),
        ("Tỷ lệ là 66,2%.", "66,2%", {"time": "2024-04", "indicator": f"{RATE} toàn trình"}, False),
        ("Tỷ lệ tăng từ 66,2% lên 70%.", "66,2%", {"time": ""}, True),  # what it rose from stands in an older article
    ],
)
def test_telling_figures_of_other_articles(sentence: str, quote: str, more: dict[str, str], expected: bool) -> None:
    first = said("Tỷ lệ số hóa đạt 66,2%.", "= 66,2%", indicator=RATE, time="2024-04")
    first = [replace(f, met=date(2024, 5, 17)) for f in first]
    again = said(sentence, f"= {quote}", doc="b", **{"indicator": RATE, **more})
    again = [replace(f, as_of=date(2025, 1, 15)) for f in again]
    assert told([*first, *again]) == ([("repeat", "confirmed", "66,2%", "66,2%")] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Có 21 xã số hóa chưa tới 40%.", False),  # a line between those above and those below
        ("Xã số hóa được gần 40%.", True),
        ("Trong 7 tháng số hóa được gần 40%.", True),
    ],
)
def test_a_line_that_divides_is_no_result(sentence: str, expected: bool) -> None:
    line = [replace(f, bound=Bound.LT) for f in said(sentence, "= 40%", indicator="số hóa", event="e")]
    other = said("Tỷ lệ số hóa là 39,7%.", "= 39,7%", doc="b", indicator="số hóa", event="e")
    assert bool(told([*line, *other])) is expected
