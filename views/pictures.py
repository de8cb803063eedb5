"""A drawn map as files take it: its regions and the words on it, read from the drawing itself."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from charts.drawing import Drawing
from reports import model

_TAG = re.compile(r"<[^>]*>")
_RGBA = re.compile(r"rgba\(([0-9]+), ?([0-9]+), ?([0-9]+), ?([0-9.]+)\)")
_CHOSEN_WIDTH = 2
"""Width of a border in pixels, above which it is that of the chosen municipality."""

_BELOW = 0.03
"""How far below or above its point a name stands, as a share of the map's height."""

Point = Callable[[float, float], tuple[float, float]]


def picture(drawing: Drawing) -> model.Map | None:
    """Return the map that a figure draws; None if it draws none.

    A map is a figure whose axes share a scale and whose areas are filled outlines.
    """
    layout = drawing.layout
    if layout.get("yaxis", {}).get("scaleanchor") != "x":
        return None
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    width, height = right - left, top - bottom

    def point(x: float, y: float) -> tuple[float, float]:
        return (x - left) / width, (top - y) / height

    traces = drawing.traces
    regions = tuple(_region(trace, point) for trace in traces if trace.get("fill") == "toself")
    places = tuple(place for trace in traces for place in _places(trace, point))
    return model.Map(regions=regions, places=places, aspect=width / height) if regions else None


def _region(trace: dict[str, Any], point: Point) -> model.Region:
    rings: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or pd.isna(x):
            rings.append([])
        else:
            rings[-1].append(point(x, y))
    return model.Region(
        fill=_opaque(trace["fillcolor"]),
        rings=tuple(tuple(ring) for ring in rings if len(ring) > 2),
        is_chosen=trace["line"]["width"] > _CHOSEN_WIDTH,
        is_outlined=trace["line"]["color"] != trace["fillcolor"],
    )


def _places(trace: dict[str, Any], point: Point) -> list[model.Place]:
    if "text" not in trace.get("mode", ""):
        return []
    count = len(trace["x"])
    marker = trace.get("marker", {})
    marks = _each(marker.get("color", "") if marker.get("opacity", 1) else "", count)
    sides = _each(trace.get("textposition", ""), count)
    places = []
    for x, y, words, mark, side in zip(trace["x"], trace["y"], trace["text"], marks, sides, strict=True):
        lines = tuple(line for part in str(words).split("<br>") if (line := _TAG.sub("", part).strip()))
        across, down = point(x, y)
        if lines and 0 <= across <= 1 and 0 <= down <= 1:
            places.append(
                model.Place(
                    lines=lines,
                    x=across,
                    y=down + (_BELOW if "bottom" in side else -_BELOW if "top" in side else 0),
                    colour=_opaque(trace["textfont"]["color"]),
                    mark=_opaque(mark) if mark else "",
                    side=next((each for each in ("left", "right") if each in side), "center"),
                )
            )
    return places


def _each(value: Any, count: int) -> list[str]:  # noqa: ANN401 - Plotly takes one or a list
    return [value] * count if isinstance(value, str) else list(value)


def _opaque(colour: str) -> str:
    """Return a colour as "#rrggbb", a transparent one as it looks on the page."""
    found = _RGBA.fullmatch(colour)
    if found is None:
        return colour
    *parts, opacity = (float(part) for part in found.groups())
    return "#" + "".join(f"{round(part * opacity + 254 * (1 - opacity)):02x}" for part in parts)
