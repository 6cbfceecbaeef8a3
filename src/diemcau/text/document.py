"""Documents: an article's source as read, the text that the rules read, and the map between the two."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from diemcau.facts import Evidence
from diemcau.text.normalise import normalise
from diemcau.text.tidy import tidy


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of itself outside the prose; each field is empty where it says nothing.

    ``published`` is an ISO date; ``sha256`` the hex digest of ``source`` encoded as UTF-8.
    """

    location: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    r"""One article.

    ``name`` is the article's name everywhere (the file's stem). ``source`` is the text as read: code points, newlines
    as ``\n``. ``text`` is what the rules read: NFC, one space for each odd space, paragraphs separated by ``\n``.
    ``offsets[i]`` is the source offset at which the character ``text[i]`` begins, and ``ends[i]`` the one where it
    ends (exclusive); both count code points.
    """

    name: str
    source: str
    text: str
    offsets: Sequence[int]
    ends: Sequence[int]
    metadata: Metadata = field(default=Metadata())

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence for ``text[start:end]`` (code points of ``text``, end exclusive), in source offsets.

        Raises ValueError for an empty or reversed span, or one outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.name}: span {start}:{end} is empty or outside the text (0:{len(self.text)})")
        first, last = self.offsets[start], self.ends[end - 1]
        return Evidence(self.name, first, last, self.source[first:last], rule)


def plain_document(name: str, source: str, metadata: Metadata | None = None) -> Document:
    """A document whose whole source is prose (a .txt file, a string).

    >>> plain_document("a", "Đề án 06").evidence(0, 8, "demo").quote
    'Đề án 06'
    """
    text, offsets, ends = tidy(*normalise(source))
    return Document(name, source, text, offsets, ends, metadata or Metadata())


def compose(
    outer_offsets: Sequence[int], outer_ends: Sequence[int], offsets: Sequence[int], ends: Sequence[int]
) -> tuple[array[int], array[int]]:
    """Chain two maps: text → intermediate (``offsets``, ``ends``) and intermediate → source (``outer_…``)."""
    return (
        array("q", (outer_offsets[i] for i in offsets)),
        array("q", (outer_ends[i - 1] for i in ends)),
    )
