"""What an article as a whole says, for rules that read single sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from diemcau.facts import Fact, Level


class Voice(NamedTuple):
    """From code point ``start`` on somebody tells of ``about``: a locality by bare name, or an organisation."""

    start: int
    about: str


@dataclass(frozen=True, slots=True)
class Context:
    """The article's frame.

    ``day`` is the day of the (first) meeting, else of the dateline or publication; ``year`` the year that dates
    without one mean; ``period`` what the meeting reviews (ISO 8601); ``place`` and ``level`` the article's home
    locality, by bare name; ``homes`` that locality and those that it lies in, by level; ``known`` the facts that
    earlier rules found; ``voices`` who tells of what, in text order. What can't be told is None or empty.
    """

    day: date | None = None
    year: int | None = None
    period: str = ""
    place: str = ""
    level: Level | None = None
    known: tuple[Fact, ...] = ()
    homes: Mapping[Level, str] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()

    def home(self, level: Level) -> str:
        """The article's home locality at ``level``, by bare name; '' where it can't be told.

        >>> Context(place="Lào Cai", level=Level.PROVINCE).home(Level.PROVINCE)
        'Lào Cai'
        """
        return self.homes.get(level) or (self.place if self.level is level else "")
