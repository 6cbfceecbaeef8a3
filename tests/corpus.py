"""Three small articles with their facts, written by hand: what stands behind extraction is tested on them.

'lao-cai' and 'lai-chau' report one national conference of 10 February 2025 from two bridge points; 'gio-linh' reports a
meeting of a district on the same day. Each fact's evidence is looked up in the text, so quotes are always exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Store

from diemcau.facts import (
    Body,
    Bound,
    Citation,
    Evidence,
    Fact,
    Kind,
    Level,
    Measure,
    Meeting,
    MeetingSlot,
    Participation,
    Person,
    Place,
    Position,
    Programme,
    Reading,
    Role,
    Slot,
    Status,
    System,
)
from diemcau.graph import article_quads, links_quads
from diemcau.text.document import Document, Metadata

LAO_CAI = """Ngày 10/2/2025, Thủ tướng Phạm Minh Chính chủ trì hội nghị trực tuyến về Đề án 06, Nghị quyết số 57-NQ/TW.
Tại điểm cầu Lào Cai, Chủ tịch UBND tỉnh Trịnh Xuân Trường chủ trì; nguyên Bí thư Tỉnh ủy Vũ Xuân Cường dự.
Cổng Dịch vụ công quốc gia có 16,4 triệu tài khoản, tăng 2,1 triệu tài khoản so với năm 2023 là 14,3 triệu tài khoản.
Đã có 48/63 địa phương (76,2%) hoàn thành nhiệm vụ, còn 15 địa phương. Hội nghị tháng 7/2024 đã bàn việc này.
Tin, ảnh: Hoàng Long"""
LAI_CHAU = """Ngày 10/2/2025, điểm cầu Lai Châu dự hội nghị trực tuyến về Đề án 06 do Thủ tướng chủ trì.
Đồng chí Lê Văn Lương, Chủ tịch UBND tỉnh Lai Châu dự và phát biểu. Cổng có 16,4 triệu tài khoản."""
GIO_LINH = """Ngày 10/2/2025, UBND huyện Gio Linh họp trực tiếp về Đề án 06. Ông Trần Văn Quảng chủ trì.
Huyện đạt từ 30 đến 40% hồ sơ trực tuyến; thu phí bằng 112% kế hoạch. Kết luận, ông Quảng phát biểu."""

TEXTS = {"gio-linh": GIO_LINH, "lai-chau": LAI_CHAU, "lao-cai": LAO_CAI}


@dataclass(frozen=True, slots=True)
class Pen:
    """Finds evidence in one article's text."""

    name: str

    def at(self, quote: str, rule: str = "test.by-hand", nth: int = 1) -> Evidence:
        """The evidence for the ``nth`` time that ``quote`` stands in the text."""
        text, start = TEXTS[self.name], -1
        for _ in range(nth):
            start = text.index(quote, start + 1)
        return Evidence(self.name, start, start + len(quote), quote, rule)

    def slots(self, key: str, *pairs: tuple[Slot, str, str]) -> tuple[MeetingSlot, ...]:
        """One slot for each (slot, value, quote)."""
        return tuple(MeetingSlot(key, slot, value, self.at(quote)) for slot, value, quote in pairs)

    def measure(self, quote: str, value: str, unit: str, kind: Kind, indicator: str, **more: str) -> Measure:
        """A figure; ``more`` may hold total, upper, bound, scope, time, ref_time and nth."""
        return Measure(
            Decimal(value),
            Decimal(more["total"]) if "total" in more else None,
            unit,
            Bound(more.get("bound", "eq")),
            kind,
            indicator,
            more.get("scope", ""),
            more.get("time", ""),
            more.get("ref_time", ""),
            self.at(quote, nth=int(more.get("nth", "1"))),
            Decimal(more["upper"]) if "upper" in more else None,
        )


