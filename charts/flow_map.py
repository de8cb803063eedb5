"""Commuting flows on the map: curved arrows, as wide as the commuters are many, bowed apart by direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charts import theme
from charts.drawing import Drawing
from charts.maps import Marker, Shade, municipality_map
from charts.places import place_names
from geo.boundaries import Outline
from i18n.text import Text

HEIGHT = 590
"""Height of the map in pixels."""

WIDEST_M, THINNEST_M = 7_500.0, 700.0
"""Width of the largest arrow drawn, and the least of any, in metres on the ground."""

_BEND = 0.17
"""How far an arrow bows to the right of its way, as a share of the way."""

_APART_M = 2_500.0
"""Room between the two directions of a way, in metres on the ground."""

_CENTRE_M = 4_500.0
"""Room kept free around a centre."""

_GAP = np.full((1, 2), np.nan)
"""Between two outlines of one trace."""

KINDS = {"between": theme.BRAND, "out": theme.UNDER, "in": theme.CATEGORICAL[5]}
"""Kind of a flow -> its colour; the arrowhead tells the direction as well."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One flow: from and to in metres, persons, its kind (a key of `KINDS`) and words on hover."""

    start: tuple[float, float]
    end: tuple[float, float]
    commuters: float
    kind: str
    hover: str


def flow_map(
    outlines: tuple[Outline, ...],
    shades: dict[str, Shade],
    centres: Mapping[str, Marker],
    arrows: Sequence[Arrow],
    text: Text,
    *,
    is_estimate: bool,
    legend: Mapping[str, str],
) -> Drawing:
    """Return the map of flows.

    Args:
        outlines: Boundaries of the municipalities and their neighbours.
        shades: Code of a municipality -> its fill and hover.
        centres: Zone -> where it stands, with its name as the label.
        arrows: Flows, the largest first; an estimate has a dotted edge and a pale body.
        text: The reader's language.
        is_estimate: Whether the flows are modelled.
        legend: Kind -> words for the kinds that are drawn.
    """
    nameless = tuple(
        replace(outline, name="") if outline.ref_area in centres else outline for outline in outlines
    )
    most = max((arrow.commuters for arrow in arrows), default=1.0)
    shapes = [_Shape.of(arrow, max(WIDEST_M * arrow.commuters / most, THINNEST_M)) for arrow in arrows]
    filled = [_filled(kind, shapes, is_estimate=is_estimate) for kind in KINDS]
    over = [*filled, _dots(centres), place_names(centres, outlines, height=HEIGHT), _hovers(shapes)]
    return municipality_map(nameless, shades, text, over=over, annotations=_legend(legend), height=HEIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """An arrow as it is drawn: its outline, and points along its middle, in metres."""

    arrow: Arrow
    outline: Array
    middle: Array

    @classmethod
    def of(cls, arrow: Arrow, width: float) -> "_Shape":
        outline, middle = outline_of(arrow.start, arrow.end, width)
        return cls(arrow=arrow, outline=outline, middle=middle)


def _filled(kind: str, shapes: Sequence[_Shape], *, is_estimate: bool) -> dict[str, Any]:
    """Return all arrows of a kind as one trace: each trace takes as long to draw as the whole of this one."""
    colour = KINDS[kind].light
    around = [np.vstack([shape.outline, _GAP]) for shape in shapes if shape.arrow.kind == kind]
    points = np.vstack(around) if around else _GAP
    return {
        "type": "scatter",
        "mode": "lines",
        "x": points[:, 0].tolist(),
        "y": points[:, 1].tolist(),
        "fill": "toself",
        "fillcolor": colour,
        "line": {"color": colour, "width": 1, "dash": "dot" if is_estimate else "solid"},
        "opacity": 0.62 if is_estimate else 0.9,
        "hoverinfo": "skip",
    }


def _hovers(shapes: Sequence[_Shape]) -> dict[str, Any]:
    """Return points along every arrow, unseen, that say what it is; a smaller arrow wins."""
    points = np.vstack([shape.middle for shape in shapes]) if shapes else _GAP
    return {
        "type": "scatter",
        "mode": "none",  # nothing on the page, but the pointer finds it
        "x": points[:, 0].tolist(),
        "y": points[:, 1].tolist(),
        "hovertext": [shape.arrow.hover for shape in shapes for _ in shape.middle],
        "hoverinfo": "text",
    }


def outline_of(start: tuple[float, float], end: tuple[float, float], width: float) -> tuple[Array, Array]:
    """Return the closed outline of an arrow, bowed to the right of its way, and points along its middle.

    Both in metres, shape (points, 2).
    """
    a, b = np.array(start), np.array(end)
    way = b - a
    length = float(np.hypot(*way))
    right = np.array([way[1], -way[0]]) / length
    bow = (a + b) / 2 + right * max(length * _BEND, 1.25 * width + _APART_M)
    room = min(_CENTRE_M / length, 0.2)
    head = min(1.1 * width + 3_500.0, 0.4 * length)
    neck = 1 - room - head / length
    t = np.linspace(room, neck, 13)
    points, normals = _curve(a, bow, b, t)
    tip, _ = _curve(a, bow, b, np.array([1 - room]))
    half, wing = width / 2, width / 2 + 1_400.0
    left_side, right_side = points - normals * half, points + normals * half
    shape = np.vstack(
        [
            left_side,
            points[-1] - normals[-1] * wing,
            tip[0],
            points[-1] + normals[-1] * wing,
            right_side[::-1],
            left_side[0],
        ]
    )
    return shape.round(), points[2::2].round()


def _curve(a: Array, bow: Array, b: Array, t: Array) -> tuple[Array, Array]:
    """Return points of a quadratic Bézier curve, and the unit vectors to the right of the way there."""
    s = t[:, None]
    points = (1 - s) ** 2 * a + 2 * s * (1 - s) * bow + s**2 * b
    way = 2 * (1 - s) * (bow - a) + 2 * s * (b - bow)
    way = way / np.hypot(way[:, 0], way[:, 1])[:, None]
    return points, np.stack([way[:, 1], -way[:, 0]], axis=1)


def _dots(centres: Mapping[str, Marker]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [centre.x for centre in centres.values()],
        "y": [centre.y for centre in centres.values()],
        "marker": {"size": 7, "color": theme.INK.light, "line": {"color": theme.SURFACE.light, "width": 1}},
        "hoverinfo": "skip",
    }


def _legend(legend: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "x": 0,
            "y": 1 - 0.036 * row,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "xshift": shift,
            "showarrow": False,
            "text": words,
            "font": {"size": 13, "color": colour.light},
        }
        for row, (kind, label) in enumerate(legend.items())
        for shift, words, colour in ((0, "➤", KINDS[kind]), (17, label, theme.INK))
    ]
