"""Maps of the area's municipalities: drawn from their boundaries, the same extent everywhere, no tiles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from charts import theme
from charts.drawing import Drawing
from geo.boundaries import Outline
from i18n.text import Text

HEIGHT = 560
"""Height of a map in pixels."""

HATCH = {
    "shape": "/",
    "size": 7,
    "solidity": 0.25,
    "fgcolor": theme.GREY.light,
    "bgcolor": theme.UNKNOWN.light,
}
"""Fill of an area whose value is not known."""

NEIGHBOUR_PX = (5.0, 12.0)
"""Width of a letter and height of a line of the neighbours' names, in pixels."""

_BORDER_PX = 1.2
"""Width of a border, but for the chosen municipality's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """How one municipality is drawn.

    Attributes:
        colour: Fill, in the light theme's colours; None draws the hatch of an unknown value.
        is_strong: Whether the fill is so dark (in the dark theme: so light) that text on it is reversed.
        label: Words under the municipality's name.
        hover: Words on hover, with Plotly's `<b>` and `<br>`.
    """

    colour: str | None
    is_strong: bool
    label: str
    hover: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A point on the map: coordinates in metres (ETRS-TM35FIN), its words, and whether it is open."""

    x: float
    y: float
    label: str
    hover: str
    is_open: bool = True


def extent(outlines: tuple[Outline, ...]) -> tuple[list[float], list[float]]:
    """Return the x and y range that holds the area's municipalities with a margin, in metres."""
    own = [outline for outline in outlines if outline.is_own]
    xs = [x for outline in own for x in outline.x if x is not None]
    ys = [y for outline in own for y in outline.y if y is not None]
    margin = 9_000
    return [min(xs) - margin, max(xs) + margin], [min(ys) - margin, max(ys) + margin]


def municipality_map(
    outlines: tuple[Outline, ...],
    shades: dict[str, Shade],
    text: Text,
    *,
    chosen: str = "",
    markers: tuple[Marker, ...] = (),
    over: Sequence[dict[str, Any]] = (),
    annotations: Sequence[dict[str, Any]] = (),
    height: int = HEIGHT,
) -> Drawing:
    """Return the map with each municipality shaded, named and labelled; neighbours stay pale.

    Args:
        outlines: Boundaries of the municipalities and their neighbours.
        shades: Code of a municipality -> how it is drawn.
        text: The reader's language.
        chosen: Code of the municipality whose border is drawn strong; "" for none.
        markers: Points drawn over the municipalities.
        over: Further traces, drawn last.
        annotations: Words on the map.
        height: Height in pixels.
    """
    shaded = [outline for outline in outlines if outline.ref_area in shades]
    areas = [_area(outline, shades[outline.ref_area], chosen) for outline in shaded]
    # The chosen border is drawn last, or a neighbour's border would cross it.
    areas.sort(key=lambda trace: trace["line"]["width"])
    traces = [_land([outline for outline in outlines if outline.ref_area not in shades]), *areas]
    named = [outline for outline in shaded if outline.name]
    traces += [_names(named, shades, strong=strong) for strong in (False, True)] if named else []
    traces.append(_neighbour_names(outlines, height))
    if markers:
        traces.append(_points(markers))
    traces += over
    xs, ys = extent(outlines)
    layout = theme.layout(
        text,
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis={"visible": False, "range": xs, "fixedrange": False, "constrain": "domain"},
        yaxis={
            "visible": False,
            "range": ys,
            "fixedrange": False,
            "scaleanchor": "x",
            "constrain": "domain",
        },
        hovermode="closest",
        dragmode="pan",
        uirevision="map",
        annotations=list(annotations),
    )
    return Drawing(traces, layout)


def _land(outlines: Sequence[Outline]) -> dict[str, Any]:
    """Return the municipalities that are not shaded, as one trace: each trace costs time at every redraw."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(_apart(outline.x for outline in outlines)),
        "y": list(_apart(outline.y for outline in outlines)),
        "fill": "toself",
        "fillcolor": theme.LAND.light,
        "line": {"color": theme.SURFACE.light, "width": _BORDER_PX},
        "hoverinfo": "skip",
    }


def _apart(lines: Iterable[Sequence[float | None]]) -> Iterator[float | None]:
    """Yield the coordinates of several lines, a gap after each."""
    for line in lines:
        yield from line
        yield None


def _area(outline: Outline, shade: Shade, chosen: str) -> dict[str, Any]:
    is_chosen = outline.ref_area == chosen
    fill = {"fillpattern": HATCH, "fillcolor": theme.UNKNOWN.light}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": outline.x,
        "y": outline.y,
        "fill": "toself",
        **(fill if shade.colour is None else {"fillcolor": shade.colour}),
        "line": {
            "color": theme.INK.light if is_chosen else theme.SURFACE.light,
            "width": 2.5 if is_chosen else _BORDER_PX,
        },
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": shade.hover,
        "name": outline.name,
        "meta": {"area": outline.ref_area},
    }


def _names(outlines: Sequence[Outline], shades: dict[str, Shade], *, strong: bool) -> dict[str, Any]:
    drawn = [o for o in outlines if shades[o.ref_area].is_strong == strong]
    labels = [shades[o.ref_area].label for o in drawn]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [o.label_x for o in drawn],
        "y": [o.label_y for o in drawn],
        "text": [
            f"{o.name}<br><b>{label}</b>" if label else o.name for o, label in zip(drawn, labels, strict=True)
        ],
        "textfont": {
            "size": 12,
            "color": theme.SURFACE.light if strong else theme.INK.light,
            "shadow": theme.HALO_STRONG.light if strong else theme.HALO.light,
        },
        "hoverinfo": "skip",
    }


def named_neighbours(outlines: tuple[Outline, ...], height: int) -> list[Outline]:
    """Return the neighbours whose names stand on the map: those that its edge does not cut."""
    (west, east), (south, north) = extent(outlines)
    letter, line = (px * (north - south) / height for px in NEIGHBOUR_PX)
    return [
        outline
        for outline in outlines
        if not outline.is_own
        and min(outline.label_x - west, east - outline.label_x) >= len(outline.name) * letter / 2
        and min(outline.label_y - south, north - outline.label_y) >= line / 2
    ]


def _neighbour_names(outlines: tuple[Outline, ...], height: int) -> dict[str, Any]:
    drawn = named_neighbours(outlines, height)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [o.label_x for o in drawn],
        "y": [o.label_y for o in drawn],
        "text": [o.name for o in drawn],
        "textfont": {"size": 10, "color": theme.MUTED.light},
        "hoverinfo": "skip",
    }


def _points(markers: tuple[Marker, ...]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [marker.x for marker in markers],
        "y": [marker.y for marker in markers],
        "text": [marker.label for marker in markers],
        "hovertext": [marker.hover for marker in markers],
        "hoverinfo": "text",
        "textposition": "middle center",
        "textfont": {"size": 12, "color": theme.SURFACE.light},
        "marker": {
            "size": 22,
            "color": [theme.BRAND.light if marker.is_open else theme.GREY.light for marker in markers],
            "line": {"color": theme.SURFACE.light, "width": 1.5},
        },
    }
