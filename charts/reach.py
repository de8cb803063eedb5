"""Road distances as bars: the nearest on top, places without a service point hollow."""

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from domain.records import records
from i18n.text import Text

ROW_PX = 26
"""Height of one bar with its gap, in pixels."""


def distance_bars(rows: pd.DataFrame, text: Text, *, room: float = 0.8) -> Drawing:
    """Draw one bar per place, in the order of the rows, with its distance in words at the end.

    Args:
        rows: Columns ref_area, name, road_km, words, hover, is_strong (drawn in colour) and has_point (else
            hollow); one row per place. A place without a distance gets no bar, only its words.
        text: The reader's language.
        room: Room for the words at the longest bar, as a share of that bar.
    """
    fills, edges = [], []
    for row in records(rows):
        colour = theme.BRAND if row["is_strong"] else theme.PALE
        fills.append(colour.light if row["has_point"] else theme.SURFACE.light)
        edges.append(colour.light if row["has_point"] else theme.GREY.light)
    # An unknown distance has its words and no bar; without a place its words would be missing too.
    ends = rows["road_km"].fillna(0.0)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": rows["name"].tolist(),
        "x": ends.tolist(),
        "marker": {"color": fills, "line": {"color": edges, "width": 1.3}},
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
        "meta": {"areas": rows["ref_area"].tolist()},
    }
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 16,
        bargap=0.3,
        xaxis={"visible": False, "range": [0, rows["road_km"].max() * (1 + room)]},
        yaxis={
            "showgrid": False,
            "tickfont": {"color": theme.INK.light},
            "ticks": "",
            # Words have room of their own, which would not end with the bars.
            "range": [len(rows) - 0.5, -0.5],
        },
        margin={"t": 4, "b": 4},
    )
    words = labels(ends, rows["name"], rows["words"], clear_px=3, size=theme.FONT_SIZE)
    return Drawing([bars, words], layout)
