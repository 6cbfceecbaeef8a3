"""Bodies named after a locality: 'UBND tỉnh Lào Cai', 'Công an huyện', 'Tỉnh ủy', 'Thành ủy Hà Nội'."""

from __future__ import annotations

import regex

from diemcau.facts import Level
from diemcau.lexicon.expand import expand
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.mention import BodyMention, Grammar, Words
from diemcau.patterns.places import Jurisdiction, jurisdiction, named_place, unit_levels

# "BHXH khu vực VIII", "Kho bạc Nhà nước khu vực X", "Thuế cơ sở 3", "TAND khu vực 2 - Lào Cai"
_REGION = regex.compile(r"[ ](?:khu vực|Khu vực|cơ sở)[ ](?:[IVX]+|\d+)(?![\p{L}\d])")
# "Trung tâm Giám sát, điều hành thông minh (IOC) tỉnh"
_SHORT = regex.compile(r"[ ]\([\p{Lu}\d-]{2,10}\)")
# "Cục Thống kê (Bộ Tài chính)", "Cục Thống kê, Bộ Tài chính", "Cục Thống kê thuộc Bộ Tài chính": the ministry's own
_OF_MINISTRY = regex.compile(r"(?:[ ]\(|,[ ]|[ ](?:thuộc|của)[ ]|[ ])Bộ[ ]\p{Lu}")
_PAUSE = regex.compile(r"[ ]?[,;–-]")


def body_of_place(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The body of a head that needs a locality behind it; None for a generic group or a rank ('HĐND cấp tỉnh')."""
    words = grammar.words
    region = _REGION.match(words.text, hit.end)
    if region and words.is_capital(hit.start):
        return _of_region(words, hit, region.end())
    where = jurisdiction(words.text, hit.end, words.places) or _behind(words, hit)
    if where is None and not hit.item.get("own") and not hit.item.get("level"):
        if hit.item.get("central") and _OF_MINISTRY.match(words.text, hit.end):
            reach = "national"
        elif (hit.item.get("elides") == "place" or hit.item.label.count(" ") >= 3) and _PAUSE.match(
            words.text, hit.end
        ):
            # 'Phó Chủ tịch UBND, Giám đốc Trung tâm … phường X': of what place, the holder's next post tells
            reach = "elided"
        else:
            return None
        return BodyMention(hit.start, hit.end, hit.item.label, reach=reach, head=hit.item.id, name_end=hit.end)
    if where and where.rank:
        return None
    return placed(words, hit, hit.item.label, hit.end, where)


def _of_region(words: Words, hit: Hit[Entry], end: int) -> BodyMention:
    """The body with the number of a region: 'Thuế cơ sở 3 tỉnh Lào Cai', 'Ban Chỉ huy Phòng thủ khu vực 2'."""
    name = hit.item.label + words.text[hit.end : end]
    if level := hit.item.get("level") or hit.item.get("regional"):  # one of its province
        return BodyMention(hit.start, end, name, "", "", (Level(level),), "local", hit.item.id, "", end)
    of = jurisdiction(words.text, end, words.places)
    if of and of.name and of.unit in {"tỉnh", "thành phố"}:
        return BodyMention(hit.start, of.end, name, of.unit, of.name, of.levels, "local", hit.item.id, "", end)
    return BodyMention(hit.start, end, name, reach="unknown", head=hit.item.id, name_end=end)


def _behind(words: Words, hit: Hit[Entry]) -> Jurisdiction | None:
    """The jurisdiction behind an abbreviation, or the commune of a head that names the level ('Đoàn xã Tả Phìn')."""
    short = _SHORT.match(words.text, hit.end)
    if short:
        return jurisdiction(words.text, short.end(), words.places)
    levels = unit_levels(hit.item.get("own"))
    span = named_place(words.text, hit.end, levels, words.places) if levels == (Level.COMMUNE,) else None
    return Jurisdiction(span[1], "", words.text[slice(*span)], levels) if span else None


def placed(words: Words, hit: Hit[Entry], name: str, end: int, where: Jurisdiction | None) -> BodyMention | None:
    """The body ``name`` that ends at ``end``, with the jurisdiction behind it, if any; None for a generic one."""
    own, level = hit.item.get("own"), hit.item.get("level")
    levels = unit_levels(own) or ((Level(level),) if level else ())
    if where is None:
        return BodyMention(hit.start, end, name, "", "", levels, "local", hit.item.id, own, end)
    if where.generic:
        return None
    if where.levels == (Level.COUNTRY,) and where.name:  # 'Hội Luật gia Việt Nam': the one above all of them
        whole = name + words.text[end : where.end]
        return BodyMention(hit.start, where.end, whole, reach="national", head=hit.item.id, name_end=where.end)
    levels = levels or where.levels
    if hit.item.get("kind") != "name":
        return BodyMention(hit.start, where.end, name, where.unit, where.name, levels, "local", hit.item.id, own, end)
    if not where.name:
        return BodyMention(hit.start, where.end, name, where.unit, "", levels, "local", hit.item.id, own, end)
    written = expand(words.text[hit.start : where.end])
    return BodyMention(hit.start, where.end, written, "", where.name, levels, "named", hit.item.id, own, where.end)
