"""How much shorter the way gets with every further service point, where each is at its best place."""

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from domain.records import records
from i18n.text import Text

HEIGHT = 330


def best_points_curve(rows: pd.DataFrame, text: Text, *, chosen: int, axis_label: str) -> Drawing:
    """Draw the mean way of a client by the number of points, the chosen number in colour.

    Args:
        rows: Columns points, mean_km, words and hover; one row per number of points.
        text: The reader's language.
        chosen: Number of points in colour.
        axis_label: What the numbers below are.
    """
    is_chosen = (rows["points"] == chosen).tolist()
    curve = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": rows["points"].tolist(),
        "y": rows["mean_km"].tolist(),
        "line": {"color": theme.GREY.light, "width": 2},
        "marker": {
            "size": [15 if strong else 9 for strong in is_chosen],
            "color": [theme.BRAND.light if strong else theme.GREY.light for strong in is_chosen],
            "opacity": 1,
            "line": {"color": theme.SURFACE.light, "width": 1.5},
        },
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    highest = float(rows["mean_km"].max())
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={
            "tickvals": rows["points"].tolist(),
            "range": [0.6, float(rows["points"].max()) + 0.4],
            "showgrid": False,
            "title": {"text": axis_label, "font": {"size": 13, "color": theme.MUTED.light}},
        },
        yaxis={"visible": False, "range": [-0.03 * highest, highest * 1.14]},
        margin={"t": 6, "l": 16},
    )
    layout["annotations"] = [
        {
            "x": row["points"],
            "y": row["mean_km"],
            "text": f"<b>{row['words']}</b>" if row["points"] == chosen else row["words"],
            # The curve falls: nothing of it is up right of a point.
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 4,
            "showarrow": False,
            "font": {"size": 13, "color": theme.INK.light},
        }
        for row in records(rows)
    ]
    return Drawing([curve], layout)
