"""Whether a stretch of an article speaks of the whole country or of the article's home locality."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from itertools import islice
from operator import attrgetter

from diemcau.facts import Level
from diemcau.mentions import Page
from diemcau.patterns.places import gazetteer
from diemcau.rules.clauses import Setting
from diemcau.rules.context import Context
from diemcau.rules.homes import home, organisers
from diemcau.rules.houses import house, region, village
from diemcau.rules.layout import Layout
from diemcau.rules.meetingcounts import ATTENDING
from diemcau.rules.referents import referents
from diemcau.rules.zonewords import (
    ACTS,
    ENDS,
    HEADING,
    IN_PARENTHESES,
    LOCAL,
    NATION_WORDS,
    NATIONAL,
    NATIONWIDE,
    OF_PROVINCE,
    OPENING,
    OWN,
    OWNER,
    PRESENT,
    SITES,
    TELLS,
    TRADE,
    WEAK_NATIONAL,
    WITHIN,
)


class Zone(Enum):
    """Whom a stretch of text speaks of: the country, the article's home locality, or the province above it."""

    NATIONAL = "national"
    LOCAL = "local"
    ABOVE = "above"  # the province of an article from a district or commune


class Zones:
    """The zones of one page: each paragraph's cues are looked up once."""

    def __init__(self, page: Page, context: Context, layout: Layout) -> None:
        self._page, self._context, self._layout = page, context, layout
        self._known: dict[int, list[tuple[int, Zone | str]]] = {}

    @cached_property
    def default(self) -> Zone:
        """National when the article opens with a nationwide meeting, or has no home; else local."""
        return Zone.NATIONAL if self.nationwide or not self.home else Zone.LOCAL

    def _cues(self, paragraph: int) -> list[tuple[int, Zone | str]]:
        """The cues of one paragraph in text order; looked up when a figure first asks for them."""
        if paragraph not in self._known:
            self._known[paragraph] = self._look_up(*self._page.paragraphs[paragraph])
        return self._known[paragraph]

    def _look_up(self, start: int, end: int) -> list[tuple[int, Zone | str]]:
        text = self._page.text
        found: list[tuple[int, Zone | str]] = []
        if any(self._page.folded.find(word, start, end) >= 0 for word in NATION_WORDS):
            found += [(m.start(), Zone.NATIONAL) for m in NATIONAL.finditer(text, start, end)]
        if self.default is Zone.NATIONAL:
            found += [(m.start(), Zone.NATIONAL) for m in WEAK_NATIONAL.finditer(text, start, end)]
        if not self.home.startswith("Bộ "):  # in its ministry's article a minister tells of the ministry as well
            found += [(m.start(), Zone.NATIONAL) for m in TELLS.finditer(text, start, end)]
        above = self.home != self.province
        locality = above and not self._house and not self.home.startswith("Bộ ")
        found += [
            (m.start(), Zone.ABOVE if above and (self._house or OF_PROVINCE.search(m[0])) else Zone.LOCAL)
            for m in (*LOCAL.finditer(text, start, end), *ACTS.finditer(text, start, end))
            if not OWNER.match(text, max(start, m.start() - 48), m.start())
            and not (locality and m[0].startswith("Sở "))  # a department tells of its province
        ]
        if self._house or self._region:
            found += [(m.start(), Zone.LOCAL) for m in OWN.finditer(text, start, end)]
        if self.home.startswith("Bộ "):
            found += [(m.start(), Zone.NATIONAL) for m in TRADE.finditer(text, start, end)]
        found += [(at, Zone.LOCAL) for at in _places(text, self.home, start, end)]
        if above:
            own = [(at, at + len(self._house)) for at in _places(text, self._house, start, end)]
            places = _places(text, self.province, start, end)
            found += [(at, Zone.ABOVE) for at in places if not any(low <= at < high for low, high in own)]
        found += self._others_between(start, end)
        return sorted(found, key=lambda cue: (cue[0], isinstance(cue[1], str), str(cue[1])))

    def _others_between(self, start: int, end: int) -> list[tuple[int, Zone | str]]:
        low, high = (bisect_left(self._others, at, key=_offset) for at in (start, end))
        return self._others[low:high]

    @cached_property
    def _others(self) -> list[tuple[int, Zone | str]]:
        """Where a bare 'xã', 'huyện' means another locality than the home and its province."""
        people = {name.name for name in self._page.names}  # 'UBND huyện Hoàng Minh Hiến'
        known = {self.home, self.province} | people
        own = "" if self._village else self.home
        return [(at, name) for at, _, name in referents(self._page, own) if name not in known]

    @cached_property
    def _voices(self) -> list[tuple[int, Zone | str]]:
        """Where somebody begins to tell of a locality or organisation."""
        return [(voice.start, self._zone_of(voice.about)) for voice in self._context.voices]

    def _zone_of(self, name: str) -> Zone | str:
        if name == self.home:
            return Zone.LOCAL
        return Zone.ABOVE if name == self.province else name

    @cached_property
    def home(self) -> str:
        """The home locality; for a ministry's article the ministry that its title names or that holds the meeting;
        '' when neither is told.
        """
        place = self._house or self._region or self._village or home(self._page, self._context)
        if place or self.nationwide or not self._page.paragraphs:
            return place
        title = self._page.paragraphs[0]
        named = [b.name for b in self._page.bodies if title.start <= b.start < title.end]
        own = (name for name in (*named, *organisers(self._context)) if name.startswith("Bộ "))
        return next(own, "")

    @cached_property
    def _house(self) -> str:
        """The hospital, school, company or union whose article it is, '' for that of a locality or ministry."""
        return house(self._page)

    @cached_property
    def _village(self) -> str:
        """The village that the headline names, else ''."""
        return village(self._page)

    @cached_property
    def _region(self) -> str:
        """The region of an office that has one, else ''."""
        return region(self._page)

    @cached_property
    def nationwide(self) -> bool:
        """Whether the article opens with a nationwide meeting."""
        return NATIONWIDE.search(self._page.text, 0, OPENING) is not None

    @cached_property
    def province(self) -> str:
        """What 'toàn tỉnh' means: the home itself, or the province named most in an article from below it."""
        if self._context.homes.get(Level.PROVINCE) or self._context.level in {None, Level.PROVINCE}:
            return self._context.homes.get(Level.PROVINCE) or self._context.place
        hits = self._page.place_hits.values()
        names = Counter(
            h.name for h in hits if gazetteer().lookup(h.name, level="tỉnh") and h.name != self._context.place
        )
        return min(names, key=lambda name: (-names[name], name)) if names else self._context.place

    def last(self, start: int, end: int) -> Zone | str | None:
        """What the last cue between two offsets of one paragraph speaks of: a zone, another locality, or None."""
        cue = _last(self._cues(self._layout.index(start)), start, end)
        return cue[1] if cue else None

    def _lasting(self, start: int, end: int, *, results: bool) -> tuple[int, Zone | str] | None:
        """The last cue that says whom the sentences after it speak of; where they tell results of a nationwide meeting,
        who takes part at its sites is none.
        """
        cues = self._cues(self._layout.index(start))
        cue = _last(cues, start, end)
        while results and cue and cue[1] is Zone.LOCAL and self.default is Zone.NATIONAL and self._only_present(cue[0]):
            cue = _last(cues, start, cue[0])
        return cue

    def _only_present(self, at: int) -> bool:
        """True in a sentence that tells who is where and gives no figure but theirs."""
        start, end = self._page.sentence_at(at)
        quantities = self._page.quantities
        low, high = (bisect_left(quantities, offset, key=attrgetter("start")) for offset in (start, end))
        results = any(q.unit.casefold() not in ATTENDING for q in quantities[low:high])
        return not results and PRESENT.search(self._page.text, start, end) is not None

    def _heard(self, start: int, end: int, cue: tuple[int, Zone | str] | None) -> Zone | str | None:
        """What ``cue`` speaks of, or a speaker after it: 'Chủ tịch UBND xã A cho biết' tells of xã A."""
        voice = _last(self._voices, start, end)
        if voice and (cue is None or voice[0] >= cue[0]):
            return voice[1]
        return cue[1] if cue else None

    def of(self, setting: Setting) -> Zone | str:
        """The zone of a figure: its own words, the sentences before, a heading, the paragraphs before, the article."""
        low, lead = setting.sentence.start, setting.quantity.lead
        own = self._heard(low, lead, _last(self._cues(self._layout.index(low)), low, lead))
        if own is not None:
            return own
        paragraphs = self._page.paragraphs
        index = self._layout.index(setting.sentence.start)
        first, results = paragraphs[index].start, SITES.search(self._page.text, *setting.sentence) is None
        earlier = self._heard(first, low, self._lasting(first, low, results=results))
        if earlier is not None:
            return earlier
        text = self._page.text
        if index and len(text[slice(*paragraphs[index - 1])].split()) <= HEADING:
            heading = self.last(*paragraphs[index - 1])
            if heading is not None:
                return heading
        before = (paragraphs[i] for i in range(index - 1, -1, -1))
        told = (p for p in before if text[p.end - 1] in ENDS)  # captions do not count
        cues = (self._lasting(*p, results=results) for p in islice(told, 2))
        carried = next((cue[1] for cue in cues if cue and isinstance(cue[1], Zone)), self.default)
        # an article about its own locality, ministry or house comes back to it with each paragraph
        return self.default if carried is Zone.NATIONAL or self._house or self._region else carried


def _offset(cue: tuple[int, Zone | str]) -> int:
    return cue[0]


def _last(cues: list[tuple[int, Zone | str]], start: int, end: int) -> tuple[int, Zone | str] | None:
    """The last cue between two offsets."""
    at = bisect_left(cues, end, key=_offset) - 1
    return cues[at] if at >= 0 and cues[at][0] >= start else None


def _places(text: str, name: str, start: int, end: int) -> Iterator[int]:
    """Where a name stands between two offsets; nowhere for ''."""
    at = text.find(name, start, end) if name else -1
    while at >= 0:
        if not IN_PARENTHESES.match(text, max(start, at - 16), at) and not WITHIN.match(text, max(start, at - 40), at):
            yield at
        at = text.find(name, at + 1, end)
