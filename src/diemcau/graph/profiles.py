"""What linking needs to know of one article: its meetings and its officials, out of its quads.

A profile is a pure function of the article's quads and its figures. The store keeps it beside the article, so that an
article can be linked without reading the graphs of all others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

import regex
from pyoxigraph import Literal, NamedNode, Quad, Store

from diemcau.facts import Bound, Kind
from diemcau.graph.builder import LABEL, NOTATION, A
from diemcau.graph.figure_links import figures as figures_in
from diemcau.graph.figure_links import placed
from diemcau.graph.iris import key
from diemcau.graph.reach import keys_of
from diemcau.graph.stated import Stated, stated, wording_key
from diemcau.graph.vocabulary import DMC
from diemcau.lexicon.places import Gazetteer
from diemcau.resolve.figures import Figure
from diemcau.resolve.meetings import with_figures
from diemcau.resolve.people import Mention, Post
from diemcau.resolve.reports import MINISTRY, Report
from diemcau.resolve.topics import topics, years
from diemcau.resources import ontology_path

_LOCAL_LEVELS = frozenset({"tỉnh", "huyện", "xã"})
_MINISTRY_HEAD = "bộ "

# 'phiên họp lần thứ ba', 'Phiên họp thứ 8 của Ủy ban', 'họp phiên thứ nhất': the number of a session; not 'phiên họp
# sáng thứ tư', a day of the week
_ORDINAL = regex.compile(
    r"(?:phiên|kỳ) (?:\s họp)? [^.,;]{0,20}? \b (?<! (?:sáng|trưa|chiều|tối|hôm|ngày|vào) \s ) thứ \s (\w+)",
    regex.VERBOSE | regex.IGNORECASE,
)
_NUMERALS = {
    "nhất": "1", "hai": "2", "nhì": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7",
    "tám": "8", "chín": "9", "mười": "10",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """The meetings (recalled ones too), the officials but for authors, the bodies (IRI, folded name), the figures."""

    doc: str
    reports: tuple[Report, ...]
    mentions: tuple[Mention, ...]
    bodies: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]

    def placed(self, events: Mapping[str, str], reviewed: Mapping[str, str] = MappingProxyType({})) -> list[Figure]:
        """The figures with the day and the event of their article; ``events`` maps reports to events' IRIs.

        ``reviewed`` maps the readings of which pins say what they are to their indicators.
        """
        told = [report for report in self.reports if not report.recalled]
        return list(placed(self.figures, told, {report.id: events.get(report.id, "") for report in told}, reviewed))

    def wordings(self) -> list[Stated]:
        """What the article calls what its figures measure, with the kind of quantity."""
        return stated(self.figures)

    def keys(self) -> frozenset[str]:
        """What others find the article by: bodies and wordings."""
        return frozenset(
            (
                *(f"body\t{iri}" for iri, _ in self.bodies),
                *map(wording_key, self.wordings()),
            )
        )

    def report_keys(self) -> dict[str, frozenset[str]]:
        """Meeting (IRI) → the keys of its blocks."""
        return {report.id: frozenset(f"meeting\t{block}" for block in report.in_blocks()) for report in self.reports}

    def figure_keys(self) -> dict[str, frozenset[str]]:
        """Figure (IRI) → the keys that it offers to others and those that its checks ask for."""
        return keys_of(self.placed({}))

    def figures_on_their_own(self) -> Iterator[tuple[Figure, str]]:
        """Each figure as `placed` leaves it but for the event, and the report (IRI, or '') that says which that is."""
        told = [report.id for report in self.reports if not report.recalled]
        yield from ((figure, told[0] if len(told) == 1 else "") for figure in self.placed({}))

    def items(self) -> Iterator[str]:
        """The IRIs of all that links of this article are about; the names of bodies are shared and not among them."""
        for group in (self.reports, self.mentions, self.figures):
            yield from (item.id for item in group)

    def as_json(self) -> tuple[str, str]:
        """The profile and its figures as JSON, which `of_json` reads back; the same profile gives the same text."""
        data = {
            "doc": self.doc,
            "reports": [report.as_data() for report in self.reports],
            "mentions": [_given(mention) for mention in self.mentions],
            "bodies": self.bodies,
        }
        return _text(data), _text([_given(figure) for figure in self.figures])

    @classmethod
    def of_json(cls, text: str, figures: str = "[]") -> Profile:
        """The inverse of `as_json`; most who look at a profile need no figures, and they are most of it."""
        data = json.loads(text)
        return cls(
            data["doc"],
            tuple(Report.of_data(report) for report in data["reports"]),
            tuple(_mention_of(mention) for mention in data["mentions"]),
            tuple((iri, name) for iri, name in data["bodies"]),
            tuple(_figure_of(figure) for figure in json.loads(figures)),
        )


def mention_as_json(mention: Mention) -> str:
    """An official on its own as JSON, which `mention_of_json` reads back."""
    return _text(_given(mention))


def mention_of_json(text: str) -> Mention:
    """The inverse of `mention_as_json`: most who look for a name need nothing else of its article."""
    return _mention_of(json.loads(text))


def figure_as_json(figure: Figure, report: str) -> str:
    """A figure on its own with its report as JSON, which `figure_of_json` reads back."""
    return _text([report, _given(figure)])


def figure_of_json(text: str) -> tuple[Figure, str]:
    """The inverse of `figure_as_json`: most who look at a figure need nothing else of its article."""
    report, data = json.loads(text)
    return _figure_of(data), report


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _given(record: Mention | Figure) -> dict[str, object]:
    """The fields that are not empty; what JSON has no word for as text, sets as sorted lists."""
    given: dict[str, object] = {}
    for known in fields(record):
        value = getattr(record, known.name)
        if value in {None, "", frozenset()}:
            continue
        if isinstance(value, frozenset):
            value = sorted(value)
        if isinstance(value, date):
            value = value.isoformat()
        given[known.name] = format(value, "f") if isinstance(value, Decimal) else value
    return given


def _mention_of(data: dict[str, Any]) -> Mention:
    posts, attended = (frozenset(map(tuple, data.pop(name, ()))) for name in ("posts", "attended"))
    return Mention(**data, posts=posts, attended=attended)


def _figure_of(data: dict[str, Any]) -> Figure:
    texts = {"unit": "", "indicator": "", "scope": "", "time": "", "ref_time": "", "quote": "", "total": None}
    numbers = {name: Decimal(data[name]) for name in ("value", "total", "upper") if name in data}
    dates = {name: date.fromisoformat(data[name]) for name in ("as_of", "met") if name in data}
    return Figure(**(texts | data | numbers | dates | {"bound": Bound(data["bound"]), "kind": Kind(data["kind"])}))


def profile(quads: Iterable[Quad], figures: Callable[[str], Sequence[Figure]]) -> Profile | None:
    """The profile of the article of these quads, None where they hold none; ``figures`` gives an article's figures."""
    facts = _Facts(quads)
    doc = next((facts.text(article, DMC.docName) for article in facts.of_class(DMC.Article)), "")
    if not doc:
        return None
    reports = [_report(facts, meeting, doc) for meeting in facts.of_class(DMC.Meeting)]
    day = min((report.day for report in reports if report.day and not report.recalled), default="")
    day = day or next((facts.text(article, DMC.published) for article in facts.of_class(DMC.Article)), "")
    bodies = tuple((body, min(facts.names(body, LABEL), default="")) for body in facts.of_class(DMC.Body))
    numbers = tuple(figures(doc))
    mentions = tuple(_mentions(facts, doc, day, "" if day else _month_of(numbers)))
    return Profile(doc, tuple(with_figures(reports, numbers)), mentions, bodies, numbers)


