"""Where vacancies outnumber what the municipality's own unemployed could fill, and who is near."""

from dataclasses import dataclass
from typing import cast

import pandas as pd

from analytics.flows.frames import LabourMarketBalance, MatchingPairs
from domain.errors import ParameterError
from domain.frames import Observations, RoadDistances
from domain.typed import DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceParameters:
    """How many vacancies the unemployed of a municipality could fill [A].

    Attributes:
        fillable_share: Share of the unemployed who could fill a vacancy open now; skills,
            health and caring duties keep it below 1. No source: 0.5, to be tried at 0.2-1.
    """

    fillable_share: float = 0.5

    def __post_init__(self) -> None:
        if not 0.0 < self.fillable_share <= 1.0:
            raise ParameterError(
                f"fillable_share must be in (0, 1], got {self.fillable_share}",
                name="fillable_share",
                value=f"{self.fillable_share:g}",
                low="0.01",
                high="1",
            )


def labour_market_balance(
    observations: DataFrame[Observations],
    time_period: str,
    areas: tuple[str, ...],
    parameters: BalanceParameters,
) -> DataFrame[LabourMarketBalance]:
    """Return vacancies per unemployed and unfilled vacancies, one row per area in the order given.

    Missing where unemployed or vacancies are suppressed or not published.
    """
    month = observations[observations["time_period"] == time_period]
    by_area = month.set_index(["indicator", "ref_area"])["obs_value"]
    unemployed, vacancies = (
        by_area[by_area.index.get_level_values("indicator") == indicator]
        .droplevel("indicator")
        .reindex(areas)
        .astype(float)
        for indicator in ("unemployed", "vacancies")
    )
    fillable = parameters.fillable_share * unemployed
    table = pd.DataFrame(
        {
            "unemployed": unemployed,
            "vacancies": vacancies,
            "vacancies_per_unemployed": vacancies / unemployed.where(unemployed > 0),
            "fillable": fillable,
            "unfilled": (vacancies - fillable).clip(lower=0),
        }
    )
    return cast("DataFrame[LabourMarketBalance]", table.rename_axis(index="ref_area").reset_index())


def mismatch_share(balance: DataFrame[LabourMarketBalance]) -> float:
    """Return the share of the unemployed who would have to look elsewhere for V/U to be equal, in [0, 1].

    Half the sum of |U_i/U - V_i/V| over municipalities where both are known (Jackman and Roper
    1987); missing if there are none.
    """
    known = balance.dropna(subset=["unemployed", "vacancies"])
    unemployed, vacancies = known["unemployed"].sum(), known["vacancies"].sum()
    if unemployed == 0 or vacancies == 0:
        return float("nan")
    return float((known["unemployed"] / unemployed - known["vacancies"] / vacancies).abs().sum() / 2)


def matching_pairs(
    balance: DataFrame[LabourMarketBalance], distances: DataFrame[RoadDistances]
) -> DataFrame[MatchingPairs]:
    """Return, for each municipality with unfilled vacancies, its nearest one with unemployed to spare.

    Nearest pair first, by road. Municipalities with an unknown figure take no part.
    """
    spare = (balance["fillable"] - balance["vacancies"]).rename("spare")
    origins = balance.assign(spare=spare).loc[spare > 0, ["ref_area", "spare"]]
    destinations = balance.loc[balance["unfilled"] > 0, ["ref_area", "unfilled"]]
    pairs = (
        distances[["origin_area", "destination_area", "road_km", "drive_min"]]
        .merge(
            origins.rename(columns={"ref_area": "origin_area"}),
            on="origin_area",
            how="inner",
            validate="many_to_one",
        )
        .merge(
            destinations.rename(columns={"ref_area": "destination_area"}),
            on="destination_area",
            how="inner",
            validate="many_to_one",
        )
        .sort_values(["road_km", "origin_area"], ignore_index=True)
        .drop_duplicates("destination_area", ignore_index=True)
    )
    columns = ["destination_area", "unfilled", "origin_area", "spare", "road_km", "drive_min"]
    return cast("DataFrame[MatchingPairs]", pairs[columns])
