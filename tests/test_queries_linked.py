"""Questions over the linked graph, asked of made-up articles in which every kind of link occurs."""

from __future__ import annotations

from pathlib import Path

import pytest

import diemcau
from diemcau.building import link
from diemcau.graph.vocabulary import BASE
from diemcau.store import open_store
from diemcau.tables import text_of
from made import Article

CHAIR = ("Chủ tịch", "Ủy ban nhân dân", "Yên Bái")
DEPUTY = ("Phó Chủ tịch", "Ủy ban nhân dân", "Yên Bái")
PRIME_MINISTER = ("Thủ tướng", "Chính phủ", "Việt Nam")
PLACES = {
    "Yên Bái": f"{BASE}place/tinh/yen-bai",
    "Lào Cai": f"{BASE}place/tinh/lao-cai",
    "Huế": f"{BASE}place/tinh/hue",
}
EVENT = f"{BASE}event/2024-07-10/quoc-gia"
ARTICLES = (
    Article(
        "chinhphu",
        "2024-07-10",
        chair="Phạm Minh Chính",
        people={"Phạm Minh Chính": PRIME_MINISTER, "Tô Anh Dũng": None},
        localities=PLACES,
        bodies=("Bộ Thông tin và Truyền thông", "Ban Chỉ đạo Đề án 06"),
    ),
    Article(
        "yenbai",
        "2024-07-10",
        site="Yên Bái",
        people={"Trần Huy Tuấn": CHAIR},
        localities={"Yên Bái": PLACES["Yên Bái"]},
        bodies=("Ban Chỉ đạo thực hiện Đề án 06",),
    ),
    Article("yenbai-2022", "2022-03-01", level="tỉnh", people={"Trần Huy Tuấn": DEPUTY}),
    Article("dak-lak", "2024-07-10", chair="Phạm Minh Chính", people={"Lê Hoa": None}),
    Article("khac", "2024-08-01", level="tỉnh", people={"Trần Huy Tuấn": ("Giáo viên", "Trường Tiểu học", "Cà Mau")}),
)


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked") / "kg"
    with open_store(folder, write=True) as store:
        for article in ARTICLES:
            store.put(article.name, article.quads())
        link(store)
    return folder


def ask(kg: Path, name: str, *columns: str, **given: str) -> list[tuple[str, ...]]:
    with diemcau.open(kg) as graph:
        table = graph.query(name, _timeout=None, **given)
        return [tuple(text_of(row[column]) for column in columns) for row in table]


def test_everything_said_about_one_meeting_by_source(kg: Path) -> None:
    found = ask(kg, "event_accounts", "what", "value", "doc", event=f"<{EVENT}>")
    assert [row for row in found if row[0] in {"dự", "chủ trì", "site"}] == [
        ("chủ trì", "Phạm Minh Chính (Trung ương)", "chinhphu"),
        ("chủ trì", "Phạm Minh Chính (Trung ương)", "dak-lak"),
        ("dự", "Lê Hoa (Trung ương)", "dak-lak"),
        ("dự", "Trần Huy Tuấn (Yên Bái)", "yenbai"),
        ("dự", "Tô Anh Dũng (Trung ương)", "chinhphu"),
        ("site", "Yên Bái", "yenbai"),
    ]


def test_who_chaired_counts_the_sources(kg: Path) -> None:
    assert ask(kg, "event_chairs", "date", "site", "person", "articles", event=f"<{EVENT}>") == [
        ("2024-07-10", "Trung ương", "Phạm Minh Chính", "2")
    ]


def test_which_of_the_63_are_attested_and_which_are_silent(kg: Path) -> None:
    found = ask(kg, "event_localities", "province", "attested", "articles", event=f"<{EVENT}>")
    assert len(found) == 63
    assert found[0] == ("Yên Bái", "có", "1")
    assert {row[1:] for row in found[1:]} == {("chưa", "0")}
    assert ("Thừa Thiên Huế", "chưa", "0") in found


def test_an_official_s_posts_over_time(kg: Path) -> None:
    found = ask(kg, "person_posts", "known_as", "date", "title", "doc", person="Trần Huy Tuấn")
    teacher, official = sorted({row[0] for row in found})
    assert teacher.startswith("tran-huy-tuan/giao-vien-ca-mau-")
    assert found == [
        (teacher, "2024-08-01", "Giáo viên", "khac"),
        (official, "2022-03-01", "Phó Chủ tịch", "yenbai-2022"),
        (official, "2024-07-10", "Chủ tịch", "yenbai"),
    ]


def test_who_met_whom_across_articles(kg: Path) -> None:
    assert ask(kg, "person_meetings", "person", "other", "site", "articles", person="Lê Hoa") == [
        ("Lê Hoa", "Phạm Minh Chính", "Trung ương", "2"),
        ("Lê Hoa", "Tô Anh Dũng", "Trung ương", "2"),
    ]


def test_localities_then_and_today(kg: Path) -> None:
    assert ask(kg, "locality_names", "place", "until", "today", "decree", "articles") == [
        ("Huế", "", "Huế", "", "1"),
        ("Lào Cai", "2025-07-01", "Lào Cai", "Nghị quyết 202/2025/QH15", "1"),
        ("Yên Bái", "2025-07-01", "Lào Cai", "Nghị quyết 202/2025/QH15", "2"),
    ]


def test_bodies_then_and_today(kg: Path) -> None:
    canonical = "Ban Chỉ đạo thực hiện Đề án 06"
    assert ask(kg, "body_names", "body", "canonical", "until", "today", "articles") == [
        ("Ban Chỉ đạo Đề án 06", canonical, "", "", "1"),
        (
            "Bộ Thông tin và Truyền thông",
            "Bộ Thông tin và Truyền thông",
            "2025-03-01",
            "Bộ Khoa học và Công nghệ",
            "1",
        ),
    ]


def test_decisions_name_what_a_file_of_pins_takes(kg: Path) -> None:
    assert ask(kg, "link_decisions", "kind", "a", "b", "weight") == [
        ("body", "Ban Chỉ đạo Đề án 06", "Ban Chỉ đạo thực hiện Đề án 06", "3"),
        ("meeting", "chinhphu/m1", "dak-lak/m1", "5.5"),
        ("meeting", "chinhphu/m1", "yenbai/m1", "4"),
        ("person", "chinhphu/Phạm Minh Chính", "dak-lak/Phạm Minh Chính", "3.5"),
        ("person", "yenbai-2022/Trần Huy Tuấn", "yenbai/Trần Huy Tuấn", "5"),
    ]
