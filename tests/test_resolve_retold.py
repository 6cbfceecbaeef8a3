"""What one article tells again of another: in other words, rounded, of a day or scope that is read differently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diemcau.facts import Bound
from diemcau.resolve.checks.agreement import agreement, surprise
from diemcau.resolve.figures import Figure
from saying import said, said_in_turn, told

EXACT = "Đến nay toàn tỉnh khởi công 14.862 căn nhà cho hộ nghèo."


def repeats(one: list[Figure], two: list[Figure]) -> list[str]:
    return [verdict for rule, verdict, *_ in told([*one, *two]) if rule == "repeat"]


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        # rounded, behind a bound word to the noughts at the end
        ("15.386.900 người", "gần 15,4 triệu người", "confirmed"),
        ("293.460 người", "trên 29 vạn người", "confirmed"),
        ("14.862 căn", "gần 14,9 nghìn căn", "confirmed"),
        ("61.213 tổ", "hơn 61.200 tổ", "confirmed"),
        ("1.127,5 ha", "gần 1.130 ha", "confirmed"),
        ("5.900 tỷ", "5,9 nghìn tỷ", "confirmed"),
        ("2.478 tỷ", "gần 2.500 tỷ", "confirmed"),
        # a bound leaves room
        ("6.153 tỷ", "hơn 6,1 nghìn tỷ", "compatible"),
        ("14.976 tỷ", "trên 14.900 tỷ", "compatible"),
        ("hơn 14.900 tỷ", "gần 15.000 tỷ", "compatible"),
        # the other way round, or too far
        ("14.862 căn", "hơn 14,9 nghìn căn", None),
        ("61.187 tổ", "hơn 61.200 tổ", None),
        ("7.400 người", "hơn 6.200 người", None),
        # a count to the last one is no count of more than that
        ("753 hồ sơ", "trên 753 hồ sơ", None),
        ("17.640 tỷ", "trên 17.640 tỷ", "confirmed"),
        # percentages are rounded to what is written
        ("94,37%", "hơn 94%", "confirmed"),
        ("46,5%", "gần 46%", None),
        ("47,1%", "dưới 50%", "compatible"),
    ],
)
def test_two_numbers_of_one_thing(one: str, two: str, verdict: str | None) -> None:
    first, second = (_figure(number, doc) for number, doc in ((one, "a"), (two, "b")))
    found = agreement(first, second)
    assert (found.value if found and found.value != "contradicted" else None) == verdict or _exclude(first, second)
    assert repeats([first], [second]) == ([verdict] if verdict else [])


def _exclude(a: Figure, b: Figure) -> bool:
    """One value, of which one figure says that it is more."""
    return a.value == b.value and {a.bound, b.bound} == {Bound.EQ, Bound.GT}


_SCALE = {"triệu": 10**6, "vạn": 10**4, "nghìn": 10**3}


def _figure(number: str, doc: str) -> Figure:
    """'gần 15,4 triệu người' in a report of the meeting 'e'."""
    words = number.split()
    at = next(i for i, word in enumerate(words) if word[0].isdigit())
    scale = next((_SCALE[word] for word in words if word in _SCALE), 1)
    plain = [word for word in words[at:] if word not in _SCALE]
    (figure,) = said(f"Đã làm {' '.join([*words[:at], *plain])}.", f"= {' '.join(plain)}", doc=doc, event="e")
    bound = Bound.LT if words[0] == "dưới" else figure.bound
    return replace(figure, value=figure.value * scale, quote=" ".join(words[at:]), bound=bound)


@pytest.mark.parametrize(
    ("sentence", "quote", "changes", "verdicts"),
    [
        ("Cả tỉnh động thổ 14.862 ngôi nhà cho hộ nghèo.", "14.862 ngôi nhà", {"indicator": "bức tranh chung"}, True),
        ("Tỉnh có 14.862 căn nhà được khởi công.", "14.862 căn nhà", {"scope": ""}, True),
        ("Tỉnh có 14.862 căn nhà được khởi công.", "14.862 căn nhà", {"scope": "cả nước"}, True),
        ("Tỉnh có 14.862 căn nhà được khởi công.", "14.862 căn nhà", {"time": "2024-04"}, True),
        ("Tỉnh có 14.862 căn nhà được khởi công.", "14.862 căn nhà", {"time": "2023-06"}, False),
        ("Tỉnh cấp 14.862 thẻ bảo hiểm y tế.", "14.862 thẻ", {"indicator": "thẻ bảo hiểm y tế"}, False),
        ("Chi trả cho 14.862 người.", "14.862 người", {"indicator": "chi trả"}, False),
        ("Xây 14.862 m đường.", "14.862 m", {"indicator": "xây đường"}, False),
    ],
)
def test_a_long_number_of_one_meeting(sentence: str, quote: str, changes: dict[str, str], verdicts: bool) -> None:
    one = said(EXACT, "= 14.862 căn nhà", indicator="khởi công căn nhà cho hộ nghèo", event="e")
    two = said(sentence, f"= {quote}", doc="b", indicator="căn nhà được khởi công", event="e")
    two = [replace(f, **changes) for f in two]  # type: ignore[arg-type]
    assert repeats(one, two) == (["confirmed"] if verdicts else [])


@pytest.mark.parametrize(
    ("number", "indicator", "scope", "same"),
    [
        ("98,4%", "tỷ lệ đúng hạn", "Hoa Mai", True),
        ("98,4%", "tỷ lệ đúng hạn", "Hoa Ban", False),
        ("98,4%", "tỷ lệ đúng hạn", "cả nước", False),
        ("98,4%", "tỷ lệ hài lòng", "Hoa Mai", False),
        ("14 phường", "phường", "Hoa Mai", True),
        ("14 phường", "phường", "Hoa Ban", False),
        ("63 tỉnh", "tỉnh đã kết nối", "Hoa Mai", False),
        ("100%", "tỷ lệ đúng hạn", "Hoa Ban", False),
    ],
)
def test_what_two_provinces_may_both_have(number: str, indicator: str, scope: str, *, same: bool) -> None:
    name = {"98,4%": "tỷ lệ đúng hạn", "100%": "tỷ lệ đúng hạn"}.get(number, indicator)
    one = said(f"Kết quả là {number}.", f"= {number}", indicator=name, event="e")
    two = said(f"Nơi này có {number}.", f"= {number}", doc="b", indicator=indicator, event="e")
    assert repeats(one, [replace(f, scope=scope) for f in two]) == (["confirmed"] if same else [])


def test_a_rounded_rate_is_of_its_own_scope() -> None:
    one = said("Tỷ lệ trực tuyến của tỉnh là 52,8%.", "= 52,8%", indicator="tỷ lệ trực tuyến", event="e")
    two = said("Tỷ lệ trực tuyến khoảng 52%.", "= 52%", doc="b", indicator="tỷ lệ trực tuyến", event="e")
    assert repeats(one, two) == ["compatible"]
    assert repeats(one, [replace(f, scope="cả nước") for f in two]) == []


def test_what_agrees_beside_them_speaks_for_two_figures() -> None:
    one = [("Đã giải ngân 2.817,4 tỷ; số phải tiêu là 3.335,6 tỷ.", ["= 2.817,4 tỷ", "= 3.335,6 tỷ"])]
    two = [("Mới rót vào dự án trên 2.800 tỷ, khoảng 3.300 tỷ nằm ở kho bạc.", ["= 2.800 tỷ", "= 3.300 tỷ"])]
    worded = {"2.817,4 tỷ": "giải ngân", "3.335,6 tỷ": "số phải tiêu", "2.800 tỷ": "rót vào", "3.300 tỷ": "nằm ở kho"}
    first, second = said_in_turn(*one, event="e", **worded), said_in_turn(*two, doc="b", event="e", **worded)
    assert repeats(first, second) == ["confirmed", "confirmed"]
    assert repeats(first[:1], second) == repeats(first, second[1:]) == []


def test_no_other_figure_of_the_article_fits_better() -> None:
    one = said("Thu 1.284 thùng, bán 1.312 thùng.", "= 1.284 thùng", "= 1.312 thùng", event="e")
    two = said("Gần 1.300 thùng.", "= 1.300 thùng", doc="b", event="e")
    assert [(c, a) for _, _, c, a in told([*one, *two])] == [("1.300 thùng", "1.284 thùng")]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Mục tiêu là 65 triệu tài khoản.", "Đạt 92,9% mục tiêu 65 triệu tài khoản.", True),
        ("Mục tiêu là 65 triệu tài khoản.", "Đã có 65 triệu tài khoản.", False),
    ],
)
def test_a_target_that_is_read_as_a_level(one: str, two: str, *, same: bool) -> None:
    first = said(one, "! 65 triệu", indicator="tài khoản", event="e")
    second = said(two, "= 65 triệu", doc="b", indicator="tài khoản", event="e")
    assert repeats(first, second) == (["confirmed"] if same else [])


@pytest.mark.parametrize("event", ["", "e"])
def test_two_rankings_by_name(event: str) -> None:
    one = said("Chỉ số PAPI đạt 42,81 điểm.", "= 42,81 điểm", indicator="chỉ số", event=event)
    two = said("Chỉ số PCI đạt 42,81 điểm.", "= 42,81 điểm", doc="b", indicator="chỉ số", event=event)
    same = said("Chỉ số PAPI là 42,81 điểm.", "= 42,81 điểm", doc="b", indicator="chỉ số", event=event)
    assert repeats(one, two) == []
    assert repeats(one, same) == ["confirmed"]


@pytest.mark.parametrize(
    ("sentence", "indicator", "time", "same"),
    [
        ("Tỷ lệ số hóa là 52,6%.", "tỷ lệ số hóa", "2024-06", True),
        ("Tỷ lệ số hóa là 52,6%.", "tỷ lệ số hóa", "2024-08", False),
        ("Tỷ lệ số hóa là 52,6%.", "tỷ lệ số hóa", "", False),
        ("Tỷ lệ số hóa gần 53%.", "tỷ lệ số hóa", "2024-06", True),
        ("Tỷ lệ số hóa gần 53%.", "tỷ lệ số hóa", "2024-08", False),
        ("Tỷ lệ hài lòng là 52,6%.", "tỷ lệ hài lòng", "2024-06", False),
    ],
)
def test_articles_on_other_meetings_must_say_more(sentence: str, indicator: str, time: str, *, same: bool) -> None:
    one = said("Tỷ lệ số hóa đạt 52,6%.", "= 52,6%", indicator="tỷ lệ số hóa")
    quote = "52,6%" if "52,6%" in sentence else "53%"
    two = said(sentence, f"= {quote}", doc="b", indicator=indicator, time=time)
    assert repeats(one, two) == (["confirmed"] if same else [])
    assert repeats(one, [replace(f, scope="Hoa Ban") for f in two]) == []


@pytest.mark.parametrize(
    ("one", "two", "least", "most"),
    [
        ("14 phường", "14 phường", 4, 6),
        ("1.842 phường", "1.842 phường", 11, 13),
        ("1.842.305 phường", "1.842.305 phường", 13.9, 14.1),
        ("5.900 phường", "5.900 phường", 6, 8),
        ("52,6%", "52,6%", 9, 11),
        ("98,4%", "98,4%", 5, 7),
        ("80%", "80%", 1, 3),
        ("100%", "100%", 0, 0),
        ("63 tỉnh", "63 tỉnh", -5, 0),
        ("1.842 phường", "1.900 phường", 3, 6),
    ],
)
def test_how_unlikely_two_numbers_agree(one: str, two: str, least: float, most: float) -> None:
    (first,), (second,) = (said(f"Có {number}.", f"= {number}") for number in (one, two))
    assert least <= surprise(first, second) <= most
    assert surprise(first, second) == surprise(second, first)


@pytest.mark.parametrize(
    ("one", "two", "indicator", "same"),
    [
        ("/ 3.139/3.321 xã", "= 3.139 xã", "xã có hạ tầng một cửa", True),
        ("/ 3.139/3.321 xã", "= 3.139 xã", "xã có chợ", False),
        ("/ 3.139/3.321 xã", "/ 3.139/3.400 xã", "xã có hạ tầng một cửa", False),
        ("= 3.139 xã", "! 3.139 xã", "xã có hạ tầng một cửa", False),
        ("= 38.400 tỷ", "= 38.400 tỷ", "vốn cho hạ tầng một cửa", True),
    ],
)
def test_what_another_meeting_was_told(one: str, two: str, indicator: str, *, same: bool) -> None:
    first = said(f"Nay có {one[2:]} đủ hạ tầng.", one, indicator="xã bảo đảm hạ tầng một cửa")
    second = said(f"Khi ấy có {two[2:]}.", two, doc="b", indicator=indicator)
    assert repeats(first, second) == (["confirmed"] if same else [])


@pytest.mark.parametrize("event", ["", "e"])
@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Có 1.245 xã hoàn thành số hóa", "Có 1.245 xã đã hoàn thành số hóa", True),
        ("Có 1.245 xã hoàn thành số hóa", "Có 1.245 xã chưa hoàn thành số hóa", False),
        ("Có 1.245 dịch vụ toàn trình", "Có 1.245 dịch vụ một phần", False),
        ("Có 1.245 hộ nghèo", "Có 1.245 hộ cận nghèo", False),
        ("Có 1.245 hồ sơ đúng hạn", "Có 1.245 hồ sơ quá hạn", False),
        ("Tiếp nhận 1.245 hồ sơ", "Trả lại 1.245 hồ sơ", False),
        ("Thu ngân sách 1.245 tỷ", "Chi ngân sách 1.245 tỷ", False),
        ("Xuất khẩu 1.245 tấn", "Nhập khẩu 1.245 tấn", False),
        ("Cấp tỉnh có 1.245 hồ sơ", "Cấp xã có 1.245 hồ sơ", False),
    ],
)
def test_opposites_are_two_things_whatever_their_numbers(one: str, two: str, event: str, *, same: bool) -> None:
    first, second = (
        said(f"{text}.", f"= {' '.join(text[text.index('1.245') :].split()[:2])}", doc=doc, event=event)
        for text, doc in ((one, "a"), (two, "b"))
    )
    assert repeats(first, second) == (["confirmed"] if same else [])
