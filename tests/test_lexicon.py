"""Every lexicon file loads, and every word in it is found by the grammar or matcher that it is for."""

from collections.abc import Callable, Iterator
from importlib import resources

import pytest

from diemcau.lexicon.loader import Entry, load
from diemcau.lexicon.matcher import matcher
from diemcau.mentions import Page
from diemcau.patterns.names import is_commemorated, is_honoured, is_surname, split_place, surely_name
from diemcau.text.document import plain_document
from diemcau.text.fold import fold
from laocai import frame

FILES = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files("diemcau.lexicon").iterdir()
    if file.name.endswith(".toml")
)


def page(text: str) -> Page:
    return Page(plain_document("case", text))


def words(name: str, wanted: Callable[[Entry], bool] = lambda _: True) -> Iterator[object]:
    """(entry, form) for every form of a file, for parametrize."""
    for entry in load(name):
        for form in entry.forms if wanted(entry) else ():
            yield pytest.param(entry, form, id=f"{entry.id}: {form}")


@pytest.mark.parametrize("name", FILES)
def test_every_file_loads_sorted_and_unique(name: str) -> None:
    ids = [entry.id for entry in load(name)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("name", [name for name in FILES if name != "abbreviations"])  # there the case matters
def test_no_entry_lists_a_form_twice(name: str) -> None:
    for entry in load(name):
        folded = [fold(form) for form in entry.forms]
        assert sorted(folded) == sorted(set(folded)), entry.id


@pytest.mark.parametrize("name", FILES)
def test_every_form_is_found_by_its_own_matcher(name: str) -> None:
    for entry in load(name):
        for form in entry.forms:
            hits = [(hit.item.id, hit.start, hit.end) for hit in matcher(name).find(fold(form))]
            assert hits == [(entry.id, 0, len(form))], form


# --- posts

_SHARED_HEADS = {
    "Ban": "Tổ chức Tỉnh ủy",
    "Chi cục": "Chi cục Kiểm lâm tỉnh Lào Cai",
    "Cục": "Cục Viễn thông",
    "Khoa": "Khoa Nội, Bệnh viện Bạch Mai",
    "Phòng": "Nội vụ huyện Bát Xát",
    "Thanh tra": "tỉnh Lào Cai",
    "Tổ": "Tổ công tác Đề án 06 tỉnh Lào Cai",
    "Tổng cục": "Tổng cục Thống kê",
    "Viện": "Viện Nghiên cứu Lập pháp",
    "Vụ": "Vụ Pháp chế",
    "Văn phòng": "Tỉnh ủy Lào Cai",
    "Đoàn": "Đoàn ĐBQH tỉnh Lào Cai",
    "Đội": "Đội Cảnh sát giao thông Công an huyện Bát Xát",
}


def _house(role: Entry) -> str:
    """A body for the title to stand in front of."""
    if role.get("kind") == "rank" or role.get("village"):
        return ""
    if role.get("merge"):
        return "Tỉnh ủy Lào Cai"
    if role.get("body") or role.id in {"chu-tich-nuoc", "pho-chu-tich-nuoc"}:
        return ""
    if role.get("sector"):
        return "Bộ Y tế"
    return _SHARED_HEADS.get(role.get("head"), "Công an tỉnh Lào Cai")


@pytest.mark.parametrize(("role", "form"), words("roles"))
def test_every_title_makes_a_post(role: Entry, form: str) -> None:
    text = f"{form} {_house(role)}".strip() + " Nguyễn Văn Bền dự."
    posts = page(f"Sáng nay, {text}").posts
    assert [(post.role, post.start) for post in posts] == [(role.id, len("Sáng nay, "))]


# --- bodies


@pytest.mark.parametrize(("body", "form"), words("bodies"))
def test_every_known_body_is_named(body: Entry, form: str) -> None:
    (found,) = page(f"Sáng nay, {form} đã họp.").bodies
    expected = form.split(" (", 1)[0] if body.get("branches") else body.label
    assert (found.name, found.start, found.end) == (expected, len("Sáng nay, "), len("Sáng nay, ") + len(form))


_TAILS = {
    "body": "Tỉnh ủy Lào Cai",
    "body-or-place": "tỉnh Lào Cai",
    "capitals": "Tia Nắng Mới",
    "number": "9",
    "party": "xã Bản Lầu",
    "place": "tỉnh Lào Cai",
    "topic": "chuyển đổi số tỉnh Lào Cai",
    "village": "thôn Nà Lốc",
}
_SECTORS = {"bo": "Y tế", "so": "Y tế", "phong": "Y tế", "cuc": "Cảnh sát giao thông"}


@pytest.mark.parametrize(("head", "form"), words("bodyheads", lambda head: not head.get("inside")))
def test_every_head_noun_makes_a_body(head: Entry, form: str) -> None:
    tail = _SECTORS.get(head.get("sector")) or _TAILS[head.get("tail")]
    if head.get("own"):
        tail = "Bản Lầu"
        if head.get("own") not in {"xã", "phường"}:
            tail = {"tỉnh": "Lào Cai", "thành phố": "Hà Nội", "quận": "Hoàng Mai", "thị xã": "Sa Pa"}.get(
                head.get("own"), "Bát Xát"
            )
    if head.get("kind") == "name" and head.get("tail") == "place":
        tail = "Lào Cai"
    found = page(f"Sáng nay, {form} {tail} đã họp.").bodies
    assert [(b.head, b.start, b.end) for b in found] == [(head.id, 10, 10 + len(form) + 1 + len(tail))]


@pytest.mark.parametrize(("sector", "form"), words("sectors"))
def test_every_sector_makes_the_bodies_that_bear_it(sector: Entry, form: str) -> None:
    for kind, head in (("bo", "Bộ"), ("so", "Sở"), ("phong", "Phòng"), ("cuc", "Cục")):
        if sector.get(kind):
            (found,) = page(f"Hôm nay, {head} {form} họp.").bodies
            known = {e.label for e in load("bodies")}
            assert found.name == f"{head} {sector.label}" or found.name in known
            assert found.end == len(f"Hôm nay, {head} {form}")


@pytest.mark.parametrize(("topic", "form"), words("topics"))
def test_every_topic_makes_a_committee(topic: Entry, form: str) -> None:
    text = f"Hôm nay, Ban Chỉ đạo {form} tỉnh Lào Cai họp."
    assert [text[b.start : b.end] for b in page(text).bodies] == [f"Ban Chỉ đạo {form} tỉnh Lào Cai"]


@pytest.mark.parametrize(("field", "form"), words("fields"))
def test_every_field_goes_on_a_name(field: Entry, form: str) -> None:
    text = f"Hôm nay, Viện Tia {form} đã họp."
    assert [text[b.start : b.end] for b in page(text).bodies] == [f"Viện Tia {form}"]


@pytest.mark.parametrize(("stop", "form"), words("bodystops"))
def test_every_stop_ends_a_name(stop: Entry, form: str) -> None:
    text = f"Hôm nay, Viện Tia Minh {form} việc."
    assert [text[b.start : b.end] for b in page(text).bodies] == ["Viện Tia Minh"]


# --- persons


@pytest.mark.parametrize(("honorific", "form"), words("honorifics"))
def test_every_honorific_announces_a_name(honorific: Entry, form: str) -> None:
    assert [n.name for n in page(f"Gặp {form} Pờ Lim.").names] == ["Pờ Lim"]


@pytest.mark.parametrize(("names", "form"), words("surnames", lambda e: e.id == "strong"))
def test_every_strong_surname_begins_a_name(names: Entry, form: str) -> None:
    assert [n.name for n in page(f"Hôm nay gặp {form} Văn Bền.").names] == [f"{form} Văn Bền"]


@pytest.mark.parametrize(("names", "form"), words("surnames", lambda e: e.id == "weak"))
def test_a_weak_surname_needs_a_middle_syllable_or_an_honorific(names: Entry, form: str) -> None:
    assert is_surname(form)
    assert surely_name([form, "Văn", "Bền"])
    assert not surely_name([form, "Bền", "Lâu"])
    assert [n.name for n in page(f"Hôm nay gặp ông {form} Văn Bền.").names] == [f"{form} Văn Bền"]


@pytest.mark.parametrize(("names", "form"), words("surnames", lambda e: e.id in {"commemorated", "honoured"}))
def test_a_school_that_honours_somebody_names_nobody(names: Entry, form: str) -> None:
    assert is_commemorated(form)
    assert is_honoured(form) is (names.id == "honoured")
    assert page(f"Hôm nay, Trường THPT {form} họp.").names == ()


@pytest.mark.parametrize(
    ("middle", "form"), words("middlenames", lambda e: e.id in {"middle", "sure-middle", "telling"})
)
def test_a_middle_syllable_tells_a_person_from_a_place(middle: Entry, form: str) -> None:
    assert surely_name(["Hòa", form, "Lâm"])
    assert split_place(["Sa", "Pa", "Pli", form, "Lâm"]) == (5 if middle.id == "middle" else 2)


@pytest.mark.parametrize(("direction", "form"), words("middlenames", lambda e: e.id == "direction"))
def test_a_direction_ends_a_place(direction: Entry, form: str) -> None:
    assert not surely_name(["Hòa", "Xuân", form])


@pytest.mark.parametrize(("word", "form"), words("namedafter"))
def test_what_is_named_after_somebody_is_nobody(word: Entry, form: str) -> None:
    assert page(f"Hôm nay, {form} Trần Văn Lâu khởi công.").names == ()


# --- newspapers


@pytest.mark.parametrize(("paper", "form"), words("newspapers"))
def test_every_code_of_a_dateline_tells_the_province(paper: Entry, form: str) -> None:
    assert list(frame(f"{form} - Hội nghị diễn ra sáng nay.", url="").home.values()) == [paper.label]
