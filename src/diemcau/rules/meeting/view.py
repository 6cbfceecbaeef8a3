"""A page, its frame and its actors cut down to some sentences, so that one meeting of several is read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Protocol, TypeVar

from diemcau.facts import Level
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.mentions import Page
from diemcau.patterns.bodies import BodyGrammar, BodyMention
from diemcau.patterns.dates import DateMention
from diemcau.patterns.people import NameMention
from diemcau.patterns.periods import PeriodMention
from diemcau.patterns.places import PlaceHit
from diemcau.patterns.posts import PostMention
from diemcau.rules.actors import Actor, Cast
from diemcau.rules.frame import Frame, Site
from diemcau.rules.holdings import Holding
from diemcau.rules.localities import PlaceMention
from diemcau.text.sentences import Span
from diemcau.text.spans import within


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


class PageView(Page):
    """The page ``whole`` as if it held the sentences ``kept`` alone; offsets stay those of the whole text."""

    def __init__(self, whole: Page, kept: Sequence[Span]) -> None:
        self.document, self.text, self.folded = whole.document, whole.text, whole.folded
        self._lexical = {}
        self.whole = whole
        self._kept = tuple(kept)

    def only(self, mentions: Sequence[_T]) -> tuple[_T, ...]:
        """Those of ``mentions`` (in text order) that begin in the sentences kept."""
        return tuple([m for stretch in self._stretches for m in within(mentions, *stretch)])

    @cached_property
    def _stretches(self) -> tuple[Span, ...]:
        """The sentences kept; those that follow on one another are one stretch."""
        following = dict(pairwise(self.whole.sentences))
        found: list[Span] = []
        last: Span | None = None
        for sentence in self._kept:
            if last is not None and following.get(last) == sentence:
                found[-1] = Span(found[-1].start, sentence.end)
            else:
                found.append(sentence)
            last = sentence
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """What is kept of each paragraph, from its first to its last sentence kept."""
        inside = [within(self._kept, *p) for p in self.whole.paragraphs]
        return tuple(Span(kept[0].start, kept[-1].end) for kept in inside if kept)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences kept."""
        return self._kept

    def hits(self, lexicon: str) -> tuple[Hit[Entry], ...]:
        """The hits of a lexicon file in the sentences kept."""
        return self.only(self.whole.hits(lexicon))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The calendar dates kept."""
        return self.only(self.whole.dates)

    @cached_property
    def periods(self) -> tuple[PeriodMention, ...]:
        """The periods kept."""
        return self.only(self.whole.periods)

    @cached_property
    def place_hits(self) -> dict[int, PlaceHit]:
        """The gazetteer's names of the whole text, by where they start."""
        return self.whole.place_hits

    @property
    def body_grammar(self) -> BodyGrammar:
        """The grammar of the whole text."""
        return self.whole.body_grammar

    @cached_property
    def bodies(self) -> tuple[BodyMention, ...]:
        """The organisations kept."""
        return self.only(self.whole.bodies)

    @cached_property
    def posts(self) -> tuple[PostMention, ...]:
        """The posts kept."""
        return self.only(self.whole.posts)

    @cached_property
    def names(self) -> tuple[NameMention, ...]:
        """The persons' names kept."""
        return self.only(self.whole.names)


@dataclass(frozen=True)
class FrameView(Frame):
    """The frame ``original`` over a :class:`PageView`: the home and what words mean are the whole article's."""

    original: Frame

    def _only(self, mentions: Sequence[_T]) -> tuple[_T, ...]:
        return self.page.only(mentions) if isinstance(self.page, PageView) else tuple(mentions)

    @cached_property
    def explicit(self) -> tuple[PlaceMention, ...]:
        """The localities kept."""
        return self._only(self.original.explicit)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The bridging points kept."""
        return self._only(self.original.sites)

    @cached_property
    def when(self) -> date | None:
        """The whole article's."""
        return self.original.when

    @cached_property
    def home(self) -> dict[Level, str]:
        """The whole article's home."""
        return self.original.home

    def resolve(self, levels: tuple[Level, ...], unit: str, offset: int) -> str:
        """As the whole article resolves it."""
        return self.original.resolve(levels, unit, offset)


@dataclass(frozen=True)
class CastView(Cast):
    """The actors of ``original`` in the sentences of ``frame``; a person's posts are those of the whole article."""

    original: Cast

    @cached_property
    def held(self) -> tuple[Holding, ...]:
        """The posts that names hold anywhere in the article."""
        return self.original.held

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors in the sentences kept."""
        page = self.frame.page
        return page.only(self.original.actors) if isinstance(page, PageView) else self.original.actors


def narrowed(cast: Cast, kept: Sequence[Span]) -> Cast:
    """``cast`` and its frame over the sentences ``kept`` (in text order) alone."""
    return CastView(FrameView(PageView(cast.frame.page, kept), cast.frame), cast)


def whole(page: Page) -> Page:
    """The page of the whole article."""
    return page.whole if isinstance(page, PageView) else page
