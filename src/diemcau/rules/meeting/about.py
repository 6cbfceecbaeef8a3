"""What a meeting is for and how it is held: mode, purposes, programmes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.naming import naming
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.rules.names import Named, once
from diemcau.rules.programmes import topic_mentions
from diemcau.text.anchored import on_pages
from diemcau.text.sentences import Span
from diemcau.text.spans import Cover, within

# no event: "chương trình dịch vụ công trực tuyến"
_EVENT = rf"(?:(?!chương[ ]trình(?!\p{{L}}))(?:{event_nouns()})|họp|giao[ ]ban)"
# "trực tiếp kết hợp trực tuyến", "trực tiếp tại hội trường huyện và trực tuyến đến các xã",
# "trực tiếp và trực tuyến", "kết hợp giữa trực tiếp với trực tuyến"
_BOTH = regex.compile(
    r"""
    (?i:trực[ ]tiếp(?:[ ](?:tại|ở)[ ][^.;]{3,70}?)?[,]?[ ](?:kết[ ]hợp(?:[ ]với)?|và|với|đồng[ ]thời)(?:[ ]hình[ ]thức
    |[ ]kết[ ]nối|[ ]truyền[ ]hình)?[ ]trực[ ]tuyến|
    kết[ ]hợp[ ](?:giữa[ ])?(?:hình[ ]thức[ ])?(?:trực[ ]tiếp|trực[ ]tuyến)|
    (?:trực[ ]tuyến|kết[ ]nối[ ]trực[ ]tuyến)(?:[ ]kết[ ]hợp(?:[ ]với)?|[ ]và)(?:[ ]hình[ ]thức)?[ ]trực[ ]tiếp)
    """,
    regex.VERBOSE,
)
# "hội nghị trực tuyến", "được kết nối trực tuyến tới", "theo hình thức trực tuyến", "truyền hình trực tuyến",
# "trực tuyến từ điểm cầu"
_ONLINE = on_pages(
    rf"""
    (?i:{_EVENT}(?:[ ]\p{{L}}+){{0,4}}[ ]trực[ ]tuyến|(?:hình[ ]thức|tổ[ ]chức|kết[ ]nối|truyền[ ]hình
    |phương[ ]thức)[ ](?:bằng[ ]hình[ ]thức[ ]|truyền[ ]hình[ ])?trực[ ]tuyến|trực[ ]tuyến[ ](?:kết[ ]nối[ ])?
    (?:từ|tới|đến|với|toàn[ ]quốc|tại))
    """,
    regex.VERBOSE,
)
# "… và lãnh đạo các huyện dự theo hình thức trực tuyến": some come, some do not
_SOME_ONLINE = regex.compile(
    r"""
    (?i:(?:dự|tham[ ]dự|tham[ ]gia|theo[ ]dõi)[ ](?:hội[ ]nghị[ ]|phiên[ ]họp[ ]|cuộc[ ]họp[ ])?(?:theo|bằng|qua|dưới)
    [ ](?:hình[ ]thức[ ])?trực[ ]tuyến)
    """,
    regex.VERBOSE,
)
_IN_PERSON = regex.compile(r"(?i:(?:hình thức|tổ chức|phương thức)[ ]trực tiếp(?![ ](?:thực|triển|chỉ|các)))")
# "sơ kết 01 năm triển khai", "kết quả triển khai", "Ban Chỉ đạo triển khai": part of another phrase, no purpose
_PART_OF = regex.compile(
    r"""
    (?i:\b(?:năm|tháng|quả|việc|tác|hình|độ|Ban[ ]Chỉ[ ]đạo|BCĐ|Tổ[ ]công[ ]tác|Đoàn|giải[ ]pháp|vụ|đoàn
    |ủy[ ]ban|công[ ]tác|hướng[ ]dẫn|sau|đã|đang|trong|khi|tiếp[ ]tục|đẩy[ ]mạnh)[ ]$)
    """,
    regex.VERBOSE,
)
# "hội nghị trực tuyến toàn quốc triển khai …",
# "… tổng kết năm 2023 và triển khai …": what may stand before a bare 'triển khai'
_FIRST = regex.compile(
    r"""
    (?i:\p{L}+[ ]\p{L}+(?:[ ](?:trực[ ]tuyến|trực[ ]tiếp|kết[ ]hợp|toàn[ ]quốc|toàn[ ]tỉnh|toàn[ ]ngành|để|bàn
    |nhằm))*[ ]|[^.;]*(?:,|;|[ ]và)[ ])
    """,
    regex.VERBOSE,
)
# "sơ kết công tác CĐS và triển khai Đề án 06": both are what is reviewed; "…; triển khai Kế hoạch năm 2025" is not
_SAME_WORK = regex.compile(r"(?i:\b(?:công tác|kết quả|tình hình|việc)\b[^,.;\d]{0,60} và $)")
_WORK = regex.compile(r"(?i:triển khai(?: thực hiện)? (?:Đề án|Nghị quyết|Chỉ thị|Dự án)\b)")
_ALWAYS = frozenset({"sơ kết", "tổng kết"})
_NEAR_ONLY = frozenset(
    {
        "kiểm tra",
        "công bố",
        "giám sát",
        "thẩm định",
        "ký kết",
        "ra mắt",
        "phát động",
        "khởi động",
        "trao giải",
        "lấy ý kiến",
    }
)
_NEAR = 40  # code points behind the noun
# the meeting of this committee is about its field
_COMMITTEES = {"Ủy ban Quốc gia về chuyển đổi số": "chuyển đổi số quốc gia"}
_OWN_PLANS = ("Kế hoạch", "Dự án", "Chiến lược", "Chương trình")  # to be mentioned does not make a meeting theirs


def mode(core: Core) -> tuple[str, Span, str] | None:
    """How the meeting is held: value, where it is said, rule; a named bridging point makes it 'trực tuyến'."""
    text = core.frame.page.text
    for value, pattern in (("kết hợp", _BOTH), ("trực tuyến", _ONLINE), ("trực tiếp", _IN_PERSON)):
        for span in core.related:
            match = pattern.search(text, span.start, span.end)
            if match:
                return value, Span(*match.span()), "meetings.mode"
    for paragraph in core.frame.page.paragraphs:
        if core.span and paragraph.start <= core.span.start < paragraph.end:
            match = _SOME_ONLINE.search(text, paragraph.start, paragraph.end)
            if match:
                return "kết hợp", Span(*match.span()), "meetings.mode"
    # "tại Trụ sở Chính phủ" alone is a venue
    bridges = [s for s in core.frame.sites if not s.main or "cầu" in text[s.start : s.end].lower()]
    if bridges:
        site = bridges[0]
        return "trực tuyến", Span(site.start, site.end), "meetings.bridge"
    return None


def purposes(core: Core) -> Iterator[tuple[str, Span]]:
    """The purposes in the order in which the naming says them, each once."""
    page = core.frame.page
    seen = {core.type}  # 'lớp tập huấn': the type says it already
    if core.purpose and core.purpose[0] not in seen:
        seen.add(core.purpose[0])
        yield core.purpose
    for stretch in naming(core):
        for hit in page.hits("purposes"):
            if (
                stretch.start <= hit.start < stretch.end
                and hit.item.label not in seen
                and _stated(page.text, hit, stretch)
            ):
                seen.add(hit.item.label)
                yield hit.item.label, Span(hit.start, hit.end)


def _stated(text: str, hit: Hit[Entry], stretch: Span) -> bool:
    """A purpose stands near the noun or in a chain of purposes, not inside 'sơ kết 01 năm triển khai Đề án'."""
    label = hit.item.label
    if label in _ALWAYS:
        return True
    if (
        hit.end - hit.start == len(label)
        and label == "triển khai"
        and not _FIRST.fullmatch(text, stretch.start, hit.start)
    ):
        return False
    if label == "triển khai" and _WORK.match(text, hit.start) and _SAME_WORK.search(text, stretch.start, hit.start):
        return False
    if label in _NEAR_ONLY and hit.start - stretch.start > _NEAR:
        return False
    return not _PART_OF.search(text, stretch.start, hit.start)


def programmes(core: Core) -> Iterator[tuple[str, Span]]:
    """The programmes that the meeting is about.

    Those named with it, the field of the committee that it is of, or the ones that the report of it comes back to; a
    committee or task force that bears a programme's name and only acts in the report does not count.
    """
    page = core.frame.page
    topics = topic_mentions(page)
    fields = [Named(b.start, b.end, _COMMITTEES[b.name]) for b in page.bodies if b.name in _COMMITTEES]
    named = [t for span in naming(core) for t in [*topics, *fields] if span.start <= t.start and t.end <= span.end]
    often = Counter(t.name for t in topics)
    groups = Cover((b.start + 1, b.end) for b in page.bodies if b.name.startswith("Tổ công tác"))
    near = [p for p in page.paragraphs if within(core.related, *p)]
    told = [t for span in near for t in within(topics, *span) if t.end <= span.end and not groups.holds(t.start)]
    found = named + [t for t in told if not t.name.startswith(_OWN_PLANS) and (often[t.name] >= 2 or not named)]
    for topic in once(found):
        yield topic.name, Span(topic.start, topic.end)
