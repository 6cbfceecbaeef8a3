"""What the rules share: a check, the figures in reach, and a few constants of the language."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from heapq import merge
from itertools import accumulate
from math import floor, log
from typing import Final

import regex

from diemcau.facts import Bound, Kind
from diemcau.resolve.agree import RELATED, WordIndex, first_words, identical, identity, position, scope_key, unit_group
from diemcau.resolve.figures import Figure
from diemcau.resolve.passage import between, clause, same_sentence
from diemcau.resolve.verdicts import Verdict
from diemcau.resolve.wording import core
from diemcau.text.fold import fold

#: Figures that are told in one breath: code points between the first and the last of them.
BREATH = 400
#: A number of fewer significant digits agrees with others by chance.
TELLING = 3
#: A difference of so many digits that comes out exactly is no accident, even where wordings drift apart.
UNMISTAKABLE = 4
#: How many figures before a change its level may stand.
BACK = 3
# Two values of one block by size differ by at most four per cent.
_SIZE = log(1.04)
_MONTH, _A_YEAR, _TWO_YEARS = timedelta(days=31), timedelta(days=366), timedelta(days=800)
_UNDATED = "-"
#: Words that say that something has not been done.
NOT = frozenset({"chưa"})
_LEVELS = frozenset({Kind.LEVEL, Kind.SHARE})
#: Kinds that state how things are, not how they changed.
STATES = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RANK})
# Of one value these may be one statement: 'a/b' and 'a', 'mục tiêu 65 triệu' and '65 triệu'.
_COUNTED = frozenset({Kind.LEVEL, Kind.SHARE, Kind.TARGET})


class _Every:
    def __contains__(self, item: object) -> bool:
        return True


#: What rules are asked about where it is all claims of an article.
EVERY: Final[Container[str]] = _Every()


@dataclass(frozen=True, slots=True)
class Check:
    """``claim`` held against ``against`` (of several the earliest) by ``rule``; ``uses`` are the other figures."""

    rule: str
    verdict: Verdict
    claim: Figure
    against: Figure
    uses: tuple[Figure, ...]
    note: str


class Figures:
    """Figures by article, by likeness and by the meeting that is reported.

    ``figures`` are those that claims are held against; ``article`` gives all of an article by its name, in their order,
    where these are not all.
    """

    def __init__(self, figures: Iterable[Figure], article: Callable[[str], Sequence[Figure]] | None = None) -> None:
        every = sorted(figures, key=position)
        self._articles: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in every:
            self._articles[figure.doc].append(figure)
        self.article = article or self._articles.__getitem__
        states = [f for f in every if f.kind in STATES]
        self.related = WordIndex(states, RELATED, on_day)
        self.related_in_month = WordIndex((f for f in states if f.last_day), RELATED, in_month)
        self.of_event = WordIndex((f for f in every if f.event), RELATED, at_event)
        self._values: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._sizes: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._turned: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._shares: defaultdict[tuple[str, int], list[Figure]] = defaultdict(list)
        self._left: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._counted: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        self._exact: defaultdict[str, list[Figure]] = defaultdict(list)
        self._heights: dict[str, Heights] = {}
        for figure in every:
            for key in exact_keys(figure):
                self._exact[key].append(figure)
            if figure.event:
                self._values[_told(figure)].append(figure)
                self._sizes[_sized(figure)].append(figure)
                self._turned[_of_digits(figure)].append(figure)
                if figure.kind in _COUNTED:
                    self._counted[figure.event, figure.value].append(figure)
                if figure.kind is Kind.SHARE and figure.total:
                    self._shares[figure.event, floor(per_cent_of(figure))].append(figure)
                    self._left[figure.event, figure.total - figure.value].append(figure)

    def articles(self) -> Iterator[str]:
        """The names of the articles of the figures, sorted."""
        return iter(self._articles)

    def same_in_event(self, figure: Figure) -> Sequence[Figure]:
        """The figures with the same value and kind in reports of the same meeting, in their order."""
        return self._values.get(_told(figure), ())

    def near_in_event(self, figure: Figure) -> list[Sequence[Figure]]:
        """The figures of nearly the same value and unit in reports of the same meeting, in lists that are in order."""
        event, group, size = _sized(figure)
        return [self._sizes.get((event, group, near), ()) for near in (size - 1, size, size + 1)]

    def turned_in_event(self, figure: Figure) -> Sequence[Figure]:
        """The figures with the same digits in any order in reports of the same meeting, in their order."""
        return self._turned.get(_of_digits(figure), ())

    def counted_in_event(self, figure: Figure) -> Sequence[Figure]:
        """The counts, shares and targets with the same value in reports of the same meeting, in their order."""
        return self._counted.get((figure.event, figure.value), ())

    def same_indicator_and_day(self, figure: Figure) -> Sequence[Figure]:
        """The states of the same indicator, unit, scope and last day in all articles, in their order."""
        return self._exact.get(key, ()) if (key := _on_day_key(figure)) else ()

    def same_elsewhere(self, figure: Figure) -> list[Sequence[Figure]]:
        """The figures with the same telling value, unit and scope in all articles, in lists that are in order."""
        return [self._exact.get(key, ()) for key in _keys_of_own_value(figure)]

    def with_value(self, figure: Figure, value: Decimal, since: date | None = None) -> list[Figure]:
        """The states of ``figure``'s unit and scope with just this value, in reports of its meeting and elsewhere.

        A short number elsewhere is of the two years before ``figure``, or of the time near ``since``.
        """
        return [f for found in self._with_value(figure, value, since) for f in found]

    def _with_value(self, figure: Figure, value: Decimal, since: date | None) -> Iterator[Sequence[Figure]]:
        yield self._values.get((figure.event, value, None, Kind.LEVEL), ()) if figure.event else ()
        yield from (self._exact.get(key, ()) for key in keys_of_value(figure, value, since))

    def at_level(self, figure: Figure, value: Decimal, since: date | None = None) -> Iterator[Figure]:
        """The levels of ``figure``'s indicator, unit and scope with just this value, in their order; found as asked
        for: a hundred reports of a meeting give one value, and who looks for it needs the first.
        """
        last = ""
        for found in merge(*self._with_value(figure, value, since), key=position):
            if found.id != last and found.kind is Kind.LEVEL and identical(found, figure):
                last = found.id
                yield found

    def highest_before(self, figure: Figure) -> Figure | None:
        """The highest total of the same indicator, unit and scope with an earlier day in its year or the one before."""
        found = [high for key in total_keys(figure) if (high := self._highest(key, figure.last_day))]
        return max(found, key=height, default=None)

    def _highest(self, key: str, day: date | None) -> Figure | None:
        if key not in self._heights:
            self._heights[key] = Heights(self._exact.get(key, ()))
        return self._heights[key].before(day)

    @property
    def compared(self) -> int:
        """How many pairs of figures of like wording have been looked at so far."""
        return sum(index.compared for index in (self.related, self.related_in_month, self.of_event))

    def shares_of_event(self, event: str, low: Fraction, high: Fraction) -> Sequence[Figure]:
        """The figures 'a/b' of all reports of a meeting from ``low`` to ``high`` per cent and near to it, in order."""
        found = (self._shares.get((event, whole), ()) for whole in range(floor(low), floor(high) + 1))
        return sorted((share for shares in found for share in shares), key=position)

    def shares_with_rest(self, rest: Figure) -> Sequence[Figure]:
        """The figures 'a/b' of all reports of a meeting that leave as many as ``rest``, in their order."""
        return self._left.get((rest.event, rest.value), ())


def per_cent_of(share: Figure) -> Fraction:
    """How many per cent the figure 'a/b' is.

    A total of nought is taken for one.
    """
    return Fraction(share.value) / Fraction(share.total or 1) * 100


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.event, figure.value, figure.total, figure.kind


def _of_digits(figure: Figure) -> tuple[object, ...]:
    return figure.event, unit_group(figure.unit), figure.step, "".join(sorted(str(figure.value.normalize())))


def exact_keys(figure: Figure) -> tuple[str, ...]:
    """The keys under which a figure is found from any other article but for the meetings' own blocks."""
    short = _short_keys(figure, {_year(_told_of(figure))})
    keys = _on_day_key(figure), _value_key(figure), *short, *total_keys(figure)[:1]
    return tuple(key for key in dict.fromkeys((*keys, *_keys_of_share(figure))) if key)


