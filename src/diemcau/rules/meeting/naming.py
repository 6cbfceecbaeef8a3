"""The stretches that name a meeting ('hội nghị sơ kết 6 tháng đầu năm; triển khai nhiệm vụ …'), and the title."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.weights import lead_end
from diemcau.text.sentences import Span

# where the naming ends: a full stop, or a clause about who takes part or what followed
_STOP = regex.compile(
    r"""
    (?i:[.;](?=[ ])|,?[ ](?:với[ ]sự[ ](?:tham|chủ|hiện|có)|do[ ](?:các[ ])?(?:đồng[ ]chí|đ/c|ông|bà|Thủ[ ]tướng
    |Phó|Bộ[ ]trưởng|Thứ[ ]trưởng|Chủ[ ]tịch|Bí[ ]thư|Giám[ ]đốc)|dưới[ ]sự[ ](?:chủ[ ]trì|điều[ ]hành)
    |tham[ ]dự|cùng[ ]dự|dự[ ]hội[ ]nghị|chủ[ ]trì|theo[ ]đó|tại[ ]đây)\b|,[ ](?:đồng[ ]chí|ông|bà|đ/c)[ ])
    """,
    regex.VERBOSE,
)
# "…; triển khai nhiệm vụ 6 tháng cuối năm 2023" goes on naming behind a semicolon
_GOES_ON = regex.compile(r";[ ](?i:triển khai|phương hướng|nhiệm vụ|tổng kết|sơ kết|bàn|đề ra|quán triệt)")
# a title, not a caption or a dateline
_NO_TITLE = regex.compile(r"(?i:ảnh|quang cảnh|toàn cảnh|các đại biểu|ngày đăng|cập nhật|thứ \p{L}+,)")
_ABOVE = 5  # paragraphs at most that stand above the lead
_TITLE_LENGTH = 220  # code points


def naming(core: Core) -> list[Span]:
    """The naming stretches: of the core first, then of other mentions in the lead, then the title."""
    page = core.frame.page
    found = list(_stretches(core))
    if core.span and not found:
        found.append(Span(core.span.start, _end(page.text, core.span.start, core.span.end)))
    heading = title(core)
    return found + ([heading] if heading else [])


def _stretches(core: Core) -> Iterator[Span]:
    page = core.frame.page
    first = _lead_end(core)
    for mention in sorted(core.own, key=lambda m: core.main is None or m.start != core.main.start):
        sentence = page.sentence_at(mention.start)
        is_core = core.span is not None and mention.start == core.span.start
        if is_core or sentence.start < first:
            yield Span(mention.start, _end(page.text, mention.end, sentence.end))


def _lead_end(core: Core) -> int:
    """Where the third paragraph ends, not counting what stands above the lead: menus, the title, a dateline."""
    page = core.frame.page
    above = 0
    for paragraph in page.paragraphs[:_ABOVE]:
        if page.text[paragraph.start : paragraph.end].rstrip('”" ').endswith((".", "…", ":")):
            break
        above += 1
    return lead_end(core.frame, 3 + max(0, above - 2))


def _end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    if stop and _GOES_ON.match(text, stop.start()):
        return _end(text, stop.start() + 1, end)
    return stop.start() if stop else end


def title(core: Core) -> Span | None:
    """The article's title: a first paragraph that is short and no sentence."""
    page = core.frame.page
    if len(page.paragraphs) < 2:
        return None
    first = page.paragraphs[0]
    text = page.text[first.start : first.end]
    is_title = len(text) < _TITLE_LENGTH and not text.endswith((".", "…", ";")) and not _NO_TITLE.match(text)
    return first if is_title else None
