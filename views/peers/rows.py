"""What the page is made of: areas of a level, what each is like, and how far they are apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.counts import Counts, counts
from analytics.peers import PeersUnknownError, distances, profiles
from analytics.rates import figure, ratio
from analytics.situation import GROUPS
from data import employment
from domain.errors import DashboardError, FiguresMissingError
from domain.frames import Observations
from domain.interval import Interval
from domain.typed import DataFrame
from views.context import Context
from views.sourced import Sourced

LEVELS = ("municipality", "subregion", "region")
"""Kinds of areas that the figures are published of, the whole country over."""

INDICATORS = (
    "unemployed_share",
    "activation_rate",
    "long_term_unemployed",
    "unemployed_under_25",
    "unemployed_over_50",
    "vacancies_per_unemployed",
)
"""What the area is held beside its peers on: rates, groups as shares of the unemployed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose peers are asked for: the kind of area, which one, how many peers, and what counts how much."""

    level: str
    of: str
    number: int
    weights: tuple[tuple[str, float], ...]


def codes_of(context: Context, level: str) -> tuple[str, ...]:
    """Return the areas of a level by name; the area's own municipalities where nobody can read the others."""
    return context.once(_codes_of, level)


def seat_of(context: Context, level: str) -> str:
    """Return the area of a level to open with: the area's seat, or a published area around or within it."""
    codes = set(codes_of(context, level))
    area = context.area
    return next((each for each in (area.seat, *area.compared, *area.totals) if each in codes), "")


def figures_of(context: Context, level: str) -> Sourced[DataFrame[Observations]]:
    """Return the figures of every area of a level.

    Raises:
        FiguresMissingError: There are none.
    """
    return context.once(_figures_of, level)


def found(context: Context, asked: Asked) -> pd.DataFrame:
    """Return the distance of every other area; see `analytics.peers.distances`.

    Raises:
        FiguresMissingError, PeersUnknownError: There is nothing to compare.
    """
    return context.once(_found, asked.level, asked.of, asked.weights)


def peers_of(context: Context, asked: Asked) -> tuple[str, ...]:
    """Return the codes of the nearest areas."""
    return context.once(_peers_of, asked)


def compared(context: Context, asked: Asked, indicator: str) -> Mapping[str, Interval]:
    """Return an indicator of the area and of its peers, by code; unknown ones left out."""
    return context.once(_compared, asked, indicator)


def held_beside(context: Context, asked: Asked, indicator: str) -> tuple[Interval, Sequence[Interval]]:
    """Return an indicator of the area, and of its peers.

    Raises:
        PeersUnknownError: It is not known of the area, or of none of them.
    """
    values = compared(context, asked, indicator)
    others = [value for code, value in values.items() if code != asked.of]
    if asked.of not in values or not others:
        raise PeersUnknownError(f"{indicator} of {asked.of} is not known")
    return values[asked.of], others


def _peers_of(context: Context, asked: Asked) -> tuple[str, ...]:
    return tuple(found(context, asked)["ref_area"].head(asked.number))


def _compared(context: Context, asked: Asked, indicator: str) -> Mapping[str, Interval]:
    table, found_of = context.once(_counts, asked.level), {}
    for code in (asked.of, *peers_of(context, asked)):
        value = figure(table, code, indicator)
        if indicator in GROUPS:
            value = ratio(value, table.of(code, "unemployed"))
        if value.is_known:
            found_of[code] = value
    return found_of


def _codes_of(context: Context, level: str) -> tuple[str, ...]:
    try:
        rows = context.areas.data
    except DashboardError:
        return context.area.seat_first
    found = rows[rows["area_level"] == level].sort_values(["name_fi", "ref_area"])
    return tuple(found["ref_area"]) or context.area.seat_first


def _figures_of(context: Context, level: str) -> Sourced[DataFrame[Observations]]:
    rows = employment.national_observations(context.store, time_period=context.period, area_level=level)
    if rows.empty:
        raise FiguresMissingError(f"no figures of {context.period}", period=context.period)
    return Sourced(rows, tuple(rows["source"].unique()))


def _counts(context: Context, level: str) -> Counts:
    return counts(figures_of(context, level).data)


def _profiles(context: Context, level: str) -> pd.DataFrame:
    rows = figures_of(context, level).data
    return profiles(rows, sorted(rows["ref_area"].unique()))


def _found(context: Context, level: str, of: str, weights: tuple[tuple[str, float], ...]) -> pd.DataFrame:
    return distances(context.once(_profiles, level), of, dict(weights))
