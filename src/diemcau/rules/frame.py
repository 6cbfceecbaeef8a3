"""The article's frame: its home locality, its bridging points, and what 'tỉnh', 'huyện', 'xã' mean at an offset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.facts import Level
from diemcau.lexicon.places import Locality
from diemcau.mentions import Page
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.places import gazetteer, jurisdiction, spelled, unit_levels
from diemcau.rules.localities import Localities, PlaceMention
from diemcau.rules.publishers import publisher_provinces
from diemcau.text.anchored import on_pages
from diemcau.text.spans import Cover, within

# "điểm cầu tỉnh Lào Cai", "đầu cầu Hà Nội", "điểm cầu của tỉnh", "điểm cầu UBND huyện", "điểm cầu trụ sở Chính phủ"
_BRIDGE = on_pages(
    r"(?i:(?:điểm|đầu)[ ]cầu|điểm[ ]kết[ ]nối)(?P<link>(?:[ ](?:trực tuyến|chính|tại|ở|của|thuộc|trung tâm|phòng họp"
    r"|hội trường|[Tt]rụ sở|Văn phòng|Trung tâm (?:[Hh]ành chính|[Hh]ội nghị|Chính trị - Hành chính)"
    r"|Huyện ủy|Tỉnh ủy|Thành ủy|UBND|Ủy ban nhân dân|HĐND|HĐND và UBND|HĐND, UBND|,))*)"
)
# "từ Trụ sở Chính phủ", "tại trụ sở Chính phủ"
_SEAT = on_pages(r"(?<![\p{L}])(?i:(?:từ|tại|ở)[ ](?:điểm cầu )?trụ sở)[ ](?:Văn phòng[ ])?Chính phủ(?!\p{L})")
# "Từ Hải Phòng, Chủ tịch UBND thành phố …" where a sentence of an online meeting begins
_OVER_THERE = on_pages(r"(?:(?<=[.!?”\"][ ])|(?<=\n)|^)Từ[ ](?=(?:tỉnh |thành phố |TP\.? ?)?\p{Lu})")
_ONLINE = regex.compile(r"trực tuyến|(?:điểm|đầu) cầu", regex.IGNORECASE)
_SEVERAL = regex.compile(r"(?i:\b(?:các|những|\d+)[ ])$")
_MAIN = regex.compile(r"[ ](?P<main>Chính phủ|Trung ương|T\.Ư|TW|Văn phòng Chính phủ)(?![\p{L}\d])")


class Site(NamedTuple):
    """A bridging point in the text: ``place`` is a bare name, or 'Chính phủ' / 'Trung ương' for the main one."""

    start: int
    end: int
    place: str
    main: bool


@dataclass(frozen=True)
class Frame:
    """What the rules ask of the whole article; everything is computed once, from the page alone."""

    page: Page

    @cached_property
    def localities(self) -> Localities:
        """The localities named in the whole text."""
        return Localities(self.page, self.when)

    @cached_property
    def explicit(self) -> tuple[PlaceMention, ...]:
        """The localities named with their unit ('tỉnh X') or by a name the gazetteer knows, in text order."""
        return self.localities.mentions

    def named(self, name: str) -> Sequence[PlaceMention]:
        """Those of :attr:`explicit` that bear a bare name."""
        return self._by_name.get(name, ())

    @cached_property
    def _by_name(self) -> dict[str, list[PlaceMention]]:
        groups: dict[str, list[PlaceMention]] = {}
        for mention in self.explicit:
            groups.setdefault(mention.name, []).append(mention)
        return groups

    @cached_property
    def when(self) -> date | None:
        """Roughly when the article was written: its metadata, else the first full date of its text, else None."""
        published = self.page.document.metadata.published
        if published:
            return date.fromisoformat(published[:10])
        full = next((d for d in self.page.dates if d.year and d.month and d.day), None)
        return date(full.year, full.month, full.day) if full and full.year and full.month and full.day else None

    def _options(self, written: str, unit: str) -> tuple[Locality, ...]:
        return self.localities.options(written, unit)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The bridging points named in the text, in text order; 'điểm cầu của tỉnh' is resolved to the home."""
        text = self.page.text
        found = [Site(m.start(), m.end(), "Chính phủ", main=True) for m in _SEAT.finditer(text)]
        found += [site for match in _BRIDGE.finditer(text) if (site := self._site(match.start(), match.end()))]
        return tuple(sorted([*found, *self._callers()]))

    def _callers(self) -> Iterator[Site]:
        """The provinces from which somebody joins in: 'Từ Hải Phòng, Chủ tịch UBND thành phố … phát biểu'."""
        text = self.page.text
        for match in _OVER_THERE.finditer(text) if _ONLINE.search(text) else ():
            where = jurisdiction(text, match.end() - 1, self.page.place_hits)
            named = where is not None and where.name and not where.generic and text.startswith(", ", where.end)
            if where and named and any(o.level == Level.PROVINCE for o in self._options(where.name, where.unit)):
                yield Site(match.start(), where.end, self.bare(where.name, where.unit), main=False)

    def _site(self, start: int, end: int) -> Site | None:
        """The bridging point whose 'điểm cầu' spans ``start`` to ``end``; None for several or an unknown one."""
        text = self.page.text
        main = _MAIN.match(text, end)
        if main:
            return Site(start, main.end(), _MAIN_NAME.get(main["main"], "Chính phủ"), main=True)
        if _SEVERAL.search(text, max(0, start - 8), start):
            return None
        where = jurisdiction(text, end, self.page.place_hits)
        body = None if where else self._body_at(end)
        if body:  # "điểm cầu Sở Tư pháp TP. Hồ Chí Minh", "điểm cầu Học viện Chính trị khu vực II"
            named = self.bare(body.place, body.unit, body.levels) if body.place else body.name
            return Site(start, body.end, named, main=False)
        if where is None or where.generic:
            return None
        if where.name:
            return Site(start, where.end, self.bare(where.name, where.unit), main=False)
        home = where.levels and (self.home.get(where.levels[0]) or self.home.get(where.levels[-1]))
        return Site(start, where.end, home, main=False) if home else None

    def _body_at(self, offset: int) -> BodyMention | None:
        """The body at ``offset`` that is somewhere: it has a place, or is a house of its own ('Học viện …')."""
        here = (b for b in self.page.bodies if offset <= b.start <= offset + 1)
        return next((b for b in here if b.place or b.reach == "named" or b.name.startswith(_HOUSES)), None)

    def bare(self, written: str, unit: str = "", levels: tuple[Level, ...] = ()) -> str:
        """The bare name of a place as written: the gazetteer's spelling where it knows one ('TP.HCM')."""
        options = [o for o in self._options(written, unit) if not levels or o.level in levels]
        return options[0].name if options else spelled(written)

    @cached_property
    def _named_sites(self) -> tuple[tuple[str, Level], ...]:
        text, hits = self.page.text, self.page.place_hits
        found = []
        for match in _BRIDGE.finditer(text):
            where = None if _MAIN.match(text, match.end()) else jurisdiction(text, match.end(), hits)
            if where and where.name and not where.generic:
                options = self._options(where.name, where.unit)
                level = Level(options[0].level) if options else (where.levels or (Level.PROVINCE,))[0]
                said = next((m for m in self.explicit if m.start == where.end - len(where.name)), None)
                if said:  # "xã Hương Khê … điểm cầu Hương Khê": the level that its unit said
                    level = said.level
                found.append((said.name if said else self.bare(where.name, where.unit), level))
        return tuple(found)

    @cached_property
    def home(self) -> dict[Level, str]:
        """The article's home locality at each level that can be told: {tỉnh: 'Quảng Trị', huyện: 'Gio Linh'}."""
        votes = self._votes
        home = {level: _best(votes[level]) for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)}
        # what is only mentioned is none: a district, a commune, a centrally-run city (national meetings are held there)
        chosen = {
            level: name
            for level, name in home.items()
            if name and votes[level][name] >= (2 if self._is_city(name, level) else _HOME_MIN[level])
        }
        self._add_parents(chosen)
        return chosen

    @cached_property
    def _votes(self) -> dict[Level, Counter[str]]:
        votes: dict[Level, Counter[str]] = {level: Counter() for level in Level}
        for weight, name, level in self._evidence():
            votes[level][name] += weight
        return votes

    def _is_city(self, name: str, level: Level) -> bool:
        """Whether a province-level place is a centrally-run city at the article's time: it has no 'Tỉnh ủy'."""
        kinds = {entry.kind for entry in self._options(name, "") if entry.level == level.value}
        return level is Level.PROVINCE and bool(kinds) and all(kind.startswith("thành phố") for kind in kinds)

    def _suits(self, name: str, level: Level, unit: str) -> bool:
        """Whether the unit noun can mean the place: 'UBND tỉnh' is never Hà Nội's, 'Thành ủy' never a province's.

        Below the province it is what the text calls the place: 'UBND xã' is not that of 'phường Kỳ Lừa'.
        """
        if unit not in _UNIT_NOUNS:
            return True
        if level is Level.PROVINCE:
            return unit not in _PROVINCE_UNITS or self._is_city(name, level) is (unit == "thành phố")
        said = {m.unit for m in self.named(name) if m.level is level and m.unit}
        return not said or unit in said

    def _evidence(self) -> list[tuple[int, str, Level]]:
        found = [(60, name, level) for name, level in self._named_sites]
        found += [(50, name, Level.PROVINCE) for name in publisher_provinces(self.page)]
        for post in self.page.posts:
            if post.place and post.levels and post.reach == "local":
                level = self._options(post.place, post.unit)
                found.append((6, self.bare(post.place, post.unit), Level(level[0].level) if level else post.levels[0]))
        for body in self.page.bodies:
            if body.place and body.levels and body.reach == "local":
                level = self._options(body.place, body.unit)
                found.append((4, self.bare(body.place, body.unit), Level(level[0].level) if level else body.levels[0]))
        found += [(2 if m.unit else 1, m.name, m.level) for m in self.explicit if m.level in _LOCAL]
        return [*found, *self._titled(), *self._above()]

    def _titled(self) -> Iterator[tuple[int, str, Level]]:
        """What a short first line, the title, names: 'Cử tri Định Hóa gửi nhiều kiến nghị'."""
        title = next(iter(self.page.paragraphs), None)
        if title and title.end - title.start < _TITLE and len(self.page.paragraphs) > 1:
            for mention in self.explicit:
                if title.start <= mention.start < title.end and mention.level in _LOCAL:
                    yield 2, mention.name, mention.level

    def _above(self) -> Iterator[tuple[int, str, Level]]:
        """The units above, right behind a locality: 'xã Cư Pui, huyện Krông Bông (Đắk Lắk)'."""
        chain: list[PlaceMention] = []
        for mention in self.explicit:
            if chain and not (
                _WITHIN.fullmatch(self.page.text, chain[-1].end, mention.start)
                and _RANK.get(mention.level, 9) > _RANK.get(chain[-1].level, 9)
            ):
                chain = []
            yield from ((3, mention.name, mention.level) for _ in chain)
            chain.append(mention)

    def _add_parents(self, home: dict[Level, str]) -> None:
        district = home.get(Level.DISTRICT)
        if not district:
            return
        entries = gazetteer().lookup(district, level=Level.DISTRICT.value)
        parents = {above.name for entry in entries if entry.within and (above := gazetteer().get(entry.within))}
        if Level.PROVINCE not in home and len(parents) == 1:
            home[Level.PROVINCE] = parents.pop()

    def resolve(self, levels: tuple[Level, ...], unit: str, offset: int) -> str:
        """The bare name that a unit noun means at ``offset``; '' if it can't be told.

        It is the nearest place of its level before it in the sentence, else the article's home.
        """
        wanted = levels or unit_levels(unit)
        near = self._near(wanted, unit, offset)
        if near:
            return near
        upwards = tuple(reversed(wanted)) if unit == "thành phố" else wanted
        for level in upwards:
            home = self.home.get(level, "")
            if home and self._suits(home, level, unit):
                return home
        for level in upwards:
            count, best = self._best_suiting(level, unit)
            if count and (level in self.home or count == 1):
                # 'tại Hà Nội, … với tỉnh Sơn La. Chủ tịch UBND tỉnh …': the best-attested of the kind
                return best
        return self._told_before(unit, offset) or (self._province_of_all if unit == "tỉnh" else "")

    def _best_suiting(self, level: Level, unit: str) -> tuple[int, str]:
        """How many of the places of a level the unit noun can mean, and which of them is attested best."""
        if (level, unit) not in self._suiting:
            votes = {name: votes for name, votes in self._votes[level].items() if self._suits(name, level, unit)}
            self._suiting[level, unit] = len(votes), _best(Counter(votes))
        return self._suiting[level, unit]

    @cached_property
    def _suiting(self) -> dict[tuple[Level, str], tuple[int, str]]:
        return {}

    def _near(self, levels: tuple[Level, ...], unit: str, offset: int) -> str:
        sentence = self.page.sentence_at(offset)
        for mention in reversed(within(self._jurisdictional, sentence.start, offset)):
            city = unit != "thành phố" or mention.unit in {"", "thành phố"}
            if mention.level in levels and city and self._suits(mention.name, mention.level, unit):
                return mention.name
        return ""

    def _told_before(self, unit: str, offset: int) -> str:
        """'… tại huyện A. Cùng dự có Chủ tịch UBND huyện': the last place of the same noun in the paragraph."""
        start = self.page.text.rfind("\n", 0, offset) + 1
        told = (m.name for m in reversed(within(self._jurisdictional, start, offset)) if m.unit == unit)
        return next(told, "") if unit in _LOWER_UNITS else ""

    @cached_property
    def _province_of_all(self) -> str:
        """The one province in which all districts lie that the article names; '' where they lie in several."""
        within = [m.locality.within for m in self.explicit if m.locality and m.level is Level.DISTRICT]
        above = [gazetteer().get(iri) if iri else None for iri in within]
        provinces = {locality.name if locality else "" for locality in above}
        return provinces.pop() if len(provinces) == 1 else ""

    @cached_property
    def _jurisdictional(self) -> tuple[PlaceMention, ...]:
        return tuple(m for m in self.explicit if m.level in _LOCAL and (m.unit or m.start in self._placing))

    @cached_property
    def _placing(self) -> frozenset[int]:
        """Where the place names of bridging points and bodies start: they set the scene, a bare mention does not."""
        page = self.page
        bodies = [(b.start, b.end) for b in page.bodies if b.place]
        spans = Cover([*bodies, *((s.start, s.end) for s in self.sites)])
        return frozenset(m.start for m in self.explicit if spans.holds(m.start))


