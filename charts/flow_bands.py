"""Commuting flows as bands from home municipalities on the left to workplaces on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charts import theme
from charts.drawing import Drawing
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

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One flow: its nodes by name, persons, colour (of the light theme) and words on hover."""

    origin: str
    destination: str
    commuters: float
    colour: str
    hover: str


def flow_bands(
    bands: Sequence[Band], text: Text, *, origins: Sequence[str], destinations: Sequence[str]
) -> Drawing:
    """Draw the flows between two columns of nodes, each as high as its commuters are many.

    Args:
        bands: Flows; the small ones are drawn over the large ones.
        text: The reader's language.
        origins: Names of the nodes on the left, from the top.
        destinations: Names of the nodes on the right, from the top.
    """
    left = _Column.stacked(origins, [(band.origin, band.commuters) for band in bands])
    right = _Column.stacked(destinations, [(band.destination, band.commuters) for band in bands])
    # In the order of the other side, so that bands leave a node without crossing each other.
    order = sorted(bands, key=lambda band: (origins.index(band.origin), destinations.index(band.destination)))
    at_left, at_right = dict(left.top), dict(right.top)
    traces = {}
    for band in order:
        low, high = at_left[band.origin], at_right[band.destination]
        traces[band] = _ribbon(band, low, high)
        at_left[band.origin] -= band.commuters
        at_right[band.destination] -= band.commuters
    drawn = [traces[band] for band in sorted(traces, key=lambda band: -band.commuters)]
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
    layout["annotations"] = [
        *_labels(left, text, x=-_NODE, anchor="right"),
        *_labels(right, text, x=1 + _NODE, anchor="left"),
    ]
    nodes = [_nodes(left, -_NODE), _nodes(right, 1.0)]
    return Drawing([*drawn, *nodes], layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """Nodes of one side: name -> where it begins at the top, and how many commuters it holds."""

    top: dict[str, float]
    size: dict[str, float]
    height: float

    @classmethod
    def stacked(cls, names: Sequence[str], parts: list[tuple[str, float]]) -> "_Column":
        size = {name: sum(count for part, count in parts if part == name) for name in names}
        gap, slot = (share * sum(size.values()) for share in (GAP_SHARE, SLOT_SHARE))
        top, at = {}, 0.0
        for name in names:
            top[name] = at
            at -= max(size[name], slot) + gap
        return cls(top=top, size=size, height=-at - gap)


def _ribbon(band: Band, left: float, right: float) -> dict[str, Any]:
    ease = _CURVE**2 * (3 - 2 * _CURVE)
    top = left + (right - left) * ease
    y = np.concatenate([top, (top - band.commuters)[::-1]])
    x = np.concatenate([_CURVE, _CURVE[::-1]])
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x.round(3).tolist(),
        "y": y.round(1).tolist(),
        "fill": "toself",
        "fillcolor": band.colour,
        "line": {"width": 0},
        "opacity": 0.45,
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": band.hover,
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


def _labels(column: _Column, text: Text, *, x: float, anchor: str) -> list[dict[str, Any]]:
    return [
        {
            "x": x,
            "y": column.top[name] - size / 2,
            "text": f"{name} <b>{text.integer(size)}</b>",
            "xanchor": anchor,
            "xshift": -6 if anchor == "right" else 6,
            "showarrow": False,
            "font": {"size": 13, "color": theme.INK.light},
        }
        for name, size in column.size.items()
        if size
    ]
