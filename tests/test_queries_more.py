"""The questions that the three small articles answer with no row, put to a fourth one; and what parameters narrow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus import FACTS, document, reading
from diemcau.facts import (
    Bound,
    Evidence,
    Fact,
    Kind,
    Measure,
    Person,
    Position,
    Programme,
    Reading,
)
from diemcau.graph import article_quads
from diemcau.queries import named_query, run
from diemcau.store import ArticleStore, open_store
from diemcau.tables import text_of
from diemcau.text.document import Document

TEXT = """Năm 2024, Lào Cai xếp thứ 5/63 về chuyển đổi số, năm 2023 xếp thứ 12.
Doanh thu số tăng 18,5%; giao dịch tăng 7%.
Đề án 06 và Chương trình chuyển đổi số quốc gia đặt mục tiêu 80% hồ sơ trực tuyến năm 2025; năm 2024 đạt 62,5%.
Ông Lê Văn An, Chủ tịch UBND tỉnh, Trưởng ban Chỉ đạo chuyển đổi số tỉnh Lào Cai, dự."""
NAME = "tong-hop"


def at(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(NAME, start, start + len(quote), quote, "test.by-hand")


def figure(quote: str, value: str, unit: str, kind: Kind, indicator: str, **more: str) -> Measure:
    total = Decimal(more["total"]) if "total" in more else None
    scope, time, ref = more.get("scope", "Lào Cai"), more.get("time", "2024"), more.get("ref_time", "")
    return Measure(Decimal(value), total, unit, Bound.EQ, kind, indicator, scope, time, ref, at(quote), None)


def facts() -> tuple[Fact, ...]:
    who, where = "Lê Văn An", "Lào Cai"
    return (
        Person(who, at(who)),
        Position(who, "Chủ tịch", "Ủy ban nhân dân", where, at("Chủ tịch UBND tỉnh"), at(who)),
        Position(who, "Trưởng ban", "Ban Chỉ đạo chuyển đổi số", where, at("Trưởng ban Chỉ đạo"), at(who)),
        Programme("Đề án 06", at("Đề án 06")),
        Programme("Chương trình chuyển đổi số quốc gia", at("Chương trình chuyển đổi số quốc gia")),
        figure("thứ 5/63", "5", "hạng", Kind.RANK, "chuyển đổi số", total="63"),
        figure("thứ 12", "12", "hạng", Kind.RANK, "chuyển đổi số", time="2023"),
        figure("18,5%", "18.5", "%", Kind.GROWTH, "doanh thu số", ref_time="2023"),
        figure("7%", "7", "%", Kind.GROWTH, "giao dịch"),
        figure("80%", "80", "%", Kind.TARGET, "hồ sơ trực tuyến", time="2025"),
        figure("62,5%", "62.5", "%", Kind.LEVEL, "hồ sơ trực tuyến"),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ArticleStore:
    opened = open_store(tmp_path_factory.mktemp("more") / "kg", write=True)
    for name in FACTS:
        opened.put(name, article_quads(document(name), reading(name)))
    whole = Document(NAME, TEXT, TEXT, range(len(TEXT)), range(1, len(TEXT) + 1))
    opened.put(NAME, article_quads(whole, Reading(NAME, facts())))
    return opened


def rows(store: ArticleStore, query: str, **given: str) -> list[str]:
    return ["|".join(map(text_of, row)) for row in run(store, named_query(query), given).rows]


def test_ranks(store: ArticleStore) -> None:
    assert rows(store, "ranks") == [
        "chuyển đổi số|Lào Cai|2023|12||tong-hop|thứ 12",
        "chuyển đổi số|Lào Cai|2024|5|63|tong-hop|thứ 5/63",
    ]
    assert rows(store, "ranks", words="CHUYỂN", scope="Lào Cai") == rows(store, "ranks")
    assert rows(store, "ranks", words="cải cách") == rows(store, "ranks", scope="Sơn La") == []


def test_growth(store: ArticleStore) -> None:
    first, second = "18.5|%|doanh thu số|Lào Cai|2024|2023|tong-hop|18,5%", "7|%|giao dịch|Lào Cai|2024||tong-hop|7%"
    assert rows(store, "growth_leaders") == [first, second]
    assert rows(store, "growth_leaders", least="10,5") == [first]


def test_targets_beside_results(store: ArticleStore) -> None:
    found = ["hồ sơ trực tuyến|Lào Cai|%|80|2025|62.5|2024|tong-hop|tong-hop"]
    assert rows(store, "targets_and_results") == rows(store, "targets_and_results", words="Hồ sơ") == found
    assert rows(store, "targets_and_results", words="doanh thu") == []


def test_programmes_of_one_article(store: ArticleStore) -> None:
    one, other = "Chương trình chuyển đổi số quốc gia|Đề án 06|1", "Đề án 06|Chương trình chuyển đổi số quốc gia|1"
    assert rows(store, "programmes_together") == [one, other]
    assert rows(store, "programmes_together", programme="de an 06") == [other]


def test_several_posts(store: ArticleStore) -> None:
    held = "Chủ tịch Ủy ban nhân dân Lào Cai; Trưởng ban Ban Chỉ đạo chuyển đổi số Lào Cai"
    assert rows(store, "officials_with_several_posts") == [f"Lê Văn An|2|{held}|tong-hop"]
    assert rows(store, "officials_with_several_posts", least="3") == []
    alone = rows(store, "officials_with_several_posts", least="1", person="le van luong")
    assert alone == ["Lê Văn Lương|1|Chủ tịch Ủy ban nhân dân Lai Châu|lai-chau"]


@pytest.mark.parametrize(
    ("query", "given", "count"),
    [
        ("articles_overview", {"doc": "Lao Cai"}, 1),
        ("attendance_by_site", {"site": "trung uong"}, 1),
        ("bodies_mentioned", {"least": "2"}, 0),
        ("bodies_mentioned", {"least": "1"}, 4),
        ("body_holders", {"body": "chinh phu"}, 1),
        ("chairs_ranked", {"least": "1"}, 3),
        ("chairs_ranked", {"least": "2"}, 0),
        ("documents_by_issuer", {"year": "2024"}, 1),
        ("documents_by_issuer", {"year": "2023"}, 0),
        ("figures_of_place", {"scope": "Gio Linh"}, 2),
        ("figures_without_time", {"doc": "gio linh"}, 2),
        ("meeting_organisers", {"organiser": "uy ban nhan dan huyen gio linh"}, 1),
        ("meetings_in_period", {"from": "2025-02-10"}, 3),
        ("meetings_in_period", {"from": "11/2/2025"}, 0),
        ("meetings_in_period", {"to": "10/2/2025"}, 3),
        ("meetings_in_period", {"to": "2025-02-09"}, 0),
        ("place_meetings", {"site": "lai chau"}, 1),
        ("places_mentioned", {"level": "tỉnh"}, 2),
        ("places_mentioned", {"least": "2"}, 0),
        ("programme_people", {"programme": "đề án 06"}, 7),
        ("speakers", {"person": "Tran Van Quang"}, 1),
        ("systems_by_year", {"system": "cong dich vu cong quoc gia"}, 1),
    ],
)
def test_a_parameter_narrows_the_answer(store: ArticleStore, query: str, given: dict[str, str], count: int) -> None:
    assert len(rows(store, query, **given)) == count
