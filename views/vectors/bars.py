"""Bars of a drawing: beside each other, on each other, or over each other, with their words."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.vectors import Area, Said, Shape
from views.vectors.axes import Axis
from views.vectors.colours import opaque, sheer
from views.vectors.marks import Trace, box, range_of
from views.vectors.words import beside

_GAP = 0.2
"""Between two places of bars, where the drawing does not say."""


def bars(
    traces: Sequence[Trace],
    axes: Sequence[tuple[Axis, Axis]],
    layout: Mapping[str, Any],
    font: Mapping[str, Any],
) -> Iterator[list[Shape]]:
    """Yield what is drawn of each trace of bars.

    Args:
        traces: Those of bars, in order.
        axes: Of each.
        layout: Of the drawing.
        font: Of its words.
    """
    mode = layout.get("barmode", "group")
    room = 1 - layout.get("bargap", _GAP)
    ends: dict[tuple[float, float, bool], float] = {}
    for order, (trace, (x, y)) in enumerate(zip(traces, axes, strict=True)):
        is_across = trace.get("orientation", "v") == "h"
        along, over = (x, y) if is_across else (y, x)
        count = len(traces) if mode == "group" else 1
        step = _step(trace, over)
        width, shift = (
            room * step / count,
            (order - (count - 1) / 2) * room * step / count if count > 1 else 0.0,
        )
        shapes: list[Shape] = []
        bases, widths = trace.get("base"), trace.get("width")
        for place, (at, value) in enumerate(_pairs(trace, is_across=is_across)):
            middle = over.number(at) + (shift if widths is None else 0.0)
            length = along.number(value)
            if length != length or middle != middle:
                continue
            key = (id(along), round(middle, 6), length >= 0)
            begin = ends.get(key, 0.0) if mode in ("stack", "relative") else 0.0
            base = begin if bases is None else along.number(nth(bases, place))
            if mode in ("stack", "relative"):
                ends[key] = base + length
            half = (width if widths is None else nth(widths, place)) / 2
            edges = (
                (along.at(base), along.at(base + length)),
                (over.at(middle - half), over.at(middle + half)),
            )
            shapes += _bar(trace, place, edges, font, is_across=is_across)
            shapes += _range(trace, place, (x, y), (at, base + length), is_across=is_across)
        yield shapes


def _step(trace: Trace, over: Axis) -> float:
    """Return how far apart places of bars are: of months about thirty days."""
    if over.is_category:
        return 1.0
    values = sorted({over.number(each) for each in trace["y" if trace.get("orientation") == "h" else "x"]})
    return min((after - before for before, after in itertools.pairwise(values)), default=1.0)


def _pairs(trace: Trace, *, is_across: bool) -> list[tuple[Any, Any]]:
    names, values = ("y", "x") if is_across else ("x", "y")
    return list(zip(trace[names], trace[values], strict=True))


def _bar(
    trace: Trace,
    place: int,
    edges: tuple[tuple[float, float], tuple[float, float]],
    font: Mapping[str, Any],
    *,
    is_across: bool,
) -> Iterator[Shape]:
    (begin, end), (one, other) = edges
    left, top = (min(begin, end), min(one, other)) if is_across else (min(one, other), min(begin, end))
    size = (abs(end - begin), abs(other - one)) if is_across else (abs(other - one), abs(end - begin))
    marker = trace.get("marker", {})
    pattern, edge, seen = marker.get("pattern", {}), marker.get("line", {}), marker.get("opacity", 1.0)
    if size[0] and size[1]:
        hatch = nth(pattern.get("fgcolor", ""), place) if nth(pattern.get("shape", ""), place) else ""
        line, width = nth(edge.get("color", ""), place), nth(edge.get("width", 0), place)
        fill, opacity = sheer(nth(marker.get("color", "#000000"), place), seen)
        yield Area(
            rings=(box(left, top, *size),),
            fill=fill,
            opacity=opacity,
            line=opaque(line) if line and width else "",
            width=width,
            hatch=opaque(hatch) if hatch else "",
        )
    words = nth(trace.get("text", ""), place)
    if words:
        letters = {**font, **trace.get("textfont", {})}
        letters["color"] = nth(letters["color"], place)
        yield from _words(trace, str(words), edges, letters, is_across=is_across)


def _words(
    trace: Trace,
    words: str,
    edges: tuple[tuple[float, float], tuple[float, float]],
    font: dict[str, Any],
    *,
    is_across: bool,
) -> Iterator[Said]:
    (begin, end), (one, other) = edges
    middle, where = (one + other) / 2, trace.get("textposition", "auto")
    is_back = end < begin if is_across else end > begin
    if where in ("outside", "auto"):
        at, side = end, ("left" if is_back else "right") if is_across else ("bottom" if is_back else "top")
    else:
        anchor = trace.get("insidetextanchor", "end")
        at = {"start": begin, "middle": (begin + end) / 2, "end": end}[anchor]
        towards = {"start": ("right", "top"), "middle": ("center", "middle"), "end": ("left", "bottom")}
        side = towards[anchor][0 if is_across else 1]
    clear = {"left": -3.0, "right": 3.0, "top": -3.0, "bottom": 3.0}.get(side, 0.0)
    if is_across:
        said = beside(words, at + clear, middle, f"middle {side}", font)
    else:
        said = beside(words, middle, at + clear, side, font)
    fits = said.width <= abs(end - begin) or trace.get("constraintext") == "none" or not is_across
    if where != "inside" or fits:
        yield said


def _range(
    trace: Trace, place: int, axes: tuple[Axis, Axis], value: tuple[Any, float], *, is_across: bool
) -> Iterator[Shape]:
    error = trace.get("error_x" if is_across else "error_y")
    if not error or error.get("visible") is False:
        return
    high = error["array"][place]
    low = high if error.get("symmetric", True) is not False else error["arrayminus"][place]
    at, end = value
    yield from range_of(error, axes, (end, at) if is_across else (at, end), (low, high), is_across=is_across)


def nth(value: Any, place: int) -> Any:  # noqa: ANN401 - Plotly takes one or a list
    """Return what is said of one of several, or of all alike."""
    return value[place] if isinstance(value, list | tuple) else value
