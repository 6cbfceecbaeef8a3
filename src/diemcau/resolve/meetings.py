"""Which articles' meetings report one real-world meeting.

Two reports are one meeting when they agree on level, type and programme (or organiser) and

- on the day; below the national level also on a site, an organiser or a person in the chair; or,
- where one of them gives no day, on figures: two or more telling figures with the same value and bound (a percentage
  counts for half of one), one of them with the same unit, and no different period.

What can't be told stays two meetings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from diemcau.facts import Bound
from diemcau.resolve.figures import Figure

_NATIONAL = "quốc gia"
_TELLING = 3
# A figure that more articles than this repeat is common knowledge and says nothing about one meeting.
_COMMON = 200
_ENOUGH = 2.0
_PERCENTAGE = 0.5


@dataclass(frozen=True, slots=True)
class Report:
    """A meeting as one article tells it; sets hold names or IRIs, day and period are ISO 8601, '' where not told."""

    id: str
    doc: str
    level: str = ""
    day: str = ""
    period: str = ""
    types: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    organisers: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    chairs: frozenset[str] = frozenset()


def same_meetings(reports: Iterable[Report], figures: Iterable[Figure] = ()) -> Mapping[str, str]:
    """For each report's id the id of the first report (in the order of ids) of the same real-world meeting."""
    known = {r.id: r for r in sorted(reports, key=lambda r: r.id)}
    groups = _Groups(known)
    for first, second in _same_day(known.values()):
        groups.join(first, second)
    for first, second in _same_figures(known.values(), figures):
        groups.join(first, second)
    return {name: groups.root(name) for name in known}


class _Groups:
    """Union-find that never joins two different days or two different periods."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._parent = {name: name for name in reports}
        self._days = {name: {r.day} - {""} for name, r in reports.items()}
        self._periods = {name: {r.period} - {""} for name, r in reports.items()}

    def root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, a: str, b: str) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        days, periods = self._days[first] | self._days[second], self._periods[first] | self._periods[second]
        same_days = bool(self._days[first] & self._days[second])
        if first != second and len(days) <= 1 and (len(periods) <= 1 or same_days):
            self._parent[second] = first
            self._days[first], self._periods[first] = days, periods


def _same_day(reports: Iterable[Report]) -> Iterator[tuple[str, str]]:
    """Neighbours within each block of reports that share all of one key: as good as all pairs, and linear."""
    blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for report in reports:
        if report.day and report.level:
            for subject in _subjects(report):
                for kind in report.types:
                    for anchor in _anchors(report):
                        blocks[report.day, report.level, kind, subject, anchor].append(report.id)
    for names in blocks.values():
        yield from pairwise(names)


def _subjects(report: Report) -> frozenset[str]:
    return report.programmes or report.organisers


def _anchors(report: Report) -> Iterable[str]:
    """Below the national level many meet alike on one day: the place or the chair tells them apart."""
    return ("",) if report.level == _NATIONAL else report.organisers | report.sites | report.chairs


def _same_figures(reports: Iterable[Report], figures: Iterable[Figure]) -> Iterator[tuple[str, str]]:
    """Pairs of reports by shared figures, most shared first; articles that report several meetings are left out."""
    alone = _only_reports(reports)
    by_value: defaultdict[tuple[str, Bound], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        if figure.doc in alone and figure.digits >= _TELLING:
            by_value[str(figure.value.normalize()), figure.bound][figure.doc].add(figure.unit)
    shared: defaultdict[tuple[str, str], float] = defaultdict(float)
    same_unit: set[tuple[str, str]] = set()
    for units in by_value.values():
        if len(units) <= _COMMON:
            for pair in combinations(sorted(units), 2):
                both = units[pair[0]] & units[pair[1]]
                shared[pair] += _PERCENTAGE if both == {"%"} else 1
                if both:
                    same_unit.add(pair)
    for pair, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        first, second = alone[pair[0]], alone[pair[1]]
        if count >= _ENOUGH and pair in same_unit and _may_be_one(first, second):
            yield first.id, second.id


def _only_reports(reports: Iterable[Report]) -> dict[str, Report]:
    by_doc: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_doc[report.doc].append(report)
    return {doc: found[0] for doc, found in by_doc.items() if len(found) == 1}


def _may_be_one(a: Report, b: Report) -> bool:
    days, periods = {a.day, b.day} - {""}, {a.period, b.period} - {""}
    anchored = a.level == _NATIONAL or bool(set(_anchors(a)) & set(_anchors(b)))
    return (
        bool(a.level)
        and a.level == b.level
        and len(days) <= 1
        and len(periods) <= 1
        and bool(a.types & b.types)
        and bool(_subjects(a) & _subjects(b))
        and anchored
    )
