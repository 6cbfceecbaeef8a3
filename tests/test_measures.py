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


def test_a_minister_tells_of_the_ministry_in_its_own_article() -> None:
    slot = MeetingSlot("m1", Slot.LEVEL, "bộ", Evidence("case", 0, 1, "B", "test"))
    context = Context(day=date(2024, 7, 15), year=2024, place="Hà Nội", known=(slot,), homes={Level.PROVINCE: "Hà Nội"})
    text = "Bộ Xây dựng sơ kết chuyển đổi số\nThứ trưởng Nguyễn Văn Sinh cho biết tỷ lệ hồ sơ đúng hạn đạt 97%."
    assert [m.scope for m in read(text, context)] == ["Bộ Xây dựng"]
    assert [m.scope for m in read(text.replace("Bộ Xây dựng", "Tỉnh"))] == ["cả nước"]


def test_a_ministry_that_holds_the_meeting_is_the_home_though_a_province_joins_in() -> None:
    slots = [(Slot.LEVEL, "bộ"), (Slot.ORGANISER, "Bộ Xây dựng")]
    known = tuple(MeetingSlot("m1", slot, value, Evidence("case", 0, 1, "N", "test")) for slot, value in slots)
    context = Context(day=date(2024, 7, 15), year=2024, place="Long An", homes={Level.PROVINCE: "Long An"}, known=known)
    text = "Ngành xây dựng sơ kết chuyển đổi số\nTỷ lệ hồ sơ trực tuyến đạt 88%."
    assert [m.scope for m in read(text, context)] == ["Bộ Xây dựng"]
    alone = Context(day=date(2024, 7, 15), year=2024, place="Long An", homes={Level.PROVINCE: "Long An"})
    assert [m.scope for m in read(text, alone)] == ["Long An"]


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


YEAR_END = Context(day=date(2025, 12, 22), year=2025, place="Lào Cai", level=Level.PROVINCE)


def kinds_and_times(text: str, context: Context = YEAR_END) -> list[tuple[str, str, str]]:
    return [(m.evidence.quote, m.kind.value, m.time) for m in read(text, context)]


def test_a_list_announced_as_goals_holds_goals_of_its_day() -> None:
    text = (
        "UBND tỉnh ban hành Kế hoạch chuyển đổi số năm 2026\n"
        "Một số chỉ tiêu chủ yếu đến hết năm 2026 gồm:\n"
        "a) Chính quyền số\n"
        "- Tối thiểu 90% hồ sơ được tiếp nhận trực tuyến;\n"
        "- 100% xã có tổ công nghệ số;\n"
        "- Tỷ lệ hộ có cáp quang: 85% (hiện nay: 71%)\n"
        "Kinh phí thực hiện là 320 tỷ đồng, tăng 12% so với năm 2025.\n"
        "Tỉnh hiện có 1.250 trạm BTS."
    )
    assert kinds_and_times(text) == [
        ("90%", "target", "2026"),
        ("100%", "target", "2026"),
        ("85%", "target", "2026"),
        ("71%", "level", "2025-12-22"),
        ("320 tỷ đồng", "level", "2026"),
        ("12%", "growth", "2026"),
        ("1.250 trạm BTS", "level", "2025-12-22"),
    ]


def test_a_list_of_results_holds_no_goals() -> None:
    text = (
        "Hội nghị tổng kết kế hoạch chuyển đổi số năm 2025\n"
        "Kết quả thực hiện các chỉ tiêu chủ yếu năm 2025:\n"
        "- 92% hồ sơ được tiếp nhận trực tuyến;\n"
        "- 100% xã có tổ công nghệ số.\n"
        "Kinh phí là 3 tỷ đồng."
    )
    assert [kind for _, kind, _ in kinds_and_times(text)] == ["level", "level", "level"]


def test_promises_of_an_agreement_hold_for_its_years() -> None:
    text = (
        "UBND tỉnh và VNPT ký thỏa thuận hợp tác giai đoạn 2026 - 2030\n"
        "VNPT cam kết đào tạo 3.000 cán bộ; phủ sóng 5G tới 100% trung tâm xã, phường trước tháng 6/2027; trao 500 "
        "suất học bổng, mỗi suất 2 triệu đồng. Đến nay đã có 40 trạm 5G."
    )
    assert kinds_and_times(text) == [
        ("3.000 cán bộ", "target", "2026/2030"),
        ("100%", "target", "2027-06"),
        ("500 suất", "target", "2026/2030"),
        ("2 triệu đồng", "level", "2025-12-22"),
        ("40 trạm", "level", "2025-12-22"),
    ]


