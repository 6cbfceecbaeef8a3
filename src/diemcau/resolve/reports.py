"""A meeting as one article tells it, as far as it helps to know which real-world meeting that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import cast

from diemcau.facts import Kind
from diemcau.isotime import days
from diemcau.resolve.figures import Figure
from diemcau.resolve.rounded import Told
from diemcau.resolve.topics import COMMON

NATIONAL = "quốc gia"
MINISTRY = "bộ"

#: A number with fewer significant digits ('63 địa phương') agrees with others by chance.
TELLING = 3
#: A session of a council or a committee is over within so many days of its opening.
SESSION = 4
_MOST_TOPICS = 8  # pairs of syllables by which a meeting is looked up
# The National Assembly sits for a month.
_LONGEST = 40  # days
_JUNE = 6
# A figure that ends so long before the last one of its article is what that one is compared with.
_BASELINE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Report:
    """A meeting as one article tells it; sets hold folded names, ISO 8601 times are '' where not told.

    ``day`` is its (first) day, ``last`` its last where it took several; ``month_days`` are its days where no year is
    told ('--11-18', as xsd:gMonthDay writes them). ``seats`` are the localities (of a ministry: the bodies) whose
    meeting it is; ``home`` is the one locality of its level that an article names which does not say whose meeting it
    is. ``sites`` are the bridge points; ``chairs`` presided at the main venue, ``people`` are all the rest
    there, ``site_chairs`` (site, name) of who presided at the others, ``guests`` of all who were there. ``ordinals``
    are numbers of a series ('phiên họp lần thứ 8'), ``topics`` pairs of syllables of what it is about
    (`topics.topics`), ``years`` how many years of work it reviews. ``figures`` are the telling ones of an article with
    this one meeting; ``speaks_of`` are the half-years that it speaks of ('2024-1'), told where the day is not.
    """

    id: str
    doc: str
    level: str = ""
    day: str = ""
    last: str = ""
    month_days: frozenset[str] = frozenset()
    period: str = ""
    recalled: bool = False
    types: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    organisers: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    chairs: frozenset[str] = frozenset()
    site_chairs: frozenset[tuple[str, str]] = frozenset()
    guests: frozenset[tuple[str, str]] = frozenset()
    people: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    years: str = ""
    figures: frozenset[Told] = frozenset()
    speaks_of: frozenset[str] = frozenset()

    @property
    def is_local(self) -> bool:
        """Whether many meet alike on one day, so that place or people must tell which meeting it is."""
        return self.level not in {NATIONAL, ""}

    @property
    def anchors(self) -> frozenset[str]:
        """What tells a local meeting from the others of its day."""
        chairs = {f"người {name}" for name in self.chairs | {name for _, name in self.site_chairs}}
        organisers = {f"tổ chức {name}" for name in self.organisers}
        return frozenset({f"nơi {name}" for name in self.seats | self.sites} | organisers | chairs)

    @property
    def homes(self) -> frozenset[str]:
        """Whose meeting it is or may be."""
        return self.seats or self.home

    def in_blocks(self) -> Iterator[str]:
        """The names of the blocks that it is in."""
        return (own for own, _ in self.looks_in())

    def looks_in(self) -> Iterator[tuple[str, str]]:
        """A block that it is in, and the one in which it is compared with others; who shares none is no candidate.

        A day's meeting that shares a figure with others is one with those of that day, or with ones without a day that
        speak of its time: any two articles of many years agree in some percentage.
        """
        yield from ((block, block) for block in self.day_blocks())
        yield from ((f"chair\t{day}\t{name}",) * 2 for day in self.days() for name in sorted(self.chairs))
        yield from ((f"holder\t{day}\t{name}",) * 2 for day in self.days() for name in sorted(self.organisers))
        if self.recalled:
            return
        yield from ((f"home\t{day}\t{self.level}\t{name}",) * 2 for day in self.days() for name in sorted(self.homes))
        if not self.level:
            yield from ((f"day\t{day}\t",) * 2 for day in self.days())
        yield from self._month_day_blocks()
        telling = {(value, bound) for value, bound, _ in self.figures if significant(value) >= TELLING}
        for value, bound in sorted(telling):
            name = f"figure\t{value}\t{bound}"
            for day in self._all_days():
                yield f"{name}\t{day}", f"{name}\t{day}"
            yield from ((f"{name}\t{own}", f"{name}\t{others}") for own, others in self._times())
        leading = sorted(self.chairs | self.people)
        if self.period:
            yield from ((f"period\t{self.level}\t{self.period}\t{name}",) * 2 for name in leading)
        if self.years:
            yield from ((f"years\t{self.level}\t{self.years}\t{name}",) * 2 for name in leading)
        for number in sorted(self.ordinals):
            yield from ((f"session\t{number}\t{body}",) * 2 for body in sorted(self.organisers))
        rare = sorted(topic for topic in self.topics if not topic.startswith(COMMON))
        yield from ((f"topic\t{day}\t{topic}",) * 2 for day in self.days()[:1] for topic in rare[:_MOST_TOPICS])

    def _times(self) -> Iterator[tuple[str, str]]:
        """By what time a report is found that shares a figure with this one where one of them has no day.

        A meeting is in a half-year that the other report speaks of, or in the next one; two that both have no day speak
        of times as near to each other. Who speaks of no time may be of any.
        """
        if self.day:
            half = half_year(self._all_days()[0]) if self._all_days() else ""
            yield from ((f"in {half}", f"of {other}") for other in (half, _beside(half, -1)) if half)
            yield "with day", "of no time"
        elif self.speaks_of:
            for half in sorted(self.speaks_of):
                yield from ((f"of {half}", f"in {other}") for other in (half, _beside(half, 1)))
                yield from ((f"of {half}", f"of {_beside(half, n)}") for n in (-1, 0, 1))
            yield "of some time", "of no time"
        else:
            yield from (("of no time", others) for others in ("of no time", "of some time", "with day"))

    def day_blocks(self) -> Iterator[str]:
        """The blocks of its day, level and (below the national level) each anchor."""
        if self.level:
            anchors = sorted(self.anchors) if self.is_local else [""]
            yield from (f"day\t{day}\t{self.level}\t{anchor}" for day in self.days() for anchor in anchors)

    def _month_day_blocks(self) -> Iterator[tuple[str, str]]:
        """Who tells no year looks at all of its month and day, in any year, with whom it shares something else."""
        rare = sorted(topic for topic in self.topics if not topic.startswith(COMMON))[:_MOST_TOPICS]
        homes = {f"nơi {name}" for name in self.homes}
        known = [*(self.anchors | homes), *(f"về {name}" for name in (*self.programmes, *rare))]
        for day in sorted(self.month_days):
            for name in sorted(known):
                yield f"month-day\t{day}\t{name}\twithout", f"month-day\t{day}\t{name}\twithout"
                yield f"month-day\t{day}\t{name}\twithout", f"month-day\t{day}\t{name}\twith"
        for day in self.days():
            for name in sorted(known):
                yield f"month-day\t{month_day(day)}\t{name}\twith", f"month-day\t{month_day(day)}\t{name}\twithout"

    def days_of_year(self) -> frozenset[str]:
        """Its days without the year, as ``month_days`` has them; empty where it tells none."""
        return self.month_days or frozenset(map(month_day, self._all_days()))

    def days(self) -> list[str]:
        """The days on which it was held, the first week of them at most."""
        return self._all_days()[:7]

    def _all_days(self) -> list[str]:
        first, last = days(self.day), days(self.last or self.day)
        if first is None or last is None:
            return []
        count = min((last[1] - first[0]).days, _LONGEST)
        return [(first[0] + timedelta(days=n)).isoformat() for n in range(count + 1)]

    def as_data(self) -> dict[str, object]:
        """What is not empty, as values that JSON has; sets become sorted lists."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: sorted(value) if isinstance(value, frozenset) else value for name, value in given.items() if value
        }

    @classmethod
    def of_data(cls, data: dict[str, object]) -> Report:
        """The inverse of `as_data`.

        >>> report = Report("a/m1", "a", figures=frozenset({("5", "eq", "hồ sơ")}))
        >>> Report.of_data({"id": "a/m1", "doc": "a", "figures": [["5", "eq", "hồ sơ"]]}) == report
        True
        """
        made: dict[str, object] = {
            name: frozenset(tuple(v) if isinstance(v, list) else v for v in value) if isinstance(value, list) else value
            for name, value in data.items()
        }
        return replace(cls(cast("str", data["id"]), cast("str", data["doc"])), **made)  # type: ignore[arg-type]


