"""The sentence in which a figure stands: readers see it beside the figure, checks read the words between figures."""

from __future__ import annotations

from bisect import bisect_right

from diemcau.facts import Evidence
from diemcau.text.document import Document
from diemcau.text.sentences import paragraphs, sentences

RULE = "text.sentence"


class Sentences:
    """Finds the sentence of a source offset; one pass over the document, made when first asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts: list[int] = []
        self._found: list[Evidence] = []

    def holding(self, evidence: Evidence) -> Evidence | None:
        """The sentence that holds all of ``evidence`` (source offsets); None where none does."""
        if not self._found:
            self._read()
        index = bisect_right(self._starts, evidence.start) - 1
        if index < 0 or evidence.end > self._found[index].end:
            return None
        return self._found[index]

    def _read(self) -> None:
        text = self._document.text
        for paragraph in paragraphs(text):
            for start, end in sentences(text, paragraph):
                self._found.append(self._document.evidence(start, end, RULE))
        self._starts = [found.start for found in self._found]
