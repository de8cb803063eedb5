"""The origin-destination matrix as a heat map with its totals."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from charts import theme
from charts.drawing import Drawing
from i18n.text import Text

STEPS = (10, 50, 150, 500)
"""Persons where the darker classes begin."""

ROW_PX = 27


def flow_heatmap(
    names: Sequence[str],
    commuters: NDArray[np.float64],
    hovers: Sequence[Sequence[str]],
    text: Text,
    *,
    origin_label: str,
    destination_label: str,
) -> Drawing:
    """Draw homes as rows and workplaces as columns; the last of each is the total, which has no shade.

    Args:
        names: Zones and the total.
        commuters: Persons, shape (len(names), len(names)); NaN where no flow is.
        hovers: Words for each cell.
        text: The reader's language.
        origin_label: Heading of the rows.
        destination_label: Heading of the columns.
    """
    size = len(names)
    classes = np.searchsorted(STEPS, commuters, side="right").astype(float)
    classes[np.isnan(commuters)] = np.nan
    classes[-1, :] = classes[:, -1] = np.nan
    count = len(theme.SEQUENTIAL)
    scale = [
        [edge / count, shade.light]
        for step, shade in enumerate(theme.SEQUENTIAL)
        for edge in (step, step + 1)
    ]
    cells = {
        "type": "heatmap",
        "x": list(range(size)),
        "y": list(range(size)),
        "z": [[None if np.isnan(value) else value for value in row] for row in classes.tolist()],
        "zmin": -0.5,
        "zmax": count - 0.5,
        "colorscale": scale,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hovertext": [list(row) for row in hovers],
        "hoverinfo": "text",
    }
    layout = theme.layout(
        text,
        height=ROW_PX * size + 96,
        hovermode="closest",
        xaxis={
            **_axis(names),
            "side": "top",
            "tickangle": -48,
            "range": [-0.5, size - 0.4],
            "title": {"text": destination_label, "font": {"size": 12, "color": theme.MUTED.light}},
        },
        yaxis={
            **_axis(names),
            "range": [size - 0.4, -0.5],
            "title": {"text": origin_label, "font": {"size": 12, "color": theme.MUTED.light}},
        },
        margin={"l": 8, "r": 40, "t": 90, "b": 4},
        # On a phone it scrolls in itself, or the numbers would run into each other.
        meta={"narrow": {"width": 590}},
    )
    numbers = [_numbers(commuters, classes, text, strong=strong) for strong in (False, True)]
    return Drawing([cells, *numbers], layout)


def _axis(names: Sequence[str]) -> dict[str, object]:
    *zones, total = names
    return {
        "tickvals": list(range(len(names))),
        "ticktext": [*zones, f"<b>{total}</b>"],
        "tickfont": {"size": 12, "color": theme.INK.light},
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
    }


def _numbers(
    commuters: NDArray[np.float64], classes: NDArray[np.float64], text: Text, *, strong: bool
) -> dict[str, object]:
    """Return the numbers on strong or on pale cells; totals stand on no shade, in bold."""
    shown = ~np.isnan(commuters) & ((classes >= 3) == strong)
    row, column = np.nonzero(shown)
    last = len(commuters) - 1
    words = [text.integer(value) for value in commuters[shown]]
    return {
        "type": "scatter",
        "mode": "text",
        "x": column.tolist(),
        "y": row.tolist(),
        "text": [
            f"<b>{word}</b>" if last in (r, c) else word
            for word, r, c in zip(words, row.tolist(), column.tolist(), strict=True)
        ],
        "textfont": {"size": 12, "color": theme.SURFACE.light if strong else theme.INK.light},
        "hoverinfo": "skip",
    }
