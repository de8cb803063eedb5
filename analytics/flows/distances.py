"""Road distances as arrays in a chosen order of municipalities."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.flows.errors import DistanceError
from domain.frames import RoadDistances
from domain.typed import DataFrame


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
    row = pd.Index(origins).get_indexer(pd.Index(distances["origin_area"]))
    column = pd.Index(destinations).get_indexer(pd.Index(distances["destination_area"]))
    wanted = (row >= 0) & (column >= 0)
    same = np.array(origins)[:, None] == np.array(destinations)
    values = np.where(same, 0.0, np.nan)
    values[row[wanted], column[wanted]] = distances[measure].to_numpy(dtype=float)[wanted]
    for origin, destination in np.argwhere(~same & ~(values > 0)):
        raise DistanceError(
            f"no positive distance from {origins[origin]} to {destinations[destination]}",
            origin=origins[origin],
            destination=destinations[destination],
            value=f"{values[origin, destination]:g}",
        )
    return values
