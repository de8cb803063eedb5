"""Printed numbers against recomputed ones: every check as a mark, and how far off the wrong ones are."""

from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from domain.records import records
from i18n.text import Text

MARKS = {
    "agrees": ("circle", theme.BRAND),
    "explained": ("diamond", theme.UNDER),
    "differs": ("triangle-up", theme.OVER),
    "not_computable": ("circle-open", theme.MUTED),
}
"""Shape and colour of each verdict: told by both."""

EDGE = 0.2
"""Deviations beyond this are drawn at the edge, with an arrow and their number [A]: one is off by 90 %."""

_GROUP_PX, _DEVIATION_PX = 46, 36
_PALE = 0.25
_TICKS = (-0.2, 0.0, 0.2)


def check_dots(rows: pd.DataFrame, text: Text, *, labels: dict[str, str], chosen: str = "") -> Drawing:
    """Draw every check as a mark in a row of its kind, with the kind's name above the row.

    Args:
        rows: Columns ref_area, group (the kind in words), verdict and hover; one row per check.
        text: The reader's language.
        labels: Verdict -> its words in the legend.
        chosen: Code of the area beside whose marks the others are pale; "" for none.
    """
    groups = list(dict.fromkeys(rows["group"]))
    placed = rows.assign(x=rows.groupby("group").cumcount(), y=rows["group"].map(groups.index))
    traces = []
    for verdict, label in labels.items():
        shape, colour = MARKS[verdict]
        own = placed[placed["verdict"] == verdict]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": label,
                "x": own["x"].tolist(),
                "y": own["y"].tolist(),
                "hovertext": own["hover"].tolist(),
                "hoverinfo": "text",
                "meta": {"areas": own["ref_area"].tolist()},
                "marker": {
                    "symbol": shape,
                    "size": 11 if verdict in ("agrees", "not_computable") else 14,
                    "color": colour.light,
                    "line": {"width": 2 if shape.endswith("open") else 0, "color": colour.light},
                    "opacity": [_opacity(each, chosen) for each in own["ref_area"]],
                },
            }
        )
    layout = theme.layout(
        text,
        height=len(groups) * _GROUP_PX + 66,
        xaxis={"visible": False, "range": [-0.8, placed["x"].max() + 0.8]},
        yaxis={"visible": False, "range": [len(groups) - 0.5, -0.9]},
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "x": 0,
            "itemclick": False,
            "itemdoubleclick": False,
        },
        margin={"l": 0, "r": 0, "t": 56, "b": 0},
        hovermode="closest",
    )
    layout["annotations"] = [
        {
            "x": -0.5,
            "y": number - 0.52,
            "text": group,
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": 13, "color": theme.INK.light},
        }
        for number, group in enumerate(groups)
    ]
    return Drawing(traces, layout)


def deviation_dots(rows: pd.DataFrame, text: Text, *, chosen: str = "") -> Drawing:
    """Draw how far each printed number is from the recomputed one, in per cent of it, in the rows' order.

    Args:
        rows: Columns ref_area, tick, verdict, deviation_low and deviation_high (fractions; an interval
            where they differ), words and hover; one row per number.
        text: The reader's language.
        chosen: Code of the area whose rows are marked; "" for none.
    """
    rows = rows.assign(tick=theme.pointed(rows["tick"], rows["ref_area"], chosen))
    ends = rows[["deviation_low", "deviation_high"]].clip(-EDGE, EDGE)
    rows = rows.assign(low=ends["deviation_low"], high=ends["deviation_high"])
    layout = theme.layout(
        text,
        height=len(rows) * _DEVIATION_PX + 40,
        hovermode="closest",
        xaxis={
            "range": [-EDGE * 1.08, EDGE * 1.5],
            "tickvals": list(_TICKS),
            "ticktext": [("+" if tick > 0 else "") + text.percent(tick, 0) for tick in _TICKS],
            "zerolinewidth": 1.5,
        },
        yaxis={
            "showgrid": False,
            "tickfont": {"color": theme.INK.light, "size": 12},
            "autorange": "reversed",
        },
        margin={"t": 6},
    )
    layout["annotations"] = [
        {
            "x": max(row["high"], 0),
            "y": row["tick"],
            "text": row["words"],
            "xanchor": "left",
            "xshift": 12,
            "showarrow": False,
            "font": {"color": theme.INK.light},
        }
        for row in records(rows)
    ]
    traces = [_stem(row) for row in records(rows)]
    return Drawing([*traces, _deviation_marks(rows)], layout)


def _opacity(code: str, chosen: str) -> float:
    return 1.0 if chosen in ("", code) else _PALE


def _stem(row: dict[str, Any]) -> dict[str, object]:
    """Return the line from zero to the far end of the deviation; an interval is thick."""
    is_interval = row["low"] != row["high"]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row["low"], row["high"]] if is_interval else [0, row["low"]],
        "y": [row["tick"], row["tick"]],
        "line": {
            "color": MARKS[row["verdict"]][1].light if is_interval else theme.PALE.light,
            "width": 7 if is_interval else 3,
        },
        "hoverinfo": "skip",
    }


def _deviation_marks(rows: pd.DataFrame) -> dict[str, object]:
    shapes, colours = [], []
    for row in records(rows):
        shape, colour = MARKS[row["verdict"]]
        is_beyond = abs(row["deviation_high"]) > EDGE
        arrow = "triangle-right" if row["deviation_high"] > 0 else "triangle-left"
        shapes.append(arrow if is_beyond else shape)
        colours.append(colour.light)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": ((rows["low"] + rows["high"]) / 2).tolist(),
        "y": rows["tick"].tolist(),
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
        "meta": {"areas": rows["ref_area"].tolist()},
        "cliponaxis": False,
        "marker": {"symbol": shapes, "size": 14, "color": colours},
    }
