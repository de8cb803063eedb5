"""What the municipalities pay of the benefits of those who register: nothing at first, more as it lasts."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from analytics.benefit_liability.estimate import RANGES, Assumed
from analytics.benefit_liability.law import MONTH_DAYS, chained, cumulative, regime_in, with_general
from analytics.structural_change.frames import AreaImpact
from analytics.structural_change.persons import MONTHS, Array
from domain.typed import DataFrame

YEAR = MONTHS // 2
"""Months of the first year."""

MOST_GENERAL = 0.5
"""Where the share of yleistuki ends, whose law is not known here: as of labour market support [A]."""


@dataclass(frozen=True, slots=True)
class PerPerson:
    """What one registered person costs the home municipality in each month since registering, euros.

    Attributes:
        central: As assumed.
        low: With everything assumed at its low end, and no share of yleistuki.
        high: With everything at its high end.
    """

    central: Array
    low: Array
    high: Array


def per_person(month: str, day_eur: float) -> PerPerson:
    """Return what a person costs who registers in a month; its paid days begin then.

    Args:
        month: Whose law is in force, as "2026-07".
        day_eur: What is paid a day, euros.

    Raises:
        ParameterError: No law is known of that month.
    """
    ends = {
        end: Assumed(**{name: getattr(its, end) for name, its in RANGES.items()}) for end in ("low", "high")
    }
    return PerPerson(
        central=_months(month, Assumed(day_eur=day_eur), MOST_GENERAL),
        low=_months(month, ends["low"], 0.0),
        high=_months(month, ends["high"], MOST_GENERAL),
    )


def benefits(areas: DataFrame[AreaImpact], cost: PerPerson) -> pd.DataFrame:
    """Return what the home municipalities and the area pay of the benefits of those who register.

    Args:
        areas: What the change does to people, by area and month; jobs are lost.
        cost: What one of them costs by month.

    Returns:
        Columns ref_area, time_period, and eur, eur_low, eur_high of that month.
    """
    months = areas.groupby("ref_area", sort=False).cumcount().to_numpy()
    return areas[["ref_area", "time_period"]].assign(
        eur=areas["change"].to_numpy() * cost.central[months],
        eur_low=areas["change_low"].to_numpy() * cost.low[months],
        eur_high=areas["change_high"].to_numpy() * cost.high[months],
    )


def by_year(months: pd.DataFrame) -> pd.DataFrame:
    """Return what is paid in each year and in both, by area in the order of its months.

    Args:
        months: As `benefits` returns it.

    Returns:
        Columns ref_area, and eur, first, second, each also with _low and _high.
    """
    areas, names = pd.factorize(months["ref_area"])
    is_second = months.groupby(areas).cumcount().to_numpy() >= YEAR
    found: dict[str, Array | pd.Index] = {"ref_area": names}
    for end in ("", "_low", "_high"):
        paid = months[f"eur{end}"].to_numpy()
        parts = {
            "eur": paid,
            "first": np.where(is_second, 0.0, paid),
            "second": np.where(is_second, paid, 0.0),
        }
        for name, part in parts.items():
            found[f"{name}{end}"] = np.bincount(areas, weights=part).astype(float)
    return pd.DataFrame(found)


def _months(month: str, assumed: Assumed, general: float) -> Array:
    law = with_general(regime_in(month), general)
    steps = chained(law, assumed.allowance_days)
    paid = [cumulative(steps, MONTH_DAYS * each, assumed.day_eur) for each in range(MONTHS + 1)]
    return assumed.paid_share * np.array([after - before for before, after in pairwise(paid)])
