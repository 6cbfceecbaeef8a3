"""Documents: evidence quotes the source, whatever normalisation did to the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.facts import Evidence
from diemcau.text.document import compose, plain_document


def test_evidence_quotes_the_source_as_written() -> None:
    source = unicodedata.normalize("NFD", "Ông Lê Hoà dự họp")
    document = plain_document("a", source)
    start = document.text.index("Lê Hòa")
    evidence = document.evidence(start, start + 6, "people.name")
    assert evidence.quote == unicodedata.normalize("NFD", "Lê Hoà")
    assert source[evidence.start : evidence.end] == evidence.quote
    assert (evidence.document, evidence.rule) == ("a", "people.name")


def test_a_byte_order_mark_counts_as_a_character() -> None:
    assert plain_document("a", "\ufeffĐề án").evidence(0, 5, "r") == Evidence("a", 1, 6, "Đề án", "r")


@pytest.mark.parametrize("span", [(0, 0), (2, 1), (-1, 2), (0, 9), (8, 9)])
def test_empty_reversed_and_outside_spans_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is empty or outside the text"):
        plain_document("a", "Đề án 06").evidence(*span, "r")


@given(st.text(), st.data())
def test_source_slice_is_the_quote(source: str, data: st.DataObject) -> None:
    document = plain_document("a", source)
    if not document.text:
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    evidence = document.evidence(start, end, "r")
    assert evidence.start < evidence.end
    assert source[evidence.start : evidence.end] == evidence.quote


def test_compose_chains_two_maps() -> None:
    # source '&ecirc;&#x301;n' → 'ế' of two code points and 'n' → 'ến' of two
    outer_starts, outer_ends = [0, 7, 13], [7, 13, 14]
    offsets, ends = compose(outer_starts, outer_ends, [0, 2], [2, 3])
    assert (list(offsets), list(ends)) == ([0, 13], [13, 14])
