"""The SPARQL endpoint: started on a free loopback port, asked by other tools and by ours, stopped."""

from __future__ import annotations

import http.client
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from urllib.parse import quote, urlencode

import httpx
import pytest
from rdflib.query import Result
from typer.testing import CliRunner

from corpus import FACTS, document, reading
from diemcau.answers import write
from diemcau.cli import app
from diemcau.errors import EndpointError, QueryError, StoreError
from diemcau.gate import Gate
from diemcau.graph import article_quads
from diemcau.queries import ask, named_queries, named_query, parse_query, run
from diemcau.remote import RemoteEndpoint
from diemcau.server import Server, server_program
from diemcau.serving import Endpoint
from diemcau.store import open_store

INSTALLED = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
needs_server = pytest.mark.skipif(not INSTALLED, reason="the SPARQL server is not installed: pip install oxigraph")


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("endpoint") / "kg"
    with open_store(path, write=True) as store:
        for name in FACTS:
            store.put(name, article_quads(document(name), reading(name)))
    return path


@pytest.fixture(scope="module")
def endpoint(kg: Path) -> Iterator[Endpoint]:
    with Endpoint(kg, port=0, timeout=2) as opened:
        yield opened


@pytest.fixture(scope="module")
def remote(endpoint: Endpoint) -> RemoteEndpoint:
    return RemoteEndpoint(f"{endpoint.url}query", 20)


def raw(endpoint: Endpoint, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
    """Status and text of a request with just these headers."""
    connection = http.client.HTTPConnection("127.0.0.1", int(endpoint.url.rsplit(":", 1)[1].strip("/")), timeout=20)
    connection.request(method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


FORM = "application/x-www-form-urlencoded"
CALL = "SELECT * { ?s ?p ?o.SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }"


@needs_server
def test_the_protocol_is_spoken_in_its_three_ways(endpoint: Endpoint) -> None:
    text = "SELECT (COUNT(DISTINCT ?doc) AS ?n) { ?a <https://w3id.org/diemcau/docName> ?doc }"
    accept = "application/sparql-results+json"
    for found in (
        httpx.get(f"{endpoint.url}query", params={"query": text}, headers={"Accept": accept}),
        httpx.post(f"{endpoint.url}query", data={"query": text}, headers={"Accept": accept}),
        httpx.post(
            f"{endpoint.url}sparql",
            content=text,
            headers={"Accept": accept, "Content-Type": "application/sparql-query"},
        ),
    ):
        assert found.status_code == 200
        assert found.json()["results"]["bindings"][0]["n"]["value"] == "3"
    result = Result.parse(io.BytesIO(found.content), format="json")
    assert [str(row[0]) for row in result if isinstance(row, tuple)] == ["3"]


@needs_server
def test_the_query_page_loads_nothing_from_elsewhere(endpoint: Endpoint) -> None:
    page = httpx.get(endpoint.url)
    assert page.status_code == 200
    assert "yasgui" in page.text
    assert "connect-src" not in page.headers["Content-Security-Policy"]  # so that default-src holds for it
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self' ")
    assert "http://" not in page.text.replace("http://www.w3.org", "")
    assert "https://" not in page.text
    assert httpx.get(f"{endpoint.url}yasgui.min.js").status_code == 200


@needs_server
@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "said"),
    [
        ("GET", f"/query?query={quote(CALL)}", "", {}, 403, "line 1, column 21: SERVICE is refused"),
        ("POST", "/query", urlencode({"query": CALL}), {"Content_Type": FORM}, 403, "line 1, column 21: SERVICE is"),
        ("POST", "/sparql", CALL, {"Content_Type": "application/sparql-query"}, 403, "line 1, column 21: SERVICE"),
        ("POST", f"/query?query={quote(CALL)}", "query=ASK{}", {"Content_Type": FORM}, 403, "line 1, column 21: SERVI"),
        ("GET", f"/query?query=ASK%7B%7D&query={quote(CALL)}", "", {}, 403, "line 1, column 21: SERVICE is refused"),
        ("POST", "/update", "update=DROP+ALL", {"Content_Type": FORM}, 404, "/update: there is nothing; questions go"),
        (
            "POST",
            "/query",
            "DROP ALL",
            {"Content_Type": "application/sparql-update"},
            415,
            "a query is application/spa",
        ),
        ("POST", "/query", "ASK {}", {}, 415, "a query is application/sparql-query or a form"),
        ("GET", "/store", "", {}, 404, "/store: there is nothing"),
        ("PUT", "/store", "x", {}, 501, ""),
        (
            "GET",
            "/?query=ASK%7B%7D",
            "",
            {"Host": "evil.example"},
            403,
            "this endpoint answers on its own address, not",
        ),
        ("POST", "/query", "", {"Transfer_Encoding": "chunked", "Content_Type": FORM}, 411, "the request says no Cont"),
        (
            "POST",
            "/query",
            "x",
            {"Content_Type": FORM, "Content_Length": "1000001"},
            413,
            "the query is longer than 1000000 ",
        ),
        (
            "POST",
            "/query",
            urlencode({"query": f"ASK {'{' * 201}"}),
            {"Content_Type": FORM},
            403,
            "line 1: nested deeper",
        ),
        ("GET", "/?query=ASK%7B%7D", "", {"Host": "[::1"}, 400, "the request's address can't be read"),
        ("GET", "/query?query=%ff", "", {}, 400, "the request's fields can't be read"),
        ("POST", "/query", "query=SELECT", {"Content_Type": FORM}, 400, ""),
    ],
)
def test_what_is_refused(
    endpoint: Endpoint, method: str, path: str, body: str, headers: dict[str, str], status: int, said: str
) -> None:
    found, text = raw(endpoint, method, path, body, **headers)
    assert (found, text.startswith(said)) == (status, True), text


