"""Maps of a service network: points by kind, ways to the nearest of them, days of a visiting round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from charts import theme
from charts.drawing import Drawing
from charts.maps import Marker, Shade, municipality_map
from charts.places import place_names
from geo.boundaries import Outline
from i18n.text import Text

HEIGHT = 590
"""Height of the map in pixels."""

KINDS = {
    "open": {"symbol": "circle", "color": theme.BRAND.light, "size": 19},
    "popup": {"symbol": "circle", "color": theme.UNDER.light, "size": 19},
    "closed": {"symbol": "circle", "color": theme.GREY.light, "size": 19},
    "base": {"symbol": "square", "color": theme.INK.light, "size": 19},
}
"""Kind of a point -> its mark; each carries a sign as well, so colour does not tell alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point: coordinates in metres, its kind, the sign on it, words on hover and its municipality."""

    x: float
    y: float
    kind: str
    sign: str
    hover: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A straight line through points in metres, with its colour (of the light theme) and words on hover."""

    x: Sequence[float]
    y: Sequence[float]
    colour: str
    hover: str


def network_map(
    outlines: tuple[Outline, ...],
    shades: dict[str, Shade],
    names: Mapping[str, Marker],
    marks: Sequence[Mark],
    ways: Sequence[Way],
    text: Text,
    *,
    legend: Mapping[str, str],
    chosen: str = "",
) -> Drawing:
    """Return the map; ways are dotted, because they are no roads.

    Args:
        outlines: Boundaries of the municipalities and their neighbours.
        shades: Code of a municipality -> its fill and hover.
        names: Code -> where its name stands, and the words.
        marks: Points.
        ways: Lines between centres.
        text: The reader's language.
        legend: Kind of a point -> words.
        chosen: Code of the municipality whose border is strong; "" for none.
    """
    nameless = tuple(
        replace(outline, name="") if outline.ref_area in names else outline for outline in outlines
    )
    lines = [(way.x, way.y) for way in ways]
    beside = place_names(names, outlines, height=HEIGHT, clear_px=22, lines=lines)
    over = [*map(_line, ways), beside, _points(marks)]
    return municipality_map(
        nameless,
        shades,
        text,
        chosen=chosen,
        over=over,
        annotations=_legend(legend, marks),
        height=HEIGHT,
    )


def _line(way: Way) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(way.x),
        "y": list(way.y),
        "line": {"color": way.colour, "width": 2.6, "dash": "dot"},
        "hovertext": way.hover,
        "hoverinfo": "text",
    }


def _points(marks: Sequence[Mark]) -> dict[str, Any]:
    kinds = [KINDS[mark.kind] for mark in marks]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "text": [mark.sign for mark in marks],
        "textposition": "middle center",
        "textfont": {"size": 12, "color": theme.SURFACE.light},
        "marker": {
            "size": [kind["size"] for kind in kinds],
            "symbol": [kind["symbol"] for kind in kinds],
            "color": [kind["color"] for kind in kinds],
            "opacity": 1,
            "line": {"color": theme.SURFACE.light, "width": 1.5},
        },
        "hovertext": [mark.hover for mark in marks],
        "hoverinfo": "text",
        "meta": {"areas": [mark.area for mark in marks]},
    }


def _legend(legend: Mapping[str, str], marks: Sequence[Mark]) -> list[dict[str, Any]]:
    drawn = {mark.kind: mark.sign for mark in marks if mark.kind in legend}
    return [
        {
            "x": 0,
            "y": 1 - 0.04 * row,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "xshift": shift,
            "showarrow": False,
            "text": words,
            "font": {"size": size, "color": colour},
        }
        for row, kind in enumerate(kind for kind in legend if kind in drawn)
        for shift, words, size, colour in (
            (0, "■" if kind == "base" else "●", 17, KINDS[kind]["color"]),
            (20, legend[kind], 13, theme.INK.light),
        )
    ]
