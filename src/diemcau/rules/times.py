"""When a figure holds: ISO 8601 dates and intervals."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from regex import Match

from diemcau.isotime import days
from diemcau.mentions import Page
from diemcau.patterns.periods import PeriodMention, Point, Shape
from diemcau.rules.clauses import Setting
from diemcau.rules.context import Context
from diemcau.rules.editions import Editions
from diemcau.rules.layout import Layout
from diemcau.rules.meeting.reckoning import DEADLINE, GOAL
from diemcau.rules.periodlist import Periods
from diemcau.rules.plans import Plans
from diemcau.rules.timewords import (
    ARRIVES,
    AT_ONCE,
    AT_THAT_TIME,
    AWARD,
    BEFORE_THAT,
    CLOSES,
    EDITION,
    ELAPSED,
    GOES,
    INDEXED,
    LATER,
    LEAVES,
    MONTHS,
    OCCASION,
    OPENED,
    SO_FAR,
    WITHIN,
    YEAR_AFTER,
)

_AHEAD_REACH = 40  # code points
_CURRENT = timedelta(days=31)  # 'tháng 1', told in January
_HEAD = 80  # code points of a sentence within which a period holds beyond its clause
_AUGUST = 8
_NEAR = 60  # code points of a sentence within which it says its day
_EARLY = 20  # the day of a month up to which 'sau 3 tháng' leaves the month out
_FRAME = {Shape.NOW, Shape.TO_DATE}
_WITHOUT_LEAD = {Shape.YEAR, Shape.INTERVAL}  # 'năm 2022', 'từ ngày 1/1 đến 15/5' close a clause by themselves
_STANDING = {Shape.AS_OF, Shape.MONTHS, Shape.HALF, Shape.QUARTER, Shape.MONTH}


class Times:
    """The periods of one page, read for its figures."""

    def __init__(self, page: Page, context: Context, layout: Layout) -> None:
        self._page, self._context, self._layout = page, context, layout
        self.periods = Periods(page)
        self.plans = Plans(page, context, layout, self.periods)
        self._goes_back = "Trước đó" in page.text
        self._elapsing = list(ELAPSED.finditer(page.text))
        self.year = context.year
        if context.day is None and context.period[:4].isdigit():
            self.year = int(context.period[:4])
        self._editions = Editions(page, self.periods, self.year)

    def iso(self, period: PeriodMention, *, at: int) -> str:
        """The calendar time of a period; 'đến nay' is the nearest as-of date before it, else the article's day."""
        if period.shape is Shape.SAME_PERIOD:
            own = self.frame(at) or self._context.period
            return period.counterpart(own, self.year) or period.iso(self.year)
        if period.shape is Shape.SCHOOL_YEAR and period.relative:
            return self._school_year(period.shift or 0)
        if period.shape in _FRAME:
            return self._as_of(at) or self._day()
        return period.iso(self._year_meant(period))

    def _year_meant(self, period: PeriodMention) -> int | None:
        """The year of a period that is written without one.

        What a meeting of January that looks back on the year before tells of 'tháng 7' or '6 tháng cuối năm' is of that
        year, but for what lies ahead.
        """
        span, told = days(period.iso(self.year)), period.first is not None and period.first.year is None
        if span is None or not told or period.relative or not self._looks_back(span[1]) or self._is_ahead(period):
            return self.year
        return self.year and self.year - 1

    def _looks_back(self, end: date) -> bool:
        """Whether what ends so late in its year is of the year before: a meeting of January reviews that one."""
        day, reviewed = self._context.day, days(self._context.period)
        if day is None or reviewed is None or day.year != self.year:
            return False
        return reviewed[1].year < day.year and end > day + _CURRENT

    def _is_ahead(self, period: PeriodMention) -> bool:
        text, start = self._page.text, self._page.sentence_at(period.start).start
        near = text[max(0, period.start - _AHEAD_REACH) : period.start]
        # 'đến ngày 31/12' is the day of a balance, or of a goal where the sentence says so
        return bool(DEADLINE.search(near) or GOAL.search(text, start, period.start))

    def _as_of(self, at: int) -> str:
        """The last as-of date of the passage before ``at``, '' without one."""
        stated = (p for p in self._passage(at) if p.shape is Shape.AS_OF and p.start < at and p.first and p.first.month)
        return next((p.iso(self.year) for p in reversed([*stated])), "")

    def _school_year(self, shift: int) -> str:
        """'năm học này': the one that the page names first, else the one that began last August."""
        named = (p.iso(None) for p in self._page.periods if p.shape is Shape.SCHOOL_YEAR and not p.relative)
        day = self._context.day
        begun = str(day.year - (day.month < _AUGUST)) if day else ""
        first = next((iso[:4] for iso in named if iso), begun)
        return f"{int(first) + shift}/{int(first) + shift + 1}" if first else ""

    def _day(self) -> str:
        return self._context.day.isoformat() if self._context.day else ""

    def _passage(self, at: int) -> list[PeriodMention]:
        """The periods of the paragraph that holds ``at``, those of the line that announces its list before them."""
        index = self._layout.index(at)
        spans = [self._layout.parent(index), self._layout.paragraphs[index]] if self._layout.paragraphs else []
        return [p for span in spans if span for p in self.periods.between(span.start, span.end)]

    def frame(self, at: int) -> str:
        """The time that the passage has set before ``at``, '' when none."""
        return next((iso for p in reversed(self._set(self._passage(at), at)) if (iso := self._own(p))), "")

    def _set(self, periods: list[PeriodMention], at: int) -> list[PeriodMention]:
        own = self.periods
        apart = (own.is_reference, own.in_parentheses, own.is_planned)
        told = [p for p in periods if p.end <= at and own.opens(p) and not any(skip(p) for skip in apart)]
        return [p for p in told if not self._editions.bounds(p, at)]

    def _own(self, period: PeriodMention) -> str:
        return "" if period.shape is Shape.SAME_PERIOD else self.iso(period, at=period.start)

    def time(self, setting: Setting, *, target: bool = False, compared: bool = False, due: str = "") -> str:
        """When the figure holds; '' when neither the sentence, its passage nor the article tells.

        ``compared`` says that the period right after it is what it is compared with: 'bằng 89% năm trước'. ``due`` is
        when the goal before it in its clause is due: 'đạt 85% vào cuối năm 2026 và 100% hộ …'.
        """
        right = "" if compared else self.right_after(setting) or self._closing(setting)
        if right:
            return right
        moved = self._moved(setting)
        if moved is not None:
            return moved
        stated = self.stated(setting)
        if stated is not None:
            return stated
        return (
            self._named_after(setting)
            or due
            or self._edition(setting)
            or self._elapsed(setting)
            or self._months(setting)
            or self._before_that(setting)
            or ("" if target else self._award(setting))
            or self._ahead(setting, target=target)
            or self._earlier_clause(setting)
            or self._earlier_interval(setting)
            or self.frame(setting.quantity.start)
            or ("" if target else self._editions.last(setting))
            or self._context.period
            or self._earlier(setting)
            or ("" if target else self._day())
        )

    def own(self, setting: Setting) -> str:
        """'GRDP quý II đạt 7,7%, 6 tháng tăng 7,3%': the months that stand between the figure and the one before it."""
        months = (
            MONTHS.search(self._page.text, setting.previous_end, setting.quantity.start) if not setting.first else None
        )
        return self._months(setting) if months else ""

    def stated(self, setting: Setting) -> str | None:
        """The period that the figure's clause, or the head of its sentence, states before it; None without one, ''
        for one that can't be told.
        """
        low = setting.sentence.start
        if setting.paren:
            low = max(setting.paren.start, self._page.text.rfind(";", setting.paren.start, setting.quantity.start))
        months = MONTHS.search(self._page.text, setting.clause.start, setting.quantity.start)
        for period in reversed(self.periods.between(low, setting.quantity.start)):
            if months and period.end <= months.start():
                return None  # 'GDP quý II đạt 7,7%, 6 tháng tăng 7,3%'
            within = period.start >= setting.clause.start
            head = period.start < setting.sentence.start + _HEAD and self.periods.opens(period)
            apart = setting.paren is None and self.periods.in_parentheses(period)
            if not (within or head) or apart or self.periods.is_reference(period) or self._attached(setting, period):
                continue
            iso = self.iso(period, at=setting.quantity.start)
            if iso == str(self.year) and self._so_far(setting):
                at = setting.quantity.start
                return self._as_of(at) or self._context.period or self._earlier(setting) or self._day()
            if iso or period.shape is Shape.NOW:
                return iso
        return None

    def _so_far(self, setting: Setting) -> bool:
        """'vốn năm 2024 là 96 tỷ đồng, mới giải ngân 39 tỷ đồng': of what is set for the year so much has been done."""
        if setting.first and setting.paren is None:
            return False
        clause = setting.sentence if setting.paren else setting.clause
        quantities = self._page.quantities
        first = quantities[bisect_left(quantities, clause.start, key=attrgetter("start"))].end
        return SO_FAR.search(self._page.text, first, max(first, setting.quantity.lead)) is not None

    def _attached(self, setting: Setting, period: PeriodMention) -> bool:
        """True where the period follows an earlier figure of the clause at once: 'từ 76% năm 2023 nâng lên 81%'."""
        end = setting.previous_end
        between = self._page.text[end : period.start] if end and end <= period.start else ""
        return bool(between and AT_ONCE.fullmatch(between)) and not self._page.text.startswith(",", period.end)

    def _before_that(self, setting: Setting) -> str:
        """'Trước đó, ngày 7/10, 198 học viên …': the day of another event, from which a passage or sentence starts."""
        if AT_THAT_TIME.match(self._page.text, setting.sentence.start):
            return self._day_before(setting.sentence.start)
        if not self._goes_back:
            return ""
        text, start = self._page.text, setting.quantity.start
        paragraph = self._layout.paragraphs[self._layout.index(start)]
        opened = next((s for s in (setting.sentence, paragraph) if BEFORE_THAT.match(text, s.start)), None)
        if opened is None:
            return ""
        first = self._page.sentence_at(opened.start)
        told = (d for d in self._page.dates if first.start <= d.start < min(start, first.start + _NEAR))
        day = next((d for d in told if d.day and d.month), None)
        return Point(day.year, day.month, day.day).iso(self.year) if day else ""

    def _day_before(self, at: int) -> str:
        """The day that the sentence before ``at`` names last; '' without one, or where it begins a paragraph."""
        paragraph = self._layout.paragraphs[self._layout.index(at)]
        if at <= paragraph.start:
            return ""
        before = self._page.sentence_at(max(paragraph.start, at - 2))
        told = [d for d in self._page.dates if before.start <= d.start < at and d.day and d.month]
        return Point(told[-1].year, told[-1].month, told[-1].day).iso(self.year) if told else ""

    def _months(self, setting: Setting) -> str:
        """'doanh thu 9 tháng': the first months of the article's year."""
        months = MONTHS.search(self._page.text, setting.clause.start, setting.quantity.start)
        return self._from_january(months)

    def _earlier_clause(self, setting: Setting) -> str:
        """'10 tháng tiếp nhận 9.000 hồ sơ; quá hạn 12 hồ sơ': the first months that an earlier clause has told."""
        low = setting.paren.start if setting.paren else setting.sentence.start
        return self._from_january(MONTHS.search(self._page.text, low, setting.clause.start))

    def _earlier_interval(self, setting: Setting) -> str:
        """'… từ ngày 1/1 đến 15/5/2024; thị xã đạt 86%': the days between which its sentence has counted."""
        before = self.periods.between(setting.sentence.start, setting.clause.start) if setting.paren is None else []
        told = (p for p in reversed(before) if p.shape is Shape.INTERVAL and not self.periods.is_reference(p))
        return next((self.iso(p, at=p.start) for p in told), "")

    def _from_january(self, months: Match[str] | None) -> str:
        if months is None or not self.year:
            return ""
        count = int(months["count"])
        last = date(self.year, min(count, 12), 28)
        year = self.year - 1 if self._looks_back(last) else self.year
        return f"{year}-01/{year}-{count:02}"

    def _elapsed(self, setting: Setting) -> str:
        """'sau 3 tháng vận hành': the last three months before the article's day, or what the meeting reviews."""
        low = self._layout.paragraphs[self._layout.index(setting.quantity.start)].start
        found = next((m for m in self._elapsing if low <= m.start() < setting.quantity.start), None)
        day = self._context.day
        if found is None or day is None:
            return ""
        count = int(found["count"])
        if (
            day.day > _EARLY
        ):  # the month is as good as over: 'sau gần 3 tháng', '8 tháng qua' in the last days of August
            whole = found["nearly"] or (found["past"] and count == day.month)
            return _last_months(day, count, running=True) if whole else ""
        return _last_months(day, count)

    def _moved(self, setting: Setting) -> str | None:
        """'tăng từ 45% lên 72%': the first held before, at the start of 'giai đoạn 2022 - 2024' where one is told."""
        leaves = LEAVES.match(self._page.text, setting.clause.start, setting.quantity.lead) and GOES.fullmatch(
            setting.after
        )
        arrives = not setting.first and ARRIVES.fullmatch(setting.before)
        if not leaves and not arrives:
            return None
        told = [
            p
            for p in self.periods.between(setting.sentence.start, setting.quantity.start)
            if p.shape is Shape.YEARS and p.first and p.last
        ]
        if not told:
            return self._compared_with(setting) if leaves else None
        first, last = told[-1].first, told[-1].last
        point = first if leaves else last
        return point.iso(None) if point else ""

    def _compared_with(self, setting: Setting) -> str:
        """'So với năm 2022, thời gian chờ giảm từ 45 phút còn 20 phút': the first value is that of 2022."""
        for period in self.periods.between(setting.sentence.start, setting.sentence.start + 12):
            if self.periods.compares(period):
                return self.iso(period, at=setting.quantity.start)
        return ""

    def _named_after(self, setting: Setting) -> str:
        """'xếp thứ 5 … về chỉ số DTI năm 2023': the year that follows the index after a rank."""
        text, end = self._page.text, setting.quantity.end
        for period in self.periods.between(end, setting.clause.end) if setting.quantity.kind == "rank" else ():
            if INDEXED.fullmatch(text, end, period.start) and period.shape is Shape.YEAR:
                return self.iso(period, at=end)
        return ""

    def _edition(self, setting: Setting) -> str:
        """'Báo cáo GCI 2020', 'DTI 2023': the year of the edition of an index."""
        found = EDITION.findall(self._page.text, setting.clause.start, setting.quantity.start)
        return found[-1] if found else ""

    def _award(self, setting: Setting) -> str:
        """'UBND tỉnh tặng Bằng khen cho 6 tập thể': on the day of the meeting."""
        award = setting.quantity.kind == "noun" and AWARD.search(setting.opening)
        occasion = OCCASION.search(self._page.text, setting.sentence.start, setting.clause.end)
        return self._day() if award or occasion else ""

    def _ahead(self, setting: Setting, *, target: bool) -> str:
        """The years of the plan that the article presents, for its goals and for what it is going to cost."""
        if target and not self._frame_set(setting):
            return self.plans.term(setting) or self.plans.years
        return self.plans.years if self.plans.costs(setting) else ""

    def _frame_set(self, setting: Setting) -> bool:
        """True where the passage before the figure has set a time of its own."""
        return bool(self.frame(setting.quantity.start))

    def _earlier(self, setting: Setting) -> str:
        """What an earlier paragraph set for the article's own year, where the meeting reviews no known period."""
        index = self._layout.index(setting.quantity.start)
        if self._titled and index:
            return self._titled
        start = self._layout.paragraphs[0].start
        at = self._layout.paragraphs[index].start
        before = reversed(self.periods.between(start, at))
        standing = (p for p in before if p.shape in _STANDING and self._set([p], at))
        told = next((p for p in standing if not self._lies_ahead(p) and not self._of_list(p)), None)
        iso = self._own(told) if told else ""
        return iso if self.year and iso.startswith(str(self.year)) and "-" in iso else ""

    def _of_list(self, period: PeriodMention) -> bool:
        """True for a time in a line that announces a list: it holds for the list."""
        index = self._layout.index(period.start)
        text, paragraph = self._page.text, self._layout.paragraphs[index]
        return text[paragraph.end - 1] == ":"

    def _lies_ahead(self, period: PeriodMention) -> bool:
        """True for a time that begins after the article's day: 'xong trước ngày 31/10'."""
        begins = period.first.iso(self.year) if period.first else ""
        return bool(self._day()) and begins > self._day()[: len(begins)]

    @cached_property
    def _titled(self) -> str:
        """What the headline says: 'Kinh tế quý I/2024', 'Xuất khẩu 10 tháng đạt 58 tỷ USD'."""
        title = self._layout.paragraphs[0] if self._layout.paragraphs else None
        if title is None or self._page.text[title.end - 1] in ".;:":
            return ""
        periods = self.periods
        found = (p for p in periods.between(title.start, title.end) if p.shape in _STANDING)
        told = [p for p in found if not periods.is_planned(p) and not periods.is_reference(p)]
        iso = self._own(told[0]) if len(told) == 1 else ""
        months = MONTHS.search(self._page.text, title.start, title.end) if not told and self.year else None
        return f"{self.year}-01/{self.year}-{int(months['count']):02}" if months else iso

    def right_after(self, setting: Setting) -> str:
        """'đạt 28% năm 2022', '3.500 tỷ đồng trong quý I/2024': a period that follows the figure at once."""
        text, end = self._page.text, setting.quantity.end
        year = YEAR_AFTER.match(text, end)
        if year:
            return year["year"]
        for period in self.periods.between(end, end + 24):
            between = text[end : period.start]
            alone = OPENED.fullmatch(between) and text.startswith(")", period.end)
            if (alone or AT_ONCE.fullmatch(between)) and period.shape is not Shape.SAME_PERIOD:
                iso = self.iso(period, at=setting.quantity.start)
                return self.gone_by(period, iso) if alone else iso
        return ""

    def gone_by(self, period: PeriodMention, iso: str) -> str:
        """``iso``, or a year before for a month without a year that would lie ahead.

        'từ 52% (tháng 7) lên 89% (tháng 12)', 'so với hồi tháng 4', told in January: the months that have gone by.
        """
        bare = period.first is not None and period.first.year is None and not period.relative
        ahead = bare and self._lies_ahead(period) and self.year is not None
        return period.iso(self.year - 1) if ahead and self.year else iso

    def _closing(self, setting: Setting) -> str:
        """'xóa 100% điểm lõm sóng trước ngày 31/12/2025': the period that closes the figure's clause."""
        text, end = self._page.text, setting.quantity.end
        for period in self.periods.between(end, min(setting.clause.end, end + 100)):
            if period.shape in _FRAME or self.periods.is_reference(period):
                break
            interval = period.shape is Shape.INTERVAL
            between = (WITHIN if interval else LATER).fullmatch(text, end, period.start)
            bare = period.shape in _WITHOUT_LEAD
            if between is None or not (bare or between["lead"]) or not CLOSES.match(text, period.end):
                break
            return self.iso(period, at=setting.quantity.start)
        return ""


def _last_months(day: date, count: int, *, running: bool = False) -> str:
    """The ``count`` full months before ``day``'s own, or with ``running`` up to its own.

    >>> _last_months(date(2025, 10, 2), 3), _last_months(date(2025, 2, 3), 3)
    ('2025-07/2025-09', '2024-11/2025-01')
    >>> _last_months(date(2025, 9, 24), 3, running=True)
    '2025-07/2025-09'
    """
    last = day.year * 12 + day.month - (1 if running else 2)
    first = last - count + 1
    ends = [f"{month // 12:04}-{month % 12 + 1:02}" for month in (first, last)]
    return ends[0] if count == 1 else "/".join(ends)
