"""How far it is by road from one municipality centre to the others, and where a service point is."""

from collections.abc import Collection

import pandas as pd

from domain.frames import RoadDistances, ServicePoints
from domain.typed import DataFrame


def open_points(points: DataFrame[ServicePoints]) -> pd.Series:
    """Return the number of service points of each municipality that has one, by code."""
    return points.loc[points["role"] == "service_point", "ref_area"].value_counts().sort_index()


def ways_from(
    origin: str, points: DataFrame[ServicePoints], distances: DataFrame[RoadDistances]
) -> pd.DataFrame:
    """Return every other centre by road distance from one, the nearest first.

    Returns:
        ref_area, road_km, drive_min (assumed speeds [A]), points (number of service points there), rank
        (1 for the nearest municipality with a point, 2 for the next; 0 where there is none).
    """
    ways = distances[distances["origin_area"] == origin].rename(columns={"destination_area": "ref_area"})
    ways = ways[["ref_area", "road_km", "drive_min"]].sort_values(["road_km", "ref_area"], ignore_index=True)
    served = open_points(points)
    has_point = ways["ref_area"].isin(served.index)
    return ways.assign(
        points=[int(served.get(area, 0)) for area in ways["ref_area"]],
        rank=has_point.cumsum().where(has_point, 0),
    )


def distance_matrix(distances: DataFrame[RoadDistances], own: Collection[str]) -> pd.DataFrame:
    """Return road km between all centres: `ref_area` and one column per destination, the area's own first.

    A centre is at 0 km from itself; a pair without a distance is missing.
    """
    codes = sorted(set(distances["origin_area"]), key=lambda code: (code not in own, code))
    wide = distances.pivot(index="origin_area", columns="destination_area", values="road_km")
    wide = wide.reindex(index=codes, columns=codes)
    is_same = [[row == column for column in codes] for row in codes]
    return wide.mask(pd.DataFrame(is_same, index=codes, columns=codes), 0.0).reset_index(names="ref_area")
