"""Names beside centres on a map, clear of marks, lines and each other."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from charts import theme
from charts.maps import NEIGHBOUR_PX, Marker, extent, named_neighbours
from geo.boundaries import Outline

NAME_PX = (6.1, 14.0)
"""Width of a letter and height of a line of the names, in pixels."""

WEST = ("middle left", "bottom center", "top center", "middle right")
EAST = ("middle right", "bottom center", "top center", "middle left")
"""Sides of a centre as Plotly names them, the best first: a name stands away from the crowd in the middle."""

Line = tuple[Sequence[float], Sequence[float]]
"""Coordinates of a line in metres: x and y."""

_STEP_M = 2_000.0
"""Between the points that stand for a line."""

_TAG = re.compile("<[^>]*>")


class _Box(NamedTuple):
    """A rectangle in metres."""

    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> "_Box":
        return cls(x - width / 2, x + width / 2, y - height / 2, y + height / 2)

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, points: NDArray[np.float64]) -> int:
        """Return how many of the points, shape (points, 2), are in it."""
        x, y = points[:, 0], points[:, 1]
        return int(((x > self.left) & (x < self.right) & (y > self.bottom) & (y < self.top)).sum())


def place_names(
    centres: Mapping[str, Marker],
    outlines: tuple[Outline, ...],
    *,
    height: int,
    clear_px: int = 8,
    lines: Sequence[Line] = (),
) -> dict[str, Any]:
    """Return a trace with each centre's label, on the side where it covers least.

    Args:
        centres: Code -> where it is, with its name as the label.
        outlines: Boundaries that the map draws; the neighbours' names stand on it already.
        height: Of the map, in pixels.
        clear_px: Room kept between the centre and its name, in pixels.
        lines: Lines on the map that names should not stand on.
    """
    return {
        "type": "scatter",
        # An invisible mark keeps the words clear of what is drawn at the centre.
        "mode": "markers+text",
        "marker": {"size": clear_px, "opacity": 0},
        "x": [centre.x for centre in centres.values()],
        "y": [centre.y for centre in centres.values()],
        "text": [centre.label for centre in centres.values()],
        "textposition": _sides(centres, outlines, height, clear_px, lines),
        "textfont": {"size": 12, "color": theme.INK.light, "shadow": "auto", "weight": 600},
        "hoverinfo": "skip",
    }


def _sides(
    centres: Mapping[str, Marker],
    outlines: tuple[Outline, ...],
    height: int,
    clear_px: int,
    lines: Sequence[Line],
) -> list[str]:
    """Return the side of each centre: clear of marks, names and the edge first, then of lines."""
    (west, east), (south, north) = extent(outlines)
    metres = (north - south) / height
    mark = clear_px * metres
    taken = [_Box.around(centre.x, centre.y, mark, mark) for centre in centres.values()]
    taken += [
        _Box.around(other.label_x, other.label_y, *_room(other.name, NEIGHBOUR_PX, metres))
        for other in named_neighbours(outlines, height)
    ]
    points = np.vstack([np.empty((0, 2)), *map(_along, lines)])
    middle = float(np.median([centre.x for centre in centres.values()]))

    def covered(box: _Box) -> tuple[int, int]:
        is_cut = box.left < west or box.right > east
        return is_cut + sum(map(box.meets, taken)), box.holds(points)

    sides = []
    for centre in centres.values():
        boxes = {side: _beside(centre, side, mark, metres) for side in (WEST if centre.x < middle else EAST)}
        side = min(boxes, key=lambda side: covered(boxes[side]))
        taken.append(boxes[side])
        sides.append(side)
    return sides


def _beside(centre: Marker, side: str, mark: float, metres: float) -> _Box:
    """Return where a label stands: Plotly keeps 1.25 times the radius of the mark clear."""
    width, height = _room(centre.label, NAME_PX, metres)
    upwards, sideways = {"bottom": -1, "middle": 0, "top": 1}, {"left": -1, "center": 0, "right": 1}
    up, aside = side.split()
    return _Box.around(
        centre.x + sideways[aside] * (0.625 * mark + width / 2),
        centre.y + upwards[up] * (0.625 * mark + height / 2),
        width,
        height,
    )


def _room(label: str, letter_px: tuple[float, float], metres: float) -> tuple[float, float]:
    """Return width and height of a label in metres."""
    width_px, height_px = letter_px
    return len(_TAG.sub("", label)) * width_px * metres, height_px * metres


def _along(line: Line) -> NDArray[np.float64]:
    """Return points close together along a line, shape (points, 2)."""
    corners = np.column_stack(line)
    return np.vstack([np.linspace(a, b, 2 + int(np.hypot(*(b - a)) / _STEP_M)) for a, b in pairwise(corners)])
