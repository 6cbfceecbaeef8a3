"""What the line above a list says of the figures in it."""

from __future__ import annotations

import regex

from diemcau.lexicon.expand import expand
from diemcau.mentions import Page
from diemcau.rules.clauses import Setting
from diemcau.rules.layout import Layout
from diemcau.rules.subjects import names_measure, subject

_LINE_END = regex.compile(r"(?:\s(?:trong|của|tính|đến|vào|như sau|tại một số \p{L}+(?:\s\p{L}+)?))*[\s:]*$")
_DIGITS = regex.compile(r"\d")


def announced(page: Page, layout: Layout, setting: Setting, indicator: str) -> str:
    """'BV A: 61,8%' below 'Tỷ lệ thanh toán không dùng tiền mặt tại một số đơn vị:' is a rate of payments."""
    parent = layout.parent(layout.index(setting.quantity.start))
    if parent is None or setting.quantity.unit != "%" or names_measure(indicator):
        return indicator
    dated = [p.start for p in page.periods if parent.start < p.start < parent.end]
    line = page.text[parent.start : min([parent.end, *dated])].partition("(")[0]
    head = subject(_LINE_END.sub("", line) + " ").words
    return expand(head[0].lower() + head[1:]) if names_measure(head) and not _DIGITS.search(head) else indicator
