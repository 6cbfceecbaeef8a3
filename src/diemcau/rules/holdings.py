"""Which post in the text belongs to which name.

Posts and names stand in a few constellations:

- in front: 'Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Văn Bền', 'Đại tá Vừ A Dơ'
- behind: 'Lù Văn Pao - Phó Bí thư Huyện ủy, Trưởng Công an huyện', 'Lê Văn Bền (Chủ tịch UBND tỉnh)'
- shared: 'các Phó Thủ tướng: Trần Hồng Hà, Lê Thành Long'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import load
from diemcau.patterns.people import NameMention
from diemcau.patterns.posts import PostMention
from diemcau.rules.frame import Frame

_HONORIFICS = "|".join(
    regex.escape(form) for form in sorted({f for e in load("honorifics") for f in e.forms}, key=lambda f: (-len(f), f))
)
_HONOUR = rf"(?:(?i:{_HONORIFICS})[.,]?[ ]+)*"
# between posts of one person: ", ", " - ", " và ", " kiêm ", ", đồng thời là ", " (thứ hai từ trái sang), "
_CHAIN = regex.compile(
    r"(?:[ ]\((?:ảnh|thứ|bên|đứng|ngồi|giữa|áo)[ ][^()\n]{0,40}\))?"
    r"(?:[ ]?[,–—-][ ]?(?:đồng thời là |kiêm |nay là |và )?|[ ](?:và|kiêm|kiêm nhiệm|đồng thời là|nay là|&)[ ]|[ ])"
)
# between a name and the posts behind it
_BEHIND = regex.compile(
    r"""
    (?: [ ] \( (?:ảnh|thứ|bên|đứng|ngồi|giữa|SN|sinh[ ]năm|áo) [^()\n]{0,40} \) )?
    (?: [ ]? [,–—-] [ ]* (?:sinh[ ]năm[ ]\d{4}|SN[ ]\d{4}|\d\d[ ]tuổi)? (?:[ ]?[,–—-][ ]*)?
        (?: (?:đồng[ ]thời[ ]là|kiêm)[ ] )?
        (?: (?:khi[ ]đó|lúc[ ]đó|nguyên|từng|hiện|hiện[ ]nay|hiện[ ]đang|nay|đang)[ ]
            (?:là|giữ[ ]chức|làm)[ ] (?:vụ[ ])? )?
      | [ ]? \( [ ]* | [ ]? : [ ]
      | [ ] (?: là | hiện[ ]là | khi[ ]đó[ ]là | lúc[ ]đó[ ]là | từng[ ]là
              | (?:với|trên)[ ](?:vai[ ]trò|cương[ ]vị|tư[ ]cách)(?:[ ]là)? ) [ ]
      | [ ] (?:[\p{L}]+[ ]){0,6}?
            (?: giữ[ ]chức(?:[ ]vụ)? | giữ[ ]cương[ ]vị | làm | bổ[ ]nhiệm | đảm[ ]nhiệm(?:[ ]chức[ ]vụ)? ) [ ]
    ) $
    """,
    regex.VERBOSE,
)
# between posts and the name behind them
_FRONT = regex.compile(rf"(?:[ ]|[ ]?[,:–—-][ ])?{_HONOUR}$")
_DIRECT = regex.compile(
    rf"(?:[ ]\([^()]{{1,40}}\))?(?:[ ]đối với)?[ ]{_HONOUR}$"
    rf"|(?P<apart>[ ]?[,–—-][ ](?:(?i:{_HONORIFICS})[.]?[ ])+|[ ][–—-][ ])$"
)
# "các Phó Thủ tướng: A, B và C", "các Phó Chủ tịch UBND tỉnh A, B"
_PLURAL = regex.compile(r"(?i:\b(?:các|hai|ba|bốn)(?:[ ]đồng chí)?[ ])$")
_AND = regex.compile(rf"(?:[ ]\([^()]*\))?(?:,|[ ]và|,[ ]và|;|[ ]cùng)[ ]{_HONOUR}$")


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

    def chains(self) -> list[_Chain]:
        """Posts that follow each other with nothing but a link between them."""
        chains: list[list[PostMention]] = []
        for post in self.posts:
            if chains and _CHAIN.fullmatch(self.text, chains[-1][-1].end, post.start):
                chains[-1].append(post)
            else:
                chains.append([post])
        return [_Chain(tuple(chain)) for chain in chains]

    def holdings(self) -> Iterator[Holding]:
        for chain in self.chains():
            before, after = self._name_before(chain.start), self._name_after(chain.end)
            if after is not None and _PLURAL.search(
                self.text, max(0, chain.posts[-1].start - 14), chain.posts[-1].start
            ):
                yield from self._shared(chain.posts[-1], after)
                if before is not None:
                    yield from (Holding(post, before, "positions.behind") for post in chain.posts[:-1])
                continue
            yield from self._split(chain, before, after)

    def _split(self, chain: _Chain, before: NameMention | None, after: NameMention | None) -> Iterator[Holding]:
        if before is not None and after is not None and self._apart(chain.end, after):
            after = None  # 'ông A - Bí thư Huyện ủy, ông B cùng dự': B is the next of a list
        keep = len(chain.posts)
        if before is not None and after is not None:
            keep = self._cut(chain, before)
        for index, post in enumerate(chain.posts):
            if before is not None and index < keep:
                yield Holding(post, before, "positions.behind")
            elif after is not None and not self._someone_else(chain, index):
                yield Holding(post, after, "positions.front")

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
        'Giám đốc Sở Nội vụ Lê Thị A, Phó Giám đốc Công an tỉnh - Đại tá Lê Văn B'.
        """
        keep = len(chain.posts) - 1
        while keep > 0 and chain.posts[keep - 1].rank:
            keep -= 1
        if keep > 0 and chain.posts[keep].rank and self._fronted(before):
            keep -= 1
        return keep

    def _fronted(self, name: NameMention) -> bool:
        """Whether a post other than a rank stands right in front of a name."""
        return any(p.end == name.start - 1 and not p.rank for p in self.posts)

    def _name_before(self, at: int) -> NameMention | None:
        mention = max((n for n in self.names if n.end <= at), key=lambda n: n.end, default=None)
        return mention if mention and _BEHIND.fullmatch(self.text, mention.end, at) else None

    def _name_after(self, at: int) -> NameMention | None:
        mention = min((n for n in self.names if n.start >= at), key=lambda n: n.start, default=None)
        if mention is None or mention.start - at > 60:
            return None
        plural = self.text[at : at + 2] in {": ", " :"}
        return (
            mention
            if _DIRECT.fullmatch(self.text, at, mention.start)
            or (plural and _FRONT.fullmatch(self.text, at, mention.start))
            else None
        )

    def _apart(self, at: int, name: NameMention) -> bool:
        match = _DIRECT.fullmatch(self.text, at, name.start)
        return match is not None and match["apart"] is not None

    def _shared(self, post: PostMention, first: NameMention) -> Iterator[Holding]:
        """The names of a list that share the post in front of it; one with a post of its own ends the list."""
        index = list(self.names).index(first)
        last = first
        yield Holding(post, first, "positions.shared")
        for mention in self.names[index + 1 :]:
            own = next((p for p in self.posts if p.start >= mention.end), None)
            if not _AND.fullmatch(self.text, last.end, mention.start) or (
                own and _BEHIND.fullmatch(self.text, mention.end, own.start)
            ):
                return
            yield Holding(post, mention, "positions.shared")
            last = mention


def holdings(frame: Frame) -> list[Holding]:
    """Which post mention belongs to which name mention, in text order."""
    page = frame.page
    return list(_Linker(page.text, page.posts, page.names).holdings())
