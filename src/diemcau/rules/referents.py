"""Whom a bare 'xã', 'huyện', 'phường' means: the locality of that kind that the passage named last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import regex

from diemcau.mentions import Page
from diemcau.patterns.places import named_place, unit_levels
from diemcau.text.anchored import on_folded_pages, on_pages
from diemcau.text.fold import fold

_KINDS = ("huyện", "xã", "phường", "thị xã", "thị trấn", "đặc khu", "quận")
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
# 'Toàn xã còn', 'của xã', 'Trung tâm Phục vụ hành chính công xã': the same, but in an article of a
# locality of that kind it is its own
_WHOLE = on_folded_pages(
    rf"""
    (?: (?:toàn|của|hành\schính\scông) \s ) (?P<unit> {_UNITS} )
    (?! \p{{L}} | \s(?:hội|viên|luận)\b )
    """,
    regex.VERBOSE,
)
# 'huyện Nam Trà My', 'Huyện ủy Định Hóa', 'xã Hồng Thủy'
_NAMED = on_pages(
    rf"(?<!\p{{L}})(?P<unit>{_UNITS})(?:\sủy)?\s(?P<name>(?-i:\p{{Lu}}[\p{{L}}']*)(?:\s(?-i:\p{{Lu}}[\p{{L}}']*)){{0,2}})",
    regex.VERBOSE | regex.IGNORECASE,
)


def referents(page: Page, home: str = "") -> Iterator[tuple[int, str, str]]:
    """Where a bare unit noun stands, the noun, and the bare name of the last locality called so before it in its
    paragraph or the one above. ``home`` is the article's own, by bare name: 'toàn xã' is its own if it is a xã; without
    one only 'xã có' is asked.
    """
    text = page.text
    whole = (m for m in _WHOLE.finditer(page.folded) if home and not text[m.end() : m.end() + 2].strip()[:1].isupper())
    own = {unit for unit in _KINDS if home and fold(f"{unit} {home}") in page.folded}
    bare = sorted(
        [*_BARE.finditer(page.folded), *(m for m in whole if m["unit"] not in own)], key=lambda m: m.start("unit")
    )
    if not bare:
        return
    named = [(m.start(), m["unit"].casefold(), _name(page, m)) for m in _NAMED.finditer(text)]
    starts = [p.start for p in page.paragraphs]
    for match in bare:
        unit, at = match["unit"].casefold(), match.start("unit")
        paragraph = bisect_right(starts, at) - 1
        low = starts[paragraph - 1] if paragraph > 0 else 0
        near = named[bisect_left(named, (low,)) : bisect_left(named, (at,))]
        names = [name for _, kind, name in near if kind == unit]
        if names:
            yield at, unit, names[-1]


def _name(page: Page, match: regex.Match[str]) -> str:
    """The gazetteer's name where it knows the place; a person's name may follow the place's own."""
    at = match.start("name")
    span = named_place(page.text, at, unit_levels(match["unit"].lower()), page.place_hits)
    return page.text[slice(*span)] if span and span[0] == at else match["name"]
