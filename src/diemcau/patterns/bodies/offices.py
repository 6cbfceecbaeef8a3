"""Offices and committees of another body: 'Ban Thường vụ Huyện ủy', 'Văn phòng UBND tỉnh', 'Đảng ủy Công an tỉnh'."""

from __future__ import annotations

import regex

from diemcau.facts import Level
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.mention import BodyMention, Grammar, Words
from diemcau.patterns.bodies.places import body_of_place, placed
from diemcau.patterns.places import jurisdiction

# "Văn phòng Bộ", "Thanh tra Sở": not "Văn phòng Bộ Công an", "Văn phòng Sở hữu"
_BARE = regex.compile(r"(?P<head>Bộ|Sở)(?![ ]\p{Lu})(?![ ](?:hữu|chỉ)\b)(?!\p{L})")
# "Văn phòng Bộ Lê Văn Ba", "Thanh tra Sở Trần Thị Tư"
_BEFORE_NAME = regex.compile(r"(?P<head>Bộ|Sở)(?=[ ]\p{Lu}\p{L}*[ ]\p{Lu})")
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
    words = grammar.words
    bare = _BARE.match(words.text, start) or _named_next(words, start)
    body = grammar.latest_of(_BARE_HEADS[bare["head"]], start) if bare else None
    return body._replace(start=start, end=bare.end()) if body and bare else None


def _named_next(words: Words, start: int) -> regex.Match[str] | None:
    """'Chánh Văn phòng Bộ Lê Văn Ba': behind the bare head stands the person who holds the post."""
    bare = _BEFORE_NAME.match(words.text, start)
    return bare if bare and bare.end() + 1 in words.persons(bare.end(), bare.end() + 60) else None


def party_committee(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """'Đảng ủy xã X', 'Đảng ủy Bộ Công an', 'Đảng ủy Công an tỉnh'; 'Đảng ủy' alone is that of a commune."""
    inner = office(grammar, hit)
    if inner:
        return inner
    words = grammar.words
    where = jurisdiction(words.text, hit.end, words.places)
    if where and where.rank:  # 'bí thư đảng ủy cấp xã': all of them
        return None
    if where:
        return placed(words, hit, hit.item.label, hit.end, where)
    return BodyMention(hit.start, hit.end, hit.item.label, levels=(Level.COMMUNE,), head=hit.item.id, name_end=hit.end)
