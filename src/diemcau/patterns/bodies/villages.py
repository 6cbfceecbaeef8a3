"""Groups of a village or ward, named with it: 'Tổ công nghệ số cộng đồng thôn Nà Lốc'."""

from __future__ import annotations

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.mention import BodyMention, Grammar
from diemcau.patterns.names import split_place

# "thôn Nà Lốc 2", "bản Pa Cheo", "tổ dân phố số 5", "khu phố 3"
_VILLAGE = regex.compile(
    r"""[ ] (?P<unit> thôn | bản | ấp | khóm | buôn | làng | xóm | khu[ ]phố | khối[ ]phố | khu | tổ[ ]dân[ ]phố ) [ ]
        (?P<name> \p{Lu}[\p{L}’']* (?:[ ]\p{Lu}[\p{L}’']*){0,4} (?:[ ]\d{1,2}(?!\d|[.,/]\d|%))?
                | (?:số[ ])?\d{1,2}(?!\d|[.,/]\d|%) )
    """,
    regex.VERBOSE,
)


def village_group(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The group of a head and the village behind it, which is its place; None for the groups in general."""
    text = grammar.words.text
    match = _VILLAGE.match(text, hit.end)
    if match is None or not grammar.words.is_capital(hit.start):
        return None
    parts = match["name"].split()
    name = " ".join(parts[: split_place(parts)])
    end = match.start("name") + len(name)
    unit = " ".join(match["unit"].split())
    return BodyMention(hit.start, end, hit.item.label, unit, name, head=hit.item.id, name_end=end)