def _keys_of_share(figure: Figure) -> tuple[str, ...]:
    """'487/790 trường' tells two levels."""
    if figure.kind is not Kind.SHARE or not figure.total or unit_group(figure.unit) == "hạng":
        return ()
    times = {_year(_told_of(figure))}
    return tuple(key for value in (figure.value, figure.total) for key in _keys_of_level(figure, value, times))


def asked_keys(figure: Figure) -> tuple[str, ...]:
    """The keys that the checks of a figure look up."""
    keys = _on_day_key(figure), *_keys_of_own_value(figure), *total_keys(figure)
    return tuple(key for key in keys if key)


def _keys_of_own_value(figure: Figure) -> tuple[str, ...]:
    """The keys under which figures of the same telling value are found; without a day those of the year before too."""
    times = _years(_told_of(figure), _MONTH if figure.last_day else _A_YEAR)
    if figure.digits >= UNMISTAKABLE:
        times.add(_UNDATED)
    return tuple(key for key in (_value_key(figure), *_short_keys(figure, times)) if key)


def _on_day_key(figure: Figure) -> str:
    if figure.kind not in STATES or figure.last_day is None or not figure.scope or not figure.indicator:
        return ""
    return "\t".join(("day", *_measured(figure), figure.last_day.isoformat(), *identity(figure)))


