"""How an article's paragraphs hang together: items of a list belong to the line that announces them."""

from __future__ import annotations

from bisect import bisect_right

import regex

from diemcau.mentions import Page
from diemcau.text.sentences import Span

# '- Tỷ lệ số hóa: 80%', '+ Lĩnh vực đất đai: 12 hồ sơ', '• Cấp xã', 'a) Về hạ tầng', '- 100% hồ sơ', '2. Thi đua:'
_MARKED = regex.compile(
    r"[\s\"“]*(?:(?:[\p{Pd}*•+▪►]|[a-zđ]\)|\d{1,2}\))\s*\p{L}|[\p{Pd}*•+▪►]\s+[>≥]?\d|\d{1,2}\.\s+\p{Lu})",
    regex.IGNORECASE,
)
_SHORT = 14  # words; an item without a mark is no longer


class Layout:
    """The paragraphs of one page and the line that each item of a list hangs on."""

    def __init__(self, page: Page) -> None:
        self.paragraphs = page.paragraphs
        self._starts = [0, *(p.start for p in page.paragraphs[1:])]  # what stands before the first is its own
        self._parents = _parents(page)

    def index(self, offset: int) -> int:
        """The paragraph that holds the code point ``offset`` (or the last one before it)."""
        return bisect_right(self._starts, offset) - 1

    def parent(self, index: int) -> Span | None:
        """The paragraph that announces the list of which paragraph ``index`` is an item; None for running prose."""
        return self._parents[index]


def _parents(page: Page) -> list[Span | None]:
    found: list[Span | None] = []
    parent: Span | None = None
    for span in page.paragraphs:
        line = page.text[span.start : span.end].rstrip()
        marked = _MARKED.match(line) is not None
        if parent is not None and not marked and (len(line.split()) > _SHORT or ":" not in line):
            parent = None
        found.append(parent)
        if line.endswith(":") and not marked:
            parent, found[-1] = span, None
    return found
