"""Groups among the unemployed: one area's shares beside another's, a dot for each."""

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.ranking import ROW_PX
from domain.records import records
from i18n.text import Text


def group_profile(
    rows: pd.DataFrame,
    text: Text,
    *,
    own_label: str,
    other_label: str,
) -> Drawing:
    """Draw, for each group, the share in one area (filled) and in the other (hollow), joined by a line.

    Args:
        rows: Columns label, own_low, own_high and other; fractions. An interval is drawn as a thick stroke.
            ref_area where rows are areas.
        text: The reader's language.
        own_label: Name of the area with filled dots.
        other_label: Name of the area with hollow dots.
    """
    rows = rows.sort_values("own_high", kind="stable")
    labels = rows["label"].tolist()
    of = {"meta": {"areas": rows["ref_area"].tolist()}} if "ref_area" in rows.columns else {}
    middle = (rows["own_low"] + rows["own_high"]) / 2
    joins = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row["other"], (row["own_low"] + row["own_high"]) / 2],
            "y": [row["label"], row["label"]],
            "line": {"color": theme.PALE.light, "width": 3},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for row in records(rows)
    ]
    own = {
        **of,
        "type": "scatter",
        "mode": "markers",
        "name": own_label,
        "x": middle.tolist(),
        "y": labels,
        "error_x": {
            "type": "data",
            "array": (rows["own_high"] - middle).tolist(),
            "color": theme.BRAND.light,
            "thickness": 5,
            "width": 0,
        },
        "marker": {"size": 12, "color": theme.BRAND.light},
        "text": [text.percent_span(row["own_low"], row["own_high"]) for row in records(rows)],
        "hovertemplate": "%{fullData.name}, %{y}: <b>%{text}</b><extra></extra>",
    }
    other = {
        **of,
        "type": "scatter",
        "mode": "markers",
        "name": other_label,
        "x": rows["other"].tolist(),
        "y": labels,
        "marker": {
            "size": 11,
            "color": theme.SURFACE.light,
            "line": {"color": theme.MUTED.light, "width": 2},
        },
        "text": [text.percent(share) for share in rows["other"]],
        "hovertemplate": "%{fullData.name}, %{y}: <b>%{text}</b><extra></extra>",
    }
    axis = theme.percent_axis(text, 1.08 * max(rows["own_high"].max(), rows["other"].max()))
    layout = theme.layout(
        text,
        height=len(rows) * (ROW_PX + 8) + 70,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        xaxis=axis,
        # Beside the names of the groups a phone has room for every second number.
        meta={"narrow": {"xaxis": {key: axis[key][::2] for key in ("tickvals", "ticktext")}}},
        yaxis={"showgrid": False, "tickfont": {"color": theme.INK.light}},
    )
    return Drawing([*joins, other, own], layout)
