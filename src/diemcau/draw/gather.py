"""The linked graph as a networkx graph for pictures: events, persons, programmes, localities, bodies.

Nodes carry ``kind`` and ``label``; an edge carries ``facts``, a sorted tuple of `Fact`: what joins the two, by which
words of which article. Nodes and edges stand in sorted order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
from pyoxigraph import Store

from diemcau.graph.selecting import PREFIXES, rows

EVENT, PERSON, PROGRAMME, LOCALITY, BODY = "cuộc họp", "cán bộ", "chương trình", "địa phương", "cơ quan"
ROLES = ("chủ trì", "đồng chủ trì", "phát biểu", "dự")
"""The roles of a participation, the weightiest first."""

_PARTICIPATIONS = f"""{PREFIXES}
SELECT DISTINCT ?person ?event ?role ?quote ?doc WHERE {{
  GRAPH ?g {{
    ?participation dmc:participant ?official ; dmc:inMeeting ?m ; dmc:role/skos:notation ?role ; dmc:evidence ?span .
    ?span dmc:quote ?quote ; dmc:inArticle/dmc:docName ?doc .
  }}
  GRAPH ?links {{ ?official dmc:refersTo ?person . ?m dmc:reports ?event . }}
}}
"""
_PERSONS = (
    f"{PREFIXES} SELECT DISTINCT ?person ?label WHERE {{ GRAPH ?g {{ ?person a dmc:Person ; rdfs:label ?label }} }}"
)
_CLAIMS = f"""{PREFIXES}
SELECT DISTINCT ?event ?kind ?thing ?label ?quote ?doc WHERE {{
  GRAPH ?g {{
    ?claim rdf:subject ?m ; rdf:predicate ?property ; rdf:object ?object ; dmc:evidence ?span .
    ?span dmc:quote ?quote ; dmc:inArticle/dmc:docName ?doc .
    {{
      VALUES (?property ?kind) {{ (dmc:programme "{PROGRAMME}") (dmc:organiser "{BODY}") }}
      ?object rdfs:label ?label . BIND (?object AS ?thing)
    }} UNION {{
      VALUES (?property ?kind) {{ (dmc:site "{LOCALITY}") }}
      ?object dmc:place ?thing ; dmc:siteName ?label .
    }}
  }}
  GRAPH ?links {{ ?m dmc:reports ?event }}
}}
""".replace("PREFIX dmc:", "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\nPREFIX dmc:", 1)
_EVENTS = f"""{PREFIXES}
SELECT DISTINCT ?event ?type ?day ?name ?site WHERE {{
  GRAPH ?links {{ ?m dmc:reports ?event }}
  GRAPH ?g {{
    ?m dmc:meetingKey ?key .
    OPTIONAL {{ ?m dmc:meetingType/skos:notation ?type }}
    OPTIONAL {{ ?m dmc:date ?day }}
    OPTIONAL {{ ?m dmc:programme/rdfs:label ?name }}
    OPTIONAL {{ ?m dmc:meetingLevel/skos:notation ?level }}
    OPTIONAL {{ ?m dmc:site/dmc:siteName ?site FILTER (?level != "quốc gia") }}
  }}
}}
"""
_POSTS = f"""{PREFIXES}
SELECT DISTINCT ?person ?body ?name ?title ?quote ?doc WHERE {{
  GRAPH ?g {{
    ?holding dmc:holder ?official ; dmc:post ?post ; dmc:evidence ?span .
    ?post dmc:postTitle/skos:notation ?title ; dmc:postIn ?body .
    ?body rdfs:label ?name .
    ?span dmc:quote ?quote ; dmc:inArticle/dmc:docName ?doc .
  }}
  GRAPH ?links {{ ?official dmc:refersTo ?person }}
}}
"""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """What joins two nodes ('chủ trì', 'về', a title), the words that say so and the article they stand in."""

    what: str
    quote: str
    doc: str


def gathered(store: Store) -> nx.Graph:
    """Everything that a network can show; see the module for its nodes and edges."""
    graph = nx.Graph()
    for event, label in _event_labels(store):
        graph.add_node(event, kind=EVENT, label=label)
    for person, label in sorted(rows(store, _PERSONS)):
        graph.add_node(person, kind=PERSON, label=label)
    facts: defaultdict[tuple[str, str], set[Fact]] = defaultdict(set)
    for person, event, role, quote, doc in rows(store, _PARTICIPATIONS):
        facts[person, event].add(Fact(role, quote, doc))
    for thing, kind, label, other, fact in sorted((*_claims(store), *_posts(store))):
        if thing not in graph:
            graph.add_node(thing, kind=kind, label=label)
        facts[other, thing].add(fact)
    for (a, b), said in sorted(facts.items()):
        if a in graph and b in graph:
            graph.add_edge(a, b, facts=tuple(sorted(said)))
    graph.remove_nodes_from([node for node, degree in list(graph.degree) if not degree])
    return graph


def _claims(store: Store) -> Iterator[tuple[str, str, str, str, Fact]]:
    words = {PROGRAMME: "về", BODY: "tổ chức", LOCALITY: "điểm cầu"}
    for event, kind, thing, label, quote, doc in rows(store, _CLAIMS):
        yield thing, kind, label, event, Fact(words[kind], quote, doc)


def _posts(store: Store) -> Iterator[tuple[str, str, str, str, Fact]]:
    for person, body, name, title, quote, doc in rows(store, _POSTS):
        yield body, BODY, name, person, Fact(title, quote, doc)


def _event_labels(store: Store) -> Iterator[tuple[str, str]]:
    """What an event is called: kind of meeting, first day, below the national level a place, then programmes."""
    told: defaultdict[str, tuple[set[str], ...]] = defaultdict(lambda: (set(), set(), set(), set()))
    for event, *values in rows(store, _EVENTS):
        for known, value in zip(told[event], values, strict=True):
            known.update({value} - {""})
    for event, (kinds, days, programmes, sites) in sorted(told.items()):
        words = (min(kinds, default="cuộc họp").capitalize(), _dated(min(days, default="")), min(sites, default=""))
        yield event, " · ".join(filter(None, (" ".join(filter(None, words)), ", ".join(sorted(programmes)))))


def _dated(day: str) -> str:
    """'2025-02-10' as '10/2/2025'."""
    return "/".join(str(int(part)) for part in reversed(day.split("-"))) if day else ""
