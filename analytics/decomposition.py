"""How much of a difference between two rates comes from rates within strata, how much from composition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.counts import Counts, counts
from analytics.rates import figure
from domain.area import COUNTRY, Area
from domain.errors import InfeasibleError
from domain.frames import Observations
from domain.indicators import SERVICES
from domain.interval import Interval, sum_bounds
from domain.typed import DataFrame

SIZE_CLASSES = (("lf_under_1000", 1_000), ("lf_1000_2999", 3_000), ("lf_3000_9999", 10_000))
LARGEST_CLASS = "lf_10000_over"
"""Municipalities by labour force: (class, its upper limit in persons, excluded); beyond, the largest class.

Ours [A]: round limits under which each class holds some of the ten municipalities.
"""

Array: TypeAlias = NDArray[np.float64]

_Groups: TypeAlias = Sequence[Sequence[str]]
"""Municipalities of each stratum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Bounds of the counts of one population by stratum.

    Attributes:
        counted: Persons counted in the rate, one interval per stratum.
        counted_total: How many of them there are in all strata: the published total where there is one.
        others: The rest of the base, or the whole base if `base_is_whole`.
        base_is_whole: Whether `others` already contains those counted.
    """

    counted: Sequence[Interval]
    counted_total: Interval
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
            the population has nobody in the stratum. The columns rate_effect and composition_effect are
            one answer within the bounds, to be drawn: over all strata they add up to the difference that
            belongs to `counted_total`.
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
    Where counts are intervals, every corner of what they and their total allow together is computed, and
    the lowest and highest result reported; counts between can pass these by less than 0.01 percentage
    points, as the effects are not quite straight lines.
    Kitagawa (1955), Journal of the American Statistical Association 50.

    Raises:
        InfeasibleError: The strata of a population cannot add up to its total.
        ValueError: A population has nobody in its base.
    """
    counted_1, others_1, counted_2, others_2 = _combinations(
        _corners(first.counted, first.counted_total),
        _corners(first.others, sum_bounds(list(first.others))),
        _corners(second.counted, second.counted_total),
        _corners(second.others, sum_bounds(list(second.others))),
    )
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


def share_between_periods(
    later: DataFrame[Observations], earlier: DataFrame[Observations], area: Area
) -> Decomposition:
    """Return why the area's unemployed share changed (later minus earlier); strata: its municipalities.

    The rate effect is change within municipalities; the composition effect is labour force that moved
    between municipalities with a high and a low share.
    """
    tables = counts(later), counts(earlier)
    groups = [(municipality,) for municipality in area.municipalities]
    return kitagawa(area.municipalities, *[_shares(table, groups) for table in tables])


def activation_against_country(
    observations: DataFrame[Observations],
    municipalities: Sequence[str],
    published: DataFrame[Observations],
    area: Area,
) -> Decomposition:
    """Return why the area's activation rate differs from all municipalities'; strata: size classes.

    Suppressed cells are 1-4 persons each, and those of a population add up to its published participants:
    the difference is exact, its parts are intervals. The country has some unemployed whose municipality is
    not published, and they are left out (17-29 of 352 001 in June 2026).

    Args:
        observations: One period, the whole country.
        municipalities: Codes of all municipalities of the country.
        published: The same period: the country, and the regions that the area adds up from.
        area: The area.
    """
    table, totals = counts(observations), counts(published, area)
    classes, own, country = _by_size(table, municipalities, area)
    return kitagawa(
        classes,
        _activations(table, own, figure(totals, area.code, "service_participants")),
        _activations(table, country, figure(totals, COUNTRY, "service_participants")),
    )


def without_municipality(
    observations: DataFrame[Observations], published: DataFrame[Observations]
) -> Interval:
    """Return how many unemployed of the country are in no municipality, and so in no stratum.

    Args:
        observations: One period, all municipalities of the country.
        published: The same period: the country.
    """
    municipalities = sorted(observations["ref_area"].unique())
    everyone = counts(published).of(COUNTRY, "unemployed")
    return everyone - counts(observations).total(municipalities, "unemployed")


def size_class(labour_force: float) -> str:
    """Return the size class of a municipality with this labour force (persons)."""
    return next((name for name, limit in SIZE_CLASSES if labour_force < limit), LARGEST_CLASS)


def _by_size(table: Counts, municipalities: Sequence[str], area: Area) -> tuple[list[str], _Groups, _Groups]:
    """Return the size classes, and the municipalities of each: those of the area, and all."""
    classes: dict[str, list[str]] = {name: [] for name in (*dict(SIZE_CLASSES), LARGEST_CLASS)}
    for municipality in municipalities:
        classes[size_class(table.of(municipality, "labour_force").low)].append(municipality)
    country = list(classes.values())
    own = [[code for code in members if code in area.municipalities] for members in country]
    return list(classes), own, country


def _shares(table: Counts, groups: _Groups) -> Population:
    unemployed = [table.total(group, "unemployed") for group in groups]
    return Population(
        counted=unemployed,
        counted_total=sum_bounds(unemployed),
        others=[table.total(group, "labour_force") for group in groups],
        base_is_whole=True,
    )


def _activations(table: Counts, groups: _Groups, participants: Interval) -> Population:
    return Population(
        counted=[sum_bounds([table.total(group, service) for service in SERVICES]) for group in groups],
        counted_total=participants,
        others=[table.total(group, "unemployed") for group in groups],
        base_is_whole=False,
    )


def _corners(parts: Sequence[Interval], whole: Interval) -> Array:
    """Return a point within what parts and their whole allow together, then all its corners, a row each.

    At a corner all parts but one are at an end, and that one is too or makes the whole be at an end. The
    point divides the middle of the whole so that each part is equally far on from its low end.
    """
    low, high = (np.array([getattr(part, end) for part in parts]) for end in ("low", "high"))
    least, most = max(whole.low, low.sum()), min(whole.high, high.sum())
    if least > most:
        clash = f"{low.sum():.0f}–{high.sum():.0f} ≠ {whole.low:.0f}–{whole.high:.0f}"  # noqa: RUF001 - a range
        raise InfeasibleError(f"the parts cannot add up to their whole: {clash}", conflict=clash)
    room = high.sum() - low.sum()
    rows = [low + (high - low) * (((least + most) / 2 - low.sum()) / room if room else 0)]
    ends = [dict.fromkeys((part.low, part.high)) for part in parts]
    for free in range(len(parts)):
        for corner in product(*ends[:free], (0.0,), *ends[free + 1 :]):
            rest = sum(corner)
            rows += [
                np.array([*corner[:free], value, *corner[free + 1 :]])
                for value in (*ends[free], least - rest, most - rest)
                if low[free] <= value <= high[free] and least <= rest + value <= most
            ]
    return np.array(list(dict.fromkeys(map(tuple, rows))), dtype=float)


def _combinations(*tables: Array) -> list[Array]:
    """Return every combination of a row from each table, the first rows first."""
    rows = np.array(list(product(*(range(len(table)) for table in tables))))
    return [table[rows[:, place]] for place, table in enumerate(tables)]


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
    # The first row is the point inside; see `_corners`.
    effects = {name: measures[name][0] for name in ("rate_effect", "composition_effect")}
    return pd.DataFrame(columns | effects)
