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
    shapes = _shapes(arrows, [max(WIDEST_M * arrow.commuters / most, THINNEST_M) for arrow in arrows])
    filled = [_filled(kind, shapes, is_estimate=is_estimate) for kind in KINDS]
    over = [*filled, _dots(centres), place_names(centres, outlines, height=HEIGHT), _hovers(shapes)]
    return municipality_map(nameless, shades, text, over=over, annotations=_legend(legend), height=HEIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """An arrow as it is drawn: its outline, and points along its middle, in metres."""

    arrow: Arrow
    outline: Array
    middle: Array


def _shapes(arrows: Sequence[Arrow], widths: Sequence[float]) -> list[_Shape]:
    if not arrows:
        return []
    starts, ends = (np.array([getattr(arrow, end) for arrow in arrows]) for end in ("start", "end"))
    around, middles = outlines_of(starts, ends, np.array(widths))
    return [
        _Shape(arrow=arrow, outline=outline, middle=middle)
        for arrow, outline, middle in zip(arrows, around, middles, strict=True)
    ]


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


def outlines_of(starts: Array, ends: Array, widths: Array) -> tuple[Array, Array]:
    """Return the closed outlines of arrows, bowed to the right of their way, and points along their middles.

    Args:
        starts: Where they begin, in metres, shape (arrows, 2).
        ends: Where they end, the same.
        widths: Of their bodies, in metres, shape (arrows,).

    Returns:
        Outlines and middles, shape (arrows, points, 2), in metres.
    """
    way = ends - starts
    length = np.hypot(way[:, 0], way[:, 1])
    right = np.stack([way[:, 1], -way[:, 0]], axis=1) / length[:, None]
    bow = (starts + ends) / 2 + right * np.maximum(length * _BEND, 1.25 * widths + _APART_M)[:, None]
    room = np.minimum(_CENTRE_M / length, 0.2)
    head = np.minimum(1.1 * widths + 3_500.0, 0.4 * length)
    # The last point is the tip, the one before it the neck.
    along = np.append(np.linspace(room, 1 - room - head / length, 13), [1 - room], axis=0).T
    points, normals = _curves(starts, bow, ends, along)
    body, sides, tip = points[:, :-1], normals[:, :-1], points[:, -1:]
    half, wing = (widths / 2)[:, None, None], (widths / 2 + 1_400.0)[:, None, None]
    left, neck, wings = body - sides * half, body[:, -1:], sides[:, -1:] * wing
    right_back = (body + sides * half)[:, ::-1]
    around = np.concatenate([left, neck - wings, tip, neck + wings, right_back, left[:, :1]], axis=1)
    return around.round(), body[:, 2::2].round()


def _curves(starts: Array, bows: Array, ends: Array, along: Array) -> tuple[Array, Array]:
    """Return points of quadratic Bézier curves, and the unit vectors to the right of the way there."""
    a, bow, b, s = starts[:, None], bows[:, None], ends[:, None], along[..., None]
    points = (1 - s) ** 2 * a + 2 * s * (1 - s) * bow + s**2 * b
    way = 2 * (1 - s) * (bow - a) + 2 * s * (b - bow)
    way = way / np.hypot(way[..., 0], way[..., 1])[..., None]
    return points, np.stack([way[..., 1], -way[..., 0]], axis=-1)


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
