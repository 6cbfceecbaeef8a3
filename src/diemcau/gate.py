"""The gate before the SPARQL server: lets questions through, and nothing that changes, dumps or reaches out.

Oxigraph's server has no switch against SERVICE, so this small HTTP server stands on the public address, looks at each
query and hands it to the server behind it, whose address nobody is told. It also asks browsers to load and send nothing
beyond this address, and refuses requests that name another host (a page elsewhere that points its name to loopback).
"""

from __future__ import annotations

import ipaddress
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

from diemcau.errors import QueryError
from diemcau.federation import refuse_service
from diemcau.server import Server
from diemcau.sparql import refuse_deep

MAX_QUERY = 1_000_000
"""The largest request body that is looked at, in bytes."""

_QUERIES = frozenset({"/query", "/sparql"})
_PAGE = frozenset({"/", "/yasgui.min.css", "/yasgui.min.js", "/logo.svg"})
_POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'none'; frame-ancestors 'none'"
_PASSED = ("content-length", "content-type", "content-encoding", "cache-control", "etag", "vary")
_CHUNK = 65536
# What Oxigraph writes behind half an answer when the time is over, with the status 200 that it has sent by then.
_CANCELLED = b"The SPARQL operation has been cancelled"


class Gate(ThreadingHTTPServer):
    """A server on ``address`` in front of ``behind``, which is to be named before it answers.

    Raises OSError if the address can't be had.
    """

    daemon_threads = True
    request_queue_size = 128  # a page of many queries asks them at once
    behind: Server

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing for who has gone; what is wrong here is told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return ipaddress.ip_address(self.server_address[0]).is_loopback  # type: ignore[arg-type] # text for IPv4


class _Refusal(Exception):  # noqa: N818 - an answer, no error
    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class _TooLongError(Exception):
    """A query that its time is over for."""


