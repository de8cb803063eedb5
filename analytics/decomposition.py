"""How much of a difference between two rates comes from rates within strata, how much from composition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandera.typing import DataFrame

from analytics.counts import Counts, counts
from domain.areas import MUNICIPALITIES
from domain.frames import Observations
from domain.indicators import SERVICES
from domain.interval import Interval, sum_bounds

SIZE_CLASSES = (("lf_under_1000", 1_000), ("lf_1000_2999", 3_000), ("lf_3000_9999", 10_000))
LARGEST_CLASS = "lf_10000_over"
"""Municipalities by labour force: (class, its upper limit in persons, excluded); beyond, the largest class.

Ours [A]: round limits under which each class holds some of the ten municipalities.
"""

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Bounds of the counts of one population by stratum.

    Attributes:
        counted: Persons counted in the rate, one interval per stratum.
        others: The rest of the base, or the whole base if `base_is_whole`.
        base_is_whole: Whether `others` already contains those counted.
    """

    counted: Sequence[Interval]
    others: Sequence[Interval]
    base_is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decomposition:
    """The difference between two pooled rates and its two parts, as fractions.

    Attributes:
        first: Pooled rate of the first population.
        second: Pooled rate of the second.
        difference: First minus second; in every corner exactly the sum of the two effects.
        rate_effect: From different rates within strata.
        composition_effect: From different shares of the strata in the base.
        strata: One row per stratum: stratum, then low and high of first_rate, second_rate, first_weight,
            second_weight, rate_effect, composition_effect (`rate_effect_low`, ...). A rate is NaN where
            the population has nobody in the stratum.
    """

    first: Interval
    second: Interval
    difference: Interval
    rate_effect: Interval
    composition_effect: Interval
    strata: pd.DataFrame


def kitagawa(strata: Sequence[str], first: Population, second: Population) -> Decomposition:
    """Return the Kitagawa decomposition of the difference between two pooled rates.

    With r the rate and w the weight (share of the base) of stratum i in populations 1 and 2, and R the mean
    of the two pooled rates:
    rate effect = (r1 - r2)(w1 + w2)/2, composition effect = (w1 - w2)((r1 + r2)/2 - R).
    They add up exactly. R drops out of the sum (weights add up to 1), and makes a stratum's composition
    effect positive where a stratum with an above-average rate weighs more. A stratum that is empty in one
    population takes the other's rate there: all of its effect is composition.
    Where counts are intervals, every combination of their ends is computed, and the lowest and highest
    result reported; counts between their ends can pass these by less than 0.01 percentage points, as the
    effects are not quite straight lines. Kitagawa (1955), Journal of the American Statistical Association 50.

    Raises:
        ValueError: A population has nobody in its base.
    """
    corners = _corners([*first.counted, *first.others, *second.counted, *second.others])
    counted_1, others_1, counted_2, others_2 = np.split(corners, 4, axis=1)
    base_1 = others_1 if first.base_is_whole else counted_1 + others_1
    base_2 = others_2 if second.base_is_whole else counted_2 + others_2
    if (base_1.sum(axis=1) <= 0).any() or (base_2.sum(axis=1) <= 0).any():
        raise ValueError("a population has nobody in its base")
    rate_1, rate_2 = _rates(counted_1, base_1), _rates(counted_2, base_2)
    weight_1, weight_2 = _weights(base_1), _weights(base_2)
    pooled_1, pooled_2 = _pooled(counted_1, base_1), _pooled(counted_2, base_2)
    filled_1 = np.where(np.isnan(rate_1), np.nan_to_num(rate_2), rate_1)
    filled_2 = np.where(np.isnan(rate_2), np.nan_to_num(rate_1), rate_2)
    rate_effect = (filled_1 - filled_2) * (weight_1 + weight_2) / 2
    middle = ((pooled_1 + pooled_2) / 2)[:, np.newaxis]
    composition_effect = (weight_1 - weight_2) * ((filled_1 + filled_2) / 2 - middle)
    return Decomposition(
        first=_span(pooled_1),
        second=_span(pooled_2),
        difference=_span(pooled_1 - pooled_2),
        rate_effect=_span(rate_effect.sum(axis=1)),
        composition_effect=_span(composition_effect.sum(axis=1)),
        strata=_strata_frame(
            strata,
            {
                "first_rate": rate_1,
                "second_rate": rate_2,
                "first_weight": weight_1,
                "second_weight": weight_2,
                "rate_effect": rate_effect,
                "composition_effect": composition_effect,
            },
        ),
    )


