"""Web addresses: one GET, read as HTML or text by the answer's content type."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import httpx
import regex

from diemcau.errors import SourceError
from diemcau.text.document import Document, Metadata, plain_document
from diemcau.text.readers import html
from diemcau.text.readers.files import decode, digest, too_large
from diemcau.text.readers.source import Limits, Outcome, Source
from diemcau.waiting import within

_HTML = {"text/html", "application/xhtml+xml"}
#   <meta charset="utf-8">      <meta http-equiv="Content-Type" content="text/html; charset=windows-1258">
_META_CHARSET = regex.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?(?P<charset>[\w-]+)""", regex.IGNORECASE)


def read(source: Source, limits: Limits) -> Iterator[Outcome]:
    """The one article at a web address; offsets count code points of the answer as decoded.

    A wait beyond the limits, an HTTP error, too much data or something that is neither HTML nor text is a SourceError.
    """
    try:
        yield _document(source, limits)
    except SourceError as error:
        yield error


def _document(source: Source, limits: Limits) -> Document:
    response, data = _get(source.shown, limits)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not kind:
        kind = "text/html" if data.lstrip()[:1] == b"<" else "text/plain"
    if kind not in _HTML and kind != "text/plain":
        raise SourceError(source.shown, f"answers with {kind}, expected HTML or plain text")
    text = decode(source.shown, data, _charset(response, data)).replace("\r\n", "\n").replace("\r", "\n")
    if kind in _HTML:
        document = html.parse(source.name, text, source.shown)
    else:
        document = plain_document(source.name, text, Metadata(location=source.shown, sha256=digest(text)))
    url = document.metadata.url or str(response.url)
    return replace(document, metadata=replace(document.metadata, url=url))


def _get(address: str, limits: Limits) -> tuple[httpx.Response, bytes]:
    """Fetch beside the main thread: a server that sends its headers a letter at a time never lets httpx time out."""
    try:
        return within(limits.deadline, lambda: _fetch(address, limits))
    except TimeoutError as error:
        raise SourceError(address, f"did not finish within {limits.deadline:g} seconds") from error


def _fetch(address: str, limits: Limits) -> tuple[httpx.Response, bytes]:
    deadline = time.monotonic() + limits.deadline
    data = bytearray()
    try:
        with (
            httpx.Client(follow_redirects=True, timeout=limits.timeout) as client,
            client.stream(
                "GET", address, headers={"user-agent": "diemcau", "accept": "text/html, text/plain"}
            ) as answer,
        ):
            if not answer.is_success:
                raise SourceError(address, f"answers HTTP {answer.status_code} {answer.reason_phrase}".rstrip())
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > limits.max_bytes:
                    raise SourceError(address, too_large(limits))
                if time.monotonic() > deadline:
                    raise SourceError(address, f"did not finish within {limits.deadline:g} seconds")
            return answer, bytes(data)
    except httpx.TimeoutException as error:
        raise SourceError(address, f"did not answer within {limits.timeout:g} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: a host that IDNA refuses
        raise SourceError(
            address, f"can't be fetched: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        ) from error


def _charset(response: httpx.Response, data: bytes) -> str:
    """Name the encoding that the header gives, else the page itself, else UTF-8 (also for a name that is unknown)."""
    named = response.charset_encoding
    if not named and (match := _META_CHARSET.search(data, 0, 4096)):
        named = match["charset"].decode("ascii")
    try:
        "".encode(named or "utf-8")
    except (LookupError, UnicodeError):  # UnicodeError: the codec 'undefined'
        return "utf-8"
    return named or "utf-8"
