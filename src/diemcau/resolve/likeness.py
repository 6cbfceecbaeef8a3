"""How much speaks for two reports telling of one meeting: a list of grounds, or that they can't be one.

The weights are set so that `ENOUGH` is reached by the day with level, type and programme, or by two telling figures
with level, type and programme; a chair, a period or a session's number make up for one of them that is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import product

from diemcau.isotime import days
from diemcau.resolve.grounds import Ground, total
from diemcau.resolve.reports import MINISTRY, NATIONAL, SESSION, TELLING, Report, significant
from diemcau.resolve.rounded import Told, agreements, are_alike
from diemcau.resolve.topics import COMMON

ENOUGH = Decimal(4)
#: A meeting that is only looked back on joins on its day and one half more than what reports need.
ENOUGH_TO_RECALL = Decimal(5)

# A series meets at the same time of each year: without the year a day says less.
_MONTH_DAY = Decimal("1.25")
_DAY, _LEVEL, _TYPE, _PROGRAMME, _ORGANISER = Decimal(2), Decimal("0.5"), Decimal("0.5"), Decimal(1), Decimal(1)
_LOOSE_TYPE = Decimal("-0.5")
_OTHER_LEVEL, _OTHER_TYPE, _OTHER_PROGRAMME, _OTHER_ORGANISER = Decimal(-2), Decimal(-1), Decimal(-2), Decimal(-1)
_CHAIR, _OWN_CHAIR, _OTHER_CHAIR, _SITE_CHAIR = Decimal("1.5"), Decimal(2), Decimal(-1), Decimal(1)
_OTHER_GUESTS, _GUESTS = Decimal("-1.5"), 2  # at one bridging point; so many named in each report
_THERE = Decimal("0.75")  # one report has them in the chair, the other only says that they spoke
_PERIOD, _OTHER_PERIOD, _PURPOSE, _OTHER_PURPOSE = Decimal(1), Decimal(-1), Decimal("0.5"), Decimal("-0.5")
_YEARS, _OTHER_YEARS = Decimal(1), Decimal("-1.5")
# Pairs of syllables of the topic: each rare one, all common ones together, nothing in common where both say enough.
_TOPIC, _COMMON_TOPIC, _MOST_TOPIC, _OTHER_TOPIC = Decimal("0.5"), Decimal("0.5"), Decimal("1.5"), Decimal("-0.75")
_SAID = 2
_ORDINAL, _OTHER_ORDINAL = Decimal(1), Decimal(-2)
_PLACE, _PEOPLE, _MOST_PEOPLE = Decimal("0.5"), Decimal("0.5"), 3
_FIGURE, _PERCENTAGE, _MOST_FIGURES = Decimal(1), Decimal("0.5"), Decimal(4)
_EXACT, _NEAR, _WEAK = Decimal("1.5"), Decimal("0.75"), Decimal("0.25")
# Rounded figures count where the day agrees: each may agree by chance, several say as much as the day at most.
_LEAST_ROUNDED, _MOST_ROUNDED = Decimal("0.5"), Decimal(2)
# From this many digits on nobody states a number by chance.
UNMISTAKABLE = 4
# Kinds that two reports may call one meeting.
_LOOSE = frozenset({"hội nghị", "phiên họp", "cuộc họp"})
# What tells one meeting from the next of its kind; without the day of both, one of them must agree.
# Any two years have some percentage in common: it takes two of them, or one figure that says more than a short rate.
_OF_ONE_TIME: Mapping[str, Decimal] = {"period": _PERIOD, "ordinal": _ORDINAL, "figures": _PERCENTAGE * _EXACT}
# Of a place that is only named one of them tells which of its meetings of that day is meant.
_OF_ONE_PLACE: Mapping[str, Decimal] = {"figures": _FIGURE * Decimal("0.75"), "topic": _TOPIC * 2}
_NEVER = Decimal("Infinity")
# From this many digits on it does not matter how the counted thing is called: '18.457 ngôi nhà', '18.457 căn'.
_OF_ANY_UNIT = 5


def apart(a: Report, b: Report) -> bool:
    """Whether something that both tell rules out that they are one meeting."""
    if a.doc == b.doc or _are_other_days(a, b):
        return True
    if a.is_local and a.level == b.level and a.seats and b.seats and not a.seats & b.seats:
        return True
    if a.day and b.day:
        return False
    return _are_other_periods(a, b) or bool(a.ordinals and b.ordinals and not a.ordinals & b.ordinals)


def weigh(a: Report, b: Report) -> tuple[Ground, ...]:
    """The grounds for and against the two being one meeting, in the order of `_JUDGES`."""
    return tuple(ground for judge in _JUDGES for ground in judge(a, b))


def is_one(a: Report, b: Report) -> tuple[Ground, ...]:
    """The grounds on which the two are one meeting; empty where they are not, or where it can't be told."""
    if apart(a, b) or (a.recalled and b.recalled) or ((a.recalled or b.recalled) and not (a.day and b.day)):
        return ()
    placed = not (a.is_local and a.level == b.level) or bool(a.anchors & b.anchors or _there(a, b))
    if not placed and not a.homes & b.homes:
        return ()
    grounds = weigh(a, b)
    if not placed and not any(g.weight >= _OF_ONE_PLACE.get(g.kind, _NEVER) for g in grounds):
        return ()
    if not (a.day and b.day) and not any(g.weight >= _OF_ONE_TIME.get(g.kind, _NEVER) for g in grounds):
        return ()
    enough = ENOUGH_TO_RECALL if a.recalled or b.recalled else ENOUGH
    return grounds if total(grounds) >= enough else ()


