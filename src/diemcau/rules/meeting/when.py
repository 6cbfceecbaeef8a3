"""When a meeting took place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import regex

from diemcau.patterns.dates import DateMention
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.mentions import Stance
from diemcau.rules.meeting.posting import POSTED, posted, stamped, year_before, year_beside
from diemcau.rules.meeting.reckoning import Reckoning, reckoning
from diemcau.rules.meeting.review import Review
from diemcau.rules.meeting.weights import lead_end
from diemcau.text.sentences import Span

# "Sáng 25/12", "Chiều nay (12/01)", "ngày 10/7", "Trong 2 ngày 13 và 14/8", "vừa diễn ra hôm 3/4", "Tối qua – 3/9"
_DAY_PART = regex.compile(
    r"""
    (?i:\b(?:sáng|chiều|tối|trưa|ngày|hôm|nay|qua|vừa[ ]qua|thứ[ ]\p{L}+|chủ[ ]nhật)\b[^.;\n\p{L}]{0,12}
    (?:thứ[ ]\p{L}+[^.;\n\p{L}]{0,4}|ngày[ ])?$)
    """,
    regex.VERBOSE,
)
# "đến ngày 10/7", "kể từ ngày 1/7", "trước ngày 30/6", "Quyết định ngày 6/1", "sinh ngày 2/9"
_NOT_DAY = regex.compile(
    r"""
    (?i:\b(?:đến|tới|hết|từ|trước|sau|kể[ ]từ|tính|trước[ ]đó|muộn[ ]nhất|chậm[ ]nhất|hạn|sinh|hiệu[ ]lực
    |quyết[ ]định|nghị[ ]quyết|kế[ ]hoạch|chỉ[ ]thị|nghị[ ]định|công[ ]văn|thông[ ]báo|công[ ]điện|ban[ ]hành|ký
    |mất|dịp)
    (?:[ ]hết)?(?:[ ]vào)?(?:[ ]ngày)?[ ]*(?:số[ ]\S+[ ])?(?:ngày[ ])?$|/(?=\S*\p{L})\S*[ ]ngày[ ]$)
    """,
    regex.VERBOSE,
)
# "Trong hai ngày 13-14/8", "các ngày 13 và 14/8", "từ ngày 13 đến 15/8": days that all count
_DAYS = regex.compile(r"(?i:\b(?:hai|ba|\d{1,2}|các)[ ]ngày[ ,(]*(?:\d{1,2}[^\p{L}\n]{1,6}|và[ ])*$)")
_JOINED = regex.compile(r"[ ]?(?:[-–,]|và(?: ngày)?|,? và)[ ]?")
# "sáng nay, UBND tỉnh …", "chiều hôm qua" without a date
_TODAY = regex.compile(
    r"""
    (?i:\b(?:(?:sáng|chiều|tối|trưa)[ ](?P<nay>nay|qua)|hôm[ ](?P<hom>nay|qua))\b(?![^\p{L}\n]{0,4}\d))
    """,
    regex.VERBOSE,
)
# "Chiều cùng ngày, …": the day of the meeting told before
_SAME_DAY = regex.compile(r"(?i:\b(?:(?:sáng|trưa|chiều|tối) )?cùng ngày\b)")

_CERTAIN = 3  # the rank of a day in the sentence that names the meeting; 'sáng nay' there outranks days elsewhere

_LEAP = 2000  # a year that has every day


@dataclass(frozen=True)
class When:
    """Day, year and reviewed period of the meeting of ``core``; ``same_day`` is what 'cùng ngày' means, an ISO date."""

    core: Core
    same_day: str = ""

    @cached_property
    def _review(self) -> Review:
        return Review(self.core)

    @cached_property
    def _reckoned(self) -> Reckoning:
        return reckoning(self.core.frame.page)

    @cached_property
    def days(self) -> tuple[tuple[Span, str], ...]:
        """The day or days of the meeting: where they stand, and the ISO date; empty where none can be told."""
        if self.core.span is None:
            return ()
        page = self.core.frame.page
        opening = page.sentences[0]
        same = _SAME_DAY.search(page.text, opening.start, opening.end) if self.same_day else None
        if same:
            return ((Span(*same.span()), self.same_day),)
        ranked = self._ranked
        today = self._today() if not ranked or ranked[0][0] > -_CERTAIN else ()
        if today:
            return today
        for _, mention in ranked:
            iso = mention.iso(self._year_for(mention))
            if iso:
                return self._with_others(mention, iso)
        return ()

    @cached_property
    def month_days(self) -> tuple[tuple[Span, str], ...]:
        """The day or days of a meeting of which nothing tells the year: where they stand, and '--11-18'."""
        if self.core.span is None or self.days:
            return ()
        named = (mention for _, mention in self._ranked if mention.iso(_LEAP))
        first = next(named, None)
        found = self._with_others(first, first.iso(_LEAP)) if first else ()
        return tuple((span, f"-{iso[4:]}") for span, iso in found if iso)

    @cached_property
    def _ranked(self) -> list[tuple[int, DateMention]]:
        """The dates that may be the meeting's, surest first."""
        ranked = ((-self._rank(d), d.start, d) for d in self.core.frame.page.dates)
        return [(rank, mention) for rank, _, mention in sorted(ranked) if rank < 0]

    def _rank(self, mention: DateMention) -> int:
        """How surely a date is the meeting's: with its noun, in its sentences, opening the lead; 0: it is not."""
        text = self.core.frame.page.text
        before = max(0, mention.start - 40)
        near = _DAY_PART.search(text, before, mention.start) or _DAYS.search(text, before, mention.start)
        if (
            not mention.day
            or not near
            or POSTED.search(text, before, mention.start)
            or stamped(self.core.frame.page, mention)
            or _NOT_DAY.search(text, before, mention.start)
        ):
            return 0
        sentence = self.core.frame.page.sentence_at(mention.start)
        if self._of_another(sentence, mention):
            return 0
        opens = mention.start - sentence.start < 40
        lead = sentence.start < lead_end(self.core.frame, 5)
        if sentence == self.core.sentence():
            return 3 + opens
        if sentence in self.core.related:
            return 2 + lead
        titled = self.core.sentence().start < lead_end(self.core.frame, 1)  # the title names it, the lead tells the day
        return 1 if lead and (opens or titled) and sentence.start < lead_end(self.core.frame, 3 + titled) else 0

    def _of_another(self, sentence: Span, mention: DateMention) -> bool:
        """A date that stands by an event that is only recalled or planned: 'tại phiên họp trước, ngày 10/7'."""
        others = [
            m
            for m in self.core.mentions
            if sentence.start <= m.start < sentence.end and m.stance is not Stance.REPORTED
        ]
        own = [m for m in self.core.own if sentence.start <= m.start < sentence.end]
        nearest = min([*others, *own], key=lambda m: abs(m.start - mention.start), default=None)
        return nearest is not None and nearest.stance is not Stance.REPORTED

    def _with_others(self, mention: DateMention, iso: str) -> tuple[tuple[Span, str], ...]:
        """All days of 'trong hai ngày 13 và 14/8'."""
        page = self.core.frame.page
        found = [(Span(mention.start, mention.end), iso)]
        several = _DAYS.search(page.text, max(0, mention.start - 30), mention.start)
        last = mention
        for other in page.dates:
            joined = _JOINED.fullmatch(page.text, last.end, max(last.end, other.start))
            if joined and other.day and (several or joined[0].strip() in {"-", "–"}):
                found.append((Span(other.start, other.end), other.iso(int(iso[:4]))))
                last = other
        return tuple(found)

    def _today(self) -> tuple[tuple[Span, str], ...]:
        """'Sáng nay, …' in the lead of an article whose posting day is known, or below the title that names it."""
        page, day = self.core.frame.page, posted(self.core.frame.page)
        lead = lead_end(self.core.frame, 3)
        told = [self.core.sentence(), *(s for s in self.core.related if s.start < lead)]
        match = next((m for s in told if (m := _TODAY.search(page.text, s.start, s.end))), None)
        if day is None or match is None:
            return ()
        meant = day - timedelta(days=1) if "qua" in {match["nay"], match["hom"]} else day
        return ((Span(*match.span()), meant.isoformat()),)

    def _year_for(self, mention: DateMention) -> int | None:
        """The year of a day that is written without one.

        By when the article was put up, a full date beside it, or so that the reviewed period lies behind it.
        """
        if mention.year:
            return mention.year
        page = self.core.frame.page
        day = posted(page)
        if day:
            return year_before(day, mention)
        reviewed = self._review.last_month
        beside = year_beside(page, mention)
        if beside:
            return beside
        if reviewed:
            return reviewed.year if (mention.month or 0) >= reviewed.month - 1 else reviewed.year + 1
        return (
            self._reckoned.year_of(mention)
            or self._review.planned_year()
            or (int(self.same_day[:4]) if self.same_day else None)
        )

    @cached_property
    def year(self) -> int | None:
        """The year that unsaid years mean: of the meeting, of the posting, else the one named most."""
        page = self.core.frame.page
        if self.days:
            return int(self.days[0][1][:4])
        day = posted(page)
        if day:
            return day.year
        if self.core.span and self._review.last_month:
            return self._review.last_month.year
        years = Counter(p.first.year for p in page.periods if p.first and p.first.year and not p.relative)
        years.update(d.year for d in page.dates if d.year)
        reckoned = self._reckoned.year()
        if reckoned and years and reckoned > max(years):  # 'tăng 12% so với cuối năm 2024' is told in the year after
            return reckoned
        return max(years, key=lambda y: (years[y], y)) if years else None

    def period(self) -> tuple[str, Span, str] | None:
        """What the meeting reviews: ISO 8601, where it stands, and the rule; None where nothing is said."""
        return self._review.period(self.year, int(self.days[0][1][5:7]) if self.days else None)
