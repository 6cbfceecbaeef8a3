"""Values of the same months of another year: 'đạt 52,8%, cùng kỳ năm trước 44,3%', 'bắt 84 vụ, cùng kỳ chỉ 61 vụ'."""

from __future__ import annotations

from dataclasses import replace

import regex

from diemcau.facts import Kind
from diemcau.mentions import Page
from diemcau.patterns.periods import PeriodMention, Shape
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.kinds import Reading
from diemcau.rules.phrases import tail
from diemcau.rules.pointing import antecedent
from diemcau.rules.times import Times

# ', | cùng kỳ', '; trong khi | cùng kỳ', '(| cùng kỳ': it begins a stretch of its own; not 'so với cùng kỳ'
_OPENS = regex.compile(
    r"(?r)(?:[,;.(\n]|\svà)\s?(?:(?:trong khi|còn|và|nhưng|mà|hồi|vào|ở|thì)\s)*(?:trong khi\s)?", regex.IGNORECASE
)
# 'cùng kỳ', 'cùng thời điểm năm ngoái'; not 'Cùng thời gian, xã tiếp nhận': two things hold for one time
_OF_YEAR = regex.compile(r"cùng\s(?:kỳ|\p{L}+\s\p{L}+\s(?:này\s|của\s)?năm\s(?:\d|ngoái|trước|kia))", regex.IGNORECASE)
_AT_HEAD = regex.compile(r"[\s*\p{Pd}“\"]*(?:(?:Còn|Trong khi|Vào|Ở|Hồi)\s)?")
_HEAD = 16
# 'cùng kỳ năm trước | chỉ đạt | 44%', '| là |', '| có |'
_STATES = frozenset("mới chỉ đạt là ở mức còn có được cũng đã gần hơn trên khoảng con số này đó tỷ lệ".split())  # noqa: SIM905
_CUES = 3


class SamePeriods:
    """Reads the figures of one page that hold for the same period of another year."""

    def __init__(self, page: Page, times: Times) -> None:
        self._page, self._times = page, times

    def beside(self, setting: Setting, told: list[Anchor]) -> tuple[Kind, Anchor] | None:
        """The kind of a figure that is only another one's value in that period, and that one with its time; None
        where it is of another thing. ``told`` are the results of the passage so far.
        """
        period = self.period(setting)
        if period is None or not told or not self._says_nothing(setting, period):
            return None
        of = antecedent(told, setting, Reading(Kind.LEVEL), "")
        follows = tail(setting.after).casefold()
        if of is None or of.kind is Kind.GROWTH or (follows and follows not in of.indicator.casefold()):
            return None
        time = period.counterpart(of.time, self._times.year)
        return (of.kind, replace(of, time=time)) if time else None

    def time(self, setting: Setting, time: str) -> str:
        """``time`` moved to the year of the 'cùng kỳ' that stands before the figure, '' where none does."""
        period = self.period(setting)
        return period.counterpart(time, self._times.year) if period else ""

    def period(self, setting: Setting) -> PeriodMention | None:
        """The 'cùng kỳ' between the figure and the one before it that begins a stretch of its own."""
        low = setting.previous_end or setting.clause.start
        for period in self._times.periods.between(low, setting.quantity.start):
            apart = setting.paren is None and self._times.periods.in_parentheses(period)
            if period.shape is Shape.SAME_PERIOD and not apart and self._opens(period, setting, low):
                return period
        return None

    def _opens(self, period: PeriodMention, setting: Setting, low: int) -> bool:
        """True for 'Cùng kỳ năm ngoái, …' and '…, trong khi cùng kỳ'."""
        if not _OF_YEAR.match(self._page.text, period.start):
            return False
        at_head = period.start < setting.sentence.start + _HEAD and _AT_HEAD.fullmatch(
            self._page.text, setting.sentence.start, period.start
        )
        return bool(at_head or _OPENS.match(self._page.text, max(0, low - 1), period.start))  # with the semicolon

    def _says_nothing(self, setting: Setting, period: PeriodMention) -> bool:
        """True where between period and figure stands nothing that the sentence has not said of the figure before."""
        words = self._page.text[period.end : setting.quantity.lead].casefold().replace(",", " ").split()
        said = self._page.text[setting.sentence.start : period.start].casefold().split()
        return len(words) <= _CUES and all(word in _STATES or word in said for word in words)
