"""Years that lie ahead: those of a plan or agreement that an article presents, and goals that a line announces."""

from __future__ import annotations

from functools import cached_property

import regex

from diemcau.mentions import Page
from diemcau.patterns.periods import PeriodMention, Shape
from diemcau.rules.clauses import Setting
from diemcau.rules.context import Context
from diemcau.rules.layout import Layout
from diemcau.rules.periodlist import Periods

_OPENING = 700  # code points in which an article says what it presents
# 'ban hành Kế hoạch … năm 2026', 'ký kết thỏa thuận hợp tác giai đoạn 2026 - 2030' (read backwards from the years)
_PLAN = regex.compile(
    r"(?r)(?<!\p{L})(?:kế hoạch|thỏa thuận|thoả thuận|biên bản ghi nhớ|chương trình phối hợp|quy chế phối hợp"
    r"|đề án|chiến lược)(?:\s[^\s.;:()\d]+){0,16}\s",
    regex.IGNORECASE,
)
# 'sơ kết kế hoạch', 'kết quả thực hiện đề án': a plan that is looked back on
_LOOKED_BACK = regex.compile(
    r"(?<!\p{L})(?:sơ kết|tổng kết|kết quả|đánh giá|kiểm tra|giám sát|thực hiện|hoàn thành|triển khai)(?!\p{L})",
    regex.IGNORECASE,
)
# 'Một số chỉ tiêu chủ yếu đến năm 2030:', 'Mục tiêu cụ thể:', 'Phấn đấu đến cuối năm:'
_GOALS = regex.compile(r"(?<!\p{L})(?:phấn đấu|mục tiêu|chỉ tiêu)(?!\p{L})", regex.IGNORECASE)
_AIMS = regex.compile(r"[\s\p{Pd}*•+\d.)]*(?:các\s|những\s|một số\s)?(?:mục tiêu|phấn đấu)(?!\p{L})", regex.IGNORECASE)
_DONE = regex.compile(
    r"(?<!\p{L})(?:kết quả|đã|đạt|hoàn thành|thực hiện|vượt|chưa|công bố|so với|đánh giá)(?!\p{L})", regex.IGNORECASE
)
# 'hiện nay', 'đã đạt': an item that says what has been reached
_REACHED = regex.compile(r"(?<!\p{L})(?:hiện|đã|mới|đang|thực hiện được)(?!\p{L})", regex.IGNORECASE)
# 'Kinh phí thực hiện dự kiến 412 tỷ đồng': what a plan will cost
_COST = regex.compile(r"(?<!\p{L})(?:kinh phí|nguồn vốn|tổng vốn)\s(?:thực hiện|dự kiến)(?!\p{L})", regex.IGNORECASE)
# 'chỉ tiêu nhiệm kỳ', 'trong nhiệm kỳ tới'; not 'nhiệm kỳ qua'
_TERM = regex.compile(r"(?<!\p{L})nhiệm kỳ(?!\s(?:qua|trước|vừa))(?!\p{L})", regex.IGNORECASE)


class Plans:
    """What one page says of the years ahead."""

    def __init__(self, page: Page, context: Context, layout: Layout, periods: Periods) -> None:
        self._page, self._context, self._layout, self._periods = page, context, layout, periods

    @cached_property
    def years(self) -> str:
        """The years of the plan or agreement that the article opens with, '' where it looks back or opens otherwise."""
        page, day = self._page, self._context.day
        if day is None:
            return ""
        for period in self._periods.between(0, _OPENING):
            if period.shape not in {Shape.YEAR, Shape.YEARS} or period.relative or not period.last:
                continue
            plan = _PLAN.match(page.text, page.sentence_at(period.start).start, period.start)
            ends = period.last.year or 0
            if plan and ends >= day.year and self._is_new(plan.start(), period):
                return period.iso(None)
        return ""

    def _is_new(self, start: int, period: PeriodMention) -> bool:
        """True where nothing before the plan says that it is looked back on."""
        low = self._page.sentence_at(start).start
        return not _LOOKED_BACK.search(self._page.text, low, period.start)

    def term(self, setting: Setting) -> str:
        """The term to come, for a goal whose sentence speaks of one: 'Chỉ tiêu nhiệm kỳ: mỗi năm 350 sáng kiến'."""
        text, day = self._page.text, self._context.day
        start, end = setting.sentence.start, setting.quantity.start
        if day is None or not _TERM.search(text, start, end):
            return ""
        terms = [p for p in self._page.periods if p.shape is Shape.TERM and p.last and (p.last.year or 0) > day.year]
        told = [p for p in terms if start <= p.start < end]
        return next((p.iso(None) for p in [*told, *terms]), "")

    def costs(self, setting: Setting) -> bool:
        """True for what the plan is going to cost."""
        text = self._page.text
        return setting.quantity.unit == "VND" and bool(
            _COST.search(text, setting.sentence.start, setting.quantity.start)
        )

    def announced(self, setting: Setting) -> bool:
        """True for an item of a list that its line announces as goals."""
        text, start = self._page.text, setting.quantity.start
        parent = self._layout.parent(self._layout.index(start))
        if parent is None or setting.paren is not None or _REACHED.search(text, setting.sentence.start, start):
            return False
        line = text[parent.start : parent.end]
        return bool(_GOALS.search(line)) and not _DONE.search(line) and bool(_AIMS.match(line) or self._is_due(parent))

    def _is_due(self, span: tuple[int, int]) -> bool:
        """True where a line names a time after the article's day."""
        day = self._context.day.isoformat() if self._context.day else ""
        told = (p.last and p.last.iso(None) for p in self._periods.between(*span))
        return bool(day) and any(iso and iso > day[: len(iso)] for iso in told)
