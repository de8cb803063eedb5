"""Vacancies against unemployment: the Beveridge curve, or areas side by side."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts import theme
from charts.development import HEIGHT, SMALL, head
from charts.drawing import Drawing
from charts.labels import Side, labels
from i18n.text import Text


def places(rows: pd.DataFrame, text: Text, *, x_title: str, y_title: str, is_path: bool) -> Drawing:
    """Draw vacancies against unemployment: areas in one month, or one area's way through months.

    Args:
        rows: ref_area, name, hover, unemployed (fraction), vacancies_low and vacancies_high (fractions),
            is_chosen.
        text: The reader's language.
        x_title: Words under the horizontal axis.
        y_title: Words over the vertical axis.
        is_path: Whether the rows are months of one area, in order.
    """
    middle = (rows["vacancies_low"] + rows["vacancies_high"]) / 2
    colours = [theme.BRAND.light if each else theme.GREY.light for each in rows["is_chosen"]]
    points = {
        "type": "scatter",
        "mode": "lines+markers" if is_path else "markers",
        "x": rows["unemployed"].tolist(),
        "y": middle.tolist(),
        "line": {"color": theme.PALE.light, "width": 1.5},
        "marker": {"size": 6 if is_path else 10, "color": colours},
        "error_y": {
            "type": "data",
            "array": (rows["vacancies_high"] - middle).tolist(),
            "color": theme.MUTED.light,
            "thickness": 1.2,
            "width": 3,
        },
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": {"areas": rows["ref_area"].tolist()},
    }
    named = rows.iloc[[0, -1]] if is_path else rows
    right, top = 1.25 * float(rows["unemployed"].max()), 1.15 * float(rows["vacancies_high"].max())
    words = _named(
        named["unemployed"].tolist(), middle[named.index].tolist(), named["name"].tolist(), right, top
    )
    x_axis, y_axis = theme.percent_axis(text, right), theme.percent_axis(text, top)
    left = 0.65 * float(rows["unemployed"].min())
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis=x_axis | {"range": [left, right], "title": {"text": x_title, "font": SMALL}},
        yaxis=y_axis,
        margin={"t": 30},
    )
    layout["annotations"] = [head(y_title)]
    return Drawing([points, *words], layout)


def _named(
    x: Sequence[float], y: Sequence[float], names: Sequence[str], right: float, top: float
) -> list[dict[str, Any]]:
    """Return names beside points, each on the side where no other name stands, else moved upwards.

    Args:
        x: Where the points are.
        y: The same, upwards.
        names: What is written at each.
        right: End of the axis: names are too near within a quarter of it.
        top: The same upwards: within a fifteenth.
    """
    sides: dict[Side, list[tuple[float, float, str]]] = {"right": [], "left": []}
    for height, across, name in sorted(zip(y, x, names, strict=True)):
        free = {
            side: max([height, *(each[1] + top / 15 for each in taken if abs(each[0] - across) < right / 4)])
            for side, taken in sides.items()
        }
        side: Side = "right" if free["right"] <= free["left"] else "left"
        sides[side].append((across, free[side], name))
    return [
        labels(*zip(*taken, strict=True), side=side, clear_px=7) for side, taken in sides.items() if taken
    ]
