"""Bytes of a file and the text that they mean, or one line that says why not."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import regex

from diemcau.errors import SourceError
from diemcau.text.readers.source import Limits, Source

#   NUL, escape and other control characters; half a surrogate pair; U+FFFE and other code points that are no character
_NOT_PRINTED = regex.compile(r"[\p{Cc}\p{Cs}\uFFFE\uFFFF]")


def file_of(source: Source) -> Path:
    """The source's path, once it is known to be a file that can be opened without waiting (no pipe, no device).

    Raises SourceError if it is missing, a folder, or not a regular file.
    """
    if source.path is None:
        raise SourceError(source.shown, "is not a file")
    try:
        mode = source.path.stat().st_mode
    except OSError as error:
        raise SourceError(source.shown, reason_of(error)) from error
    if not stat.S_ISREG(mode):
        raise SourceError(source.shown, "is a folder" if stat.S_ISDIR(mode) else "is not a regular file")
    return source.path


def read_text(source: Source, limits: Limits) -> str:
    r"""The text of a whole file, as ``Path.read_text("utf-8")`` gives it: newlines as ``\n``, a BOM as a character.

    Raises SourceError for a file that can't be opened, is empty, too large, binary or not UTF-8.
    """
    path = file_of(source)
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise SourceError(source.shown, reason_of(error)) from error
    if len(data) > limits.max_bytes:
        raise SourceError(source.shown, too_large(limits))
    return decode(source.shown, data).replace("\r\n", "\n").replace("\r", "\n")


def decode(shown: str, data: bytes, encoding: str = "utf-8") -> str:
    """``data`` as text; ``shown`` names the source in the SourceError for empty, binary or wrongly encoded data."""
    if not data.strip():
        raise SourceError(shown, "is empty" if not data else "holds only white space")
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # UTF-7 and its like can smuggle in half surrogate pairs
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise SourceError(shown, binary(data)) from error
        byte = data[error.start]
        raise SourceError(shown, f"is not {encoding.upper()}: byte 0x{byte:02x} at offset {error.start}") from error
    except UnicodeEncodeError as error:
        reason = f"is not {encoding.upper()}: half a surrogate pair at character {error.start}"
        raise SourceError(shown, reason) from error
    except UnicodeError as error:  # what codecs such as IDNA raise
        raise SourceError(shown, f"is not {encoding.upper()}: {error}") from error
    if "\0" in text:
        raise SourceError(shown, binary(data))
    return text


def binary(data: bytes) -> str:
    """The reason for data that holds a NUL, as a byte or (in UTF-7) written in others."""
    return f"is not text: NUL byte at offset {data.index(0)}" if 0 in data else "is not text: it holds a NUL character"


def too_large(limits: Limits) -> str:
    """The reason for data beyond the limit."""
    return f"is larger than {limits.max_bytes:,} bytes"


def reason_of(error: OSError) -> str:
    """A clause for an error of the operating system: 'does not exist', 'can't be read: Permission denied'."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    return f"can't be read: {error.strerror or error}"


def one_line(value: str) -> str:
    r"""A title, name or address as one line: white space, control characters and half surrogate pairs are one space.

    JSON can escape what neither XML nor a terminal takes.

    >>> one_line("Họp\u0000 báo\n\ud800 sáng ")
    'Họp báo sáng'
    """
    return " ".join(_NOT_PRINTED.sub(" ", value).split())


def digest(text: str) -> str:
    """The SHA-256 of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
