"""How far it is by road from each municipality to service points, and how many live within reach."""

from collections.abc import Sequence

import pandas as pd

from analytics.counts import values
from domain.frames import Observations, RoadDistances, ServicePoints
from domain.typed import DataFrame


def nearest_others(
    points: DataFrame[ServicePoints], distances: DataFrame[RoadDistances], municipalities: Sequence[str]
) -> pd.DataFrame:
    """Return the nearest other municipality with a service point, for each of the municipalities.

    Distances run between municipality centres, which is all the precision the points have: the way to a point
    in one's own municipality is not known, and several points of one municipality are one place.

    Returns:
        ref_area, other_area, road_km, drive_min; one row per municipality in the given order. Minutes
        rest on assumed speeds [A]. Missing where no other municipality has a point.
    """
    open_areas = points.loc[points["role"] == "service_point", "ref_area"]
    ways = distances[distances["destination_area"].isin(open_areas)]
    ways = ways.rename(columns={"origin_area": "ref_area", "destination_area": "other_area"})
    nearest = ways.sort_values(["ref_area", "road_km", "other_area"]).drop_duplicates("ref_area")
    return pd.DataFrame({"ref_area": list(municipalities)}).merge(
        nearest[["ref_area", "other_area", "road_km", "drive_min"]],
        on="ref_area",
        how="left",
        validate="one_to_one",
    )


def coverage(
    observations: DataFrame[Observations],
    distance_km: pd.Series,
    limits_km: Sequence[float],
) -> pd.DataFrame:
    """Return how many have a point within each distance, cumulatively; everybody counted at their centre.

    Args:
        observations: One period with the labour force and the jobseekers of the municipalities.
        distance_km: Road distance by municipality code, for example
            `nearest_others(...).set_index("ref_area")["road_km"]`.
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
