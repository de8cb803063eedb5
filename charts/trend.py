"""Monthly lines: one municipality and the whole area in colour, the others as a grey background."""

from collections.abc import Mapping

import pandas as pd
from pandera.typing import DataFrame

from charts import theme
from charts.drawing import Drawing
from domain.frames import MonthlyShares
from domain.records import records
from i18n.text import Text

HEIGHT = 285


def share_lines(
    shares: DataFrame[MonthlyShares],
    area: pd.DataFrame,
    names: Mapping[str, str],
    text: Text,
    *,
    chosen: str = "",
    area_label: str = "",
) -> Drawing:
    """Draw the monthly unemployed share: municipalities as lines, the area as a soft band.

    Args:
        shares: Published shares of the municipalities to draw.
        area: Columns time_period, share_low and share_high: the area's derived interval.
        names: Code -> name in the reader's language.
        text: The reader's language.
        chosen: Code of the municipality in colour.
        area_label: Words at the area's band.
    """
    traces: list[dict[str, object]] = []
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
                "text": [text.percent(share) for share in rows["unemployed_share"]],
                "hovertemplate": "%{fullData.name} %{x|%-m/%Y}: <b>%{text}</b><extra></extra>",
            }
        )
    traces.append(_band(area, area_label, text))
    ends = [
        (area_label, float(area["share_high"].iloc[-1] + area["share_low"].iloc[-1]) / 2, theme.UNDER.light)
    ]
    if chosen in names:
        last = shares.loc[shares["ref_area"] == chosen, "unemployed_share"].iloc[-1]
        ends.append((names[chosen], float(last), theme.BRAND.light))
    highest, last_period = float(shares["unemployed_share"].max()) * 1.06, str(shares["time_period"].max())
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={
            "type": "date",
            "tickformat": "%-m/%Y",
            "dtick": "M12",
            "tick0": "2024-01",
            "tickangle": 0,
            "range": [shares["time_period"].min(), last_period],
            "showgrid": False,
        },
        yaxis=theme.percent_axis(text, highest),
        margin={"r": 132},
    )
    layout["annotations"] = end_labels(ends, last_period, gap=highest * 0.075)
    return Drawing(traces, layout)


def end_labels(ends: list[tuple[str, float, str]], at: str, *, gap: float) -> list[dict[str, object]]:
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


def _band(area: pd.DataFrame, label: str, text: Text) -> dict[str, object]:
    periods = area["time_period"].tolist()
    words = [text.percent_span(row["share_low"], row["share_high"], 2) for row in records(area)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods + periods[::-1],
        "y": area["share_high"].tolist() + area["share_low"].tolist()[::-1],
        "fill": "toself",
        "fillcolor": theme.UNDER.light,
        "line": {"color": theme.UNDER.light, "width": 1.5},
        "name": label,
        "hoveron": "points",
        "text": words + words[::-1],
        "hovertemplate": "%{fullData.name} %{x|%-m/%Y}: <b>%{text}</b><extra></extra>",
    }