def profile_of(quads: Sequence[Quad]) -> Profile | None:
    """The profile of the article of these quads, figures included; None where they hold no article."""
    store = Store()
    store.extend(quads)
    numbers = figures_in(store)
    return profile(quads, lambda _doc: numbers)


class _Facts:
    """Look-ups over one article's quads; all answers are sorted."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._subjects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for quad in quads:
            value = quad.object.value if isinstance(quad.object, NamedNode | Literal) else ""
            subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
            self._values[subject, quad.predicate.value].append(value)
            self._subjects[quad.predicate.value, value].append(subject)

    def values(self, subject: str, *path: object) -> list[str]:
        """What the path of properties leads to."""
        ends = [subject]
        for term in path:
            ends = sorted({value for end in ends for value in self._values.get((end, _name(term)), ())})
        return ends

    def text(self, subject: str, *path: object) -> str:
        """The one value, or ''."""
        values = self.values(subject, *path)
        return values[0] if len(values) == 1 else ""

    def names(self, subject: str, *path: object) -> frozenset[str]:
        """The values as folded names."""
        return frozenset(key(value) for value in self.values(subject, *path))

    def subjects(self, term: object, value: str) -> list[str]:
        """Whatever has the value."""
        return sorted(set(self._subjects.get((_name(term), value), ())))

    def of_class(self, cls: object) -> list[str]:
        """The instances of a class."""
        return self.subjects(A, _name(cls))


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


# ---- meetings -------------------------------------------------------------------------------------------------------


def _report(facts: _Facts, meeting: str, doc: str) -> Report:
    days = facts.values(meeting, DMC.date)
    level = facts.text(meeting, DMC.meetingLevel, NOTATION)
    main, others = _bridge_points(facts, meeting)
    organisers = facts.names(meeting, DMC.organiser, LABEL)
    seats = _as_of(_seats(facts, meeting, level, organisers, (main, others)), level, days)
    # 'chủ trì tại điểm cầu tỉnh' of a meeting of the province
    own = [point for point in others if level in _LOCAL_LEVELS and key(facts.text(point, DMC.siteName)) in seats]
    main, away = [*main, *own], [point for point in others if point not in own]
    chairs = frozenset(name for point in main for name in facts.names(point, DMC.chair, LABEL))
    people = frozenset(name for point in main for name in facts.names(point, DMC.attendee, LABEL))
    types = facts.names(meeting, DMC.meetingType, NOTATION)
    naming = facts.values(meeting, DMC.evidence, DMC.quote)
    return Report(
        meeting,
        doc,
        level,
        day=days[0] if days else "",
        last=days[-1] if len(days) > 1 else "",
        month_days=frozenset() if days else frozenset(facts.values(meeting, DMC.monthDay)),
        period=facts.text(meeting, DMC.period),
        recalled=facts.text(meeting, DMC.recalled) == "true",
        types=types,
        purposes=facts.names(meeting, DMC.purpose, NOTATION),
        programmes=facts.names(meeting, DMC.programme, LABEL),
        organisers=organisers,
        seats=seats,
        home=frozenset() if seats or organisers else _home(facts, level),
        sites=frozenset(key(facts.text(point, DMC.siteName)) for point in others),
        chairs=chairs,
        site_chairs=_at(facts, away, DMC.chair),
        guests=_at(facts, others, DMC.attendee),
        people=people - chairs,
        ordinals=frozenset(_ordinals(naming)),
        # where only a bridging point tells of the meeting, its words say nothing of the topic
        topics=frozenset(topic for quote in naming for topic in topics(_nameless(facts, quote)))
        if types
        else frozenset(),
        years=next(filter(None, map(years, naming)), ""),
    )


def _bridge_points(facts: _Facts, meeting: str) -> tuple[list[str], list[str]]:
    points = facts.subjects(DMC.partOf, meeting)
    main = [point for point in points if facts.text(point, DMC.mainVenue) == "true"]
    return main, [point for point in points if point not in main and facts.text(point, DMC.siteName)]


def _nameless(facts: _Facts, naming: str) -> str:
    """``naming`` without the localities and bodies of the article: 'làm việc với | về giải ngân'."""
    called = {
        name for cls in (DMC.Body, DMC.Locality) for thing in facts.of_class(cls) for name in facts.values(thing, LABEL)
    }
    for name in sorted(called, key=lambda name: (-len(name), name)):
        naming = naming.replace(name, "|")
    return naming


def _at(facts: _Facts, points: Iterable[str], role: object) -> frozenset[tuple[str, str]]:
    """(site, name) of those who have the role at the points."""
    return frozenset(
        (key(facts.text(point, DMC.siteName)), name) for point in points for name in facts.names(point, role, LABEL)
    )


def _seats(
    facts: _Facts, meeting: str, level: str, organisers: frozenset[str], points: tuple[Sequence[str], Sequence[str]]
) -> frozenset[str]:
    """Whose meeting it is: localities of its level that organise or chair it; of a ministry the ministry.

    ``points`` are the main bridge points and the others. Where nobody is said to organise or chair it, those who are at
    the main venue tell, if all their posts of that level are of one place.
    """
    chairs = {chair for point in (*points[0], *points[1]) for chair in facts.values(point, DMC.chair)}
    posts = _posts(facts, chairs)
    if level == MINISTRY:
        bodies = organisers | {key(name) for post in posts for name in facts.values(post, DMC.bodyName)}
        return frozenset(body for body in bodies if body.startswith(_MINISTRY_HEAD))
    if level not in _LOCAL_LEVELS:
        return frozenset()
    places = set(facts.values(meeting, DMC.organiser, DMC.jurisdiction)) | _jurisdictions(facts, posts)
    seats = _of_level(facts, level, places)
    if seats:
        return seats
    there = {person for point in points[0] for person in facts.values(point, DMC.attendee)}
    attested = _of_level(facts, level, _jurisdictions(facts, _posts(facts, there)))
    return attested if len(attested) == 1 else frozenset()


def _as_of(seats: frozenset[str], level: str, held: Sequence[str]) -> frozenset[str]:
    """The seats as they were on the day: since July 2025 'tỉnh Nam Định' is read for tỉnh Ninh Bình."""
    if not held or not seats or level not in _LOCAL_LEVELS:
        return seats
    day = date.fromisoformat(held[0])
    return frozenset(_name_on(name, level, day) for name in seats)


@cache
def _places() -> Gazetteer:
    return Gazetteer.load(ontology_path("places.ttl"))


def _name_on(name: str, level: str, day: date) -> str:
    there = {key(_places().as_of(place, day).name) for place in _places().lookup(name, level=level)}
    return there.pop() if len(there) == 1 else name


def _home(facts: _Facts, level: str) -> frozenset[str]:
    """The one locality of this level whose bodies the article names, else that it names, if there is just one."""
    if level not in _LOCAL_LEVELS:
        return frozenset()
    owners = {place for body in facts.of_class(DMC.Body) for place in facts.values(body, DMC.jurisdiction)}
    named = _of_level(facts, level, owners) or _of_level(facts, level, facts.of_class(DMC.Locality))
    return named if len(named) == 1 else frozenset()


def _posts(facts: _Facts, people: Iterable[str]) -> set[str]:
    return {post for person in people for h in facts.subjects(DMC.holder, person) for post in facts.values(h, DMC.post)}


def _jurisdictions(facts: _Facts, posts: Iterable[str]) -> set[str]:
    return {place for post in posts for place in facts.values(post, DMC.jurisdiction)}


def _of_level(facts: _Facts, level: str, places: Iterable[str]) -> frozenset[str]:
    return frozenset(
        name for place in places if facts.text(place, DMC.level) == level for name in facts.names(place, LABEL)
    )


def _ordinals(quotes: Iterable[str]) -> Iterator[str]:
    for quote in quotes:
        for found in _ORDINAL.findall(quote):
            word = found.casefold()
            if word.isdigit() or word in _NUMERALS:
                yield _NUMERALS.get(word, word)


# ---- people ---------------------------------------------------------------------------------------------------------


def _month_of(figures: Iterable[Figure]) -> str:
    """The last month that an article's figures speak of, targets left out; '' where they tell no time."""
    ends = (figure.last_day for figure in figures if figure.kind is not Kind.TARGET)
    last = max((day for day in ends if day is not None), default=None)
    return f"{last:%Y-%m}" if last else ""


