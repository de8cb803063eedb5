"""A difference between two rates taken apart: signed bars, two per stratum, that add up to the whole."""

from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from i18n.text import Text

ROW_PX = 34
"""Height of one stratum with its two bars, in pixels."""

_SUM_PX = 66


def effects(
    rows: pd.DataFrame, text: Text, *, rate_label: str, composition_label: str, sum_label: str
) -> Drawing:
    """Draw the rate effect and the composition effect of each stratum; the last row is their sum.

    Args:
        rows: label, rate_effect and composition_effect (fractions) with their bounds `*_low` and `*_high`,
            drawn as a thin line where they differ; sum_words, and hover. The last row has the totals.
        text: The reader's language.
        rate_label: Name of the rate effect.
        composition_label: Name of the composition effect.
        sum_label: Heading of the column of sums.
    """
    heights = [-float(row) for row in range(len(rows))]
    heights[-1] -= 0.3
    rows = rows.assign(y=heights)
    traces = [
        _bars(rows, "rate_effect", rate_label, theme.BRAND.light, shift=0.19, shape=""),
        _bars(rows, "composition_effect", composition_label, theme.UNDER.light, shift=-0.19, shape="/"),
    ]
    ends = [100 * rows[f"{name}_{end}"] for name in ("rate_effect", "composition_effect") for end in _ENDS]
    low, high = min(0.0, *(end.min() for end in ends)), max(0.0, *(end.max() for end in ends))
    room = 0.06 * (high - low)
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 84,
        barmode="overlay",
        showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        xaxis={
            "range": [low - room, high + room],
            "zeroline": True,
            "zerolinewidth": 1.5,
            "nticks": 6,
            "title": {"text": text("app.points"), "font": {"size": 12, "color": theme.MUTED.light}},
        },
        yaxis={
            "tickvals": rows["y"].tolist(),
            "ticktext": [*rows["label"].iloc[:-1], f"<b>{rows['label'].iloc[-1]}</b>"],
            "range": [heights[-1] - 0.55, 0.55],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": theme.INK.light},
        },
        margin={"r": _SUM_PX, "t": 30},
    )
    layout["shapes"] = [_rule((heights[-2] + heights[-1]) / 2)]
    layout["annotations"] = [
        _sum_words(y, words, is_total=y == heights[-1])
        for y, words in zip(heights, rows["sum_words"], strict=True)
    ]
    layout["annotations"].append(
        _sum_words(1, sum_label, is_total=False) | {"yref": "paper", "yanchor": "bottom"}
    )
    return Drawing(traces, layout)


_ENDS = ("low", "high")


def _bars(
    rows: pd.DataFrame, name: str, label: str, colour: str, *, shift: float, shape: str
) -> dict[str, Any]:
    value = rows[name]
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "y": (rows["y"] + shift).tolist(),
        "x": (100 * value).tolist(),
        "width": 0.34,
        "marker": {
            "color": theme.SURFACE.light if shape else colour,
            "line": {"color": colour, "width": 1},
            "pattern": {"shape": shape, "size": 5, "solidity": 0.4, "fgcolor": colour},
        },
        "error_x": {
            "visible": not rows[f"{name}_low"].equals(rows[f"{name}_high"]),
            "type": "data",
            "symmetric": False,
            "array": (100 * (rows[f"{name}_high"] - value)).tolist(),
            "arrayminus": (100 * (value - rows[f"{name}_low"])).tolist(),
            "color": theme.INK.light,
            "thickness": 1.2,
            "width": 3,
        },
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _rule(y: float) -> dict[str, Any]:
    line = {"color": theme.MUTED.light, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}


def _sum_words(y: float, words: str, *, is_total: bool) -> dict[str, Any]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "xshift": _SUM_PX - 4,
        "y": y,
        "yanchor": "middle",
        "text": f"<b>{words}</b>" if is_total else words,
        "showarrow": False,
        "font": {"size": 13, "color": theme.INK.light},
    }