def test_goals_of_an_article_that_looks_back_on_a_plan_have_no_years_of_it() -> None:
    text = "Sơ kết kế hoạch chuyển đổi số giai đoạn 2021 - 2026\nTỉnh phấn đấu đào tạo 3.000 cán bộ."
    assert kinds_and_times(text) == [("3.000 cán bộ", "target", "")]


def test_results_of_a_term_hold_for_it_and_a_council_s_term_says_nothing() -> None:
    text = (
        "Đại hội Công đoàn tỉnh, nhiệm kỳ 2025 - 2030\n"
        "Kết quả nhiệm kỳ 2020 - 2025:\n"
        "1. Chăm lo đời sống: hỗ trợ 4.200 lượt đoàn viên.\n"
        "2. Thi đua: 812 sáng kiến được công nhận.\n"
        "Đại biểu HĐND tỉnh khóa XVI, nhiệm kỳ 2021 - 2026 dự đại hội. Toàn tỉnh có 1.800 công đoàn cơ sở."
    )
    assert kinds_and_times(text) == [
        ("4.200 lượt", "level", "2020/2025"),
        ("812 sáng kiến", "level", "2020/2025"),
        ("1.800 công đoàn", "level", "2025-12-22"),
    ]


def test_a_deadline_in_an_earlier_paragraph_sets_no_time() -> None:
    context = Context(day=date(2025, 10, 8), year=2025, place="Lào Cai", level=Level.PROVINCE)
    text = "Sở Xây dựng xử lý vướng mắc trước ngày 31/10.\nToàn tỉnh có 1.800 trạm BTS."
    assert kinds_and_times(text, context) == [("1.800 trạm BTS", "level", "2025-10-08")]


def test_what_happens_at_the_occasion_holds_on_its_day() -> None:
    text = (
        "Dịp này, 8 tập thể được tặng Giấy khen. Trong 5 tháng, 3 tập thể được tặng Giấy khen. "
        "Ngay sau lễ ra mắt, 45 đoàn viên đến từng nhà hướng dẫn. Kỳ họp đã thông qua 9 nghị quyết. "
        "4 ngân hàng đã ký cam kết cho vay 2.300 tỷ đồng ngay tại hội nghị. Sau hội nghị, 17 xã có tổ công nghệ."
    )
    assert kinds_and_times(text, LAO_CAI) == [
        ("8 tập thể", "level", "2024-07-15"),
        ("3 tập thể", "level", "2024-01/2024-05"),
        ("45 đoàn viên", "level", "2024-07-15"),
        ("9 nghị quyết", "level", "2024-07-15"),
        ("4 ngân hàng", "level", "2024-07-15"),
        ("2.300 tỷ đồng", "level", "2024-07-15"),
        ("17 xã", "level", "2024-01/2024-06"),
    ]


def test_what_is_there_already_is_no_goal() -> None:
    text = (
        "Đề nghị các xã xử lý dứt điểm 76 hồ sơ trễ hạn. Đề nghị các xã xử lý 80 hồ sơ. "
        "Đề nghị tỉnh làm rõ lộ trình dự án hồ chứa với tổng mức đầu tư 120 tỷ đồng. Đề nghị tỉnh bố trí 12 tỷ đồng. "
        "Kết thúc khóa học, 98% học viên đạt yêu cầu, 10 học viên được khen."
    )
    assert [(quote, kind) for quote, kind, _ in kinds_and_times(text)] == [
        ("76 hồ sơ", "level"),
        ("80 hồ sơ", "target"),
        ("120 tỷ đồng", "level"),
        ("12 tỷ đồng", "target"),
        ("98%", "level"),
        ("10 học viên", "level"),
    ]


def test_a_goal_of_a_term_holds_for_the_term_to_come() -> None:
    text = (
        "Đại hội Công đoàn tỉnh, nhiệm kỳ 2025 - 2030\n"
        "Chỉ tiêu nhiệm kỳ: mỗi năm ít nhất 350 sáng kiến.\n"
        "Nhiệm kỳ qua, có 1.200 sáng kiến. Chỉ tiêu: 90% công đoàn cơ sở vững mạnh."
    )
    assert kinds_and_times(text) == [
        ("350 sáng kiến", "target", "2025/2030"),
        ("1.200 sáng kiến", "level", "2025-12-22"),
        ("90%", "target", ""),
    ]