def share_between_periods(later: DataFrame[Observations], earlier: DataFrame[Observations]) -> Decomposition:
    """Return why the area's unemployed share changed (later minus earlier); strata: the ten municipalities.

    The rate effect is change within municipalities; the composition effect is labour force that moved
    between municipalities with a high and a low share.
    """
    tables = counts(later), counts(earlier)
    groups = [(municipality,) for municipality in MUNICIPALITIES]
    return kitagawa(MUNICIPALITIES, *[_shares(table, groups) for table in tables])


def share_against_country(
    observations: DataFrame[Observations], municipalities: Sequence[str]
) -> Decomposition:
    """Return why the area's unemployed share differs from all municipalities'; strata: size classes.

    Suppressed counts of unemployed (five small municipalities in June 2026) are intervals of 1-4.

    Args:
        observations: One period, the whole country.
        municipalities: Codes of all municipalities of the country.
    """
    return kitagawa(*_by_size(observations, municipalities, _shares))


def activation_against_country(
    observations: DataFrame[Observations], municipalities: Sequence[str]
) -> Decomposition:
    """Return why the area's activation rate differs from all municipalities'; strata: size classes.

    Suppressed cells are 1-4 persons each, by the publisher's rule alone, so every effect is an interval.
    The ends are those of all corners of the counts; they can be wider than what published totals allow.

    Args:
        observations: One period, the whole country.
        municipalities: Codes of all municipalities of the country.
    """
    return kitagawa(*_by_size(observations, municipalities, _activations))


def size_class(labour_force: float) -> str:
    """Return the size class of a municipality with this labour force (persons)."""
    return next((name for name, limit in SIZE_CLASSES if labour_force < limit), LARGEST_CLASS)


def _by_size(
    observations: DataFrame[Observations],
    municipalities: Sequence[str],
    population: "_PopulationOf",
) -> tuple[list[str], Population, Population]:
    table = counts(observations)
    classes: dict[str, list[str]] = {name: [] for name in (*dict(SIZE_CLASSES), LARGEST_CLASS)}
    for municipality in municipalities:
        classes[size_class(table.of(municipality, "labour_force").low)].append(municipality)
    country = list(classes.values())
    area = [[code for code in members if code in MUNICIPALITIES] for members in country]
    return list(classes), population(table, area), population(table, country)


def _shares(table: Counts, groups: Sequence[Sequence[str]]) -> Population:
    return Population(
        counted=[table.total(group, "unemployed") for group in groups],
        others=[table.total(group, "labour_force") for group in groups],
        base_is_whole=True,
    )


def _activations(table: Counts, groups: Sequence[Sequence[str]]) -> Population:
    return Population(
        counted=[sum_bounds([table.total(group, service) for service in SERVICES]) for group in groups],
        others=[table.total(group, "unemployed") for group in groups],
        base_is_whole=False,
    )


_PopulationOf: TypeAlias = Callable[[Counts, Sequence[Sequence[str]]], Population]


def _corners(intervals: Sequence[Interval]) -> Array:
    """Return every combination of ends, one row each; an exact count has one end."""
    ends = [(each.low,) if each.is_point else (each.low, each.high) for each in intervals]
    return np.array(list(product(*ends)), dtype=float)


def _rates(counted: Array, base: Array) -> Array:
    return np.divide(counted, base, out=np.full_like(base, np.nan), where=base > 0)


def _weights(base: Array) -> Array:
    return np.asarray(base / base.sum(axis=1, keepdims=True))


def _pooled(counted: Array, base: Array) -> Array:
    return np.asarray(counted.sum(axis=1) / base.sum(axis=1))


def _span(corners: Array) -> Interval:
    return Interval(float(corners.min()), float(corners.max()))


def _strata_frame(strata: Sequence[str], measures: Mapping[str, Array]) -> pd.DataFrame:
    columns: dict[str, object] = {"stratum": list(strata)}
    for name, corners in measures.items():
        columns[f"{name}_low"] = corners.min(axis=0)
        columns[f"{name}_high"] = corners.max(axis=0)
    return pd.DataFrame(columns)
