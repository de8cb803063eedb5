"""Colours and the common layout of every figure: drawn in the light theme, each colour with its dark partner.

A figure carries light colours only. `DARK` maps each to its partner, and the figure element swaps them
in the browser, so that changing the theme needs no new figure.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from i18n.text import Text


class Colour(NamedTuple):
    """One colour in both themes."""

    light: str
    dark: str


BRAND = Colour("#0b5d5e", "#4cc3b5")
OVER = Colour("#a8123a", "#f0668a")
UNDER = Colour("#ab5b00", "#f2a93b")
INK = Colour("#1b2a2d", "#e6edec")
MUTED = Colour("#536669", "#a7b8ba")
GREY = Colour("#7d8f92", "#7e9093")
PALE = Colour("#b9c5c6", "#4a5b5e")
GRID = Colour("#dfe6e6", "#2a393c")
SURFACE = Colour("#fefefe", "#0f191b")
LAND = Colour("#eef1f0", "#1b282b")
UNKNOWN = Colour("#e3e6e6", "#28363a")
BRAND_SOFT = Colour("rgba(11,93,94,0.18)", "rgba(76,195,181,0.24)")
UNDER_SOFT = Colour("rgba(171,91,0,0.16)", "rgba(242,169,59,0.20)")
OVER_SOFT = Colour("rgba(168,18,58,0.12)", "rgba(240,102,138,0.18)")
GREY_SOFT = Colour("rgba(125,143,146,0.22)", "rgba(126,144,147,0.28)")

HALO = Colour("0 0 3px #fefefe, 0 0 3px #fefefe", "0 0 3px #0f191b, 0 0 3px #0f191b")
"""Shadow that keeps ink legible where a label reaches over a border."""
HALO_STRONG = Colour("0 0 3px #0a5859, 0 0 3px #0a5859", "0 0 3px #83e0d3, 0 0 3px #83e0d3")
"""The same for reversed text on a strong fill."""

POINTER = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""Before the name of the municipality that a reader chose: not by weight or colour alone."""

CATEGORICAL = (
    BRAND,
    Colour("#cc6677", "#e88a9a"),
    Colour("#332288", "#9f8fff"),
    Colour("#8a7a1f", "#ddcc77"),
    Colour("#117733", "#5dbb78"),
    Colour("#4495c1", "#88cdef"),
    Colour("#882255", "#d277a4"),
    Colour("#40a090", "#45ab9a"),
    Colour("#97972f", "#bdbd55"),
    Colour("#aa4499", "#cf7ac1"),
)
"""Ten categories safe for colour-blind readers: brand, then Paul Tol's *muted*, the pale ones darkened."""

SEQUENTIAL = (
    Colour("#d3e9e6", "#183638"),
    Colour("#a0cfc9", "#1f5354"),
    Colour("#66aea7", "#2b7472"),
    Colour("#277a77", "#43a59c"),
    Colour("#0a5859", "#83e0d3"),
)
"""Five classes from little to much, one hue."""

RISK = (
    Colour("#f3eef0", "#221f26"),
    Colour("#f0d9e0", "#43242f"),
    Colour("#e0a6b8", "#702c43"),
    Colour("#c04468", "#9d3755"),
    Colour("#8f0f31", "#cf3f68"),
)
"""Five classes from unlikely to nearly certain, in the hue of what is over."""

DIVERGING = (
    Colour("#a85a00", "#f3b04a"),
    Colour("#e2b577", "#896328"),
    Colour("#d5dbda", "#3b4b4e"),
    Colour("#7fbdb7", "#2c7370"),
    Colour("#0a5f60", "#58d0c2"),
)
"""Five classes from below to above a neutral middle."""

DARK = {
    colour.light: colour.dark
    for colour in (
        *(BRAND, OVER, UNDER, INK, MUTED, GREY, PALE, GRID, SURFACE, LAND, UNKNOWN),
        *(BRAND_SOFT, UNDER_SOFT, OVER_SOFT, GREY_SOFT, HALO, HALO_STRONG),
        *CATEGORICAL,
        *SEQUENTIAL,
        *RISK,
        *DIVERGING,
    )
}
"""Light colour -> its dark partner, for every colour a figure may use."""

FONT_SIZE = 14
FONT_FAMILY = "'Source Sans', sans-serif"


def percent_axis(text: Text, high: float) -> dict[str, Any]:
    """Return an axis from 0 to `high`, a fraction, with ticks in per cent in the reader's language."""
    step = next(step for step in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if high / step <= 6 or step == 0.5)
    ticks = [step * number for number in range(int(high / step) + 1)]
    return {
        "range": [0, high],
        "tickvals": ticks,
        "ticktext": [text.percent(tick, 0 if step >= 0.01 else 1) for tick in ticks],
    }


def layout(text: Text, *, height: int, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - Plotly's own shape
    """Return the layout every figure starts from, with `changes` merged over it one level deep.

    Numbers follow the reader's language; there is no legend and no title (the page has both).
    """
    axis = {
        "gridcolor": GRID.light,
        "zerolinecolor": MUTED.light,
        "linecolor": GRID.light,
        "tickfont": {"color": MUTED.light},
        "title": {"font": {"color": MUTED.light}},
        "fixedrange": True,
        "automargin": True,
        # Plotly would measure every label at every drawing, to hide one that reaches over the edge.
        "ticklabeloverflow": "allow",
    }
    base: dict[str, Any] = {
        "height": height,
        "separators": text.separators,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": FONT_SIZE, "color": INK.light, "family": FONT_FAMILY},
        "margin": {"l": 8, "r": 16, "t": 16, "b": 8},
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": SURFACE.light,
            "bordercolor": MUTED.light,
            "font": {"color": INK.light, "size": FONT_SIZE, "family": FONT_FAMILY},
            "align": "left",
        },
        "dragmode": False,
        "xaxis": axis,
        "yaxis": axis,
    }
    for key, value in changes.items():
        base[key] = {**base[key], **value} if isinstance(base.get(key), dict) else value
    return base


def pointed(names: Iterable[str], codes: Iterable[str], chosen: str) -> list[str]:
    """Return the names of rows, that of the chosen area strong and with a mark before it; "" chooses none."""
    return [
        f"<b>{POINTER} {name}</b>" if chosen and code == chosen else name
        for name, code in zip(names, codes, strict=True)
    ]
