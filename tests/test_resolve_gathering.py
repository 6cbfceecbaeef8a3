"""Which wordings are one indicator, and which are not although they look alike; what pins change."""

from __future__ import annotations

import pytest

from diemcau.graph.concepts import indicators
from diemcau.graph.gathering import labels
from diemcau.graph.pinned import by_kind, iri_of
from diemcau.graph.stated import mint, readings
from diemcau.graph.vocabulary import BASE
from diemcau.resolve.gathering import Gathered, gather
from diemcau.resolve.pins import NO_PINS, Pin
from diemcau.resolve.wording import Quantity

RATE, COUNT, MONEY, RANK, ANY = "tỷ lệ", "số lượng", "số tiền", "thứ hạng", ""
CURATED = f"{BASE}concept/indicator/"


def gathered(*stated: tuple[str, str], pins: tuple[Pin, ...] = ()) -> Gathered:
    return gather(readings(stated), indicators(), mint, by_kind(pins).get("indicator", NO_PINS), labels())


def groups(*stated: tuple[str, str], pins: tuple[Pin, ...] = ()) -> list[tuple[str, list[str]]]:
    """(curated indicator or first wording, its readings), sorted."""
    found, names = gathered(*stated, pins=pins), {r.id: (r.name, r.of.value) for r in readings(stated)}
    first = {new.id: new.label for new in found.minted}
    told = {concept: first.get(concept, concept.removeprefix(CURATED)) for concept in found.concepts.values()}
    return sorted(
        (name, sorted(f"{names[r][0]} ({names[r][1]})" for r, c in found.concepts.items() if c == concept))
        for concept, name in told.items()
    )


def pin(a: str, b: str, *, same: bool) -> Pin:
    return Pin("indicator", a, b, same=same, reason="đã xem")


@pytest.mark.parametrize(
    ("of", "wordings"),
    [
        (COUNT, ["căn được hỗ trợ", "hỗ trợ căn", "số căn được hỗ trợ"]),
        (COUNT, ["nhiệm vụ quá hạn", "quá hạn nhiệm vụ"]),
        (COUNT, ["nhiệm vụ chậm muộn", "nhiệm vụ chậm tiến độ"]),
        (COUNT, ["lắp trạm BTS 5G", "lắp đặt trạm BTS 5G"]),
        (COUNT, ["doanh nghiệp giải thể", "số doanh nghiệp giải thể", "• Doanh nghiệp giải thể"]),
        (COUNT, ["bộ, ngành nối thông cơ sở dữ liệu đất đai", "bộ, ngành đã kết nối cơ sở dữ liệu đất đai"]),
        (RATE, ["giải ngân", "tỷ lệ giải ngân"]),
        (RATE, ["thu ngân sách nhà nước so với dự toán", "tổng thu ngân sách so với dự toán năm"]),
        (RATE, ["tỷ lệ dân số tham gia bảo hiểm y tế", "người dân tham gia BHYT"]),
        (RATE, ["tỷ lệ thu gom rác bình quân", "tỷ lệ thu gom rác"]),
        (MONEY, ["giá trị giao dịch qua QR", "giá trị giao dịch qua mã QR code"]),
        (MONEY, ["vốn FDI đăng ký", "vốn đăng ký FDI"]),
        (MONEY, ["kinh phí huy động làm đường", "kinh phí huy động lũy kế làm đường"]),
        (MONEY, ["thu nội địa", "thu nội địa 6 tháng đầu năm", "thu nội địa năm 2024"]),
        (COUNT, ["thu nhận hồ sơ cấp căn cước công dân", "thu nhận hồ sơ cấp thẻ CCCD gắn chíp"]),
        (
            COUNT,
            ["dịch vụ công đất đai đã lên Cổng DVC quốc gia", "dịch vụ công đất đai được đưa lên Cổng DVC quốc gia"],
        ),
        (ANY, ["doanh thu toàn ngành thủy sản", "doanh thu ngành thủy sản"]),
    ],
)
def test_wordings_of_one_new_indicator(of: str, wordings: list[str]) -> None:
    assert [members for _, members in groups(*((w, of) for w in wordings))] == [sorted(f"{w} ({of})" for w in wordings)]


