"""One title for people of several ministries or departments: 'Thứ trưởng các Bộ: Y tế Lê Văn A, Nội vụ Trần Thị B'."""

from __future__ import annotations

import regex

from diemcau.facts import Level
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies import BodyGrammar, BodyMention

# "Thứ trưởng các Bộ: Nội vụ …", "Giám đốc các sở Tài chính …"
_EACH = regex.compile(r"[ ]các[ ](?P<head>Bộ|bộ|Sở|sở)[ ]?:?[ ](?=\p{Lu})")
# "…, Y tế Trần Thị Tư", "…; Y tế …", "… và Y tế …"
_NEXT = regex.compile(r"(?:,|;|[ ]và|,[ ]và|[ ]cùng)[ ](?=\p{Lu})")
_KINDS = {"bộ": "bo", "sở": "so"}
_LONGEST_NAME = 60  # code points


def houses_of(text: str, bodies: BodyGrammar, hit: Hit[Entry]) -> list[BodyMention]:
    """The ministries or departments of which the title ``hit`` stands in the plural, each with a person right behind.

    A mention spans the sector. Fewer than two, or a sector without a person ('các Sở: Nội vụ, Tài chính'): none.
    """
    each = _EACH.match(text, hit.end)
    if each is None:
        return []
    kind, at, found = _KINDS[each["head"].lower()], each.end(), list[BodyMention]()
    while sector := bodies.sector_at(at, kind):
        name_end = bodies.words.persons(sector.end, sector.end + _LONGEST_NAME).get(sector.end + 1)
        if name_end is None:
            break
        name = f"{each['head'].capitalize()} {sector.item.label}"
        if kind == "bo":
            found.append(BodyMention(sector.start, sector.end, name, reach="national", head=kind, name_end=sector.end))
        else:
            levels = (Level.PROVINCE,)
            found.append(BodyMention(sector.start, sector.end, name, levels=levels, head=kind, name_end=sector.end))
        following = _NEXT.match(text, name_end)
        if following is None:
            break
        at = following.end()
    return found if len(found) > 1 else []
