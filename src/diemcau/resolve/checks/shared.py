"""What the words around two figures have in common, where their wordings are read differently."""

from __future__ import annotations

import regex

from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import clause
from diemcau.resolve.wording import core

# "hài lòng của người dân (SIPAS) năm 2024 đạt ": no other figure between
_SHORT_NAME = regex.compile(r"\((\p{Lu}{3,}(?: \p{Lu}{3,})?)\)[^;%]{0,25}$")


def overlap(a: Figure, b: Figure, *, but_the_noun: bool = False) -> float:
    """What part of the one's wording stands in the clause of the other: wordings are read wrongly at times.

    ``but_the_noun`` leaves out what is counted, which says nothing where two figures count the same.
    """
    parts = []
    nouns = core(a.unit) | core(b.unit) if but_the_noun else frozenset()
    for one, other in ((a, b), (b, a)):
        words = core(one.indicator)
        wanted, there = (
            words - nouns or words,
            core(f"{clause(other)} {acronym(other)}") if other.sentence else frozenset(),
        )
        parts.append(len(wanted & there) / len(wanted) if wanted and one.indicator else 0.0)
    return max(parts)


def acronym(figure: Figure) -> str:
    """'Chỉ số hài lòng của người dân (SIPAS) năm 2024 đạt 86,41%': the short name in brackets, before the figure."""
    found = _SHORT_NAME.search(figure.sentence[: max(0, figure.start - figure.sentence_start)])
    return found[1] if found else ""
