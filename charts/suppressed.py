"""Suppressed cells: what the publisher's rule leaves open, and what the totals narrow it to."""

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from domain.records import records
from i18n.text import Text

ROW_PX = 33


def suppressed_bounds(rows: pd.DataFrame, text: Text, *, chosen: str = "") -> Drawing:
    """Draw each cell's rule as a pale bar and its derived bounds as a strong one over it, with words.

    Args:
        rows: Columns ref_area, tick, rule_low, rule_high, low, high (NaN where infeasible), is_derived, words
            and hover; one row per cell.
        text: The reader's language.
        chosen: Code of the area whose rows are marked; "" for none.
    """
    rows = rows.assign(tick=theme.pointed(rows["tick"], rows["ref_area"], chosen))
    drawn = records(rows)
    rules = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row["rule_low"], row["rule_high"]],
            "y": [row["tick"], row["tick"]],
            "line": {"color": theme.PALE.light, "width": 9, "dash": "solid" if row["low"] > 0 else "dot"},
            "hoverinfo": "skip",
        }
        for row in drawn
    ]
    derived = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [row["low"], row["high"]],
            "y": [row["tick"], row["tick"]],
            "line": {"color": theme.BRAND.light, "width": 4},
            "marker": {"size": 11, "color": theme.BRAND.light},
            "hovertext": row["hover"],
            "hoverinfo": "text",
            "meta": {"area": row["ref_area"]},
        }
        for row in drawn
        if row["is_derived"]
    ]
    highest = rows["rule_high"].max()
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 40,
        hovermode="closest",
        xaxis={"range": [0.7, highest * 1.95], "tickvals": list(range(1, int(highest) + 1)), "side": "top"},
        yaxis={
            "showgrid": False,
            "tickfont": {"color": theme.INK.light, "size": 12},
            "autorange": "reversed",
        },
        margin={"t": 24, "b": 4},
    )
    layout["annotations"] = [
        {
            "x": row["rule_high"],
            "y": row["tick"],
            "text": row["words"],
            "xanchor": "left",
            "xshift": 14,
            "showarrow": False,
            "font": {"color": theme.INK.light},
        }
        for row in drawn
    ]
    return Drawing([*rules, *derived], layout)
