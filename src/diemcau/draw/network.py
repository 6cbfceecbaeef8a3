"""The network of meetings, officials, programmes, localities and bodies: the whole, or what is around a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import networkx as nx
from pyoxigraph import Store

from diemcau.draw.gather import BODY, EVENT, LOCALITY, PERSON, PROGRAMME, ROLES, Fact, gathered
from diemcau.draw.labels import Placed, Spot, place
from diemcau.draw.layout import arranged, canvas
from diemcau.draw.picture import Picture, Request, Spec, headline, template
from diemcau.errors import DrawError
from diemcau.names import bare, shortened, suggestions

# Okabe and Ito's palette, told apart by colour-blind readers too
COLOURS = {EVENT: "#D55E00", PERSON: "#0072B2", PROGRAMME: "#009E73", LOCALITY: "#E69F00", BODY: "#8E6C9E"}
_QUOTES = 6  # facts in a tooltip; more fill the screen
_LABEL = 38  # code points of a label; the whole stands in the tooltip
_REACH = 2  # steps from the centre of a part


def network(store: Store, request: Request) -> Picture:
    """The network, around ``request.of`` where that is given; what does not fit within the limit is told in words.

    Raises DrawError for an empty graph and for a name that no node has.
    """
    graph = gathered(store)
    if not graph:
        raise DrawError("there is nothing to draw: no article of this graph tells of a meeting or a post")
    centres = named(graph, request.of) if request.of else ()
    part = graph.subgraph(around(graph, centres)) if centres else graph
    kept = reduced(part, request.limit, centres)
    title = f"Quanh {graph.nodes[centres[0]]['label']}" if centres else "Ai gặp ai, ở đâu, về việc gì"
    return chart(kept, title, left_out(part, kept), centres, request)


def named(graph: nx.Graph, name: str) -> tuple[str, ...]:
    """The nodes that are called so, without regard to case and marks; of several kinds of names the whole one first."""
    wanted = bare(name)
    labels = {node: bare(data["label"]) for node, data in graph.nodes(data=True)}
    found = [node for node in graph if labels[node] == wanted]
    found = found or [node for node in graph if wanted and wanted in labels[node]]
    if not found:
        known = [data["label"] for _, data in graph.nodes(data=True)]
        raise DrawError(f"nothing in this graph is called '{shortened(name)}'{suggestions(name, known)}")
    kinds = {graph.nodes[node]["label"] for node in found}
    if len(kinds) > 1 and all(labels[node] != wanted for node in found):
        raise DrawError(f"'{shortened(name)}' may be {_quoted(graph, found[:5])}; say which")
    return tuple(found)


def _quoted(graph: nx.Graph, nodes: Iterable[str]) -> str:
    return " or ".join(f"'{graph.nodes[node]['label']}'" for node in nodes)


def around(graph: nx.Graph, centres: Sequence[str]) -> set[str]:
    """All within two steps; past a programme or a body with many meetings only one, or the part were the whole."""
    near = set(centres)
    for centre in centres:
        for node in graph[centre]:
            near.add(node)
            if graph.nodes[node]["kind"] in {EVENT, PERSON}:
                near.update(graph[node])
    return near


def reduced(graph: nx.Graph, limit: int, centres: Sequence[str] = ()) -> nx.Graph:
    """At most ``limit`` nodes: the centres, what is next to them, those with the most facts; none stands alone."""
    if len(graph) <= limit:
        return graph
    weight = {node: (_facts(graph, node), sum(len(data["facts"]) for data in graph[node].values())) for node in graph}
    near = {node for centre in centres if centre in graph for node in graph[centre]}
    ranked = sorted(graph, key=lambda node: (*(-count for count in weight[node]), node))
    ranked.sort(key=lambda node: (node not in centres, node not in near))
    place = {node: number for number, node in enumerate(ranked)}
    kept: set[str] = set()
    for node in ranked:
        # a node that knows nobody in the picture brings the weightiest of those it knows
        known = kept.intersection(graph[node]) or node in centres
        company = {node} if known else {node, *sorted(graph[node], key=place.__getitem__)[:1]}
        if len(kept | company) <= limit:
            kept |= company
        if len(kept) == limit:
            break
    return graph.subgraph(kept)


def left_out(whole: nx.Graph, kept: nx.Graph) -> str:
    """What is not drawn, in words: 'Không vẽ 12 cán bộ, 3 cơ quan có ít tin hơn.'; '' where all is drawn."""
    missing = Counter(data["kind"] for node, data in whole.nodes(data=True) if node not in kept)
    if not missing:
        return ""
    counts = ", ".join(f"{missing[kind]} {kind}" for kind in COLOURS if missing[kind])
    return f"Vẽ {len(kept)} trong {len(whole)} nút; không vẽ {counts} được nhắc đến ít hơn."


def chart(graph: nx.Graph, title: str, note: str, centres: Sequence[str], request: Request) -> Picture:
    """The Vega specification of a graph whose edges carry facts."""
    nodes = sorted(
        graph, key=lambda node: (node not in centres, -_facts(graph, node), graph.nodes[node]["label"], node)
    )
    size = canvas(len(nodes))
    at = arranged(graph, size)
    largest = max(_facts(graph, node) for node in nodes)
    spots = [
        Spot(*at[node], _radius(_facts(graph, node), largest), _short(graph.nodes[node]["label"])) for node in nodes
    ]
    index = {node: i for i, node in enumerate(nodes)}
    edges = [_edge(graph, index, a, b) for a, b in sorted(graph.edges, key=lambda edge: sorted(index[n] for n in edge))]
    middles = [_middle(at[nodes[edge["s"]]], at[nodes[edge["t"]]], edge["label"]) for edge in edges]
    labels, free = place(spots, size, middles)
    for edge, shown in zip(edges, free, strict=True):
        edge["shown"] = shown
    spec = template("network.vg.json")
    spec["width"], spec["height"] = (int(side) for side in size)
    spec["title"] = headline(title, note)
    values = [
        {**_node(graph, node, index, spot, label), "centre": node in centres}
        for node, spot, label in zip(nodes, spots, labels, strict=True)
    ]
    _fill(spec, "nodes", values)
    _fill(spec, "edges", edges)
    _fill(spec, "facts", [{"i": index[node], "text": text} for node in nodes for text in _panel(graph, node)])
    kinds = [kind for kind in COLOURS if any(graph.nodes[node]["kind"] == kind for node in nodes)]
    spec["scales"][0] |= {"domain": kinds, "range": [COLOURS[kind] for kind in kinds]}
    for signal in spec["signals"]:
        if signal["name"] == "edgeLabels":
            signal["value"] = request.edge_labels
    return Picture(title, spec, note=note)


def _middle(a: tuple[float, float], b: tuple[float, float], label: str) -> Spot:
    return Spot((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, 0.0, label)


def _fill(spec: Spec, name: str, values: list[Spec]) -> None:
    next(data for data in spec["data"] if data["name"] == name)["values"] = values


def _facts(graph: nx.Graph, node: str) -> int:
    """How large a node is: its ``size`` where it has one, else the number of its facts."""
    return int(graph.nodes[node].get("size") or sum(len(data["facts"]) for data in graph[node].values()))


def _radius(facts: int, largest: int) -> float:
    """As the scale 'size' of the specification draws it: an area of 60 to 900 square pixels, by the square root."""
    area = 60 + 840 * (facts / largest) ** 0.5 if largest else 60
    return float((area / 3.1416) ** 0.5)


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"


def _node(graph: nx.Graph, node: str, index: dict[str, int], spot: Spot, label: Placed) -> Spec:
    kind, name = graph.nodes[node]["kind"], graph.nodes[node]["label"]
    return {
        "i": index[node],
        "kind": kind,
        "label": spot.label,
        "plain": bare(name),
        "facts": _facts(graph, node),
        "x": round(spot.x, 1),
        "y": round(spot.y, 1),
        "dx": round(label.dx, 1),
        "dy": round(label.dy, 1),
        "align": label.align,
        "shown": label.shown,
        "near": sorted(index[other] for other in graph[node]),
        "tip": {"title": f"{name} ({kind})", **dict(_tips(graph, node))},
    }


def _tips(graph: nx.Graph, node: str) -> Iterable[tuple[str, str]]:
    said = _said(graph, node)
    for number, (other, fact) in enumerate(said[:_QUOTES], 1):
        yield f"{number}. {fact.what} · {other}", f"“{_short_quote(fact.quote)}” {fact.doc}"
    if len(said) > _QUOTES:
        yield "…", f"và {len(said) - _QUOTES} tin nữa"


def _panel(graph: nx.Graph, node: str) -> list[str]:
    return [
        f"{graph.nodes[node]['label']}:",
        *(
            f"– {fact.what} · {other}: “{_short_quote(fact.quote)}” ({fact.doc})"
            for other, fact in _said(graph, node)[:40]
        ),
    ]


def _said(graph: nx.Graph, node: str) -> list[tuple[str, Fact]]:
    """The facts of a node with the label of the other end, the weightiest roles first."""
    said = [(graph.nodes[other]["label"], fact) for other, data in graph[node].items() for fact in data["facts"]]
    return sorted(said, key=lambda item: (_rank(item[1].what), item[0], item[1]))


def _rank(what: str) -> int:
    return ROLES.index(what) if what in ROLES else len(ROLES)


def _short_quote(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= 140 else f"{text[:139].rstrip()}…"


def _edge(graph: nx.Graph, index: dict[str, int], a: str, b: str) -> Spec:
    facts: tuple[Fact, ...] = graph.edges[a, b]["facts"]
    words = sorted({fact.what for fact in facts}, key=lambda what: (_rank(what), what))
    source, target = sorted((a, b), key=index.__getitem__)
    tips = {
        f"{number}. {fact.what}": f"“{_short_quote(fact.quote)}” {fact.doc}"
        for number, fact in enumerate(facts[:_QUOTES], 1)
    }
    return {
        "s": index[source],
        "t": index[target],
        "label": ", ".join(words[:3]) + (" …" if len(words) > 3 else ""),
        "facts": len(facts),
        "tip": {"title": f"{graph.nodes[source]['label']} – {graph.nodes[target]['label']}", **tips},
    }
