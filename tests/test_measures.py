from datetime import date

import pytest

from cases_loader import Case, case_id, cases
from diemcau.facts import Evidence, Level, Measure, MeetingSlot, Slot
from diemcau.graph.triples.measures import is_group_percentage
from diemcau.lexicon.expand import expand
from diemcau.lexicon.loader import Entry, load
from diemcau.mentions import Page
from diemcau.rules.context import Context
from diemcau.rules.measures import measures, residue_numbers
from diemcau.text.document import plain_document

LAO_CAI = Context(day=date(2024, 7, 15), year=2024, period="2024-01/2024-06", place="Lào Cai", level=Level.PROVINCE)


def read(text: str, context: Context = LAO_CAI) -> list[Measure]:
    return list(measures(Page(plain_document("case", text)), context))


def row(m: Measure) -> tuple[str, ...]:
    value = (
        f"{m.value:f}"
        + (f"/{m.total:f}" if m.total is not None else "")
        + (f"..{m.upper:f}" if m.upper is not None else "")
    )
    return m.evidence.quote, value, m.unit, f"{m.bound} {m.kind}", m.indicator, m.scope, m.time, m.ref_time


@pytest.mark.parametrize("case", cases("measures"), ids=case_id)
def test_sentence(case: Case) -> None:
    assert tuple(row(m) for m in read(case.sentence)) == case.expected


def test_there_are_enough_cases_and_traps() -> None:
    found = cases("measures")
    assert len(found) >= 60
    assert sum(not case.expected for case in found) / len(found) >= 0.4


def test_quotes_stand_in_the_source_as_read() -> None:
    source = "Tỷ lệ số hóa đạt 42%\u00a0(cuối na\u0306m 2023 là 17%)."
    document = plain_document("case", source)
    for m in measures(Page(document), LAO_CAI):
        assert source[m.evidence.start : m.evidence.end] == m.evidence.quote
    assert [int(m.value) for m in measures(Page(document), LAO_CAI)] == [42, 17]


def test_a_paragraph_says_for_whom_and_when() -> None:
    text = (
        "Năm 2023, cả nước đạt nhiều kết quả. Tỷ lệ hộ dùng cáp quang đạt 80%.\n"
        "Ở Lào Cai\n"
        "Tính đến ngày 30/6/2024, tỷ lệ hộ dùng cáp quang đạt 75%."
    )
    assert [(int(m.value), m.scope, m.time) for m in read(text)] == [
        (80, "cả nước", "2023"),
        (75, "Lào Cai", "2024-06-30"),
    ]


def test_figures_of_a_national_portal_hold_for_the_country() -> None:
    (found,) = read("Cổng Dịch vụ công quốc gia đã cung cấp 4.400 dịch vụ công trực tuyến.")
    assert (found.scope, int(found.value)) == ("cả nước", 4400)


def test_a_district_article_tells_its_province_from_itself() -> None:
    context = Context(day=date(2024, 7, 15), year=2024, place="Bát Xát", level=Level.DISTRICT)
    text = "Tỉnh Lào Cai họp tổng kết. Toàn tỉnh tiếp nhận 9.000 hồ sơ. Toàn huyện tiếp nhận 700 hồ sơ."
    assert [(int(m.value), m.scope) for m in read(text, context)] == [(9000, "Lào Cai"), (700, "Bát Xát")]


def test_without_context_time_stays_empty() -> None:
    (found,) = read("Tỷ lệ số hóa đạt 42%.", Context())
    assert (found.time, found.ref_time, found.scope) == ("", "", "cả nước")


def test_figures_that_only_describe_the_meeting_are_no_measures() -> None:
    assert [int(m.value) for m in read("Hội nghị kết nối tới 152 điểm cầu. Tỉnh có 312 điểm phát sóng.")] == [312]


def test_what_no_pattern_explains_is_residue() -> None:
    text = "Ngày 5/7/2024, Đề án 06 được bàn; 312 xã đã xong, góc bảng ghi 7; sau 2 năm, gọi 0912.345.678."
    page = Page(plain_document("case", text))
    assert [r.evidence.quote for r in residue_numbers(page, measures(page, LAO_CAI))] == ["7"]


@pytest.mark.parametrize("entry", load("systemheads"), ids=lambda entry: entry.id)
def test_counts_of_a_system_name_it(entry: Entry) -> None:
    for form in entry.forms:
        (found,) = read(f"Trên {form} có 5,2 triệu tài khoản.")
        named = entry.label if form == "cổng" else expand(form)
        assert named.casefold() in found.indicator.casefold()
        assert int(found.value) == 5_200_000


def test_a_fraction_with_a_qualifier_is_no_date() -> None:
    assert [m.evidence.quote for m in read("Khoảng 2/3 số hộ đã có mã, từ 1/10 mở rộng ra toàn tỉnh.")] == ["2/3 số hộ"]


