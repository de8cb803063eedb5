"""Names beside centres on a map, away from the crowd in the middle."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import theme
from charts.maps import Marker

EDGE_M = 533_500.0
"""West of this there is no room for a name left of its centre; metres east, ETRS-TM35FIN."""


def place_names(centres: Mapping[str, Marker], *, clear_px: int = 8) -> dict[str, Any]:
    """Return a trace with each centre's label: left of western centres, right of eastern ones.

    One at the edge, and a marker that is not open, has its label below.

    Args:
        centres: Code -> where it is, with its name as the label.
        clear_px: Room kept between the centre and its name, in pixels.
    """
    middle = float(np.median([centre.x for centre in centres.values()]))
    return {
        "type": "scatter",
        # An invisible mark keeps the words clear of what is drawn at the centre.
        "mode": "markers+text",
        "marker": {"size": clear_px, "opacity": 0},
        "x": [centre.x for centre in centres.values()],
        "y": [centre.y for centre in centres.values()],
        "text": [centre.label for centre in centres.values()],
        "textposition": [_side(centre, middle) for centre in centres.values()],
        "textfont": {"size": 12, "color": theme.INK.light, "shadow": "auto", "weight": 600},
        "hoverinfo": "skip",
    }


def _side(centre: Marker, middle: float) -> str:
    if centre.x < EDGE_M or not centre.is_open:
        return "bottom center"
    return "middle left" if centre.x < middle else "middle right"
