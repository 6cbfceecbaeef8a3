"""What linking knows of an article."""

from __future__ import annotations

from pyoxigraph import Store

from corpus import corpus_store
from diemcau.facts import Level
from diemcau.graph.links import figures, profiles
from diemcau.graph.profiles import Profile
from diemcau.resolve.people import Mention
from diemcau.resolve.reports import Report
from made import Article, store_of


def read(store: Store) -> list[Profile]:
    return profiles(store, figures(store))


def test_a_report_holds_what_tells_it_from_others() -> None:
    article = Article(
        "bai",
        "2024-07-10",
        level="tỉnh",
        period="2024-01/2024-06",
        organiser="Ủy ban nhân dân tỉnh Lào Cai",
        chair="Trịnh Xuân Trường",
        people={
            "Trịnh Xuân Trường": ("Chủ tịch", "Ủy ban nhân dân", "Lào Cai"),
            "Hoàng Giang": ("Phó Chủ tịch", "Ủy ban nhân dân", "Lào Cai"),
        },
        places=(("Lào Cai", Level.PROVINCE), ("Bắc Hà", Level.DISTRICT)),
        figures={"1.234 hồ sơ": ("1234", "hồ sơ"), "63 xã": ("63", "xã")},
        recalled_day="2024-01-05",
    )
    (profile,) = read(store_of(article))
    name = "https://w3id.org/diemcau/meeting/bai"
    same = {"level": "tỉnh", "types": frozenset({"hội nghị"}), "programmes": frozenset({"đề án 06"})}
    chaired = {"chairs": frozenset({"trịnh xuân trường"}), "seats": frozenset({"lào cai"})}
    assert profile.reports == (
        Report(
            f"{name}/m1",
            "bai",
            day="2024-07-10",
            period="2024-01/2024-06",
            organisers=frozenset({"ủy ban nhân dân tỉnh lào cai"}),
            people=frozenset({"hoàng giang"}),
            figures=frozenset({("1234", "eq", "hồ sơ"), ("63", "eq", "xã")}),
            **same,  # type: ignore[arg-type]
            **chaired,  # type: ignore[arg-type]
        ),
        Report(f"{name}/r1", "bai", day="2024-01-05", recalled=True, **same, **chaired),  # type: ignore[arg-type]
    )


def test_a_mention_holds_posts_day_and_meetings() -> None:
    found = [mention for profile in read(corpus_store()) for mention in profile.mentions]
    lao_cai = "https://w3id.org/diemcau/meeting/lao-cai"
    chair = next(mention for mention in found if mention.name == "trịnh xuân trường")
    assert chair == Mention(
        "https://w3id.org/diemcau/official/lao-cai/trinh-xuan-truong-2776dbe3",
        "lao-cai",
        "trịnh xuân trường",
        "Trịnh Xuân Trường",
        "2025-02-10",
        frozenset({("chủ tịch", "ủy ban nhân dân", "lào cai")}),
        frozenset({(f"{lao_cai}/m1", "lào cai")}),
    )
    assert sorted(mention.label for mention in found) == [
        "Lê Văn Lương", "Phạm Minh Chính", "Trần Văn Quảng", "Trịnh Xuân Trường", "Vũ Xuân Cường",
    ]  # fmt: skip


def test_a_profile_survives_as_json() -> None:
    for profile in read(corpus_store()):
        assert Profile.of_json(*profile.as_json()) == profile
        for report in profile.reports:
            assert Report.of_data(report.as_data()) == report
