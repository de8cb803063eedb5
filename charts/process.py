"""A measure over time with its process limits and its target (XmR)."""

from collections.abc import Callable, Sequence

from analytics.goals.xmr import Chart, Flag
from charts import theme
from charts.development import HEIGHT, RIGHT_PX, SMALL
from charts.drawing import Drawing
from charts.trend import end_labels
from i18n.text import Text


def process(
    chart: Chart,
    days: Sequence[str],
    text: Text,
    *,
    write: Callable[[float], str],
    words: tuple[str, str],
    hover: Sequence[str],
    target: float | None = None,
) -> Drawing:
    """Draw the points, those out of the ordinary as diamonds, between their limits.

    Args:
        chart: The measure.
        days: Of its points, ISO 8601.
        text: The reader's language.
        write: Formats a value.
        words: Names of the mean and of the target.
        hover: What each point says.
        target: What is aimed at, if anything.
    """
    special = [flag is not Flag.NONE for flag in chart.flags]
    points = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(days),
        "y": list(chart.values),
        "line": {"color": theme.BRAND.light, "width": 2},
        "marker": {
            "color": [theme.UNDER.light if each else theme.BRAND.light for each in special],
            "symbol": ["diamond" if each else "circle" for each in special],
            "size": [11 if each else 7 for each in special],
        },
        "text": list(hover),
        "hovertemplate": "%{text}<extra></extra>",
    }
    levels = [
        (chart.low, theme.MUTED, "dash"),
        (chart.mean, theme.MUTED, "solid"),
        (chart.high, theme.MUTED, "dash"),
    ]
    ends = [(f"{words[0]} {write(chart.mean)}", chart.mean, theme.MUTED.light)]
    if target is not None:
        levels.append((target, theme.OVER, "dot"))
        ends.append((f"{words[1]} {write(target)}", target, theme.OVER.light))
    lines = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [days[0], days[-1]],
            "y": [level, level],
            "line": {"color": colour.light, "width": 1.5, "dash": dash},
            "hoverinfo": "skip",
        }
        for level, colour, dash in levels
    ]
    heights = [*chart.values, *(level for level, _, _ in levels)]
    spread = max(heights) - min(heights) or 1.0
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={"type": "date", "showgrid": False, "tickformat": "%-m/%Y", "tickfont": SMALL},
        yaxis={"range": [min(heights) - 0.08 * spread, max(heights) + 0.08 * spread]},
        margin={"r": RIGHT_PX, "t": 16},
    )
    layout["annotations"] = end_labels(ends, days[-1], gap=spread * 0.1)
    return Drawing([*lines, points], layout)
