"""Projections of the graph onto networkx, for centrality, communities and drawing.

Nodes and edges are added in sorted order, so that everything computed from them is the same from run to run. A node's
key is its IRI; ``kind`` and ``label`` say what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import networkx as nx
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from diemcau.errors import QueryError

_PREFIXES = """PREFIX dmc: <https://w3id.org/diemcau/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_PARTICIPATIONS = f"""{_PREFIXES}
SELECT DISTINCT ?official ?person ?m ?doc ?meeting ?role ?site WHERE {{
  GRAPH ?g {{
    ?participation dmc:participant ?official ; dmc:inMeeting ?m ; dmc:role/skos:notation ?role ; dmc:atSite ?bridge ;
      dmc:evidence/dmc:inArticle/dmc:docName ?doc .
    ?official rdfs:label ?person .
    ?m dmc:meetingKey ?meeting .
    FILTER NOT EXISTS {{ ?m dmc:recalled true }}
    OPTIONAL {{ ?bridge dmc:siteName ?named . FILTER NOT EXISTS {{ ?bridge dmc:mainVenue true }} }}
    BIND (COALESCE(?named, "Trung ương") AS ?site)
  }}
}}
"""
_HOLDINGS = f"""{_PREFIXES}
SELECT DISTINCT ?official ?person ?body ?name ?title ?status WHERE {{
  GRAPH ?g {{
    ?holding dmc:holder ?official ; dmc:post ?post ; dmc:status/skos:notation ?status .
    ?official rdfs:label ?person .
    ?post dmc:postTitle/skos:notation ?title ; dmc:postIn ?body .
    ?body rdfs:label ?name .
  }}
}}
"""


def official_meeting_graph(store: Store) -> nx.Graph:
    """Who was at which meeting, as a bipartite graph.

    Nodes: officials (``kind='official'``, ``label`` the name) and the meetings of articles (``kind='meeting'``,
    ``label`` '<article> <key>'). An edge has ``roles`` and ``sites``, sorted tuples. Recalled meetings are left out.
    """
    graph = nx.Graph()
    for official, person, meeting, doc, key, role, site in _rows(store, _PARTICIPATIONS):
        _node(graph, official, "official", person)
        _node(graph, meeting, "meeting", f"{doc} {key}")
        _edge(graph, official, meeting, roles=role, sites=site)
    return _sorted(graph)


def official_body_graph(store: Store) -> nx.Graph:
    """Who holds a post in which body, as a bipartite graph.

    Nodes: officials (``kind='official'``) and bodies (``kind='body'``); an edge has ``titles`` and ``statuses``, sorted
    tuples. Posts whose body the article leaves open, and ranks, have no edge.
    """
    graph = nx.Graph()
    for official, person, body, name, title, status in _rows(store, _HOLDINGS):
        _node(graph, official, "official", person)
        _node(graph, body, "body", name)
        _edge(graph, official, body, titles=title, statuses=status)
    return _sorted(graph)


PROJECTIONS: dict[str, Callable[[Store], nx.Graph]] = {
    "official-body": official_body_graph,
    "official-meeting": official_meeting_graph,
}
"""The projections by name, for those who choose one."""


def project(store: Store, name: str) -> nx.Graph:
    """The projection called ``name``. Raises QueryError for one that is not there, naming those that are."""
    if name not in PROJECTIONS:
        raise QueryError(f"{name!r} is no projection; there are {', '.join(PROJECTIONS)}")
    return PROJECTIONS[name](store)


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    found = cast("QuerySolutions", store.query(query))
    terms = (tuple(cast("NamedNode | Literal", term).value for term in row) for row in found)
    return iter(sorted(set(terms)))


def _node(graph: nx.Graph, iri: str, kind: str, label: str) -> None:
    """Add a node; of several labels (one body, spelled in two ways) the first in the order of letters stays."""
    if iri not in graph or label < graph.nodes[iri]["label"]:
        graph.add_node(iri, kind=kind, label=label)


def _edge(graph: nx.Graph, a: str, b: str, **values: str) -> None:
    known = graph.get_edge_data(a, b, {})
    graph.add_edge(a, b, **{name: tuple(sorted({*known.get(name, ()), value})) for name, value in values.items()})


def _sorted(graph: nx.Graph) -> nx.Graph:
    result = nx.Graph()
    result.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: str(node[0])))
    edges = ((*sorted((a, b)), data) for a, b, data in graph.edges(data=True))
    result.add_edges_from(sorted(edges, key=lambda edge: edge[:2]))
    return result
