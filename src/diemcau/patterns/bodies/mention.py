"""What is found of an organisation, and the lexicons laid over one text in which it is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from diemcau.facts import Level
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit, page_hits
from diemcau.patterns.names import Run, name_in_run, runs
from diemcau.patterns.places import PlaceHit


class BodyMention(NamedTuple):
    """An organisation in the text.

    ``start`` and ``end`` (code points, end exclusive) take in the jurisdiction; ``name`` is written out, without it.
    ``unit`` is the jurisdiction's unit noun as written ('tỉnh'), ``place`` its bare name; either may be ''.
    ``name_end`` is where the name proper ends: a place name before it is part of the name. ``above`` is the body that
    an office belongs to ('Công an' for 'Phòng Tham mưu Công an tỉnh').
    ``reach`` is 'national', 'local' (it belongs to some locality), 'named' (a company, school, hospital), 'unknown'
    (no place is written and none is sure) or 'elided' ('Ban Thường vụ' of a committee that another post tells).
    """

    start: int
    end: int
    name: str
    unit: str = ""
    place: str = ""
    levels: tuple[Level, ...] = ()
    reach: str = "local"
    head: str = ""
    own: str = ""
    name_end: int = 0
    above: str = ""


@dataclass(frozen=True)
class Words:
    """One text with the words that names of organisations are made of, by where they start.

    ``folded`` is ``fold(text)``; ``places`` are the gazetteer's hits.
    """

    text: str
    folded: str
    places: Mapping[int, PlaceHit]

    def _by_start(self, lexicon: str) -> dict[int, Hit[Entry]]:
        return {hit.start: hit for hit in page_hits(lexicon, self.folded)}

    @cached_property
    def known(self) -> dict[int, Hit[Entry]]:
        """Organisations with one name of their own (bodies.toml)."""
        return self._by_start("bodies")

    @cached_property
    def heads(self) -> dict[int, Hit[Entry]]:
        """Head nouns (bodyheads.toml)."""
        return self._by_start("bodyheads")

    @cached_property
    def topics(self) -> dict[int, Hit[Entry]]:
        """What committees are for (topics.toml)."""
        return self._by_start("topics")

    @cached_property
    def sectors(self) -> dict[int, Hit[Entry]]:
        """Fields of government that ministries and departments are named after (sectors.toml)."""
        return self._by_start("sectors")

    @cached_property
    def fields(self) -> dict[int, Hit[Entry]]:
        """Pairs of words that names go on with in lower case (fields.toml)."""
        return self._by_start("fields")

    @cached_property
    def stops(self) -> dict[int, Hit[Entry]]:
        """Function words and verbs of reports that end a name in lower case (bodystops.toml)."""
        return self._by_start("bodystops")

    @cached_property
    def _roles(self) -> tuple[Hit[Entry], ...]:
        return page_hits("roles", self.folded)

    @cached_property
    def role_starts(self) -> frozenset[int]:
        """Where titles of posts start (roles.toml)."""
        return frozenset(hit.start for hit in self._roles)

    @cached_property
    def role_tails(self) -> frozenset[int]:
        """Where the last words of titles start: the 'khoa' of 'Trưởng khoa Khoa học Chính trị'."""
        return frozenset(self.folded.rfind(" ", hit.start, hit.end) + 1 for hit in self._roles)

    def sector_at(self, start: int, kind: str) -> Hit[Entry] | None:
        """The sector named at ``start`` that a body of ``kind`` ('bo', 'so', 'phong', 'cuc', 'uy-ban') bears."""
        hit = self.sectors.get(start)
        return hit if hit and hit.item.get(kind) and self.text[hit.end : hit.end + 1] != "-" else None

    def persons(self, start: int, end: int) -> dict[int, int]:
        """The persons' names that end a run of capitals in ``text[start:end]``: the end of each by its start.

        'VNPT Hà Giang Nguyễn Văn A' has one, 'VNPT Hà Giang' none.
        """
        found = {}
        for run in runs(self.text, start, end):
            at = run.start
            while (place := self.places.get(at)) and place.end <= run.end:
                at = place.end + 1
            rest = tuple(part for part in run.parts if part[0] >= at)
            name = name_in_run(self.text, Run(rest[0][0], run.end, rest)) if rest else None
            if name:
                found[name[0]] = name[1]
        return found

    def is_capital(self, at: int) -> bool:
        """Whether the letter at ``at`` is a capital; false behind the end of the text."""
        return self.text[at : at + 1].isupper()

    def space_then(self, at: int) -> int:
        """The offset behind the one space at ``at``, or -1."""
        return at + 1 if self.text[at : at + 1] == " " else -1


class Grammar(Protocol):
    """What the modules of this package ask of the whole grammar: names inside names, and names before."""

    @property
    def words(self) -> Words:
        """The text and its lexicons."""

    def named_at(self, start: int) -> BodyMention | None:
        """The organisation whose name, written in full, starts at ``start``, or None."""

    def latest_of(self, head: str, before: int) -> BodyMention | None:
        """The organisation of a head that stands last before an offset, else the first behind it, or None."""