def half_year(day: str) -> str:
    """The half-year of an ISO 8601 time, the last one of a span; '' where it is none.

    >>> half_year("2024-06-30"), half_year("2024-07"), half_year("2023"), half_year("")
    ('2024-1', '2024-2', '2023-2', '')
    """
    span = days(day)
    return _half(span[1]) if span else ""


def _half(day: date) -> str:
    return f"{day.year}-{1 if day.month <= _JUNE else 2}"


def _beside(half: str, by: int) -> str:
    """The half-year so many later."""
    year, _, part = half.partition("-")
    at = 2 * int(year) + int(part) - 1 + by
    return f"{at // 2}-{at % 2 + 1}"


def spoken_of(figures: Iterable[Figure], period: str = "") -> frozenset[str]:
    """The half-years in which the times of an article's figures end, targets left out, and the period it reviews."""
    ends = {_half(figure.last_day) for figure in figures if figure.last_day and figure.kind is not Kind.TARGET}
    return frozenset(ends | ({half_year(period)} - {""}))


def telling(figures: Iterable[Figure], until: str = "") -> frozenset[Told]:
    """The figures of one article that may tell its meeting from others: of two digits or more, new, and no targets.

    ``until`` is the day of the meeting: what is said of a later time is a plan, and makes nothing else old.
    """
    held = days(until)
    current = [figure for figure in figures if figure.kind is not Kind.TARGET]
    ends = Counter(
        figure.last_day for figure in current if figure.last_day and not (held and figure.last_day > held[1])
    )
    last = max((day for day, times in ends.items() if times > 1), default=max(ends, default=None))
    return frozenset(
        (format(figure.value.normalize(), "f"), figure.bound.value, figure.unit)
        for figure in current
        if figure.digits >= TELLING - 1
        and (last is None or figure.last_day is None or last - figure.last_day < _BASELINE)
    )


def month_day(day: str) -> str:
    """A day of any year.

    >>> month_day("2022-11-18")
    '--11-18'
    """
    return f"-{day[4:]}"


def significant(value: str) -> int:
    """The number of significant digits of a plain decimal.

    >>> significant("75700000"), significant("39.51"), significant("63"), significant("-0.5")
    (3, 4, 2, 1)
    """
    return len(value.replace(".", "").strip("-0"))