def _mentions(facts: _Facts, doc: str, day: str, month: str) -> Iterator[Mention]:
    mentioned = {named for article in facts.of_class(DMC.Article) for named in facts.values(article, DMC.mentions)}
    authors = {named for article in facts.of_class(DMC.Article) for named in facts.values(article, DMC.byline)}
    for official in facts.of_class(DMC.Official):
        if official in authors - mentioned:
            continue
        holdings = facts.subjects(DMC.holder, official)
        posts = frozenset(_post(facts, post) for holding in holdings for post in facts.values(holding, DMC.post))
        label = facts.text(official, LABEL)
        yield Mention(official, doc, key(label), label, day, posts, frozenset(_attended(facts, official)), month)


def _post(facts: _Facts, post: str) -> Post:
    title, body = facts.text(post, DMC.postTitle, NOTATION), facts.text(post, DMC.bodyName)
    return key(title), key(body), key(facts.text(post, DMC.jurisdiction, LABEL))


def _attended(facts: _Facts, official: str) -> Iterator[tuple[str, str]]:
    for part in facts.subjects(DMC.participant, official):
        for meeting in facts.values(part, DMC.inMeeting):
            for point in facts.values(part, DMC.atSite):
                main = facts.text(point, DMC.mainVenue) == "true"
                yield meeting, "" if main else key(facts.text(point, DMC.siteName))
