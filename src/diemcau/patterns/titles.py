"""Where a name ends that goes on in lower case: 'Kế hoạch hành động quốc gia về quyền con người | được ban hành'.

A name is followed word by word. It ends before a pause, before a function word or a report's verb
(lexicon/titlestops.toml), before an 'và' that joins another name, and before a unit ('tỉnh') that no place follows.
Phrases with a comma or an 'và' of their own (lexicon/compounds.toml) are passed over whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import regex

from diemcau.lexicon.wordlists import words

# one word of a name: 'động', 'Hue-S', 'e-Conomy', '4.0', 'R&D'
_WORD = regex.compile(r"[\p{L}\d]+(?:[-&./](?=[\p{L}\d])[\p{L}\d]+)*")
_UNIT = regex.compile(
    r"(?:tỉnh|thành\sphố|huyện|quận|thị\sxã|thị\strấn|xã|phường|đặc\skhu|TP\.?|TX\.?)(?=\s|[,.;:)]|\Z)",
    regex.IGNORECASE,
)
_AND = regex.compile(r"và\s(?P<next>\S+)")
_OF = regex.compile(r"của\s(?=\p{Lu}|(?:tỉnh|thành\sphố|huyện|quận|thị\sxã|thị\strấn|xã|phường)\b)")
# 'và Đề án 06', 'và các Chương trình', 'và nền tảng …': the next name
_HEAD = regex.compile(
    rf"và\s(?:các\s)?(?:{words('programme-heads')}|{words('system-heads')}|{words('not-in-a-programme')})\b",
    regex.IGNORECASE,
)
_SENTENCE_START = regex.compile(r"(?:\A|[.!?:;“\"\n•*+]\s*|\n\s*[-–]\s)\Z")
_MANY = regex.compile(r"\b(?:các|những|nhiều|mỗi|\d+)\s\Z", regex.IGNORECASE)
_YEAR = regex.compile(r"năm\s\d")
_FIGURE = regex.compile(r"\d")


def begins_sentence(text: str, start: int) -> bool:
    """True where the word at ``start`` owes its capital to the sentence.

    >>> begins_sentence("Xong. Kế hoạch", 6), begins_sentence("theo Kế hoạch", 5)
    (True, False)
    """
    return bool(_SENTENCE_START.search(text[max(0, start - 6) : start]))


def is_one_of_many(text: str, start: int) -> bool:
    """True for what is counted or taken together: 'các Chương trình', '54 cổng'.

    >>> is_one_of_many("các Chương trình", 4), is_one_of_many("qua Chương trình", 4)
    (True, False)
    """
    return bool(_MANY.search(text[max(0, start - 8) : start]))


class Title(NamedTuple):
    """Where a name ends (code points, exclusive), and the unit noun ('tỉnh') that ends it without a place, or ''.

    The bare unit is not part of the name: whose tỉnh it is the reader knows.
    """

    end: int
    unit: str


@dataclass(frozen=True)
class TitleGrammar:
    """The grammar over one text; ``stops`` and ``compounds`` give, by start, the end of what those lexicons hold.

    ``body_end`` tells where an organisation's name ends that starts at an offset.
    """

    text: str
    stops: Mapping[int, int]
    compounds: Mapping[int, int]
    body_end: Callable[[int], int | None] = lambda _: None
    limit: int = 24  # words; the longest official titles have fewer

    def read(self, start: int, *, owners: bool = False, subjects: bool = True) -> Title:
        """Follow a name from ``start``, its first word.

        ``owners`` lets it go on behind 'của' to the body that has it; ``subjects`` lets it go on behind 'về'.
        """
        at, end = start, start
        for _ in range(self.limit):
            if at in self.compounds:
                end = self.compounds[at]
            else:
                unit = _UNIT.match(self.text, at)
                if unit and end > start:
                    place = self._after_space(unit.end())
                    if place is None or not self.text[place].isupper():
                        return Title(end, unit[0])
                    end, at = unit.end(), place
                    continue
                if owners and (owner := self._owner(at, start)):
                    return Title(owner, "")
                following = self._word(at, start, owners=owners, subjects=subjects)
                if following is None:
                    break
                end = following
            after = self._after_space(end)
            if after is None:
                break
            at = after
        return Title(end, "")

    def _owner(self, at: int, start: int) -> int | None:
        """Find the end of the organisation behind an 'của' at ``at``: it closes the name."""
        of = _OF.match(self.text, at) if at > start else None
        return self.body_end(of.end()) if of else None

    def _word(self, at: int, start: int, *, owners: bool, subjects: bool) -> int | None:
        """Find the end of the word at ``at`` if the name goes on with it."""
        if owners and at > start and (of := _OF.match(self.text, at)):
            return of.end() - 1
        word = _WORD.match(self.text, at)
        if word is None or (at > start and _FIGURE.match(word[0])):
            return None
        if not word[0][0].isupper() and (at in self.stops or _YEAR.match(self.text, at)):
            return None
        if (
            word[0] == "của"
            or (word[0] == "về" and not subjects)
            or (word[0] == "và" and not self._joins_within(at, start))
        ):
            return None
        return word.end()

    def _joins_within(self, at: int, start: int) -> bool:
        """True for an 'và' inside a name, false for one that joins the next name."""
        joined = _AND.match(self.text, at)
        if joined is None or at == start or _HEAD.match(self.text, at):
            return False
        return not joined["next"][0].isupper()

    def _after_space(self, end: int) -> int | None:
        return end + 1 if end + 1 < len(self.text) and self.text[end] == " " and self.text[end + 1] != " " else None
