"""The figures of a store as flat records, for the formats that hold figures and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from diemcau.graph.selecting import PREFIXES, rows

_FIGURES = f"""{PREFIXES}
SELECT DISTINCT ?measure ?doc ?start ?quote ?kind ?bound ?value ?upper ?total ?unit ?indicator ?label ?scope ?place
  ?time ?ref
WHERE {{
  GRAPH ?g {{
    ?measure a dmc:Measure ; dmc:value ?value ; dmc:evidence ?span ; dmc:measureKind/skos:notation ?kind ;
      dmc:bound/skos:notation ?bound .
    ?span dmc:quote ?quote ; dmc:start ?start ; dmc:inArticle/dmc:docName ?doc .
    OPTIONAL {{ ?measure dmc:upper ?upper }}
    OPTIONAL {{ ?measure dmc:total ?total }}
    OPTIONAL {{ ?measure dmc:unitText ?unit }}
    OPTIONAL {{ ?measure dmc:indicator ?indicator . ?indicator rdfs:label ?label }}
    OPTIONAL {{ ?measure dmc:scope ?scope }}
    OPTIONAL {{ ?measure dmc:holdsFor ?place }}
    OPTIONAL {{ ?measure dmc:time ?time }}
    OPTIONAL {{ ?measure dmc:refTime ?ref }}
  }}
}}
ORDER BY ?doc ?start ?measure ?label ?scope ?time ?quote ?place ?kind ?bound
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with all that its article says of it; texts, '' where it says nothing. ``measure`` … are IRIs."""

    measure: str
    doc: str
    start: str
    quote: str
    kind: str
    bound: str
    value: str
    upper: str
    total: str
    unit: str
    indicator: str
    label: str
    scope: str
    place: str
    time: str
    ref: str


def figures(store: Store) -> Iterator[Figure]:
    """The figures by article and place in the text, each once."""
    last = ""
    for row in rows(store, _FIGURES):
        figure = Figure(*row)
        if figure.measure != last:
            yield figure
        last = figure.measure
