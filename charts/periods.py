"""Which time each source tells about, on one line of years."""

from textwrap import wrap
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from domain.records import records
from i18n.text import Text

ROW_PX = 36
"""Height of a source: a line of words and a bar."""

NARROW_ROW_PX, NARROW_LETTERS = 76, 55
"""The same on a phone, where a name takes two lines and its period one, and the letters that fit into one."""


def source_periods(rows: pd.DataFrame, text: Text) -> Drawing:
    """Draw each source's reference period as a bar under its name and its period in words.

    Args:
        rows: Columns short, period, hover, start and end (years as decimal numbers; NaN where the period is
            not known, which leaves the bar out); one row per source, in reading order.
        text: The reader's language.
    """
    placed = rows.assign(y=range(len(rows)))
    known = placed.dropna(subset=["start"])
    first, last = int(known["start"].min()), int(known["end"].max()) + 1
    bars = {
        "type": "bar",
        "orientation": "h",
        "base": known["start"].tolist(),
        "x": (known["end"] - known["start"]).tolist(),
        "y": known["y"].tolist(),
        "width": 0.2,
        "marker": {"color": theme.BRAND.light, "line": {"color": theme.BRAND.light, "width": 3}},
        "hovertext": known["hover"].tolist(),
        "hoverinfo": "text",
    }
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 34,
        hovermode="closest",
        xaxis={
            "range": [first, last],
            "tickvals": list(range(first, last, 4)),
            "ticktext": [str(year) for year in range(first, last, 4)],
            "tickangle": 0,
        },
        yaxis={"visible": False, "range": [len(rows) - 0.75, -0.85]},
        margin={"l": 18, "t": 0},
        meta={
            "narrow": {
                "height": len(rows) * NARROW_ROW_PX + 34,
                "annotations": _words(placed, first, NARROW_LETTERS),
            }
        },
    )
    layout["shapes"] = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row + 0.22,
            "y1": row + 0.22,
            "line": {"color": theme.GRID.light, "width": 1},
        }
        for row in placed["y"]
    ]
    layout["annotations"] = _words(placed, first)
    return Drawing([bars], layout)


def _words(placed: pd.DataFrame, first: int, letters: int = 0) -> list[dict[str, Any]]:
    """Return each source's name and its period: on one line, or below a name in lines of so many letters."""
    return [
        {
            "x": first,
            "y": row["y"] - 0.13,
            "yanchor": "bottom",
            "xanchor": "left",
            "align": "left",
            "text": f"{'<br>'.join(wrap(row['short'], letters))}<br><b>{row['period']}</b>"
            if letters
            else f"{row['short']} · <b>{row['period']}</b>",
            "showarrow": False,
            "font": {"size": 12, "color": theme.INK.light},
        }
        for row in records(placed)
    ]
