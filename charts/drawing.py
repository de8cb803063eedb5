"""A Plotly figure as plain data: what the browser's Plotly draws, without Python's objects around it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Drawing:
    """Traces and layout as plotly.js takes them, in the light theme's colours.

    Building and validating a `go.Figure` took longer than the model behind it, at every move of a slider;
    the tests hand each drawing to `go.Figure` instead.

    Attributes:
        traces: What is drawn, from the bottom to the top.
        layout: Axes, margins and words around it.
    """

    traces: list[dict[str, Any]]
    layout: dict[str, Any]
