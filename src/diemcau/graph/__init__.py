"""Facts as RDF: vocabulary, IRIs, triples; ``article_quads`` and ``links_quads`` are the doors."""

from diemcau.graph.links import LINKS_GRAPH, links_quads
from diemcau.graph.triples import article_graph, article_quads

__all__ = ["LINKS_GRAPH", "article_graph", "article_quads", "links_quads"]
