"""Figures that stand beside another one: its value at another time, or the goal that was set for it."""

from __future__ import annotations

from dataclasses import replace

import regex

from diemcau.facts import Kind
from diemcau.mentions import Page
from diemcau.patterns.periods import Shape
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.phrases import last_segment
from diemcau.rules.references import References
from diemcau.rules.subjects import subject
from diemcau.rules.times import Times
from diemcau.text.sentences import Span

# 'so với cuối năm 2023 là', 'từ mức', 'cùng kỳ năm ngoái mới là', 'trong khi cả năm 2021 là'
_REFERENCE = regex.compile(
    r"so với(?:(?!\svà\s)[^,;])*$|(?:mức tăng|tốc độ tăng|con số)\s(?:của\s)?cùng kỳ[^,;]*\s(?:là|đạt)\s$"
    r"|từ (?:mức\s)?$|hơn mức\s$|^\W*(?:trong khi\s|còn\s)?cùng kỳ(?:\snăm\s\p{L}+)?(?:\s(?:mới|chỉ|đạt"
    r"|là|ở mức))*\s*$|(?:trong khi|còn)\s(?:cả\s|cùng kỳ\s)?năm\s\d{4}\s(?:mới\s|chỉ\s)*(?:là|đạt|ở mức)\s$",
    regex.IGNORECASE,
)
_REFERENCE_CUES = ("so với", "cùng kỳ", "từ ", "hơn mức", "năm")  # one of them stands wherever it matches
# '(mục tiêu năm: 12%)', '(kế hoạch năm 50%)', '(Nghị quyết giao lần lượt 90%'
_GOAL = regex.compile(
    r"(?:(?:^|\W)(?:yêu cầu|chỉ tiêu|mục tiêu|kế hoạch|kịch bản|dự toán|(?-i:KH))|(?:nghị quyết|tỉnh|bộ|huyện|cấp trên"
    r"|trung ương)\s(?:giao|đề ra)"
    r"|phấn đấu)(?:\s\p{L}+){0,4}?[\s:]*(?:\d{4}[\s:]*)?(?:là\s|đạt\s|lần lượt\s)*$",
    regex.IGNORECASE,
)
_AIMS = ("mục tiêu", "chỉ tiêu", "kế hoạch")
_OF_YEAR = regex.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)\s(?:của\s|cả\s)?năm[\s:]", regex.IGNORECASE)
# 'so với mục tiêu năm 2025 là', 'kém kế hoạch', 'thấp hơn mục tiêu', 'còn cách khá xa mục tiêu', 'mục tiêu đề ra là'
_AIMED = regex.compile(
    r"(?:so với|kém|dưới|chưa đạt|(?:thấp|cao|ít|nhiều)\shơn(?:\sso với)?|cách\s(?:khá\s|rất\s)?xa|tiệm cận|gần đạt)\s"
    r"(?:mức\s)?(?:mục tiêu|chỉ tiêu|kế hoạch)(?:\s[\p{L}\d]+){0,5}?(?:\slà|\sđạt)?\s$|(?:mục tiêu|chỉ tiêu)"
    r"(?:\s[\p{L}\d]+){0,5}?\slà\s$",
    regex.IGNORECASE,
)
_FORMERLY = regex.compile(r"\s(?:như\s)?trước\s(?:đây|kia|đó)(?!\p{L})", regex.IGNORECASE)  # 'so với 25 giây trước đây'
_MOVES = regex.compile(
    r"so với[^,;]*\s(?:tăng|giảm)(?:\sthêm|\smạnh|\slà)*\s$", regex.IGNORECASE
)  # 'so với tháng 7 tăng'
_YEAR_BEFORE = regex.compile(r"(?:năm trước đó|năm liền trước|kỳ trước)(?:\s(?:là|đạt|chỉ|mới))*\s*$", regex.IGNORECASE)


# 'vượt mục tiêu Nghị quyết 0,36%', 'cao hơn chỉ tiêu Quốc hội giao 12,3%'
_FROM_GOAL = regex.compile(
    r"(?r)(?<!\p{L})(?:vượt|(?:cao|thấp|nhiều|ít)\shơn|kém)\s(?:so với\s)?(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán)"
    r"(?:\s[^\s\d,;.()]+){0,5}\s*",
    regex.IGNORECASE,
)
# '(23.600 tỷ đồng)' after 'đạt 51,8% so với nghị quyết đề ra'
_PLAN_BEFORE = regex.compile(
    r"(?r)(?<!\p{L})(?:nghị quyết|kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?:\s[^\s\d,;.()]+){0,4}\s", regex.IGNORECASE
)


# 'vượt 24,9% so với chỉ tiêu tỉnh giao ('
_PASSED = regex.compile(
    r"(?:vượt|cao hơn|thấp hơn|kém)[^;()]{0,24}?(?:%|điểm[^,;()]{0,12})\s(?:so với\s)?(?:chỉ tiêu|kế hoạch"
    r"|mục tiêu)[^,;()\d]{0,40}\($",
    regex.IGNORECASE,
)


_OVER = regex.compile(r"\svượt(?:\s.*)?$", regex.IGNORECASE)  # the figure before told by how much the goal is passed