class _StuckError(_TooLongError):
    """… and that the server does not give up."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Gate
    _begun = False  # whether an answer is under way: there is one on a connection

    def do_GET(self) -> None:
        """A question in the address, or a part of the query page."""
        self._answer(b"")

    do_HEAD = do_GET  # noqa: N815 - named after the method of HTTP

    def do_POST(self) -> None:
        """A question in the body."""
        try:
            body = self._body()
        except _Refusal as refusal:
            self._refuse(refusal)
            return
        self._answer(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of the base class
        """Nothing: what people ask is theirs."""

    def _answer(self, body: bytes) -> None:
        try:
            self._check_host()
            self._check_question(body)
        except _Refusal as refusal:
            self._refuse(refusal)
            return
        self._forward(body)

    def _check_host(self) -> None:
        host = _parts(f"//{self.headers.get('Host', '')}").hostname or ""
        if self.server.local and host != "localhost" and not _is_loopback(host):
            raise _Refusal(HTTPStatus.FORBIDDEN, f"this endpoint answers on its own address, not as '{host}'")

    def _check_question(self, body: bytes) -> None:
        address = _parts(self.path)
        if address.path in _PAGE and self.command != "POST":
            return
        if address.path not in _QUERIES:
            raise _Refusal(HTTPStatus.NOT_FOUND, f"{address.path}: there is nothing; questions go to /query")
        for query in _questions(address.query, body, self.headers.get_content_type() if body else ""):
            try:
                refuse_service(query)
                refuse_deep(query)
            except QueryError as error:
                raise _Refusal(HTTPStatus.FORBIDDEN, str(error)) from error

    def _body(self) -> bytes:
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            raise _Refusal(HTTPStatus.LENGTH_REQUIRED, "the request says no Content-Length") from None
        if not 0 <= length <= MAX_QUERY:
            raise _Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the query is longer than {MAX_QUERY} bytes")
        return self.rfile.read(length)

    def _refuse(self, refusal: _Refusal) -> None:
        if self._begun:
            return
        self.close_connection = True  # what is left of the request is not read
        data = f"{refusal}\n".encode()
        self.send_response(refusal.status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _forward(self, body: bytes) -> None:
        behind = self.server.behind
        port, patience = behind.port, behind.patience
        late = _Refusal(HTTPStatus.GATEWAY_TIMEOUT, f"the query took longer than {behind.timeout} seconds")
        with closing(HTTPConnection("127.0.0.1", port, timeout=patience)) as inner:
            try:
                answer = self._ask(inner, body)
                pieces = _pieces(answer, time.monotonic() + patience)
                self._pass_on(answer, _beginning(pieces), pieces)
            except _StuckError:
                behind.renew(port)
                self._refuse(late)
            except _TooLongError:
                self._refuse(late)
            except (OSError, HTTPException) as error:
                self._refuse(_Refusal(HTTPStatus.BAD_GATEWAY, f"the SPARQL server gives no answer: {error}"))

    def _ask(self, inner: HTTPConnection, body: bytes) -> HTTPResponse:
        told = {name: value for name in ("Accept", "Content-Type") if (value := self.headers.get(name))}
        inner.request(self.command, self.path, body or None, told)
        try:
            return inner.getresponse()
        except TimeoutError as error:
            raise _StuckError from error

    def _pass_on(self, answer: HTTPResponse, first: bytes, pieces: Iterator[bytes]) -> None:
        """The inner answer as it comes, so that a large one takes no memory.

        An answer that breaks off is left without its end, the last chunk, so that nobody takes the part for the whole.
        """
        chunked = "Content-Length" not in answer.headers and self.request_version != "HTTP/1.0"
        self._head(answer, chunked=chunked)
        if self.command == "HEAD":
            return
        held = first
        for piece in pieces:
            held += piece
            self._send(held[: -len(_CANCELLED)], chunked=chunked)
            held = held[-len(_CANCELLED) :]
        if held.endswith(_CANCELLED):
            return
        self._send(held, chunked=chunked)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    def _head(self, answer: HTTPResponse, *, chunked: bool) -> None:
        self._begun = True
        self.send_response(answer.status)
        for name in _PASSED:
            if value := answer.headers.get(name):
                self.send_header(name, value)
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()

    def _send(self, data: bytes, *, chunked: bool) -> None:
        if data:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)


def _pieces(answer: HTTPResponse, end: float) -> Iterator[bytes]:
    """The body as it comes.

    Raises _StuckError where nothing comes for long, _TooLongError for what comes after ``end``.
    """
    try:
        while piece := answer.read1(_CHUNK) if answer.chunked else answer.read(_CHUNK):
            if time.monotonic() > end:
                raise _TooLongError
            yield piece
    except TimeoutError as error:
        raise _StuckError from error


def _beginning(pieces: Iterator[bytes]) -> bytes:
    """The first pieces, some 64 KB of them. Raises _TooLongError for an answer that was cut short within them."""
    found = b""
    for piece in pieces:
        found += piece
        if len(found) >= _CHUNK:
            break
    if found.endswith(_CANCELLED):
        raise _TooLongError
    return found


def _questions(address: str, body: bytes, content_type: str) -> list[str]:
    """All texts that a server could take for the query: of the address, of a form, or the body itself."""
    found = _of_form(address)
    if content_type == "application/x-www-form-urlencoded":
        found += _of_form(body.decode("latin-1"))
    elif content_type == "application/sparql-query":
        try:
            found.append(body.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise _Refusal(HTTPStatus.BAD_REQUEST, "the query is not UTF-8") from error
    elif body:
        said = "a query is application/sparql-query or a form (application/x-www-form-urlencoded)"
        raise _Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, said)
    return found


def _of_form(text: str) -> list[str]:
    """The values of all fields, for only ``query`` is asked and the others ask nothing."""
    try:
        fields = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise _Refusal(HTTPStatus.BAD_REQUEST, "the request's fields can't be read") from error
    return [value for values in fields.values() for value in values]


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError as error:
        raise _Refusal(HTTPStatus.BAD_REQUEST, "the request's address can't be read") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
