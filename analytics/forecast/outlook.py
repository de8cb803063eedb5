"""The coming twelve months of an area's unemployed shares, and of each of its municipalities."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.forecast import conformal, reconcile
from analytics.forecast.backtest import MEAN, Backtest, agreed, all_paths, backtest, origins
from analytics.forecast.methods import HORIZON, Paths, Series
from analytics.forecast.seasonal import unbroken
from domain.errors import DashboardError


class HistoryTooShortError(DashboardError):
    """There are too few months in a row to try a forecast on."""

    text_key = "development.too_short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is expected of several series, and how far such expectations missed before.

    Attributes:
        paths: ref_area, time_period, ahead (1-12), share, and its 80 % range share_low and share_high.
        tried: Errors on the months behind, fractions; its series are `wholes`, then `parts`.
        wholes: Codes of areas made of several parts, reconciled with them.
        parts: Codes of municipalities, whose errors are one sample.
        months: How many months were known.
    """

    paths: pd.DataFrame
    tried: Backtest
    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    months: int

    @property
    def codes(self) -> tuple[str, ...]:
        """Every series in the order of `tried`."""
        return (*self.wholes, *self.parts)

    def sample(self, code: str) -> tuple[int, ...]:
        """Return the series whose errors tell of one: its own for a whole, those of all parts for a part."""
        first = len(self.wholes)
        return (self.codes.index(code),) if code in self.wholes else tuple(range(first, len(self.codes)))

    def together(self, members: Sequence[str], labour_force: Mapping[str, float]) -> pd.DataFrame:
        """Return the path of several municipalities together, as `paths` has it, without `ref_area`.

        Its share is that of their forecasts added up, its range that of how far such sums missed before.
        No rows where one has no forecast or no known labour force.
        """
        if not set(members) <= set(self.parts) & set(labour_force):
            return self.paths.iloc[:0].drop(columns="ref_area")
        persons = np.array([labour_force[code] for code in members])
        weights = persons / persons.sum()
        places = [self.codes.index(code) for code in members]
        errors = np.tensordot(self.tried.errors[MEAN][:, places], weights, axes=(1, 0))[:, None]
        width = conformal.half_widths(errors, self.tried.origins, self.months)
        by_code = self.paths.pivot(index="ref_area", columns="time_period", values="share")
        share = weights @ by_code.loc[list(members)].to_numpy(float)
        last = str(pd.Period(by_code.columns[0], freq="M") - 1)
        return _path("", share, width, last).drop(columns="ref_area")


def outlook(
    shares: pd.DataFrame,
    labour_force: Mapping[str, float],
    wholes: Mapping[str, Sequence[str]],
    *,
    paths_of: Callable[[Series], Mapping[str, Paths]] = all_paths,
) -> Outlook:
    """Return the coming months: the mean of three methods, reconciled in numbers of persons.

    A whole's share is the sum of share x labour force over its parts, divided by their labour force, one
    vintage for all months; a whole with a part whose share or labour force is not known is left out.

    Args:
        shares: Fractions by month (index, SDMX, in order) and municipality (columns); NaN where not known.
        labour_force: Persons by municipality, the known ones.
        wholes: Code of an area -> its municipalities.
        paths_of: Returns what `all_paths` does, perhaps from memory: the years before several months are
            tried at many of the same months.

    Raises:
        HistoryTooShortError: No municipality has enough months in a row up to the last one.
    """
    run = {code: unbroken(shares[code].to_numpy(float)) for code in shares.columns}
    long = [code for code in shares.columns if origins(run[code])]
    if not long:
        raise HistoryTooShortError(f"at most {max(run.values(), default=0)} months in a row")
    parts = tuple(long)
    history = shares[list(parts)].iloc[-min(run[code] for code in parts) :]
    whole = tuple(
        code
        for code, members in wholes.items()
        if set(members) <= set(parts) and set(members) <= set(labour_force)
    )
    values, matrix = _with_wholes(history, labour_force, [wholes[code] for code in whole])
    tried = backtest(values, matrix, paths_of=paths_of)
    found = agreed(paths_of(values), matrix)
    outcome = Outlook(paths=pd.DataFrame(), tried=tried, wholes=whole, parts=parts, months=len(values))
    rows = [
        _path(code, found[place], _widths(outcome, code), str(history.index[-1]))
        for place, code in enumerate(outcome.codes)
    ]
    return replace(outcome, paths=pd.concat(rows, ignore_index=True))


def _with_wholes(
    history: pd.DataFrame, labour_force: Mapping[str, float], wholes: Sequence[Sequence[str]]
) -> tuple[Series, NDArray[np.float64] | None]:
    """Return the history with the wholes before the parts, and what reconciles their forecasts."""
    values = history.to_numpy(float)
    if not wholes:
        return values, None
    columns = list(history.columns)
    sums = reconcile.summing([tuple(map(columns.index, members)) for members in wholes], len(columns))
    # The labour force of a part that belongs to no whole does not matter.
    persons = np.array([labour_force.get(code, 1.0) for code in columns])
    denominators = sums @ persons
    shares = (values * persons) @ sums.T / denominators
    return shares, reconcile.of_ratios(reconcile.structural(sums), denominators)


def _widths(found: Outlook, code: str) -> NDArray[np.float64]:
    sample = found.tried.of(found.sample(code))
    return conformal.half_widths(sample.errors[MEAN], sample.origins, found.months)


def _path(code: str, share: Series, width: Series, last: str) -> pd.DataFrame:
    month = pd.Period(last, freq="M")
    return pd.DataFrame(
        {
            "ref_area": code,
            "time_period": [str(month + ahead) for ahead in range(1, HORIZON + 1)],
            "ahead": range(1, HORIZON + 1),
            "share": share.clip(0, 1),
            "share_low": (share - width).clip(0, 1),
            "share_high": (share + width).clip(0, 1),
        }
    )
