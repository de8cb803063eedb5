"""Monthly lines: one municipality and the whole area in colour, the others as a grey background."""

import pandas as pd
import plotly.graph_objects as go
from pandera.typing import DataFrame

from charts import theme
from domain.frames import MonthlyShares
from i18n.text import Text

HEIGHT = 400


def share_lines(
    shares: DataFrame[MonthlyShares],
    area: pd.DataFrame,
    names: dict[str, str],
    text: Text,
    *,
    chosen: str = "",
    area_label: str = "",
) -> go.Figure:
    """Draw the monthly unemployed share: municipalities as lines, the area as a soft band.

    Args:
        shares: Published shares of the municipalities to draw.
        area: Columns time_period, low and high: the area's derived interval.
        names: Code -> name in the reader's language.
        text: The reader's language.
        chosen: Code of the municipality in colour.
        area_label: Words at the area's band.
    """
    traces = []
    for code, rows in sorted(shares.groupby("ref_area"), key=lambda group: group[0] == chosen):
        is_chosen = code == chosen
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": rows["time_period"].tolist(),
                "y": rows["unemployed_share"].tolist(),
                "name": names[str(code)],
                "line": {
                    "color": theme.BRAND.light if is_chosen else theme.PALE.light,
                    "width": 3 if is_chosen else 1.2,
                },
                "hovertemplate": "%{fullData.name}: <b>%{y:.1%}</b><extra></extra>",
            }
        )
    traces.append(_band(area, area_label))
    ends = [(area_label, float(area["high"].iloc[-1] + area["low"].iloc[-1]) / 2, theme.UNDER.light)]
    if chosen in names:
        last = shares.loc[shares["ref_area"] == chosen, "unemployed_share"].iloc[-1]
        ends.append((names[chosen], float(last), theme.BRAND.light))
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={"type": "date", "tickformat": "%-m/%Y", "dtick": "M6", "showgrid": False, "hoverformat": "%-m/%Y"},
        yaxis={"tickformat": ".0%", "rangemode": "tozero", "nticks": 6},
        margin={"r": 112},
    )
    layout["annotations"] = end_labels(ends, str(shares["time_period"].max()))
    return go.Figure({"data": traces, "layout": layout}, skip_invalid=True)


def end_labels(ends: list[tuple[str, float, str]], at: str, *, gap: float = 0.006) -> list[dict[str, object]]:
    """Return labels for the ends of lines, pushed apart where two would overlap.

    Args:
        ends: Words, height and colour of each.
        at: Where the lines end on the x axis.
        gap: Smallest distance between two labels, in units of the y axis.
    """
    labels: list[dict[str, object]] = []
    lowest = float("-inf")
    for words, height, colour in sorted(ends, key=lambda end: end[1]):
        lowest = max(height, lowest + gap)
        labels.append(
            {
                "x": at,
                "y": lowest,
                "text": f"<b>{words}</b>",
                "xanchor": "left",
                "xshift": 6,
                "showarrow": False,
                "font": {"color": colour, "size": theme.FONT_SIZE},
            }
        )
    return labels


def _band(area: pd.DataFrame, label: str) -> dict[str, object]:
    periods = area["time_period"].tolist()
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods + periods[::-1],
        "y": area["high"].tolist() + area["low"].tolist()[::-1],
        "fill": "toself",
        "fillcolor": theme.UNDER.light,
        "line": {"color": theme.UNDER.light, "width": 1.5},
        "name": label,
        "hoveron": "points",
        "hovertemplate": "%{fullData.name}: <b>%{y:.2%}</b><extra></extra>",
    }
