"""The figures of one indicator over time: bounds as arrows, one line a scope, contradicted figures ringed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log10

from pyoxigraph import Store

from diemcau.draw.labels import SIZE, Spot, place
from diemcau.draw.picture import FONT, Picture, Request, Spec, headline
from diemcau.errors import DrawError
from diemcau.graph.selecting import PREFIXES, rows
from diemcau.names import bare, shortened, suggestions

_BOUNDS = {"eq": "đúng", "gt": "trên", "lt": "dưới", "approx": "khoảng"}
_SHAPES = {"đúng": "circle", "trên": "triangle-up", "dưới": "triangle-down", "khoảng": "diamond"}
_KINDS = {"level", "share", "target"}
_SCOPES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8E6C9E", "#666666")
_OTHER = "khác"
_WIDTH, _HEIGHT = 860.0, 440.0
_RADIUS = 7.0
_MONTHS = 12  # ticks that the time axis has room for
_MARGIN = 0.06  # of the time and of the values, left free on each side
_LOGARITHMIC = 30.0  # a country and a commune in one picture: equal steps for equal ratios

_FIGURES = f"""{PREFIXES}
SELECT DISTINCT ?measure ?indicator ?concept ?scope ?last ?kind ?bound ?value ?unit ?quote ?doc WHERE {{
  GRAPH ?g {{
    ?measure dmc:indicator ?wording ; dmc:value ?value ; dmc:unitText ?unit ; dmc:timeEnd ?last ;
      dmc:measureKind/skos:notation ?kind ; dmc:bound/skos:notation ?bound ; dmc:evidence ?span .
    ?wording rdfs:label ?indicator .
    ?span dmc:quote ?quote ; dmc:inArticle/dmc:docName ?doc .
    OPTIONAL {{ ?measure dmc:scope ?scope }}
  }}
  OPTIONAL {{ GRAPH ?links {{ ?wording dmc:indicatorConcept ?concept }} }}
}}
"""
_REFUTED = f"""{PREFIXES}
SELECT DISTINCT ?measure ?note WHERE {{
  GRAPH ?links {{
    ?check dmc:verdict/skos:notation "contradicted" ; dmc:claim|dmc:against ?measure ; dmc:note ?note .
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class _Figure:
    iri: str
    indicator: str
    concept: str  # what the wording means; the wording itself where that is not known
    scope: str
    last: str
    kind: str
    bound: str
    value: float
    unit: str
    quote: str
    doc: str


def timeline(store: Store, request: Request) -> Picture:
    """The levels, shares and targets whose indicator's wording holds all words of ``request.of``.

    Figures of the unit that most of them have are drawn, the others counted in the note. Raises DrawError without
    words, and where no figure with a time is found.
    """
    words = set(bare(request.of).split())
    if not words:
        raise DrawError("a timeline needs --of WORDS of an indicator, such as 'tài khoản định danh điện tử'")
    known = [_figure(row) for row in rows(store, _FIGURES)]
    found = [f for f in known if f.kind in _KINDS and words <= set(bare(f.indicator).split())]
    if not found:
        near = suggestions(request.of, {f.indicator for f in known})
        raise DrawError(f"no figure with a time has an indicator of the words '{shortened(request.of)}'{near}")
    units = Counter(f.unit for f in found)
    unit = min(units, key=lambda unit: (-units[unit], unit == "%", unit))
    drawn = sorted((f for f in found if f.unit == unit), key=lambda f: (f.last, f.scope, f.doc, f.value, f.iri))
    others = len(found) - len(drawn)
    refuted: dict[str, str] = {}
    for measure, note in sorted(rows(store, _REFUTED)):
        refuted.setdefault(measure, note)
    indicators = len({f.concept for f in drawn})
    note = f"{len(drawn)} con số, {len({f.doc for f in drawn})} bài"
    note += f"; {indicators} chỉ tiêu khác nhau có các từ này" if indicators > 1 else ""
    note += f"; {others} con số có đơn vị khác không vẽ" if others else ""
    title = f"{request.of} ({unit})"
    axes = _axes(drawn)
    spec = _spec(headline(title, note), unit, _values(drawn, refuted), _words(drawn, axes), axes)
    return Picture(title, spec, "vega-lite", note)


def _figure(row: tuple[str, ...]) -> _Figure:
    iri, indicator, concept, scope, last, kind, bound, value, unit, quote, doc = row
    return _Figure(iri, indicator, concept or indicator, scope, last, kind, bound, float(value), unit, quote, doc)


def _values(drawn: list[_Figure], refuted: dict[str, str]) -> list[Spec]:
    scopes = [scope for scope, _ in Counter(f.scope for f in drawn).most_common(len(_SCOPES) - 1)]
    return [
        {
            "ngày": f.last,
            "giá trị": f.value,
            "phạm vi": (f.scope or "không nêu") if f.scope in scopes else _OTHER,
            "cận": _BOUNDS[f.bound],
            "loại": "mục tiêu" if f.kind == "target" else "kết quả",
            "nguyên văn": " ".join(f.quote.split()),
            "chỉ tiêu": f.indicator,
            "chuỗi": f.concept,
            "bài": f.doc,
            "mâu thuẫn": refuted.get(f.iri, ""),
        }
        for f in drawn
    ]


@dataclass(frozen=True, slots=True)
class _Axes:
    """What the axes span: days as ordinals, values, and whether values stand at equal ratios."""

    first: float
    last: float
    low: float
    high: float
    ratios: bool

    def at(self, day: str, value: float) -> tuple[float, float]:
        """Where a figure stands, in pixels from the upper left."""
        x = (date.fromisoformat(day).toordinal() - self.first) / (self.last - self.first)
        y = (self._scaled(value) - self._scaled(self.low)) / (self._scaled(self.high) - self._scaled(self.low))
        return x * _WIDTH, (1 - y) * _HEIGHT

    def _scaled(self, value: float) -> float:
        return log10(value) if self.ratios else value


def _axes(drawn: Sequence[_Figure]) -> _Axes:
    days = [date.fromisoformat(figure.last).toordinal() for figure in drawn]
    values = [figure.value for figure in drawn]
    edge = max(30.0, _MARGIN * (max(days) - min(days)))
    low, high = min(values), max(values)
    if low > 0 and high / low > _LOGARITHMIC:
        return _Axes(min(days) - edge, max(days) + edge, low / 1.6, high * 1.6, ratios=True)
    room = 2 * _MARGIN * ((high - low) or abs(high) or 1.0)
    return _Axes(min(days) - edge, max(days) + edge, low - room, high + room, ratios=False)


def _words(drawn: Sequence[_Figure], axes: _Axes) -> list[Spec]:
    """The figures as written, each where no other word or mark stands; those without room have their tooltip."""
    spots = [Spot(*axes.at(f.last, f.value), _RADIUS, " ".join(f.quote.split())) for f in reversed(drawn)]
    placed, _ = place(spots, (_WIDTH, _HEIGHT))
    return [
        {"px": round(spot.x + found.dx, 1), "py": round(spot.y + found.dy, 1), "align": found.align, "text": spot.label}
        for spot, found in zip(spots, placed, strict=True)
        if found.shown
    ]


def _spec(title: Spec, unit: str, values: list[Spec], words: list[Spec], axes: _Axes) -> Spec:
    shown = [{"field": "ngày", "type": "temporal", "format": "%d/%m/%Y"}]
    shown += [{"field": name} for name in ("nguyên văn", "chỉ tiêu", "phạm vi", "cận", "loại", "bài", "mâu thuẫn")]
    place_of = {"x": _time_axis(axes), "y": _value_axis(axes, unit)}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": title,
        "config": {"font": FONT, "legend": {"labelFontSize": 12, "labelLimit": 260, "symbolOpacity": 1}},
        "background": "white",
        "padding": 14,
        "width": _WIDTH,
        "height": _HEIGHT,
        "layer": [
            {"data": {"values": values}, "encoding": place_of, "layer": _marks(values, place_of, shown)},
            {"data": {"values": words}, "layer": [_text(align) for align in ("left", "center", "right")]},
        ],
    }


def _time_axis(axes: _Axes) -> Spec:
    ends = [date.fromordinal(int(day)) for day in (axes.first, axes.last)]
    domain = [{"year": day.year, "month": day.month, "date": day.day} for day in ends]
    step = 1 + int((axes.last - axes.first) / 30 / _MONTHS)
    ticks = {"interval": "month", "step": step}
    axis = {"format": "%m/%Y", "labelAngle": 0, "grid": False, "tickCount": ticks}
    return {"field": "ngày", "type": "temporal", "title": None, "axis": axis, "scale": {"domain": domain}}


def _value_axis(axes: _Axes, unit: str) -> Spec:
    scale: Spec = {"domain": [axes.low, axes.high], "nice": False, "zero": False}
    if axes.ratios:
        scale = {"domain": [axes.low, axes.high], "nice": False, "type": "log"}
    axis = {"labelExpr": "replace(format(datum.value, ',.4~r'), /,/g, '.')" if unit != "%" else "datum.label"}
    return {"field": "giá trị", "type": "quantitative", "title": unit, "scale": scale, "axis": axis}


def _marks(values: list[Spec], place_of: Spec, shown: list[Spec]) -> list[Spec]:
    scopes = sorted({value["phạm vi"] for value in values}, key=lambda scope: (scope == _OTHER, scope))
    colour = {"field": "phạm vi", "scale": {"domain": scopes, "range": list(_SCOPES[: len(scopes)])}}
    shape = {"field": "cận", "scale": {"domain": list(_SHAPES), "range": list(_SHAPES.values())}}
    target = {"condition": {"test": "datum['loại'] === 'mục tiêu'", "value": "#111"}, "value": None}
    ring = {"type": "point", "shape": "circle", "size": 460, "stroke": "#d00000", "strokeWidth": 2.5, "filled": False}
    return [
        {
            "transform": [{"filter": f"datum['loại'] === 'kết quả' && datum['phạm vi'] !== '{_OTHER}'"}],
            "mark": {"type": "line", "opacity": 0.35, "strokeWidth": 1.5},
            "encoding": {
                "color": colour,
                "detail": {"field": "chuỗi"},  # no line goes from one indicator to another
                "y": {**place_of["y"], "aggregate": "median"},
            },
        },
        {"transform": [{"filter": "datum['mâu thuẫn'] !== ''"}], "mark": ring, "encoding": {"tooltip": shown}},
        {
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 0.9},
            "encoding": {"color": colour, "shape": shape, "stroke": target, "tooltip": shown},
        },
    ]


def _text(align: str) -> Spec:
    return {
        "transform": [{"filter": f"datum.align === '{align}'"}],
        "mark": {"type": "text", "align": align, "baseline": "middle", "fontSize": SIZE - 2, "color": "#333"},
        "encoding": {
            "x": {"field": "px", "type": "quantitative", "scale": None, "axis": None},
            "y": {"field": "py", "type": "quantitative", "scale": None, "axis": None},
            "text": {"field": "text"},
        },
    }
