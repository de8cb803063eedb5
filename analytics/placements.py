"""How many placements in services an activation target takes."""

import math
from dataclasses import dataclass

import pandas as pd

from domain.errors import ParameterError
from domain.interval import UNKNOWN, Interval

_PARTS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationTarget:
    """An activation rate to reach.

    Attributes:
        rate: Fraction in [0, 1]; read to six decimals.
    """

    rate: float

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 1:
            raise ParameterError(
                f"rate must be in [0, 1], got {self.rate}",
                name="rate",
                value=str(self.rate),
                low="0",
                high="1",
            )


def placements(unemployed: int, participants: int, target: ActivationTarget) -> int:
    """Return ceil(a(U + P) - P), at least 0: persons to place so that P / (U + P) reaches a.

    A placement moves one unemployed person into a service, so U + P stays. Counted in whole
    numbers, because 0.07 * 100 is more than 7 in floating point.
    """
    parts = round(target.rate * _PARTS) * (unemployed + participants) - _PARTS * participants
    return max(0, -(-parts // _PARTS))


def placements_needed(activation: pd.DataFrame, target: ActivationTarget) -> pd.DataFrame:
    """Return the placements that a target takes, one row per row of `analytics.rates.activation`.

    The more participants there already are, the fewer it takes: the low end belongs to the high P.

    Returns:
        ref_area, placements_low, placements_high (persons; NaN where U or P is unknown), is_exact.
    """
    known = activation[["unemployed", "participants_low", "participants_high"]].to_numpy(dtype=float)
    needed = [_bounds(*row, target=target) for row in known.tolist()]
    return pd.DataFrame(
        {
            "ref_area": activation["ref_area"].tolist(),
            "placements_low": [each.low for each in needed],
            "placements_high": [each.high for each in needed],
            "is_exact": [each.is_point for each in needed],
        }
    )


def _bounds(unemployed: float, fewest: float, most: float, *, target: ActivationTarget) -> Interval:
    if math.isnan(unemployed + fewest + most):
        return UNKNOWN
    return Interval(
        placements(int(unemployed), int(most), target), placements(int(unemployed), int(fewest), target)
    )
