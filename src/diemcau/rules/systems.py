"""Systems: named information systems, platforms and databases (GUIDE: systems).

Known ones come from lexicon/systems.toml under one canonical name; those that every locality has need its name ('Cổng
Dịch vụ công tỉnh X'). Others come from the grammar of systemtitles. What is only described ('phần mềm quản lý', 'hệ
thống thông tin của các sở') is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.facts import System
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit, matcher
from diemcau.mentions import Page
from diemcau.patterns.titles import is_one_of_many
from diemcau.rules.context import Context
from diemcau.rules.names import Named, apart, body_at, once, with_place, written_out
from diemcau.rules.systemtitles import NATIONAL_DATABASE, titled_systems
from diemcau.text.fold import fold

LEXICON_RULE = "systems.lexicon"
OPEN_RULE = "systems.title"

# The place behind a system that every locality has: ' tỉnh Lào Cai', ' của thành phố Đà Nẵng', ' TP.HCM', ' huyện'
_PLACE = regex.compile(
    r"""
    (?:\s\([^()\n]{1,20}\))? (?:\scủa)? \s
    (?: (?P<unit>tỉnh|thành\sphố|huyện|quận|thị\sxã|xã|phường|TP\.?|TX\.?)(?!\p{L}) )?
    (?: \s?(?P<name> \p{Lu}[\p{L}'’.]* (?: \s(?:-\s)?\p{Lu}[\p{L}'’]* ){0,3} ) )?
    """,
    regex.VERBOSE,
)
# What is before the body that a system is of: ' Bộ Công an', ' của Bộ Tư pháp', ' (viết tắt) của UBND tỉnh'
_OF = regex.compile(r"(?:\s\([^()\n]{1,20}\))?(?:\scủa)?\s(?=\p{Lu})")
_AND_ANOTHER = regex.compile(r"\s?(?:,|;|và|,\svà)\s(?:về\s)?")


def systems(page: Page, context: Context) -> Iterator[System]:
    """Find the systems that the article names, each once, in the order of their first mention."""
    known = list(_known(page, context))
    left_out = [Named(hit.start, hit.end, "") for hit in page.hits("systems")]
    opened = apart(titled_systems(page), [*known, *left_out])
    for named in once([*known, *opened]):
        yield System(named.name, page.evidence(named.start, named.end, LEXICON_RULE if named in known else OPEN_RULE))


def _known(page: Page, context: Context) -> Iterator[Named]:
    for hit in page.hits("systems"):
        capital = page.text[hit.start].isupper()
        if hit.item.get("kind") or (hit.item.get("case") == "capital" and not capital):
            continue
        if hit.item.get("place"):
            yield from _local(page, hit, context)
        else:
            yield Named(hit.start, hit.end, hit.item.label)
            yield from _coordinated(page, hit)


def _local(page: Page, hit: Hit[Entry], context: Context) -> Iterator[Named]:
    """Read a system that every locality has, with the place or the body that names it."""
    label, optional = hit.item.label, hit.item.get("place") == "optional" and page.text[hit.start].isupper()
    owner = _owner(page, hit.end, context)
    place = None if owner else _PLACE.match(page.text, hit.end)
    if owner:
        yield Named(hit.start, owner[1], f"{label} {owner[0]}")
    elif place and place["name"] and not is_one_of_many(page.text, hit.start):
        where = " ".join(filter(None, (place["unit"], place["name"])))
        yield Named(hit.start, place.end(), written_out(f"{label} {where}"))
    elif place and place["unit"] and (name := with_place(label, place["unit"], context)):
        yield Named(hit.start, place.end(), name)
    elif optional:
        yield Named(hit.start, hit.end, label)


def _owner(page: Page, end: int, context: Context) -> tuple[str, int] | None:
    """Read the body behind ' ' or ' của ' that a system is of, and where its name ends."""
    gap = _OF.match(page.text, end)
    return body_at(page, gap.end(), context) if gap else None


def _coordinated(page: Page, hit: Hit[Entry]) -> Iterator[Named]:
    """Read the further databases of 'CSDL quốc gia về dân cư, đất đai và doanh nghiệp'."""
    head = NATIONAL_DATABASE.match(page.text, hit.start)
    joint = _AND_ANOTHER.match(page.text, hit.end) if head else None
    while head and joint:
        rest = fold(head[0]) + page.folded[joint.end() : joint.end() + 80]
        another = next((h for h in matcher("systems").find(rest) if h.start == 0), None)
        if another is None:
            return
        end = joint.end() + another.end - len(head[0])
        yield Named(joint.end(), end, another.item.label)
        joint = _AND_ANOTHER.match(page.text, end)
