"""The view ``bodies``: every named organisation, written out, a local one with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from diemcau.facts import Body, Level
from diemcau.lexicon.loader import load
from diemcau.lexicon.places import Locality
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.places import gazetteer
from diemcau.rules.frame import Frame
from diemcau.rules.holdings import by_name, holdings
from diemcau.rules.positions import sector_posts
from diemcau.rules.postplaces import POLICE_OFFICES, body_and_place

# the unit that a head carries in itself: 'Tỉnh ủy Lào Cai', not 'Tỉnh ủy tỉnh Lào Cai'
_OWN_UNITS = {entry.label: own for entry in load("bodyheads") if (own := entry.get("own"))}


def bodies(frame: Frame) -> Iterator[Body]:
    """Each organisation once, with its first mention; generic groups and what can't be placed are left out."""
    page = frame.page
    seen: set[str] = set()
    longest = _company_names(page.bodies)
    sector = [BodyMention(n.end + 2, end, body, reach="national") for _, _, body, n, end in sector_posts(frame)]
    implied = _implied(frame)
    told = {m.start for m in implied if m.place}
    mentions = [m for m in page.bodies if m.place or m.start not in told]  # the holder's other posts tell the place
    mentions += [inner for m in page.bodies if (inner := page.body_grammar.company_of(m))]
    for found in sorted([*mentions, *implied, *sector], key=lambda m: m.start):
        mention = _national_group(frame, found)
        name = (mention.reach == "national" and longest.get(mention.head)) or full_name(frame, mention)
        if name and name.casefold() not in seen and not _is_short(name, page.bodies):
            seen.add(name.casefold())
            yield Body(name, page.evidence(mention.start, mention.end, "bodies.mention"))


# "Học viện khu vực II" of the "Học viện Chính trị khu vực II" that the text names as well
_BY_NUMBER = regex.compile(r"(?P<head>\p{Lu}\p{Ll}+(?: \p{Ll}+)?)(?P<number> khu vực [IVX\d]+)")


def _is_short(name: str, mentions: Sequence[BodyMention]) -> bool:
    """Whether a name of a head and a number alone stands for a longer one of the text."""
    short = _BY_NUMBER.fullmatch(name)
    return short is not None and any(
        m.name != name and m.name.startswith(f"{short['head']} ") and m.name.endswith(short["number"]) for m in mentions
    )


def _company_names(mentions: Sequence[BodyMention]) -> dict[str, str]:
    """The longest name that the text gives each known company: 'Tập đoàn VNPT' where it also says 'VNPT'."""
    names: dict[str, str] = {}
    for mention in mentions:
        if (
            mention.reach == "national"
            and len(mention.name) > len(names.get(mention.head, ""))
            and _is_company(mention.head)
        ):
            names[mention.head] = mention.name
    return names


@cache
def _is_company(head: str) -> bool:
    return any(entry.id == head and entry.get("branches") for entry in load("bodies"))


def _implied(frame: Frame) -> list[BodyMention]:
    """Bodies that only a post names: 'Phó Thủ tướng' → Chính phủ, 'Phó Chủ tịch huyện' → UBND huyện.

    A body without a jurisdiction of its own takes that of its holder's other posts.
    """
    found = holdings(frame)
    of_name = by_name(found)
    places = {h.post.start: body_and_place(frame, h, of_name[h.name.start]) for h in found}
    implied = []
    for post in frame.page.posts:
        if not post.body_name:
            continue
        body = post.body or BodyMention(
            post.start,
            post.end,
            post.body_name,
            levels=post.levels,
            reach=post.reach or "local",
            own=_own(post.body_name),
        )
        if body.reach == "elided":
            name, unit, place = places.get(post.start, ("", "", ""))
            if not name:
                continue
            reach = "national" if place == "Việt Nam" else "local"
            body = body._replace(name=name, unit=unit, place=place, reach=reach)
        if body.reach == "local" and not body.place and post.start in places:
            police = "Công an" if body.name.startswith(POLICE_OFFICES) else ""
            place = places[post.start][2]
            if place and not _fits(frame, body, place):  # 'Ủy viên BTV Đảng ủy' of a body that no commune has
                continue
            body = body._replace(place=place, above=body.above or police)
        implied.append(body)
    return implied


