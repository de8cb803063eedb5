"""Clients per FTE as bars: as long as is certain, then hatched as far as it may reach, with the verdict."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts import theme

_COLOURS = {"over": theme.OVER, "no_staff": theme.OVER, "under": theme.BRAND, "within": theme.BRAND}
"""Verdict -> its colour."""
_MARKS = {"over": "▲", "under": "▼", "within": "●"}
"""What tells a verdict besides its colour."""


def caseload_bars(rows: pd.DataFrame, places: Sequence[float], *, width: float) -> list[dict[str, Any]]:
    """Return the bars of the rows that have a caseload, up to its low end, and the hatched stretch beyond.

    A row without a caseload has no bar: one of no length would stand for 0 clients.

    Args:
        rows: caseload_low and caseload_high (clients per FTE, NaN where there are none) and verdict.
        places: Where each row stands on the other axis.
        width: Of a bar, in parts of a row.
    """
    loaded = rows["caseload_high"].notna().tolist()
    drawn = rows[loaded]
    low, colours = drawn["caseload_low"], _colours(drawn)
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": [place for place, is_loaded in zip(places, loaded, strict=True) if is_loaded],
        "width": width,
        "showlegend": False,
    }
    return [
        bar | {"x": low.tolist(), "marker": {"color": colours}},
        bar
        | {
            "base": low.tolist(),
            "x": (drawn["caseload_high"] - low).tolist(),
            "marker": {
                "color": theme.SURFACE.light,
                "line": {"color": colours, "width": 1},
                "pattern": {"shape": "/", "size": 5, "solidity": 0.4, "fgcolor": colours},
            },
        },
    ]


def said(rows: pd.DataFrame) -> list[str]:
    """Return the words of each row behind the mark of its verdict."""
    return [
        f"{_MARKS.get(verdict, '')} {words}".strip()
        for verdict, words in zip(rows["verdict"], rows["words"], strict=True)
    ]


def _colours(rows: pd.DataFrame) -> list[str]:
    return [_COLOURS.get(verdict, theme.GREY).light for verdict in rows["verdict"]]
