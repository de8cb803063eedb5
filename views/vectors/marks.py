"""What is drawn of one trace: lines, fills, marks with their words, bars, and cells."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.vectors import Area, Disc, Point, Shape, Stroke
from views.vectors.axes import Axis
from views.vectors.colours import legible_on, opaque, sheer, solid
from views.vectors.words import beside

Trace = Mapping[str, Any]

_CORNERS: Mapping[str, Sequence[Point]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-up": ((0, -1.15), (1.15, 0.85), (-1.15, 0.85)),
    "triangle-right": ((1.15, 0), (-0.85, 1.15), (-0.85, -1.15)),
    "triangle-left": ((-1.15, 0), (0.85, 1.15), (0.85, -1.15)),
    "cross": tuple(
        (x * turn_x, y * turn_y)
        for turn_x, turn_y, corner in (
            (1, 1, ((1.1, 0.4), (0.4, 0.4), (0.4, 1.1))),
            (-1, 1, ((0.4, 1.1), (0.4, 0.4), (1.1, 0.4))),
            (-1, -1, ((1.1, 0.4), (0.4, 0.4), (0.4, 1.1))),
            (1, -1, ((0.4, 1.1), (0.4, 0.4), (1.1, 0.4))),
        )
        for x, y in corner
    ),
    "star": tuple(
        (
            (1.4, 0.6)[turn % 2] * math.sin(turn * math.pi / 5),
            -(1.4, 0.6)[turn % 2] * math.cos(turn * math.pi / 5),
        )
        for turn in range(10)
    ),
    "hexagon": tuple(
        (1.1 * math.sin(turn * math.pi / 3), 1.1 * math.cos(turn * math.pi / 3)) for turn in range(6)
    ),
}
"""Symbol -> its corners, in halves of its size; a circle has none."""


def scatter(trace: Trace, x: Axis, y: Axis, font: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield a trace of points: its fill, its line, its ranges, its marks and their words."""
    mode, points = trace.get("mode", "lines"), _points(trace, x, y)
    opacity = trace.get("opacity", 1.0)
    if trace.get("fill") == "toself":
        yield from _filled(trace, points, opacity)
    elif "lines" in mode:
        yield from _lines(trace, points, opacity, font)
    yield from _ranges(trace, x, y)
    marker, count = trace.get("marker", {}), len(points)
    sizes = _each(marker.get("size", 6), count)
    has_marks = "markers" in mode
    if has_marks and marker.get("opacity", 1):
        for place, point in enumerate(points):
            if not _is_lost(point):
                yield mark(marker, place, count, point, sizes[place])
    if "text" in mode:
        yield from _said(trace, points, sizes if has_marks else [0.0] * count, font)


def _lines(trace: Trace, points: Sequence[Point], opacity: float, font: Mapping[str, Any]) -> Iterator[Shape]:
    line = trace.get("line", {})
    width, dash = line.get("width", 2), line.get("dash", "solid")
    for run in _runs(points):
        if width and len(run) > 1:
            yield Stroke(
                points=tuple(run),
                line=solid(line.get("color", font["color"]), opacity),
                width=width,
                dash="" if dash == "solid" else dash,
            )


def _said(
    trace: Trace, points: Sequence[Point], sizes: Sequence[float], font: Mapping[str, Any]
) -> Iterator[Shape]:
    count = len(points)
    positions = _each(trace.get("textposition", "middle center"), count)
    letters = {**font, **trace.get("textfont", {})}
    colours = _each(letters["color"], count)
    words = _each(trace.get("text", ""), count)
    for point, said, position, size, colour in zip(points, words, positions, sizes, colours, strict=False):
        if said and not _is_lost(point):
            yield beside(said, *point, position, {**letters, "color": colour}, mark=size)


