"""networkx graphs as GraphML and GEXF, for Gephi and others; the same graph gives the same bytes.

Values that are tuples (roles, sites) become text, joined by '; '.
"""

from __future__ import annotations

from typing import IO

import networkx as nx
import regex

#   <meta lastmodifieddate="2026-11-22">: the day of writing, which would make every day's bytes differ
_DAY = regex.compile(rb'(?<=<meta) lastmodifieddate="[^"]*"')


def graphml(graph: nx.Graph, file: IO[bytes]) -> None:
    """Write the graph as GraphML."""
    nx.write_graphml_xml(_plain(graph), file, encoding="utf-8", prettyprint=True)


def gexf(graph: nx.Graph, file: IO[bytes]) -> None:
    """Write the graph as GEXF 1.2, labels where Gephi looks for them."""
    text = "\n".join(nx.generate_gexf(_plain(graph), encoding="utf-8")) + "\n"
    file.write(_DAY.sub(b"", text.encode("utf-8")))


def _plain(graph: nx.Graph) -> nx.Graph:
    result = graph.__class__(name=graph.name) if graph.name else graph.__class__()
    result.add_nodes_from((node, _texts(data)) for node, data in graph.nodes(data=True))
    result.add_edges_from((a, b, _texts(data)) for a, b, data in graph.edges(data=True))
    return result


def _texts(data: dict[str, object]) -> dict[str, object]:
    return {name: "; ".join(value) if isinstance(value, tuple) else value for name, value in data.items()}
