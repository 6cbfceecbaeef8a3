"""Offices and committees of another body: 'Ban Thường vụ Huyện ủy', 'Văn phòng UBND tỉnh', 'Đảng ủy Công an tỉnh'."""

from __future__ import annotations

import regex

from diemcau.facts import Level
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.mention import BodyMention, Grammar
from diemcau.patterns.bodies.places import body_of_place, placed
from diemcau.patterns.places import jurisdiction

# "Văn phòng Bộ", "Thanh tra Sở": not "Văn phòng Bộ Công an", "Văn phòng Sở hữu"
_BARE = regex.compile(r"(?P<head>Bộ|Sở)(?![ ]\p{Lu})(?![ ](?:hữu|chỉ)\b)(?!\p{L})")
_BARE_HEADS = {"Bộ": "bo", "Sở": "so"}
_PAUSE = regex.compile(r"[ ]?[,;–-]|[ ](?:kiêm|và)[ ]")


def office(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The body that a head and the body behind it make; a Ban Thường vụ alone is 'elided'; else None."""
    words = grammar.words
    start = words.space_then(hit.end)
    inner = (grammar.named_at(start) or _bare(grammar, start)) if start >= 0 else None
    if inner is not None:
        return inner._replace(start=hit.start, name=f"{hit.item.label} {inner.name}", head=hit.item.id)
    if hit.item.get("tail") == "body-or-place":  # "Ban Dân tộc tỉnh"
        return body_of_place(grammar, hit)
    if hit.item.get("elides") and _PAUSE.match(words.text, hit.end):
        # 'Ủy viên BTV, Trưởng Công an huyện': which committee, the holder's next post tells
        return BodyMention(hit.start, hit.end, hit.item.label, reach="elided", head=hit.item.id, name_end=hit.end)
    return None


def _bare(grammar: Grammar, start: int) -> BodyMention | None:
    """The ministry or department that a bare 'Bộ', 'Sở' means: 'Chánh Văn phòng Sở', 'Thanh tra Bộ'."""
    bare = _BARE.match(grammar.words.text, start)
    body = grammar.latest_of(_BARE_HEADS[bare["head"]], start) if bare else None
    return body._replace(start=start, end=bare.end()) if body and bare else None


def party_committee(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """'Đảng ủy xã X', 'Đảng ủy Bộ Công an', 'Đảng ủy Công an tỉnh'; 'Đảng ủy' alone is that of a commune."""
    inner = office(grammar, hit)
    if inner:
        return inner
    words = grammar.words
    where = jurisdiction(words.text, hit.end, words.places)
    if where:
        return placed(words, hit, hit.item.label, hit.end, where)
    return BodyMention(hit.start, hit.end, hit.item.label, levels=(Level.COMMUNE,), head=hit.item.id, name_end=hit.end)
