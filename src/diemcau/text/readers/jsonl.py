"""JSON lines: one object a line, one article an object."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import IO

from diemcau.errors import SourceError
from diemcau.text.document import Document, Metadata, plain_document
from diemcau.text.readers.dates import published_date
from diemcau.text.readers.files import decode, digest, file_of, one_line, reason_of, too_large
from diemcau.text.readers.source import Limits, Outcome, Source

_TEXT_KEYS = ("text", "content", "body")
_PIECE = 1_000_000  # bytes


def read(source: Source, limits: Limits) -> Iterator[Outcome]:
    """The articles of a .jsonl file, and a SourceError with its line number for each line that is not one.

    An object has ``text`` (or ``content``, ``body``) and may have ``id``, ``title``, ``url``, ``published`` (or
    ``date``) and ``publisher``. The article's name is ``id``, else the file's stem and the line number. Offsets count
    code points of the text value. The size limit holds for a line, not for the file. Blank lines are skipped.
    """
    number = found = 0
    try:
        with file_of(source).open("rb") as file:
            while line := file.readline(limits.max_bytes + 1):
                number += 1
                if len(line) > limits.max_bytes:
                    found += 1
                    yield SourceError(f"{source.shown}:{number}", too_large(limits))
                    _skip_line(file, line)
                elif line.strip():
                    found += 1
                    yield _line(source, number, line)
    except SourceError as error:
        yield error
        return
    except OSError as error:
        yield SourceError(source.shown, reason_of(error))
        return
    if not found:
        yield SourceError(source.shown, "holds only white space" if number else "is empty")


def _skip_line(file: IO[bytes], line: bytes) -> None:
    """Read on, piece by piece, to the end of a line of which ``line`` is the beginning."""
    while line and not line.endswith(b"\n"):
        line = file.readline(_PIECE)


def _line(source: Source, number: int, line: bytes) -> Outcome:
    shown = f"{source.shown}:{number}"
    try:
        return _document(source, number, _object(shown, decode(shown, line)))
    except SourceError as error:
        return error


def _object(shown: str, line: str) -> Mapping[str, object]:
    try:
        value = json.loads(line.removeprefix("\ufeff").rstrip())
    except json.JSONDecodeError as error:
        raise SourceError(shown, f"is not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(shown, f"is not usable JSON: {error}") from error
    if not isinstance(value, dict):
        raise SourceError(shown, f"holds a JSON {type(value).__name__}, expected an object")
    return value


def _document(source: Source, number: int, value: Mapping[str, object]) -> Document:
    shown = f"{source.shown}:{number}"
    key = next((k for k in _TEXT_KEYS if k in value), None)
    if key is None:
        raise SourceError(shown, f"has none of the keys {', '.join(_TEXT_KEYS)}")
    text = _string(shown, value, key)
    if not text.strip():
        raise SourceError(shown, f"has an empty {key}")
    if "\0" in text:
        raise SourceError(shown, f"has a NUL character in {key}")
    metadata = Metadata(
        location=shown,
        url=one_line(_string(shown, value, "url")),
        title=one_line(_string(shown, value, "title")),
        published=published_date(_string(shown, value, "published") or _string(shown, value, "date")),
        publisher=one_line(_string(shown, value, "publisher")),
        sha256=digest(text),
    )
    name = unicodedata.normalize("NFC", one_line(_string(shown, value, "id")))
    return plain_document(name or f"{source.name}-{number}", text, metadata)


def _string(shown: str, value: Mapping[str, object], key: str) -> str:
    """The string under ``key``, '' where there is none; a number is written out only for an id."""
    found = value.get(key)
    if found is None:
        return ""
    if key == "id" and isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise SourceError(shown, f"has {type(found).__name__} under {key}, expected a string")
    try:
        found.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(shown, f"has half a surrogate pair under {key} at character {error.start}") from error
    return found
