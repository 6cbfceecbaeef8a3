"""Normalisation: what is read, and where each character of it stands in the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.text.fold import settle_tone_marks
from diemcau.text.normalise import normalise


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Đề án 06", "Đề án 06"),
        (unicodedata.normalize("NFD", "Thủ tướng"), "Thủ tướng"),
        ("Ðề án, Ɖề án, ðề án", "Đề án, Đề án, đề án"),
        ("Hoà Bình, uỷ ban", "Hòa Bình, ủy ban"),
        ("42\u00a0%\u202ftăng\tnhanh", "42 % tăng nhanh"),
        ("\ufeffHội\u200b ng\u00adhị", "Hội nghị"),
        ("một\r\nhai\u2028ba\u0085bốn", "một\n\nhai\nba\nbốn"),
        ("“điểm nghẽn” – ‘số’", "“điểm nghẽn” – ‘số’"),
        ("", ""),
        ("\u0301a", "\u0301a"),
        ("\u212b", "Å"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert normalise(source)[0] == text


def test_map_of_a_decomposed_letter_and_a_dropped_character() -> None:
    source = "ti\u00ade\u0302\u0301n"
    text, starts, ends = normalise(source)
    assert (text, list(starts), list(ends)) == ("tiến", [0, 1, 3, 6], [1, 2, 6, 7])


def test_plain_text_maps_to_itself() -> None:
    text, starts, ends = normalise("Quốc hội")
    assert (list(starts), list(ends)) == (list(range(8)), list(range(1, 9)))
    assert text == "Quốc hội"


VIETNAMESE = st.text(
    st.sampled_from(
        "aeđĐoòàảiuươâyhnq ỷƠÐ\n\t\r.,%42\u00a0\u0300\u0301\u0302\u0323\u031b\ufeff\u200b\u00ad\u212b\u0958"
    )
)


@given(VIETNAMESE | st.text())
def test_the_map_is_monotone_and_covers_only_the_source(source: str) -> None:
    text, starts, ends = normalise(source)
    assert len(text) == len(starts) == len(ends)
    spans = list(zip(starts, ends, strict=True))
    assert all(0 <= start < end <= len(source) for start, end in spans)
    assert spans == sorted(spans)


@given(VIETNAMESE)
def test_a_character_of_the_text_is_what_its_source_span_composes_to(source: str) -> None:
    text, starts, ends = normalise(source)
    for start, end in zip(starts, ends, strict=True):
        together = [i for i in range(len(text)) if (starts[i], ends[i]) == (start, end)]
        read = "".join(text[i] for i in together)
        alone = normalise(source[start:end])[0]
        assert settle_tone_marks(alone) == alone
        assert _letters(read) == _letters(alone)


def _letters(text: str) -> str:
    """Without tone marks, whose place depends on the neighbours."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c not in "\u0300\u0301\u0303\u0309\u0323")


@given(VIETNAMESE | st.text())
def test_normalised_text_has_no_odd_spaces_and_stays_as_it_is(source: str) -> None:
    text = normalise(source)[0]
    assert not set(text) & set("\ufeff\u200b\u00ad\u00a0\t\rÐ\u0189\u2028\u0085")
    if not any(map(unicodedata.combining, text)):  # a second tone on one letter can't be settled
        assert normalise(text)[0] == text
