"""Projections of the graph onto networkx, for centrality, communities and drawing.

An edge's ``weight`` is how many facts state it. Nodes and edges are added in sorted order, so that everything
computed from them is the same from run to run. A node's key is its IRI; ``kind`` and ``label`` say what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, product
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


_LOCALITIES = f"""{_PREFIXES}
SELECT DISTINCT ?place ?name ?m ?doc ?meeting ?site WHERE {{
  GRAPH ?g {{
    ?bridge dmc:partOf ?m ; dmc:place ?place ; dmc:siteName ?site .
    ?article dmc:docName ?doc .
    ?m dmc:meetingKey ?meeting .
    FILTER NOT EXISTS {{ ?m dmc:recalled true }}
  }}
  {{
    SELECT ?place (MIN(STR(?label)) AS ?name) WHERE {{ GRAPH ?h {{ ?place a dmc:Locality ; rdfs:label ?label }} }}
    GROUP BY ?place
  }}
}}
"""
_PROGRAMMES = f"""{_PREFIXES}
SELECT DISTINCT ?programme ?name ?m ?doc ?meeting WHERE {{
  GRAPH ?g {{
    ?m dmc:programme ?programme ; dmc:meetingKey ?meeting .
    ?programme rdfs:label ?name .
    ?article dmc:docName ?doc .
    FILTER NOT EXISTS {{ ?m dmc:recalled true }}
  }}
}}
"""
_SERIES = f"""{_PREFIXES}
SELECT DISTINCT ?indicator ?name ?measure ?value ?unit ?scope ?time ?last ?doc ?kind WHERE {{
  GRAPH ?g {{
    ?measure dmc:indicator ?indicator ; dmc:value ?value ; dmc:unitText ?unit ; dmc:time ?time ; dmc:timeEnd ?last ;
      dmc:measureKind/skos:notation ?kind ; dmc:evidence/dmc:inArticle/dmc:docName ?doc .
    ?indicator rdfs:label ?name .
    FILTER (?kind IN ("level", "share"))
    OPTIONAL {{ ?measure dmc:scope ?said }}
    BIND (COALESCE(?said, "") AS ?scope)
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


def locality_meeting_graph(store: Store) -> nx.Graph:
    """Which localities had a bridge point in which meeting, as a bipartite graph; an edge has the ``sites``."""
    graph = nx.Graph()
    for place, name, meeting, doc, key, site in _rows(store, _LOCALITIES):
        _node(graph, place, "locality", name)
        _node(graph, meeting, "meeting", f"{doc} {key}")
        _edge(graph, place, meeting, sites=site)
    return _sorted(graph)


def programme_meeting_graph(store: Store) -> nx.Graph:
    """Which programmes were the subject of which meeting, as a bipartite graph."""
    graph = nx.Graph()
    for programme, name, meeting, doc, key in _rows(store, _PROGRAMMES):
        _node(graph, programme, "programme", name)
        _node(graph, meeting, "meeting", f"{doc} {key}")
        _edge(graph, programme, meeting)
    return _sorted(graph)


def indicator_series_graph(store: Store) -> nx.Graph:
    """The figures of each indicator (levels and shares that have a time), and the course from one to the next.

    Nodes: indicators (``kind='indicator'``) and figures (``kind='figure'``, with ``value``, ``unit``, ``scope``,
    ``time`` and ``article``). Edges: ``kind='of'`` from a figure to its indicator, ``kind='next'`` from a figure to
    those of the next time in one scope and unit.
    """
    graph = nx.Graph()
    series: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for indicator, name, measure, value, unit, scope, time, last, doc, _ in _rows(store, _SERIES):
        _node(graph, indicator, "indicator", name)
        label = " · ".join(part for part in (f"{value} {unit}", scope, time) if part)
        graph.add_node(
            measure, kind="figure", label=label, value=float(value), unit=unit, scope=scope, time=time, article=doc
        )
        graph.add_edge(indicator, measure, kind="of", weight=1)
        series.setdefault((indicator, scope, unit), {}).setdefault(last, []).append(measure)
    for course in series.values():
        for before, after in pairwise(sorted(course)):
            graph.add_edges_from(product(course[before], course[after]), kind="next", weight=1)
    return _sorted(graph)


PROJECTIONS: dict[str, Callable[[Store], nx.Graph]] = {
    "indicator-series": indicator_series_graph,
    "locality-meeting": locality_meeting_graph,
    "official-body": official_body_graph,
    "official-meeting": official_meeting_graph,
    "programme-meeting": programme_meeting_graph,
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
    told = {name: tuple(sorted({*known.get(name, ()), value})) for name, value in values.items()}
    graph.add_edge(a, b, weight=known.get("weight", 0) + 1, **told)


def _sorted(graph: nx.Graph) -> nx.Graph:
    result = nx.Graph()
    result.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: str(node[0])))
    edges = ((*sorted((a, b)), data) for a, b, data in graph.edges(data=True))
    result.add_edges_from(sorted(edges, key=lambda edge: edge[:2]))
    return result
