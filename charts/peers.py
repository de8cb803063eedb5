"""How far areas are from one, and what of it each dimension makes."""

from collections.abc import Mapping

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

ROW_PX = 30
"""Height of one bar with its gap, in pixels."""

_LEGEND_PX = 128


def apart(rows: pd.DataFrame, text: Text, *, names: Mapping[str, str]) -> Drawing:
    """Draw one bar per area, as long as its distance, in stretches by what of it each dimension makes.

    Args:
        rows: The nearest first: name, distance, why, and `<dimension>_part` of the squared distance.
        text: The reader's language.
        names: Dimension -> its name.
    """
    rows = rows[::-1]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "y": rows["name"].tolist(),
            "x": (rows["distance"] * rows[f"{dimension}_part"]).tolist(),
            "marker": {"color": colour.light},
            "hovertext": [
                f"<b>{each}</b><br>{why}" for each, why in zip(rows["name"], rows["why"], strict=True)
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for (dimension, name), colour in zip(names.items(), theme.CATEGORICAL, strict=False)
    ]
    longest = 1.15 * float(rows["distance"].max() or 1)
    words = [text.number(each, 2) for each in rows["distance"]]
    numbers = labels(rows["distance"], rows["name"], words, clear_px=4, size=theme.FONT_SIZE)
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + _LEGEND_PX + 16,
        barmode="stack",
        showlegend=True,
        legend={
            "orientation": "h",
            "traceorder": "normal",
            "xref": "container",
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "x": 0,
            "xanchor": "left",
        },
        xaxis={"visible": False, "range": [0, longest]},
        yaxis={"ticksuffix": " "},
        margin={"t": _LEGEND_PX},
    )
    return Drawing([*traces, numbers], layout)
