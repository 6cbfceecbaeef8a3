from datetime import date

import pytest

from diemcau.facts import Level
from diemcau.mentions import Page
from diemcau.rules.frame import Frame
from diemcau.rules.positions import positions
from diemcau.text.document import plain_document
from laocai import frame


@pytest.mark.parametrize(
    ("text", "url", "home"),
    [
        ("Hội nghị tổng kết.", "https://www.baolaocai.vn/tin", {Level.PROVINCE: "Lào Cai"}),
        ("Hội nghị tổng kết.", "https://hatinh.gov.vn/tin", {Level.PROVINCE: "Hà Tĩnh"}),
        ("BHG - Chiều nay, hội nghị diễn ra.", "", {Level.PROVINCE: "Hà Giang"}),
        ("Điểm cầu tỉnh Cà Mau do lãnh đạo UBND tỉnh chủ trì.", "", {Level.PROVINCE: "Cà Mau"}),
        (
            "UBND huyện Văn Bàn họp. Chủ tịch UBND huyện chủ trì.",
            "",
            {Level.DISTRICT: "Văn Bàn", Level.PROVINCE: "Lào Cai"},
        ),
        ("Hội nghị tổng kết.", "", {}),
        ("Hội nghị tổng kết.", "https://vneconomy.vn/tin", {}),
    ],
)
def test_home(text: str, url: str, home: dict[Level, str]) -> None:
    assert frame(text, url).home == home


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Tại điểm cầu tỉnh Lào Cai có đông đủ đại biểu.", [("Lào Cai", False)]),
        ("Tại điểm cầu của tỉnh có đông đủ đại biểu.", [("Lào Cai", False)]),
        ("Đầu cầu Hà Nội kết nối với điểm cầu huyện Si Ma Cai.", [("Hà Nội", False), ("Si Ma Cai", False)]),
        ("Từ trụ sở Chính phủ, Thủ tướng phát biểu.", [("Chính phủ", True)]),
        ("Hội nghị được kết nối đến 63 điểm cầu các tỉnh.", []),
        ("Cầu Cốc Lếu được chiếu sáng.", []),
    ],
)
def test_sites(text: str, sites: list[tuple[str, bool]]) -> None:
    assert [(s.place, s.main) for s in frame(text).sites] == sites


@pytest.mark.parametrize(
    ("text", "word", "levels", "place"),
    [
        ("Đại biểu của tỉnh phát biểu.", "tỉnh", (Level.PROVINCE,), "Lào Cai"),
        ("Tại tỉnh Sơn La, UBND tỉnh phát biểu.", "tỉnh phát", (Level.PROVINCE,), "Sơn La"),
        ("Tại tỉnh Sơn La. Đại biểu của tỉnh phát biểu.", "tỉnh phát", (Level.PROVINCE,), "Lào Cai"),
        ("Đại biểu của huyện phát biểu.", "huyện", (Level.DISTRICT,), ""),
    ],
)
def test_what_a_unit_noun_means(text: str, word: str, levels: tuple[Level, ...], place: str) -> None:
    assert frame(text).resolve(levels, word.split(maxsplit=1)[0], text.index(word)) == place


@pytest.mark.parametrize(
    ("text", "when"),
    [("Ngày 5/3/2024, tỉnh họp.", date(2024, 3, 5)), ("Ngày 5/3, tỉnh họp.", None), ("Tỉnh họp.", None)],
)
def test_when_it_was_written(text: str, when: date | None) -> None:
    assert frame(text).when == when


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        # a city is where a meeting is held, no province's own
        ("Sáng 10/7/2024, tại Hà Nội, UBND tỉnh họp. Chủ tịch UBND tỉnh Trần Văn An chủ trì.", [("Trần Văn An", "")]),
        (
            "Tại thành phố Hà Nội, Bộ Công an làm việc với tỉnh Sơn La. Chủ tịch UBND tỉnh Trần Văn An dự.",
            [("Trần Văn An", "Sơn La")],
        ),
        ("Phát biểu tại Hà Nội, Bí thư Tỉnh ủy Lê Văn Ba nhấn mạnh hai việc.", [("Lê Văn Ba", "")]),
        # a centrally-run city is 'thành phố' before the district or city below it that the text names
        (
            (
                "UBND thành phố Hải Phòng họp. Chủ tịch UBND thành phố Trần Văn An chủ trì.\n"
                "Quận Hải An và huyện An Dương còn chậm. UBND quận Hải An, huyện An Dương giải trình.\n"
                "Dự án nằm ở thành phố Thủy Nguyên. Bí thư Thành ủy Lê Văn Ba kết luận."
            ),
            [("Trần Văn An", "Hải Phòng"), ("Lê Văn Ba", "Hải Phòng")],
        ),
        # the commune that the text calls a xã, not the phường that it is mostly about
        (
            (
                "UBND phường Kỳ Lừa khai trương bộ phận một cửa. Phường Kỳ Lừa đông dân. Tại phường Kỳ Lừa, mạng tốt.\n"
                "Ở xã Hội Hoan, mạng yếu. Hôm ấy mưa to. Chủ tịch UBND xã Trần Văn An lo lắng."
            ),
            [("Trần Văn An", "Hội Hoan")],
        ),
        # and a province is no city's
        ("Tỉnh Sơn La cử đoàn dự. Phó Chủ tịch UBND thành phố Lê Anh Tú phát biểu.", [("Lê Anh Tú", "")]),
        (
            "Tại Đà Nẵng, UBND thành phố họp. Chủ tịch UBND thành phố Lê Văn Chinh chủ trì.",
            [("Lê Văn Chinh", "Đà Nẵng")],
        ),
    ],
)
def test_a_unit_noun_means_a_place_of_its_kind(text: str, posts: list[tuple[str, str]]) -> None:
    frame = Frame(Page(plain_document("tin", text)))
    assert [(position.person, position.place) for position in positions(frame)] == posts
