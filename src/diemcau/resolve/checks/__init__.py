"""Figures held against each other, in one article and across articles.

Precision first: a figure is called contradicted only where indicator, unit, scope and time are all stated and agree,
and the article leaves no choice of what to compare. Each rule is a function (figures of one article in text order, all
figures) → checks; a figure whose number is spelled in words, or a range, is left out of calculations.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from diemcau.resolve.agree import position
from diemcau.resolve.checks.model import EVERY, Check, Figures
from diemcau.resolve.checks.now_and_then import change, multiple
from diemcau.resolve.checks.ratios import ratio
from diemcau.resolve.checks.repeats import repeat
from diemcau.resolve.checks.sums import total
from diemcau.resolve.checks.trends import trend
from diemcau.resolve.figures import Figure

__all__ = ["RULES", "Check", "checks", "checks_of"]

Rule = Callable[[Sequence[Figure], Figures, Container[str]], Iterator[Check]]
#: The rules by name, in the order in which they are asked.
RULES: Mapping[str, Rule] = MappingProxyType(
    {"change": change, "multiple": multiple, "ratio": ratio, "sum": total, "repeat": repeat, "trend": trend}
)


def checks(figures: Iterable[Figure], articles: Collection[str] | None = None) -> tuple[Check, ...]:
    """Every check that ``RULES`` find, at most one for a claim, a rule and a figure held against; sorted.

    With ``articles`` only of the claims of these; ``figures`` then need hold no more than what these can reach.
    """
    known = Figures(figures)
    names = (name for name in known.articles() if articles is None or name in articles)
    return checks_of({name: dict.fromkeys(RULES, EVERY) for name in names}, known)


def checks_of(asked: Mapping[str, Mapping[str, Container[str]]], known: Figures) -> tuple[Check, ...]:
    """The checks of these claims, sorted: article → rule → the ids of the figures that it is asked about."""
    found: dict[tuple[str, frozenset[str]], Check] = {}
    for name in sorted(asked):
        article = known.article(name)
        for rule, claims in asked[name].items():
            for check in RULES[rule](article, known, claims):
                found.setdefault((check.rule, frozenset({check.claim.id, check.against.id})), check)
    return tuple(sorted(found.values(), key=lambda c: (position(c.claim), c.rule, position(c.against))))
