r"""How the matches of a regular expression can begin, read off the expression itself.

Understood is the dialect of this project's patterns: groups, alternatives, lookarounds, small sets, quantifiers,
VERBOSE. What stands behind anything else ('\p{L}', '.') is left open: the opening ends there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import regex

_LONGEST = 16  # code points of an opening; longer ones find no fewer false places
_MOST = 1000  # openings of one pattern; where there were more they are cut short
_CUTS = (6, 4, 3, 2, 1, 0)  # to so many code points
_FEW = 12  # characters of a set that are tried one by one
_DIGITS = "0123456789"  # of '\d': the figures of other scripts open nothing

HEAD = "\x02"
"""What an opening begins with if only the head of a word can be one."""

# an opening, and whether what follows in the pattern may go on right behind it
_Opening = tuple[str, bool]
_NOTHING: frozenset[_Opening] = frozenset({("", True)})
_AT_HEAD: frozenset[_Opening] = frozenset({(HEAD, True)})
_ANYTHING: frozenset[_Opening] = frozenset({("", False)})


def openings(pattern: str, *, verbose: bool = False) -> tuple[str, ...]:
    r"""The texts of which one begins each match of ``pattern``, in small letters, a space for any white space, sorted.

    None of them begins with another one; those that only the head of a word can be begin with ``HEAD``. Raises
    ValueError where a match can begin with anything, for a pattern that is read backwards, and for an expression that
    is not understood.

    >>> openings(r"(?<!\p{L})(?:xếp(?:\shạng)?|đứng|lên|lên tới)\sthứ\s\p{L}")
    ('\x02lên thứ ', '\x02lên tới thứ ', '\x02xếp hạng thứ ', '\x02xếp thứ ', '\x02đứng thứ ')
    """
    reader = _Reader(pattern, verbose=verbose)
    found = {_headed(text) for text, _ in reader.alternatives()}
    if reader.at < len(pattern):
        raise ValueError(f"{pattern!r}: ')' at {reader.at} closes nothing")
    if "" in found:
        raise ValueError(f"{pattern!r}: a match can begin with anything, no word of it is looked for first")
    return tuple(sorted(_shortest(found)))


def _headed(text: str) -> str:
    r"""The opening with ``HEAD`` at most once, where no letter stands before it; behind '\b' a bracket may."""
    if HEAD not in text:
        return text
    plain = text.replace(HEAD, "")
    return HEAD + plain if text.startswith(HEAD) and plain[:1].isalnum() else plain


def _shortest(found: Iterable[str]) -> Iterator[str]:
    """Those that find nothing which a shorter one finds too; one without ``HEAD`` finds what the same with it finds."""
    kept = {True: "", False: ""}  # the last one of those at a head, and of those anywhere
    for plain, at_head in sorted((text.removeprefix(HEAD), text.startswith(HEAD)) for text in found):
        if any(kept[other] and plain.startswith(kept[other]) for other in {at_head, False}):
            continue
        kept[at_head] = plain
        yield HEAD + plain if at_head else plain


def _joined(first: frozenset[_Opening], second: frozenset[_Opening]) -> frozenset[_Opening]:
    going = [text for text, open_ in first if open_]
    if not going or second == _NOTHING:
        return first
    ended = {opening for opening in first if not opening[1]}
    for length in _CUTS:
        if len(going) * len(second) > _MOST:
            second = frozenset((text[:length], False) for text, _ in second)
    for text, (more, open_) in product(going, second):
        whole = text + more
        ended.add((whole, open_) if len(whole) <= _LONGEST else (whole[:_LONGEST], False))
    return frozenset(ended)


def _ahead(inside: frozenset[_Opening]) -> frozenset[_Opening]:
    """How '(?=…)' goes on; what stands behind it reads the same text again, so the opening ends there."""
    told = all(len(text.lstrip(HEAD)) > 1 for text, _ in inside)
    return frozenset((text, False) for text, _ in inside) if told else _NOTHING


def _letters(chars: Iterable[str]) -> frozenset[_Opening]:
    return frozenset((" " if char.isspace() else char.casefold(), True) for char in chars)


# (?<!\p{L}) · (?<![\p{L}\d]) · (?<! [\d\p{L}_%] )
_NO_LETTER = regex.compile(r"\(\?<! ?(?:\[[^\[\]^]*\\p\{L\}[^\[\]]*\]|\\p\{L\}) ?\)")
# the letters of a word, without the last one if a quantifier belongs to it
_PLAIN = regex.compile(r"\p{L}{2,}+(?!\s*[?*+{])|\p{L}{2,}(?=\p{L}\s*[?*+{])")
# the '\"' of a set
_ESCAPED = regex.compile(r"\\([^\w\s\\])")
# the '0-9' of a set
_RANGE = regex.compile(r"(?<first>\d)-(?<last>\d)")


def _ranged(match: regex.Match[str]) -> str:
    return _DIGITS[int(match["first"]) : int(match["last"]) + 1]


class _Reader:
    """Reads a pattern from left to right; each method leaves ``at`` behind what it read."""

    def __init__(self, pattern: str, *, verbose: bool) -> None:
        self.pattern, self.at, self._verbose = pattern, 0, verbose

    def alternatives(self) -> frozenset[_Opening]:
        found = self._sequence()
        while self._peek() == "|":
            self.at += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> frozenset[_Opening]:
        found = _NOTHING
        while (char := self._peek()) and char not in "|)":
            if self.pattern.startswith("(?=", self.at):
                inside = self._quantified(self._atom())
                found = _joined(found, _ahead(inside) if all(text for text, _ in found) else _NOTHING)
            else:
                found = _joined(found, self._word() or self._quantified(self._atom()))
        return found

    def _word(self) -> frozenset[_Opening]:
        """A run of plain letters, read in one go; empty where none stands here."""
        run = _PLAIN.match(self.pattern, self.at)
        if run is None:
            return frozenset()
        self.at = run.end()
        return frozenset({(run[0].casefold()[:_LONGEST], len(run[0].casefold()) <= _LONGEST)})

    def _peek(self) -> str:
        """The next character that counts; '' at the end."""
        while self._verbose and self.at < len(self.pattern):
            char = self.pattern[self.at]
            if char == "#":
                end = self.pattern.find("\n", self.at)
                self.at = end if end >= 0 else len(self.pattern)
            elif char.isspace():
                self.at += 1
            else:
                break
        return self.pattern[self.at : self.at + 1]

    def _quantified(self, atom: frozenset[_Opening]) -> frozenset[_Opening]:
        char = self._peek()
        if not char or char not in "?*+{":
            return atom
        end = self.pattern.index("}", self.at) if char == "{" else self.at
        bounds = self.pattern[self.at + 1 : end] if char == "{" else ""
        self.at = end + 1
        if self.pattern[self.at : self.at + 1] in {"?", "+"}:  # lazy, possessive
            self.at += 1
        if char != "?" and bounds != "1":
            atom = frozenset((text, open_ and not text) for text, open_ in atom)
        may_be_missing = char in "?*" or bounds.partition(",")[0] in {"", "0"}
        return atom | _NOTHING if may_be_missing and char != "+" else atom

    def _atom(self) -> frozenset[_Opening]:
        char = self.pattern[self.at]
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        if char in "^$":
            return _NOTHING
        return _ANYTHING if char == "." else _letters(char)

    def _group(self) -> frozenset[_Opening]:
        look, counts = False, True
        if (head := _NO_LETTER.match(self.pattern, self.at - 1)) and (self._verbose or " " not in head[0]):
            self.at = head.end()
            return _AT_HEAD
        if self._take("?"):
            if self._take("P="):
                counts = False
            elif self._take("P<"):
                self.at = self.pattern.index(">", self.at) + 1
            elif self._take("!", "<=", "<!"):
                look = True
            elif not self._take("="):  # what '(?=…)' holds is read too
                end = self.pattern.find(":", self.at)
                flags = self.pattern[self.at : end]
                if end < 0 or flags.strip("i-"):
                    raise ValueError(f"{self.pattern!r}: the group at {self.at} is not understood")
                self.at = end + 1
        inside = self.alternatives() if counts else self._skip_name()
        if not self._take(")"):
            raise ValueError(f"{self.pattern!r}: a group has no end")
        return _NOTHING if look else inside

    def _skip_name(self) -> frozenset[_Opening]:
        self.at = self.pattern.index(")", self.at)
        return _ANYTHING

    def _take(self, *marks: str) -> bool:
        mark = next((m for m in marks if self.pattern.startswith(m, self.at)), "")
        self.at += len(mark)
        return bool(mark)

    def _set(self) -> frozenset[_Opening]:
        start, end = self.at, self.at + 1
        while self.pattern[end] != "]":
            end += 2 if self.pattern[end] == "\\" else 1
        inside, self.at = _ESCAPED.sub(r"\1", _RANGE.sub(_ranged, self.pattern[start:end])), end + 1
        plain = not inside.startswith("^") and "-" not in inside[1:-1] and "\\" not in inside
        return _letters(inside) if plain and len(inside) <= _FEW else _ANYTHING

    def _escape(self) -> frozenset[_Opening]:
        char = self.pattern[self.at]
        self.at += 1
        if char in "bBAZ":
            return _AT_HEAD if char == "b" else _NOTHING
        if char == "d":
            return _letters(_DIGITS)
        if char == "s":
            return frozenset({(" ", True)})
        if char in "pPL":
            self.at = self.pattern.index("}" if char in "pP" else ">", self.at) + 1
        if char == "x":
            self.at += 2
            return _letters(chr(int(self.pattern[self.at - 2 : self.at], 16)))
        return _ANYTHING if char.isalnum() else _letters(char)
