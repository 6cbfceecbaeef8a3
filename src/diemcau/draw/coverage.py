"""Which of the country's provinces the reports of one meeting tell of, and which are silent: a tile for each."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Store

from diemcau.draw.picture import FONT, Picture, Request, Spec, headline
from diemcau.errors import DrawError
from diemcau.graph.selecting import PREFIXES, rows
from diemcau.names import bare

CHAIRED, SITE, SILENT = "nêu người chủ trì điểm cầu", "nêu điểm cầu", "chưa thấy bài nào nêu"
_COLOURS = {CHAIRED: "#0072B2", SITE: "#8CC5E3", SILENT: "#ECEFF2"}
_COLUMNS = 9

_EVENTS = f"""{PREFIXES}
SELECT ?event ?type ?day ?programme ?doc ?period WHERE {{
  GRAPH ?links {{ ?m dmc:reports ?event }}
  GRAPH ?g {{
    ?m dmc:meetingKey ?key ; dmc:evidence/dmc:inArticle/dmc:docName ?doc .
    OPTIONAL {{ ?m dmc:meetingType/skos:notation ?type }}
    OPTIONAL {{ ?m dmc:date ?day }}
    OPTIONAL {{ ?m dmc:programme/rdfs:label ?programme }}
    OPTIONAL {{ ?m dmc:periodEnd ?period }}
  }}
}}
"""
_SITES = f"""{PREFIXES}
SELECT DISTINCT ?event ?place ?name ?chair ?doc WHERE {{
  GRAPH ?links {{ ?m dmc:reports ?event }}
  GRAPH ?g {{
    ?bridge dmc:partOf ?m ; dmc:place ?place ; dmc:siteName ?name .
    ?m dmc:evidence/dmc:inArticle/dmc:docName ?doc .
    OPTIONAL {{ ?bridge dmc:chair/rdfs:label ?chair }}
  }}
}}
"""
_PROVINCES = f"""{PREFIXES}
SELECT DISTINCT ?place ?label ?from ?until WHERE {{
  GRAPH ?g {{
    ?place dmc:level "tỉnh" ; dmc:code ?code ; rdfs:label ?label .
    OPTIONAL {{ ?place dmc:validFrom ?from }}
    OPTIONAL {{ ?place dmc:validUntil ?until }}
  }}
}}
"""
_WITHIN = f"{PREFIXES} SELECT DISTINCT ?place ?above WHERE {{ GRAPH ?g {{ ?place dmc:within ?above }} }}"


def coverage(store: Store, request: Request) -> Picture:
    """The provinces of the day of the meeting that ``request.of`` names, as tiles.

    A meeting is named by words of its kind, programme, day ('Đề án 06 2024-07-10') or by an article that reports it;
    without a name it is the one that most articles report. Raises DrawError where none is meant or several are.
    """
    event, called, day = _meant(store, request.of)
    above = {place: unit for place, unit in rows(store, _WITHIN)}  # noqa: C416 - typed so
    sites = [(place, name, chair, doc) for found, place, name, chair, doc in rows(store, _SITES) if found == event]
    provinces = _provinces(store, day, {place for place, *_ in sites})
    known = {place for _, place in provinces}
    named = {bare(label): place for label, place in provinces}  # an undated 'Lào Cai' may be either of its lives
    told: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for place, name, chair, doc in sites:
        at = place if place in known else above.get(place) or named.get(bare(name), place)
        told[at].add((name, chair, doc))
    tiles = [_tile(number, label, told.get(place, set())) for number, (label, place) in enumerate(provinces)]
    attested = sum(tile["state"] != SILENT for tile in tiles)
    note = f"{attested} trong {len(tiles)} tỉnh, thành phố có điểm cầu được nêu trong các bài đã đọc."
    title = f"Điểm cầu: {called}"
    return Picture(title, _spec(title, note, tiles), "vega-lite", note)


def _meant(store: Store, name: str) -> tuple[str, str, str]:
    words: defaultdict[str, set[str]] = defaultdict(set)
    days: defaultdict[str, set[str]] = defaultdict(set)
    docs: defaultdict[str, set[str]] = defaultdict(set)
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for event, kind, day, programme, doc, period in rows(store, _EVENTS):
        words[event].update(filter(None, (kind, programme)))
        days[event].update(filter(None, (day,)))
        docs[event].add(doc)
        ends[event].update(filter(None, (period,)))
    if not words:
        raise DrawError("there is nothing to draw: no article of this graph tells of a meeting")

    def text(event: str) -> str:
        return " · ".join((*sorted(words[event]), *sorted(days[event])[:1]))

    wanted = set(bare(name).split())
    found = [event for event in words if name and name in docs[event]]
    found = found or [e for e in words if wanted <= set(bare(" ".join((*words[e], *days[e], *docs[e]))).split())]
    if not found:
        raise DrawError(f"no meeting of this graph is '{name}'; name its programme, day or an article that reports it")
    ranked = sorted(found, key=lambda event: (-len(docs[event]), event))
    if name and len(ranked) > 1 and len(docs[ranked[0]]) == len(docs[ranked[1]]):
        several = "; ".join(f"'{text(event)}' ({min(docs[event])})" for event in ranked[:5])
        raise DrawError(f"'{name}' may be {several}: add the day or name an article")
    return ranked[0], text(ranked[0]), min(days[ranked[0]] or ends[ranked[0]], default="")


def _provinces(store: Store, day: str, sites: set[str]) -> list[tuple[str, str]]:
    """Name and IRI of the provinces of ``day``, by name; without a day of the last on which the sites were."""
    listed = sorted(rows(store, _PROVINCES))
    ended = [end for place, _, _, end in listed if end and place in sites]
    when = day or min(ended, default="9999")
    return sorted(
        (label, place)
        for place, label, begin, end in listed
        if (not begin or (begin <= when if day else begin < when)) and (not end or (when < end if day else when <= end))
    )


def _tile(number: int, label: str, told: set[tuple[str, str, str]]) -> Spec:
    chairs = sorted({chair for _, chair, _ in told if chair})
    return {
        "column": number % _COLUMNS,
        "row": number // _COLUMNS,
        "label": label,
        "state": CHAIRED if chairs else SITE if told else SILENT,
        "điểm cầu": ", ".join(sorted({name for name, _, _ in told})) or "–",
        "chủ trì": ", ".join(chairs) or "–",
        "bài": ", ".join(sorted({doc for _, _, doc in told})) or "–",
    }


def _spec(title: str, note: str, tiles: list[Spec]) -> Spec:
    axis = {"type": "ordinal", "axis": None}
    place = {"x": {"field": "column", **axis}, "y": {"field": "row", **axis}}
    shown = [{"field": name} for name in ("label", "state", "điểm cầu", "chủ trì", "bài")]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": headline(title, note),
        "config": {"font": FONT, "view": {"stroke": None}},
        "background": "white",
        "padding": 14,
        "width": {"step": 112},
        "height": {"step": 48},
        "data": {"values": tiles},
        "encoding": place,
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "white", "strokeWidth": 3, "cornerRadius": 5},
                "encoding": {
                    "color": {
                        "field": "state",
                        "scale": {"domain": list(_COLOURS), "range": list(_COLOURS.values())},
                        "legend": {"title": None, "orient": "bottom", "labelLimit": 300, "labelFontSize": 12},
                    },
                    "tooltip": shown,
                },
            },
            {
                "mark": {"type": "text", "fontSize": 11, "tooltip": None},
                "encoding": {
                    "text": {"field": "label"},
                    "color": {
                        "condition": {"test": f"datum.state === '{CHAIRED}'", "value": "white"},
                        "value": "#1b1f24",
                    },
                },
            },
        ],
    }
