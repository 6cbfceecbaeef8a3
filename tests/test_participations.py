import pytest

from cases_loader import Case, case_id, cases
from diemcau.lexicon.wordlists import word_list
from reading import roles

LEAD = "Sáng 6/3/2024, UBND tỉnh Nghệ An tổ chức hội nghị. "


@pytest.mark.parametrize("case", cases("participations"), ids=case_id)
def test_passage(case: Case) -> None:
    assert roles(case.sentence) == case.expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ông Bùi Thanh An chủ trì hội nghị.", ["chủ trì"]),
        ("Ông Bùi Thanh An đồng chủ trì hội nghị.", ["đồng chủ trì"]),
        ("Ông Bùi Thanh An điều hành phiên thảo luận.", ["chủ trì"]),
        ("Ông Bùi Thanh An chủ trì, phối hợp với sở bạn xây dựng đề án.", []),
        ("Ông Bùi Thanh An chủ trì xây dựng đề án.", []),
        ("Ông Bùi Thanh An dự và phát biểu.", ["dự", "phát biểu"]),
        ("Ông Bùi Thanh An dự báo nhu cầu tăng.", []),
        ("Ông Bùi Thanh An dự kiến nghỉ hưu.", []),
        ("Ông Bùi Thanh An tham gia dịch vụ công trực tuyến.", []),
        ("Tới dự có ông Bùi Thanh An.", ["dự"]),
        ("Hội nghị có sự hiện diện của ông Bùi Thanh An.", ["dự"]),
        ("Mời ông Bùi Thanh An phát biểu.", []),
        ("Theo ông Bùi Thanh An, xã nào cũng có tổ công nghệ số.", ["phát biểu"]),
        ("Báo cáo do ông Bùi Thanh An trình bày nêu ba việc.", ["phát biểu"]),
        ("Tỉnh thực hiện ý kiến chỉ đạo của ông Bùi Thanh An.", []),
        ("Ông Bùi Thanh An nghỉ hưu từ tháng trước.", []),
    ],
)
def test_verb(sentence: str, found: list[str]) -> None:
    assert roles(LEAD + sentence) == tuple(("Bùi Thanh An", role, "Trung ương") for role in found)


def test_without_a_meeting_nobody_takes_part() -> None:
    assert roles("Ông Bùi Thanh An, Chủ tịch UBND huyện cho biết vụ lúa được mùa.") == ()


def test_who_is_placed_once_speaks_from_there() -> None:
    text = (
        "Sáng 10/7/2024, hội nghị trực tuyến toàn quốc về Đề án 06 diễn ra. "
        "Tại điểm cầu tỉnh Lai Châu, ông Lê Văn Lương, Chủ tịch UBND tỉnh chủ trì.\n"
        "Ông Lê Văn Lương đề nghị phủ sóng các bản còn lõm."
    )
    assert roles(text) == (("Lê Văn Lương", "chủ trì", "Lai Châu"), ("Lê Văn Lương", "phát biểu", "Lai Châu"))


@pytest.mark.parametrize(("name", "role"), [("say", "phát biểu"), ("say-formally", "phát biểu"), ("chair", "chủ trì")])
def test_every_verb_of_the_lists_gives_its_role(name: str, role: str) -> None:
    verbs = [verb for verb in word_list(name) if verb != "thay mặt"]  # speaks only with another verb
    found = {verb: roles(f"{LEAD}Ông Bùi Thanh An {verb} tại hội nghị.") for verb in verbs}
    joint = {"đồng", "cùng"}
    expected = {verb: f"đồng {role}" if verb.split()[0] in joint and name == "chair" else role for verb in verbs}
    assert found == {verb: (("Bùi Thanh An", expected[verb], "Trung ương"),) for verb in verbs}


@pytest.mark.parametrize("who", word_list("citizens"))
def test_a_voice_from_outside_takes_no_part(who: str) -> None:
    assert roles(f"{LEAD}Ông Bùi Thanh An, {who} xã Tràng Sơn, cho biết giá lúa tăng.") == ()


@pytest.mark.parametrize("adverb", word_list("manner"))
def test_a_word_of_manner_stands_between_subject_and_verb(adverb: str) -> None:
    found = roles(f"{LEAD}Ông Bùi Thanh An {adverb} phê bình các xã chậm.")
    assert found == (("Bùi Thanh An", "phát biểu", "Trung ương"),)


@pytest.mark.parametrize("told", [word for word in word_list("told-to") if word != "cùng các"])  # before a list
def test_who_is_told_to_speak_has_not_spoken(told: str) -> None:
    assert roles(f"{LEAD}Tỉnh {told} ông Bùi Thanh An báo cáo.") == ()


@pytest.mark.parametrize("task", word_list("led-tasks"))
def test_who_leads_a_task_chairs_no_meeting(task: str) -> None:
    assert roles(f"{LEAD}Ông Bùi Thanh An chủ trì, {task} sở bạn.") == ()


@pytest.mark.parametrize("word", word_list("not-attending"))
def test_another_word_with_du_is_no_attendance(word: str) -> None:
    assert roles(f"{LEAD}Ông Bùi Thanh An dự {word} nhiều việc.") == ()


@pytest.mark.parametrize("paper", word_list("said-in"))
def test_what_a_paper_says_is_no_speech(paper: str) -> None:
    assert roles(f"{LEAD}Theo {paper} mới, ông Bùi Thanh An yêu cầu rà soát.") == ()


@pytest.mark.parametrize("heading", word_list("guests"))
def test_a_heading_of_guests_lists_attendees(heading: str) -> None:
    assert roles(f"{LEAD}{heading.capitalize()} có: ông Bùi Thanh An.") == (("Bùi Thanh An", "dự", "Trung ương"),)


@pytest.mark.parametrize("calling", word_list("callings"))
def test_what_somebody_is_called_behind_the_name(calling: str) -> None:
    found = roles(f"{LEAD}Ông Bùi Thanh An, {calling} xã Tràng Sơn đề nghị sửa cầu tại hội nghị.")
    assert found == (("Bùi Thanh An", "phát biểu", "Trung ương"),)


def test_a_list_below_its_heading_has_a_line_for_each() -> None:
    text = """Lễ ký kết diễn ra sáng 9/7/2025 tại UBND tỉnh Cao Bằng.
Về phía tỉnh Cao Bằng:
Ông Hoàng Văn Thạch, Phó Chủ tịch UBND tỉnh
Bà Bế Thị Yến, Giám đốc Sở Nội vụ
Về phía doanh nghiệp có:
- Ông Nông Tuấn Phong, Giám đốc VNPT Cao Bằng;
- Đại diện các chi nhánh;
- Bà Lục Thị Ái, Phó Giám đốc VNPT Cao Bằng.
Ông Đàm Văn Eng nghỉ hưu từ tháng trước."""
    names = ("Hoàng Văn Thạch", "Bế Thị Yến", "Nông Tuấn Phong", "Lục Thị Ái")
    assert roles(text) == tuple((name, "dự", "Trung ương") for name in names)


def test_a_list_below_another_heading_says_nothing_of_a_meeting() -> None:
    text = """Sáng 9/7/2025, UBND tỉnh Cao Bằng tổ chức hội nghị.
Các cá nhân được khen thưởng:
- Ông Hoàng Văn Thạch, Phó Chủ tịch UBND tỉnh;
- Bà Bế Thị Yến, Giám đốc Sở Nội vụ."""
    assert roles(text) == ()
