"""Words beside points of a drawing."""

from collections.abc import Iterable
from typing import Any, Literal

from charts import theme

Side = Literal["left", "right"]


def labels(
    x: Iterable[float],
    y: Iterable[Any],
    words: Iterable[str],
    *,
    side: Side = "right",
    clear_px: float = 0,
    size: int = 13,
    colour: str = theme.INK.light,
) -> dict[str, Any]:
    """Return words beside points as one trace; an annotation each takes seven times as long to draw.

    Args:
        x: Where the points are; within the range of their axis, or the words are not drawn.
        y: The same, upwards.
        words: What is written at each, with Plotly's `<b>` and `<br>`.
        side: On which side of its point a label stands.
        clear_px: Room kept between a point and its words, in pixels.
        size: Of the letters, in pixels.
        colour: Of the light theme.
    """
    return {
        "type": "scatter",
        # Words stand at 1.25 times the radius of a mark and one pixel; this one is not seen.
        "mode": "markers+text",
        "marker": {"size": max(1.6 * (clear_px - 1), 0), "opacity": 0},
        "x": list(x),
        "y": list(y),
        "text": list(words),
        "textposition": f"middle {side}",
        "textfont": {"size": size, "color": colour},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
