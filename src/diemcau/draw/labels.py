"""Where the labels of a network stand so that none covers another label or a node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SIZE = 12.0
_CELL = 40.0
_NARROW, _WIDE = set("iíìỉĩịjlrtf.,:;'()| "), set("mwMWƠƯÔĐOQGNH%")
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A node as the labels see it: its centre, radius and label, all in pixels."""

    x: float
    y: float
    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands relative to its node; ``shown`` is False where there was no room."""

    dx: float
    dy: float
    align: str
    shown: bool


Box = tuple[float, float, float, float]


def width(label: str) -> float:
    """About how many pixels the label takes in the font of the pictures, rather too many than too few.

    >>> width("ill") < width("MWM")
    True
    """
    return SIZE * sum(0.34 if char in _NARROW else 0.8 if char in _WIDE else 0.58 for char in label)


def place(
    spots: Iterable[Spot], size: tuple[float, float], between: Iterable[Spot] = ()
) -> tuple[list[Placed], list[bool]]:
    """A place for the label of each node, and whether the words ``between`` (at the middle of edges) find room too.

    The first are served first; what finds no room is not shown.
    """
    known = list(spots)
    taken = _Grid(size)
    for spot in known:
        taken.add((spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius))
    result = []
    for spot in known:
        choices = list(_choices(spot))
        free = next((found for found, box in choices if taken.free(box)), None)
        if free is not None:
            taken.add(next(box for found, box in choices if found is free))
        result.append(free or Placed(choices[0][0].dx, choices[0][0].dy, choices[0][0].align, shown=False))
    return result, [taken.claim(_middle(spot)) for spot in between]


def _middle(spot: Spot) -> Box:
    half = width(spot.label) * 0.42  # the words of edges are set smaller
    return (spot.x - half, spot.y - SIZE / 2, spot.x + half, spot.y + SIZE / 2)


def _choices(spot: Spot) -> Iterator[tuple[Placed, Box]]:
    """Right, left, below, above and the four corners, each with the box that the label would fill."""
    long, reach, half = width(spot.label), spot.radius + _GAP, SIZE * 0.62
    for dx, dy, align in (
        (reach, 0.0, "left"),
        (-reach, 0.0, "right"),
        (0.0, reach + half, "center"),
        (0.0, -reach - half, "center"),
        (reach * 0.7, reach * 0.7 + half, "left"),
        (-reach * 0.7, reach * 0.7 + half, "right"),
        (reach * 0.7, -reach * 0.7 - half, "left"),
        (-reach * 0.7, -reach * 0.7 - half, "right"),
    ):
        left = spot.x + dx - {"left": 0.0, "center": long / 2, "right": long}[align]
        yield Placed(dx, dy, align, shown=True), (left, spot.y + dy - half, left + long, spot.y + dy + half)


class _Grid:
    """Boxes by the cells that they touch, so that a question looks at neighbours only."""

    def __init__(self, size: tuple[float, float]) -> None:
        self._size = size
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells[cell].append(box)

    def claim(self, box: Box) -> bool:
        """Take the box if it is free, and say so."""
        if free := self.free(box):
            self.add(box)
        return free

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self._size[0] or bottom > self._size[1]:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in _cells(box)
            for other in self._cells.get(cell, ())
        )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row
