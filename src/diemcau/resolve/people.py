"""Which officials of different articles are one person.

Only bearers of one name are compared: a name is a block. The articles of one month are looked at first: mentions that
are tied (`diemcau.resolve.namesakes`) are joined, the strongest ties first; then the months, each bearer of the name
with all that the month's articles say of him or her. So one article more is compared with those of its month and with
the months, not with all that name the Prime Minister. Persons with homes (provinces, or the nation) that have nothing
in common are never joined by weaker tokens than a shared post, so homonyms stay apart. A name of which reviewed
decisions speak is looked at as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diemcau.resolve.clusters import cluster
from diemcau.resolve.grounds import Link
from diemcau.resolve.namesakes import Mention, Post, homes_of, one_home, ties, weightiest
from diemcau.resolve.pins import NO_PINS, Pins

__all__ = [
    "Mention",
    "Month",
    "OfMonth",
    "People",
    "Person",
    "Post",
    "across",
    "by_month",
    "in_month",
    "joined",
    "same_people",
]


@dataclass(frozen=True, slots=True)
class Person:
    """A real person: the sorted ids of the mentions; the node is named after the ``first`` of them and its ``post``.

    ``least`` is the first mention by name; ``name`` and ``label`` are those of the one that is attested ``first``;
    ``twin`` marks all but the largest of several persons with that name and post.
    """

    mentions: tuple[str, ...]
    least: str
    first: str
    post: Post | None
    name: str
    label: str
    twin: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """What the bearers of one name come to."""

    persons: tuple[Person, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OfMonth:
    """A person as far as the articles of one month tell: so many (``size``) mentions.

    ``id`` is the mention that stands for them, the first by name of those with a post, ``least`` the first by name of
    all. ``posts`` and ``events`` (with the site) are those of all mentions; the rest is of the mention that is
    attested ``first``.
    """

    id: str
    least: str
    size: int
    posts: frozenset[Post]
    events: frozenset[str]
    first: str
    day: str
    attested: bool
    post: Post | None
    name: str
    label: str

    @property
    def homes(self) -> frozenset[str]:
        """Where the posts are held."""
        return homes_of(self.posts)


@dataclass(frozen=True, slots=True)
class Month:
    """Who bears a name in one month: each with the ids of the mentions, and the decisions that joined these."""

    bearers: Mapping[OfMonth, tuple[str, ...]]
    links: tuple[Link, ...]


def same_people(
    mentions: Iterable[Mention],
    event_of: Callable[[str], str] = str,
    lineage: Callable[[str], str] = str,
    pins: Pins = NO_PINS,
) -> People:
    """The persons behind the mentions of one name (or of several that pins bring together).

    ``event_of`` gives the event that a meeting's IRI reports ('' for none), ``lineage`` the name that a (folded) body
    and its predecessors share.
    """
    known = {mention.id: mention for mention in sorted(mentions, key=lambda m: m.id)}
    if is_reviewed(known, pins):
        whole = in_month(known.values(), event_of, lineage, pins)
        return People(_with_mentions(_persons([bearer] for bearer in whole.bearers), whole.bearers), whole.links)
    return joined(by_month(known.values(), event_of, lineage), lineage)


def by_month(
    mentions: Iterable[Mention], event_of: Callable[[str], str] = str, lineage: Callable[[str], str] = str
) -> dict[str, Month]:
    """Who the mentions of one name are in each month."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.month].append(mention)
    return {month: in_month(found[month], event_of, lineage) for month in sorted(found)}


def joined(months: Mapping[str, Month], lineage: Callable[[str], str] = str) -> People:
    """The persons of all these months of one name, with all their mentions, and all decisions."""
    members = {bearer: ids for month in months.values() for bearer, ids in month.bearers.items()}
    found = across(members, lineage)
    links = (*found.links, *(link for month in months.values() for link in month.links))
    return People(_with_mentions(found.persons, members), tuple(sorted(links, key=lambda link: (link.a, link.b))))


def is_reviewed(mentions: Iterable[str], pins: Pins) -> bool:
    """Whether a pin speaks of two of these mentions."""
    known = set(mentions)
    tables = (pins.same, pins.different)
    return any(not known.isdisjoint(table[name]) for table in tables for name in known & table.keys())


def in_month(
    mentions: Iterable[Mention],
    event_of: Callable[[str], str] = str,
    lineage: Callable[[str], str] = str,
    pins: Pins = NO_PINS,
) -> Month:
    """Who the mentions of one month are, as far as they tell."""
    known = {mention.id: mention for mention in sorted(mentions, key=lambda m: m.id)}
    events = {mention.id: frozenset(_events(mention, event_of)) for mention in known.values()}
    links = ties(known.values(), lambda mention: events[mention.id], lineage)
    states = {name: mention.homes for name, mention in known.items()}
    found = cluster(states, links, pins, one_home)
    return Month({_of_month([known[name] for name in group], events): group for group in found.groups}, found.links)


def _events(mention: Mention, event_of: Callable[[str], str]) -> Iterator[str]:
    for meeting, site in mention.attended:
        event = event_of(meeting)
        if event:
            yield f"{event} {site}".strip()


def _of_month(mentions: Sequence[Mention], events: Mapping[str, frozenset[str]]) -> OfMonth:
    """Named after what is attested first, so that later articles change nothing of it."""
    first = min(mentions, key=lambda m: (not m.posts, m.day or _NEVER, m.id))
    return OfMonth(
        min(mentions, key=lambda m: (not m.posts, m.id)).id,
        min(m.id for m in mentions),
        len(mentions),
        frozenset(post for m in mentions for post in m.posts),
        frozenset(event for m in mentions for event in events[m.id]),
        first.id,
        first.day,
        bool(first.posts),
        weightiest(first.posts),
        first.name,
        first.label,
    )


_NEVER = "9999"


def across(bearers: Iterable[OfMonth], lineage: Callable[[str], str] = str) -> People:
    """The persons that the bearers of one name in some months are; ``mentions`` of each are those that stand for them.

    The ties are those of mentions: what one month's articles say of somebody together is held against another month's.
    """
    known = {bearer.id: bearer for bearer in sorted(bearers, key=lambda b: b.id)}
    states = {name: bearer.homes for name, bearer in known.items()}
    found = cluster(states, ties(known.values(), lambda bearer: bearer.events, lineage), NO_PINS, one_home)
    return People(_persons([known[name] for name in group] for group in found.groups), found.links)


def _persons(groups: Iterable[Sequence[OfMonth]]) -> tuple[Person, ...]:
    """The persons, each with the mentions that stand for its months; the largest first, for the others are twins."""
    taken: set[tuple[str, Post | None]] = set()
    persons = []
    for group in sorted(groups, key=lambda group: (-sum(b.size for b in group), min(b.least for b in group))):
        first = min(group, key=lambda b: (not b.attested, b.day or _NEVER, b.first))
        face = first.name, first.post
        least = min(b.least for b in group)
        names = tuple(sorted(b.id for b in group))
        persons.append(Person(names, least, first.first, first.post, first.name, first.label, twin=face in taken))
        taken.add(face)
    return tuple(persons)


def _with_mentions(persons: Iterable[Person], members: Mapping[OfMonth, tuple[str, ...]]) -> tuple[Person, ...]:
    """The same persons with all their mentions."""
    of = {bearer.id: ids for bearer, ids in members.items()}
    return tuple(replace(p, mentions=tuple(sorted(id_ for name in p.mentions for id_ in of[name]))) for p in persons)
