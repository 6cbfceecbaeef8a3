import pytest

from cases_loader import Case, case_id, cases
from diemcau.facts import Meeting
from diemcau.lexicon.loader import Entry, load
from diemcau.lexicon.matcher import matcher
from diemcau.text.fold import fold
from reading import facts, roles, slots


@pytest.mark.parametrize("case", cases("meetings"), ids=case_id)
def test_passage(case: Case) -> None:
    assert slots(case.sentence) == case.expected


@pytest.mark.parametrize("lexicon", ["events", "purposes"])
def test_every_form_finds_its_entry(lexicon: str) -> None:
    def found(form: str) -> list[tuple[str, str]]:
        text = f"Một {form} nữa."
        return [(h.item.id, text[h.start : h.end]) for h in matcher(lexicon).find(fold(text))]

    forms: list[tuple[Entry, str]] = [(entry, form) for entry in load(lexicon) for form in entry.forms]
    assert [(form, found(form)) for _, form in forms] == [(form, [(entry.id, form)]) for entry, form in forms]


def test_every_event_has_a_type() -> None:
    assert [entry.id for entry in load("events") if not entry.get("type")] == []


LEAD = "UBND tỉnh Nghệ An tổ chức hội nghị sơ kết Đề án 06."


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        (f"Sáng 25/12, {LEAD}", "2023-12-26", ["2023-12-25"]),
        (f"Sáng 25/12, {LEAD}", "2024-01-02", ["2023-12-25"]),  # told in the new year
        (f"Ngày đăng: 02/01/2024\nSáng 29-12, {LEAD}", "", ["2023-12-29"]),
        (f"Thứ Tư, 06/03/2024, 17:20\nChiều 6/3, {LEAD}", "", ["2024-03-06"]),
        (f"Thứ 4, 06/03/2024 - 17:20\nSáng nay, {LEAD}", "", ["2024-03-06"]),
        (f"Nghệ An sơ kết Đề án 06\nThứ 4, 06/03/2024 - 17:20\nSáng nay, {LEAD}", "", ["2024-03-06"]),
        (f"Thứ tư, 6/3/24 17:20 (GMT+7)\nSáng 6/3, {LEAD}", "", ["2024-03-06"]),
        (f"Sáng 6/3, {LEAD}\nNguồn: baonghean.example (07/03/2024)", "", ["2024-03-06"]),
        (f"Mã số 6/3/24 17:20\nSáng 6/3, {LEAD}", "", []),  # no weekday: no posting line
        (f"Sáng 10-12, {LEAD}\nThay Nghị quyết số 14/2020/NQ-HĐND ngày 8-12-2020.", "", []),
        (f"Sáng nay, {LEAD}", "2024-05-14", ["2024-05-14"]),
        (f"Chiều qua, {LEAD}", "2024-05-14", ["2024-05-13"]),
        (f"Sáng nay, {LEAD}", "", []),
        # a stretch of time is no day of the meeting, nor is the line that says when the article was put up
        (
            f"Thứ Sáu, 08/08/2025 | 08:42\nChiều qua, {LEAD}\nBáo cáo tại hội nghị nêu, đến ngày 6/8 đã xong 12 việc.",
            "",
            ["2025-08-07"],
        ),
        (f"Thứ Sáu, 08/08/2025 | 08:42\nSáng 5/8, {LEAD}\nHôm qua, hội nghị được phát lại.", "", ["2025-08-05"]),
        (f"Sáng 6/3, {LEAD}\nNguồn: https://baonghean.example/2024/03/06/so-ket.html", "", ["2024-03-06"]),
        (f"Sáng 6/3, {LEAD}", "", []),  # no year anywhere
        (f"Ngày tải: 21/11/2025\nSáng 6/3/2024, {LEAD}", "", ["2024-03-06"]),
        (f"Sáng 6/3/2024, {LEAD}\nTrước đó, ngày 1/3/2024, tỉnh họp phiên thứ hai.", "", ["2024-03-06"]),
        (f"Sáng 6/3/2024, {LEAD}\nHạn nộp báo cáo là trước ngày 15/3/2024.", "", ["2024-03-06"]),
        ("Hội nghị sơ kết 9 tháng năm 2024 diễn ra sáng 8/10 tại TP. Vinh.", "", ["2024-10-08"]),
        ("Hội nghị tổng kết năm 2023 diễn ra sáng 8/1 tại TP. Vinh.", "", ["2024-01-08"]),
    ],
)
def test_day(text: str, published: str, days: list[str]) -> None:
    assert [value for slot, value in slots(text, published) if slot == "date"] == days


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sáng 9/1/2024, huyện họp tổng kết 02 năm thực hiện Đề án 06.", ["2022/2023"]),
        ("Sáng 9/1/2024, huyện họp sơ kết một năm thực hiện Đề án 06.", ["2023"]),
        ("Sáng 9/7/2024, huyện họp sơ kết 02 năm thực hiện Đề án 06.", []),  # no calendar years
        ("Sáng 9/1/2024, huyện họp bàn việc cho 02 năm thực hiện Đề án 06.", []),
    ],
)
def test_years_that_have_just_ended(text: str, period: list[str]) -> None:
    text = text.replace("huyện họp", "UBND huyện Bát Xát tổ chức hội nghị")
    assert [value for slot, value in slots(text, "") if slot == "period"] == period


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Sáng 6/3/2024, Bộ Nội vụ tổ chức hội nghị với các địa phương.", "quốc gia"),
        ("Sáng 6/3/2024, Bộ Nội vụ tổ chức hội nghị tại trụ sở Bộ.", "bộ"),
        ("Sáng 6/3/2024, Sở Nội vụ tỉnh Nghệ An tổ chức hội nghị.", "tỉnh"),
        ("Sáng 6/3/2024, UBND thành phố Đà Nẵng tổ chức hội nghị.", "tỉnh"),
        ("Sáng 6/3/2024, UBND thành phố Vinh tổ chức hội nghị.", "huyện"),
        ("Sáng 6/3/2024, Quận ủy Ba Đình tổ chức hội nghị.", "huyện"),
        ("Sáng 6/3/2024, UBND phường Trúc Bạch tổ chức hội nghị.", "xã"),
        ("Sáng 6/3/2024, Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh Lai Châu tổ chức hội nghị.", "tỉnh"),
        ("Sáng 6/3/2024, Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện Mù Cang Chải họp phiên đầu.", "huyện"),
        ("Sáng 6/3/2024, Ban Chỉ đạo Trung ương các Chương trình mục tiêu quốc gia tổ chức hội nghị.", "quốc gia"),
        ("Sáng 6/3/2024, Tập đoàn FPT tổ chức hội thảo tại Hà Nội.", ""),
    ],
)
def test_level(text: str, level: str) -> None:
    assert [value for slot, value in slots(text) if slot == "level"] == [level] * bool(level)