def _is_distance(setting: Setting, anchor: Anchor) -> bool:
    """True where a figure tells by how much a goal is missed or passed, not the goal: it is far below the figure."""
    value, low = setting.quantity.value, setting.before
    growth = anchor.kind is Kind.GROWTH and setting.quantity.unit == "%"
    alike = growth or anchor.unit == setting.quantity.unit
    known = anchor.value is not None and alike and 2 * value < anchor.value
    return known and _FROM_GOAL.match(low) is not None and not low.rstrip().endswith((" là", ":"))


def _refers(told: str) -> bool:
    """Whether the words up to a figure lead to another time: 'so với cuối năm 2023 là', 'từ mức'."""
    said = told.casefold()
    if not any(cue in said for cue in _REFERENCE_CUES):
        return False
    return _REFERENCE.search(told) is not None and _MOVES.search(told) is None


class Beside:
    """Reads the figures of one page that only stand beside the one before them."""

    def __init__(self, page: Page, times: Times, references: References) -> None:
        self._page, self._times, self._references = page, times, references

    def read(self, setting: Setting, anchor: Anchor | None) -> tuple[Kind, Anchor] | None:
        """The figure's kind and the anchor with its own time; None where it stands for itself."""
        if anchor is None or _is_distance(setting, anchor):
            return None
        told = self._page.text[setting.clause.start : setting.quantity.lead]
        return (
            self._goal(setting, anchor, told)
            or self._baseline(setting, anchor, told)
            or self._aim(setting, anchor, told)
        )

    def _goal(self, setting: Setting, anchor: Anchor, told: str) -> tuple[Kind, Anchor] | None:
        """'(mục tiêu năm: 12%)': the goal for the figure before the parentheses."""
        if setting.paren is None or setting.quantity.kind == "rank":
            return None
        alike = not told.strip() and setting.quantity.unit == anchor.unit != "%"
        if not told.strip() and setting.quantity.unit == "%":  # not 'đạt 108% kế hoạch (50%)'
            alike = _PASSED.search(self._page.text[setting.sentence.start : setting.paren.start]) is not None
        plan = self._plan_before(setting.paren) if alike else ""
        if not plan and not _GOAL.search(told):
            return None
        stated = self._times.stated(setting)
        year = anchor.time[:4] if _OF_YEAR.search(told) or plan.rstrip().endswith("năm") else ""
        indicator = _OVER.sub("", anchor.indicator)
        return Kind.TARGET, replace(anchor, indicator=indicator, time=stated or year or anchor.time)

    def _plan_before(self, paren: Span) -> str:
        """'nghị quyết đề ra' of 'đạt 51,8% so với nghị quyết đề ra (23.600 tỷ đồng)'; '' without a plan."""
        plan = _PLAN_BEFORE.match(self._page.text, max(0, paren.start - 49), paren.start - 1)
        return plan[0] if plan else ""

    def _aim(self, setting: Setting, anchor: Anchor, told: str) -> tuple[Kind, Anchor] | None:
        """'…, còn thấp so với mục tiêu 100%': the goal set for the figure before."""
        if setting.first or setting.quantity.kind == "rank" or "điểm" in setting.quote:
            return None
        if not any(aim in told for aim in _AIMS) or not _AIMED.search(told):
            return None
        return Kind.TARGET, replace(anchor, time=self._times.time(setting, target=True))

    def _baseline(self, setting: Setting, anchor: Anchor, told: str) -> tuple[Kind, Anchor] | None:
        """'(cuối năm 2023 là 17%)': the figure before, at another time."""
        if setting.quantity.kind in {"steps", "ratio"}:
            return None
        if setting.paren is None and not _refers(told):
            return None
        time = self._baseline_time(setting, anchor, told)
        if time is None:
            return None
        growth = anchor.kind is Kind.GROWTH and setting.quantity.unit == "%"
        counted = setting.quantity.total is not None and setting.quantity.unit  # '(hiện mới có 9/16 bác sĩ)'
        level = Kind.RANK if setting.quantity.kind == "rank" else Kind.SHARE if counted else Kind.LEVEL
        return Kind.GROWTH if growth else level, replace(anchor, time=time)

    def _baseline_time(self, setting: Setting, anchor: Anchor, told: str) -> str | None:
        """When the figure before held at this other value; None where no other time is told."""
        if _YEAR_BEFORE.search(told) and anchor.time[:4].isdigit():
            return str(int(anchor.time[:4]) - 1)
        if told.endswith(("từ mức ", "từ ", "hơn mức ")):
            if subject(last_segment(setting.before)).words:
                return None  # a subject of its own: '; chỉ số hài lòng tăng từ 76,5%'
            return self._times.right_after(setting) or None
        if told.endswith("so với ") and _FORMERLY.match(self._page.text, setting.quantity.end):
            return ""
        period = self._references.baseline(setting)
        if period is not None and period.shape is Shape.SAME_PERIOD:
            # 'gấp 1,4 lần cùng kỳ năm 2025 (1,65 tỷ USD)': the same months as those of the figure before
            moved = period.counterpart(anchor.time, self._times.year)
            return moved or self._times.iso(period, at=setting.quantity.start)
        return None if period is None else self._times.iso(period, at=setting.quantity.start)