@pytest.mark.parametrize(
    ("of", "one", "other"),
    [
        (COUNT, "cấp giấy phép lái xe", "thu hồi giấy phép lái xe"),
        (COUNT, "hộ thoát nghèo tăng thêm", "hộ thoát nghèo giảm đi"),
        (COUNT, "xã đã có trạm y tế", "xã chưa có trạm y tế"),
        (COUNT, "hồ sơ đất đai giải quyết đúng hạn", "hồ sơ đất đai giải quyết trước hạn"),
        (COUNT, "hồ sơ đất đai giải quyết đúng hạn", "hồ sơ đất đai giải quyết quá hạn"),
        (COUNT, "tiếp nhận phản ánh của dân", "giải quyết phản ánh của dân"),
        (COUNT, "nhà ở xã hội dự kiến hoàn thành", "nhà ở xã hội hoàn thành"),
        (COUNT, "nhiệm vụ phải báo cáo tỉnh", "nhiệm vụ đã báo cáo tỉnh"),
        (COUNT, "lao động nữ được đào tạo nghề", "lao động nam được đào tạo nghề"),
        (COUNT, "lao động nữ được đào tạo nghề", "lao động được đào tạo nghề"),
        (COUNT, "lượt khách đến đảo", "lượt khách rời đảo"),
        (COUNT, "lượt tra cứu", "lượt tra cứu thành công"),
        (COUNT, "sản phẩm OCOP 3 sao", "sản phẩm OCOP từ 3 sao"),
        (COUNT, "hồ sơ", "tổng số hồ sơ"),
        (COUNT, "người", "người dân"),
        (COUNT, "tiếp nhận hồ sơ Cổng Dịch vụ công Quốc gia", "tiếp nhận hồ sơ Cổng Dịch vụ công tỉnh"),
        (COUNT, "cấp tỉnh tiếp nhận hồ sơ", "cấp huyện tiếp nhận hồ sơ"),
        (COUNT, "cấp tỉnh tiếp nhận hồ sơ", "các cấp tiếp nhận hồ sơ"),
        (COUNT, "trẻ dưới 12 tháng tuổi được tiêm", "trẻ dưới 24 tháng tuổi được tiêm"),
        (COUNT, "công dân kích hoạt định danh mức 1", "công dân kích hoạt định danh mức 2"),
        (COUNT, "hệ thống đã kết nối doanh nghiệp", "hệ thống đã kết nối doanh nghiệp nhà nước"),
        (RATE, "kích hoạt tài khoản VNeID so với chỉ tiêu tỉnh giao", "kích hoạt tài khoản VNeID so với chỉ tiêu giao"),
        (RATE, "xã chiếm huyện", "huyện chiếm xã"),
        (RATE, "tỷ lệ dịch vụ công một phần có hồ sơ", "tỷ lệ dịch vụ công toàn trình có hồ sơ"),
        (MONEY, "doanh thu du lịch", "doanh thu du lịch bình quân"),
        (MONEY, "vốn FDI đăng ký", "vốn FDI thực hiện"),
        (MONEY, "kinh phí sửa trường", "kinh phí dự kiến sửa trường"),
        (MONEY, "xuất khẩu gạo", "nhập khẩu gạo"),
        (MONEY, "hàng Việt Nam xuất khẩu sang Mỹ", "hàng Mỹ xuất khẩu sang Việt Nam"),
    ],
)
def test_wordings_of_two_indicators(of: str, one: str, other: str) -> None:
    apart = sorted([[f"{one} ({of})"], [f"{other} ({of})"]])
    assert sorted(members for _, members in groups((one, of), (other, of))) == apart


def test_quantities_are_apart_and_a_growth_goes_with_the_one_that_there_is() -> None:
    words = "trường có bệnh án điện tử"
    assert groups((words, RATE), (words, COUNT)) == [(words, [f"{words} ({of})"]) for of in (COUNT, RATE)]
    assert groups((words, ANY), (words, COUNT)) == [(words, [f"{words} ()", f"{words} ({COUNT})"])]
    assert len(groups((words, ANY), (words, COUNT), (words, RATE))) == 3
    (found,) = gathered((words, ANY), (words, COUNT)).minted
    assert (found.of, found.label, found.others) == (Quantity.COUNT, words, ())


def test_a_variant_of_a_curated_indicator_joins_it() -> None:
    found = gathered(("người dân trưởng thành dùng dịch vụ công trực tuyến", RATE), ("hồ sơ nộp qua mạng", COUNT))
    assert sorted(found.concepts.values()) == [f"{CURATED}online-dossiers-count", f"{CURATED}online-service-users"]
    assert found.minted == ()
    assert [(link.grounds[0].kind, str(link.weight)) for link in found.links] == [("label", "1"), ("synonym", "0.9")]


