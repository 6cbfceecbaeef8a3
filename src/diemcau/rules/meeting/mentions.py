"""Mentions of events ('hội nghị', 'phiên họp', 'lễ ra mắt'): which of them report, recall or plan a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.lexicon.wordlists import words
from diemcau.patterns.dates import DateMention
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.text.anchored import on_pages
from diemcau.text.sentences import Span
from diemcau.text.spans import within


class Stance(Enum):
    """How an article speaks of an event."""

    REPORTED = "reported"
    RECALLED = "recalled"  # 'tại phiên họp trước', 'trước đó, ngày 10/7'
    PLANNED = "planned"  # 'sẽ tổ chức hội nghị', 'tham mưu tổ chức hội nghị'
    TOPIC = "topic"  # 'chuẩn bị kỳ họp', 'trình Đại hội', 'họp báo Kỳ họp': what another event is about


class EventMention(NamedTuple):
    """An event noun in the text: code points, the type it stands for, the purpose it says, and how it is spoken of.

    ``verbal`` is 'yes' where the words are a verb ('họp bàn'), 'also' where they can be one ('họp báo'), 'dated' for a
    verb that tells a meeting only with its day ('đối thoại với'), 'attended' for one that wants guests as well ('ra
    mắt'), else empty.
    """

    start: int
    end: int
    type: str
    purpose: str
    stance: Stance
    verbal: str = ""


# "các hội nghị", "Trung tâm Hội nghị quốc tế", "12 hội nghị", "Luật … kỳ họp", "báo cáo trực | tiếp Bộ trưởng":
# no report of its own; "UBND tỉnh ngày 8/10 họp" is one
_NOT_BEFORE = regex.compile(
    r"""
    (?i:\b(?:các|những|nhiều|mọi|mỗi|một[ ]số|trung[ ]tâm|nhà|phòng|cung|hàng[ ]loạt|loạt|chuỗi|ngoài|tuần|tiền
    |trực|gián|nối|kế|(?<![/.-])\d+)[ ](?:cuộc[ ]|buổi[ ]|lớp[ ])?|(?:hội[ ]nghị|hội[ ]thảo|cuộc[ ]họp|tọa[ ]đàm),[ ])$
    """,
    regex.VERBOSE,
)
_ONE_OF_DAYS = regex.compile(r"(?i:\b(?:0?1|một)[ ])$")
# "Hội nghị Trung ương 4", "Hội nghị lần thứ tư Ban Chấp hành Trung ương", "hội nghị, hội thảo",
# "hội nghị thượng đỉnh", "hội nghị truyền hình"
_NOT_AFTER = regex.compile(
    r"""
    (?i:[ ](?:lần[ ]thứ[ ]\S+[ ])?(?:BCH[ ]|Ban[ ]Chấp[ ]hành[ ])?Trung[ ]ương\b(?![ ]tổ[ ]chức)|[ ]
    (?:lần[ ]thứ[ ]\S+[ ])?(?:Ban[ ]Chấp[ ]hành|BCH)[ ]Đảng(?![ ]bộ)
    |[ ]thượng[ ]đỉnh|[ ](?:không[ ]giấy|viên\b)|,[ ](?:hội[ ]thảo|hội[ ]nghị|tọa[ ]đàm|cuộc[ ]họp|lớp|các[ ]lớp
    |buổi)\b|[ ](?:và|hoặc)[ ](?:hội[ ]thảo|tọa[ ]đàm|cuộc[ ]họp|lớp[ ]tập[ ]huấn)\b)
    """,
    regex.VERBOSE,
)
# "Trước đó, tại hội nghị", "Hồi tháng 4, hội nghị", "năm ngoái"
_RECALLED_BEFORE = regex.compile(
    r"""
    (?i:\b(?:trước[ ]đó|trước[ ]đây|năm[ ]ngoái|năm[ ]trước|tháng[ ]trước|tuần[ ]trước|hồi[ ](?:tháng|đầu|cuối
    |năm|giữa|quý)|từng|cách[ ]đây|gần[ ]đây|kể[ ]từ|ngay[ ]sau)\b[^.;]{0,120}$
    # "thực hiện kết luận của Thủ tướng tại phiên họp", "nhiệm vụ được giao tại hội nghị"
    |\b(?:thực[ ]hiện|theo|căn[ ]cứ|hoàn[ ]thành|triển[ ]khai|quán[ ]triệt|so[ ]với|nhiệm[ ]vụ
    |công[ ]việc)\b[^.;,]{0,80}?\b(?:kết[ ]luận|chỉ[ ]đạo|thông[ ]báo|ý[ ]kiến|giao|yêu[ ]cầu
    |cam[ ]kết)\b[^.;,]{0,60}\btại[ ](?:cuộc[ ]|buổi[ ])?$
    |\b(?:sau|trước)[ ]$)
    """,
    regex.VERBOSE,
)
# "Năm 2023, ông được mời báo cáo tại hội nghị …", "Tháng 3 vừa rồi, …": a time without a day opens the sentence
_VAGUELY_DATED = regex.compile(
    r"""
    (?i:(?:trong[ ]|vào[ ]|từ[ ])?(?:năm[ ](?:19|20)\d\d|tháng[ ]\d{1,2}|quý[ ]\S+|(?:đầu|cuối|giữa)[ ](?:năm
    |tháng))\b)
    """,
    regex.VERBOSE,
)
# "phiên họp trước", "hội nghị hồi tháng 4", "hội nghị sơ kết năm ngoái", "phiên họp thứ bảy hồi tháng 11"
_RECALLED_AFTER = regex.compile(
    r"""
    (?i:(?:[ ][\p{L}\d/-]+){0,8}?[ ](?:trước(?:[ ]đó|[ ]đây)?(?=[ ]?[,.;)])|vừa[ ](?:qua|rồi)|lần[ ]trước|kỳ[ ]trước
    |hồi[ ](?:tháng|đầu|cuối|năm|giữa|quý)|năm[ ](?:ngoái|trước)|tháng[ ]trước|gần[ ]nhất|gần[ ]đây))
    """,
    regex.VERBOSE,
)
# what stands between an order and its verb; a day or 'đã' there makes it a report: 'Để tăng cường …,
# sáng 3/4 UBND tỉnh tổ chức'
_GAP = r"(?:(?!\b(?:sáng|chiều|tối|ngày|hôm|vừa|đã)\b)[^.;])"
# "sẽ tổ chức hội nghị", "yêu cầu Sở X tổ chức hội nghị", "chủ trì, phối hợp với các sở tổ chức hội nghị",
# "hằng quý họp giao ban";
# not "Bộ Giao thông vận tải", "Sở Kế hoạch và Đầu tư", "tại Cần Thơ"
_PLANNED_BEFORE = on_pages(
    rf"""
    (?i:\b(?:
    (?:{words("soon")})\b[^.;]{{0,60}}
    | (?:hằng|hàng|mỗi|định[ ]kỳ)[ ](?:(?:ngày|tuần|tháng|quý|năm)[ ])?
    | (?:{words("order")} | giao(?<!ngoại[ ]giao|bàn[ ]giao)(?![ ](?:thông|dịch|ban|lưu|tiếp)\b) | cần(?![ ]
    (?-i:\p{{Lu}}))
    | kế[ ]hoạch(?![ ]và[ ]đầu[ ]tư) | không(?=[ ](?:tổ|mở|họp)) )\b
    {_GAP}{{0,90}}?\b(?:tổ[ ]chức|mở|tiến[ ]hành|duy[ ]trì|họp)(?:[ ]\p{{L}}+){{0,2}}[ ]
    )$)
    """,
    regex.VERBOSE,
)
# "việc tổ chức họp báo", "quy định tổ chức hội nghị", "phương án tổ chức lễ": the organising itself is spoken of
_ORGANISING = regex.compile(rf"(?i:\b(?:{words('organising')})[ ](?:tổ chức|mở)(?:[ ]\p{{L}}+){{0,2}}[ ]$)")
# "họp báo định kỳ hằng tháng", "kỳ họp thường lệ mỗi năm hai lần"
_ROUTINE = regex.compile(r"(?i:[ ](?:định kỳ|thường lệ|thường kỳ)[ ](?:hằng|hàng|mỗi|\d+ tháng|một)\b)")
# "trước thềm Đại hội", "chuẩn bị tổ chức kỳ họp", "trình Kỳ họp", "gửi đến kỳ họp", "tuyên truyền về Kỳ họp"
_TOPIC_BEFORE = regex.compile(
    rf"(?i:\b(?:{words('about-an-event')})(?:[ ](?:{words('to-an-event')}))*[ ](?:một[ ]|cuộc[ ]|buổi[ ])?$)"
)
# "họp báo | Kỳ họp thứ nhất": the first noun takes the second for its topic
_NOUN_BEFORE = regex.compile(rf"(?i:\b(?:{event_nouns()})(?:[ ](?:về|trước|sau|thông[ ]tin|công[ ]bố))*[ ]$)")
# "hội nghị sẽ được tổ chức", "ngày hội dự kiến khai mạc"
_PLANNED_AFTER = regex.compile(
    r"""
    (?i:[^.;,]{0,70}?\b(?:sẽ|dự[ ]kiến|sắp)[ ](?:được[ ])?(?:tổ[ ]chức|diễn[ ]ra|khai[ ]mạc|tiến[ ]hành|có))
    """,
    regex.VERBOSE,
)


@lru_cache(maxsize=2)  # asked for again by all that looks for other meetings
def event_mentions(frame: Frame) -> tuple[EventMention, ...]:
    """The event nouns of a page in text order; generic ones ('các hội nghị') and parts of names are left out."""
    page = frame.page
    inside = {offset for b in page.bodies for offset in range(b.start, b.end)}
    found = [
        _mention(frame, hit) for hit in page.hits("events") if hit.start not in inside and not _generic(page.text, hit)
    ]
    return tuple(_looked_back_on(frame, found))


# "phiên họp thứ tư của Ban Chỉ đạo | hôm 18-8": the event's own day behind its name
_ITS_DAY = regex.compile(r"(?i:\b(?:(?:sáng|trưa|chiều|tối)(?: ngày)?|ngày|hôm)[ ,(]{1,3}$)")
_NOT_ITS_DAY = regex.compile(
    r"(?i:\b(?:đến|tới|hết|từ|trước|sau|tính|hạn|ký|ban hành|quyết định|nghị quyết|chỉ thị|kế hoạch|công văn"
    r"|thông báo|công điện)\b[^.;,]{0,24}$|/\S*\p{L}\S*[^.;,]{0,12}$)"
)
_DAY_NEAR = 90  # code points between an event and its day
# "Tại phiên họp | đó", "hội nghị ấy": the one named right before
_THAT = regex.compile(r"(?i:[ ](?:trực tuyến[ ])?(?:đó|ấy|nói trên)\b)")


def _looked_back_on(frame: Frame, found: list[EventMention]) -> Iterator[EventMention]:
    """The mentions; one with a day of its own that lies before the day of the first dated one is recalled.

    'Chiều 27-8, … chủ trì cuộc họp. Sở nhắc lại tinh thần phiên họp thứ tư hôm 18-8. Tại phiên họp đó, …'
    """
    held: tuple[int, int, int] | None = None
    last: EventMention | None = None
    for mention in found:
        sentence = frame.page.sentence_at(mention.start)
        day = _order(own_day(frame, mention, sentence), frame)
        told = mention
        if mention.stance is Stance.REPORTED and held is None:
            held = day or _order(_opening_day(frame, mention, sentence), frame)
        elif mention.stance is Stance.REPORTED and (_is_before(day, held) or _points_to(frame, mention, last)):
            told = mention._replace(stance=Stance.RECALLED)
        last = told
        yield told


def _points_to(frame: Frame, mention: EventMention, last: EventMention | None) -> bool:
    """Whether a mention means the recalled one before it in its paragraph."""
    if last is None or last.stance is not Stance.RECALLED or last.type != mention.type:
        return False
    page = frame.page
    return is_that(frame, mention) and page.paragraph_at(last.start) == page.paragraph_at(mention.start)


def is_that(frame: Frame, mention: EventMention) -> bool:
    """Whether a mention points back to the one before: 'tại phiên họp đó'."""
    return _THAT.match(frame.page.text, mention.end) is not None


def _opening_day(frame: Frame, mention: EventMention, sentence: Span) -> DateMention | None:
    return next((d for d in within(frame.page.dates, sentence.start, mention.start) if d.day), None)


def own_day(frame: Frame, mention: EventMention, sentence: Span) -> DateMention | None:
    """The day that stands behind the name of an event in its ``sentence``: 'phiên họp thứ tư hôm 18-8'."""
    text = frame.page.text
    behind = (d for d in within(frame.page.dates, mention.end, min(sentence.end, mention.end + _DAY_NEAR)) if d.day)
    day = next(behind, None)
    if day is None or not _ITS_DAY.search(text, max(mention.end, day.start - 16), day.start):
        return None
    return None if _NOT_ITS_DAY.search(text, mention.end, day.start) else day


def _order(day: DateMention | None, frame: Frame) -> tuple[int, int, int] | None:
    year = frame.when.year if frame.when else 0
    return (day.year or year, day.month or 0, day.day or 0) if day else None


def _is_before(day: tuple[int, int, int] | None, held: tuple[int, int, int] | None) -> bool:
    """Whether ``day`` lies before ``held``, not counting the days of one conference, which follow on each other."""
    return bool(day and held and day < held and (day[:2] < held[:2] or held[2] - day[2] > _RUNNING))


_RUNNING = 2  # days


def _generic(text: str, hit: Hit[Entry]) -> bool:
    before = max(0, hit.start - 20)
    counted = _NOT_BEFORE.search(text, before, hit.start)
    return bool((counted and not _ONE_OF_DAYS.search(text, before, hit.start)) or _NOT_AFTER.match(text, hit.end))


def _mention(frame: Frame, hit: Hit[Entry]) -> EventMention:
    item = hit.item
    stance = _stance(frame, frame.page.sentence_at(hit.start), hit)
    return EventMention(hit.start, hit.end, item.get("type"), item.get("purpose"), stance, item.get("verb"))


# "sau lễ xuất quân … diễn ra sáng nay", "sau hội nghị được tỉnh tổ chức hôm 3/4": news of it all the same
_HELD_NOW = regex.compile(
    r"(?i:[^.;]{0,160}?\b(?:diễn ra|được (?:[^.;]{1,60} )?tổ chức)(?: \p{L}+){0,3}? (?:sáng|chiều|tối|ngày|hôm)\b)"
)
_AFTER = regex.compile(r"(?i:\bsau $)")


def _stance(frame: Frame, sentence: Span, hit: Hit[Entry]) -> Stance:
    text = frame.page.text
    vague = _VAGUELY_DATED.match(text, sentence.start, hit.start)
    if vague and not any(d.day for d in within(frame.page.dates, sentence.start, sentence.end)):
        return Stance.RECALLED
    recalled = _RECALLED_BEFORE.search(text, sentence.start, hit.start) or _RECALLED_AFTER.match(
        text, hit.end, sentence.end
    )
    if recalled and not (
        _AFTER.search(text, sentence.start, hit.start) and _HELD_NOW.match(text, hit.end, sentence.end)
    ):
        return Stance.RECALLED
    if _planned(text, sentence, hit.start, hit.end):
        return Stance.PLANNED
    topic = _TOPIC_BEFORE.search(text, sentence.start, hit.start) or _NOUN_BEFORE.search(
        text, sentence.start, hit.start
    )
    return Stance.TOPIC if topic else Stance.REPORTED


def _planned(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether the words around an event noun speak of a plan, a rule or a routine."""
    before = _PLANNED_BEFORE.search(text, sentence.start, start) or _ORGANISING.search(text, sentence.start, start)
    after = _PLANNED_AFTER.match(text, end, sentence.end) or _ROUTINE.match(text, end, sentence.end)
    return before is not None or after is not None


