"""Paragraphs and sentences as spans of the text; offsets count code points, end exclusive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex


class Span(NamedTuple):
    """A stretch of text: code points from ``start`` up to and not including ``end``."""

    start: int
    end: int


_PARAGRAPH = regex.compile(r"[^\n]+")

# A sentence ends at . ! ? or … before white space and something that can open a sentence, but not:
#   "TP. Hồ Chí Minh", "PGS. TS. Nguyễn", "Tin, ảnh: K. Tiến" (an abbreviation before the dot)
#   "1.928.311" (no white space follows)
# A single capital is an initial, but not in "quý I. Trong đó", "loại A. Các", "Hue-S. Từ".
_END = regex.compile(
    r"""
    (?: (?<! \b(?:TP|TX|TT|Tp|tp|PGS|GS|TS|ThS|BS|KS|CN|Th\.S|P|Q|H|X|T\.P|St|Mr|Ms|NSND|NSƯT|NGND|NGƯT
        |Ts|Ths|TSKH|VS|LS|DS|KTS|BSCK|BSCKI|BSCKII|CKI|CKII|TTND|TTƯT|HT|ĐĐ) )
      (?<! (?<! - | \b(?i:quý|khóa|loại|nhóm|hạng|cấp|bậc|phần|khối|lớp|mục)[ ] ) \b\p{Lu} )  \.
      | [!?…] )
    [\p{Pf}"'”’)\]]*
    (?= \s+ [\p{Lu}\d\p{Pi}"'“‘(\[\-–•*+] | \s*$ )
    """,
    regex.VERBOSE,
)


def paragraphs(text: str) -> Iterator[Span]:
    r"""The lines of the text that hold something, trimmed of white space.

    >>> [tuple(p) for p in paragraphs("Một\n\n  Hai ")]
    [(0, 3), (7, 10)]
    """
    for match in _PARAGRAPH.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph.

    >>> t = "Sáng 12.7, TP. Huế họp. Dự có ông A."
    >>> [t[s:e] for s, e in sentences(t, Span(0, len(t)))]
    ['Sáng 12.7, TP. Huế họp.', 'Dự có ông A.']
    """
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        yield Span(start, match.end())
        start = match.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)
