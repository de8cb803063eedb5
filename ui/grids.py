"""Tables and maps of the pages, as exported files take them."""

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from domain.frames import ObsStatus
from i18n.text import Text
from reports import model
from reports.formats import PLAIN, NumberFormat, number_format
from ui.table import Column, Table, cell

_PERIODS = ("time_period", "year")
_TAG = re.compile(r"<[^>]*>")


def grid_of(table: Table, text: Text) -> model.Grid:
    """Return a table with its numbers unrounded, its suppressed cells without any."""
    rows = table.frame.to_dict("records")
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


def _column(rows: list[dict[Hashable, Any]], column: Column, text: Text) -> model.Column:
    cells = tuple(_cell(row, column, text) for row in rows)
    write = column.write
    return model.Column(
        name=column.name,
        label=column.label,
        cells=cells,
        definition=column.definition,
        is_numeric=write is not None,
        number_format=_format(cells, write, text) if write else PLAIN,
    )


def _format(cells: Iterable[model.Cell], write: Callable[[float], str], text: Text) -> NumberFormat:
    numbers = [cell.number for cell in cells if cell.number is not None]
    written = [(number, write(number)) for number in numbers]
    return number_format(written, decimal_mark=text.separators[0])


def _cell(row: dict[Hashable, Any], column: Column, text: Text) -> model.Cell:
    shown = cell(row, column, text)
    words, status = shown["text"], shown["status"]
    if status in (ObsStatus.CONFIDENTIAL, ObsStatus.MISSING):
        return model.Cell(value=None, text=words, status=status)
    value = row[column.name]
    return model.Cell(value=float(value) if column.write else str(value), text=words, status=status)


def map_of(drawing: go.Figure) -> model.Map | None:
    """Return the map that a figure draws; None if it draws none.

    A map is a figure whose axes share a scale and whose areas are filled outlines.
    """
    spec = drawing.to_plotly_json()
    layout = spec["layout"]
    if layout.get("yaxis", {}).get("scaleanchor") != "x":
        return None
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    width, height = right - left, top - bottom

    def point(x: float, y: float) -> tuple[float, float]:
        return (x - left) / width, (top - y) / height

    traces = spec["data"]
    regions = tuple(_region(trace, point) for trace in traces if trace.get("fill") == "toself")
    places = tuple(place for trace in traces for place in _places(trace, point))
    return model.Map(regions=regions, places=places, aspect=width / height) if regions else None


Point = Callable[[float, float], tuple[float, float]]


def _region(trace: dict[str, Any], point: Point) -> model.Region:
    rings: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or pd.isna(x):
            rings.append([])
        else:
            rings[-1].append(point(x, y))
    return model.Region(
        fill=trace["fillcolor"],
        rings=tuple(tuple(ring) for ring in rings if len(ring) > 2),
        is_chosen=trace["line"]["width"] > 2,
    )


def _places(trace: dict[str, Any], point: Point) -> list[model.Place]:
    if "text" not in trace.get("mode", ""):
        return []
    is_marked = "marker" in trace and trace["marker"].get("opacity", 1) > 0
    places = []
    for x, y, words in zip(trace["x"], trace["y"], trace["text"], strict=True):
        lines = tuple(line for part in str(words).split("<br>") if (line := _TAG.sub("", part).strip()))
        across, down = point(x, y)
        if lines and 0 <= across <= 1 and 0 <= down <= 1:
            place = model.Place(
                lines=lines, x=across, y=down, colour=trace["textfont"]["color"], is_marked=is_marked
            )
            places.append(place)
    return places
