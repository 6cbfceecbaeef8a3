"""Where the words of an indicator stand in the text, when they stand there in one piece."""

from __future__ import annotations

from diemcau.mentions import Page
from diemcau.rules.clauses import Setting


def place_of(page: Page, setting: Setting, words: str, low: int) -> tuple[int, int] | None:
    """The span of ``words`` (as written, code points, end exclusive) nearest before the figure from ``low`` on, else
    the first after it in its clause; None where they stand nowhere in one piece.
    """
    if not words:
        return None
    quantity = setting.quantity
    at = page.text.rfind(words, low, quantity.start)
    if at < 0:
        at = page.text.find(words, quantity.number_end, setting.sentence.end)
    if at < 0 or _cut(page.text, at, at + len(words)):
        return None
    return at, at + len(words)


def _cut(text: str, start: int, end: int) -> bool:
    """True where the span begins or ends within a word."""
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
