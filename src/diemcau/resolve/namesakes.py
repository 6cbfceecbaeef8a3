"""What two officials of one name may share, and how firmly it ties them: posts, bodies, places, events.

Within a name, mentions that share a *token* are tied: the same post, the same body, the same province, a post in the
government, the same site of the same meeting. What tokens a mention has depends on how telling the name and the post
are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Protocol, TypeVar

from diemcau.resolve.grounds import Ground, Link, pair

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
    ``attended`` holds (meeting's IRI, site) with '' for the main venue. ``speaks_of`` is the month of the figures of an
    article without a day.
    """

    id: str
    doc: str
    name: str
    label: str = ""
    day: str = ""
    posts: frozenset[Post] = frozenset()
    attended: frozenset[tuple[str, str]] = frozenset()
    speaks_of: str = ""

    @property
    def homes(self) -> frozenset[str]:
        """Where the posts are held."""
        return homes_of(self.posts)

    @property
    def month(self) -> str:
        """The month of which the article speaks, '2024-07'; '' where nothing tells it."""
        return self.day[: len("2024-07")] or self.speaks_of


@dataclass(frozen=True, slots=True)
class Token:
    """Something that two mentions of one name may share."""

    kind: str
    words: str
    weight: Decimal


class Bearer(Protocol):
    """Somebody who bears a name: an official of one article, or of the articles of one month."""

    @property
    def id(self) -> str:
        """What tells him or her from all others."""

    @property
    def name(self) -> str:
        """The folded name."""

    @property
    def posts(self) -> frozenset[Post]:
        """All posts that are told."""

    @property
    def homes(self) -> frozenset[str]:
        """Where the posts are held."""


_B = TypeVar("_B", bound=Bearer)


def homes_of(posts: Iterable[Post]) -> frozenset[str]:
    """Where posts are held."""
    return frozenset(place for _, _, place in posts if place)


def one_home(one: frozenset[str], two: frozenset[str]) -> frozenset[str] | None:
    """The homes of two who are one; None where they have homes and none in common."""
    return None if one and two and not one & two else one | two


def ties(bearers: Iterable[_B], events: Callable[[_B], Iterable[str]], lineage: Callable[[str], str]) -> Iterator[Link]:
    """A chain through the bearers of each token, in the order of ids: enough to join them, and no more than there are.

    ``events`` tells at which sites of which events somebody was, ``lineage`` the name that a (folded) body and its
    predecessors share.
    """
    ordered = sorted(bearers, key=lambda b: b.id)
    shared: defaultdict[tuple[str, str], list[Token]] = defaultdict(list)
    for token, group in (*_sharing_posts(ordered, lineage), *_sharing_events(ordered, events)):
        for one, two in pairwise(group):
            shared[pair(one.id, two.id)].append(token)
    grounds: dict[frozenset[Token], tuple[Ground, ...]] = {}
    for (a, b), tokens in shared.items():
        why = frozenset(tokens)
        if why not in grounds:
            told = (Ground(token.kind, token.words, token.weight) for token in tokens)
            grounds[why] = tuple(sorted(told, key=lambda g: (-g.weight, g.kind, g.words)))
        yield Link(a, b, grounds[why])


def _sharing_posts(bearers: Iterable[_B], lineage: Callable[[str], str]) -> Iterator[tuple[Token, list[_B]]]:
    """The tokens of posts, each with those of one name who have it."""
    found: defaultdict[tuple[Token, str], list[_B]] = defaultdict(list)
    of_posts: dict[tuple[str, frozenset[Post]], frozenset[Token]] = {}
    for bearer in bearers:
        face = bearer.name, bearer.posts
        if face not in of_posts:
            of_posts[face] = frozenset(_tokens_of_posts(*face, lineage))
        for token in of_posts[face]:
            found[token, bearer.name].append(bearer)
    yield from ((token, group) for (token, _), group in found.items())


def _sharing_events(bearers: Iterable[_B], events: Callable[[_B], Iterable[str]]) -> Iterator[tuple[Token, list[_B]]]:
    """The sites of events, each with those of one name who were there, where there are several."""
    found: defaultdict[tuple[str, str], list[_B]] = defaultdict(list)
    for bearer in bearers:
        for event in set(events(bearer)):
            found[event, bearer.name].append(bearer)
    yield from (
        (Token("event", event, _EVENT), _told_apart(group)) for (event, _), group in found.items() if len(group) > 1
    )


def _told_apart(group: Sequence[_B]) -> list[_B]:
    """At one site of a meeting two homonyms may sit: then nobody can tell whom a bare name means."""
    homes: frozenset[str] | None = frozenset()
    for bearer in group:
        homes = one_home(homes, bearer.homes) if homes is not None else None
    return list(group) if homes is not None else [bearer for bearer in group if bearer.posts]


def _tokens_of_posts(name: str, posts: Iterable[Post], lineage: Callable[[str], str]) -> Iterator[Token]:
    strong = is_telling(name)
    for title, body, place in posts:
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


def is_telling(name: str) -> bool:
    """Whether few enough bear the (folded) name for one of them to be meant in one province or in the government.

    >>> is_telling("trịnh xuân trường"), is_telling("nguyễn văn hùng"), is_telling("lê hoa")
    (True, False, False)
    """
    syllables = name.split()
    return len(syllables) >= 3 and not (len(syllables) == 3 and syllables[1] in _COMMON_MIDDLES)


def weightiest(posts: Iterable[Post]) -> Post | None:
    """The post that names somebody: one of a body, and one that few hold; None where there is none."""
    return min(posts, key=_rank, default=None)


def _rank(post: Post) -> tuple[bool, bool, Post]:
    title, body, _ = post
    return not body, title in _COMMON_TITLES, post
