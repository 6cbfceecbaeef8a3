"""Which post in the text belongs to which name.

Posts and names stand in a few constellations:

- in front: 'Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Văn Bền', 'Đại tá Vừ A Dơ'
- behind: 'Lù Văn Pao - Phó Bí thư Huyện ủy, Trưởng Công an huyện', 'Lê Văn Bền (Chủ tịch UBND tỉnh)'
- shared: 'các Phó Thủ tướng: Trần Hồng Hà, Lê Thành Long'
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from diemcau.facts import Status
from diemcau.patterns.people import NameMention
from diemcau.patterns.posts import PostMention
from diemcau.rules import holdinglinks as links
from diemcau.rules.frame import Frame

_FARTHEST = 90  # code points between posts and the name behind them


class _Chain(NamedTuple):
    posts: tuple[PostMention, ...]

    @property
    def start(self) -> int:
        return self.posts[0].start

    @property
    def end(self) -> int:
        return self.posts[-1].end


class Holding(NamedTuple):
    """A post and the name that it belongs to, as found in the text; ``rule`` says in which constellation."""

    post: PostMention
    name: NameMention
    rule: str


@dataclass(frozen=True)
class _Linker:
    text: str
    posts: Sequence[PostMention]
    names: Sequence[NameMention]

    # ---- what stands where -----------------------------------------------------------------------------------------

    @cached_property
    def _name_starts(self) -> list[int]:
        return [n.start for n in self.names]

    @cached_property
    def _post_ends(self) -> frozenset[int]:
        """Where posts end that are no ranks."""
        return frozenset(p.end for p in self.posts if not p.rank)

    @cached_property
    def _chains(self) -> tuple[_Chain, ...]:
        """Posts that follow each other with nothing but a link between them."""
        chains: list[list[PostMention]] = []
        for post in self.posts:
            if chains and self._joined(chains[-1][-1], post):
                chains[-1].append(post)
            else:
                chains.append([post])
        return tuple(_Chain(tuple(chain)) for chain in chains)

    @cached_property
    def _chain_starts(self) -> list[int]:
        return [c.start for c in self._chains]

    def _joined(self, post: PostMention, following: PostMention) -> bool:
        """Whether two posts in a row are of one person by what stands between them."""
        gap = (post.end, following.start)
        if self._name_within(*gap):
            return False
        if links.CHAIN.fullmatch(self.text, *gap) or links.APPOINTED.fullmatch(self.text, *gap):
            return True
        unread = not post.body_name and not post.rank  # its body is one that nothing explains
        return unread and links.REST.fullmatch(self.text, *gap) is not None

    def _name_within(self, start: int, end: int) -> bool:
        index = bisect_left(self._name_starts, start)
        return index < len(self.names) and self.names[index].start < end

    # ---- the constellations ----------------------------------------------------------------------------------------

    def holdings(self) -> Iterator[Holding]:
        for chain in self._chains:
            before, after = self._name_before(chain), self._name_after(chain.end)
            shared = None if before is not None and self._several(chain, before) else self._plural(chain)
            sharers = self._sharers(chain, after) if shared is not None else []
            if shared is not None and (len(sharers) > 1 or (sharers and shared == len(chain.posts) - 1)):
                yield from (Holding(p, n, "positions.shared") for p in chain.posts[shared:] for n in sharers)
                if before is not None:
                    yield from self._behind(chain.posts[:shared], before)
                continue
            plural = shared is not None and before is None  # 'các Phó Chủ tịch, Giám đốc Sở A': nobody's here
            yield from self._split(_Chain((*chain.posts[:shared], chain.posts[-1])) if plural else chain, before, after)

    def _split(self, chain: _Chain, before: NameMention | None, after: NameMention | None) -> Iterator[Holding]:
        if before is not None and after is not None and self._apart(chain.end, after):
            after = None  # 'ông A - Bí thư Huyện ủy, ông B cùng dự': B is the next of a list
        keep = len(chain.posts)
        if before is not None and after is not None:
            keep = self._cut(chain, before)
        if before is not None:
            yield from self._behind(chain.posts[:keep], before)
        else:
            keep = 0
        for index, post in enumerate(chain.posts):
            if after is not None and index >= keep and not self._someone_else(chain, index):
                told = links.told_status(self.text, max(0, chain.start - 30), chain.start)
                yield Holding(_held(post, told if told is Status.FORMER else None), after, "positions.front")

    def _behind(self, posts: Sequence[PostMention], name: NameMention) -> Iterator[Holding]:
        """The posts behind a name; those that a verb gives ('được bầu làm') also belong to the names joined to it."""
        at = name.end
        if posts:
            yield from self._among(posts[0], name)
        for index, post in enumerate(posts):
            told = links.told_status(self.text, at, post.start) if at <= post.start else None
            yield Holding(_held(post, told), name, "positions.behind")
            if index == 0 and (told is not None or self._of_several(post, name)):
                for other in self._joined_before(name):
                    if told is None and other.start - 1 in self._post_ends and not self._alike(post, name):
                        break  # 'Phó Chủ tịch UBND tỉnh A, B - Phó Giám đốc Sở Y tế'
                    yield Holding(_held(post, told), other, "positions.shared")
            at = post.end

    def _among(self, post: PostMention, name: NameMention) -> Iterator[Holding]:
        """'A, B, C - hai Phó Chủ tịch HĐND tỉnh': the post for those before the last of the list."""
        many = links.how_many(self.text, name.end, post.start)
        for count, other in enumerate(self._joined_before(name), 2):
            if count > many:
                return
            yield Holding(post, other, "positions.shared")

    def _several(self, chain: _Chain, name: NameMention) -> bool:
        """Whether a post in the plural speaks of the list that ``name`` ends, and opens none of its own."""
        gap = (self.text, name.end, chain.start)
        many, others = links.how_many(*gap), list(self._joined_before(name))
        if not others or not many or (many != links.ALL_OF_THEM and len(others) + 1 < many):
            return False
        if links.is_by_comma(*gap) and not links.is_of_several(self.text, others[-1].start):
            return False
        after = self._name_after(chain.end)
        return not links.LISTS.match(self.text, chain.end) and (after is None or self._apart(chain.end, after))

    def _joined_before(self, name: NameMention) -> Iterator[NameMention]:
        """'đồng chí A và đồng chí B được bầu làm …': the names before B that only a link parts from it."""
        index = bisect_left(self._name_starts, name.start)
        while index > 0 and links.ALSO.fullmatch(self.text, self.names[index - 1].end, self.names[index].start):
            index -= 1
            yield self.names[index]

    def _alike(self, post: PostMention, name: NameMention) -> bool:
        return links.ALIKE.fullmatch(self.text, name.end, post.start) is not None

    def _of_several(self, post: PostMention, name: NameMention) -> bool:
        """'A, B cùng là …', 'A, B - Phó Chủ tịch UBND tỉnh': a post behind a list that all of its names hold."""
        if self._alike(post, name):
            return True
        many = post.title.startswith(links.HELD_BY_MANY)
        return many and links.DASHED.fullmatch(self.text, name.end, post.start) is not None

    @staticmethod
    def _someone_else(chain: _Chain, index: int) -> bool:
        """'… của Thủ tướng, Chủ tịch UBND tỉnh Lê Văn A nói': a state office before a local one is another's."""
        post, later = chain.posts[index], chain.posts[index + 1 :]
        state = (
            post.reach == "national"
            and not post.party
            and not post.rank
            and not post.title.startswith(("Ủy viên", "Đại biểu"))
        )
        return state and any(p.reach == "local" for p in later)

    def _cut(self, chain: _Chain, before: NameMention) -> int:
        """How many posts between two names belong to the first: ranks and the last post go with the second.

        So does the post before the second one's rank, where the first has a post in front of the name already:
        'Giám đốc Sở Nội vụ Lê Thị A, Phó Giám đốc Công an tỉnh - Đại tá Lê Văn B'. In such a list all posts behind a
        comma go with the second: 'Bí thư Tỉnh ủy A, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh B'.
        """
        if before.start - 1 in self._post_ends and self.text.startswith(", ", before.end):
            return 0
        keep = len(chain.posts) - 1
        while keep > 0 and chain.posts[keep - 1].rank:
            keep -= 1
        if keep > 0 and chain.posts[keep].rank and before.start - 1 in self._post_ends:
            keep -= 1
        return keep

    # ---- the names around a chain ----------------------------------------------------------------------------------

    def _name_before(self, chain: _Chain) -> NameMention | None:
        index = bisect_left(self._name_starts, chain.start) - 1
        mention = self.names[index] if index >= 0 else None
        if mention is None or mention.end > chain.start:
            return None
        if links.BEHIND.fullmatch(self.text, mention.end, chain.start):
            return mention
        if self._several(chain, mention):
            return mention
        after = self._name_after(chain.end)
        bare = self.text[mention.end : chain.start] == " " and (after is None or self._apart(chain.end, after))
        return mention if bare and not chain.posts[0].rank and links.is_greeted(self.text, mention.start) else None

    def _name_after(self, at: int) -> NameMention | None:
        index = bisect_left(self._name_starts, at)
        mention = self.names[index] if index < len(self.names) else None
        if mention is None or mention.start - at > _FARTHEST:
            return None
        plural = links.LISTS.match(self.text, at) is not None
        direct = links.DIRECT.fullmatch(self.text, at, mention.start)
        return mention if direct or (plural and links.FRONT.fullmatch(self.text, at, mention.start)) else None

    def _apart(self, at: int, name: NameMention) -> bool:
        match = links.DIRECT.fullmatch(self.text, at, name.start)
        return match is not None and match["apart"] is not None

    def _in_front(self, chain: _Chain, name: NameMention) -> bool:
        return links.DIRECT.fullmatch(self.text, chain.end, name.start) is not None and not self._apart(chain.end, name)

    # ---- posts that several names share ----------------------------------------------------------------------------

    def _plural(self, chain: _Chain) -> int | None:
        """The first post of a chain that stands in the plural: 'các Ủy viên Trung ương Đảng, Phó Thủ tướng: …'."""
        starts = (post.start for post in chain.posts)
        return next((i for i, at in enumerate(starts) if links.PLURAL.search(self.text, max(0, at - 20), at)), None)

    def _sharers(self, header: _Chain, after: NameMention | None) -> list[NameMention]:
        """The names of the list behind a header; one with posts of its own ends it.

        Unless the first has some too behind a colon: 'các đồng chí Ủy viên Trung ương Đảng: A - Bí thư …; B - …'.
        """
        first = after or self._with_own_post(header)
        if first is None:
            return []
        found, index = [first], bisect_left(self._name_starts, first.start)
        owning = links.LISTS.match(self.text, header.end) is not None and self._own(first, header)
        end = self._extent(first, header)[1]
        for mention in self.names[index + 1 :]:
            start, stop = self._extent(mention, header)
            link = links.AND.fullmatch(self.text, end, start)
            if link is None or (self._own(mention, header) and not (owning and link["honour"] == "")):
                break
            found.append(mention)
            end = stop
        return found

    def _with_own_post(self, header: _Chain) -> NameMention | None:
        """The first name behind 'các đồng chí Ủy viên Trung ương Đảng: ' where posts stand in front of it too."""
        index = bisect_right(self._chain_starts, header.start)
        own = self._chains[index] if index < len(self._chains) else None
        if own is None or not links.LISTS.match(self.text, header.end):
            return None
        return self._name_after(own.end) if links.FRONT.fullmatch(self.text, header.end, own.start) else None

    def _around(self, name: NameMention, header: _Chain) -> tuple[_Chain | None, _Chain | None]:
        """The chains right before and behind a name, the header aside."""
        index = bisect_left(self._chain_starts, name.start)
        front = self._chains[index - 1] if index > 0 else None
        if front is not None and (front is header or not self._in_front(front, name)):
            front = None
        behind = self._chains[index] if index < len(self._chains) else None
        if behind is not None and behind.posts[0].rank and self._name_after(behind.end) is not None:
            behind = None  # 'Thiếu tướng A, Thiếu tướng B'
        if behind is not None and not links.BEHIND.fullmatch(self.text, name.end, behind.start):
            behind = None
        return front, behind

    def _own(self, name: NameMention, header: _Chain) -> bool:
        """Whether a name of a list has a post of its own beside its rank."""
        front, behind = self._around(name, header)
        if behind is not None and self._alike(behind.posts[0], name):
            behind = None
        return any(chain is not None and not all(p.rank for p in chain.posts) for chain in (front, behind))

    def _extent(self, name: NameMention, header: _Chain) -> tuple[int, int]:
        """Where a name of a list begins and ends with its own posts."""
        front, behind = self._around(name, header)
        end = behind.end if behind else name.end
        return front.start if front else name.start, end + self.text.startswith(")", end)


def _held(post: PostMention, status: Status | None) -> PostMention:
    """The post with the status that its sentence tells, unless the post itself tells one ('nguyên', 'quyền')."""
    return post._replace(status=status) if status and post.status is Status.CURRENT else post


@lru_cache(maxsize=2)  # positions, actors, bodies and places ask the same article
def holdings(frame: Frame) -> tuple[Holding, ...]:
    """Which post mention belongs to which name mention, in text order."""
    page = frame.page
    return tuple(_Linker(page.text, page.posts, page.names).holdings())


def by_name(found: Iterable[Holding]) -> dict[int, list[Holding]]:
    """The holdings of each name mention, by where it starts."""
    groups: dict[int, list[Holding]] = {}
    for holding in found:
        groups.setdefault(holding.name.start, []).append(holding)
    return groups
