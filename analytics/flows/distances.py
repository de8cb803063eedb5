"""Road distances as arrays in a chosen order of municipalities."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandera.typing import DataFrame

from analytics.flows.errors import DistanceError
from domain.frames import RoadDistances


def road_matrix(
    distances: DataFrame[RoadDistances], origins: Sequence[str], destinations: Sequence[str], measure: str
) -> NDArray[np.float64]:
    """Return `measure` from each origin to each destination; 0 from a municipality to itself.

    Args:
        distances: One row per ordered pair of centres.
        origins: Municipality codes of the rows.
        destinations: Municipality codes of the columns.
        measure: `road_km` or `drive_min`.

    Raises:
        DistanceError: Two different centres have no positive distance.
    """
    pairs = pd.MultiIndex.from_product([origins, destinations])
    by_pair = distances.set_index(["origin_area", "destination_area"])[measure]
    same = pairs.get_level_values(0) == pairs.get_level_values(1)
    values = np.where(same, 0.0, by_pair.reindex(pairs).to_numpy(dtype=float))
    unknown = ~same & ~(values > 0)
    if unknown.any():
        first = int(unknown.argmax())
        origin, destination = (str(area) for area in pairs[first])
        raise DistanceError(
            f"no positive distance from {origin} to {destination}",
            origin=origin,
            destination=destination,
            value=f"{values[first]:g}",
        )
    return values.reshape(len(origins), len(destinations))
