"""Words beside points of a drawing."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from charts import theme

Side = Literal["left", "center", "right"]


def labels(
    x: Iterable[float],
    y: Iterable[Any],
    words: Iterable[str],
    *,
    side: Side | Sequence[Side] = "right",
    clear_px: float = 0,
    size: int = 13,
    colour: str | Sequence[str] = theme.INK.light,
) -> dict[str, Any]:
    """Return words beside points as one trace; an annotation each takes seven times as long to draw.

    Words that a bar has itself are measured at every drawing.

    Args:
        x: Where the points are; within the range of their axis, or the words are not drawn.
        y: The same, upwards.
        words: What is written at each, with Plotly's `<b>` and `<br>`.
        side: On which side of its point a label stands, or on it; of all, or of each.
        clear_px: Room kept between a point and its words, in pixels.
        size: Of the letters, in pixels.
        colour: Of the light theme; of all, or of each.
    """
    return {
        "type": "scatter",
        # Words stand at 1.25 times the radius of a mark and one pixel; this one is not seen.
        "mode": "markers+text",
        "marker": {"size": max(1.6 * (clear_px - 1), 0), "opacity": 0},
        "x": list(x),
        "y": list(y),
        "text": list(words),
        "textposition": f"middle {side}" if isinstance(side, str) else [f"middle {each}" for each in side],
        "textfont": {"size": size, "color": colour if isinstance(colour, str) else list(colour)},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
