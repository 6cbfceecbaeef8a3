"""Localities in text: gazetteer hits, unit nouns ('tỉnh', 'TP.'), and the jurisdiction that stands behind a body."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import regex

from diemcau import resources
from diemcau.facts import Level
from diemcau.lexicon.loader import load
from diemcau.lexicon.matcher import Matcher
from diemcau.lexicon.places import Gazetteer
from diemcau.lexicon.wordlists import word_list, words
from diemcau.patterns.names import SYLLABLE, is_commemorated, split_place, surely_name

_UNITS: Mapping[str, tuple[Level, ...]] = {
    "tỉnh": (Level.PROVINCE,),
    "thành phố": (Level.PROVINCE, Level.DISTRICT),
    "huyện": (Level.DISTRICT,),
    "quận": (Level.DISTRICT,),
    "thị xã": (Level.DISTRICT,),
    "xã": (Level.COMMUNE,),
    "phường": (Level.COMMUNE,),
    "thị trấn": (Level.COMMUNE,),
    "đặc khu": (Level.COMMUNE,),
}

# "tỉnh", "TP.", "Thành phố", "thị xã"; the unit may be glued to its name: "TP.HCM", "TX.Cai Lậy"; behind words of place
# or of an office one letter does: "tại P.Đông Lương", "UBND H. Gio Linh"; not the initial of "Ảnh: P. Thảo"
UNIT = (
    r"(?:(?P<unit>(?i:tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu))(?![\p{L}\d])"
    r"|(?P<short>TP|Tp|TX|T\.P)\b\.?"
    r"|(?P<letter>(?<=(?:tại|ở|thuộc|UBND|HĐND|Công an|(?:khu phố|tổ|thôn|ấp|đường)[ ][\p{L}\d ]{1,20},)[ ])[PHXQ])"
    r"\.[ ]?(?=\p{Lu}\p{Ll}))"
)
_LETTERS = {"P": "phường", "H": "huyện", "X": "xã", "Q": "quận"}
_UNIT_AT = regex.compile(rf"(?P<lead>[ ]?(?:của|thuộc)?[ ]?(?P<rank>cấp[ ])?){UNIT}")
_RUN_AT = regex.compile(rf"[ ]?{SYLLABLE}(?:[ ]{SYLLABLE}){{0,5}}")
# "xã Đam Rông 1", "phường Đông Hải 2"; not "xã Hòa Bình 12 hộ", "xã Tân Lập 3,5 tỷ", "xã Tân Lập 1/3 số hộ"
_NUMBER = regex.compile(
    r"[ ][1-9](?=[ ]?[),;.:\n](?!\d)|[ ](?:và|có|đã|là|được|tại|trước|sau|cùng|với|-|–)(?!\p{L})|$)"
)
# "phường Châu Phú A", "xã Nhơn Nghĩa A": a commune beside its namesake; not the initial of "xã Tân Lập A. Páo"
_LETTER = regex.compile(r"[ ][A-E](?![\p{L}\d.])")
# "tại phường Lê Thanh Nghị", ", phường Lê Thanh Nghị"; in "Chủ tịch UBND phường Lê Thanh Nghị" it may be the chairman
_IN_LIST = regex.compile(
    r"(?:[,;(:]|(?<!\p{L})(?:tại|ở|các|và|thuộc|là|gồm|với|địa bàn))[ ](?:phường|xã|thị trấn|đặc khu)[ ]$"
)
# "xã biên giới Ia Dom"; not "xã biên giới Việt - Lào"
_DESCRIBED = regex.compile(rf"(?i:{words('of-a-place')})[ ](?=\p{{Lu}})(?!Việt )")
_SYLLABLES = regex.compile(r"\S+")
_PLAIN_UNIT = regex.compile(r"(?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã|thị trấn|đặc khu|cấp)\b")
# "UBND huyện, thị xã", "UBND xã hoặc phường": no one body; "theo kế hoạch của UBND huyện, xã đã lập" names one
_OTHER_UNITS = regex.compile(
    r"(?:,| và| hoặc)[ ]?(?:thành phố|thị xã|thị trấn|phường|xã|quận|đặc khu|TP)\b"
    r"(?!,?[ ](?:đã|đang|sẽ|có|cũng|còn|vẫn|được|tổ chức|phấn đấu|tiếp tục|yêu cầu|triển khai)\b)"
)
# "UBND các tỉnh", "Công an các đơn vị", "UBND cấp xã": no one body
_PLURAL = regex.compile(r"[ ](?:các|những|mọi|từng|nhiều|một số|\d+|hai|ba)[ ]")


class PlaceHit(NamedTuple):
    """A gazetteer name in the text: code points ``start`` to ``end`` (exclusive), as written."""

    start: int
    end: int
    name: str


class Jurisdiction(NamedTuple):
    """What stands behind a body or post: where it ends, the unit noun, the bare name ('' if none), its levels."""

    end: int
    unit: str
    name: str
    levels: tuple[Level, ...]
    generic: bool = False
    rank: bool = False


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the packaged ``ontology/places.ttl``."""
    return Gazetteer.load(resources.ontology_path("places.ttl"))


@cache
def _matcher() -> Matcher[str]:
    return Matcher((name, name) for name in gazetteer().names())


def place_hits(text: str, folded: str) -> dict[int, PlaceHit]:
    """Gazetteer names that are written with a capital ('châu Á'), by where they start; leftmost-longest."""
    return {
        hit.start: PlaceHit(hit.start, hit.end, text[hit.start : hit.end])
        for hit in _matcher().find(folded)
        if any(char.isupper() or char.isdigit() for char in text[hit.start : hit.end])
    }


def unit_levels(unit: str) -> tuple[Level, ...]:
    """The levels that a unit noun can have: 'thành phố' is a province or a district."""
    return _UNITS.get(unit, ())


