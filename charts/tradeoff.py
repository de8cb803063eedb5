"""Two things that cannot both be had: a mark for each alternative between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts import theme
from charts.comparison import SYMBOLS
from charts.drawing import Drawing
from domain.interval import Interval
from i18n.text import Text

_HEIGHT = 320
_ROOM = 0.18
"""Part of the reach of the values that an axis goes beyond them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One mark.

    Attributes:
        label: Name beside the mark, markup already made harmless.
        place: Which one it is, from 0; decides shape and colour.
        across: What it takes.
        up: What it leaves.
        hover: Words on hover.
    """

    label: str
    place: int
    across: Interval
    up: Interval
    hover: str


def tradeoff(alternatives: Sequence[Alternative], text: Text, *, across: str, up: str) -> Drawing:
    """Draw alternatives by what they take and what they leave, each with its ranges; less is better of both.

    Args:
        alternatives: Both values known.
        text: The reader's language.
        across: What the horizontal axis measures.
        up: What the vertical axis measures.
    """
    layout = theme.layout(
        text,
        height=_HEIGHT,
        showlegend=True,
        legend={"orientation": "h", "y": 1.01, "yanchor": "bottom", "x": 0, "itemclick": False},
        xaxis=_axis(across, [each.across for each in alternatives]),
        yaxis=_axis(up, [each.up for each in alternatives]),
    )
    return Drawing([_mark(each) for each in alternatives], layout)


def _axis(title: str, values: Sequence[Interval]) -> dict[str, Any]:
    low, high = min(each.low for each in values), max(each.high for each in values)
    room = _ROOM * (high - low) or 0.1 * abs(high) or 1.0
    return {
        "range": [low - room, high + room],
        "tickformat": ",~f",
        "zeroline": False,
        "title": {"text": title, "font": {"size": 12, "color": theme.MUTED.light}},
    }


def _mark(each: Alternative) -> dict[str, Any]:
    colour = theme.CATEGORICAL[each.place].light
    return {
        "type": "scatter",
        "mode": "markers",
        "name": each.label,
        "x": [each.across.high],
        "y": [each.up.high],
        "error_x": _reach(each.across, colour),
        "error_y": _reach(each.up, colour),
        "marker": {"symbol": SYMBOLS[each.place], "size": 14, "color": colour},
        "text": [each.hover],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _reach(value: Interval, colour: str) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [0.0],
        "arrayminus": [value.high - value.low],
        "color": colour,
        "thickness": 2,
        "width": 4,
    }