def test_the_lead_names_the_meeting_and_a_recalled_one_does_not() -> None:
    text = (
        "Chiều 7/8/2024, UBND tỉnh Yên Bái tổ chức hội nghị triển khai Đề án 06.\n"
        "Tại phiên họp hồi tháng 4, tỉnh đã giao 12 việc.\nTháng 10 tới, tỉnh sẽ tổ chức lễ khai trương trung tâm."
    )
    found = [(f.key, f.evidence.quote, f.recalled) for f in facts(text) if isinstance(f, Meeting)]
    assert found == [("m1", "hội nghị triển khai Đề án 06.", False), ("r1", "phiên họp", True)]


TWO = (
    "Sáng 6/3/2024, tại Hà Nội, Bộ Nội vụ tổ chức hội nghị về dữ liệu. Bộ trưởng Bộ Nội vụ Phạm Thị Trà chủ trì.\n"
    "Chiều cùng ngày, tại Huế, UBND thành phố Huế tổ chức phiên họp. "
    "Ông Lê Văn Phương, Chủ tịch UBND thành phố chủ trì.\n"
    "Ông Lê Văn Phương yêu cầu các phường gửi báo cáo trước ngày 15/3.\n"
    "Tại hội nghị của Bộ, Thứ trưởng Bộ Nội vụ Trương Văn Long cho biết dữ liệu đã đủ."
)


def test_two_meetings_keep_their_slots_and_people_apart() -> None:
    assert slots(TWO) == (
        ("type", "hội nghị"),
        ("date", "2024-03-06"),
        ("organiser", "Bộ Nội vụ"),
        ("level", "bộ"),
        ("site", "Hà Nội"),
        ("m2 type", "phiên họp"),
        ("m2 date", "2024-03-06"),
        ("m2 organiser", "Ủy ban nhân dân thành phố Huế"),
        ("m2 level", "tỉnh"),
        ("m2 site", "Huế"),
    )
    assert roles(TWO) == (
        ("Phạm Thị Trà", "chủ trì", "Trung ương"),
        ("Trương Văn Long", "phát biểu", "Trung ương"),
        ("m2 Lê Văn Phương", "chủ trì", "Trung ương"),
        ("m2 Lê Văn Phương", "phát biểu", "Trung ương"),
    )