def _are_other_days(a: Report, b: Report) -> bool:
    if a.month_days or b.month_days:
        return _are_other_days_of_year(a, b)
    if not (a.day and b.day) or not ((a.last or a.day) < b.day or (b.last or b.day) < a.day):
        return False
    return not _of_one_session(a, b)


def _are_other_days_of_year(a: Report, b: Report) -> bool:
    one, two = a.days_of_year(), b.days_of_year()
    return bool(one and two) and not one & two


def _of_one_session(a: Report, b: Report) -> bool:
    """Whether both tell of one numbered session of one body, which may take some days: its opening and its end."""
    if not (a.ordinals & b.ordinals and a.types & b.types and a.organisers & b.organisers):
        return False
    one, two = days(a.day), days(b.day)
    return one is not None and two is not None and abs((one[0] - two[0]).days) <= SESSION


@lru_cache(maxsize=65536)
def _overlap(a: str, b: str) -> bool:
    one, two = days(a), days(b)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _are_other_periods(a: Report, b: Report) -> bool:
    return bool(a.period and b.period) and a.period != b.period


# ---- the judges -----------------------------------------------------------------------------------------------------


def _day(a: Report, b: Report) -> Iterator[Ground]:
    if a.day and b.day and not _are_other_days(a, b):
        yield Ground("day", max(a.day, b.day) if not _of_one_session(a, b) else _list({a.day, b.day}), _DAY)
    elif (a.month_days or b.month_days) and (shared := a.days_of_year() & b.days_of_year()):
        yield Ground("day", _list(shared), _MONTH_DAY)


def _level(a: Report, b: Report) -> Iterator[Ground]:
    if a.level and b.level:
        if a.level == b.level:
            yield Ground("level", a.level, _LEVEL)
        # one report tells whose conference it is, the other whom it reaches
        elif {a.level, b.level} != {NATIONAL, MINISTRY} or not a.organisers & b.organisers:
            yield Ground("level", _versus({a.level}, {b.level}), _OTHER_LEVEL)


def _type(a: Report, b: Report) -> Iterator[Ground]:
    loose = a.types | b.types <= _LOOSE
    yield from _names("type", "types", _TYPE, _LOOSE_TYPE if loose else _OTHER_TYPE)(a, b)


def _period(a: Report, b: Report) -> Iterator[Ground]:
    if a.period and b.period:
        if a.period == b.period:
            yield Ground("period", a.period, _PERIOD)
        elif not _overlap(a.period, b.period):
            yield Ground("period", _versus({a.period}, {b.period}), _OTHER_PERIOD)
    yield from _years(a, b)


