import pytest

from cases_loader import Case, case_id, cases
from diemcau.lexicon.loader import load
from diemcau.lexicon.matcher import matcher
from diemcau.rules.context import Context
from diemcau.rules.programmes import programmes, topic_mentions
from diemcau.text.fold import fold
from frame import HOME, page


@pytest.mark.parametrize("case", cases("programmes"), ids=case_id)
def test_sentence(case: Case) -> None:
    assert tuple((p.name,) for p in programmes(page(case.sentence), HOME)) == case.expected


@pytest.mark.parametrize(
    "form", [(e.id, f) for e in load("programmes") for f in e.forms], ids=lambda pair: str(pair[1])
)
def test_every_form_finds_its_entry(form: tuple[str, str]) -> None:
    entry, written = form
    text = f"Về {written}."
    assert [(h.item.id, text[h.start : h.end]) for h in matcher("programmes").find(fold(text))] == [(entry, written)]


def test_a_local_programme_without_a_known_place_is_left_out() -> None:
    assert list(programmes(page("Vốn cho Chương trình Chuyển đổi số tỉnh còn thiếu."), Context())) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội nghị sơ kết công tác CĐS quốc gia và Đề án 06",
            [("chuyển đổi số quốc gia", "CĐS quốc gia"), ("Đề án 06", "Đề án 06")],
        ),
        (
            "Lễ tổng kết Chương trình Chuyển đổi số quốc gia",
            [("chuyển đổi số quốc gia", "Chương trình Chuyển đổi số quốc gia")],
        ),
        (
            "Phiên họp về phong trào “Bình dân học vụ số”",
            [("Phong trào Bình dân học vụ số", "phong trào “Bình dân học vụ số”")],
        ),
        (
            "Lễ tổng kết “Phát triển ứng dụng dữ liệu về dân cư, định danh số phục vụ chuyển đổi số quốc gia”",
            [("Đề án 06", "Phát triển ứng dụng dữ liệu về dân cư, định danh số phục vụ chuyển đổi số quốc gia")],
        ),
        ("Hội nghị giao ban tháng 7", []),
    ],
)
def test_topics(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(topic.name, text[topic.start : topic.end]) for topic in topic_mentions(page(text))] == expected