def test_an_earlier_meeting_with_a_paragraph_and_people_of_its_own_is_reported() -> None:
    lead = "Sáng 8/10/2025, UBND tỉnh Lào Cai tổ chức hội nghị sơ kết Đề án 06."
    class_held = "Trước đó 1 ngày (07/10), Ủy ban Kiểm tra Tỉnh ủy Lào Cai bế mạc lớp tập huấn nghiệp vụ."
    guests = "Dự và phát biểu bế mạc có ông Giàng Văn Hưng, Phó Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy."
    other = {(slot, value) for slot, value in slots(f"{lead}\n{class_held} {guests}") if slot[:2] in {"m2", "r1"}}
    assert other == {
        ("m2 type", "tập huấn"),
        ("m2 date", "2025-10-07"),
        ("m2 organiser", "Ủy ban Kiểm tra Tỉnh ủy Lào Cai"),
        ("m2 level", "tỉnh"),
    }
    aside = {(slot, value) for slot, value in slots(f"{lead}\n{class_held}") if slot[:2] in {"m2", "r1"}}
    assert aside == {("r1 type", "tập huấn"), ("r1 date", "2025-10-07")}


def test_a_lead_that_sums_up_leaves_each_meeting_to_its_paragraph() -> None:
    text = (
        "Ngày 18/11/2025, Phó Chủ tịch UBND tỉnh Nghệ An Bùi Thanh An có hai hoạt động: tiếp Phó Chủ tịch Ngân hàng "
        "Phát triển châu Á và chủ trì phiên họp của Ban Chỉ đạo.\n"
        "Sáng 18/11, tại thành phố Vinh, ông Bùi Thanh An đã tiếp ông Nam Joon Park.\n"
        "Chiều cùng ngày, dưới sự chủ trì của ông Bùi Thanh An, Ban Chỉ đạo Chuyển đổi số tỉnh Nghệ An họp trực "
        "tuyến với các xã. Phiên họp có sự tham dự của Giám đốc Công an tỉnh Phạm Thế Tùng."
    )
    assert [row for row in slots(text) if row[0].endswith(("type", "date"))] == [
        ("type", "buổi tiếp"),
        ("date", "2025-11-18"),
        ("m2 type", "phiên họp"),
        ("m2 date", "2025-11-18"),
    ]


WORKED = (
    "Ngày 12/4/2023, Đoàn giám sát của HĐND tỉnh Lai Châu do bà Lò Thị Mai làm trưởng đoàn làm việc với xã Tả Ngảo."
)
RECALLED = "Kết quả của xã còn thấp so với mức chung được công bố tại hội nghị ngày 17/1 do Chủ tịch UBND tỉnh chủ trì."


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (f"{WORKED} {RECALLED}", "buổi làm việc", ["2023-04-12"]),
        (WORKED, "buổi làm việc", ["2023-04-12"]),
        # one day: the conference is what the day's visit was for
        (f"{WORKED} {RECALLED.replace('17/1', '12/4')}", "hội nghị", ["2023-04-12"]),
    ],
)
def test_a_conference_of_another_day_is_not_what_the_visit_reports(text: str, kind: str, days: list[str]) -> None:
    told = slots(text)
    assert [value for slot, value in told if slot == "type"] == [kind]
    assert [value for slot, value in told if slot == "date"] == days


def test_a_line_that_stamps_the_page_is_no_day_of_the_meeting() -> None:
    """'Hôm qua, …' in the sentence before 'Hội nghị ấy' is."""
    told = "phòng họp số 2 của UBND tỉnh Lai Châu kín chỗ. Hội nghị ấy mang tên Hội nghị tổng kết công tác năm 2023."
    stamp = "Họp cuối năm\nBLC | Thứ Sáu, 05/01/2024, 09:12 [GMT+7] | In bài này\n"
    days = [value for slot, value in slots(f"{stamp}Hôm qua, {told}") if slot in {"date", "month-day"}]
    assert days == ["2024-01-04"]
    assert [slot for slot, _ in slots(f"{stamp}Chờ mãi, {told}") if slot in {"date", "month-day"}] == []
