"""Residents by how far they live from their nearest point: square by square, where the roads are not known.

The way from a square to a point is its straight line times how much longer roads are; how much that is, is
taken from the pairs of centres whose roads are known [A].
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.service_network.frames import ResidentReach, Squares
from analytics.service_network.nearest import points_of_others
from domain.errors import PointsMissingError, WaysMissingError
from domain.frames import RoadDistances
from domain.typed import DataFrame

Array = NDArray[np.float64]
Places = Mapping[str, tuple[float, float]]
"""Municipality -> where its centre is, metres."""

WITHIN_KM = (5, 10, 20, 30, 50)
"""Limits of the reach [A]."""

FEWEST_PAIRS = 10
"""Pairs of centres that the winding of roads is told from."""

ENDS = (0.05, 0.95)
"""Nine pairs in ten have roads between these ends."""


class Winding(NamedTuple):
    """How many times longer roads are than straight lines: of the middle pair, and of nine in ten."""

    central: float
    low: float
    high: float


def winding(roads: DataFrame[RoadDistances], centres: Places) -> Winding:
    """Return how much roads between centres wind.

    Raises:
        WaysMissingError: Too few of them are known.
    """
    known = roads[roads["origin_area"].isin(centres) & roads["destination_area"].isin(centres)]
    ends = [
        np.array([centres[code] for code in known[end]]).reshape(-1, 2)
        for end in ("origin_area", "destination_area")
    ]
    straight_km = np.hypot(*(ends[0] - ends[1]).T) / 1000
    is_apart = straight_km > 0
    if is_apart.sum() < FEWEST_PAIRS:
        raise WaysMissingError("too few roads to tell how they wind")
    ratios = np.maximum(known["road_km"].to_numpy(dtype=float)[is_apart] / straight_km[is_apart], 1.0)
    low, central, high = np.quantile(ratios, (ENDS[0], 0.5, ENDS[1]))
    return Winding(float(central), float(low), float(high))


def straight_km(
    squares: DataFrame[Squares],
    open_areas: Sequence[str],
    centres: Places,
    units: Collection[Collection[str]] = (),
) -> Array:
    """Return the straight kilometres from each square to its nearest open point.

    Where its service unit has an open point, no other unit's counts, as in `nearest_points`.

    Raises:
        PointsMissingError: It is not known where any of the points is.
    """
    sites = [code for code in open_areas if code in centres]
    if not sites:
        raise PointsMissingError("it is not known where the points are")
    at = squares[["x_m", "y_m"]].to_numpy(dtype=float)
    away = np.hypot(*(at[:, None, :] - np.array([centres[code] for code in sites])[None, :, :]).T).T / 1000
    if units:
        away = np.where(points_of_others(squares["ref_area"].tolist(), sites, units), np.inf, away)
    nearest: Array = away.min(axis=1)
    return nearest


def reach(people: Array, straight: Array, roads: Winding) -> DataFrame[ResidentReach]:
    """Return how many live within each limit of their nearest point, and which part of all.

    Args:
        people: Residents of each square.
        straight: Straight kilometres from it.
        roads: How roads wind; the ends give the ends of the counts.
    """
    limits = np.array(WITHIN_KM, dtype=float)[:, None]
    within = {
        end: ((straight * times <= limits) * people).sum(axis=1)
        for end, times in (("", roads.central), ("_low", roads.high), ("_high", roads.low))
    }
    everyone = float(people.sum())
    table = pd.DataFrame(
        {"within_km": np.array(WITHIN_KM, dtype="int64")}
        | {f"people{end}": count for end, count in within.items()}
        | {f"share{end}": count / everyone for end, count in within.items()}
    )
    return cast("DataFrame[ResidentReach]", table)
