"""Hours of statutory work by kind as stacked bars, with the hours of staff as an outline around each."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from i18n.text import Text

ROW_PX = 34
"""Height of one row in pixels."""

_LEGEND_PX = 60
WORDS_PX = 132
"""Width of the column of words at the right, in pixels."""

KINDS = {
    "initial": theme.CATEGORICAL[2],
    "discussions": theme.BRAND,
    "supplementary": theme.CATEGORICAL[3],
    "activation": theme.CATEGORICAL[5],
    "other": theme.PALE,
}
"""Kinds of work in drawing order, with their colours."""


def hour_bars(
    rows: pd.DataFrame,
    text: Text,
    *,
    kinds: Mapping[str, str],
    available: str,
    words: str,
    unit: str,
    legend: bool = True,
) -> Drawing:
    """Draw the hours that work takes and the hours that staff give, one row each.

    Args:
        rows: From the top: label, one column of hours for each of `kinds` (NaN is unknown),
            available_hours, words (written at the right) and hover.
        text: The reader's language.
        kinds: Those of `KINDS` to draw, each with its name.
        available: Name of the outline.
        words: Heading of the words at the right.
        unit: Unit of the axis, in words.
        legend: Whether the colours are explained; a second figure beside the first needs it not.
    """
    heights = [-float(row) for row in range(len(rows))]
    longest = max(rows["available_hours"].max(), rows[list(kinds)].sum(axis="columns").max(), 1.0)
    traces = [_kind(rows, heights, kind, name) for kind, name in kinds.items()]
    traces.append(_outline_in_legend(available))
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + (_LEGEND_PX if legend else 0) + 82,
        barmode="stack",
        showlegend=legend,
        legend={
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "x": 0,
            "xanchor": "left",
            "traceorder": "normal",
        },
        xaxis={
            "range": [0, 1.04 * longest],
            "nticks": 4,
            "tickangle": 0,
            "tickformat": ",.0f",
            "title": {"text": unit, "font": {"size": 12, "color": theme.MUTED.light}},
        },
        yaxis={
            "tickvals": heights,
            "ticktext": rows["label"].tolist(),
            "range": [heights[-1] - 0.6, 0.6],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": theme.INK.light},
        },
        margin={"r": WORDS_PX, "t": 26},
    )
    layout["shapes"] = [
        _outline(height, hours)
        for height, hours in zip(heights, rows["available_hours"], strict=True)
        if hours > 0
    ]
    layout["annotations"] = [
        *(_words(height, each) for height, each in zip(heights, rows["words"], strict=True)),
        _words(0.62, words) | {"yanchor": "bottom", "font": {"size": 12, "color": theme.MUTED.light}},
    ]
    return Drawing(traces, layout)


def _kind(rows: pd.DataFrame, heights: list[float], kind: str, name: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": heights,
        "x": rows[kind].tolist(),
        "width": 0.52,
        "marker": {"color": KINDS[kind].light, "line": {"color": theme.SURFACE.light, "width": 1}},
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _outline(height: float, hours: float) -> dict[str, Any]:
    line = {"color": theme.INK.light, "width": 1.4}
    return {"type": "rect", "x0": 0, "x1": hours, "y0": height - 0.38, "y1": height + 0.38, "line": line}


def _outline_in_legend(name: str) -> dict[str, Any]:
    """Return an empty trace, so that the legend explains the outlines."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [None],
        "y": [None],
        "marker": {
            "symbol": "square-open",
            "size": 11,
            "color": theme.INK.light,
            "line": {"color": theme.INK.light, "width": 1.4},
        },
    }


def _words(height: float, words: str) -> dict[str, Any]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "xshift": WORDS_PX - 4,
        "y": height,
        "yanchor": "middle",
        "text": words,
        "showarrow": False,
        "font": {"size": 13, "color": theme.INK.light},
    }
