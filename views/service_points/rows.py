"""The ways between centres, and what is said of each."""

from collections.abc import Mapping

import pandas as pd

from analytics.access import coverage, nearest_others
from analytics.ways import ways_from
from domain.records import records
from i18n.text import Text
from views.context import Context

HEADLINE_KM = 50
"""Limit of the coverage that the key figures show [A]; one of `LIMITS_KM`."""

LIMITS_KM = (30, 40, 50, 60, 70)
"""Limits of the coverage table [A]: the ways to the next municipality run from 25 to 64 km in the plan."""

Names = Mapping[str, str]


def nearest(context: Context) -> pd.DataFrame:
    """Return the nearest other municipality with a point, where there is one; see `nearest_others`.

    Raises:
        PointsMissingError: No points are known.
        WaysMissingError: No distances are known.
    """
    return context.once(_nearest)


def covered(context: Context) -> pd.DataFrame:
    """Return how many have another municipality's point within each limit; see `access.coverage`."""
    return context.once(_covered)


def ways(context: Context, origin: str) -> pd.DataFrame:
    """Return the ways from a municipality, the nearest first; see `ways_from`."""
    return context.once(_ways, origin)


def named(rows: pd.DataFrame, names: Names, text: Text) -> pd.DataFrame:
    """Return ways with the name of each destination and with what is said of the way."""
    rows = rows.assign(name=rows["ref_area"].map(names))
    said = [
        {
            "name": row["name"],
            "km": text.number(row["road_km"], 1),
            "minutes": text.integer(row["drive_min"]),
            "points": row["points"],
        }
        for row in records(rows)
    ]
    return rows.assign(
        words=[text("service_points.way", **values) for values in said],
        hover=[text("service_points.way_hover", **values) for values in said],
        alt=[text("service_points.way_alt", **values) for values in said],
    )


def _nearest(context: Context) -> pd.DataFrame:
    points, distances = context.service_points.data, context.own_ways.data
    return nearest_others(points, distances, context.area.municipalities)


def _ways(context: Context, origin: str) -> pd.DataFrame:
    return ways_from(origin, context.service_points.data, context.road_distances.data)


def _covered(context: Context) -> pd.DataFrame:
    return coverage(context.now.data, nearest(context).set_index("ref_area")["road_km"], LIMITS_KM)
