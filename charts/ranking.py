"""Municipalities in order of one figure, with intervals where cells are suppressed."""

from collections.abc import Callable

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

ROW_PX = 29
"""Height of one bar with its gap, in pixels."""

LETTER_PX = 7.5
"""Room that a letter or digit of the numbers takes, in pixels."""


def ranking(
    rows: pd.DataFrame,
    text: Text,
    *,
    write: Callable[[float, float], str],
    chosen: str = "",
    reference: float | None = None,
    reference_label: str = "",
) -> Drawing:
    """Draw one bar per municipality, the largest on top; an interval ends in a hatched stretch.

    The numbers stand in a column right of the bars, where the line of the whole area does not strike them.

    Args:
        rows: Columns ref_area, name, low and high; one row per municipality. Unknown rows get no bar,
            only the word.
        text: The reader's language.
        write: Formats (low, high) for the number of a bar.
        chosen: Code of the municipality in colour, with a mark before its name; the rest are grey.
        reference: Value of the whole area, drawn as a thin line with its number; None for no line.
        reference_label: Words at that line.
    """
    rows = in_order(rows)[::-1]
    rows = rows.assign(name=theme.pointed(rows["name"], rows["ref_area"], chosen))
    colours = [theme.BRAND.light if code == chosen else theme.PALE.light for code in rows["ref_area"]]
    certain = {
        "type": "bar",
        "orientation": "h",
        "y": rows["name"].tolist(),
        "x": rows["low"].tolist(),
        "marker": {"color": colours},
        "hoverinfo": "none",
        "meta": {"areas": rows["ref_area"].tolist()},
    }
    uncertain = certain | {
        "x": (rows["high"] - rows["low"]).tolist(),
        "marker": {
            "color": theme.UNKNOWN.light,
            "pattern": {"shape": "/", "size": 5, "solidity": 0.4, "fgcolor": colours},
        },
    }
    largest = max(rows["high"].max(), reference or 0.0)
    words = [write(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)]
    numbers = labels([largest] * len(rows), rows["name"], words, clear_px=4, size=theme.FONT_SIZE)
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 46,
        barmode="stack",
        bargap=0.28,
        xaxis={"visible": False, "range": [0, largest]},
        yaxis={"showgrid": False, "tickfont": {"color": theme.INK.light}, "ticks": ""},
        margin={"t": 28, "r": LETTER_PX * max(map(len, words), default=0) + 12},
    )
    if reference is not None:
        layout["shapes"], layout["annotations"] = reference_line(reference, reference_label)
    return Drawing([certain, uncertain, numbers], layout)


def in_order(rows: pd.DataFrame, low: str = "low", high: str = "high") -> pd.DataFrame:
    """Return rows from the largest down, unknown ones last; an interval stands where its middle does.

    Args:
        rows: One figure each.
        low: Column of the figure's low end.
        high: Column of its high end.
    """
    middles = (rows[low] + rows[high]).sort_values(ascending=False, kind="stable")
    return rows.loc[middles.index]


def reference_line(value: float, label: str) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return the shape and the words of a thin vertical line at `value`."""
    shape = {
        "type": "line",
        "x0": value,
        "x1": value,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": theme.INK.light, "width": 1.2, "dash": "dot"},
    }
    words = {
        "x": value,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "text": label,
        "font": {"size": 12, "color": theme.MUTED.light},
    }
    return [shape], [words]
