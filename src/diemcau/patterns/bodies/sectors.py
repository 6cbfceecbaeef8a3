"""Ministries, departments and offices named after a field of government: 'Bộ Công an', 'Phòng Nội vụ'."""

from __future__ import annotations

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.above import within
from diemcau.patterns.bodies.capitals import capital_name
from diemcau.patterns.bodies.mention import BodyMention, Grammar
from diemcau.patterns.bodies.places import placed
from diemcau.patterns.places import jurisdiction


def of_sector(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The body of a head and a sector; without a known sector capitals may name it ('Phòng Tham mưu')."""
    words, kind = grammar.words, hit.item.get("sector")
    sector = words.sector_at(words.space_then(hit.end), kind)
    if sector is None or not words.is_capital(sector.start):
        return None if kind == "bo" else capital_name(grammar, hit)
    name = f"{hit.item.label} {sector.item.label}"
    if kind == "bo":
        return BodyMention(hit.start, sector.end, name, reach="national", head=hit.item.id, name_end=sector.end)
    return within(grammar, placed(words, hit, name, sector.end, jurisdiction(words.text, sector.end, words.places)))
