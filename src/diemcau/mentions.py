"""The page: one document with everything that lexicon and patterns find in it, ready for the rules.

Mentions are looked for once, lazily, and kept; rules ask the page and never scan the text for words of their own.
All spans count code points of ``page.text`` (the normalised text); ``page.evidence`` turns them into source offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from diemcau.facts import Evidence
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit, page_hits
from diemcau.patterns.bodies import BodyGrammar, BodyMention
from diemcau.patterns.dates import DateMention, find_dates
from diemcau.patterns.people import NameMention, find_people
from diemcau.patterns.periods import PeriodMention, find_periods
from diemcau.patterns.places import PlaceHit, place_hits
from diemcau.patterns.posts import PostGrammar, PostMention
from diemcau.patterns.quantities import Quantity, find_quantities
from diemcau.patterns.titles import TitleGrammar
from diemcau.text.document import Document
from diemcau.text.fold import fold_normalised
from diemcau.text.sentences import Span, paragraphs, sentences


class Page:
    """A document and its mentions."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.folded = fold_normalised(document.text)
        self._lexical: dict[str, tuple[Hit[Entry], ...]] = {}

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Evidence for ``text[start:end]``, in source offsets."""
        return self.document.evidence(start, end, rule)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs in text order."""
        return tuple(paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all paragraphs in text order."""
        return tuple(s for p in self.paragraphs for s in sentences(self.text, p))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [0, *(s.start for s in self.sentences[1:])]  # what stands before the first is its own

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the code point ``offset`` (or the last one before it)."""
        return self.sentences[bisect_right(self._sentence_starts, offset) - 1]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the code point ``offset`` (or the last one before it)."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def hits(self, lexicon: str) -> tuple[Hit[Entry], ...]:
        """The hits of the lexicon file ``<lexicon>.toml``: whole words, leftmost-longest, in text order."""
        if lexicon not in self._lexical:
            self._lexical[lexicon] = page_hits(lexicon, self.folded)
        return self._lexical[lexicon]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The calendar dates in text order."""
        return tuple(find_dates(self.text))

    @cached_property
    def periods(self) -> tuple[PeriodMention, ...]:
        """The periods (halves, quarters, years, terms, 'cùng kỳ' …) in text order."""
        return tuple(find_periods(self.text, self.dates))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures with scale and unit, in text order; no dates, document numbers or list numbers."""
        return tuple(find_quantities(self.text, (*self.dates, *self.periods), self.folded))

    @cached_property
    def place_hits(self) -> dict[int, PlaceHit]:
        """The gazetteer's names by where they start."""
        return place_hits(self.text, self.folded)

    @cached_property
    def body_grammar(self) -> BodyGrammar:
        """The grammar of organisations over this text."""
        return BodyGrammar(self.text, self.folded, self.place_hits)

    @cached_property
    def bodies(self) -> tuple[BodyMention, ...]:
        """The organisations in text order."""
        return tuple(self.body_grammar.find())

    @cached_property
    def posts(self) -> tuple[PostMention, ...]:
        """The posts in text order."""
        return tuple(PostGrammar(self.text, self.folded, self.place_hits, self.body_grammar).find())

    @cached_property
    def title_grammar(self) -> TitleGrammar:
        """The grammar of long names over this text."""
        stops = {hit.start: hit.end for hit in self.hits("titlestops")}
        compounds = {hit.start: hit.end for hit in self.hits("compounds")}
        bodies = self.body_grammar
        return TitleGrammar(self.text, stops, compounds, lambda at: (body := bodies.at(at)) and body.end)

    @cached_property
    def names(self) -> tuple[NameMention, ...]:
        """The persons' names in text order, short forms among them."""
        return tuple(find_people(self.body_grammar.words, self.bodies, self.posts, self._paragraph_starts))
