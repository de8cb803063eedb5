"""Vacancies against the unemployed, as shares of the labour force: a point per area, a line from before."""

from collections.abc import Mapping, Sequence
from typing import Any

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

HEIGHT = 340

_ROOM_ACROSS, _ROOM_UP = 0.3, 0.09
"""Room of a name, as shares of the axes."""


def beveridge(
    rows: Sequence[Mapping[str, Any]], text: Text, *, chosen: str, unemployed_label: str, vacancies_label: str
) -> Drawing:
    """Draw where each area stands, the chosen one in colour, with a line from where it stood before.

    Args:
        rows: ref_area, name, hover, u and v (fractions), u_before and v_before (None where not known).
        text: The reader's language.
        chosen: Code of the area in colour.
        unemployed_label: Words at the horizontal axis.
        vacancies_label: Words at the vertical axis.
    """
    colours = [theme.BRAND.light if row["ref_area"] == chosen else theme.GREY.light for row in rows]
    moved = [row for row in rows if row["u_before"] is not None and row["v_before"] is not None]
    lines = {
        "type": "scatter",
        "mode": "lines",
        "x": [value for row in moved for value in (row["u_before"], row["u"], None)],
        "y": [value for row in moved for value in (row["v_before"], row["v"], None)],
        "line": {"color": theme.PALE.light, "width": 1.4},
        "hoverinfo": "skip",
    }
    before = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["u_before"] for row in moved],
        "y": [row["v_before"] for row in moved],
        "marker": {
            "size": 7,
            "color": theme.SURFACE.light,
            "line": {"color": theme.GREY.light, "width": 1.4},
        },
        "hoverinfo": "skip",
    }
    now = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["u"] for row in rows],
        "y": [row["v"] for row in rows],
        "marker": {"size": 11, "color": colours},
        "meta": {"areas": [row["ref_area"] for row in rows]},
        "hovertext": [row["hover"] for row in rows],
        "hoverinfo": "text",
    }
    named = _named(rows, chosen)
    names = labels(
        [row["u"] for row in named],
        [row["v"] for row in named],
        [row["name"] for row in named],
        clear_px=8,
        size=12,
    )
    every = [(row[f"u{when}"], row[f"v{when}"]) for row in rows for when in ("", "_before")]
    x = [u for u, _ in every if u is not None]
    y = [v for _, v in every if v is not None]
    across, up = (theme.percent_axis(text, 1.15 * max(ends, default=0.01)) for ends in (x, y))
    low = max(0.0, min(x, default=0.0) - 0.01)
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={
            **across,
            "range": [low, across["range"][1]],
            "title": {
                "text": unemployed_label,
                "font": {"color": theme.MUTED.light, "size": theme.FONT_SIZE},
            },
        },
        yaxis={
            **up,
            "title": {"text": vacancies_label, "font": {"color": theme.MUTED.light, "size": theme.FONT_SIZE}},
        },
    )
    return Drawing([lines, before, now, names], layout)


def _named(rows: Sequence[Mapping[str, Any]], chosen: str) -> list[Mapping[str, Any]]:
    """Return the rows whose names have room: the chosen one, then those that no name before them is near."""
    width, height = (max((row[axis] for row in rows), default=0.0) for axis in ("u", "v"))
    found: list[Mapping[str, Any]] = []
    for row in sorted(rows, key=lambda row: (row["ref_area"] != chosen, -row["v"])):
        is_near = any(
            abs(row["v"] - other["v"]) < _ROOM_UP * height
            and abs(row["u"] - other["u"]) < _ROOM_ACROSS * width
            for other in found
        )
        if not is_near:
            found.append(row)
    return found