def unit_name(match: regex.Match[str]) -> str:
    """The unit noun of a match of :data:`UNIT`, written out: 'TP.' → 'thành phố'."""
    if match["unit"]:
        return " ".join(match["unit"].lower().split())
    if match["letter"]:
        return _LETTERS[match["letter"]]
    return "thị xã" if match["short"].upper().startswith("TX") else "thành phố"


def named_place(
    text: str, at: int, levels: tuple[Level, ...], hits: Mapping[int, PlaceHit], *, listed: bool = False
) -> tuple[int, int] | None:
    """The place name that starts at ``at`` behind a unit noun of the given levels: (start, end), or None.

    ``listed`` says that a list of places goes on at ``at``, so that a name of the past is the place's.

    A name of the gazetteer wins; communes (and districts that the gazetteer lacks) are taken as capitalised syllables,
    unless they are a person's ('Chủ tịch UBND xã Nguyễn Văn A').
    """
    if at < len(text) and text[at] == " ":
        at += 1
    described = _DESCRIBED.match(text, at)
    at = described.end() if described else at
    hit = hits.get(at)
    if hit and Level.COMMUNE in levels and (letter := _LETTER.match(text, hit.end)):
        return hit.start, letter.end()
    if hit and (not levels or any(gazetteer().lookup(hit.name, level=level.value) for level in levels)):
        number = _NUMBER.match(text, hit.end) if levels == (Level.COMMUNE,) else None
        return hit.start, number.end() if number else hit.end
    if Level.COMMUNE not in levels and Level.DISTRICT not in levels:
        return None
    return _capitalised_place(text, at, hits, listed)


def _capitalised_place(text: str, at: int, hits: Mapping[int, PlaceHit], listed: bool) -> tuple[int, int] | None:
    match = _RUN_AT.match(text, at)
    if match is None or _title_at().match(text, at):  # "Trưởng Công an xã Thượng úy Lò Văn A", "trình HĐND huyện Đề án"
        return None
    joined = hits.get(match.end() + 3) if text[match.end() : match.end() + 3] in {" - ", " – "} else None
    if joined and not surely_name(match[0].split()):  # "phường Xuân Hương - Đà Lạt"
        return at, joined.end
    parts = [m.span() for m in _SYLLABLES.finditer(text, match.start(), match.end())]
    syllables = [text[s:e] for s, e in parts]
    if surely_name(syllables):  # the ward is named after somebody, or somebody follows its unit
        honours = is_commemorated(" ".join(syllables)) and (listed or _IN_LIST.search(text, max(0, at - 24), at))
        return (parts[0][0], parts[-1][1]) if honours else None
    count = min(split_place(syllables), 4)
    end = parts[count - 1][1]
    number = _NUMBER.match(text, end) if count == len(parts) else None
    return parts[0][0], number.end() if number else end


@cache
def _title_at() -> regex.Pattern[str]:
    """Titles of posts, ranks and documents in capitals: no place is named so."""
    papers = {form for entry in load("legalkinds") for form in entry.forms if " " in form}
    titles = {form for entry in load("roles") for form in entry.forms}
    forms = sorted(titles | papers | set(word_list("papers")), key=lambda form: (-len(form), form))
    return regex.compile(rf"(?=\p{{Lu}})(?i:{'|'.join(map(regex.escape, forms))})(?![\p{{L}}\d])")


def spelled(written: str) -> str:
    """A place name as the views have it: single spaces, and no capitals throughout ('XÃ ĐỨC TRỌNG' in a headline).

    >>> spelled("ĐỨC  TRỌNG"), spelled("Y Tý")
    ('Đức Trọng', 'Y Tý')
    """
    words = written.split()
    shouted = written.isupper() and len(written) > len(words) * 2
    return " ".join(word.capitalize() for word in words) if shouted else " ".join(words)


def is_central_city(name: str) -> bool:
    """Whether a name is that of a centrally-run city, at any time: 'Đà Nẵng', 'TP.HCM'."""
    return any(entry.kind.startswith("thành phố") for entry in gazetteer().lookup(name, level=Level.PROVINCE.value))


def at_unit(text: str, at: int) -> bool:
    """Whether a unit noun ('tỉnh', 'xã', 'cấp') starts at ``at`` in lower case."""
    return _PLAIN_UNIT.match(text, at) is not None


def jurisdiction(text: str, at: int, hits: Mapping[int, PlaceHit]) -> Jurisdiction | None:
    """The jurisdiction that follows a body's name at ``at``: ' tỉnh Lào Cai', ' huyện', ' cấp xã', ' Đà Nẵng'.

    ``generic`` is true where no one locality is meant ('UBND các huyện'), ``rank`` where a rank is ('UBND cấp xã').
    """
    plural = _PLURAL.match(text, at)
    if plural:
        return Jurisdiction(at, "", "", (), generic=True)
    match = _UNIT_AT.match(text, at)
    hit = hits.get(at + 1) if at < len(text) and text[at] == " " else None
    if not match or (hit and hit.end > match.end()):  # "TP.HCM" is one name of the gazetteer
        if hit and gazetteer().lookup(hit.name):
            levels = tuple(dict.fromkeys(Level(p.level) for p in gazetteer().lookup(hit.name)))
            return Jurisdiction(hit.end, "", hit.name, levels)
        return None
    unit = unit_name(match)
    levels = unit_levels(unit)
    rank = bool(match["rank"])
    found = None if rank else named_place(text, match.end(), levels, hits)
    if found:
        return Jurisdiction(found[1], unit, text[found[0] : found[1]], levels)
    listed = _OTHER_UNITS.match(text, match.end())
    return Jurisdiction(match.end(), unit, "", levels, generic=bool(listed), rank=rank)