def test_the_time_of_a_list_ends_with_it() -> None:
    context = Context(day=date(2025, 8, 21), year=2025, place="Lào Cai", level=Level.PROVINCE)
    text = (
        "Bảng số liệu 7 tháng đầu năm 2025:\n"
        "Lượt khám ngoại trú: 338.412 (tăng 11,2%)\n"
        "- Lượt khám nội trú: 12.400\n"
        "Đoàn công tác đánh giá cao cách làm của bệnh viện trong thời gian vừa qua.\n"
        "Ngành y tế có 19/46 bệnh viện công bố hoàn thành bệnh án điện tử."
    )
    assert kinds_and_times(text, context) == [
        ("338.412", "level", "2025-01/2025-07"),
        ("11,2%", "growth", "2025-01/2025-07"),
        ("12.400", "level", "2025-01/2025-07"),
        ("19/46 bệnh viện", "share", "2025-08-21"),
    ]


def test_months_that_have_gone_by_are_counted_back_from_the_day() -> None:
    late = Context(day=date(2025, 9, 24), year=2025, place="Lào Cai", level=Level.PROVINCE)
    for text, time in (
        ("Sau gần 3 tháng vận hành, xã tiếp nhận 900 hồ sơ.", "2025-07/2025-09"),
        ("Trong 9 tháng qua, xã tiếp nhận 900 hồ sơ.", "2025-01/2025-09"),
        ("Sau 3 tháng vận hành, xã tiếp nhận 900 hồ sơ.", "2025-09-24"),
    ):
        assert [m.time for m in read(text, late)] == [time]


def test_a_bare_month_in_parentheses_lies_behind_the_article() -> None:
    january = Context(day=date(2026, 1, 8), year=2026, period="2025", place="Lào Cai", level=Level.PROVINCE)
    text = "Tỷ lệ hộ dùng nước sạch từ 52,1% (tháng 7) lên 89,3% (tháng 12)."
    assert [m.time for m in read(text, january)] == ["2025-07", "2025-12"]
    assert [m.time for m in read("Phấn đấu đạt 95% hộ dùng nước sạch vào tháng 3.", january)] == ["2026-03"]


def test_first_months_of_an_earlier_clause_hold_on() -> None:
    october = Context(day=date(2024, 10, 30), year=2024, place="Lào Cai", level=Level.PROVINCE)
    text = "10 tháng tiếp nhận 9.200 hồ sơ; quá hạn 12 hồ sơ."
    assert [m.time for m in read(text, october)] == ["2024-01/2024-10"] * 2


NATIONWIDE = (
    "Lào Cai dự hội nghị trực tuyến toàn quốc về chuyển đổi số\n"
    "Thủ tướng Chính phủ chủ trì hội nghị với 63 địa phương.\n"
    "Tại điểm cầu Lào Cai có Phó Chủ tịch UBND tỉnh Giàng Thị Dung và lãnh đạo Công an tỉnh.\n"
)


@pytest.mark.parametrize(
    ("passage", "scope"),
    [
        # who takes part at a site does not say whom the results that follow are
        ("Tổ công tác cho biết đã hoàn thành 98/164 nhiệm vụ.", "cả nước"),
        ("Theo báo cáo, tỷ lệ hồ sơ trực tuyến đạt 45%.", "cả nước"),
        ("Lãnh đạo UBND tỉnh cùng dự tại điểm cầu tỉnh. Theo báo cáo, tỷ lệ hồ sơ trực tuyến đạt 45%.", "cả nước"),
        # what is told of the province does
        ("UBND tỉnh đã cấp 412 máy quét. Tỷ lệ hồ sơ trực tuyến đạt 45%.", "Lào Cai"),
        ("Lào Cai đã kiện toàn các tổ công nghệ số. Tỷ lệ hồ sơ trực tuyến đạt 45%.", "Lào Cai"),
        ("Năm nay tỉnh dành 40 tỷ đồng cho chuyển đổi số.", "Lào Cai"),
        ("Các tỉnh chi 40 tỷ đồng cho chuyển đổi số.", "cả nước"),
    ],
)
def test_whom_the_results_of_a_nationwide_meeting_are(passage: str, scope: str) -> None:
    assert read(NATIONWIDE + passage)[-1].scope == scope


def test_a_department_tells_of_its_province_after_a_district() -> None:
    text = (
        "Ông Lù A Sử, Chủ tịch UBND huyện Bát Xát nêu: huyện có 8 xã chưa xong. "
        "Giám đốc Sở Tài chính lưu ý đã cấp 40 tỷ đồng."
    )
    assert [(int(m.value), m.scope) for m in read(text)] == [(8, "Bát Xát"), (40_000_000_000, "Lào Cai")]
