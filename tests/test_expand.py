import pytest

from diemcau.lexicon.expand import expand
from diemcau.lexicon.loader import Entry, load


@pytest.mark.parametrize("entry", load("abbreviations"), ids=lambda entry: entry.id)
def test_every_abbreviation_is_written_out(entry: Entry) -> None:
    for form in entry.forms:
        assert expand(f"Về {form} năm nay") == f"Về {entry.label} năm nay"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Chủ tịch UBND tỉnh, HĐND TP. Huế", "Chủ tịch Ủy ban nhân dân tỉnh, Hội đồng nhân dân thành phố Huế"),
        ("UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("cơ sở dữ liệu (CSDL) quốc gia", "cơ sở dữ liệu quốc gia"),
        ("Ban Chỉ đạo T.Ư", "Ban Chỉ đạo Trung ương"),
        ("BCĐ CĐS", "Ban Chỉ đạo chuyển đổi số"),
    ],
)
def test_text_is_written_out(text: str, written: str) -> None:
    assert expand(text) == written


@pytest.mark.parametrize(
    "text",
    ["57-NQ/TW", "01-NQ/TU", "123/KH-UBND", "02-KH/BCĐTW", "GDP, GRDP", "OCOP", "VTV1", "tp và tx", "TTXVN", "MTTQX"],
)
def test_numbers_of_documents_and_unknown_words_stay(text: str) -> None:
    assert expand(text) == text
