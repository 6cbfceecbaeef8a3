"""Whom a bare 'xã', 'huyện', 'phường' means: the locality of that kind that the passage named last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import regex

from diemcau.mentions import Page
from diemcau.text.anchored import on_folded_pages, on_pages

_UNITS = r"huyện|xã|phường|thị\sxã|thị\strấn|đặc\skhu|quận"
# 'huyện có 10 xã', '. Xã đã', ', phường còn', 'huyện này'; not 'các huyện có', 'UBND huyện đã', 'cấp xã', 'xã hội'
_BARE = on_folded_pages(
    rf"""
    (?: (?<= [.;:,]\s | \n | ^ | (?:và|mà|vì|nên|nay)\s ) | ^ ) (?P<unit> {_UNITS} )
    \s (?: có | đã | còn | vẫn | đang | sẽ | tiếp\snhận | đạt | đặt | phấn\sđấu | hiện | mới | chỉ | này
      | cũng ) (?! \p{{L}} )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
# 'huyện Nam Trà My', 'Huyện ủy Định Hóa', 'xã Hồng Thủy'
_NAMED = on_pages(
    rf"(?<!\p{{L}})(?P<unit>{_UNITS})(?:\sủy)?\s(?P<name>(?-i:\p{{Lu}}[\p{{L}}']*)(?:\s(?-i:\p{{Lu}}[\p{{L}}']*)){{0,2}})",
    regex.VERBOSE | regex.IGNORECASE,
)


def referents(page: Page) -> Iterator[tuple[int, str, str]]:
    """Where a bare unit noun stands, the noun, and the bare name of the last locality called so before it in its
    paragraph or the one above.
    """
    text = page.text
    bare = list(_BARE.finditer(page.folded))
    if not bare:
        return
    named = [(m.start(), m["unit"].casefold(), _name(page, m)) for m in _NAMED.finditer(text)]
    starts = [p.start for p in page.paragraphs]
    for match in bare:
        unit, at = match["unit"].casefold(), match.start()
        paragraph = bisect_right(starts, at) - 1
        low = starts[paragraph - 1] if paragraph > 0 else 0
        near = named[bisect_left(named, (low,)) : bisect_left(named, (at,))]
        names = [name for _, kind, name in near if kind == unit]
        if names:
            yield at, unit, names[-1]


def _name(page: Page, match: regex.Match[str]) -> str:
    """The gazetteer's name where it knows the place; a person's name may follow the place's own."""
    hit = page.place_hits.get(match.start("name"))
    return hit.name if hit else match["name"]