def _years(a: Report, b: Report) -> Iterator[Ground]:
    """'sơ kết 3 năm thực hiện Đề án 06' comes once, 'sơ kết 3 năm' of something not."""
    if not a.years or not b.years or (a.period and a.period == b.period):
        return
    if a.years != b.years:
        yield Ground("period", f"{_versus({a.years}, {b.years})} năm", _OTHER_YEARS)
    elif a.programmes & b.programmes or len(_rare(a.topics & b.topics)) >= _SAID:
        yield Ground("period", f"{a.years} năm", _YEARS)


def _topic(a: Report, b: Report) -> Iterator[Ground]:
    shared = a.topics & b.topics
    rare = _rare(shared)
    if a.programmes & b.programmes:
        shared = rare  # the programme says the rest
    if shared:
        weight = _TOPIC * len(rare) + (_COMMON_TOPIC if len(rare) < len(shared) else 0)
        yield Ground("topic", _list({topic.lstrip(COMMON) for topic in shared}), min(weight, _MOST_TOPIC))
    elif len(a.topics) >= _SAID and len(b.topics) >= _SAID:
        yield Ground("topic", "≠", _OTHER_TOPIC)


def _rare(topics: frozenset[str]) -> frozenset[str]:
    return frozenset(topic for topic in topics if not topic.startswith(COMMON))


def _chair(a: Report, b: Report) -> Iterator[Ground]:
    shared = a.chairs & b.chairs
    if shared:
        # the Prime Minister chairs every other national conference, a deputy minister few
        yield Ground("chair", _list(shared), _CHAIR if NATIONAL in {a.level, b.level} else _OWN_CHAIR)
    elif there := _there(a, b):
        yield Ground("people", _list(there), _THERE)
    elif a.chairs and b.chairs and not (a.chairs | _seconds(a)) & (b.chairs | _seconds(b)):
        yield Ground("chair", _versus(a.chairs, b.chairs), _OTHER_CHAIR)
    local = _seconds(a) & _seconds(b)
    if local:
        yield Ground("chair", _list(local), _SITE_CHAIR)


def _there(a: Report, b: Report) -> frozenset[str]:
    """Who chairs in one report and, in the other, only spoke or sat in the chair of a bridging point."""
    return (a.chairs & (b.people | _seconds(b))) | (b.chairs & (a.people | _seconds(a)))


def _seconds(report: Report) -> frozenset[str]:
    return frozenset(name for _, name in report.site_chairs)


def _place(a: Report, b: Report) -> Iterator[Ground]:
    shared = (a.seats & b.seats) | (a.sites & b.sites)
    if shared:
        yield Ground("place", _list(shared), _PLACE)


def _guests(a: Report, b: Report) -> Iterator[Ground]:
    """Two articles from one bridging point name other people there."""
    one, two = _at_points(a), _at_points(b)
    for site in sorted(one.keys() & two.keys()):
        if min(len(one[site]), len(two[site])) >= _GUESTS and not one[site] & two[site]:
            yield Ground("place", f"{site}: {_versus(one[site], two[site])}", _OTHER_GUESTS)
            return


def _at_points(report: Report) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for site, name in report.guests:
        found.setdefault(site, set()).add(name)
    return found


def _people(a: Report, b: Report) -> Iterator[Ground]:
    shared = sorted((a.people & b.people) - a.chairs - b.chairs)[:_MOST_PEOPLE]
    if shared:
        yield Ground("people", _list(shared), _PEOPLE * len(shared))


def _figures(a: Report, b: Report) -> Iterator[Ground]:
    """Shared figures say something only where a telling one is the same to the unit; then others add to it.

    On one day those that agree within rounding do so too.
    """
    weight, sure, words = Decimal(0), False, []
    units_a, units_b = _units(a.figures), _units(b.figures)
    common = units_a.keys() & units_b.keys()
    for value in sorted(common):
        worth, exact = _worth(value, units_a[value], units_b[value])
        weight += worth
        sure = sure or exact
        if worth:
            words.append(f"{value} {min(unit for unit, _ in units_a[value])}".strip())
    rounded = agreements(a.figures, b.figures) if _agree_on_day(a, b) else ()
    worth = min(sum((each.worth for each in rounded), Decimal(0)), _MOST_ROUNDED)
    if worth < _LEAST_ROUNDED:
        rounded, worth = (), Decimal(0)
    told = {digits for value in common for digits in _leading(value, units_a[value])}
    told |= {digits for each in rounded for value, _, unit in each[:2] for digits in _leading(value, {(unit, "")})}
    near = sorted((_all_leading(a.figures) & _all_leading(b.figures)) - told) if sure else []
    words += [f"{short[0]} ≈ {full[0]} {full[2]}".strip() for short, full, _ in rounded]
    words += [f"≈ {digits}" for digits, _ in near]
    if sure or rounded:
        yield Ground("figures", ", ".join(words[:10]), min(weight + worth + _NEAR * len(near), _MOST_FIGURES))


