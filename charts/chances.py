"""Chance of exceeding the target: units by months, coloured, with numbers."""

from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from i18n.text import Text

ROW_PX = 32
"""Height of one unit of the table of chances, in pixels."""

CLASSES = (0.0, 0.05, 0.25, 0.75, 0.95)
"""Chances from which each colour of `theme.RISK` holds."""

_LABEL_EVERY = 3
"""Months between the numbers written on the table of chances."""


def chances(rows: pd.DataFrame, text: Text, *, unknown: str, months: int, unit: str) -> Drawing:
    """Draw the chance of exceeding the target, one row per unit and one column per month.

    Args:
        rows: label, and two lists of one item a month: `chances` (fractions; None where there is no
            target or no staff) and `hovers` (words).
        text: The reader's language.
        unknown: Words in a row without a target.
        months: Columns.
        unit: Words under the columns.
    """
    heights = list(range(len(rows) - 1, -1, -1))
    columns = list(range(1, months + 1))
    heat = {
        "type": "heatmap",
        "x": columns,
        "y": heights,
        "z": rows["chances"].tolist(),
        "zmin": 0,
        "zmax": 1,
        "colorscale": _steps(),
        "showscale": False,
        "xgap": 1,
        "ygap": 3,
        "text": [_numbers(each, text) for each in rows["chances"]],
        "texttemplate": "%{text}",
        "textfont": {"size": 12},
        "hovertext": rows["hovers"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hoverongaps": False,
    }
    absent = [height for height, each in zip(heights, rows["chances"], strict=True) if each[0] is None]
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 72,
        xaxis={
            "tickvals": columns[2::3],
            "range": [0.5, months + 0.5],
            "showgrid": False,
            "title": {"text": unit, "font": {"size": 12, "color": theme.MUTED.light}},
        },
        yaxis={
            "tickvals": heights,
            "ticktext": rows["label"].tolist(),
            "range": [-0.5, len(rows) - 0.5],
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "tickfont": {"color": theme.INK.light},
        },
    )
    layout["annotations"] = [
        {
            "x": (months + 1) / 2,
            "y": height,
            "text": unknown,
            "showarrow": False,
            "bgcolor": theme.SURFACE.light,
            "font": {"size": 12, "color": theme.MUTED.light},
        }
        for height in absent
    ]
    return Drawing([_hatched(absent, months), heat], layout)


def _numbers(row: list[float | None], text: Text) -> list[str]:
    """Return the numbers of every third month in per cent; in between there would be no room on a phone."""
    return [
        text.integer(100 * chance) if chance is not None and month % _LABEL_EVERY == 0 else ""
        for month, chance in enumerate(row, start=1)
    ]


def _steps() -> list[tuple[float, str]]:
    ends = (*CLASSES[1:], 1.0)
    return [
        (place, colour.light)
        for colour, low, high in zip(theme.RISK, CLASSES, ends, strict=True)
        for place in (low, high)
    ]


def _hatched(heights: list[int], months: int) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": heights,
        "base": 0.5,
        "x": [months] * len(heights),
        "width": 0.9,
        "marker": {
            "color": theme.UNKNOWN.light,
            "pattern": {"shape": "/", "size": 5, "solidity": 0.3, "fgcolor": theme.PALE.light},
        },
        "hoverinfo": "skip",
    }
