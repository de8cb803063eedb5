"""Which assumption matters most: for each, how far its range moves a result, the largest on top."""

from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import Side, labels
from charts.ranking import reference_line
from i18n.text import Text

ROW_PX = 46
"""Height of one assumption with its name above the bar, in pixels."""

_HEAD_PX = 62


def tornado_bars(
    rows: pd.DataFrame,
    text: Text,
    *,
    middle: float,
    middle_label: str,
    low_label: str,
    high_label: str,
    unit: str,
    reference: float | None = None,
    reference_label: str = "",
) -> Drawing:
    """Draw the result at the low and at the high end of each assumption, from the result as it is.

    Args:
        rows: The largest first: label, output_low, output_high, low_words and high_words (the ends of the
            assumption, written at the bars) and hover.
        text: The reader's language.
        middle: Result with the assumptions as they are.
        middle_label: Words at its line.
        low_label: Name of the bars of the low ends.
        high_label: Name of the bars of the high ends.
        unit: Unit of the axis, in words.
        reference: A published figure to compare with.
        reference_label: Words at its line.
    """
    heights = [-float(row) for row in range(len(rows))]
    ends = [*rows["output_low"], *rows["output_high"], middle, *([] if reference is None else [reference])]
    room = 0.16 * (max(ends) - min(ends))
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + _HEAD_PX + 56,
        barmode="overlay",
        showlegend=True,
        legend={"orientation": "h", "yref": "container", "y": 1, "yanchor": "top", "x": 0, "xanchor": "left"},
        xaxis={
            "range": [min(ends) - room, max(ends) + room],
            "nticks": 5,
            "tickformat": ",.0f",
            "zeroline": False,
            "title": {"text": unit, "font": {"size": 12, "color": theme.MUTED.light}},
        },
        yaxis={"visible": False, "range": [heights[-1] - 0.5, 0.6]},
        margin={"t": _HEAD_PX},
    )
    layout["shapes"], layout["annotations"] = reference_line(middle, middle_label)
    if reference is not None:
        shapes, words = reference_line(reference, f"<b>{reference_label}</b>")
        # Towards either side, so that the two never meet.
        sides = ("right", "left") if reference > middle else ("left", "right")
        layout["annotations"][0] |= {"xanchor": sides[0]}
        words[0] |= {"xanchor": sides[1]}
        layout["shapes"] += [{**shapes[0], "line": {"color": theme.UNDER.light, "width": 2}}]
        layout["annotations"] += words
    layout["annotations"] += [
        name_above(height + 0.24, label) for height, label in zip(heights, rows["label"], strict=True)
    ]
    traces = [
        _bars(rows, heights, "low", low_label, middle, theme.SURFACE.light),
        _bars(rows, heights, "high", high_label, middle, theme.BRAND.light),
        *(_words(rows, heights, end, middle) for end in ("low", "high")),
    ]
    return Drawing(traces, layout)


def _bars(
    rows: pd.DataFrame, heights: list[float], end: str, name: str, middle: float, colour: str
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": heights,
        "base": middle,
        "x": (rows[f"output_{end}"] - middle).tolist(),
        "width": 0.42,
        "marker": {"color": colour, "line": {"color": theme.BRAND.light, "width": 1.4}},
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _words(rows: pd.DataFrame, heights: list[float], end: str, middle: float) -> dict[str, Any]:
    outputs, others = rows[f"output_{end}"], rows["output_high" if end == "low" else "output_low"]
    # Where a bar has no length its words stand away from the other one.
    apart = [output - middle or middle - other for output, other in zip(outputs, others, strict=True)]
    sides: list[Side] = ["left" if each < 0 else "right" for each in apart]
    return labels(
        outputs, heights, rows[f"{end}_words"], side=sides, clear_px=3, size=12, colour=theme.MUTED.light
    )


def name_above(height: float, label: str) -> dict[str, Any]:
    """Return a name over the mark below `height`: beside it there would be no room on a phone."""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": height,
        "yanchor": "bottom",
        "text": label,
        "bgcolor": theme.SURFACE.light,
        "borderpad": 0,
        "showarrow": False,
        "font": {"size": 13, "color": theme.INK.light},
    }
