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
_CURRENCIES = frozenset({"VND", "USD", "EUR", "CNY", "JPY", "GBP"})


class Memory:
    """What the figures read so far leave for the next one; parentheses have a memory of their own."""

    def __init__(self) -> None:
        self._outer: Anchor | None = None
        self._inner: Anchor | None = None
        self._paren: Span | None = None
        self._counted: dict[str, Anchor] = {}
        self.last: tuple[Setting, Reading] | None = None
        self.goal: Anchor | None = None

    @property
    def anchor(self) -> Anchor | None:
        """The figure that the next one leans on, None at the beginning of a passage."""
        return self._outer if self._paren is None else self._inner

    def forget(self) -> None:
        """Begin a new passage."""
        self._outer = self._inner = self._paren = self.last = None
        self._counted = {}

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
        if reading.kind is Kind.TARGET:
            self.goal = about
        if quantity.kind == "percent" and anchor is not None and anchor.unit != "%":
            money = anchor.unit in _CURRENCIES and about.indicator == f"tỷ lệ {anchor.indicator}"
            if money or about.indicator.startswith(anchor.indicator):
                return  # '…, bằng 63% dự toán và tăng 13,9%': what follows leans on the amount
        if quantity.kind == "percent":
            about = replace(about, indicator=_OF_PLAN.sub("", about.indicator))  # 'bằng 63% dự toán, bằng 104% cùng kỳ'
        if quantity.unit and reading.kind is Kind.LEVEL:
            self._counted[quantity.unit.casefold()] = about
        if quantity.kind == "none" and quantity.total is not None and leans:
            return
        if reading.kind is Kind.RANK and leans and anchor is not None:
            return  # 'đạt 87%, xếp hạng 29, tăng 2%': what follows leans on the rate
        if not reading.relative:
            self._set(about)
        elif anchor is None or not leans:
            self._set(replace(about, unit=""))

    def _set(self, anchor: Anchor) -> None:
        if self._paren is None:
            self._outer = anchor
        else:
            self._inner = anchor
