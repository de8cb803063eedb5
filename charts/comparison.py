"""Values side by side: a mark for each scenario, or for each way to divide a cost, in every row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts import theme
from charts.drawing import Drawing
from domain.interval import Interval
from i18n.text import Text

SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "star", "hexagon")
"""A shape for each series, so that no mark is told by its colour alone."""

ROW_PX = 36
_SPREAD = 0.56
"""How much of a row's height its marks take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One mark in every row, such as a scenario.

    Attributes:
        label: Name at the mark's legend, markup already made harmless.
        place: Which one it is, from 0; decides shape and colour.
        values: In the order of the rows; NaN where unknown.
        hover: Words on hover, by row.
        is_hollow: Whether it is a second result of the same.
    """

    label: str
    place: int
    values: Sequence[Interval]
    hover: Sequence[str]
    is_hollow: bool = False


def side_by_side(
    rows: Sequence[str],
    bands: Sequence[Interval | None],
    series: Sequence[Series],
    text: Text,
    *,
    band_label: str,
    axis_label: str,
    areas: Sequence[str] = (),
) -> Drawing:
    """Draw rows, each with its band and a mark for each series.

    Args:
        rows: Names, in reading order.
        bands: What the marks of each row are held against, such as a target; None where there is none.
        series: What is compared, the first one first.
        text: The reader's language.
        band_label: Name of the bands.
        axis_label: What the axis measures.
        areas: The area of each row, where rows are areas.
    """
    known = [value.high for each in series for value in each.values if value.is_known]
    high = 1.08 * max([*known, *(band.high for band in bands if band)], default=1.0)
    layout = theme.layout(
        text,
        height=ROW_PX * len(rows) + 104,
        showlegend=True,
        legend={"orientation": "h", "y": 1.01, "yanchor": "bottom", "x": 0, "itemclick": False},
        xaxis={
            "range": [0, high],
            "tickformat": ",~f",
            "title": {"text": axis_label, "font": {"size": 12, "color": theme.MUTED.light}},
        },
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": list(rows),
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": theme.INK.light},
        },
        bargap=0.2,
    )
    marks = [
        _marks(each, number, len(series)) | {"meta": {"areas": list(areas)}}
        for number, each in enumerate(series)
    ]
    return Drawing([_bands(bands, band_label), *marks], layout)


def _bands(bands: Sequence[Interval | None], label: str) -> dict[str, Any]:
    drawn = [(row, band) for row, band in enumerate(bands) if band]
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "y": [row for row, _ in drawn],
        "base": [band.low for _, band in drawn],
        "x": [band.high - band.low for _, band in drawn],
        "width": 0.8,
        "marker": {"color": theme.GREY_SOFT.light},
        "hoverinfo": "skip",
    }


def _marks(each: Series, number: int, count: int) -> dict[str, Any]:
    colour = theme.CATEGORICAL[each.place].light
    shift = _SPREAD * ((number + 0.5) / count - 0.5)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": each.label,
        "x": [value.high if value.is_known else None for value in each.values],
        "y": [row + shift for row in range(len(each.values))],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [0.0] * len(each.values),
            "arrayminus": [value.high - value.low if value.is_known else 0.0 for value in each.values],
            "color": colour,
            "thickness": 3,
            "width": 0,
        },
        "marker": {
            "symbol": SYMBOLS[each.place],
            "size": 12,
            "color": theme.SURFACE.light if each.is_hollow else colour,
            "line": {"color": colour, "width": 2},
        },
        "text": list(each.hover),
        "hovertemplate": "%{text}<extra></extra>",
    }