def test_the_shortest_wording_names_a_new_indicator() -> None:
    found = gathered(("số căn được hỗ trợ", COUNT), ("Căn được hỗ trợ", COUNT), ("căn được hỗ trợ", COUNT))
    (new,) = found.minted
    assert (new.label, new.others) == ("căn được hỗ trợ", ("Căn được hỗ trợ", "số căn được hỗ trợ"))
    assert [(link.grounds[0].words, str(link.weight)) for link in found.links] == [("căn được hỗ trợ", "0.95")]


HELPED = [("căn được hỗ trợ", COUNT), ("hỗ trợ căn", COUNT), ("đã khánh thành căn", COUNT)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("căn được hỗ trợ", "đã khánh thành căn"),
        ("căn được hỗ trợ (số lượng)", "đã khánh thành căn (số lượng)"),
        ("hỗ trợ căn", "đã khánh thành căn"),
        (mint(("căn", "hỗ", "trợ"), (), Quantity.COUNT), "đã khánh thành căn"),
    ],
)
def test_a_pin_joins_two_new_indicators(a: str, b: str) -> None:
    assert len(groups(*HELPED)) == 2
    assert groups(*HELPED, pins=(pin(a, b, same=True),)) == [
        ("hỗ trợ căn", ["căn được hỗ trợ (số lượng)", "hỗ trợ căn (số lượng)", "đã khánh thành căn (số lượng)"])
    ]


def test_a_pin_splits_a_new_indicator() -> None:
    one, other = ("hỗ trợ căn", ["hỗ trợ căn (số lượng)"]), ("căn được hỗ trợ", ["căn được hỗ trợ (số lượng)"])
    pins = (pin("căn được hỗ trợ", "hỗ trợ căn", same=False),)
    assert groups(*HELPED[:2], pins=pins) == [other, one]
    (link,) = gathered(*HELPED[:2], pins=pins).links
    assert (link.apart, str(link.weight), link.grounds[0].words) == (True, "-100", "đã xem")


@pytest.mark.parametrize(
    "name", [f"{CURATED}online-dossiers-count", "hồ sơ trực tuyến", "hồ sơ nộp qua mạng (số lượng)"]
)
def test_a_pin_takes_a_wording_out_of_a_curated_indicator(name: str) -> None:
    wording = ("nộp trực tuyến hồ sơ", COUNT)
    assert groups(wording) == [("online-dossiers-count", ["nộp trực tuyến hồ sơ (số lượng)"])]
    assert groups(wording, pins=(pin(wording[0], name, same=False),)) == [
        ("nộp trực tuyến hồ sơ", ["nộp trực tuyến hồ sơ (số lượng)"])
    ]


def test_a_pin_joins_a_new_indicator_to_a_curated_one() -> None:
    pins = (pin("hồ sơ làm trọn vẹn trên mạng", "tỷ lệ hồ sơ trực tuyến toàn trình", same=True),)
    stated = (("hồ sơ làm trọn vẹn trên mạng", RATE), ("tỷ lệ hồ sơ làm trọn vẹn trên mạng", RATE))
    assert [name for name, _ in groups(*stated)] == ["hồ sơ làm trọn vẹn trên mạng"]
    assert [name for name, _ in groups(*stated, pins=pins)] == ["online-dossiers-end-to-end"]
    # a count is none of a share, whatever the words
    assert [name for name, _ in groups((stated[0][0], COUNT), pins=pins)] == ["hồ sơ làm trọn vẹn trên mạng"]


def test_a_pin_that_names_what_is_not_there_changes_nothing() -> None:
    assert groups(*HELPED, pins=(pin("hỗ trợ căn", "sửa căn", same=True),)) == groups(*HELPED)
    assert gathered(*HELPED, pins=(pin("hỗ trợ căn", "sửa căn", same=True),)).pinned == frozenset()


def test_names_with_a_quantity() -> None:
    assert iri_of("indicator", "hỗ trợ căn (số lượng)") == readings([("hỗ trợ căn", COUNT)])[0].id
    assert iri_of("indicator", "hỗ trợ căn") == readings([("hỗ trợ căn", COUNT)])[0].wording