_HOME_MIN = {Level.PROVINCE: 1, Level.DISTRICT: 4, Level.COMMUNE: 4}
# houses that a bridging point is named after
_HOUSES = ("Học viện ", "Trường ", "Đại học ", "Bệnh viện ")
# units that an article names several of: what a bare one means its paragraph tells
_LOWER_UNITS = frozenset({"huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"})
_PROVINCE_UNITS = frozenset({"tỉnh", "thành phố"})
_UNIT_NOUNS = _LOWER_UNITS | _PROVINCE_UNITS
_TITLE = 200  # code points
# between a locality and the one above it: "xã Y Tý, huyện Bát Xát", "Krông Bông (Đắk Lắk)", "xã A thuộc thành phố B"
_WITHIN = regex.compile(
    r"(?:,[ ]|[ ]\(|[ ]thuộc[ ]|[ ]của[ ]|[ ]-[ ]|[ ])(?i:(?:tỉnh|huyện|thành phố|thị xã|quận|TP\.?|TX\.?)[ ]?)?"
)
_RANK = {Level.COMMUNE: 1, Level.DISTRICT: 2, Level.PROVINCE: 3}
_LOCAL = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_MAIN_NAME = {"Trung ương": "Trung ương", "T.Ư": "Trung ương", "TW": "Trung ương"}


def _best(votes: Counter[str]) -> str:
    return min(votes, key=lambda name: (-votes[name], name), default="") if votes else ""
