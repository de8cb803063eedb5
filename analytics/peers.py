"""Areas that are alike: standardised distance on what is known of every area, suppressed cells as ranges.

The distance of two areas is the root of the weighted mean of squared differences, each in standard deviations
of all areas of the level: 0 for twins, about 1.4 for two areas picked at random.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.counts import Counts, counts
from analytics.rates import figure, ratio
from domain.errors import DashboardError
from domain.frames import Observations
from domain.interval import Interval
from domain.typed import DataFrame

DIMENSIONS = ("size", "unemployed_share", "under_25", "over_50", "long_term", "tightness")
"""What areas are compared on: labour force (its logarithm), unemployment, age and duration of the unemployed,
vacancies per unemployed jobseeker. Rates, so that like stands beside like."""

Numbers = NDArray[np.float64]

_OF_UNEMPLOYED = {
    "under_25": "unemployed_under_25",
    "over_50": "unemployed_over_50",
    "long_term": "long_term_unemployed",
}


class PeersUnknownError(DashboardError):
    """Nothing is known of an area on which it could be compared, or every weight is 0."""

    text_key = "peers.unknown"


def profiles(observations: DataFrame[Observations], ref_areas: Sequence[str]) -> pd.DataFrame:
    """Return what each area is like: ref_area (index), `<dimension>_low` and `<dimension>_high`.

    Size is persons, the others fractions. An area of which a dimension is not known is left out.
    """
    table = counts(observations)
    rows = {}
    for code in ref_areas:
        found = {dimension: _dimension(table, code, dimension) for dimension in DIMENSIONS}
        if all(each.is_known for each in found.values()) and found["size"].low > 0:
            rows[code] = {
                f"{dimension}_{end}": getattr(each, end)
                for dimension, each in found.items()
                for end in ("low", "high")
            }
    return pd.DataFrame.from_dict(rows, orient="index")


def distances(known: pd.DataFrame, of: str, weights: Mapping[str, float]) -> pd.DataFrame:
    """Return how far every other area is from one, the nearest first.

    Args:
        known: `profiles` of the areas of one level.
        of: The area.
        weights: Dimension -> how much it counts; not negative.

    Returns:
        ref_area, distance_low, distance_high, distance (their middle), and of each dimension
        `<dimension>`, the difference in standard deviations, and `<dimension>_part`, its part of the squared
        distance; both from the middles of ranges. Ties by code.

    Raises:
        PeersUnknownError: The area is not among those known, or every weight is 0.
    """
    total = sum(weights[each] for each in DIMENSIONS)
    if of not in known.index or total <= 0:
        raise PeersUnknownError(f"no peers of {of}")
    own = known.index.get_loc(of)
    found: dict[str, object] = {"ref_area": known.index}
    nearest, farthest = np.zeros(len(known)), np.zeros(len(known))
    squared = {}
    for dimension in DIMENSIONS:
        low, high, middle = _standardised(known, dimension)
        share = weights[dimension] / total
        above, below = low - high[own], low[own] - high  # how far it is surely above the area, and below it
        nearest += share * np.maximum(0.0, np.maximum(above, below)) ** 2
        farthest += share * np.maximum(np.abs(above), np.abs(below)) ** 2
        found[dimension] = middle - middle[own]
        squared[dimension] = share * (middle - middle[own]) ** 2
    whole = np.sum(list(squared.values()), axis=0)
    for dimension, each in squared.items():
        found[f"{dimension}_part"] = np.divide(each, whole, out=np.zeros_like(each), where=whole > 0)
    found |= {"distance_low": np.sqrt(nearest), "distance_high": np.sqrt(farthest)}
    found["distance"] = (np.sqrt(nearest) + np.sqrt(farthest)) / 2
    others = pd.DataFrame(found)[known.index != of]
    return others.sort_values(["distance", "ref_area"], ignore_index=True)


def position(own: Interval, others: Sequence[Interval]) -> tuple[int, int]:
    """Return how many of the others are surely above one, and how many may be."""
    surely = sum(each.low > own.high for each in others)
    maybe = sum(each.high > own.low for each in others)
    return surely, maybe


def middle_of(others: Sequence[Interval]) -> Interval:
    """Return the median of several numbers known within bounds."""
    return Interval(
        float(np.median([each.low for each in others])), float(np.median([each.high for each in others]))
    )


def _dimension(table: Counts, code: str, dimension: str) -> Interval:
    if dimension == "size":
        return table.of(code, "labour_force")
    if dimension == "tightness":
        return figure(table, code, "vacancies_per_unemployed")
    if dimension in _OF_UNEMPLOYED:
        return ratio(table.of(code, _OF_UNEMPLOYED[dimension]), table.of(code, "unemployed"))
    return figure(table, code, dimension)


def _standardised(known: pd.DataFrame, dimension: str) -> tuple[Numbers, Numbers, Numbers]:
    """Return both ends and the middle of a dimension in standard deviations of all areas' middles."""
    low, high = (known[f"{dimension}_{end}"].to_numpy(dtype=float) for end in ("low", "high"))
    if dimension == "size":
        low, high = np.log(low), np.log(high)
    middle = (low + high) / 2
    spread = float(middle.std())
    if not spread > 0:  # all alike: nobody differs
        return np.zeros_like(low), np.zeros_like(low), np.zeros_like(low)
    return low / spread, high / spread, middle / spread
