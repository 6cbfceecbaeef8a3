"""Patterns that are tried only where they can begin find what they find when they are tried everywhere."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

import pytest
import regex

import diemcau
from article_sets import all_texts
from diemcau.rules.systemnames import system_names
from diemcau.text.anchored import Anchored, Backward, Family, in_templates, lowered
from diemcau.text.openings import openings

CASES = Path(__file__).parent / "cases"


@cache
def texts() -> tuple[str, ...]:
    """All articles and annotated sentences as written, some of them in capitals and in small letters too."""
    found = [path.read_text("utf-8") for path in (*all_texts(), *sorted(CASES.glob("*.txt")))]
    return (*found, *(whole.upper() for whole in found[::7]), *(whole.lower() for whole in found[::7]))


def patterns() -> dict[str, Anchored]:
    """Every anchored pattern of the package by its module and name."""
    found = {"systemnames.system_names": system_names()}
    for module in pkgutil.walk_packages(diemcau.__path__, "diemcau."):
        if not module.name.endswith("__main__"):
            members = vars(importlib.import_module(module.name)).items()
            found |= {f"{module.name}.{name}": value for name, value in members if isinstance(value, Anchored)}
    return found


PATTERNS = patterns()


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_what_is_found_is_what_the_pattern_finds_everywhere(name: str) -> None:
    pattern = PATTERNS[name]
    for text in texts():
        for piece in pieces(pattern, text):
            assert [m.span() for m in pattern.finditer(piece)] == [m.span() for m in pattern.pattern.finditer(piece)]


def pieces(pattern: Anchored, text: str) -> list[str]:
    """What a pattern reads: the page, a line of it, or a sentence in which names are placeholders."""
    if pattern._family is in_templates:
        return regex.sub(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3}", "⟦0⟧", text).splitlines()
    return text.splitlines() if isinstance(pattern, Backward) else [text]


def test_what_is_read_backwards() -> None:
    whole = regex.compile(r"(?r)(?<!\p{L})(?:đạt|chỉ đạt)\s(?:hơn\s)?", regex.IGNORECASE)
    pattern, text = Family(9)(whole.pattern, regex.IGNORECASE), "Toàn tỉnh chỉ đạt hơn 5%, huyện Đạt Hải đạt 7%"
    assert isinstance(pattern, Backward)
    for start, end in ((0, None), (0, 22), (11, 22), (20, 44), (0, 3), (len(text) - 3, None), (18, 30)):
        for found, expected in (
            (pattern.match(text, start, end), whole.match(text, start, end)),
            (pattern.search(text, start, end), whole.search(text, start, end)),
        ):
            assert (found and found.span()) == (expected and expected.span())
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
    assert pattern.sub("", text) == whole.sub("", text)


def test_a_part_of_a_text_and_matches_that_overlap() -> None:
    whole = regex.compile(r"(?<!\p{L})(?:năm|hai năm)\s20\d\d(?:, 20\d\d)?", regex.IGNORECASE)
    pattern, text = (
        Family(9)(whole.pattern, regex.IGNORECASE),
        "Hai năm 2021, 2022; NĂM 2023, năm 2024, 2025 và những năm\n2026 về sau đã qua rồi",
    )
    for start, end in ((0, None), (5, None), (0, 24), (4, 12), (20, 10_000)):
        expected = list(whole.finditer(text, start, end))
        assert [m.span() for m in pattern.finditer(text, start, end)] == [m.span() for m in expected]
        first = pattern.search(text, start, end)
        assert (first and first.span()) == (expected[0].span() if expected else None)
    overlapped = [m.span() for m in whole.finditer(text, overlapped=True)]
    assert [m.span() for m in pattern.finditer(text, overlapped=True)] == overlapped
    assert pattern.sub("…", text) == whole.sub("…", text)


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("Bộ(?: trưởng)? Y tế", ("bộ trưởng y tế", "bộ y tế")),
        (r"\b(?P<a>đạt|có)\s+\d", ("\x02có ", "\x02đạt ")),
        (r"(?<![\p{L}\d])số\s|xã|(?<!\p{L})xã hội", ("\x02số ", "xã")),
        (r"\b[(]|(?<!\p{L}) a|[0-2]\d", (" a", "(", *(f"{n:02}" for n in range(30)))),
        (r"(?<=số )(?i:t[ỷỉ])\slệ", ("tỉ lệ", "tỷ lệ")),
        ("(?:từ |kể từ )*năm", ("kể từ ", "năm", "từ ")),
        (r"https?://|www\.", ("http://", "https://", "www.")),
        (r"a{2}b|c{1}d|e?f|(?:gh)+?i|k{0,2}l", ("a", "cd", "ef", "f", "gh", "k", "l")),
        (r"ngày[^\n]x", ("ngày",)),
        (r"\x41\.(?=b)|(?-i:Ủ)y", ("a.", "ủy")),
        (r",\s?(?=(?:đạt|tăng)\s)\p{L}+|;(?=\s|nhưng)", (", tăng ", ", đạt ", ",tăng ", ",đạt ", ";")),
        ("số ?|hộ+ nghèo|ủy ban nhân{2} dân", ("hộ", "số", "ủy ban nhân")),
    ],
)
def test_how_a_match_begins(pattern: str, begins: tuple[str, ...]) -> None:
    assert openings(pattern) == begins


def test_spaces_and_remarks_of_a_verbose_pattern_begin_nothing() -> None:
    assert openings("# a remark\n (?: xếp [ ] hạng | # another\n đứng )", verbose=True) == ("xếp hạng", "đứng")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\p{Lu}\p{L}+",
        r"(?:của )?\p{Lu}",
        r".{3}số",
        r"(?r)(?:số )?",
        r"(?=số)",
        r"(?<!\p{L})",
        r"[^a]b",
        r"(?P<a>x|\w)(?P=a)",
    ],
)
def test_what_can_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"begin with anything|not understood"):
        Family(9)(pattern).search("một câu dài hơn hai mươi bốn chữ cái")


def test_lowered_text_keeps_its_length() -> None:
    text = "İstanbul, Straße, ﬁ, Ủy ban\n\tHĐND\u00a0tỉnh"
    assert lowered(text) == "istanbul, straße, ﬁ, ủy ban  hđnd tỉnh"
