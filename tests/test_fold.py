"""Folding: what compares equal, what stays apart, and that offsets survive."""

from __future__ import annotations

import time
import timeit
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.text.document import plain_document
from diemcau.text.fold import fold, fold_normalised, settle_tone_marks

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("HOÀ BÌNH", "hòa bình"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("hoạ", "họa"),
        ("loè", "lòe"),
        ("hòan thành", "hoàn thành"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("thủơ", "thuở"),
        ("gía", "giá"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("57—NQ/TW", "57-NQ/TW"),
        ("M’Drắk", "M'Drắk"),
        ("Ðà Nẵng", "Đà Nẵng"),  # U+00D0
        ("Ɖắk Lắk", "Đắk Lắk"),  # U+0189
        ("Hà\u00a0Nội", "Hà Nội"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "Thừa Thiên Huế"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quý", "quy"),
        ("gì", "gi"),
        ("hòa", "hoa"),
        ("hòa", "hóa"),
        ("của", "cùa"),
        ("Hà Nội", "Hà  Nội"),  # the length is kept: runs of spaces are not this function's business
        ("Đà", "Da"),
        ("mạn", "màn"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "settled",
    [
        "quý quỳ quỹ quả quẻ quốc quyền quyết quần Quỳnh Quảng",
        "gì già giá gió giờ giữa giúp giết giềng giày",
        "Huỳnh Thuỳnh huých tuýp suýt xoèn toàn hoạt loét",
        "thuở huệ Huế tuấn hoặc nước người rượu cứu cửa muốn tiền yếu",
        "khuỷu ngoài ngoéo xoáy hoải khuya",
        "hòa khỏe ủy Thủy múa địa cái báo mới lửa lìa túi nói",
        "HÒA BÌNH, ỦY BAN, QUÝ, Ủy ban, Ý Yên, Đắk R'lấp, Krông Pắc",
        "naïve café Müller Pleiku São Paulo Türkiye Göteborg",
        "",
        "a",
        "áá óà",  # two tones are no syllable
    ],
)
def test_settled_text_is_left_as_it_is(settled: str) -> None:
    assert settle_tone_marks(settled) == settled


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("Hoà Bình, Uỷ ban, khoẻ, HOÁ, QUÍ", "Hòa Bình, Ủy ban, khỏe, HÓA, QUÍ"),
        ("Hùynh, hòan, tòan, thúât", "Huỳnh, hoàn, toàn, thuất"),
        ("ngòai, khủyu, ngoaì", "ngoài, khuỷu, ngoài"),
        ("ngừơi, nứơc, tíên", "người, nước, tiến"),
    ],
)
def test_the_tone_mark_moves_and_the_case_stays(written: str, settled: str) -> None:
    assert settle_tone_marks(written) == settled


def test_length_is_kept_where_case_folding_would_lengthen() -> None:
    assert fold("Straße İzmir ﬁ ŉ") == "straße İzmir ﬁ ŉ"


def test_line_ends_stay() -> None:
    assert fold("Hà\nNội\r\n") == "hà\nnội\r\n"


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " -–.,'", max_size=80))
def test_vietnamese_keeps_offsets_and_folds_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert fold(text.upper()) == folded
    assert [c.isspace() for c in folded] == [c.isspace() for c in text]


@given(st.text(max_size=60))
def test_any_nfc_text_keeps_its_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert len(settle_tone_marks(composed)) == len(composed)


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " ", max_size=40))
def test_settling_moves_tones_only(text: str) -> None:
    tones = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
    settled = settle_tone_marks(text)

    def bare(written: str) -> str:
        return unicodedata.normalize("NFD", written).translate(tones)

    assert bare(settled) == bare(text)
    assert settle_tone_marks(settled) == settled


@pytest.mark.parametrize("unit", ["a", "oà", "qu", "áa", "ư"])
def test_long_runs_take_linear_time(unit: str) -> None:
    def fastest(length: int) -> float:
        text = unit * length
        return min(timeit.repeat(lambda: fold(text), timer=time.process_time, number=1, repeat=5))

    assert fastest(400_000) < 40 * fastest(40_000)  # 10 when linear, 100 when quadratic


def test_a_document_is_folded_without_settling_its_tone_marks_again() -> None:
    text = plain_document("a", "Uỷ ban – Hoà Bình, thuỷ lợi\u00a0khoẻ; ÐÔNG Hà\nQUÝ I, nghịtổng kết").text
    assert fold_normalised(text) == fold(text)
    assert fold_normalised(text) == "ủy ban - hòa bình, thủy lợi khỏe; đông hà\nquý i, nghị tổng kết"