# "hồi tháng 4", "từng tổ chức": surely another event than the one reported; a bare 'trước đó' may be an earlier hour
_ANOTHER_BEFORE = regex.compile(
    r"""
    (?i:\b(?:trước[ ]đây|năm[ ](?:ngoái|trước)|(?:tháng|tuần)[ ]trước|hồi[ ](?:tháng|đầu|cuối|năm|giữa
    |quý)|từng|cách[ ]đây|gần[ ]đây)\b[^.;]{0,120}$)
    """,
    regex.VERBOSE,
)
# "Năm 2023, ông được mời …", "Tháng 3, tỉnh đã …": behind a vague time only these make it past
_PAST = regex.compile(r"(?i:\b(?:đã|từng|vừa|được)\b)")
# "sau hội nghị", "trước phiên họp": by itself this tells of no event;
# "ngay sau phiên họp, tỉnh mở cuộc họp": of a later one
_BARE = regex.compile(r"(?i:\b(?:sau|trước) $|\b(?:ngay sau|kể từ)\b[^.;]{0,120}$)")
_SOON = regex.compile(rf"(?i:\b(?:{words('soon')})\b)")


def is_planned(frame: Frame, mention: EventMention) -> bool:
    """Whether the words around a mention speak of a plan, whatever else they say: 'Tháng 10 tới, tỉnh sẽ tổ chức …'."""
    text, sentence = frame.page.text, frame.page.sentence_at(mention.start)
    if _planned(text, sentence, mention.start, mention.end):
        return True
    return _SOON.search(text, sentence.start, mention.start) is not None


def tells_another(frame: Frame, mention: EventMention, same_kind: bool) -> bool:
    """Whether a recalled mention without a day surely means an event of its own.

    ``same_kind`` says that the article reports a meeting of the mention's kind, which the words might mean as well.
    """
    text, sentence = frame.page.text, frame.page.sentence_at(mention.start)
    if _RECALLED_AFTER.match(text, mention.end, sentence.end) or _ANOTHER_BEFORE.search(
        text, sentence.start, mention.start
    ):
        return True
    if _VAGUELY_DATED.match(text, sentence.start, mention.start):
        return _PAST.search(text, sentence.start, mention.start) is not None
    return not same_kind and not _BARE.search(text, sentence.start, mention.start)
