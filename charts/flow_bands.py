"""Commuting flows as bands from home municipalities on the left to workplaces on the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charts import theme
from charts.drawing import Drawing
from charts.labels import Side, labels
from i18n.text import Text

HEIGHT = 470
"""Height of the drawing in pixels."""

GAP_SHARE = 0.012
"""Gap between two nodes, as a share of all commuters drawn."""

SLOT_SHARE = 0.034
"""Least height of a node's place, so that its name does not run into the next; a share as above."""

LABEL_PX = 132
"""Room for the names on either side, in pixels."""

_NODE = 0.02
"""Width of a node, as a share of the way from left to right."""

_CURVE = np.linspace(0, 1, 15)
_TOLD = np.linspace(0.04, 0.96, 8).round(3)
"""Where along its way a band answers the pointer."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One flow: its nodes by name, persons, colour (of the light theme) and words on hover.

    `low` and `high` are what a count with suppressed cells may be; else both are the persons.
    """

    origin: str
    destination: str
    commuters: float
    low: float
    high: float
    colour: str
    hover: str


def flow_bands(
    bands: Sequence[Band], text: Text, *, origins: Sequence[str], destinations: Sequence[str]
) -> Drawing:
    """Draw the flows between two columns of nodes, each as high as its commuters are many.

    Args:
        bands: Flows.
        text: The reader's language.
        origins: Names of the nodes on the left, from the top.
        destinations: Names of the nodes on the right, from the top.
    """
    left = _Column.stacked(origins, [(band.origin, band) for band in bands])
    right = _Column.stacked(destinations, [(band.destination, band) for band in bands])
    # In the order of the other side, so that bands leave a node without crossing each other.
    order = sorted(bands, key=lambda band: (origins.index(band.origin), destinations.index(band.destination)))
    at_left, at_right = dict(left.top), dict(right.top)
    ribbons = []
    for band in order:
        ribbons.append(_Ribbon(band, at_left[band.origin], at_right[band.destination]))
        at_left[band.origin] -= band.commuters
        at_right[band.destination] -= band.commuters
    highest = max(left.height, right.height, 1.0)
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        barmode="overlay",
        xaxis={"visible": False, "range": [-_NODE, 1 + _NODE]},
        yaxis={"visible": False, "range": [-highest, 0]},
        margin={"l": LABEL_PX, "r": LABEL_PX, "t": 8, "b": 8},
        meta={"narrow": {"margin": {"l": 116, "r": 116}}},
    )
    traces = [
        *_filled(ribbons),
        _nodes(left, -_NODE),
        _nodes(right, 1.0),
        _named(left, text, x=-_NODE, side="left"),
        _named(right, text, x=1 + _NODE, side="right"),
        _hovers(ribbons),
    ]
    return Drawing(traces, layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """Nodes of one side: name -> where it begins at the top, how many commuters it holds, and the ends."""

    top: dict[str, float]
    size: dict[str, float]
    ends: dict[str, tuple[float, float]]
    height: float

    @classmethod
    def stacked(cls, names: Sequence[str], parts: list[tuple[str, Band]]) -> "_Column":
        held = {name: [band for part, band in parts if part == name] for name in names}
        size = {name: sum(band.commuters for band in bands) for name, bands in held.items()}
        ends = {
            name: (sum(band.low for band in bands), sum(band.high for band in bands))
            for name, bands in held.items()
        }
        gap, slot = (share * sum(size.values()) for share in (GAP_SHARE, SLOT_SHARE))
        top, at = {}, 0.0
        for name in names:
            top[name] = at
            at -= max(size[name], slot) + gap
        return cls(top=top, size=size, ends=ends, height=-at - gap)


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """A band between the heights at which it leaves on the left and arrives on the right."""

    band: Band
    left: float
    right: float

    def top(self, way: Array) -> Array:
        """Return the height of the upper edge, `way` being 0 on the left and 1 on the right."""
        edge: Array = self.left + (self.right - self.left) * way**2 * (3 - 2 * way)
        return edge


def _filled(ribbons: Sequence[_Ribbon]) -> Iterator[dict[str, Any]]:
    """Yield the bands of each home and colour as one trace, largest first: they never cross each other.

    A trace for each band would take four times as long to draw.
    """
    together: dict[tuple[str, str], list[_Ribbon]] = {}
    for ribbon in ribbons:
        together.setdefault((ribbon.band.origin, ribbon.band.colour), []).append(ribbon)
    for (_, colour), each in sorted(
        together.items(), key=lambda item: -sum(ribbon.band.commuters for ribbon in item[1])
    ):
        around = [
            np.concatenate([top, (top - ribbon.band.commuters)[::-1], [np.nan]])
            for ribbon in each
            for top in [ribbon.top(_CURVE)]
        ]
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": np.tile(np.concatenate([_CURVE, _CURVE[::-1], [np.nan]]), len(each)).round(3),
            "y": np.concatenate(around).round(1),
            "fill": "toself",
            "fillcolor": colour,
            "line": {"width": 0},
            "opacity": 0.45,
            "hoverinfo": "skip",
        }


def _hovers(ribbons: Sequence[_Ribbon]) -> dict[str, Any]:
    """Return points along the middle of every band, unseen, that say what it is; a smaller band wins."""
    order = sorted(ribbons, key=lambda ribbon: -ribbon.band.commuters)
    middles = [ribbon.top(_TOLD) - ribbon.band.commuters / 2 for ribbon in order]
    return {
        "type": "scatter",
        "mode": "none",  # nothing on the page, but the pointer finds it
        "x": np.tile(_TOLD, len(order)),
        "y": np.concatenate(middles).round(1) if middles else [],
        "hovertext": [ribbon.band.hover for ribbon in order for _ in _TOLD],
        "hoverinfo": "text",
    }


def _nodes(column: _Column, x: float) -> dict[str, Any]:
    names = [name for name, size in column.size.items() if size]
    return {
        "type": "bar",
        "orientation": "v",
        "x": [x + _NODE / 2] * len(names),
        "y": [-column.size[name] for name in names],
        "base": [column.top[name] for name in names],
        "width": _NODE,
        "marker": {"color": theme.INK.light},
        "hoverinfo": "skip",
    }


def _named(column: _Column, text: Text, *, x: float, side: Side) -> dict[str, Any]:
    shown = {name: size for name, size in column.size.items() if size}
    return labels(
        [x] * len(shown),
        [column.top[name] - size / 2 for name, size in shown.items()],
        [f"{name} <b>{text.span(*column.ends[name])}</b>" for name in shown],
        side=side,
        clear_px=6,
    )