PRODUCT = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(4))


@needs_server
def test_a_query_has_its_time_and_one_that_is_stuck_ends_with_its_server(
    kg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diemcau.server.GRACE", 0.5)
    with Endpoint(kg, port=0, timeout=1) as opened:
        server = opened._server
        assert server is not None
        stuck, port = server._process, server.port
        url = f"{opened.url}query"
        answer = httpx.post(url, data={"query": f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}"}, timeout=20)
        assert (answer.status_code, answer.text) == (504, "the query took longer than 1 seconds\n")
        assert server.port != port
        server.renew(port)  # a second query that was stuck in the first process
        assert len(server._retired) == 1
        assert RemoteEndpoint(url).query("ASK {}")
        assert stuck.wait(20) is not None
    assert server._process.poll() is not None


@needs_server
def test_a_server_that_dies_of_a_query_is_started_again(kg: Path) -> None:
    with Endpoint(kg, port=0) as opened:
        server = opened._server
        assert server is not None
        died = server._process
        deep = f"ASK {{ FILTER ({'1 + ' * 20_000} 1) }}"
        answer = httpx.post(f"{opened.url}query", data={"query": deep}, timeout=30)
        assert (answer.status_code, answer.text[:35]) == (502, "the SPARQL server gives no answer: ")
        assert died.wait(30) < 0
        end = time.monotonic() + 30
        while server._process is died and time.monotonic() < end:
            time.sleep(0.02)
        assert RemoteEndpoint(f"{opened.url}query").query("ASK {}")
    assert server.wait() is None
    assert server._process.poll() is not None


@needs_server
def test_an_answer_that_its_time_cuts_off_is_never_taken_for_whole(endpoint: Endpoint) -> None:
    last: deque[bytes] = deque(maxlen=3)
    asked = {"query": f"SELECT * {{ {PRODUCT} }}"}
    with httpx.stream("POST", f"{endpoint.url}query", data=asked, headers={"Accept": "text/csv"}, timeout=20) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
            last.extend(answer.iter_raw())
    assert b"cancelled" not in b"".join(last)


class Behind(BaseHTTPRequestHandler):
    """A server that answers in chunks: what its path names."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        whole, cut = b"x\n" * 70_000, b"The SPARQL operation has been cancelled"
        parts = {"whole": [whole], "short": [b"x\n", cut], "long": [whole, cut[:9], cut[9:]], "mute": [b"x\n"]}
        name = self.path.rpartition("=")[2]
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in parts[name]:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
        if name == "mute":
            threading.Event().wait(2)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    ("name", "status", "said", "renewed"),
    [
        ("whole", 200, b"x\n" * 70_000, 0),
        ("short", 504, b"the query took longer than 1 seconds\n", 0),
        ("long", 200, None, 0),
        ("mute", 504, b"the query took longer than 1 seconds\n", 1),
    ],
)
def test_what_comes_from_behind(name: str, status: int, said: bytes | None, renewed: int) -> None:
    renewals: list[int] = []
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), Behind) as behind,
        Gate(("127.0.0.1", 0)) as gate,
    ):
        port = int(behind.server_address[1])
        gate.behind = cast("Server", SimpleNamespace(port=port, timeout=1, patience=1.0, renew=renewals.append))
        for server in (behind, gate):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = http.client.HTTPConnection("127.0.0.1", int(gate.server_address[1]), timeout=20)
        with closing(asked):
            asked.request("GET", f"/query?query={name}")
            answer = asked.getresponse()
            assert answer.status == status
            if said is None:
                with pytest.raises(http.client.IncompleteRead):
                    answer.read()
            else:
                assert answer.read() == said
        for server in (gate, behind):
            server.shutdown()
    assert renewals == [port] * renewed


@needs_server
def test_many_may_ask_at_once(endpoint: Endpoint) -> None:
    def status(_: int) -> int:
        return httpx.post(f"{endpoint.url}query", data={"query": "ASK {}"}, timeout=60).status_code

    with ThreadPoolExecutor(60) as threads:
        assert list(threads.map(status, range(60))) == [200] * 60


@needs_server
@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_named_queries_run_unchanged_elsewhere(query: object, kg: Path, remote: RemoteEndpoint) -> None:
    assert isinstance(query, type(named_query("people")))
    with open_store(kg) as store:
        assert run(remote, query) == run(store, query)


@needs_server
def test_parameters_are_bound_elsewhere(kg: Path, remote: RemoteEndpoint) -> None:
    found = run(remote, named_query("official_posts"), {"person": "pham minh chinh"})
    assert [row["title"] for row in found] == ["Thủ tướng"]
    with pytest.raises(
        QueryError, match="official_posts: the parameter person: no official of the graph is called 'x'"
    ):
        run(remote, named_query("official_posts"), {"person": "x"})
    odd = parse_query("", "# param o: string — a text\nSELECT ?o { FILTER(BOUND(?o)) }")
    value = 'a" } # \\ \n<b> \u2028'
    assert [row["o"] for row in run(remote, odd, {"o": value})] == [value]


@needs_server
def test_all_kinds_of_answers_come_back(kg: Path, remote: RemoteEndpoint) -> None:
    assert run(remote, parse_query("", "ASK { ?s ?p ?o }")).rows == ((True,),)
    built = "CONSTRUCT { ?a a ?c } WHERE { ?a a ?c ; <https://w3id.org/diemcau/docName> 'lao-cai' }"
    assert (
        write(ask(remote, parse_query("", built)), "turtle").decode().endswith("\n<article/lao-cai> a dmc:Article .\n")
    )
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(remote, parse_query("", CALL))


@needs_server
def test_the_command_asks_an_endpoint(endpoint: Endpoint) -> None:
    url = f"{endpoint.url}query"
    done = CliRunner().invoke(app, ["query", "site_chairs", "-p", "site=lao cai", "--endpoint", url, "-f", "csv"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "site,person,role,doc,meeting\nLào Cai,Trịnh Xuân Trường,chủ trì,lao-cai,m1\n"
    done = CliRunner().invoke(app, ["query", "SELECT *\n{ ?s ?p }", "--endpoint", url])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"diemcau: {url}: refuses the query (400): ")


def test_an_endpoint_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    with pytest.raises(EndpointError) as caught:
        RemoteEndpoint(url, float("inf")).query("ASK {}")
    assert str(caught.value).startswith(f"{url}: can't be reached: ")
    for no in ("ftp://example.org/", "example", "http://"):
        with pytest.raises(EndpointError) as caught:
            RemoteEndpoint(no).query("ASK {}")
        assert str(caught.value) == f"{no}: is no address of an endpoint, expected http:// or https://"


class Odd(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slow":
            threading.Event().wait(3)
        status = 500 if self.path == "/broken" else 200
        kind = {"/page": "text/html", "/junk": "application/sparql-results+json", "/xml": "application/xml"}
        self.send_response(status)
        self.send_header("Content-Type", kind.get(self.path, "text/plain"))
        if self.path == "/cut":
            self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"out of\n memory")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/page", "answers with text/html, no SPARQL result; is it an endpoint?"),
        ("/xml", "answers with application/xml, no SPARQL result; is it an endpoint?"),
        ("/junk", "the answer can't be read as application/sparql-results+json: "),
        ("/broken", "refuses the query (500): out of memory"),
        ("/cut", "the answer broke off: "),
        ("/slow", "gave no answer within 0.5 seconds"),
    ],
)
def test_what_is_no_endpoint(odd: str, path: str, said: str) -> None:
    with pytest.raises(EndpointError) as caught:
        RemoteEndpoint(odd + path, 0.5).query("ASK {}")
    assert str(caught.value).startswith(f"{odd}{path}: {said}")


@needs_server
def test_a_store_is_kept_from_builds_while_it_is_served(kg: Path, endpoint: Endpoint) -> None:
    with pytest.raises(StoreError, match="is held by another process"):
        open_store(kg, write=True)


@needs_server
def test_what_keeps_an_endpoint_from_starting(kg: Path, tmp_path: Path, endpoint: Endpoint) -> None:
    with pytest.raises(StoreError, match="there is no store; `diemcau build` makes one"):
        Endpoint(tmp_path / "none", port=0)
    with open_store(tmp_path / "kg", write=True), pytest.raises(StoreError, match="is held by another process"):
        Endpoint(tmp_path / "kg", port=0)
    port = int(endpoint.url.rsplit(":", 1)[1].strip("/"))
    with pytest.raises(EndpointError, match=f"127.0.0.1:{port}: the port is taken; name another one with --port"):
        Endpoint(kg, port=port)
    with pytest.raises(EndpointError, match=r"203\.0\.113\.1:7878: can't be listened to: "):
        Endpoint(kg, host="203.0.113.1")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "diemcau.json").write_text('{"format": 1}')
    with pytest.raises(EndpointError, match="bad: the SPARQL server can't read it"):
        Endpoint(tmp_path / "bad", port=0)


def test_a_missing_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(EndpointError) as caught:
        server_program()
    assert str(caught.value) == ("the SPARQL server is not installed; `pip install 'diemcau[sparql]'` brings it")


@needs_server
def test_closing_ends_the_server_and_frees_store_and_port(kg: Path, tmp_path: Path) -> None:
    shutil.copytree(kg, tmp_path / "kg")
    with Endpoint(tmp_path / "kg", port=0) as opened:
        url = f"{opened.url}query"
        assert RemoteEndpoint(url).query("ASK {}")
    opened.close()
    with pytest.raises(EndpointError, match="can't be reached"):
        RemoteEndpoint(url).query("ASK {}")
    open_store(tmp_path / "kg", write=True).close()


@needs_server
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_runs_until_it_is_stopped(kg: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "diemcau", "sparql", "--kg", str(kg), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    url = line.split()[0]
    assert line == f"{url} is the query page, {url}query the endpoint; Ctrl-C stops it\n"
    answer = httpx.post(f"{url}query", data={"query": "ASK {}"}, headers={"Accept": "application/sparql-results+json"})
    assert json.loads(answer.text)["boolean"] is True
    process.send_signal(number)
    assert process.communicate(timeout=30) == ("", "stopped\n")
    assert process.returncode == 130
    with pytest.raises(EndpointError, match="can't be reached"):
        RemoteEndpoint(f"{url}query").query("ASK {}")
