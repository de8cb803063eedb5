"""How far it is by road from each municipality to service points, and how many live within reach."""

from collections.abc import Sequence

import pandas as pd
from pandera.typing import DataFrame

from analytics.counts import values
from domain.areas import MUNICIPALITIES
from domain.frames import Observations, RoadDistances, ServicePoints

DISTANCE_BANDS_KM = (0, 30, 50, 75, 100)
"""Upper limits of the coverage table, included: ours [A]."""

_ORDER = ["ref_area", "road_km", "point_area"]


def nearest_points(points: DataFrame[ServicePoints], distances: DataFrame[RoadDistances]) -> pd.DataFrame:
    """Return the nearest and the second-nearest municipality with a service point, for each of the ten.

    Distances run between municipality centres, which is all the precision the points have: a point in the
    own municipality is at 0 km, whatever the way to it, and several points of one municipality are one place.

    Returns:
        ref_area, nearest_area, nearest_km, nearest_min, second_area, second_km, second_min; one row per
        municipality by code. Minutes rest on assumed speeds [A]. Missing where there is no such point.
    """
    open_areas = points.loc[points["role"] == "service_point", "ref_area"].unique().tolist()
    own = pd.DataFrame(
        {"ref_area": MUNICIPALITIES, "point_area": MUNICIPALITIES, "road_km": 0.0, "drive_min": 0.0}
    )
    roads = distances.rename(columns={"origin_area": "ref_area", "destination_area": "point_area"})
    ways = pd.concat([own, roads[["ref_area", "point_area", "road_km", "drive_min"]]], ignore_index=True)
    reachable = ways[ways["ref_area"].isin(MUNICIPALITIES) & ways["point_area"].isin(open_areas)]
    ranked = reachable.drop_duplicates(["ref_area", "point_area"]).sort_values(_ORDER)
    result = pd.DataFrame({"ref_area": MUNICIPALITIES})
    for rank, name in enumerate(("nearest", "second")):
        chosen = ranked[ranked.groupby("ref_area").cumcount() == rank].rename(
            columns={"point_area": f"{name}_area", "road_km": f"{name}_km", "drive_min": f"{name}_min"}
        )
        result = result.merge(chosen, on="ref_area", how="left", validate="one_to_one")
    return result


def coverage(
    observations: DataFrame[Observations],
    distance_km: pd.Series,
    limits_km: Sequence[float] = DISTANCE_BANDS_KM,
) -> pd.DataFrame:
    """Return how many have a point within each distance, cumulatively; everybody counted at their centre.

    Args:
        observations: One period with the labour force and the jobseekers of the municipalities.
        distance_km: Road distance by municipality code, for example
            `nearest_points(...).set_index("ref_area")["second_km"]`.
        limits_km: Upper limits, included.

    Returns:
        within_km, municipalities (number), labour_force, jobseekers (persons), labour_force_share,
        jobseekers_share (of the municipalities of `distance_km`). NaN where a count is unknown.
    """
    people = values(observations).reindex(index=distance_km.index, columns=["labour_force", "jobseekers"])
    everyone = people.sum(skipna=False)
    rows = []
    for limit in limits_km:
        is_within = distance_km <= limit
        reached = people[is_within].sum(skipna=False)
        rows.append(
            {
                "within_km": limit,
                "municipalities": int(is_within.sum()),
                **reached.to_dict(),
                **(reached / everyone).add_suffix("_share").to_dict(),
            }
        )
    return pd.DataFrame(rows)
