"""Web addresses, against a server of our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from diemcau.errors import SourceError
from diemcau.text.document import Document
from diemcau.text.readers import Limits, Source, url
from diemcau.text.sources import slug

PAGE = "<title>Tỉnh họp</title><article><h1>Tỉnh họp</h1><p>Sáng 5/3, Ủy ban nhân dân tỉnh họp.</p></article>"
GOOD = {
    "/utf8": ("text/html; charset=utf-8", PAGE.encode()),
    "/1258": ("text/html; charset=windows-1258", "<p>Huế, Đà</p>".encode("windows-1258", "replace")),
    "/meta": ("text/html", b'<meta charset="iso-8859-1"><p>caf\xe9</p>'),
    "/text": ("text/plain", "Họp báo\r\nsáng nay".encode()),
    "/untyped": ("", PAGE.encode()),
    "/image": ("image/png", b"\x89PNG"),
    "/latin": ("text/html", b"<p>H\xf4i</p>"),
    "/empty": ("text/html", b""),
    "/undefined": ("text/html; charset=undefined", PAGE.encode()),
    "/utf7-nul": ("text/html; charset=utf-7", b"<p>+AAA-</p>"),
    "/utf7": ("text/html; charset=utf-7", b"<p>+2AA-</p>"),
    "/large": ("text/plain", b"a" * 5000),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/utf8")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/hang":
            time.sleep(1.5)
        elif self.path == "/drip":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path == "/slow-headers":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            for _ in range(40):
                self.wfile.write(b"X")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path in GOOD:
            kind, data = GOOD[self.path]
            self.send_response(200)
            if kind:
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        else:
            self.send_error(404, "Not Found")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server passes
        """Be silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _read(address: str, limits: Limits | None = None) -> Document | SourceError:
    (outcome,) = url.read(Source(address, "url", slug(address)), limits or Limits(timeout=5))
    return outcome


def _reason(address: str, limits: Limits | None = None) -> str:
    outcome = _read(address, limits)
    assert isinstance(outcome, SourceError)
    assert outcome.source == address
    return outcome.reason


@pytest.mark.parametrize("path", ["/utf8", "/moved", "/untyped"])
def test_a_page(site: str, path: str) -> None:
    document = _read(site + path)
    assert isinstance(document, Document)
    assert document.text == "Tỉnh họp\nSáng 5/3, Ủy ban nhân dân tỉnh họp."
    assert document.source == PAGE
    assert document.name == slug(site + path)
    assert document.metadata.title == "Tỉnh họp"
    assert document.metadata.location == site + path
    assert document.metadata.url == site + ("/utf8" if path == "/moved" else path)


def test_plain_text_and_other_encodings(site: str) -> None:
    texts = [d.text for d in map(_read, (site + "/text", site + "/1258", site + "/meta")) if isinstance(d, Document)]
    assert texts == ["Họp báo\nsáng nay", "Hu?, Đà", "café"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "answers HTTP 404 Not Found"),
        ("/image", "answers with image/png, expected HTML or plain text"),
        ("/latin", "is not UTF-8: byte 0xf4 at offset 4"),
        ("/empty", "is empty"),
        ("/loop", "can't be fetched: Exceeded maximum allowed redirects."),
    ],
)
def test_answers_that_are_no_article(site: str, path: str, reason: str) -> None:
    assert _reason(site + path) == reason


def test_limits(site: str) -> None:
    assert _reason(site + "/hang", Limits(timeout=0.2)) == "did not answer within 0.2 seconds"
    assert _reason(site + "/drip", Limits(timeout=1, deadline=0.3)) == "did not finish within 0.3 seconds"
    assert _reason(site + "/slow-headers", Limits(timeout=1, deadline=0.3)) == "did not finish within 0.3 seconds"
    assert _reason(site + "/large", Limits(max_bytes=4000)) == "is larger than 4,000 bytes"


def test_a_host_that_no_domain_can_have() -> None:
    assert _reason("https://xn--a.invalid/").startswith("can't be fetched: ")
    assert _reason("http://x/\udcff").startswith("can't be fetched: ")


def test_codecs_of_python_that_are_no_encodings_of_pages(site: str) -> None:
    document = _read(site + "/undefined")
    assert isinstance(document, Document)
    assert document.text == "Tỉnh họp\nSáng 5/3, Ủy ban nhân dân tỉnh họp."
    assert _reason(site + "/utf7") == "is not UTF-7: half a surrogate pair at character 3"
    assert _reason(site + "/utf7-nul") == "is not text: it holds a NUL character"


def test_nobody_there() -> None:
    assert _reason("http://127.0.0.1:1/x").startswith("can't be fetched: ")
    assert _reason("http://").startswith("can't be fetched: ")
