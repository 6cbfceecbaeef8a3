"""Figures as plain records, and what their true value may be.

A figure as written is a rounded value: '75,7 triệu' is anything from 75,65 to 75,75 million. A bound word moves that
interval: 'trên 75,7 triệu' is more, 'gần 4 lần' is less, 'khoảng 20%' is near.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import regex

from diemcau.facts import Bound, Kind
from diemcau.isotime import days

# The first number of a quote: "1.928.311" of "1.928.311 tỷ đồng", "59" of "59/225 nhiệm vụ", "75,7" of "75,7 triệu"
_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*")

# '2,5 lần' of a multiple in figures
_TIMES = regex.compile(r"\d\s*lần")
# '1/3', '3/4 diện tích', 'một nửa số hộ', 'ba phần tư', but not '3/8 xã'
FRACTION = regex.compile(
    r"(?:1/[2-9]|2/[35]|3/[45]|(?:một\s)?nửa|\p{L}+\sphần\s\p{L}+)(?!\d)"
    r"(?!\s(?:xã|phường|huyện|thôn|bản|sở|bộ|tỉnh|cơ quan|đơn vị|dự án|công trình|nhiệm vụ|chỉ tiêu"
    r"|tiêu chí)(?!\p{L}))",
    regex.IGNORECASE,
)
_ROUGHLY = Fraction(1, 20)
# '65.786 doanh nghiệp' is counted to the last one; '42%' and '30 MW' are rounded.
_WRITTEN_OUT = 4

# How far a bound word carries before nobody would use it ('hơn 7.000' for 8.000, 'gần 4' for 3,5, 'khoảng 20' for 19).
_REACH = Fraction(1, 5)
_NEAR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included; None is without limit."""

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not below and not above


@dataclass(frozen=True)
class Figure:
    """One figure of one article, with what the checks need to know of its article.

    ``id`` names it; ``start`` and ``end`` are code points; ``as_of`` is the last day that the article speaks of, taken
    for figures without a time; ``event`` names the real-world meeting that the article reports, '' where not known.
    ``sentence`` is the one that holds the figure, from the code point ``sentence_start`` on; '' where not known.
    ``concept`` names the well-known indicator that it is of, '' where it is none; ``running`` says that it is a running
    total, which never falls; ``of`` what kind of quantity it is of, as the ontology says it; ``pinned`` that a reviewed
    decision names its indicator. ``met`` is the day of the meeting that the article reports. ``part`` says that
    a fraction is told here in per cent.
    """

    id: str
    doc: str
    start: int
    end: int
    quote: str
    value: Decimal
    total: Decimal | None
    unit: str
    bound: Bound
    kind: Kind
    indicator: str
    scope: str
    time: str
    ref_time: str
    upper: Decimal | None = None
    as_of: date | None = None
    event: str = ""
    sentence: str = ""
    sentence_start: int = 0
    concept: str = ""
    of: str = ""
    pinned: bool = False
    running: bool = False
    met: date | None = None
    part: bool = False

    @cached_property
    def number(self) -> Fraction:
        """The value as an exact fraction."""
        return Fraction(self.value)

    @cached_property
    def rough(self) -> bool:
        """Whether no digits of its own tell it: 'gấp đôi', 'giảm một nửa', 'chỉ bằng 1/3'; a part told in per cent."""
        return self.part or (self.kind is Kind.MULTIPLE and self.unit == "lần" and _TIMES.search(self.quote) is None)

    @cached_property
    def step(self) -> Fraction | None:
        """The worth of the last digit as written: '75,7 triệu' → 100,000; None for words ('một nửa').

        A multiple in words or as a fraction ('gấp đôi', 'giảm còn 1/3') is meant within a fortieth either way.
        """
        if self.rough:
            return abs(self.number) * _ROUGHLY
        match = _NUMBER.search(self.quote)
        digits = int(regex.sub(r"[.,]", "", match[0])) if match else 0
        return abs(self.number) / digits if digits else None

    @cached_property
    def digits(self) -> int:
        """How many significant digits are written; a round or short number says little when it agrees with another."""
        match = _NUMBER.search(self.quote)
        return len(regex.sub(r"[.,]", "", match[0]).strip("0")) if match else 0

    @cached_property
    def grain(self) -> Fraction | None:
        """The worth of the last digit that is not a nought: '3.500' → 100."""
        match = _NUMBER.search(self.quote)
        written = regex.sub(r"[.,]", "", match[0]) if match else ""
        noughts = len(written) - len(written.rstrip("0"))
        return self.step * 10**noughts if self.step is not None else None

    @cached_property
    def about(self) -> tuple[float, float]:
        """The value and the worth of its last digit that is no nought, near enough to see what is far apart."""
        return float(self.number), float(self.grain or 0)

    @cached_property
    def told_step(self) -> Fraction | None:
        """As ``step``, but 'gần 15.000 tỷ đồng' is a number of thousands as 'gần 15 nghìn tỷ đồng' is."""
        match = _NUMBER.search(self.quote)
        thousands = match is not None and self.bound is not Bound.EQ and match[0].endswith(".000")
        return self.step * 1000 if thousands and self.step is not None else self.step

    @cached_property
    def last_day(self) -> date | None:
        """The last day that the figure holds for, as stated; None where no time is stated."""
        span = days(self.time)
        return span[1] if span else None

    @cached_property
    def ref_day(self) -> date | None:
        """The last day of the time that it is compared with."""
        span = days(self.ref_time)
        return span[1] if span else None

    def rounded(self, step: Fraction | None = None) -> Interval:
        """The interval that rounds to the figure, at ``step`` or as written; bound words are not looked at."""
        exact = self.step == 1 and self.digits >= _WRITTEN_OUT
        half = Fraction(0) if exact else (step if step is not None else self.step or Fraction(0)) / 2
        top = Fraction(self.upper) if self.upper is not None else self.number
        return Interval(self.number - half, top + half)

    def soft(self, step: Fraction | None = None) -> Interval:
        """What a writer means: 'hơn' is up to a fifth more, 'gần' up to a fifth less, 'khoảng' a tenth either way."""
        plain, size = self.rounded(step), abs(self.number)
        if plain.low is None or plain.high is None or self.bound is Bound.EQ:
            return plain
        if self.bound is Bound.GT:
            return Interval(self.number, plain.high + size * _REACH)
        if self.bound is Bound.LT:
            return Interval(plain.low - size * _REACH, self.number)
        return Interval(plain.low - size * _NEAR, plain.high + size * _NEAR)

    def hard(self, step: Fraction | None = None) -> Interval:
        """What the words allow at all: 'trên 35 triệu' may be any number above."""
        if self.bound is Bound.GT:
            return Interval(self.number, None)
        if self.bound is Bound.LT:
            return Interval(None, self.number)
        return self.soft(step)

    def stated(self) -> Interval:
        """The interval in which a calculation confirms the figure: its rounding, on the bound word's side."""
        plain = self.rounded()
        if self.bound is Bound.GT:
            return Interval(self.number, plain.high)
        if self.bound is Bound.LT:
            return Interval(plain.low, self.number)
        return plain
