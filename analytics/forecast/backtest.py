"""How far each method would have missed, had it been used at earlier months: rolling origins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from analytics.forecast.methods import COMBINED, HORIZON, METHODS, Paths, Series
from analytics.forecast.seasonal import SHORTEST

STEP = 3
"""Months from one origin to the next."""

MOST_ORIGINS = 13
"""Origins at the most, the newest ones: three years of them."""

CONFIDENCE = 0.95
"""How sure a difference between two methods must be to be told."""

MEAN = "mean"
"""The mean of `COMBINED`, after reconciliation: what is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """Errors of forecasts at earlier months, forecast minus what came, in the series' unit.

    Attributes:
        origins: How many months were known at each origin.
        errors: Method -> its errors by (origin, series, months ahead - 1).
    """

    origins: tuple[int, ...]
    errors: dict[str, NDArray[np.float64]]

    def of(self, series: Sequence[int]) -> "Backtest":
        """Return the errors of some of the series."""
        return Backtest(
            origins=self.origins, errors={name: each[:, list(series)] for name, each in self.errors.items()}
        )

    def mae(self, method: str) -> NDArray[np.float64]:
        """Return the mean absolute error of a method by months ahead."""
        return np.asarray(np.abs(self.errors[method]).mean(axis=(0, 1)))

    def total(self, method: str, first: int = 1, last: int = HORIZON) -> float:
        """Return its mean absolute error over a span of months ahead."""
        return float(self.mae(method)[first - 1 : last].mean())

    def gain(self, method: str, against: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return by how much a method misses less than another by months ahead, and the chance in that.

        The second is the half of a two-sided 95 % range: origins are the sample (Student's t over their
        means), because municipalities rise and fall together.
        """
        less = np.abs(self.errors[against]) - np.abs(self.errors[method])
        by_origin = less.mean(axis=1)
        number = len(by_origin)
        if number < 2:
            return by_origin.mean(axis=0), np.full(HORIZON, np.inf)
        error = by_origin.std(axis=0, ddof=1) / np.sqrt(number)
        return by_origin.mean(axis=0), float(student.ppf((1 + CONFIDENCE) / 2, number - 1)) * error

    def beats(self, method: str, against: str) -> int:
        """Return how many months ahead a method surely misses less than another; 0 if not even the first."""
        gain, noise = self.gain(method, against)
        lost = np.flatnonzero(~(gain > noise))
        return int(lost[0]) if len(lost) else HORIZON


def origins(months: int) -> tuple[int, ...]:
    """Return how many months are known at each origin; () where a series is too short to try anything."""
    last = months - HORIZON
    first = max(last - STEP * (MOST_ORIGINS - 1), SHORTEST + (last - SHORTEST) % STEP)
    return tuple(range(first, last + 1, STEP))


def all_paths(history: Series) -> dict[str, Paths]:
    """Return the coming months of each series by each method."""
    return {name: method(history) for name, method in METHODS.items()}


def backtest(
    history: Series,
    reconciled: NDArray[np.float64] | None = None,
    *,
    paths_of: Callable[[Series], Mapping[str, Paths]] = all_paths,
) -> Backtest:
    """Return the errors of every method on a history.

    Args:
        history: Values by (month, series), all known.
        reconciled: Matrix that turns forecasts of all series into such that agree; None for none.
        paths_of: Returns what `all_paths` does, perhaps from memory.
    """
    tried = origins(len(history))
    shape = (len(tried), history.shape[1], HORIZON)
    found = {name: np.empty(shape) for name in (*METHODS, MEAN)}
    for place, known in enumerate(tried):
        came = history[known : known + HORIZON].T
        paths = paths_of(history[:known])
        for name, path in paths.items():
            found[name][place] = path - came
        found[MEAN][place] = agreed(paths, reconciled) - came
    return Backtest(origins=tried, errors=found)


def agreed(paths: Mapping[str, Paths], reconciled: NDArray[np.float64] | None) -> Paths:
    """Return the mean of `COMBINED`, reconciled."""
    mean = np.mean([paths[name] for name in COMBINED], axis=0)
    return mean if reconciled is None else np.asarray(reconciled @ mean)
