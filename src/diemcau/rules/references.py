"""What a figure is compared with: the period of a baseline, or the one after 'so với'."""

from __future__ import annotations

import regex

from diemcau.mentions import Page
from diemcau.patterns.periods import PeriodMention, Shape
from diemcau.rules.clauses import Setting
from diemcau.rules.times import Times

# between a period and its figure: '(cuối năm 2023 là 17%)', 'năm 2022: 3,1%', 'cùng kỳ xuất siêu 22,1 tỷ USD'
_IS = regex.compile(r"\s*(?:(?:là|đạt|chỉ|mới|ở|mức|:|\(|có|tăng|giảm|xuất\ssiêu|nhập\ssiêu)\s*)*", regex.IGNORECASE)
_DIGIT = regex.compile(r"[\d%]")
_COUNTED = regex.compile(r"\d+ (?:tháng|năm)")
_LINK = regex.compile(r"so với|hơn|từ (?:mức )?|của|^\s*$|cùng|lần|hồi")
# 'so với tháng trước', 'so với quý trước'
_BEFORE = regex.compile(
    r"[^,;.\d]{0,24}?(?:so với|hơn)\s(?P<unit>tháng|quý)\s(?:liền\s)?trước(?!\p{L})", regex.IGNORECASE
)
_OPENS = regex.compile(r"(?:,|\svà|;)\s(?:so với|cùng với)\s[^,;]*$", regex.IGNORECASE)
_MOVES = regex.compile(r"\s(?:thì\s)?(?:tăng|giảm|cao hơn|thấp hơn|gấp)(?!\p{L})", regex.IGNORECASE)
_YEAR_BEFORE = regex.compile(r"năm\s(?:liền\s)?trước", regex.IGNORECASE)
_MONTH = regex.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-\d\d)?$")


class References:
    """The comparisons of one page's figures."""

    def __init__(self, page: Page, times: Times) -> None:
        self._page, self._times = page, times

    def baseline(self, setting: Setting) -> PeriodMention | None:
        """The period of '(cuối năm 2023 là 17%)' or 'so với cuối năm 2023 là 79,6%', else None."""
        start = setting.paren.start if setting.paren else setting.clause.start
        stated = self._times.periods.between(start, setting.quantity.start)
        if not stated and setting.paren and self._page.text[start : setting.quantity.lead].strip() == "":
            stated = self._times.periods.between(setting.clause.start - 40, start)  # 'so với năm 2023 (17%)'
        if not stated:
            return None
        between = self._page.text[stated[-1].end : setting.quantity.lead]
        return stated[-1] if _IS.fullmatch(between) else None

    def reference(self, setting: Setting, time: str, *, relative: bool = True) -> str:
        """What a change, growth or multiple that holds at ``time`` is compared with: the period after 'so với' near
        the figure, or at the beginning of its clause or sentence. A rate of growth (not ``relative``) names it with
        'so với' only.
        """
        text, quantity = self._page.text, setting.quantity
        before = _BEFORE.match(text, quantity.end, setting.clause.end)
        if before:
            return _previous(time, before["unit"].casefold())
        period = self._after(setting, relative=relative) or self._just_before(setting) or self._at_head(setting)
        return self._iso(period, setting, time) if period else ""

    def _after(self, setting: Setting, *, relative: bool) -> PeriodMention | None:
        """'tăng 12% so với năm 2022': the period after the figure."""
        text, start = self._page.text, setting.quantity.end
        end = min(setting.clause.end, start + len(setting.after) + 40)
        for period in self._times.periods.between(start, end):
            between = text[start : period.start]
            if ";" in between or _DIGIT.search(_COUNTED.sub("", between)) or self._of_next(between, period):
                return None
            against = "so với" in between or period.shape is Shape.SAME_PERIOD
            if against or (relative and _LINK.search(between)):
                return period
        return None

    def _just_before(self, setting: Setting) -> PeriodMention | None:
        """'tăng 3,1% và so với cùng kỳ năm trước tăng 3,6%': between the figure before and this one."""
        start, periods = setting.previous_end, self._times.periods
        found = periods.between(start, setting.quantity.lead) if start else ()
        told = (p for p in found if periods.compares(p) and "so với" in self._page.text[start : p.end])
        return next(told, None)

    def _at_head(self, setting: Setting) -> PeriodMention | None:
        """'So với năm 2022, …': at the beginning of the clause or the sentence."""
        text, lead = self._page.text, setting.quantity.lead
        for low in (setting.clause.start, setting.sentence.start):
            for period in self._times.periods.between(low, lead):
                told = period.start < low + 16 or not _DIGIT.search(text[period.end : lead])
                if self._times.periods.compares(period) and told:
                    return period
            if not text.startswith(("So với", "so với"), setting.sentence.start):
                break
        return None

    def _of_next(self, between: str, period: PeriodMention) -> bool:
        """'tăng 3,1% và so với cùng kỳ năm trước tăng 3,6%': the second comparison belongs to the next figure."""
        return _OPENS.search(between) is not None and _MOVES.match(self._page.text, period.end) is not None

    def _iso(self, period: PeriodMention, setting: Setting, time: str) -> str:
        """'năm trước' in a passage about 2023 is 2022, whenever the article was written."""
        written = self._page.text[period.start : period.end]
        year = time[:4]
        if period.shape is Shape.SAME_PERIOD and (moved := period.counterpart(time, self._times.year)):
            return moved
        if period.shape is Shape.YEAR and _YEAR_BEFORE.match(written) and year.isdigit() and len(time) == 4:
            return str(int(year) - 1)
        return self._times.gone_by(period, self._times.iso(period, at=setting.quantity.start))


def _previous(time: str, unit: str) -> str:
    """The month or quarter before the one in which ``time`` ends; '' where it names no month.

    >>> _previous("2025-07-31", "tháng"), _previous("2025-01/2025-03", "quý"), _previous("2025", "tháng")
    ('2025-06', '2024-10/2024-12', '')
    """
    match = _MONTH.match(time.rpartition("/")[2])
    if match is None:
        return ""
    at = int(match["year"]) * 12 + int(match["month"]) - 1
    if unit == "tháng":
        return f"{(at - 1) // 12:04}-{(at - 1) % 12 + 1:02}"
    last = at - at % 3 - 1
    return "/".join(f"{m // 12:04}-{m % 12 + 1:02}" for m in (last - 2, last))


def years_between(time: str, reference: str) -> int | None:
    """By how many whole years ``reference`` lies before ``time``, both ISO 8601; None where it is another time.

    >>> years_between("2024-01/2024-06", "2023-01/2023-06"), years_between("2024-06", "2023-12")
    (1, None)
    """
    if not (time[:4].isdigit() and reference[:4].isdigit()):
        return None
    years = int(time[:4]) - int(reference[:4])
    return years if years > 0 and years_back(time, years) == reference else None


def years_back(time: str, years: int) -> str:
    """``time`` moved back by whole years; '' where it is none.

    >>> years_back("2024-01/2024-06", 1), years_back("", 1)
    ('2023-01/2023-06', '')
    """
    parts = time.split("/")
    known = all(part[:4].isdigit() for part in parts)
    return "/".join(f"{int(part[:4]) - years:04}{part[4:]}" for part in parts) if known else ""
