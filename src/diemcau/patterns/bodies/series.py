"""Heads that several names share: 'UBND các huyện Kbang, Kông Chro', 'Các sở: Nội vụ, Tài chính', 'HĐND, UBND tỉnh'."""

from __future__ import annotations

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.mention import BodyMention, Words
from diemcau.patterns.places import Jurisdiction, is_central_city, jurisdiction, named_place, unit_levels

# "Công an các tỉnh Lào Cai và Yên Bái"
_EACH = regex.compile(r"[ ]các[ ](?P<unit>tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn)(?=[ ]\p{Lu})")
_LISTED = regex.compile(r",[ ]|[ ]và[ ]|,[ ]và[ ]")
# "Các sở: Nội vụ, …", "các bộ Y tế, …", "các Phòng: Nội vụ …"
_MANY = regex.compile(r"(?i:\bcác[ ])$")
_FIRST = regex.compile(r"[ ]?:?[ ](?=\p{Lu})")


def series(words: Words, start: int) -> list[BodyMention]:
    """The bodies of the series whose head is at ``start``; fewer than two: it is no series."""
    hit = words.heads.get(start)
    if hit is None:
        return []
    for read in (_of_places, _of_units, _of_sectors, _of_one_place):
        found = read(words, hit)
        if found:
            return found
    return []


def _of_places(words: Words, hit: Hit[Entry]) -> list[BodyMention]:
    plural = _EACH.match(words.text, hit.end)
    if plural is None or hit.item.get("tail") not in {"place", "sector"}:
        return []
    unit, at = " ".join(plural["unit"].lower().split()), plural.end()
    levels = unit_levels(unit)
    found: list[BodyMention] = []
    while span := named_place(words.text, at, levels, words.places):
        begin = span[0] if found else hit.start
        place = words.text[slice(*span)]
        found.append(
            BodyMention(begin, span[1], hit.item.label, unit, place, levels, "local", hit.item.id, "", hit.end)
        )
        more = _LISTED.match(words.text, span[1])
        if more is None:
            break
        at = more.end()
    return found


def _of_units(words: Words, hit: Hit[Entry]) -> list[BodyMention]:
    """'UBND TP Vĩnh Long, TX Bình Minh'; not 'UBND huyện Gio Linh, tỉnh Quảng Trị': the second holds the first."""
    if hit.item.get("tail") != "place" or hit.item.get("own") or hit.item.get("kind"):
        return []
    first = jurisdiction(words.text, hit.end, words.places)
    if first is None or not first.unit or not first.name:
        return []
    found = [first]
    while more := _LISTED.match(words.text, found[-1].end):
        following = jurisdiction(words.text, more.end() - 1, words.places)
        if following is None or not following.unit or not following.name or not _beside(first, following):
            break
        found.append(following)
    if len(found) < 2:
        return []
    begins = [hit.start, *(f.end - len(f.name) for f in found[1:])]
    return [
        BodyMention(begin, f.end, hit.item.label, f.unit, f.name, f.levels, "local", hit.item.id, "", hit.end)
        for begin, f in zip(begins, found, strict=True)
    ]


def _beside(first: Jurisdiction, other: Jurisdiction) -> bool:
    """Whether two named units stand side by side, neither inside the other."""
    if "tỉnh" in {first.unit, other.unit}:
        return first.unit == other.unit
    held = is_central_city(other.name) and not is_central_city(first.name)
    return not held and bool(set(first.levels) & set(other.levels))


def _of_sectors(words: Words, hit: Hit[Entry]) -> list[BodyMention]:
    kind = hit.item.get("sector")
    if not kind:
        return []
    many = bool(_MANY.search(words.text, max(0, hit.start - 4), hit.start))
    first = _FIRST.match(words.text, hit.end)
    if first is None or (":" in first[0] and not many) or not (many or words.is_capital(hit.start)):
        return []
    sectors = _sectors(words, first.end(), kind)
    if len(sectors) < 2:
        return []
    where = None if kind == "bo" else jurisdiction(words.text, sectors[-1].end, words.places)
    if where and where.generic:
        return []
    return [_sector_body(hit, sector, where, index) for index, sector in enumerate(sectors)]


def _sectors(words: Words, at: int, kind: str) -> list[Hit[Entry]]:
    """The sectors of a list that starts at ``at``; 'Công an tỉnh' behind a comma is no sector but a body."""
    found: list[Hit[Entry]] = []
    while (sector := words.sector_at(at, kind)) and words.is_capital(sector.start):
        if found and sector.start in words.heads and jurisdiction(words.text, sector.end, words.places):
            break
        found.append(sector)
        more = _LISTED.match(words.text, sector.end)
        if more is None:
            break
        at = more.end()
    return found


def _sector_body(hit: Hit[Entry], sector: Hit[Entry], where: Jurisdiction | None, index: int) -> BodyMention:
    name = f"{hit.item.label} {sector.item.label}"
    begin = sector.start if index else hit.start
    if hit.item.get("sector") == "bo":
        return BodyMention(begin, sector.end, name, reach="national", head=hit.item.id, name_end=sector.end)
    level = unit_levels(hit.item.get("level"))
    if where is None:
        return BodyMention(begin, sector.end, name, "", "", level, "local", hit.item.id, "", sector.end)
    return BodyMention(
        begin, sector.end, name, where.unit, where.name, level or where.levels, "local", hit.item.id, "", sector.end
    )


def _of_one_place(words: Words, hit: Hit[Entry]) -> list[BodyMention]:
    """'HĐND, UBND, Ủy ban MTTQ tỉnh': the place behind the last head is that of all."""
    heads = [hit]
    while (heads[-1].item.get("elides") == "place" or heads == [hit]) and (
        more := _LISTED.match(words.text, heads[-1].end)
    ):
        following = words.heads.get(more.end())
        if following is None or following.item.get("tail") != "place" or not words.is_capital(following.start):
            break
        heads.append(following)
    where = jurisdiction(words.text, heads[-1].end, words.places) if len(heads) > 1 else None
    if where is None or where.generic or where.rank or heads[-1].item.get("elides") != "place":
        return []
    own = hit.item.get("own")
    if hit.item.get("elides") != "place" and (
        not own or own != where.unit
    ):  # 'Tỉnh ủy, HĐND, UBND tỉnh X' share, 'Huyện ủy, UBND xã' do not
        return []
    return [_sharing(h, where) for h in heads[:-1]]


def _sharing(hit: Hit[Entry], where: Jurisdiction) -> BodyMention:
    own = hit.item.get("own")
    unit = "" if own else where.unit
    return BodyMention(
        hit.start, hit.end, hit.item.label, unit, where.name, where.levels, "local", hit.item.id, own, hit.end
    )