def stacked(traces: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return traces, those that stand on each other each as the area between its edges."""
    found, under = [], None
    for trace in traces:
        if "stackgroup" not in trace:
            found.append(trace)
            continue
        x, values = list(trace["x"]), list(trace["y"])
        below = under or [0.0] * len(values)
        above = [each + value for each, value in zip(below, values, strict=True)]
        found.append({**trace, "x": x + x[::-1], "y": above + below[::-1], "fill": "toself"})
        under = above
    return found


def heatmap(trace: Trace, x: Axis, y: Axis, font: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield the cells of a grid, each with its words."""
    letters = {**font, **trace.get("textfont", {})}
    has_colour = "color" in trace.get("textfont", {})
    across, up = list(trace["x"]), list(trace["y"])
    width = abs(x.at(across[1]) - x.at(across[0])) if len(across) > 1 else abs(x.end - x.start)
    height = abs(y.at(up[1]) - y.at(up[0])) if len(up) > 1 else abs(y.end - y.start)
    width, height = width - trace.get("xgap", 0), height - trace.get("ygap", 0)
    for row, values in zip(up, trace["z"], strict=True):
        for column, value in zip(across, values, strict=True):
            if value is None or value != value:
                continue
            middle, fill = (x.at(column), y.at(row)), _shade(trace, value)
            yield Area(rings=(box(middle[0] - width / 2, middle[1] - height / 2, width, height),), fill=fill)
            words = trace["text"][up.index(row)][across.index(column)] if "text" in trace else ""
            if words:
                ink = letters if has_colour else {**letters, "color": legible_on(fill)}
                yield beside(words, *middle, "middle center", ink)


def box(left: float, top: float, width: float, height: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle."""
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))


def _shade(trace: Trace, value: float) -> str:
    low, high = trace["zmin"], trace["zmax"]
    share = (value - low) / ((high - low) or 1)
    steps = [(place, code) for place, code in trace["colorscale"] if place <= share + 1e-9]
    return opaque(steps[-1][1] if steps else trace["colorscale"][0][1])


def mark(marker: Mapping[str, Any], place: int, count: int, point: Point, size: float) -> Shape:
    """Return the mark of one of so many points."""
    symbol = str(_each(marker.get("symbol", "circle"), count)[place])
    fill = opaque(str(_each(marker.get("color", "#000000"), count)[place]))
    edge = marker.get("line", {})
    line, width = _each(edge.get("color", ""), count)[place], _each(edge.get("width", 0), count)[place]
    if symbol.endswith("-open"):
        fill, line, width = "", line or fill, width or 1.5
    edge_colour = opaque(line) if line else ""
    corners = _CORNERS.get(symbol.removesuffix("-open"))
    if corners is None:
        return Disc(x=point[0], y=point[1], radius=size / 2, fill=fill, line=edge_colour, width=float(width))
    ring = tuple((point[0] + size / 2 * across, point[1] + size / 2 * down) for across, down in corners)
    return Area(rings=(ring,), fill=fill, line=edge_colour, width=float(width))


def _ranges(trace: Trace, x: Axis, y: Axis) -> Iterator[Shape]:
    """Yield the range of each point, with short ends where it has them."""
    for name in ("error_x", "error_y"):
        error = trace.get(name)
        if not error or error.get("visible") is False:
            continue
        highs = list(error["array"])
        lows = highs if error.get("symmetric", True) is not False else list(error["arrayminus"])
        for across, up, low, high in zip(trace["x"], trace["y"], lows, highs, strict=True):
            yield from range_of(error, (x, y), (across, up), (low, high), is_across=name == "error_x")


def range_of(
    error: Mapping[str, Any],
    axes: tuple[Axis, Axis],
    at: tuple[Any, Any],
    reach: tuple[float, float],
    *,
    is_across: bool,
) -> Iterator[Stroke]:
    """Yield a range around a value."""
    (x, y), (low, high) = axes, reach
    if any(each is None or each != each for each in (*at, low, high)) or not (low or high):
        return
    middle = (x if is_across else y).number(at[0 if is_across else 1])
    ends = [(x if is_across else y).at(middle + each) for each in (-low, high)]
    other = y.at(at[1]) if is_across else x.at(at[0])
    look = {"line": opaque(error["color"]), "width": error.get("thickness", 2)}
    cap = error.get("width", 4)
    pairs = [((ends[0], other), (ends[1], other))]
    if cap:
        pairs += [((end, other - cap), (end, other + cap)) for end in ends]
    for pair in pairs:
        yield Stroke(points=pair if is_across else tuple((b, a) for a, b in pair), **look)


def _filled(trace: Trace, points: list[Point], opacity: float) -> Iterator[Shape]:
    line, pattern = trace.get("line", {}), trace.get("fillpattern", {})
    rings = tuple(tuple(run) for run in _runs(points) if len(run) > 2)
    fill, seen = sheer(trace.get("fillcolor", "#000000"), opacity)
    is_edged = line.get("color", "") != trace.get("fillcolor")
    width = line.get("width", 2) if is_edged and trace.get("mode") != "none" else 0
    if rings:
        yield Area(
            rings=rings,
            fill=fill,
            opacity=seen,
            line=opaque(line["color"]) if width and line.get("color") else "",
            width=width,
            hatch=opaque(pattern["fgcolor"]) if pattern.get("fgcolor") else "",
        )


def _points(trace: Trace, x: Axis, y: Axis) -> list[Point]:
    return [(x.at(across), y.at(up)) for across, up in zip(trace["x"], trace["y"], strict=True)]


def _is_lost(point: Point) -> bool:
    return math.isnan(point[0]) or math.isnan(point[1])


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the points between two gaps."""
    run: list[Point] = []
    for point in points:
        if _is_lost(point):
            if run:
                yield run
            run = []
        else:
            run.append(point)
    if run:
        yield run


def _each(value: Any, count: int) -> list[Any]:  # noqa: ANN401 - Plotly takes one or a list
    return list(value) if isinstance(value, list | tuple) else [value] * count
