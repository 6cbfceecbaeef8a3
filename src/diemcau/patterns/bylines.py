"""Bylines: lines that name who wrote an article or took its pictures."""

from __future__ import annotations

import regex

_LONGEST = 90  # code points; a longer line that begins so is a caption or a sentence

# "Tin, ảnh: Kim Tiến", "Tác giả: Ngọc Lan", "Ảnh: VGP/Nhật Bắc", "Bài, ảnh: …", "Theo Hoàng Giang", "(Ảnh: TTXVN)"
_BYLINE = regex.compile(
    r"""
    ^ [ ]* (?: \(? (?i: (?:tin|bài|ảnh|clip|video|thực\shiện|tác\sgiả|biên\stập|nguồn|người\sviết
        |pv|phóng\sviên|ctv|cộng\stác\sviên|theo|đồ\shọa|nội\sdung)
      (?: [ ]? (?:,|và|&|-|/|;) [ ]? (?:tin|bài|ảnh|clip|video|đồ\shọa) | [ ] (?:viên|tin|ảnh|bài) )* ) [ ]? :
      | (?i:theo)[ ] (?!(?i:ông|bà|đồng[ ]chí|đ/c|anh|chị)[ ]) (?=[^,.]{2,40}$) | \( )
    """,
    regex.VERBOSE,
)
# a caption tells what somebody does
_ACTION = regex.compile(
    r"(?i:\b(?:phát biểu|chủ trì|dự|trao|kiểm tra|chụp|tham quan|toàn cảnh|quang cảnh|kết luận|thăm|ký|trình bày"
    r"|báo cáo|đoàn công tác|cho biết|nói|nhấn mạnh|chia sẻ|khẳng định|cho rằng)\b)"
)


def is_byline(line: str) -> bool:
    """Whether a line names authors or photographers rather than people who act.

    >>> is_byline("Tin, ảnh: Kim Tiến"), is_byline("Ảnh: Ông Kim Tiến phát biểu tại hội nghị.")
    (True, False)
    """
    return len(line) < _LONGEST and _BYLINE.match(line) is not None and _ACTION.search(line) is None
