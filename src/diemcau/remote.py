"""Queries to an endpoint elsewhere, by the SPARQL 1.1 protocol: Oxigraph, Fuseki, GraphDB, QLever and others.

A query goes out as it would run here, its parameters bound as VALUES, and names are resolved by asking the endpoint
which there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import httpx
import pyoxigraph as ox

from diemcau.errors import EndpointError
from diemcau.federation import refuse_service
from diemcau.sparql import bind

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
_GRAPHS = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
_RESULTS = frozenset({"application/sparql-results+json", "application/json"})
_LONGEST = 1e6  # seconds, eleven days: a socket takes no more
_SHOWN = 300  # characters of an endpoint's own message


class RemoteEndpoint:
    """The endpoint at ``url`` (http or https); ``timeout`` is in seconds, for each question."""

    def __init__(self, url: str, timeout: float = 60.0) -> None:
        self.url = url
        self._timeout = min(timeout, _LONGEST)

    def query(
        self, text: str, bindings: Mapping[str, Sequence[ox.NamedNode | ox.Literal]] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]:
        """The result of a SPARQL query. Raises QueryError for SERVICE, EndpointError for all that goes wrong there."""
        refuse_service(text)
        answer = self._post(bind(text, bindings or {}))
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        try:
            if kind in _RESULTS:
                return _results(answer.content)
            if kind in _GRAPHS:
                return [quad.triple for quad in ox.parse(answer.content, _GRAPHS[kind])]
        except (SyntaxError, ValueError) as error:
            raise EndpointError(f"{self.url}: the answer can't be read as {kind}: {error}") from error
        raise EndpointError(f"{self.url}: answers with {kind or 'no type'}, no SPARQL result; is it an endpoint?")

    def _post(self, text: str) -> httpx.Response:
        try:
            answer = httpx.post(self.url, data={"query": text}, headers={"Accept": _ACCEPT}, timeout=self._timeout)
        except httpx.TimeoutException as error:
            raise EndpointError(f"{self.url}: gave no answer within {self._timeout:g} seconds") from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise EndpointError(f"{self.url}: is no address of an endpoint, expected http:// or https://") from error
        except httpx.RemoteProtocolError as error:
            raise EndpointError(f"{self.url}: the answer broke off: {error}") from error
        except httpx.HTTPError as error:
            raise EndpointError(f"{self.url}: can't be reached: {error}") from error
        if answer.is_success:
            return answer
        said = " ".join(answer.text.split())[:_SHOWN] if "html" not in answer.headers.get("Content-Type", "") else ""
        raise EndpointError(f"{self.url}: refuses the query ({answer.status_code}){f': {said}' if said else ''}")


def _results(content: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
