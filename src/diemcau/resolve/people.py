"""Which officials of different articles are one person.

Only bearers of one name are compared: a name is a block. Within it, mentions that share a *token* are joined: the same
post, the same body, the same province, a post in the government, the same site of the same meeting. What tokens a
mention has depends on how telling the name and the post are. Persons with homes (provinces, or the nation) that have
nothing in common are never joined by weaker tokens than a shared post, so homonyms stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from diemcau.resolve.clusters import cluster
from diemcau.resolve.grounds import Ground, Link, pair
from diemcau.resolve.pins import NO_PINS, Pins

Post = tuple[str, str, str]
"""Title, body, place: folded; the place of a national post is 'việt nam'."""

NATION = "việt nam"

_POST, _EVENT, _BODY, _TOP, _PLACE = Decimal(4), Decimal("3.5"), Decimal(3), Decimal("2.5"), Decimal(2)

# Names that thousands bear: 'Nguyễn Văn Hùng', 'Trần Thị Hoa'. A name of two syllables is no better.
_COMMON_MIDDLES = frozenset({"văn", "thị"})
# Titles that many hold in one body, so that they tell nobody from a homonym.
_COMMON_TITLES = frozenset(
    {"ủy viên", "đại biểu", "thành viên", "chuyên viên", "cán bộ", "giáo viên", "công chức", "nhân viên", "bác sĩ"}
)
# Titles at the top of the state, of which few are in office at a time.
_TOP_TITLES = frozenset(
    {
        "tổng bí thư", "chủ tịch nước", "phó chủ tịch nước", "thủ tướng", "phó thủ tướng", "phó thủ tướng thường trực",
        "chủ tịch", "phó chủ tịch", "bộ trưởng", "thứ trưởng", "thứ trưởng thường trực", "chủ nhiệm", "phó chủ nhiệm",
        "thống đốc", "phó thống đốc", "tổng thanh tra", "phó tổng thanh tra", "trưởng ban", "phó trưởng ban",
    }
)  # fmt: skip
_TOP_BODIES = ("bộ ", "chính phủ", "quốc hội", "văn phòng chính phủ", "ngân hàng nhà nước", "thanh tra chính phủ")


@dataclass(frozen=True, slots=True)
class Mention:
    """An official as one article names him or her; ``id`` is the official's IRI, ``name`` the folded name,
    ``label`` the name as written.

    ``day`` is the day that the article speaks of ('' where not told), ``posts`` are current and former ones,
    ``attended`` holds (meeting's IRI, site) with '' for the main venue.
    """

    id: str
    doc: str
    name: str
    label: str = ""
    day: str = ""
    posts: frozenset[Post] = frozenset()
    attended: frozenset[tuple[str, str]] = frozenset()

    @property
    def homes(self) -> frozenset[str]:
        """Where the posts are held."""
        return frozenset(place for _, _, place in self.posts if place)


@dataclass(frozen=True, slots=True)
class Person:
    """A real person: the sorted ids of the mentions; the node is named after the ``first`` of them and its ``post``.

    ``twin`` marks all but the largest of several persons with that name and post.
    """

    mentions: tuple[str, ...]
    first: str
    post: Post | None
    twin: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """What the bearers of one name come to."""

    persons: tuple[Person, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """Something that two mentions of one name may share."""

    kind: str
    words: str
    weight: Decimal


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
    links = _links(known.values(), event_of, lineage)
    states = {name: mention.homes for name, mention in known.items()}
    found = cluster(states, links, pins, _one_home)
    persons = (_person([known[name] for name in group]) for group in found.groups)
    return People(tuple(_tell_twins(persons, lambda first: known[first].name)), found.links)


def _one_home(one: frozenset[str], two: frozenset[str]) -> frozenset[str] | None:
    return None if one and two and not one & two else one | two


def _links(
    mentions: Iterable[Mention], event_of: Callable[[str], str], lineage: Callable[[str], str]
) -> Iterator[Link]:
    """A chain through the bearers of each token: enough to join them, and as many as there are bearers."""
    bearers: defaultdict[tuple[Token, str], list[Mention]] = defaultdict(list)
    of_posts: dict[tuple[str, frozenset[Post]], frozenset[Token]] = {}
    for mention in mentions:
        face = mention.name, mention.posts
        if face not in of_posts:
            of_posts[face] = frozenset(_tokens_of_posts(mention, lineage))
        for token in of_posts[face] | frozenset(_tokens_of_events(mention, event_of)):
            bearers[token, mention.name].append(mention)
    shared: defaultdict[tuple[str, str], list[Token]] = defaultdict(list)
    for (token, _), group in bearers.items():
        for one, two in pairwise(_told_apart(token, group)):
            shared[pair(one.id, two.id)].append(token)
    grounds: dict[frozenset[Token], tuple[Ground, ...]] = {}
    for (a, b), tokens in shared.items():
        why = frozenset(tokens)
        if why not in grounds:
            told = (Ground(token.kind, token.words, token.weight) for token in tokens)
            grounds[why] = tuple(sorted(told, key=lambda g: (-g.weight, g.kind, g.words)))
        yield Link(a, b, grounds[why])


def _told_apart(token: Token, group: Sequence[Mention]) -> Sequence[Mention]:
    """At one site of a meeting two homonyms may sit: then nobody can tell whom a bare name means."""
    if token.kind != "event":
        return group
    homes: frozenset[str] | None = frozenset()
    for mention in group:
        homes = _one_home(homes or frozenset(), mention.homes) if homes is not None else None
    return group if homes is not None else [mention for mention in group if mention.posts]


def _tokens_of_posts(mention: Mention, lineage: Callable[[str], str]) -> Iterator[Token]:
    strong = is_telling(mention.name)
    for title, body, place in mention.posts:
        if not body and not place:
            continue  # a rank
        common = title in _COMMON_TITLES
        if strong or not common:
            yield Token("post", " · ".join(part for part in (title, body, place) if part), _POST)
        if body and place and not common:
            yield Token("body", f"{lineage(body)} · {place}", _BODY)
        if strong and not common and place and place != NATION:
            yield Token("place", place, _PLACE)
        if strong and place == NATION and title in _TOP_TITLES and body.startswith(_TOP_BODIES):
            yield Token("post", "lãnh đạo ở trung ương", _TOP)


def _tokens_of_events(mention: Mention, event_of: Callable[[str], str]) -> Iterator[Token]:
    for meeting, site in mention.attended:
        event = event_of(meeting)
        if event:
            yield Token("event", f"{event} {site}".strip(), _EVENT)


def is_telling(name: str) -> bool:
    """Whether few enough bear the (folded) name for one of them to be meant in one province or in the government.

    >>> is_telling("trịnh xuân trường"), is_telling("nguyễn văn hùng"), is_telling("lê hoa")
    (True, False, False)
    """
    syllables = name.split()
    return len(syllables) >= 3 and not (len(syllables) == 3 and syllables[1] in _COMMON_MIDDLES)


def _person(mentions: Sequence[Mention]) -> Person:
    """Named after what is attested first, so that later articles change nothing of it."""
    first = min(mentions, key=lambda m: (not m.posts, m.day or "9999", m.id))
    return Person(tuple(sorted(m.id for m in mentions)), first.id, min(first.posts, key=_rank, default=None))


def _rank(post: Post) -> tuple[bool, bool, Post]:
    title, body, _ = post
    return not body, title in _COMMON_TITLES, post


def _tell_twins(persons: Iterable[Person], name_of: Callable[[str], str]) -> Iterator[Person]:
    taken: set[tuple[str, Post | None]] = set()
    for person in sorted(persons, key=lambda p: (-len(p.mentions), p.mentions)):
        name = (name_of(person.first), person.post)
        yield replace(person, twin=name in taken)
        taken.add(name)
