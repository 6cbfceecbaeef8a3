"""Meetings that an article only looks back on: 'tại phiên họp trước', 'trước đó, ngày 10/7, hội nghị …'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from diemcau.patterns.dates import DateMention
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.mentions import EventMention, Stance, event_mentions, is_planned, is_that, tells_another
from diemcau.rules.meeting.posting import posted, year_before
from diemcau.text.sentences import Span

# "ngày 10/7", "sáng 10/7", "hội nghị toàn quốc (10/7)": a day of an event
_DAY = regex.compile(r"(?i:(?:\b(?:sáng|trưa|chiều|tối|ngày|hôm)\b[^.;\n\p{L}]{0,6}(?:ngày )?|\()$)")
# "Chỉ thị số 5 ngày 10/7", "trước ngày 30/6": not of an event
_NO_DAY = regex.compile(
    r"""
    (?i:(?:\b(?:đến|tới|hết|từ|trước|kể[ ]từ|hạn|ban[ ]hành|ký|quyết[ ]định|nghị[ ]quyết|chỉ[ ]thị|kế[ ]hoạch
    |công[ ]văn|công[ ]điện|thông[ ]báo)|/\S*\p{L}\S*)[ ](?:số[ ]\S+[ ])?(?:ngày[ ])?$)
    """,
    regex.VERBOSE,
)
_NEAR = 80  # code points between an event and its day


class Recalled(NamedTuple):
    """A recalled meeting: its kind, the noun that names it, and its ISO date with its place ('' and None if untold)."""

    type: str
    noun: Span
    date: str
    said: Span | None


class Reported(NamedTuple):
    """What tells a reported meeting from a recalled one: its kind and its days."""

    type: str
    days: frozenset[str]


def recalled_meetings(frame: Frame, reported: Sequence[Reported]) -> Iterator[Recalled]:
    """The recalled meetings in text order, one for each kind and date.

    'Sau hội nghị' and 'nhiệm vụ giao tại hội nghị' may mean the meeting reported itself: they count only with a day of
    their own or where no meeting of that kind is reported. ``reported`` are the article's meetings.
    """
    seen: set[tuple[str, str]] = set()
    latest = max((day for meeting in reported for day in meeting.days), default="")
    for mention in event_mentions(frame):
        if mention.stance is not Stance.RECALLED or is_planned(frame, mention) or is_that(frame, mention):
            continue
        day, iso = _day(frame, mention, latest)
        same_kind = [m for m in reported if m.type == mention.type]
        itself = any(iso in m.days for m in same_kind) if iso else not tells_another(frame, mention, bool(same_kind))
        ahead = bool(iso and latest and iso > latest)
        if itself or ahead or (mention.type, iso) in seen:
            continue
        seen.add((mention.type, iso))
        said = Span(day.start, day.end) if day and iso else None
        yield Recalled(mention.type, Span(mention.start, mention.end), iso, said)


def _day(frame: Frame, mention: EventMention, latest: str) -> tuple[DateMention | None, str]:
    """The day that stands by a mention in its sentence, and its ISO date; a year unsaid is the last one that fits."""
    page = frame.page
    sentence = page.sentence_at(mention.start)
    near = [
        d
        for d in page.dates
        if d.day
        and sentence.start <= d.start < sentence.end
        and (mention.start - d.end if d.start < mention.start else d.start - mention.end) <= _NEAR
        and _DAY.search(page.text, max(sentence.start, d.start - 16), d.start)
        and not _NO_DAY.search(page.text, max(sentence.start, d.start - 40), d.start)
    ]
    others = [m for m in event_mentions(frame) if sentence.start <= m.start < sentence.end and m != mention]
    if not near or any(m.stance is Stance.REPORTED for m in others):
        return None, ""
    day = min(near, key=lambda d: min(abs(d.end - mention.start), abs(d.start - mention.end)))
    if any(_gap(m, day) < _gap(mention, day) for m in others):
        return None, ""
    return day, day.iso(day.year or _year(frame, day, latest)) or ""


def _gap(mention: EventMention, day: DateMention) -> int:
    return max(mention.start - day.end, day.start - mention.end)


def _year(frame: Frame, day: DateMention, latest: str) -> int | None:
    put_up = posted(frame.page)
    if put_up:
        return year_before(put_up, day)
    if not latest or not day.month or not day.day:
        return None
    year = int(latest[:4])
    return year if f"{day.month:02}-{day.day:02}" <= latest[5:] else year - 1
