"""Localities that a text names: with their unit ('tỉnh X'), in a list under one unit, or by a name known anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.facts import Level
from diemcau.lexicon.places import Locality
from diemcau.lexicon.wordlists import words
from diemcau.mentions import Page
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.places import UNIT, PlaceHit, gazetteer, named_place, spelled, unit_levels, unit_name
from diemcau.text.anchored import on_pages
from diemcau.text.fold import fold
from diemcau.text.spans import Cover

_EXPLICIT = on_pages(rf"(?<![\p{{L}}\d]){UNIT}")
_UNITS = r"(?:tỉnh|huyện|quận|thị[ ]xã|thành[ ]phố|xã|phường|thị[ ]trấn|đặc[ ]khu)"
# how a list under one unit goes on: "các huyện Bắc Hà, Si Ma Cai và Bát Xát", "xã Đông Hòa (thành phố X), Đông Dương"
_LIST = regex.compile(r"(?:[ ]\([^()\n]{3,60}\))?(?:,[ ]|[ ]và[ ])")
_UNLIST = regex.compile(rf"{UNIT}|(?:các|một số|nhiều)\b")
# how such a list begins elsewhere than right behind its unit: "3 xã: Xuân Sơn, …", "các xã, phường: Thanh Miếu, …",
# "hai phường mới Trà Lý và …", "4 huyện gồm Núi Thành, …"; `unit` is the last one
_SERIES = on_pages(
    rf"""
    (?<!\p{{L}}) (?i:(?:{words("many-places")})[ ](?:{_UNITS}(?:,[ ]|[ ]và[ ]|/))*(?P<unit>{_UNITS}))
    (?: (?:[ ](?i:{words("of-such-places")})){{0,2}} (?: [ ]?: | [ ](?i:là|gồm|như)[ ]?:? )
      | (?:[ ](?i:{words("of-such-places")})){{1,2}} )
    [ ] (?=\p{{Lu}})
    """,
    regex.VERBOSE,
)


_NO_DISTRICTS = date(2025, 7, 1)  # Nghị quyết 203/2025/QH15: provinces and communes only
_ABROAD = frozenset({Level.COUNTRY, Level.REGION})
# "Phú Mỹ", "bà Nga": the last syllable of a name; "Đức Trọng", "Anh hùng": it goes on
_IN_NAME = regex.compile(r"(?:\p{Lu}\p{Ll}*|(?i:ông|bà|anh|chị|em|cô|cháu|đồng chí|đ/c))[ ]$")
_GOES_ON = regex.compile(r"[ ]\p{Lu}\p{Ll}|[ ](?:hùng|em|chị|tài|dục|thuật|mạo|phẩm|nhân)\b|-\p{Lu}\p{Ll}*[ ]\p{Lu}")


class PlaceMention(NamedTuple):
    """A named locality in the text: bare name, its level, the gazetteer entry where there is exactly one."""

    start: int
    end: int
    name: str
    level: Level
    unit: str
    locality: Locality | None


@dataclass(frozen=True)
class Localities:
    """The localities that ``page``, written about the day ``when`` (None: unknown), names."""

    page: Page
    when: date | None

    @cached_property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """All of them in text order."""
        found = {mention.start: mention for mention in self._with_unit()}
        taken = Cover((m.start, m.end) for m in found.values())
        introduced: dict[str, list[Level]] = {}  # 'huyện Bình Tân … ở Bình Tân': what a unit said of a name
        for mention in found.values():
            _introduce(mention, introduced)
        named = {offset for n in self.page.names for offset in range(n.start, n.end)}
        for hit in self.page.place_hits.values():
            told = introduced.get(fold(hit.name), ())
            if hit.start in named or not (gazetteer().bare_ok(hit.name) or told):
                continue
            if not taken.meets(hit.start, hit.end):
                found[hit.start] = self._mention(hit.start, hit.end, self._own_units.get(hit.start, ""), told)
                _introduce(found[hit.start], introduced)
        for hit in [*self._listed_weakly(found), *self._countries(found)]:
            found[hit.start] = self._mention(hit.start, hit.end, "")
        return tuple(found[start] for start in sorted(found))

    def options(self, written: str, unit: str) -> tuple[Locality, ...]:
        """The gazetteer's entries for a name, of the article's time: of the unit's level, else the widest first."""
        if (written, unit) not in self._asked:
            self._asked[written, unit] = tuple(self._look_up(written, unit))
        return self._asked[written, unit]

    @cached_property
    def _asked(self) -> dict[tuple[str, str], tuple[Locality, ...]]:
        """The options that have been asked for: an article names the same places again and again."""
        return {}

    def _look_up(self, written: str, unit: str) -> list[Locality]:
        levels = unit_levels(unit) or (Level.COUNTRY, Level.REGION, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
        found = [entry for level in levels for entry in gazetteer().lookup(written, level=level.value)]
        if unit == "thành phố":  # 'thành phố Nam Định' is not the province of that name
            found = [e for e in found if e.level != Level.PROVINCE.value or e.kind.startswith("thành phố")] or found
        alive = [entry for entry in found if self.when is None or entry.valid(self.when)]
        return alive or found

    # ---- with a unit ---------------------------------------------------------------------------------------------

    def _with_unit(self) -> Iterator[PlaceMention]:
        text, hits = self.page.text, self.page.place_hits
        for match in _SERIES.finditer(text):
            yield from self._list(self._item(match.end(), match["unit"].lower()), match["unit"].lower())
        for match in _EXPLICIT.finditer(text):
            unit = unit_name(match)
            yield from self._list(named_place(text, match.end(), unit_levels(unit), hits), unit)

    def _list(self, span: tuple[int, int] | None, unit: str) -> Iterator[PlaceMention]:
        """The places of a list under one unit; ``span`` is the first one."""
        while span:
            if unit != "thành phố" or self.options(self.page.text[slice(*span)], unit):  # all cities are known
                yield self._mention(*span, unit)
            joint = _LIST.match(self.page.text, span[1])
            span = self._item(joint.end(), unit) if joint else None

    def _item(self, at: int, unit: str) -> tuple[int, int] | None:
        """The next place of a list: 'các huyện Bắc Hà, Si Ma Cai'; None where something else begins."""
        text, hits, levels = self.page.text, self.page.place_hits, unit_levels(unit)
        if _UNLIST.match(text, at) or at in self._other_starts or self._is_head(at):
            return None
        if at in hits and not any(gazetteer().lookup(hits[at].name, level=lv.value) for lv in levels):
            known = gazetteer().lookup(hits[at].name)
            if known and Level(known[0].level) is not Level.DISTRICT:  # "huyện Chương Mỹ, Hà Nội"
                return None
        span = named_place(text, at, levels, hits, listed=True)
        return span if span and (span[0] in hits or " " in text[slice(*span)]) else None

    def _is_head(self, at: int) -> bool:
        """Whether a head noun of organisations stands at ``at``, and no name of the gazetteer: 'Hội An'."""
        head = self.page.body_grammar.words.heads.get(at)
        hit = self.page.place_hits.get(at)
        return head is not None and not (hit and hit.end > head.end)

    # ---- by its name alone ---------------------------------------------------------------------------------------

    def _listed_weakly(self, found: dict[int, PlaceMention]) -> list[PlaceHit]:
        """Names that need their unit, but stand in a list of districts: 'Núi Thành, Thăng Bình, Phú Ninh và Hội An'."""
        hits, text = self.page.place_hits, self.page.text
        chain: list[PlaceHit] = []
        taken: list[PlaceHit] = []
        for hit in [*(hits[start] for start in sorted(hits)), None]:
            if chain and (hit is None or not _LIST.fullmatch(text, chain[-1].end, hit.start)):
                told = [h for h in chain if h.start in found and found[h.start].level is Level.DISTRICT]
                if len(told) >= 2:
                    weak = [h for h in chain if h.start not in found]
                    taken += [h for h in weak if gazetteer().lookup(h.name, level=Level.DISTRICT.value)]
                chain = []
            if hit is not None:
                chain.append(hit)
        return taken

    def _countries(self, found: dict[int, PlaceMention]) -> Iterator[PlaceHit]:
        """Countries that go by an ordinary syllable, in a sentence with another country: 'Mỹ, Nga và Trung Quốc'."""
        text, named = self.page.text, {offset for n in self.page.names for offset in range(n.start, n.end)}
        abroad = [m.start for m in found.values() if m.level in _ABROAD and m.name != "Việt Nam"]
        for hit in self.page.place_hits.values() if abroad else ():
            weak = hit.start not in found and hit.start not in named and not gazetteer().bare_ok(hit.name)
            if not weak or not gazetteer().lookup(hit.name, level=Level.COUNTRY.value) or text[hit.start].islower():
                continue
            sentence = self.page.sentence_at(hit.start)
            alone = not _IN_NAME.search(text, max(0, hit.start - 16), hit.start) and not _GOES_ON.match(text, hit.end)
            if alone and any(sentence.start <= start < sentence.end for start in abroad):
                yield hit

    def _mention(self, start: int, end: int, unit: str, told: Sequence[Level] = ()) -> PlaceMention:
        """The mention of a name; ``told`` are the levels that units have said of it elsewhere."""
        written = self.page.text[start:end]
        options = self.options(written, unit)
        if told and not unit and not (options and options[0].level == Level.PROVINCE.value):
            # "xã Đức Trọng … ở Đức Trọng": a bare name is what its unit said, unless a province bears it
            options = tuple(o for o in options if o.level == told[0].value)
            if not options:
                return PlaceMention(start, end, spelled(written), told[0], "", None)
        if not unit and not told and self._is_past_district(options):
            return PlaceMention(start, end, options[0].name, Level.COMMUNE, "", None)
        level = Level(options[0].level) if options else unit_levels(unit)[0]
        same = [o for o in options if o.level == level.value]
        names = {o.name for o in same}
        short = level is Level.COUNTRY and any(written in o.weak for o in same)  # 'Mỹ' beside 'Hoa Kỳ'
        name = names.pop() if len(names) == 1 and not short else spelled(written)
        return PlaceMention(start, end, name, level, unit, same[0] if len(same) == 1 else None)

    def _is_past_district(self, options: Sequence[Locality]) -> bool:
        """Whether a bare name was a district's that is no more: since 1 July 2025 'Sa Pa' is the ward's name."""
        districts = bool(options) and all(o.level == Level.DISTRICT.value for o in options)
        return districts and self.when is not None and self.when >= _NO_DISTRICTS

    @cached_property
    def _own_units(self) -> dict[int, str]:
        """The unit that a body's head says of the place behind it: 'thành phố' of 'Thành ủy Thái Nguyên'."""
        posts = (p.body for p in self.page.posts if p.body and p.body.start > p.start)
        bodies: list[BodyMention] = [*self.page.bodies, *posts]
        return {b.end - len(b.place): b.own for b in bodies if b.own and b.place}

    @cached_property
    def _other_starts(self) -> frozenset[int]:
        page = self.page
        starts = (
            [p.start for p in page.posts]
            + [b.start for b in page.bodies if b.start != b.end - len(b.place)]
            + [n.start for n in page.names]
        )
        return frozenset(starts)


def _introduce(mention: PlaceMention, introduced: dict[str, list[Level]]) -> None:
    if mention.unit:
        introduced.setdefault(fold(mention.name), []).append(mention.level)
