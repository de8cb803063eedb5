"""Shapes cut at the edges of a drawing: a map shows a part of what it knows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.vectors import Area, Disc, Point, Said, Shape

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def clipped(shapes: Iterable[Shape], edges: Edges) -> Iterator[Shape]:
    """Yield what of shapes is within the edges; words and marks stand there as a whole, or not at all."""
    left, top, right, bottom = edges
    for shape in shapes:
        match shape:
            case Area():
                rings = tuple(ring for each in shape.rings if len(ring := tuple(_ring(each, edges))) > 2)
                if rings:
                    yield replace(shape, rings=rings)
            case Said() | Disc():
                if left <= shape.x <= right and top <= shape.y <= bottom:
                    yield shape
            case _:
                yield shape


def _ring(ring: tuple[Point, ...], edges: Edges) -> list[Point]:
    """Return a ring cut at the edges (Sutherland-Hodgman)."""
    left, top, right, bottom = edges
    points = list(ring)
    for axis, edge, keeps in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: list[Point] = []
        for before, after in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            inside_before = (before[axis] - edge) * keeps >= 0
            inside_after = (after[axis] - edge) * keeps >= 0
            if inside_before != inside_after:
                share = (edge - before[axis]) / (after[axis] - before[axis])
                crossing = [before[side] + share * (after[side] - before[side]) for side in (0, 1)]
                kept.append((crossing[0], crossing[1]))
            if inside_after:
                kept.append(after)
        points = kept
    return points