def test_the_words_of_an_indicator_are_placed_where_they_stand_in_one_piece() -> None:
    text = "Tỷ lệ hồ sơ CCCD đúng hạn đạt 96%, tăng 3%. Đã cấp 640 thẻ cho học sinh."
    spots = [m.indicator_evidence and m.indicator_evidence.quote for m in read(text)]
    assert spots == ["Tỷ lệ hồ sơ CCCD đúng hạn", "Tỷ lệ hồ sơ CCCD đúng hạn", None]


def test_items_of_a_list_take_time_and_measure_from_the_line_above() -> None:
    text = (
        "Tỷ lệ thanh toán viện phí bằng mã QR trong quý I/2024:\n"
        "Bệnh viện Mường Khương: 61%\n"
        "Bệnh viện Văn Bàn: 57%\n"
        "Các đơn vị khác đang triển khai, đã lắp 12 máy quét."
    )
    assert [(int(m.value), m.indicator, m.time) for m in read(text)] == [
        (61, "tỷ lệ thanh toán viện phí bằng mã QR", "2024-01/2024-03"),
        (57, "tỷ lệ thanh toán viện phí bằng mã QR", "2024-01/2024-03"),
        (12, "lắp máy quét", "2024-01/2024-06"),
    ]


def test_a_bare_unit_noun_means_the_locality_named_last() -> None:
    text = (
        "Toàn tỉnh có 900 thôn có sóng.\n"
        "Ông Lù A Sử, Chủ tịch UBND xã Nậm Chạc nêu thực tế: xã có 8 thôn. Tỷ lệ hộ nghèo còn 31%.\n"
        "Tỷ lệ hồ sơ đúng hạn đạt 97%."
    )
    assert [(int(m.value), m.scope) for m in read(text)] == [
        (900, "Lào Cai"),
        (8, "Nậm Chạc"),
        (31, "Nậm Chạc"),
        (97, "Lào Cai"),
    ]


@pytest.mark.parametrize(
    ("level", "title", "scope"),
    [
        ("tỉnh", "Lào Cai họp sơ kết", "Lào Cai"),
        ("tỉnh", "Bát Xát dự hội nghị của tỉnh", "Bát Xát"),
        ("huyện", "Hội nghị sơ kết", "Bát Xát"),
    ],
)
def test_figures_without_a_scope_hold_for_the_home_of_the_article(level: str, title: str, scope: str) -> None:
    slot = MeetingSlot("m1", Slot.LEVEL, level, Evidence("case", 0, 1, title[0], "test"))
    context = Context(
        day=date(2024, 7, 15),
        year=2024,
        place="Bát Xát",
        level=Level.DISTRICT,
        known=(slot,),
        homes={Level.PROVINCE: "Lào Cai", Level.DISTRICT: "Bát Xát"},
    )
    (found,) = read(f"{title}\nTỷ lệ hồ sơ đúng hạn đạt 97%.", context)
    assert found.scope == scope


def test_a_ministrys_figures_are_its_own_after_a_national_one() -> None:
    slot = MeetingSlot("m1", Slot.LEVEL, "bộ", Evidence("case", 0, 1, "B", "test"))
    context = Context(day=date(2024, 7, 15), year=2024, place="Hà Nội", known=(slot,), homes={Level.PROVINCE: "Hà Nội"})
    text = (
        "Bộ Xây dựng sơ kết chuyển đổi số\n"
        "Cả nước có 3,2 triệu lượt tra cứu quy hoạch.\n"
        "Tỷ lệ hồ sơ trực tuyến đạt 88%."
    )
    assert [(int(m.value), m.scope) for m in read(text, context)] == [(3_200_000, "cả nước"), (88, "Bộ Xây dựng")]


def test_without_a_period_a_state_holds_on_the_day_of_the_meeting() -> None:
    context = Context(day=date(2024, 7, 15), year=2024, place="Lào Cai", level=Level.PROVINCE)
    text = "Tỷ lệ số hóa đạt 42%. Phấn đấu đạt 60% hồ sơ trực tuyến."
    assert [(int(m.value), m.kind.value, m.time) for m in read(text, context)] == [
        (42, "level", "2024-07-15"),
        (60, "target", ""),
    ]


def test_after_some_months_means_the_last_full_ones() -> None:
    context = Context(day=date(2025, 10, 2), year=2025, place="Lào Cai", level=Level.PROVINCE)
    (found,) = read("Sau 3 tháng vận hành, tỉnh tiếp nhận 48.200 hồ sơ.", context)
    assert (found.time, found.indicator) == ("2025-07/2025-09", "tiếp nhận hồ sơ")


def test_a_percentage_of_a_plan_or_of_another_time_is_none_of_a_group() -> None:
    text = "Thu ngân sách bằng 134% cùng kỳ, đạt 105% kế hoạch. Tỷ lệ hộ dùng cáp quang đạt 80%."
    assert [(int(m.value), is_group_percentage(m)) for m in read(text)] == [(134, False), (105, False), (80, True)]
