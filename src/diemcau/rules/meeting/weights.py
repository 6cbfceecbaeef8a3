"""How surely a mention of an event reports a meeting, and where an article's lead ends."""

from __future__ import annotations

import regex

from diemcau.lexicon.wordlists import words
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.mentions import EventMention, Stance, event_mentions, own_day
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.text.sentences import Span
from diemcau.text.spans import within

# "Toàn cảnh buổi làm việc", "Các đại biểu dự hội nghị": a caption, which tells less than the lead
_CAPTION = regex.compile(r"(?i:(?:ảnh:[ ])?(?:toàn cảnh|quang cảnh|các đại biểu (?:dự|tham dự|tại)|ảnh:))")
# what makes a mention a report: somebody does something at or with it
_REPORT = regex.compile(
    rf"(?i:\b(?:{words('report')}|(?:tại|trong)[ ](?:buổi[ ]|cuộc[ ])?(?:{event_nouns()}|phiên))\b)"
)

# "Khép lại | phiên họp", "Hội nghị ấy có tên đầy đủ là | Hội nghị tổng kết": right before the noun
_AT_EVENT = regex.compile(rf"(?i:\b(?:{words('at-an-event')})[ ](?:một[ ])?$)")

# "có hai hoạt động: tiếp … và chủ trì phiên họp": sums up what each paragraph then tells
_SUMMARY = regex.compile(
    r"(?i:\b(?:hai|ba|bốn|\d|một số|nhiều|loạt|các) (?:hoạt động|sự kiện|cuộc (?:họp|tiếp|làm việc))(?! của)\b)"
)


# "từ đầu năm đến ngày 6/8", "trước ngày 30/6": no day on which something is held
_NO_DAY = regex.compile(r"(?i:\b(?:đến|tới|hết|từ|trước|sau|tính)(?: hết)?(?: ngày)? $)")
# "Chiều qua, hội nghị …", "phiên họp sáng nay": a day as good as a date
_NEAR_DAY = regex.compile(r"(?i:\b(?:sáng|trưa|chiều|tối|hôm) (?:nay|qua)\b)")


def is_dated(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence says a day, by its date or as 'sáng nay'; not one that only bounds a stretch of time."""
    text = frame.page.text
    days = (d for d in within(frame.page.dates, *sentence) if d.day)
    if any(not _NO_DAY.search(text, max(sentence.start, d.start - 16), d.start) for d in days):
        return True
    return _NEAR_DAY.search(text, sentence.start, sentence.end) is not None


def weight(frame: Frame, mention: EventMention) -> int:
    """How surely a mention is a report, 0 to 5: in the lead, beside a verb of meeting, with its day."""
    page = frame.page
    if mention.stance is not Stance.REPORTED:
        return 0
    sentence = page.sentence_at(mention.start)
    reports = bool(mention.verbal) and _has_subject(frame, sentence, mention.start)
    if mention.verbal not in {"yes", "dated", "attended"}:
        reports = reports or _REPORT.search(page.text, sentence.start, sentence.end) is not None
        # 'Chuyện giải ngân lại làm nóng phiên họp tháng 9 của UBND tỉnh hôm 30/9': its day says that it was held
        reports = reports or _AT_EVENT.search(page.text, sentence.start, mention.start) is not None
        reports = reports or own_day(frame, mention, sentence) is not None
    if not reports or _SUMMARY.search(page.text, sentence.start, mention.start):
        return 1
    if is_caption(frame, mention):
        return 3
    dated = is_dated(frame, sentence)
    unattended = mention.verbal == "attended" and not _is_attended(frame, mention)
    if unattended or (mention.verbal in {"dated", "attended"} and not dated):
        return 1
    return 2 + 2 * (sentence.start < lead_end(frame, 4)) + dated


def _is_attended(frame: Frame, mention: EventMention) -> bool:
    """Whether guests come behind a mention, and to nothing of another name: 'trao quyết định … Dự hội nghị có'."""
    page = frame.page
    guests = _ATTENDED.search(page.text, page.sentence_at(mention.start).start, lead_end(frame, 6))
    if guests is None:
        return False
    return not any(
        m.type != mention.type and not m.verbal
        for m in within(event_mentions(frame), guests.start(), guests.end() + _BESIDE)
    )


def is_caption(frame: Frame, mention: EventMention) -> bool:
    """Whether the sentence of a mention is a caption: 'Toàn cảnh hội nghị', 'Các đại biểu dự phiên họp'."""
    return _CAPTION.match(frame.page.text, frame.page.sentence_at(mention.start).start) is not None


def _has_subject(frame: Frame, sentence: Span, offset: int) -> bool:
    page = frame.page
    return bool(within(page.bodies, sentence.start, offset) or within(page.names, sentence.start, offset))


# "Đến dự có bà A", "Tham dự buổi ra mắt có", "Dự lễ có": there were guests
_ATTENDED = regex.compile(r"(?:(?:Đến|Tới|Tham|Cùng|Về) dự|Dự (?:lễ|buổi|chương trình|có|và))\b")
# "08:30, 12/7/2024 | Lượt xem: 90", "Quang cảnh hội nghị", "anh-1.jpg": above or beside the text, not of it
_TELLS = regex.compile(r"[.…:;!?][”\"’)\]]*$")
_BESIDE = 20  # code points behind 'Dự' in which it says what is attended
_SHORT = 120  # code points; a longer line tells something, whatever it ends in


def lead_end(frame: Frame, count: int) -> int:
    """Where the first ``count`` paragraphs end (code points); 0 in a document without any.

    Behind the first one (the title) only those count that are sentences: no posting lines, captions, pictures.
    """
    paragraphs, text = frame.page.paragraphs, frame.page.text
    left = count
    for index, (start, end) in enumerate(paragraphs):
        left -= index == 0 or end - start > _SHORT or _TELLS.search(text, max(start, end - 4), end) is not None
        if not left:
            return end
    return paragraphs[-1].end if paragraphs else 0