def _value_key(figure: Figure) -> str:
    if figure.digits <= UNMISTAKABLE or not figure.scope or figure.kind not in STATES:
        return ""
    return "\t".join(("value", *_measured(figure), str(figure.value.normalize()), str(figure.total), figure.kind))


def _short_keys(figure: Figure, times: Collection[str]) -> tuple[str, ...]:
    """As the value's key for a number of three or four digits: one for each telling word of the wording.

    Such a number comes again every year, so the year is part of the key: how many share one does not grow with them.
    """
    if not TELLING <= figure.digits <= UNMISTAKABLE or figure.kind not in _LEVELS:
        return ()
    return _keys_by_word(figure, figure.value, times)


def _keys_by_word(figure: Figure, value: Decimal, times: Collection[str]) -> tuple[str, ...]:
    if not figure.scope:
        return ()
    key = "\t".join(("short", *_measured(figure), str(value.normalize())))
    return tuple(f"{key}\t{time}\t{word}" for time in sorted(times) for word in first_words(figure, RELATED))


def _told_of(figure: Figure) -> date | None:
    """The last day that the figure holds for, as far as it or its article says."""
    return figure.last_day or figure.as_of


def _year(day: date | None) -> str:
    return str(day.year) if day else _UNDATED


def _years(day: date | None, back: timedelta) -> set[str]:
    """The years from ``back`` before the day to a month after it."""
    return {str(y) for y in range((day - back).year, (day + _MONTH).year + 1)} if day else {_UNDATED}


def keys_of_value(figure: Figure, value: Decimal, since: date | None = None) -> tuple[str, ...]:
    """The keys under which a level of this value is found that has ``figure``'s unit and scope; none for a short one.

    A number of three or four digits must share a telling word of ``figure``'s wording as well, and be of the two
    years before it, of the time near ``since``, or of no time that its article says.
    """
    times = {_UNDATED} | _years(_told_of(figure), _TWO_YEARS) | _years(since, _MONTH)
    return _keys_of_level(figure, value, times)


def _keys_of_level(figure: Figure, value: Decimal, times: Collection[str]) -> tuple[str, ...]:
    digits = len(str(value.normalize()).replace(".", "").replace("-", "").partition("E")[0].strip("0"))
    if digits < TELLING or value <= 0 or not figure.scope:
        return ()
    if digits <= UNMISTAKABLE:
        return _keys_by_word(figure, value, times)
    return ("\t".join(("value", *_measured(figure), str(value.normalize()), "None", Kind.LEVEL)),)


