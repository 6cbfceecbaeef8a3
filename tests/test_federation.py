"""SERVICE is refused in every spelling that Oxigraph takes; what merely looks like it is not."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pyoxigraph as ox
import pytest

from diemcau.errors import QueryError
from diemcau.federation import refuse_service, service_in


class Listener:
    """A server that counts who calls and answers with an error."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"<http://127.0.0.1:{self._socket.getsockname()[1]}/>"
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.calls += 1
                with connection:
                    connection.recv(1000)
                    connection.sendall(b"HTTP/1.1 500 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


CALLS = [
    "SELECT * { SERVICE @@ { ?s ?p ?o } }",
    "SELECT * { service silent @@ { ?s ?p ?o } }",
    "SELECT * {{}.SERVICE @@ {?s ?p ?o}}",
    "SELECT * {?s ?p ?o.SERVICE @@ {?x ?y ?z}}",
    "SELECT * {?s ?p ?o SERVICE#x\nSILENT#y{\n@@#\n{?x ?y ?z}}",
    "PREFIX : @@ SELECT * {SERVICE:{?x ?y ?z}}",
    "PREFIX : @@ SELECT * {service:x {?x ?y ?z}}",
    "PREFIX e: @@ SELECT * {SERVICEe:{?x ?y ?z}}",
    "PREFIX e: @@ SELECT * {SERVICESILENTe:{?x ?y ?z}}",
    "SELECT * {?s ?p 1SERVICE @@ {?x ?y ?z}}",
    "SELECT * {?s ?p 1.SERVICE @@ {?x ?y ?z}}",
    "SELECT * {?s ?p ?o FILTER EXISTS{SERVICE @@ {?x ?y ?z}}}",
    "SELECT * {?s ?p ?o FILTER(?o<4)SERVICE @@{?x ?y ?z}}",
    "SELECT * { VALUES ?x {'''a'} SERVICE @@ {?x ?y ?z}}",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n) SERVICE @@ {?s ?p ?o} #'''\n}",
    'SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>"\n) SERVICE @@ {?s ?p ?o} #"\n}',
]


@pytest.mark.parametrize("query", CALLS)
def test_a_query_that_would_call_another_server_is_refused(query: str, listener: Listener) -> None:
    """Oxigraph itself makes the call, which shows that the refusal is not of an idle text."""
    query = query.replace("@@", listener.url)
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:b"), ox.NamedNode("a:p"), ox.Literal(1)))
    before = listener.calls
    with suppress(OSError, SyntaxError):
        list(store.query(query))  # type: ignore[arg-type]
    called = listener.calls > before
    assert service_in(query) is not None
    assert called


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?x { ?service ?p ?x }",
        'PREFIX service: <http://SERVICE/> SELECT * { VALUES ?x { "SERVICE <a:x> {" service:service } }',
        "SELECT * { ?s <http://x/service> ?o . # SERVICE <a:b> {\n}",
        'DESCRIBE <a:service> ?x { ?x ?y "service" }',
        'SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, """ SERVICE <http://x/> { """)) }',
        "SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, ' SERVICE <http://x/> { ')) }",
        "PREFIX d: <a:> DESCRIBE d:service ?x { ?x ?y ?z }",
        "SELECT * { ?s <http://x/?a=SERVICE> ?o }",
        "SELECT * { ?s a ?Service }",
        "",
    ],
)
def test_what_only_looks_like_it_is_asked(query: str) -> None:
    refuse_service(query)
    if query:
        list(ox.Store().query(query))  # type: ignore[arg-type] # it is a query indeed


def test_the_place_is_named() -> None:
    with pytest.raises(QueryError) as caught:
        refuse_service("ASK {\n  ?s ?p ?o.SERVICE<a:b>{} }")
    assert str(caught.value) == "line 2, column 12: SERVICE is refused: a query asks this store alone"


def test_a_long_text_takes_no_time() -> None:
    assert service_in("'" * 20_000 + "SERVICE <a:b> {") is not None
    assert service_in("<a:b> " * 50_000 + "# SERVICE <a:b> {") is None
