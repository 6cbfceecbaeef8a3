"""Small made-up articles for what holds across articles: one meeting each, said in keyword arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Quad, Store

from diemcau.facts import (
    Body,
    Bound,
    Evidence,
    Fact,
    Kind,
    Level,
    Measure,
    Meeting,
    MeetingSlot,
    Participation,
    Person,
    Place,
    Position,
    Reading,
    Role,
    Slot,
    Status,
)
from diemcau.graph import article_quads
from gold_facts import bare_document


@dataclass(frozen=True)
class Article:
    """What an article says.

    People are name → (title, body, place) or None, figures quote → (value, unit), provinces name → IRI; ``called`` is
    quote → what the figure measures, 'số <unit>' by default; the quotes of ``growths`` are rates of growth;
    ``time`` is what all figures hold for.
    """

    name: str
    day: str = ""
    level: str = "quốc gia"
    type: str = "hội nghị"
    programme: str = "Đề án 06"
    period: str = ""
    chair: str = ""
    organiser: str = ""
    site: str = ""
    people: Mapping[str, tuple[str, str, str] | None] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    places: tuple[tuple[str, Level], ...] = ()
    localities: dict[str, str] = field(default_factory=dict)
    bodies: tuple[str, ...] = ()
    figures: dict[str, tuple[str, str]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    growths: tuple[str, ...] = ()
    time: str = ""
    recalled_day: str = ""

    def quads(self) -> list[Quad]:
        """The article's quads."""
        text = "\n".join(self._words())
        document = bare_document(self.name, text)
        return article_quads(document, Reading(self.name, tuple(self._facts(text))))

    def _words(self) -> Iterator[str]:
        yield "hội nghị"
        yield from self.people
        yield from self.figures
        yield self.chair or "—"

    def _facts(self, text: str) -> Iterator[Fact]:
        yield from self._meetings(text)
        yield from self._people(text)
        at = self._at(text, "hội nghị")
        yield from (Place(name, level, at) for name, level in self.places)
        yield from (Place(name, Level.PROVINCE, at, iri) for name, iri in self.localities.items())
        yield from (Body(name, at) for name in self.bodies)
        for quote, (value, unit) in self.figures.items():
            here = self._at(text, quote)
            kind, wording = Kind.GROWTH if quote in self.growths else Kind.LEVEL, self.called.get(quote, f"số {unit}")
            yield Measure(Decimal(value), None, unit, Bound.EQ, kind, wording, "cả nước", self.time, "", here)

    def _at(self, text: str, words: str) -> Evidence:
        start = text.index(words)
        return Evidence(self.name, start, start + len(words), words, "test.made")

    def _meetings(self, text: str) -> Iterator[Fact]:
        at = self._at(text, "hội nghị")
        slots = {Slot.LEVEL: self.level, Slot.TYPE: self.type, Slot.PROGRAMME: self.programme}
        more = {Slot.PERIOD: self.period, Slot.ORGANISER: self.organiser, Slot.SITE: self.site}
        told = {"m1": slots | more | {Slot.MONTH_DAY if self.day.startswith("--") else Slot.DATE: self.day}}
        if self.recalled_day:
            told["r1"] = slots | {Slot.DATE: self.recalled_day}
        for key, values in told.items():
            yield Meeting(key, at, recalled=key == "r1")
            yield from (MeetingSlot(key, slot, value, at) for slot, value in values.items() if value)
            if self.chair:
                yield Participation(key, self.chair, Role.CHAIR, "Trung ương", at)

    def _people(self, text: str) -> Iterator[Fact]:
        for name, post in self.people.items():
            at = self._at(text, name)
            yield Person(name, at)
            if post:
                status = Status.FORMER if name in self.former else Status.CURRENT
                yield Position(name, *post, at, at, status)
            if name != self.chair:
                yield Participation("m1", name, Role.ATTENDEE, self.site or "Trung ương", at)


def store_of(*articles: Article) -> Store:
    """A store of the articles, without links."""
    store = Store()
    for article in articles:
        store.extend(article.quads())
    return store
