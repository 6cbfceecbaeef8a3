"""The figures of a passage that later ones lean on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from diemcau.facts import Kind
from diemcau.rules.clauses import Setting
from diemcau.rules.kinds import Reading
from diemcau.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The figure that later ones of the passage lean on: its indicator, unit, kind, scope and time."""

    indicator: str
    unit: str
    kind: Kind
    scope: str
    time: str
    end: int
    value: Decimal | None = None
    words: tuple[int, int] | None = None  # where the indicator's words stand in one piece, in code points of the page


_OF_PLAN = regex.compile(
    r"(?<=\p{L})\sso với (?:kế hoạch|dự toán|nghị quyết|chỉ tiêu|mục tiêu)(?:\s.*)?$", regex.IGNORECASE
)
# 'trên tổng 300 tỷ đồng kế hoạch vốn', '42% kế hoạch 5.300 tỷ đồng', 'dự toán 6.700 tỷ đồng': what a result is part of
_WHOLE = regex.compile(
    r"(?r)(?<!\p{L})(?:(?:trên|trong)\s(?:tổng(?:\ssố)?|số)|(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?: \p{L}+){0,4})\s*",
    regex.IGNORECASE,
)
_PLANNED = regex.compile(r"(?:tổng\s)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\p{L})", regex.IGNORECASE)
_RESULTS = frozenset({Kind.LEVEL, Kind.SHARE})
_CURRENCIES = frozenset({"VND", "USD", "EUR", "CNY", "JPY", "GBP"})


class Memory:
    """What the figures read so far leave for the next one; parentheses have a memory of their own."""

    def __init__(self) -> None:
        self._outer: Anchor | None = None
        self._inner: Anchor | None = None
        self._paren: Span | None = None
        self._counted: dict[str, Anchor] = {}
        self._told: list[Anchor] = []
        self._above: list[Anchor] = []
        self.last: tuple[Setting, Reading] | None = None
        self.goal: Anchor | None = None

    @property
    def anchor(self) -> Anchor | None:
        """The figure that the next one leans on, None at the beginning of a passage."""
        return self._outer if self._paren is None else self._inner

    @property
    def told(self) -> list[Anchor]:
        """The results of the passage so far, in text order, for what points back ('con số này'); those of the paragraph
        right above where this one has told none yet.
        """
        return self._told or self._above

    def forget(self, *, follows: bool) -> None:
        """Begin a new passage; ``follows`` says that the last one stood in the paragraph right above."""
        self._outer = self._inner = self._paren = self.last = None
        self._counted = {}
        self._above, self._told = (self._told if follows else []), []

    def counted(self, unit: str) -> Anchor | None:
        """The last level of the passage that counts ``unit``: '6.340 vụ …; giảm 580 vụ'."""
        return self._counted.get(unit.casefold())

    def enter(self, setting: Setting) -> None:
        """Step into the figure's parentheses, or out of the last ones."""
        if setting.paren != self._paren:
            self._paren, self._inner = setting.paren, self._outer

    def keep(self, setting: Setting, reading: Reading, about: Anchor, *, leans: bool) -> None:
        """Keep the figure as the one that later ones lean on, unless it leans on another itself."""
        anchor, quantity = self.anchor, setting.quantity
        self.last = (setting, reading)
        self._note(setting, reading, about, leans=leans and anchor is not None)
        if quantity.kind == "percent" and anchor is not None and anchor.unit != "%":
            money = anchor.unit in _CURRENCIES and about.indicator == f"tỷ lệ {anchor.indicator}"
            if money or about.indicator.startswith(anchor.indicator):
                return  # '…, bằng 63% dự toán và tăng 13,9%': what follows leans on the amount
        if quantity.kind == "percent":
            about = replace(about, indicator=_OF_PLAN.sub("", about.indicator))  # 'bằng 63% dự toán, bằng 104% cùng kỳ'
        if quantity.unit and quantity.kind != "none" and reading.kind is Kind.LEVEL:
            self._counted[quantity.unit.casefold()] = about
        if quantity.kind == "none" and quantity.total is not None and leans:
            return
        if reading.kind is Kind.RANK and leans and anchor is not None:
            return  # 'đạt 87%, xếp hạng 29, tăng 2%': what follows leans on the rate
        if not reading.relative:
            self._set(about)
        elif anchor is None or not leans:
            self._set(replace(about, unit=""))

    def _note(self, setting: Setting, reading: Reading, about: Anchor, *, leans: bool) -> None:
        """Note the last goal, and each result for what points back to it."""
        if reading.kind is Kind.TARGET:
            self.goal = about
        elif _is_result(setting, reading, about, leans=leans):
            self._told.append(about)

    def _set(self, anchor: Anchor) -> None:
        if self._paren is None:
            self._outer = anchor
        else:
            self._inner = anchor


def _is_result(setting: Setting, reading: Reading, about: Anchor, *, leans: bool) -> bool:
    """True for what has been reached; not for how far it has moved, nor for the whole that it is a part of."""
    if reading.kind is Kind.GROWTH:
        return not leans  # 'GRDP tăng 6,8%; con số này của cả nước là 6,4%'
    whole = _WHOLE.match(setting.before.rstrip()) or is_planned(about)
    return reading.kind in _RESULTS and not whole


def is_planned(anchor: Anchor) -> bool:
    """True for the amount of a plan or budget itself: 'kế hoạch vốn', 'dự toán'."""
    return _PLANNED.match(anchor.indicator) is not None
