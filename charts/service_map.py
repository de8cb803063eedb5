"""The map of service points: a numbered mark per municipality centre, its name and distance beside it."""

from dataclasses import replace

from charts import theme
from charts.drawing import Drawing
from charts.maps import Marker, Shade, municipality_map
from geo.boundaries import Outline
from i18n.text import Text

_WIDTH_M, _HEIGHT_M = 75_000, 9_000
"""Room that a name with its distance takes on the map, in metres on the ground."""


def service_map(
    outlines: tuple[Outline, ...],
    shades: dict[str, Shade],
    markers: tuple[Marker, ...],
    names: dict[str, Marker],
    text: Text,
) -> Drawing:
    """Return the map with marks at municipality centres, and names right of them or below.

    Args:
        outlines: Boundaries of the municipalities and their neighbours.
        shades: Code of a municipality -> its fill and hover.
        markers: Service points, and what is drawn beside them.
        names: Code of a municipality -> where its name stands, and the words.
        text: The reader's language.
    """
    nameless = tuple(
        replace(outline, name="") if outline.ref_area in names else outline for outline in outlines
    )
    beside = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [name.x for name in names.values()],
        "y": [name.y for name in names.values()],
        "text": [name.label for name in names.values()],
        "textposition": [_side(name, markers) for name in names.values()],
        "textfont": {"size": 12, "color": theme.INK.light},
        "marker": {"size": 24, "opacity": 0},  # keeps the words clear of the mark drawn there
        "hoverinfo": "skip",
    }
    return municipality_map(nameless, shades, text, markers=markers, over=[beside])


def _side(name: Marker, markers: tuple[Marker, ...]) -> str:
    """Return where a name finds room: right of its mark, or below it if another mark stands there."""
    is_taken = any(0 < mark.x - name.x < _WIDTH_M and abs(mark.y - name.y) < _HEIGHT_M for mark in markers)
    return "bottom center" if is_taken else "middle right"
