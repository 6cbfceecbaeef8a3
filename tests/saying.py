"""Figures as the words of a sentence put them, for tests of the checks: '= 1.320 hồ sơ' is a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from diemcau.facts import Bound, Kind
from diemcau.resolve.checks import checks
from diemcau.resolve.figures import Figure

_BOUNDS = {"trên": Bound.GT, "hơn": Bound.GT, "gần": Bound.LT, "khoảng": Bound.APPROX}
_KINDS = {
    "=": Kind.LEVEL,
    "!": Kind.TARGET,
    "/": Kind.SHARE,
    "+": Kind.CHANGE,
    "-": Kind.CHANGE,
    "^": Kind.GROWTH,
    "v": Kind.GROWTH,
    "x": Kind.MULTIPLE,
    "#": Kind.RANK,
}
_FALLS = frozenset("-v")
Told = list[tuple[str, str, str, str]]


def said(
    sentence: str, *figures: str, doc: str = "a", indicator: str = "hồ sơ", time: str = "2024-06", **more: str
) -> list[Figure]:
    """The figures of a sentence, in its order: '= 1.320 hồ sơ' is a level; see ``_KINDS`` for the other signs."""
    found, at = [], 0
    for spec in figures:
        sign, quote = spec.split(" ", 1)
        at = sentence.index(quote, at)
        before = sentence[:at].split()
        number, _, unit = quote.partition(" ")
        value, _, total = number.rstrip("%").partition("/")
        found.append(
            Figure(
                f"{doc}:{at}:{quote}",
                doc,
                at,
                at + len(quote),
                quote,
                _decimal(value) * (-1 if sign in _FALLS else 1),
                _decimal(total) if total else None,
                "%" if number.endswith("%") else {"bậc": "bậc", "lần": "lần"}.get(unit, unit or "hạng"),
                _BOUNDS.get(before[-1].strip("(").lower(), Bound.EQ) if before else Bound.EQ,
                _KINDS[sign],
                more.get(quote, indicator),
                "Hoa Mai",
                time,
                "",
                sentence=sentence,
                event=more.get("event", ""),
            )
        )
        at += len(quote)
    return found


def said_in_turn(*sentences: tuple[str, Sequence[str]], **more: str) -> list[Figure]:
    """The figures of sentences that follow each other, a space apart; each comes with its figures as for ``said``."""
    found: list[Figure] = []
    at = 0
    for sentence, figures in sentences:
        for f in said(sentence, *figures, **more):
            start, end = f.start + at, f.end + at
            found.append(replace(f, id=f"{f.doc}:{start}:{f.quote}", start=start, end=end, sentence_start=at))
        at += len(sentence) + 1
    return found


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def told(figures: Sequence[Figure]) -> Told:
    return [(c.rule, str(c.verdict), c.claim.quote, c.against.quote) for c in checks(figures)]