def differences(article: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Decimal]]:
    """(claim, now, then): each exact change in amount with the levels before it in its sentence, and what they make
    the earlier level.
    """
    for index, claim in enumerate(article):
        if claim.kind is not Kind.CHANGE or claim.bound is not Bound.EQ or claim.upper is not None or not claim.value:
            continue
        back = article[max(0, index - BACK) : index]
        opens = not any(same_sentence(f, claim) for f in back)  # '… So với cuối tháng 8, số giải ngân tăng thêm 706 tỷ'
        for now in reversed(back):
            near = same_sentence(now, claim) or (opens and between(now, claim) is not None)
            if near and now.kind in _LEVELS and now.bound is Bound.EQ and now.upper is None:
                yield claim, now, now.value - claim.value
        # 'tăng thêm 16 dự án, thành 163 dự án'
        after = article[index + 1] if index + 1 < len(article) and same_sentence(claim, article[index + 1]) else claim
        if after.kind is Kind.LEVEL and after.bound is Bound.EQ and after.upper is None and after.unit == claim.unit:
            yield claim, after, after.value - claim.value


# "so với phiên trước", "so với mức được báo cáo tại kỳ họp trước", "nhiều hơn lần trước"; "so với phiên họp tháng 8":
# what was told then may be of an earlier day
_LAST_TIME = regex.compile(
    r"(?:so với|hơn|kém)\b[^,;.()]*\b(?:phiên|kỳ|lần|đợt|cuộc|buổi|hội nghị|quý|tháng|tuần)(?: \p{L}+)? trước\b"
)
_THAT_SESSION = regex.compile(
    r"(?:so với|hơn|kém)\b[^,;.()]*\b(?:phiên|kỳ|cuộc|buổi|hội nghị|sơ kết)\b[^,;.()]*\b(?:tháng|ngày) \d"
)


def last_times(article: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Decimal]]:
    """The ``differences`` of changes since 'the last time', whose day is not told."""
    for claim, now, then in differences(article):
        behind = fold(claim.sentence[max(0, claim.end - claim.sentence_start) :])
        if (claim.ref_day is None and _LAST_TIME.search(behind)) or _THAT_SESSION.search(behind):
            yield claim, now, then


def total_keys(figure: Figure) -> tuple[str, ...]:
    """The block of a running total by the year of its time, and that of the year before; none for other figures."""
    if not is_total(figure) or figure.last_day is None:
        return ()
    year = figure.last_day.year
    return tuple("\t".join(("total", *_measured(figure), str(y), *identity(figure))) for y in (year, year - 1))


def offered_at_event(figure: Figure) -> Iterator[str]:
    """The keys under which other reports of its meeting find a figure; the meeting is not part of them."""
    _, group, size = _sized(figure)
    yield "\t".join(
        ("told", str(figure.value.normalize()), str(figure.total and figure.total.normalize()), figure.kind)
    )
    yield f"size\t{group}\t{size}"
    yield "\t".join(("turned", *map(str, _of_digits(figure)[1:])))
    yield from (f"like\t{group}\t{scope_key(figure.scope)}\t{word}" for word in first_words(figure, RELATED))
    if figure.kind in _COUNTED:
        yield f"counted\t{figure.value.normalize()}"
    if figure.kind is Kind.LEVEL and figure.total is None:
        yield f"made\t{figure.value.normalize()}"
    if figure.kind is Kind.SHARE and figure.total:
        yield "share"


def told_keys(figure: Figure) -> Iterator[str]:
    """The keys under which a figure's own checks look for others among the reports of its meeting."""
    _, group, size = _sized(figure)
    like = (key for key in offered_at_event(figure) if not key.startswith(("share", "made")))
    near = (f"size\t{group}\t{size - 1}", f"size\t{group}\t{size + 1}")
    yield from {*like, *near, f"counted\t{figure.value.normalize()}"}
    if figure.kind is Kind.LEVEL and (figure.unit == "%" or NOT & core(figure.indicator)):
        yield "share"


Height = tuple[Fraction, str, int]
"""How high a running total is, and, of several of one height, where it stands."""


