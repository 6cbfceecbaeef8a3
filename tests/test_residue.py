"""What no rule explained: titles without holders, names that nothing claims, figures."""

from __future__ import annotations

import pytest

from diemcau.pipeline import read
from diemcau.text.document import plain_document


def left(text: str) -> list[tuple[str, str]]:
    reading = read(plain_document("tin", text))
    for residue in reading.residue:
        assert text[residue.evidence.start : residue.evidence.end] == residue.evidence.quote
    return [(residue.kind, residue.evidence.quote) for residue in reading.residue]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a title with its body and nobody beside it
        ("Hội nghị giao Giám đốc Sở Y tế tỉnh Lào Cai rà soát lại.", [("title", "Giám đốc Sở Y tế tỉnh Lào Cai")]),
        # it points to somebody named before
        ("Giám đốc Sở Y tế tỉnh Lào Cai Vũ Thị An dự họp. Sau đó Giám đốc Sở Y tế trả lời.", []),
        # an office in general
        ("Yêu cầu các Chủ tịch UBND xã báo cáo hằng tuần.", []),
        # a name that no list holds
        ("Đoàn đến thăm bản Nậm Cang Hạ trước khi làm việc.", [("name", "Nậm Cang Hạ")]),
        # names that facts hold, at any mention
        ("Người dân tỉnh Lào Cai dùng VNeID và Cổng Dịch vụ công Quốc gia. Trên Cổng Dịch vụ công, hồ sơ tăng.", []),
        # nothing but small letters
        ("Công tác tuyên truyền được đẩy mạnh, người dân đồng tình.", []),
    ],
)
def test_titles_and_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert left(text) == expected
