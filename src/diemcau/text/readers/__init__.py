"""Readers: one small module a kind of source, each turning a source into documents.

A reader takes a Source and Limits and yields, one after the other, a Document for each article that it holds and a
SourceError for each that can't be read; it raises nothing for bad input, so that one bad article never hides the next.
"""

from collections.abc import Mapping

from diemcau.text.readers import html, jsonl, txt, url
from diemcau.text.readers.source import Limits, Outcome, Reader, Source

READERS: Mapping[str, Reader] = {
    ".txt": txt.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
    "url": url.read,
}
"""Kind of source (file suffix in lower case, or 'url') → reader."""

SUFFIXES = tuple(kind for kind in READERS if kind.startswith("."))

__all__ = ["READERS", "SUFFIXES", "Limits", "Outcome", "Reader", "Source"]