def height(figure: Figure) -> Height:
    """By which the highest of some totals is found."""
    return figure.number, figure.doc, figure.start


def _higher(a: Figure, b: Figure) -> Figure:
    return max(a, b, key=height)


class Heights:
    """The highest of some running totals up to a day."""

    def __init__(self, totals: Iterable[Figure]) -> None:
        rows = sorted((f for f in totals if f.last_day), key=lambda f: (f.last_day, position(f)))
        self._days = [f.last_day.toordinal() for f in rows if f.last_day]
        self._highest = list(accumulate(rows, _higher))

    def before(self, day: date | None) -> Figure | None:
        """The highest of those of an earlier day; None where there is none."""
        at = bisect_left(self._days, day.toordinal()) if day else 0
        return self._highest[at - 1] if at else None


# 'Lũy kế đến nay, Cổng … đã đồng bộ 361,4 triệu hồ sơ'
_RUNNING = regex.compile(r"\blũy kế\b")
# 'trong tháng 11 ghi nhận 8,7 triệu', 'mỗi năm', '6 tháng đầu năm': a flow, which may fall
_FLOW = regex.compile(
    r"\b(?:(?:trong|riêng) (?:tháng|quý|năm|tuần|ngày|kỳ)|mỗi|bình quân|trung bình|tháng đầu năm|cấp mới|tăng thêm)\b"
)


def is_total(figure: Figure) -> bool:
    """Whether the figure is a running total with a stated time and scope; what holds for a span of time is a flow."""
    if figure.kind is not Kind.LEVEL or figure.last_day is None or not figure.scope or not figure.indicator:
        return False
    if figure.step is None or figure.upper is not None or figure.bound is Bound.APPROX or figure.unit == "%":
        return False
    if figure.digits < TELLING - 1 or _FLOW.search(clause(figure)):
        return False
    spoken = bool(_RUNNING.search(fold(figure.sentence)))
    return spoken or (figure.running and "/" not in figure.time and len(figure.time) > len("2024"))


def _measured(figure: Figure) -> tuple[str, str]:
    return unit_group(figure.unit), scope_key(figure.scope)


def _sized(figure: Figure) -> tuple[str, str, int]:
    """The block of a figure by its size: values in one block or in neighbours differ by at most some per cent."""
    size = round(log(abs(figure.number)) / _SIZE) if figure.number else 0
    return figure.event, unit_group(figure.unit), size


def on_day(figure: Figure, day: date | None = None) -> tuple[str, str, date | None]:
    """By which figures that hold for one day are found: unit, scope and the day (the figure's own by default)."""
    own = figure.last_day or (None if figure.time else figure.as_of)
    return unit_group(figure.unit), scope_key(figure.scope), day or own


def in_month(figure: Figure, month: str = "") -> tuple[str, str, str]:
    """By which figures that hold for a day of a month are found: unit, scope and the month ('2025-08')."""
    own = f"{figure.last_day:%Y-%m}" if figure.last_day else ""
    return unit_group(figure.unit), scope_key(figure.scope), month or own


def month_meant(claim: Figure) -> str:
    """The month that a claim is compared with, as '2025-08'; '' where it names a day, a span or the end of a year.

    Who tells that a year has gone by does not count its days.
    """
    if "/" in claim.ref_time or len(claim.ref_time) < len("2025-08"):
        return ""
    month = claim.ref_time[: len("2025-08")]
    return month if month == claim.ref_time or _years_before(claim) else ""


def _years_before(claim: Figure) -> bool:
    day, then = claim.last_day, claim.ref_day
    return day is not None and then is not None and then.year < day.year and then.replace(year=day.year) == day


def at_event(figure: Figure) -> Hashable:
    """By which figures of one meeting are found."""
    return unit_group(figure.unit), scope_key(figure.scope), figure.event


def short(number: Fraction) -> str:
    """The number as Vietnamese text writes it, with at most three decimals.

    >>> short(Fraction(9, 2)), short(Fraction(2100000)), short(Fraction(-2, 3))
    ('4,5', '2.100.000', '-0,667')
    """
    whole, _, part = f"{float(number):,.3f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
