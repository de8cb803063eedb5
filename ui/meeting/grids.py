"""Tables and maps of the pages, as exported files take them."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from charts.drawing import Drawing
from domain.frames import ObsStatus
from domain.records import records
from domain.rounding import Toward
from i18n.text import Text
from reports import model
from reports.model import SUPPRESSED_MARK
from ui.table import NOTHING, Column, Table, cell

_PERIODS = ("time_period", "year")
_TAG = re.compile(r"<[^>]*>")
_RGBA = re.compile(r"rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)")
_CHOSEN_WIDTH = 2
"""Width of a border in pixels, above which it is that of the chosen municipality."""

_BELOW = 0.03
"""How far below or above its point a name stands, as a share of the map's height."""

Point = Callable[[float, float], tuple[float, float]]


def grid_of(table: Table, text: Text) -> model.Grid:
    """Return a table with its numbers unrounded but for bounds, its suppressed cells without any."""
    rows = records(table.frame)
    frame = table.frame
    periods = next((frame[name].astype(str) for name in _PERIODS if name in frame.columns), None)
    is_period = periods is not None and periods.is_unique and len(frame) > 1
    return model.Grid(
        caption=table.caption,
        columns=tuple(_column(rows, column, text) for column in table.columns),
        file=table.file,
        areas=tuple(frame["ref_area"].astype(str)) if "ref_area" in frame.columns else (),
        periods=tuple(periods) if periods is not None and is_period else (),
    )


def _column(rows: list[dict[str, Any]], column: Column, text: Text) -> model.Column:
    cells = tuple(_cell(row, column, text) for row in rows)
    measured = column.quantity
    if measured is not None and not column.own:
        measured = measured.fixed(cell.number for cell in cells if cell.number is not None)
    return model.Column(
        name=column.name, label=column.label, cells=cells, definition=column.definition, quantity=measured
    )


def _cell(row: dict[str, Any], column: Column, text: Text) -> model.Cell:
    shown = cell(row, column, text)
    words, status = shown["text"], shown["status"]
    if status == ObsStatus.CONFIDENTIAL and column.shown:
        words = SUPPRESSED_MARK  # what a reader may see derived on the page is in no file
    if status in (ObsStatus.CONFIDENTIAL, ObsStatus.MISSING, NOTHING):
        return model.Cell(value=None, text=words, status=status)
    value, quantity = row[column.name], column.quantity_of(row)
    if quantity is None:
        return model.Cell(value=str(value), text=words, status=status)
    measured, toward = quantity.fixed([value]), column.toward(row)
    if toward is not Toward.NEAREST:
        value = measured.bound(value, toward)  # every program would round it to the nearest
    return model.Cell(value=float(value), text=words, status=status, quantity=measured)


def map_of(drawing: Drawing) -> model.Map | None:
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
