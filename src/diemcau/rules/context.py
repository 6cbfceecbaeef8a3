"""What an article as a whole says, for rules that read single sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diemcau.facts import Fact, Level


@dataclass(frozen=True, slots=True)
class Context:
    """The article's frame.

    ``day`` is the day of the (first) meeting, else of the dateline or publication; ``year`` the year that dates
    without one mean; ``period`` what the meeting reviews (ISO 8601); ``place`` and ``level`` the article's home
    locality, by bare name; ``homes`` that locality and those that it lies in, by level; ``known`` the facts that
    earlier rules found. What can't be told is None or empty.
    """

    day: date | None = None
    year: int | None = None
    period: str = ""
    place: str = ""
    level: Level | None = None
    known: tuple[Fact, ...] = ()
    homes: Mapping[Level, str] = field(default_factory=dict)

    def home(self, level: Level) -> str:
        """The article's home locality at ``level``, by bare name; '' where it can't be told.

        >>> Context(place="Lào Cai", level=Level.PROVINCE).home(Level.PROVINCE)
        'Lào Cai'
        """
        return self.homes.get(level) or (self.place if self.level is level else "")
