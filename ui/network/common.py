"""What every view of the service network shares: people, centres, names, and how points are marked."""

from collections.abc import Mapping
from typing import Any, cast

import pandas as pd
from pandera.typing import DataFrame

from analytics.service_network.frames import Demand, Nearest
from charts.maps import Marker
from charts.network_map import Mark, Way
from charts.theme import GREY
from domain.areas import MUNICIPALITIES, SERVICE_UNITS
from domain.records import records
from i18n.text import Text
from ui import loaders
from ui.provenance import source_line

ONE_PER_UNIT = tuple(sorted(areas[0] for areas in SERVICE_UNITS.values()))
"""The seat of each service unit: the example that the page opens with."""

SIGNS = {"open": "✓", "popup": "◷", "closed": "×", "base": "●"}  # noqa: RUF001 - the sign, not the letter
"""Kind of a point -> the sign on its mark."""

Names = Mapping[str, str]
Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing."""


def demand() -> DataFrame[Demand]:
    """Return the labour force and the jobseekers of the ten municipalities in the latest month."""
    return cast("DataFrame[Demand]", loaders.people()[["ref_area", "labour_force", "jobseekers"]])


def place_labels(names: Names, words: Mapping[str, str]) -> dict[str, Marker]:
    """Return each municipality's name, with words after it, where its centre is."""
    return {
        area: Marker(x=x, y=y, label=f"{names[area]} {words.get(area, '')}".strip(), hover="")
        for area, (x, y) in loaders.centres().items()
        if area in MUNICIPALITIES
    }


def marks(
    kinds: Mapping[str, str], names: Names, text: Text, signs: Mapping[str, str] | None = None
) -> list[Mark]:
    """Return a mark for each municipality of `kinds` (code -> kind of point)."""
    centres = loaders.centres()
    return [
        Mark(
            x=centres[area][0],
            y=centres[area][1],
            kind=kind,
            sign=(signs or {}).get(area, SIGNS[kind]),
            hover=f"<b>{names[area]}</b><br>{text(f'network_page.kind.{kind}')}",
        )
        for area, kind in kinds.items()
    ]


def ways_to_nearest(nearest: DataFrame[Nearest], names: Names, text: Text) -> list[Way]:
    """Return a line from each municipality without a point to its nearest one."""
    centres = loaders.centres()
    return [
        Way(
            x=[centres[row["ref_area"]][0], centres[row["nearest_area"]][0]],
            y=[centres[row["ref_area"]][1], centres[row["nearest_area"]][1]],
            colour=GREY.light,
            hover=f"{names[row['ref_area']]} → {names[row['nearest_area']]}<br>{way_words(row, text)}",
        )
        for row in records(nearest)
        if row["road_km"] > 0
    ]


def way_words(row: Mapping[Any, Any], text: Text) -> str:
    """Return a way in kilometres and minutes."""
    return text("network_page.way", km=text.integer(row["road_km"]), minutes=text.integer(row["drive_min"]))


def between_centres(values: pd.Series, text: Text, decimals: int = 0) -> list[str]:
    """Return ways between centres in words; one within a municipality is missing: it cannot be computed."""
    return [
        text("network.not_computable") if value != value else text.number(value, decimals) for value in values
    ]


def source(text: Text, *notes: str) -> str:
    """Return the source line of the page's figures."""
    return source_line(text, "statfin_12r5", "road_distances", "service_points", notes=notes)
