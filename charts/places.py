"""Names beside centres on a map, away from the crowd in the middle."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import theme
from charts.maps import Marker

EDGE_M = 533_500.0
"""West of this there is no room for a name left of its centre; metres east, ETRS-TM35FIN."""


def place_names(centres: Mapping[str, Marker], *, clear_px: int = 8) -> list[dict[str, Any]]:
    """Return traces with each centre's label: left of western centres, right of eastern ones.

    One at the edge, and a marker that is not open, has its label below.

    Args:
        centres: Code -> where it is, with its name as the label.
        clear_px: Room kept between the centre and its name, in pixels.
    """
    middle = float(np.median([centre.x for centre in centres.values()]))
    sides: dict[str, list[Marker]] = {"middle left": [], "middle right": [], "bottom center": []}
    for centre in centres.values():
        beside = "middle left" if centre.x < middle else "middle right"
        below = centre.x < EDGE_M or not centre.is_open
        sides["bottom center" if below else beside].append(centre)
    return [
        {
            "type": "scatter",
            # An invisible mark keeps the words clear of what is drawn at the centre.
            "mode": "markers+text",
            "marker": {"size": clear_px, "opacity": 0},
            "x": [centre.x for centre in placed],
            "y": [centre.y for centre in placed],
            "text": [centre.label for centre in placed],
            "textposition": position,
            "textfont": {"size": 12, "color": theme.INK.light, "shadow": "auto", "weight": 600},
            "hoverinfo": "skip",
        }
        for position, placed in sides.items()
    ]
