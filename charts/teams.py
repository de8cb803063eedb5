"""Teams of one unit: caseloads against the targets, and the shares of the client groups with their ranges."""

from typing import Any

import pandas as pd

from charts import theme
from charts.caseloads import caseload_bars, said
from charts.drawing import Drawing
from charts.labels import labels
from charts.tornado import name_above
from domain.records import records
from i18n.text import Text

ROW_PX = 56
"""Height of one group with its name above the mark, in pixels."""


def team_bars(rows: pd.DataFrame, text: Text) -> Drawing:
    """Draw the clients per FTE of each team, with its target as a soft band behind the bar.

    Args:
        rows: From the top: label, caseload_low and caseload_high (NaN without staff), band_low and
            band_high (NaN without a target), verdict, words (written at the bar) and hover.
        text: The reader's language.
    """
    heights, ends = _heights(rows), rows["caseload_high"].fillna(0.0)
    longest = max([*ends, *rows["band_high"].dropna(), 1.0])
    hover = _hover(rows[rows["caseload_high"].notna()])
    bars = [each | hover for each in caseload_bars(rows, heights, width=0.3)]
    layout = _layout(rows, heights, text) | {"barmode": "overlay", "showlegend": False}
    layout["xaxis"] |= {"range": [0, 1.75 * longest], "nticks": 6, "rangemode": "tozero"}
    layout["shapes"] = [
        _band(height, row["band_low"], row["band_high"])
        for height, row in zip(heights, records(rows), strict=True)
        if pd.notna(row["band_high"])
    ]
    return Drawing([*bars, labels(ends, heights, said(rows), clear_px=4, size=theme.FONT_SIZE)], layout)


def share_dots(rows: pd.DataFrame, text: Text) -> Drawing:
    """Draw the share of each client group as a dot with the range of the assumption.

    Args:
        rows: From the top: label, share, low and high (fractions), words and hover.
        text: The reader's language.
    """
    heights = _heights(rows)
    dots = _hover(rows) | {
        "y": heights,
        "type": "scatter",
        "mode": "markers",
        "x": rows["share"].tolist(),
        "marker": {"size": 12, "color": theme.BRAND.light},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["share"]).tolist(),
            "arrayminus": (rows["share"] - rows["low"]).tolist(),
            "color": theme.MUTED.light,
            "thickness": 1.6,
            "width": 5,
        },
    }
    layout = _layout(rows, heights, text)
    layout["xaxis"] |= theme.percent_axis(text, 1.3 * rows["high"].max())
    layout["annotations"] += [
        {
            "x": row["high"],
            "y": height,
            "xanchor": "left",
            "xshift": 8,
            "text": row["words"],
            "showarrow": False,
            "font": {"size": 13, "color": theme.INK.light},
        }
        for height, row in zip(heights, records(rows), strict=True)
    ]
    return Drawing([dots], layout)


def _heights(rows: pd.DataFrame) -> list[float]:
    return [-float(row) for row in range(len(rows))]


def _hover(rows: pd.DataFrame) -> dict[str, Any]:
    return {"hovertext": rows["hover"].tolist(), "hovertemplate": "%{hovertext}<extra></extra>"}


def _layout(rows: pd.DataFrame, heights: list[float], text: Text) -> dict[str, Any]:
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 56,
        xaxis={"tickangle": 0},
        yaxis={"visible": False, "range": [heights[-1] - 0.5, 0.75]},
        margin={"l": 20},
    )
    layout["annotations"] = [
        name_above(height + 0.3, label) for height, label in zip(heights, rows["label"], strict=True)
    ]
    return layout


def _band(height: float, low: float, high: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": 0 if pd.isna(low) else low,
        "x1": high,
        "y0": height - 0.29,
        "y1": height + 0.29,
        "fillcolor": theme.BRAND_SOFT.light,
        "line": {"color": theme.BRAND.light, "width": 1},
        "layer": "below",
    }
