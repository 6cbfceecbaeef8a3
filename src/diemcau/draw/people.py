"""Officials who were at the same meetings; the more often one stands between others, the larger the node."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx
from pyoxigraph import Store

from diemcau.draw.gather import EVENT, PERSON, Fact, gathered
from diemcau.draw.network import around, chart, left_out, named, reduced
from diemcau.draw.picture import Picture, Request
from diemcau.errors import DrawError

_SHARED = "cùng dự"
_NAMED = 5  # officials named in the note


def people(store: Store, request: Request) -> Picture:
    """The co-participation network, around ``request.of`` where given. Raises DrawError where nobody met anybody."""
    graph = met(gathered(store))
    if not graph:
        raise DrawError("there is nothing to draw: no meeting of this graph names two officials")
    centres = named(graph, request.of) if request.of else ()
    part = nx.Graph(graph.subgraph(around(graph, centres)) if centres else graph)
    centrality = nx.betweenness_centrality(part)
    for node in part:
        part.nodes[node]["size"] = 1 + round(100 * centrality[node])
    kept = reduced(part, request.limit, centres)
    first = sorted(part, key=lambda node: (-centrality[node], part.nodes[node]["label"], node))[:_NAMED]
    between = ", ".join(f"{part.nodes[node]['label']} ({centrality[node]:.2f})" for node in first if centrality[node])
    told = f"Đứng giữa nhiều người nhất (độ trung gian): {between}." if between else ""
    title = f"Ai cùng họp với {graph.nodes[centres[0]]['label']}" if centres else "Ai cùng họp với ai"
    return chart(kept, title, " ".join(filter(None, (told, left_out(part, kept)))), centres, request)


def met(graph: nx.Graph) -> nx.Graph:
    """The officials of a gathered graph; an edge's facts name the meetings at which both were."""
    facts: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for event in (node for node, data in graph.nodes(data=True) if data["kind"] == EVENT):
        there = sorted(node for node in graph[event] if graph.nodes[node]["kind"] == PERSON)
        for place, a in enumerate(there):
            for b in there[place + 1 :]:
                said = graph.edges[a, event]["facts"][0]
                facts[a, b].append(Fact(_SHARED, graph.nodes[event]["label"], said.doc))
    result = nx.Graph()
    for node in sorted({node for pair in facts for node in pair}):
        result.add_node(node, kind=PERSON, label=graph.nodes[node]["label"])
    for (a, b), shared in sorted(facts.items()):
        result.add_edge(a, b, facts=tuple(sorted(set(shared))))
    return result
