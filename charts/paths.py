"""Cases by what became of them as bands, the lost in the signal colour and hidden counts hatched."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

ROW_PX = 34
_LEGEND_PX = 60
_AXIS_PX = 62

KINDS = {
    "moved_on": theme.BRAND,
    "ended": theme.CATEGORICAL[5],
    "inside": theme.PALE,
    "lost": theme.OVER,
    "up_to_7": theme.SEQUENTIAL[1],
    "up_to_30": theme.SEQUENTIAL[2],
    "over_30": theme.UNDER,
    "hidden": theme.UNKNOWN,
}
"""Kinds of bands with their colours; `hidden` is what a row's hidden counts make up together."""


def bands(rows: pd.DataFrame, text: Text, *, kinds: Mapping[str, str], unit: str, mark: str = "") -> Drawing:
    """Draw rows of bands.

    Args:
        rows: From the top: label, a column of persons for each kind (missing where it is hidden), words at
            the end of the row, and hover.
        text: The reader's language.
        kinds: Those of `KINDS` to draw, in order, each with its name.
        unit: What the axis counts.
        mark: What is written under the picture, such as that it is generated; "" for nothing.
    """
    heights = [-float(row) for row in range(len(rows))]
    rows = rows.fillna(dict.fromkeys(kinds, 0.0))
    ends = rows[list(kinds)].sum(axis="columns")
    longest = max(float(ends.max()), 1.0)
    traces = [_band(rows, heights, kind, name) for kind, name in kinds.items()]
    words = labels(ends.tolist(), heights, rows["words"].tolist(), clear_px=6, colour=theme.OVER.light)
    traces.append(words)
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + _LEGEND_PX + _AXIS_PX,
        barmode="stack",
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "x": 0,
            "xanchor": "left",
            "traceorder": "normal",
        },
        xaxis={
            "range": [0, 1.28 * longest],
            "nticks": 5,
            "tickangle": 0,
            "tickformat": ",.0f",
            "title": {
                "text": f"{unit} ({mark})" if mark else unit,
                "font": {"size": 12, "color": theme.MUTED.light},
            },
        },
        yaxis={
            "tickvals": heights,
            "ticktext": rows["label"].tolist(),
            "range": [heights[-1] - 0.6, 0.6],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": theme.INK.light},
        },
        margin={"t": 26},
    )
    return Drawing(traces, layout)


def _band(rows: pd.DataFrame, heights: list[float], kind: str, name: str) -> dict[str, Any]:
    marker: dict[str, Any] = {
        "color": KINDS[kind].light,
        "line": {"color": theme.SURFACE.light, "width": 1},
    }
    if kind == "hidden":
        marker["pattern"] = {"shape": "/", "fgcolor": theme.MUTED.light, "size": 5, "solidity": 0.2}
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": heights,
        "x": rows[kind].tolist(),
        "width": 0.62,
        "marker": marker,
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
