"""Rows of estimates: a dot at the central value on a soft bar over its range, with words at the end."""

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

ROW_PX = 26
"""Height of one row in pixels."""

NAME_PX = 168
"""Width of the names, the same whatever is chosen, so that the scale stands still."""

_ROOM = 0.55
"""Room for the words, as a share of the scale."""


def spread_rows(rows: pd.DataFrame, text: Text, *, longest: float, name_px: int = NAME_PX) -> Drawing:
    """Draw one row per estimate, in the order of the rows; a value without a range is a dot alone.

    Args:
        rows: Columns name, value, low, high, words, hover and colour (of the light theme); ref_area where
            they are areas; then where a hollow diamond marks what the value would become, NaN for none.
        text: The reader's language.
        longest: Right end of the scale, in the unit of the values; the left one is 0, or the lowest below it.
        name_px: Width of the names in pixels.
    """
    names = rows["name"].tolist()
    of = {"meta": {"areas": rows["ref_area"].tolist()}} if "ref_area" in rows.columns else {}
    bars = {
        **of,
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": (rows["high"] - rows["low"]).tolist(),
        "base": rows["low"].tolist(),
        "width": 0.46,
        "marker": {"color": rows["colour"].tolist(), "opacity": 0.3},
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
    }
    dots = {
        **of,
        "type": "scatter",
        "mode": "markers",
        "x": rows["value"].tolist(),
        "y": names,
        "marker": {
            "size": 11,
            "color": rows["colour"].tolist(),
            "line": {"color": theme.SURFACE.light, "width": 1},
        },
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
    }
    becomes = (
        [
            {
                **dots,
                "x": rows["then"].tolist(),
                "marker": {
                    "size": 10,
                    "symbol": "diamond-open",
                    "color": theme.INK.light,
                    "line": {"color": theme.INK.light, "width": 1.6},
                },
            }
        ]
        if "then" in rows.columns
        else []
    )
    left = min(0.0, *rows["low"].tolist())
    span = longest - left
    layout = theme.layout(
        text,
        height=max(len(rows), 1) * ROW_PX + 10,
        hovermode="closest",
        xaxis={"visible": False, "range": [left - 0.012 * span, longest + span * _ROOM]},
        yaxis={
            "showgrid": False,
            "tickfont": {"color": theme.INK.light},
            "ticks": "",
            "autorange": "reversed",
            "automargin": False,
        },
        margin={"l": name_px, "r": 4, "t": 4, "b": 4},
        meta={"narrow": {"xaxis": {"range": [left - 0.012 * span, longest + span * (2 * _ROOM + 0.6)]}}},
    )
    words = labels(rows["high"].tolist(), names, rows["words"].tolist(), clear_px=12)
    return Drawing([bars, dots, *becomes, words], layout)
