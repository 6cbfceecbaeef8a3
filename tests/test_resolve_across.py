"""Changes since a level that another article tells: what outweighs chance in an archive, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diemcau.resolve.checks import checks
from diemcau.resolve.figures import Figure
from saying import said

BEFORE, NOW = "cung cấp dịch vụ trực tuyến", "dịch vụ trực tuyến được tinh gọn"


def later(sentence: str, *figures: str, indicator: str = NOW, ref: str = "") -> list[Figure]:
    found = said(sentence, *figures, doc="b", indicator=indicator, time="2025-06-30")
    return [replace(f, ref_time=ref) if f.kind in {"change", "growth", "multiple"} else f for f in found]


def found(before: list[Figure], now: list[Figure]) -> list[tuple[str, str, str]]:
    told = [c for c in checks([*before, *now]) if c.claim.doc != c.against.doc and c.rule != "repeat"]
    return [(str(c.verdict), c.claim.quote, c.against.quote) for c in told]


LESS = ("Nay còn 3.906 dịch vụ, tức bớt đi 621 dịch vụ.", "= 3.906 dịch vụ", "- 621 dịch vụ")


@pytest.mark.parametrize(
    ("value", "indicator", "scope", "time", "ref", "is_found"),
    [
        ("4.527", BEFORE, "Hoa Mai", "2024-12", "", True),
        ("4.527", BEFORE, "Hoa Mai", "2024-12", "2024-12", True),
        ("4.527", BEFORE, "Hoa Mai", "", "", True),
        ("4.526", BEFORE, "Hoa Mai", "2024-12", "", False),  # one off
        ("4.527", BEFORE, "Hoa Sen", "2024-12", "", False),  # another place
        ("4.527", "chợ dân sinh", "Hoa Mai", "2024-12", "", False),  # nothing in common
        ("4.527", BEFORE, "Hoa Mai", "2025-12", "", False),  # told of a later day
        ("4.527", BEFORE, "Hoa Mai", "2022-06", "2024-12", False),  # of another time than the one that is named
        ("4.527", BEFORE, "Hoa Mai", "2019-12", "", False),  # too long ago
    ],
)
def test_a_level_of_another_article(
    value: str, indicator: str, scope: str, time: str, ref: str, is_found: bool
) -> None:
    quote = f"{value} dịch vụ"
    before = [replace(f, scope=scope) for f in said(f"Có {quote}.", f"= {quote}", indicator=indicator, time=time)]
    expected = [("confirmed", "621 dịch vụ", "4.527 dịch vụ")] if is_found else []
    assert found(before, later(*LESS, ref=ref)) == expected


def test_a_share_tells_two_levels() -> None:
    before = said(
        "Đã có 487/796 trường dùng sổ số.", "/ 487/796 trường", indicator="trường dùng sổ số", time="2025-01-17"
    )
    now = later("Số trường dùng sổ số là 731 trường, thêm 244 trường.", "= 731 trường", "+ 244 trường",
                indicator="số trường dùng sổ số")  # fmt: skip
    assert found(before, now) == [("confirmed", "244 trường", "487/796 trường")]
    now = later(
        "Toàn tỉnh có 821 trường, thêm 25 trường.", "= 821 trường", "+ 25 trường", indicator="trường dùng sổ số"
    )
    assert found(before, now) == [("confirmed", "25 trường", "796 trường")]


def test_the_level_may_stand_behind_its_change() -> None:
    before = said("Có 1.247 điểm bưu điện.", "= 1.247 điểm", indicator="điểm bưu điện", time="2024-12")
    now = later("Mở thêm 316 điểm, thành 1.563 điểm bưu điện.", "+ 316 điểm", "= 1.563 điểm", indicator="điểm bưu điện")
    assert found(before, now) == [("confirmed", "316 điểm", "1.247 điểm")]


@pytest.mark.parametrize(
    ("time", "ref", "is_found"),
    [
        ("2024-06-18", "2024-06-30", True),
        ("2024-06-30", "2024-06", True),
        ("2024-09-30", "2024-06-30", False),
        ("2024-06-18", "2024-06-10", False),
    ],
)
def test_a_year_gone_by_is_not_counted_in_days(time: str, ref: str, is_found: bool) -> None:
    before = said("Có 2.340 sản phẩm lên sàn.", "= 2.340 sản phẩm", indicator="sản phẩm lên sàn thương mại", time=time)
    now = later("Sàn thương mại bán 3.042 sản phẩm, qua một năm tăng 30%.", "= 3.042 sản phẩm", "^ 30%",
                indicator="bán sản phẩm trên sàn thương mại", ref=ref)  # fmt: skip
    assert found(before, now) == ([("confirmed", "30%", "2.340 sản phẩm")] if is_found else [])
