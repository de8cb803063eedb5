"""Names on a map that lie where they cannot be read: they get a fill of their own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reports.vectors import Area, Point, Said, Shape
from views.vectors.colours import legible_on

_PARTS = (0.1, 0.5, 0.9)
"""Where it is looked what words lie on, of their width and height."""


def plated(shapes: Sequence[Shape]) -> list[Shape]:
    """Return shapes of which haloed words have a fill of the halo's colour where theirs suits another.

    A name that is wider than its area, or has made way for others, reaches over its neighbours; a halo is
    not drawn by every program.

    Args:
        shapes: From the back.
    """
    return [
        replace(each, back=each.halo)
        if isinstance(each, Said) and each.halo and _is_lost(each, shapes[:place])
        else each
        for place, each in enumerate(shapes)
    ]


def _is_lost(said: Said, under: Sequence[Shape]) -> bool:
    """Return whether words reach over a fill that suits letters of the other kind."""
    areas = [each for each in under if isinstance(each, Area) and each.fill]
    points = [
        (said.left + across * said.width, said.top + down * said.height)
        for across in _PARTS
        for down in _PARTS
    ]
    fills = [next((each.fill for each in reversed(areas) if _holds(each, point)), "") for point in points]
    return any(fill and legible_on(fill) != legible_on(said.halo) for fill in fills)


def _holds(area: Area, point: Point) -> bool:
    """Return whether a point is within an area: a ray from it crosses the borders an odd number of times."""
    x, y = point
    crossed = 0
    for ring in area.rings:
        for (left, top), (right, bottom) in pairwise((*ring, ring[0])):
            if (top > y) != (bottom > y) and x < left + (y - top) / (bottom - top) * (right - left):
                crossed += 1
    return crossed % 2 == 1