# "phiên họp của Ủy ban Quốc gia về chuyển đổi số và Tổ công tác Đề án 06"
_BESIDE = regex.compile(r"(?:,|[ ]và|,[ ]và)[ ]")
# "hoạt động của Ủy ban và Tổ công tác Đề án 06", where the national committee has been named
_OF_COMMITTEE = regex.compile(r"(?<!\p{L})Ủy ban[ ]và[ ]$")
_STATE = ("thu-tuong", "pho-thu-tuong")


def _national_group(frame: Frame, mention: BodyMention) -> BodyMention:
    """A bare Tổ công tác is the Government's beside the national committee, or where the Prime Minister speaks."""
    if mention.head != "to-cong-tac" or mention.unit or mention.place or mention.reach != "local":
        return mention
    page = frame.page
    beside = any(b.reach == "national" and _BESIDE.fullmatch(page.text, b.end, mention.start) for b in page.bodies)
    if _OF_COMMITTEE.search(page.text, max(0, mention.start - 12), mention.start):
        beside = beside or any(b.reach == "national" and b.name.startswith("Ủy ban ") for b in page.bodies)
    start = page.sentence_at(mention.start).start
    told = [p for p in page.posts if start <= p.start < mention.start]
    speaks = bool(told) and all(p.role in _STATE for p in told)
    return mention._replace(reach="national") if beside or speaks else mention


def _own(name: str) -> str:
    return _OWN_UNITS.get(name, "")


def full_name(frame: Frame, mention: BodyMention) -> str:
    """The name of a body with its place ('Công an huyện Gio Linh'); '' where a local body can't be placed."""
    if mention.reach in {"national", "named"}:
        return mention.name
    if mention.reach == "unknown" and not mention.unit and not mention.place:
        return mention.name
    if mention.name.startswith(POLICE_OFFICES) and not (mention.place or mention.unit or mention.above):
        home = frame.home.get(Level.PROVINCE, "")  # 'Phòng Cảnh sát hình sự' alone is the provincial police's
        mention = mention._replace(place=home, levels=(Level.PROVINCE,), above="Công an")
    place = mention.place and frame.bare(mention.place, mention.unit, mention.levels)
    if not place:
        place = frame.resolve(mention.levels, mention.unit or mention.own, mention.start)
    if not place or not _fits(frame, mention, place):
        return ""
    if mention.name.endswith(tuple(_OWN_UNITS)):
        return f"{mention.name} {'Thành phố ' if place == 'Hồ Chí Minh' else ''}{place}"  # so it is called
    unit = _unit(frame, mention, place)
    if place.casefold().startswith(f"{unit} "):  # 'quận' + 'Quận 7'
        unit = ""
    parts = (mention.name, mention.above, unit, place)
    return " ".join(part for part in parts if part)


def _fits(frame: Frame, mention: BodyMention, place: str) -> bool:
    """Whether the place that a body was given is of its level: no 'Tỉnh ủy Sông Lô', no 'Đảng ủy xã Lào Cai'."""
    if mention.place or len(mention.levels) != 1:
        return True
    level = mention.levels[0]
    told = {m.level for m in frame.explicit if m.name == place and m.unit} | {
        lv for lv, name in frame.home.items() if name == place
    }
    known = {entry.level for entry in gazetteer().lookup(place)}
    return level in told or not known or level.value in known


def _unit(frame: Frame, mention: BodyMention, place: str) -> str:
    """The unit noun in front of the place: as written, else the gazetteer's kind, else the level's."""
    if mention.unit:
        return mention.unit
    homes = [level for level, name in frame.home.items() if name == place]
    levels = mention.levels or homes
    written = {m.unit for m in frame.named(place) if m.unit and m.level in levels}
    if len(written) == 1:
        return written.pop()
    known = [entry for level in mention.levels or homes for entry in gazetteer().lookup(place, level=level.value)]
    if known:
        return _kind_noun(known[0])
    level = (mention.levels or tuple(homes) or (Level.PROVINCE,))[0]
    return {Level.PROVINCE: "tỉnh", Level.DISTRICT: "huyện", Level.COMMUNE: "xã"}.get(level, "")


def _kind_noun(entry: Locality) -> str:
    return "thành phố" if entry.kind.startswith("thành phố") else entry.kind
