"""Which articles' meetings report one real-world meeting.

Reports are compared within blocks only (`Report.looks_in`), each pair is judged by itself (`likeness.is_one`), and the
strongest pairs are joined first, never against something that rules two reports out (`likeness.apart`). What can't be
told stays two meetings.

The work falls into components: reports that share a day block, that are one, or that a pin names together. The result
for a component depends on its reports and on nothing else, so after a change only the components that it touches are
computed anew, and the result is that of computing all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from diemcau.resolve.clusters import cluster
from diemcau.resolve.figures import Figure
from diemcau.resolve.grounds import Link
from diemcau.resolve.likeness import apart, is_one
from diemcau.resolve.pins import NO_PINS, Pins
from diemcau.resolve.reports import Report, spoken_of, telling

__all__ = ["Event", "Index", "Meetings", "MemoryIndex", "Report", "same_meetings", "with_figures"]

#: In a larger block each report is compared with the first so many by name, so that the pairs grow with the reports
#: and not with their square: sixty provinces report one conference, a thousand do not.
BLOCK = 64


@dataclass(frozen=True, slots=True)
class Event:
    """A real-world meeting: the sorted ids of its reports and of the meetings that only look back on it.

    ``day``, ``level`` and ``seat`` ('' for none) are what most reports say and name the event, all '' where no report
    gives a day and a level; ``twin`` marks all but the largest of several events that share them.
    """

    reports: tuple[str, ...]
    recalls: tuple[str, ...] = ()
    day: str = ""
    level: str = ""
    seat: str = ""
    twin: bool = False


@dataclass(frozen=True, slots=True)
class Meetings:
    """What a component comes to."""

    events: tuple[Event, ...]
    links: tuple[Link, ...]


class Index(Protocol):
    """Where reports are looked up."""

    def report(self, name: str) -> Report | None:
        """The report with this id."""

    def block(self, name: str) -> Sequence[str]:
        """The ids of the reports in the block, sorted."""


class MemoryIndex:
    """All reports in memory."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
        self._blocks: defaultdict[str, list[str]] = defaultdict(list)
        for report in self._reports.values():
            for block in dict.fromkeys(report.in_blocks()):
                self._blocks[block].append(report.id)

    def __iter__(self) -> Iterator[Report]:
        return iter(self._reports.values())

    def report(self, name: str) -> Report | None:
        """The report with this id."""
        return self._reports.get(name)

    def block(self, name: str) -> Sequence[str]:
        """The ids of the reports in the block, sorted."""
        return self._blocks.get(name, ())


def compared(report: Report, index: Index, blocks: Iterable[tuple[str, str]] | None = None) -> set[str]:
    """The ids with which ``report`` is compared (by these of its blocks); the relation is symmetric."""
    found: set[str] = set()
    for own, others in report.looks_in() if blocks is None else blocks:
        is_first = report.id in index.block(own)[:BLOCK]
        found.update(index.block(others) if is_first else index.block(others)[:BLOCK])
    found.discard(report.id)
    return found


def displaced(report: Report, index: Index) -> set[str]:
    """The ids of the reports that are compared with others than before when ``report`` comes or goes.

    In blocks that are too large to be compared in full these are all, if it is one of the first; else none.
    """
    found: set[str] = set()
    for own, others in report.looks_in():
        members = index.block(own), index.block(others)
        if min(map(len, members)) > BLOCK and report.id in members[0][:BLOCK]:
            found.update(*members)
    return found


def neighbours(
    report: Report, index: Index, pins: Pins = NO_PINS, judged: Collection[str] = ()
) -> tuple[set[str], list[Link]]:
    """The ids that are in one component with ``report`` at first hand, and the pairs that are one.

    Pairs with one of ``judged`` are left out: they were found from there.
    """
    near = compared(report, index, ((block, block) for block in report.day_blocks()))
    near.update(name for name in pins.partners(report.id) if index.report(name) is not None)
    links = []
    for name in compared(report, index).difference(judged):
        other = index.report(name)
        if other is None:
            continue
        a, b = (report, other) if report.id < other.id else (other, report)
        grounds = is_one(a, b)
        if grounds:
            links.append(Link(a.id, b.id, grounds))
            near.add(name)
    return near, links


