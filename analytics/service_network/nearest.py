"""Nearest open service point of each municipality, and people by distance to it."""

from collections.abc import Collection, Sequence
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.flows.distances import road_matrix
from analytics.service_network.frames import Demand, DistanceBands, Nearest
from domain.errors import ParameterError
from domain.frames import RoadDistances, ServicePoints
from domain.typed import DataFrame

KM_EDGES = (0.0, 1.0, 20.0, 40.0, 60.0, 100.0)
"""Road km beyond which distance bands begin; at most 1 km means a point in one's own municipality."""

MINUTE_EDGES = (0.0, 1.0, 15.0, 30.0, 45.0, 60.0)
"""Minutes beyond which time bands begin."""


def point_areas(points: DataFrame[ServicePoints]) -> tuple[str, ...]:
    """Return the municipalities with a service point, in code order.

    Coordinates are those of municipality centres, so several points of one municipality are
    one site here: closing one of three moves nobody.
    """
    served = points.loc[points["role"] == "service_point", "ref_area"]
    return tuple(sorted(served.unique()))


def nearest_points(
    areas: Sequence[str],
    open_areas: Sequence[str],
    distances: DataFrame[RoadDistances],
    *,
    units: Collection[Collection[str]] = (),
) -> DataFrame[Nearest]:
    """Return the open municipality nearest to each area by road; ties go to the first.

    Minutes are the least to any open point, which a faster road may put elsewhere: so closing
    a point never lowers either measure. With units it may, for those whose unit it leaves without a point.

    Args:
        areas: Where the ways begin.
        open_areas: Municipalities with an open point.
        distances: Road distances and minutes between centres.
        units: Municipalities of each service unit: where it has an open point, no other unit's counts.

    Raises:
        ParameterError: No point is open.
        DistanceError: Two different centres have no positive distance.
    """
    if not open_areas:
        most = str(len(areas))
        raise ParameterError("no service point is open", name="open_areas", value="0", low="1", high=most)
    minutes = road_matrix(distances, areas, open_areas, "drive_min")
    kilometres = road_matrix(distances, areas, open_areas, "road_km")
    if units:
        is_closed = points_of_others(areas, open_areas, units)
        minutes, kilometres = (np.where(is_closed, np.inf, values) for values in (minutes, kilometres))
    chosen = kilometres.argmin(axis=1)
    table = pd.DataFrame(
        {
            "ref_area": pd.Series(areas, dtype="str"),
            "nearest_area": pd.Series([open_areas[column] for column in chosen], dtype="str"),
            "road_km": kilometres.min(axis=1),
            "drive_min": minutes.min(axis=1),
        }
    )
    return cast("DataFrame[Nearest]", table)


def people_by_band(demand: DataFrame[Demand], nearest: DataFrame[Nearest]) -> DataFrame[DistanceBands]:
    """Return people by band of road km and of minutes to their nearest point; empty bands count 0.

    An end belongs to the band below it: who is beyond a limit is farther than it, as in the reach.
    """
    people = demand.merge(nearest, on="ref_area", how="left", validate="one_to_one")
    bands = [
        _banded(people, measure, edges)
        for measure, edges in (("road_km", KM_EDGES), ("drive_min", MINUTE_EDGES))
    ]
    return cast("DataFrame[DistanceBands]", pd.concat(bands, ignore_index=True))


def points_of_others(
    areas: Sequence[str], open_areas: Sequence[str], served: Collection[Collection[str]]
) -> NDArray[np.bool_]:
    """Return which (area, open point) pairs are of two units, where the area's own unit has a point."""
    unit_of = {area: str(place) for place, each in enumerate(served) for area in each}
    units = np.array([unit_of.get(area, area) for area in areas])
    is_other = units[:, None] != np.array([unit_of.get(area, area) for area in open_areas])
    is_left: NDArray[np.bool_] = is_other & ~is_other.all(axis=1, keepdims=True)
    return is_left


def _banded(people: pd.DataFrame, measure: str, edges: tuple[float, ...]) -> pd.DataFrame:
    band = np.maximum(np.searchsorted(edges, people[measure].to_numpy(), side="left") - 1, 0)
    counts = {
        name: np.bincount(band, weights=people[name], minlength=len(edges)).astype("int64")
        for name in ("labour_force", "jobseekers")
    }
    return pd.DataFrame({"measure": measure, "lower": edges, "upper": (*edges[1:], np.inf), **counts})
