"""The body above an office, which tells where it is: 'Phòng Cảnh sát giao thông, Công an tỉnh'."""

from __future__ import annotations

import regex

from diemcau.patterns.bodies.mention import BodyMention, Grammar

# "Phòng PC06, Công an tỉnh", "Trung tâm Chuyển đổi số (thuộc Sở KH&CN tỉnh X)",
# "Phòng Quản lý hành chính (PC06) Công an tỉnh"
_LINK = regex.compile(r"(?:[ ]\([\p{Lu}\d&-]{2,10}\))?(?:,[ ]|[ ]\(?(?:thuộc|của)[ ]|[ ]\(|[ ]-[ ]|[ ])")
_OFFICES = frozenset({"phong", "doi"})  # 'Phòng PC06, Công an tỉnh', 'Đội CSGT, Công an huyện'
_OF = regex.compile(r"thuộc|của")


def within(grammar: Grammar, mention: BodyMention | None) -> BodyMention | None:
    """The mention with the place of the local body above it, where it has none of its own."""
    if mention is None or mention.unit or mention.place:
        return mention
    link = _LINK.match(grammar.words.text, mention.end)
    if link is None or not grammar.words.is_capital(link.end()):
        return mention
    if mention.head not in _OFFICES and not _OF.search(link[0]):
        return mention
    above = grammar.named_at(link.end())
    if above is None or above.reach != "local":
        return mention
    belongs = above.name if above.head in {"cong-an", "so"} else ""
    return mention._replace(
        unit=above.unit, place=above.place, levels=above.levels, reach="local", own=above.own, above=belongs
    )
