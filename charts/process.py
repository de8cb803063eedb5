"""A measure over time with its process limits and its target (XmR)."""

from collections.abc import Callable, Sequence
from typing import Any

from analytics.goals.xmr import Chart, Flag
from charts import theme
from charts.development import HEIGHT, RIGHT_PX, SMALL
from charts.drawing import Drawing
from charts.trend import end_labels
from i18n.text import Text


def process(
    stretches: Sequence[Chart],
    days: Sequence[str],
    text: Text,
    *,
    write: Callable[[float], str],
    words: tuple[str, str, str],
    hover: Sequence[str],
    target: float | None = None,
) -> Drawing:
    """Draw the points, those out of the ordinary as diamonds, between the limits of their stretch.

    Args:
        stretches: The measure between changes of its process, in the order of time.
        days: Of its points, ISO 8601.
        text: The reader's language.
        write: Formats a value.
        words: Names of the mean and of the target, and what stands at a change.
        hover: What each point says.
        target: What is aimed at, if anything.
    """
    last, values = stretches[-1], [value for each in stretches for value in each.values]
    special = [flag is not Flag.NONE for each in stretches for flag in each.flags]
    points = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(days),
        "y": values,
        "line": {"color": theme.BRAND.light, "width": 2},
        "marker": {
            "color": [theme.UNDER.light if each else theme.BRAND.light for each in special],
            "symbol": ["diamond" if each else "circle" for each in special],
            "size": [11 if each else 7 for each in special],
        },
        "text": list(hover),
        "hovertemplate": "%{text}<extra></extra>",
    }
    lines, changes, first = [], [], 0
    for each in stretches:
        until = first + len(each.values) - 1
        lines += [
            _level(level, days[first], days[until], theme.MUTED, dash)
            for level, dash in ((each.low, "dash"), (each.mean, "solid"), (each.high, "dash"))
        ]
        changes += [days[first]] if first else []
        first = until + 1
    ends = [(f"{words[0]} {write(last.mean)}", last.mean, theme.MUTED.light)]
    heights = [*values, *(level for each in stretches for level in (each.low, each.high))]
    if target is not None:
        lines.append(_level(target, days[0], days[-1], theme.OVER, "dot"))
        ends.append((f"{words[1]} {write(target)}", target, theme.OVER.light))
        heights.append(target)
    spread = max(heights) - min(heights) or 1.0
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={"type": "date", "showgrid": False, "tickformat": "%-m/%Y", "tickfont": SMALL},
        yaxis={"range": [min(heights) - 0.08 * spread, max(heights) + 0.08 * spread]},
        margin={"r": RIGHT_PX, "t": 32 if changes else 16},
        shapes=[_change(each) for each in changes],
    )
    layout["annotations"] = [
        *end_labels(ends, days[-1], gap=spread * 0.1),
        *(_change_label(each, words[2]) for each in changes),
    ]
    return Drawing([*lines, points], layout)


def _level(level: float, first: str, last: str, colour: theme.Colour, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [first, last],
        "y": [level, level],
        "line": {"color": colour.light, "width": 1.5, "dash": dash},
        "hoverinfo": "skip",
    }


def _change(day: str) -> dict[str, Any]:
    """Return the upright line at the first point after a change of the process."""
    return {
        "type": "line",
        "x0": day,
        "x1": day,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.MUTED.light, "width": 1, "dash": "dot"},
    }


def _change_label(day: str, words: str) -> dict[str, Any]:
    return {
        "x": day,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": words,
        "showarrow": False,
        "font": SMALL,
    }
