"""One body under its variants, and bodies that only look alike."""

from __future__ import annotations

import pytest

from diemcau.graph.lineage import lineage
from diemcau.resolve.bodies import same_bodies
from diemcau.resolve.pins import Pin, Pins


@pytest.mark.parametrize(
    ("canonical", "variant"),
    [
        ("Ban Chỉ đạo thực hiện Đề án 06 tỉnh Lào Cai", "Ban Chỉ đạo Đề án 06 tỉnh Lào Cai"),
        ("Ban Chỉ đạo về chuyển đổi số tỉnh Hà Giang", "Ban chỉ đạo chuyển đổi số tỉnh Hà Giang"),
        ("Tổ công tác triển khai Đề án 06 của Chính phủ", "Tổ công tác Đề án 06 Chính phủ"),
        ("Bộ Khoa học và Công nghệ", "Bộ Khoa học, Công nghệ"),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động, Thương binh và Xã hội"),
    ],
)
def test_variants_of_one_name(canonical: str, variant: str) -> None:
    assert same_bodies({"1": variant, "2": canonical}).canonical == {"1": "2"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ban Chỉ đạo Đề án 06 tỉnh Lào Cai", "Ban Chỉ đạo Đề án 06 tỉnh Lai Châu"),
        ("Ban Chỉ đạo chuyển đổi số tỉnh Lào Cai", "Ban Chỉ đạo Đề án 06 tỉnh Lào Cai"),
        ("Ủy ban nhân dân thành phố Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Bộ Công an", "Bộ Công Thương"),
        ("Cục Công tác phía Nam", "Cục phía Nam"),
        # renamed and merged, hence two: the one follows the other
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
    ],
)
def test_bodies_that_stay_apart(one: str, two: str) -> None:
    assert same_bodies({"1": one, "2": two}).canonical == {}


def test_pins_overrule_the_names() -> None:
    names = {"1": "Bộ Khoa học và Công nghệ", "2": "Bộ Khoa học, Công nghệ", "3": "Bộ KHCN mới"}
    pins = Pins.of([Pin("body", "1", "2", same=False, reason=""), Pin("body", "1", "3", same=True, reason="")])
    assert same_bodies(names, pins).canonical == {"3": "1"}


@pytest.mark.parametrize(
    ("body", "today"),
    [
        ("bộ kế hoạch và đầu tư", "bộ tài chính"),
        ("bộ lao động - thương binh và xã hội", "bộ nội vụ"),
        ("bộ giao thông vận tải", "bộ xây dựng"),
        ("bộ tài nguyên và môi trường", "bộ nông nghiệp và môi trường"),
        ("ủy ban dân tộc", "bộ dân tộc và tôn giáo"),
        ("ủy ban quốc gia về chính phủ điện tử", "ủy ban quốc gia về chuyển đổi số"),
        ("bộ y tế", "bộ y tế"),
    ],
)
def test_what_a_body_has_come_to(body: str, today: str) -> None:
    assert lineage(body) == today
