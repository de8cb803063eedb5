"""Generated maps and flows for measurements; none of it is data about any real place."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.flows.gravity import Deterrence, deterrence
from domain.frames import Commuting, RoadDistances
from domain.typed import DataFrame

Array = NDArray[np.float64]

GATEWAY = "outside"
"""Zone of the rest of the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedCountry:
    """Generated municipalities with commuters whose flows are known.

    Attributes:
        commuting: Frame `Commuting`: margins of the true flows.
        distances: Frame `RoadDistances`, the gateway included.
        truth: True commuters, origin by destination; the last row and column are the rest.
    """

    commuting: DataFrame[Commuting]
    distances: DataFrame[RoadDistances]
    truth: Array


def generated_country(seed: int, municipalities: int, *, beta: float, noise: float) -> GeneratedCountry:
    """Return a generated country of exponential deterrence with log-normal noise on every flow.

    Args:
        seed: Seed of the generator.
        municipalities: How many, besides the external zone.
        beta: True deterrence per road km.
        noise: Standard deviation of the noise in logs; 0.5 makes two thirds of flows miss the
            model by up to 65 %.
    """
    rng = np.random.default_rng(seed)
    areas = [f"{code:03}" for code in range(1, municipalities + 1)]
    place = rng.uniform(0, 250, (municipalities + 1, 2))
    road_km = 1.3 * np.hypot(*(place[:, None] - place).transpose(2, 0, 1)) + 5.0
    size = np.exp(rng.normal(7.5, 1.0, municipalities + 1))
    attraction = size * np.exp(rng.normal(0.0, 0.3, municipalities + 1))
    weights = deterrence(road_km, beta, Deterrence.EXPONENTIAL)
    expected = size[:, None] * attraction * weights * np.exp(rng.normal(0.0, noise, road_km.shape))
    # The rest of the country takes about as many as the area keeps.
    expected[-1] *= expected[:-1, :-1].sum() / expected[-1].sum()
    expected[:, -1] *= expected[:-1, :-1].sum() / expected[:, -1].sum()
    truth = rng.poisson(0.1 * size[:-1].sum() * expected / expected.sum()).astype(float)
    commuting = pd.DataFrame(
        {
            "ref_area": pd.Series(areas, dtype="str"),
            "labour_force": (size[:-1] + 1).astype("int64"),
            "inbound_commuters": truth[:, :-1].sum(axis=0).astype("int64"),
            "outbound_commuters": truth[:-1].sum(axis=1).astype("int64"),
            "employed_in_own_municipality": size[:-1].astype("int64"),
            "printed_self_sufficiency": 1.0,
        }
    )
    names = np.array([*areas, GATEWAY])
    origin, destination = np.nonzero(~np.eye(len(names), dtype=bool))
    distances = pd.DataFrame(
        {
            "origin_area": pd.Series(names[origin], dtype="str"),
            "destination_area": pd.Series(names[destination], dtype="str"),
            "great_circle_km": road_km[origin, destination] / 1.3,
            "road_km": road_km[origin, destination],
            "drive_min": road_km[origin, destination] / 80 * 60,
        }
    )
    return GeneratedCountry(
        commuting=Commuting.validate(commuting), distances=RoadDistances.validate(distances), truth=truth
    )