def _agree_on_day(a: Report, b: Report) -> bool:
    return bool(a.days_of_year() and b.days_of_year()) and not _are_other_days(a, b)


_Units = set[tuple[str, str]]


@lru_cache(maxsize=8192)
def _units(figures: frozenset[Told]) -> Mapping[str, _Units]:
    """Value → the (unit, bound) pairs with which a report tells it; a report is compared with many."""
    units: dict[str, _Units] = {}
    for value, bound, unit in figures:
        units.setdefault(value, set()).add((unit, bound))
    return units


def _worth(value: str, one: _Units, two: _Units) -> tuple[Decimal, bool]:
    """What it says that both tell the value, and whether it is a telling figure with the same unit and bound."""
    digits = significant(value)
    alike = [(a, b) for a, b in product(sorted(one), sorted(two)) if are_alike(a[0], b[0])]
    percentage = bool(alike) and all(a[0] == b[0] == "%" for a, b in alike)
    if digits < TELLING:
        return (_WEAK if alike else Decimal(0)), False
    worth = _PERCENTAGE if percentage else _FIGURE
    if digits > UNMISTAKABLE or (percentage and digits > TELLING):
        worth *= _EXACT
    if not {bound for _, bound in one} & {bound for _, bound in two}:
        return worth / 2, False
    return worth, any(a[1] == b[1] for a, b in alike) or digits >= _OF_ANY_UNIT


@lru_cache(maxsize=8192)
def _all_leading(figures: frozenset[Told]) -> frozenset[tuple[str, str]]:
    return frozenset(digits for value, told in _units(figures).items() for digits in _leading(value, told))


def _leading(value: str, told: _Units) -> Iterator[tuple[str, str]]:
    """The first three digits and the size of a telling value: '148 nghìn' and '148.316' may be one figure."""
    whole = value.split(".", maxsplit=1)[0].lstrip("-")
    if len(whole) > TELLING and significant(value) >= TELLING:
        yield from ((f"{whole[:TELLING]}e{len(whole)}", "VND" if unit == "VND" else "") for unit, _ in told)


def _names(kind: str, attribute: str, same: Decimal, other: Decimal) -> Callable[[Report, Report], Iterator[Ground]]:
    """Judges an attribute that holds a set of names: something in common, or both given and nothing in common."""

    def judge(a: Report, b: Report) -> Iterator[Ground]:
        one: frozenset[str] = getattr(a, attribute)
        two: frozenset[str] = getattr(b, attribute)
        if one & two:
            yield Ground(kind, _list(one & two), same)
        elif one and two and other:
            yield Ground(kind, _versus(one, two), other)

    return judge


def _organiser(a: Report, b: Report) -> Iterator[Ground]:
    other = Decimal(0) if NATIONAL in {a.level, b.level} else _OTHER_ORGANISER
    yield from _names("organiser", "organisers", _ORGANISER, other)(a, b)


def _list(names: frozenset[str] | set[str] | list[str]) -> str:
    return ", ".join(sorted(names))


def _versus(one: frozenset[str] | set[str], two: frozenset[str] | set[str]) -> str:
    return " ≠ ".join(sorted((_list(one), _list(two))))


_JUDGES: tuple[Callable[[Report, Report], Iterator[Ground]], ...] = (
    _day,
    _level,
    _type,
    _names("purpose", "purposes", _PURPOSE, _OTHER_PURPOSE),
    _names("programme", "programmes", _PROGRAMME, _OTHER_PROGRAMME),
    _topic,
    _organiser,
    _chair,
    _period,
    _names("ordinal", "ordinals", _ORDINAL, _OTHER_ORDINAL),
    _place,
    _guests,
    _people,
    _figures,
)
