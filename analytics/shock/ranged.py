"""A number that every set of coefficients gives anew: its central value and the ends of its range."""

from dataclasses import dataclass

from analytics.shock.persons import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranged:
    """The central value, and the least and the greatest that any run of the chain gives."""

    central: float
    low: float
    high: float


def ranged(runs: Array) -> Ranged:
    """Return the range of one number over the runs of the chain, shape (run,); the first run is central."""
    return Ranged(central=float(runs[0]), low=float(runs.min()), high=float(runs.max()))