def component(start: str, index: Index, pins: Pins = NO_PINS) -> tuple[dict[str, Report], list[Link]]:
    """The reports that hang together with the report ``start``, and the pairs among them that are one."""
    reports: dict[str, Report] = {}
    links: list[Link] = []
    waiting = [start]
    while waiting:
        name = waiting.pop()
        report = index.report(name)
        if name in reports or report is None:
            continue
        near, found = neighbours(report, index, pins, reports)
        reports[name] = report
        links += found
        waiting += near - reports.keys()
    return reports, links


def solve(reports: Mapping[str, Report], links: Iterable[Link], pins: Pins = NO_PINS) -> Meetings:
    """The events of one component."""
    recalled = frozenset(name for name, report in reports.items() if report.recalled)

    states: dict[str, tuple[Report, ...]] = {name: (report,) for name, report in sorted(reports.items())}
    found = cluster(states, links, pins, _together, leaves=recalled)
    named = [_event(group, reports) for group in found.groups if not recalled.issuperset(group)]
    return Meetings(tuple(_tell_twins(named)), found.links)


def _together(one: tuple[Report, ...], two: tuple[Report, ...]) -> tuple[Report, ...] | None:
    return None if any(apart(a, b) for a in one for b in two) else one + two


def same_meetings(reports: Iterable[Report], pins: Pins = NO_PINS) -> Meetings:
    """All events of the reports."""
    index = MemoryIndex(reports)
    seen: set[str] = set()
    events: list[Event] = []
    links: list[Link] = []
    for report in index:
        if report.id not in seen:
            members, pairs = component(report.id, index, pins)
            seen.update(members)
            solved = solve(members, pairs, pins)
            events += solved.events
            links += solved.links
    return Meetings(tuple(sorted(events, key=lambda e: e.reports)), tuple(sorted(links, key=lambda k: (k.a, k.b))))


def with_figures(reports: Iterable[Report], figures: Iterable[Figure]) -> list[Report]:
    """The reports with the telling figures of their articles; which meeting of several they belong to can't be told."""
    by_doc: defaultdict[str, list[Report]] = defaultdict(list)
    told: defaultdict[str, list[Figure]] = defaultdict(list)
    for report in reports:
        by_doc[report.doc].append(report)
    for figure in figures:
        told[figure.doc].append(figure)
    return [_with_figures(report, met, told[report.doc]) for met in by_doc.values() for report in met]


def _with_figures(report: Report, met: Sequence[Report], figures: Sequence[Figure]) -> Report:
    if report.recalled or sum(not other.recalled for other in met) > 1:
        return report
    times = frozenset[str]() if report.day else spoken_of(figures, report.period)
    return replace(report, figures=telling(figures, report.last or report.day), speaks_of=times)


# ---- names of events ------------------------------------------------------------------------------------------------


def _event(group: Sequence[str], reports: Mapping[str, Report]) -> Event:
    told = tuple(name for name in group if not reports[name].recalled)
    recalls = tuple(name for name in group if reports[name].recalled)
    claims = Counter(claim for name in told for claim in _claims(reports[name]))
    if not claims:
        return Event(told, recalls)
    day, level, seat = min(claims, key=lambda claim: (-claims[claim], claim))
    return Event(told, recalls, day, level, seat)


def _claims(report: Report) -> Iterator[tuple[str, str, str]]:
    """What could name the event; each is (part of) a day block, so that events of one name are in one component."""
    if report.day and report.level:
        seats = sorted(report.seats or report.sites) if report.is_local else [""]
        yield from ((report.day, report.level, seat) for seat in seats)


def _tell_twins(events: Iterable[Event]) -> Iterator[Event]:
    taken: set[tuple[str, str, str]] = set()
    for event in sorted(events, key=lambda e: (-len(e.reports), e.reports)):
        name = (event.day, event.level, event.seat)
        yield replace(event, twin=bool(event.day) and name in taken)
        taken.add(name)
