"""HTML pages: the article's text with a map of each character back to the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diemcau.errors import SourceError
from diemcau.text.document import Document, compose
from diemcau.text.normalise import normalise
from diemcau.text.readers.dates import published_date
from diemcau.text.readers.files import digest, read_text
from diemcau.text.readers.html_metadata import metadata
from diemcau.text.readers.html_text import article_text
from diemcau.text.readers.html_tree import parse_tree
from diemcau.text.readers.source import Limits, Outcome, Source
from diemcau.text.tidy import tidy


def read(source: Source, limits: Limits) -> Iterator[Outcome]:
    r"""The one article of an HTML file; offsets count code points of the file read as UTF-8 with ``\n`` newlines."""
    try:
        yield parse(source.name, read_text(source, limits), source.shown)
    except SourceError as error:
        yield error


def parse(name: str, page: str, location: str) -> Document:
    """The article of an HTML page given as text; ``location`` names it in errors.

    Raises SourceError where the markup can't be parsed or holds no text.

    >>> document = parse("a", "<title>T</title><body><p>H&#7897;i <b>ngh&#7883;</b> s&#417; k&#7871;t</p>", "a.html")
    >>> document.text, document.evidence(0, 8, "demo").quote
    ('Hội nghị sơ kết', 'H&#7897;i <b>ngh&#7883;')
    """
    try:
        root = parse_tree(page)
    except ValueError as error:
        raise SourceError(location, f"is not HTML that can be parsed: {error}") from error
    about = metadata(root, location, digest(page))
    body = article_text(root, about.title)
    if not body.text:
        raise SourceError(location, "has no text outside of markup, menus and scripts")
    if not about.published:
        about = replace(about, published=published_date(body.dateline))
    text, offsets, ends = tidy(*normalise(body.text))
    offsets, ends = compose(body.offsets, body.ends, offsets, ends)
    return Document(name, page, text, offsets, ends, about)
