"""Plain text: the whole file is prose."""

from __future__ import annotations

from collections.abc import Iterator

from diemcau.errors import SourceError
from diemcau.text.document import Metadata, plain_document
from diemcau.text.readers.files import digest, read_text
from diemcau.text.readers.source import Limits, Outcome, Source


def read(source: Source, limits: Limits) -> Iterator[Outcome]:
    r"""The one article of a .txt file; offsets count code points of the file read as UTF-8 with ``\n`` newlines."""
    try:
        text = read_text(source, limits)
    except SourceError as error:
        yield error
        return
    yield plain_document(source.name, text, Metadata(location=source.shown, sha256=digest(text)))