def _lao_cai() -> tuple[Fact, ...]:
    p = Pen("lao-cai")
    pm, chair, former = "Phạm Minh Chính", "Trịnh Xuân Trường", "Vũ Xuân Cường"
    accounts = "tài khoản trên Cổng Dịch vụ công Quốc gia"
    return (
        *(Person(name, p.at(name)) for name in (pm, chair, former)),
        Person("Hoàng Long", p.at("Hoàng Long"), byline=True),
        Position(pm, "Thủ tướng", "Chính phủ", "Việt Nam", p.at("Thủ tướng"), p.at(pm)),
        Position(chair, "Chủ tịch", "Ủy ban nhân dân", "Lào Cai", p.at("Chủ tịch UBND tỉnh"), p.at(chair)),
        Position(
            former, "Bí thư", "Tỉnh ủy", "Lào Cai", p.at("nguyên Bí thư Tỉnh ủy"), p.at(former), Status.FORMER
        ),
        Meeting("m1", p.at("hội nghị trực tuyến")),
        Meeting("m2", p.at("Hội nghị tháng 7/2024"), recalled=True),
        *p.slots(
            "m1",
            (Slot.TYPE, "hội nghị", "hội nghị"),
            (Slot.MODE, "trực tuyến", "trực tuyến"),
            (Slot.DATE, "2025-02-10", "10/2/2025"),
            (Slot.PROGRAMME, "Đề án 06", "Đề án 06"),
            (Slot.LEVEL, "quốc gia", "hội nghị trực tuyến"),
            (Slot.SITE, "Lào Cai", "điểm cầu Lào Cai"),
        ),
        *p.slots(
            "m2", (Slot.TYPE, "hội nghị", "Hội nghị tháng 7/2024"), (Slot.MONTH_DAY, "--07-10", "Hội nghị tháng 7/2024")
        ),
        Participation("m1", pm, Role.CHAIR, "Trung ương", p.at("chủ trì")),
        Participation("m1", chair, Role.CHAIR, "Lào Cai", p.at("chủ trì", nth=2)),
        Participation("m1", former, Role.ATTENDEE, "Lào Cai", p.at("dự")),
        Participation("m2", pm, Role.CHAIR, "Trung ương", p.at("Hội nghị tháng 7/2024")),
        Participation("m2", former, Role.ATTENDEE, "Trung ương", p.at("Hội nghị tháng 7/2024")),
        Place("Lào Cai", Level.PROVINCE, p.at("Lào Cai")),
        Programme("Đề án 06", p.at("Đề án 06")),
        Body("Ủy ban nhân dân tỉnh Lào Cai", p.at("UBND tỉnh")),
        Body("Tỉnh ủy Lào Cai", p.at("Tỉnh ủy")),
        System("Cổng Dịch vụ công Quốc gia", p.at("Cổng Dịch vụ công quốc gia")),
        Citation("57-NQ/TW", "Nghị quyết", "Bộ Chính trị", "2024-12-22", p.at("Nghị quyết số 57-NQ/TW")),
        p.measure("16,4 triệu tài khoản", "16400000", "tài khoản", Kind.LEVEL, accounts, scope="cả nước", time="2024"),
        p.measure(
            "2,1 triệu tài khoản", "2100000", "tài khoản", Kind.CHANGE, accounts,
            scope="cả nước", time="2024", ref_time="2023",
        ),
        p.measure("14,3 triệu tài khoản", "14300000", "tài khoản", Kind.LEVEL, accounts, scope="cả nước", time="2023"),
        p.measure(
            "48/63 địa phương", "48", "địa phương", Kind.SHARE, "hoàn thành nhiệm vụ",
            total="63", scope="cả nước", time="2024",
        ),
        p.measure("76,2%", "76.2", "%", Kind.LEVEL, "địa phương hoàn thành nhiệm vụ", scope="cả nước", time="2024"),
        p.measure("15 địa phương", "15", "địa phương", Kind.LEVEL, "chưa hoàn thành nhiệm vụ", scope="cả nước"),
    )  # fmt: skip


def _lai_chau() -> tuple[Fact, ...]:
    p, chair = Pen("lai-chau"), "Lê Văn Lương"
    return (
        Person(chair, p.at(chair)),
        Position(chair, "Chủ tịch", "Ủy ban nhân dân", "Lai Châu", p.at("Chủ tịch UBND tỉnh Lai Châu"), p.at(chair)),
        Meeting("m1", p.at("hội nghị trực tuyến")),
        *p.slots(
            "m1",
            (Slot.TYPE, "hội nghị", "hội nghị"),
            (Slot.DATE, "2025-02-10", "10/2/2025"),
            (Slot.PROGRAMME, "Đề án 06", "Đề án 06"),
            (Slot.LEVEL, "quốc gia", "hội nghị trực tuyến"),
            (Slot.SITE, "Lai Châu", "điểm cầu Lai Châu"),
        ),
        Participation("m1", chair, Role.ATTENDEE, "Lai Châu", p.at("dự", nth=2)),
        Participation("m1", chair, Role.SPEAKER, "Lai Châu", p.at("phát biểu")),
        Place("Lai Châu", Level.PROVINCE, p.at("Lai Châu")),
        Programme("Đề án 06", p.at("Đề án 06")),
        Body("Ủy ban nhân dân tỉnh Lai Châu", p.at("UBND tỉnh Lai Châu")),
        p.measure("16,4 triệu tài khoản", "16400000", "tài khoản", Kind.LEVEL, "tài khoản Cổng Dịch vụ công"),
    )


def _gio_linh() -> tuple[Fact, ...]:
    p, chair = Pen("gio-linh"), "Trần Văn Quảng"
    return (
        Person(chair, p.at(chair)),
        Meeting("m1", p.at("họp")),
        *p.slots(
            "m1",
            (Slot.TYPE, "hội nghị", "họp"),
            (Slot.MODE, "trực tiếp", "trực tiếp"),
            (Slot.DATE, "2025-02-10", "10/2/2025"),
            (Slot.PROGRAMME, "Đề án 06", "Đề án 06"),
            (Slot.LEVEL, "huyện", "huyện"),
            (Slot.ORGANISER, "Ủy ban nhân dân huyện Gio Linh", "UBND huyện Gio Linh"),
        ),
        Participation("m1", chair, Role.CHAIR, "Trung ương", p.at("chủ trì")),
        Participation("m1", chair, Role.SPEAKER, "Trung ương", p.at("phát biểu")),
        Place("Gio Linh", Level.DISTRICT, p.at("Gio Linh")),
        Programme("Đề án 06", p.at("Đề án 06")),
        Body("Ủy ban nhân dân huyện Gio Linh", p.at("UBND huyện Gio Linh")),
        p.measure("30 đến 40%", "30", "%", Kind.LEVEL, "hồ sơ trực tuyến", upper="40", scope="Gio Linh"),
        p.measure("112%", "112", "%", Kind.LEVEL, "thu phí so với kế hoạch", scope="Gio Linh"),
    )


FACTS: dict[str, tuple[Fact, ...]] = {"gio-linh": _gio_linh(), "lai-chau": _lai_chau(), "lao-cai": _lao_cai()}


def document(name: str, **metadata: str) -> Document:
    """The article ``name``; its text is its source."""
    text = TEXTS[name]
    return Document(name, text, text, range(len(text)), range(1, len(text) + 1), Metadata(**metadata))


def reading(name: str) -> Reading:
    """The facts of the article ``name``."""
    return Reading(name, FACTS[name])


def corpus_store() -> Store:
    """A store of the three articles with their links."""
    store = Store()
    for name in FACTS:
        store.extend(article_quads(document(name), reading(name)))
    store.extend(links_quads(store))
    return store
