"""What a meeting reviews: 'sơ kết 6 tháng đầu năm', 'tổng kết năm 2023', 'đánh giá kết quả 9 tháng'."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import regex

from diemcau.patterns.periods import PeriodMention, Shape
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.naming import naming
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.text.sentences import Span

_REVIEWED_SHAPES = frozenset(
    {Shape.YEAR, Shape.HALF, Shape.QUARTER, Shape.MONTHS, Shape.MONTH, Shape.YEARS, Shape.TERM, Shape.INTERVAL}
)
# "triển khai nhiệm vụ 6 tháng cuối năm", "phương hướng năm 2025": lies ahead
_TASKS = regex.compile(
    r"""
    (?i:(?:nhiệm[ ]vụ|phương[ ]hướng|kế[ ]hoạch|giải[ ]pháp|triển[ ]khai|dự[ ]toán|chương[ ]trình)[^,;.]{0,50}$)
    """,
    regex.VERBOSE,
)
# "đánh giá việc thực hiện các nhiệm vụ 6 tháng", "kết quả triển khai kế hoạch năm": tasks that are looked back on
_TASKS_DONE = regex.compile(
    r"(?i:\b(?:đánh giá|kết quả|tình hình|sơ kết|tổng kết|nhìn lại|kiểm điểm|rà soát)\b(?:(?![,;.]| và )[^\n]){0,80}$)"
)
# "HĐND xã khóa VI, nhiệm kỳ 2021-2026", "Đại hội … nhiệm kỳ 2025-2030": whose meeting it is; "tổng kết nhiệm kỳ" is not
_TERM_REVIEWED = regex.compile(
    r"(?i:\b(?:đánh giá|kết quả|sơ kết|tổng kết|nhìn lại|giữa)\b(?:(?![,;.]|khóa|khoá|đại hội|lần thứ)[^\n]){0,60}$)"
)
_REVIEW = regex.compile(
    r"""
    (?i:sơ[ ]kết|giao[ ]ban|tổng[ ]kết|đánh[ ]giá|nhìn[ ]lại|kết[ ]quả|tình[ ]hình|báo[ ]cáo|cung[ ]cấp[ ]thông[ ]tin
    |thường[ ]kỳ|giám[ ]sát|công[ ]bố[^.;\n]{0,40}(?:chỉ[ ]số|xếp[ ]hạng)
    |kiểm[ ]điểm|kiểm[ ]lại|rút[ ]kinh[ ]nghiệm|công[ ]bố[ ]số[ ]liệu)
    """,
    regex.VERBOSE,
)
# "sơ kết 9 tháng thực hiện", "đánh giá kết quả 8 tháng": counted from January;
# "6 tháng đầu năm" has a pattern of its own
_MONTHS = regex.compile(
    r"""
    (?i:(?:sơ[ ]kết|kết[ ]quả|đánh[ ]giá|tình[ ]hình|nhìn[ ]lại|kiểm[ ]điểm)[^,;.\d]{0,40}?
    (?P<n>\d{1,2})[ ]tháng)(?![ ](?:đầu|cuối|năm|qua))
    """,
    regex.VERBOSE,
)
# "09-NQ/TU về … đến năm 2025, tầm nhìn 2030": a horizon; "những tháng cuối năm 2024": only its rest
_HORIZON = regex.compile(r"(?i:\b(?:đến|tới|tầm[ ]nhìn|hướng[ ]tới|tháng[ ]cuối)(?:[ ]năm)?[ ]$)")
# "đánh giá 01 tháng thực hiện chuyển đổi số", "sơ kết 3 tháng vận hành": the months before the meeting
_MONTHS_OF = regex.compile(
    r"""
    (?i:(?:sơ[ ]kết|kết[ ]quả|đánh[ ]giá|tình[ ]hình)[ ](?:kết[ ]quả[ ])?(?:sau[ ])?(?P<n>\d{1,2})[ ]tháng[ ]
    (?:thực[ ]hiện|triển[ ]khai|vận[ ]hành|hoạt[ ]động))
    """,
    regex.VERBOSE,
)
# "tổng kết 02 năm thực hiện Đề án 06", told in January: the years that have just ended
_YEARS_OF = regex.compile(
    r"(?i:(?:sơ[ ]kết|tổng[ ]kết)[ ](?:kết[ ]quả[ ])?(?:sau[ ])?(?:0?(?P<n>[1-5])|(?P<word>một|hai|ba|bốn|năm))"
    r"[ ]năm[ ](?:thực[ ]hiện|triển[ ]khai|vận[ ]hành|hoạt[ ]động))"
)
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_OPENING_MONTHS = 2  # of a year: what a meeting looks back on then ended with the year before
_BEHIND = 2  # code points between the naming sentence and the one that says what the meeting is for
_LATE = 2  # months that may lie between a reviewed period and its meeting
_QUOTED = regex.compile(r"[\"“«][^\"”»\n]{3,400}[\"”»]")
# "Theo báo cáo tại Hội nghị, 6 tháng đầu năm 2024 …", "Báo cáo tình hình kinh tế - xã hội năm 2024 do … trình bày"
_REPORT_OPENS = regex.compile(
    r"(?i:(?:theo|báo cáo|hội nghị)[^.]{0,40}(?:báo cáo|đánh giá|nêu rõ|kết quả)|báo cáo tình hình kinh tế)"
)
# "Hội nghị tập trung đánh giá kết quả 9 tháng", "Nội dung chính là kiểm lại 6 tháng đầu năm": says what it is for
_AGENDA = regex.compile(
    rf"(?i:(?:nội[ ]dung|(?:buổi[ ]|cuộc[ ])?(?:{event_nouns()}))[^.]{{0,40}}"
    r"(?:đánh[ ]giá|kiểm[ ]điểm|kiểm[ ]lại|sơ[ ]kết|tổng[ ]kết|nhìn[ ]lại|nghe[ ]báo[ ]cáo))"
)


@dataclass(frozen=True)
class Review:
    """The periods that the naming and the report of the meeting of ``core`` speak of."""

    core: Core

    @cached_property
    def _naming(self) -> list[Span]:
        return naming(self.core)

    @cached_property
    def last_month(self) -> date | None:
        """The last month of the period that the meeting's own naming says is reviewed."""
        for span in self._naming:
            for period in self._periods_in(span):
                iso = period.iso(self._stated_year(span))
                if iso:
                    year, month = (*iso.split("/")[-1].split("-"), "12")[:2]
                    return date(int(year), int(month), 1)
        return None

    def _stated_year(self, span: Span) -> int | None:
        page = self.core.frame.page
        years = [p.first.year for p in page.periods if span.start <= p.start < span.end and p.first and p.first.year]
        return years[0] if years else None

    def _periods_in(self, span: Span, held: str = "") -> list[PeriodMention]:
        """The periods that are reviewed in ``span``; behind words of tasks only those over by ``held``, 'yyyy-mm'."""
        page = self.core.frame.page
        quoted = [m.span() for m in _QUOTED.finditer(page.text, span.start, span.end)]  # a title has its own period
        return [
            p
            for p in page.periods
            if span.start <= p.start < span.end
            and p.shape in _REVIEWED_SHAPES
            and not p.relative
            and not _HORIZON.search(page.text, max(span.start, p.start - 16), p.start)
            and not any(first < p.start < last for first, last in quoted)
            and (self._over(p, held) or self._looked_back_on(p, span.start))
        ]

    def _looked_back_on(self, period: PeriodMention, start: int) -> bool:
        """Whether the words from ``start`` to the period do not make it one of tasks ahead or the term of a council."""
        text = self.core.frame.page.text
        if period.shape is Shape.TERM and not _TERM_REVIEWED.search(text, max(start, period.start - 80), period.start):
            return False
        ahead = _TASKS.search(text, max(start, period.start - 60), period.start)
        return ahead is None or _TASKS_DONE.search(text, max(start, period.start - 100), period.start) is not None

    @staticmethod
    def _over(period: PeriodMention, held: str) -> bool:
        """'triển khai Đề án 06 trong ngành 9 tháng đầu năm 2023', told in October: no task that lies ahead."""
        last = period.iso(None).split("/")[-1] if held else ""
        return len(last) == len("2023-09") and last <= held

    def planned_year(self) -> int | None:
        """The first year that the naming says, of what lies ahead too."""
        page = self.core.frame.page
        years = [
            p.first.year
            for s in self._naming
            for p in page.periods
            if s.start <= p.start < s.end and p.first and p.first.year and p.shape is not Shape.TERM
        ]
        return years[0] if years else None

    def period(self, year: int | None, month: int | None) -> tuple[str, Span, str] | None:
        """What the meeting reviews: ISO 8601, where it stands, and the rule; None where nothing is said.

        ``year`` is the one that unsaid years mean, ``month`` the meeting's.
        """
        text = self.core.frame.page.text
        for span in [*self._naming, *self._reports()]:
            if _REVIEW.search(text, span.start, span.end):
                found = (
                    self._counted(span, year, month)
                    or self._stated(span, year, month)
                    or self._before(span, year, month)
                    or self._years_before(span, year, month)
                )
                if found:
                    return found
        return None

    def _counted(self, span: Span, year: int | None, month: int | None) -> tuple[str, Span, str] | None:
        """'sơ kết 9 tháng': from January; not '2 tháng' in September, which are counted from something else."""
        match = _MONTHS.search(self.core.frame.page.text, span.start, span.end)
        count = int(match["n"]) if match else 0
        if match is None or not year or not 0 < count < 12 or not 0 <= (month or count) - count <= _LATE:
            return None
        return f"{year}-01/{year}-{count:02}", Span(match.start("n"), match.end()), "meetings.months"

    def _before(self, span: Span, year: int | None, month: int | None) -> tuple[str, Span, str] | None:
        """'đánh giá 01 tháng thực hiện': the months before the meeting's, where the article bounds them by days."""
        page = self.core.frame.page
        match = _MONTHS_OF.search(page.text, span.start, span.end)
        if match is None or not year or not month or not 0 < int(match["n"]) < month:
            return None
        first, last = month - int(match["n"]), month - 1
        bounds = (f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}")
        if not any(p.shape is Shape.INTERVAL and p.iso(year) == "/".join(bounds) for p in page.periods):
            return None
        iso = f"{year}-{first:02}/{year}-{last:02}" if first < last else f"{year}-{last:02}"
        return iso, Span(match.start("n"), match.end()), "meetings.months"

    def _years_before(self, span: Span, year: int | None, month: int | None) -> tuple[str, Span, str] | None:
        """'tổng kết 02 năm thực hiện' in January 2024: 2022 and 2023."""
        match = _YEARS_OF.search(self.core.frame.page.text, span.start, span.end)
        if match is None or not year or not month or month > _OPENING_MONTHS:
            return None
        count = int(match["n"]) if match["n"] else _NUMBERS[match["word"].casefold()]
        iso = f"{year - count}/{year - 1}" if count > 1 else f"{year - 1}"
        return iso, Span(*match.span()), "meetings.years"

    def _stated(self, span: Span, year: int | None, month: int | None) -> tuple[str, Span, str] | None:
        for period in self._periods_in(span, f"{year}-{month:02}" if year and month else ""):
            iso = period.iso(year)
            if iso:
                return iso, Span(period.start, period.end), "meetings.period"
        return None

    def _reports(self) -> Iterator[Span]:
        """Sentences that say what the meeting is for, right behind its naming, and those that open the report."""
        page, told = self.core.frame.page, self.core.sentence()
        for span in page.sentences:
            if told.end <= span.start <= told.end + _BEHIND and _AGENDA.match(page.text, span.start, span.end):
                yield span
        for span in self.core.related:
            if _REPORT_OPENS.search(page.text, span.start, min(span.end, span.start + 160)):
                yield span
