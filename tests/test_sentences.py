"""Paragraphs and sentences as spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.text.sentences import paragraphs, sentences


def _split(text: str) -> list[str]:
    return [text[s:e] for p in paragraphs(text) for s, e in sentences(text, p)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều 3/4, tỉnh họp. Dự có ông A.", ["Chiều 3/4, tỉnh họp.", "Dự có ông A."]),
        ("Điểm cầu TP. Huế có 12 xã.", ["Điểm cầu TP. Huế có 12 xã."]),
        ("PGS. TS. Trần An phát biểu.", ["PGS. TS. Trần An phát biểu."]),
        ("Thu 1.928.311 tỷ đồng. Đạt 42%.", ["Thu 1.928.311 tỷ đồng.", "Đạt 42%."]),
        ("Ông nói: “Phải làm ngay!” Hội nghị kết thúc.", ["Ông nói: “Phải làm ngay!”", "Hội nghị kết thúc."]),
        ("Thu đạt 30% trong quý I. Trong đó có phí.", ["Thu đạt 30% trong quý I.", "Trong đó có phí."]),
        ("Dân dùng Hue-S. Lượt tải tăng. Ảnh: K. Tiến", ["Dân dùng Hue-S.", "Lượt tải tăng.", "Ảnh: K. Tiến"]),
        ("Xong việc chưa? Chưa xong…", ["Xong việc chưa?", "Chưa xong…"]),
        ("Tiêu đề không có dấu chấm\nĐoạn một. Câu hai.", ["Tiêu đề không có dấu chấm", "Đoạn một.", "Câu hai."]),
        ("Xem laocai.gov.vn để biết thêm.", ["Xem laocai.gov.vn để biết thêm."]),
        ("", []),
        ("  \n \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


@given(st.text(st.sampled_from("AaĐđ .!?…”\n\t1,\u00a0")) | st.text())
def test_spans_are_in_order_apart_and_hold_everything_but_white_space(text: str) -> None:
    spans = [span for paragraph in paragraphs(text) for span in sentences(text, paragraph)]
    assert all(start < end for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
