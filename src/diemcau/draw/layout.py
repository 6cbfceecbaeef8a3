"""Where the nodes of a network stand; the same graph stands the same way each time."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from diemcau.errors import DrawError

_SEED = 6
_ROUNDS = 240
_MARGIN = 46.0
_ROOM = 34.0  # pixels that two nodes keep between their centres


def canvas(nodes: int) -> tuple[float, float]:
    """Width and height in pixels: A4's proportions, larger with more nodes."""
    side = 900.0 + 45.0 * max(0, nodes - 12) ** 0.55
    return round(side * 1.35), round(side * 0.82)


def arranged(graph: nx.Graph, size: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """The place of each node in pixels within ``size``, by ForceAtlas2 (Jacomy et al. 2014) as networkx has it.

    Raises DrawError where numpy, which the layout needs, is missing.
    """
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    if len(plain) == 1:
        return dict.fromkeys(plain, (size[0] / 2, size[1] / 2))
    try:
        start = nx.circular_layout(plain)
        raw = nx.forceatlas2_layout(plain, start, max_iter=_ROUNDS, scaling_ratio=3.0, gravity=1.2, seed=_SEED)
    except ImportError as error:
        raise DrawError("drawing needs the package numpy: pip install 'diemcau[draw]'") from error
    names = list(plain)
    points = _fitted([(float(raw[name][0]), float(raw[name][1])) for name in names], size)
    return dict(zip(names, _spread(points, size), strict=True))


def _fitted(points: Sequence[tuple[float, float]], size: tuple[float, float]) -> list[tuple[float, float]]:
    """The points stretched to the canvas, each axis half by rank and half by distance, so that no corner is empty."""
    columns = [_stretched([point[axis] for point in points], size[axis]) for axis in (0, 1)]
    return list(zip(*columns, strict=True))


def _stretched(values: Sequence[float], length: float) -> list[float]:
    low, high = min(values), max(values)
    order = {index: rank for rank, index in enumerate(sorted(range(len(values)), key=values.__getitem__))}
    room = length - 2 * _MARGIN
    last = max(1, len(values) - 1)
    return [
        _MARGIN + room * (0.5 * (value - low) / ((high - low) or 1.0) + 0.5 * order[index] / last)
        for index, value in enumerate(values)
    ]


def _spread(points: list[tuple[float, float]], size: tuple[float, float]) -> list[tuple[float, float]]:
    """Push apart what stands too close, a few rounds."""
    at = [list(point) for point in points]
    for _ in range(30):
        moved = False
        order = sorted(range(len(at)), key=lambda i: (at[i][0], i))
        for position, i in enumerate(order):
            for j in order[position + 1 :]:
                dx, dy = at[j][0] - at[i][0], at[j][1] - at[i][1]
                if dx > _ROOM:
                    break
                gap = (dx * dx + dy * dy) ** 0.5
                if gap < _ROOM:
                    moved = True
                    push = (_ROOM - gap) / 2
                    ux, uy = (dx / gap, dy / gap) if gap > 0 else (1.0, 0.0)
                    at[i][0], at[i][1] = at[i][0] - ux * push, at[i][1] - uy * push
                    at[j][0], at[j][1] = at[j][0] + ux * push, at[j][1] + uy * push
        if not moved:
            break
    return [(_within(x, size[0]), _within(y, size[1])) for x, y in at]


def _within(value: float, length: float) -> float:
    return round(min(max(value, _MARGIN / 2), length - _MARGIN / 2), 1)
