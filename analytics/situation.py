"""The situation at a glance: headline figures with their change, and groups among the unemployed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.counts import Counts, counts
from analytics.rates import figure, ratio
from analytics.reconciliation import Check, Verdict, table_checks
from domain.area import Area
from domain.frames import Observations, PrintedCells
from domain.indicators import INDICATORS, Unit
from domain.interval import UNKNOWN, Interval
from domain.records import records
from domain.typed import DataFrame

HEADLINES = (
    "unemployed",
    "unemployed_share",
    "long_term_unemployed",
    "unemployed_under_25",
    "unemployed_foreign",
    "vacancies",
    "activation_rate",
    "broad_unemployed",
)
"""Key figures of the area, in reading order."""

GROUPS = (
    "unemployed_women",
    "unemployed_under_25",
    "unemployed_over_50",
    "long_term_unemployed",
    "unemployed_disabled",
    "unemployed_foreign",
)
"""Groups among the unemployed; one person may belong to several."""

MAPPED = ("unemployed_share", "activation_rate", "vacancies_per_unemployed", *GROUPS)
"""Indicators that compare areas of different size: groups are taken as shares of the unemployed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A figure of the area in a month, and in the month it is compared with.

    Attributes:
        indicator: Key of the registry.
        now: The figure.
        before: The earlier one, the plan's printed total where the plan has one; unknown where nothing tells.
        own_cells: What the plan's own cells give where they contradict its total; unknown where they do not.
    """

    indicator: str
    now: Interval
    before: Interval
    own_cells: Interval

    @property
    def change(self) -> Interval:
        """Now less before, in the unit of the indicator; unknown if either is."""
        return self.now - self.before if self.now.is_known and self.before.is_known else UNKNOWN


def headlines(
    now: DataFrame[Observations],
    area: Area,
    *,
    earlier: DataFrame[Observations] | None = None,
    printed: DataFrame[PrintedCells] | None = None,
) -> tuple[Headline, ...]:
    """Return the area's headline figures beside those of an earlier month.

    Args:
        now: One month.
        area: The area.
        earlier: The month it is compared with; None compares with nothing.
        printed: The plan's cells, where the earlier figures are the plan's: the totals that it prints of the
            area stand before sums of its cells. A share is recomputed from persons, because the plan prints
            a mean of percentages.
    """
    table = counts(now, area)
    before = {} if earlier is None else _figures(counts(earlier, area), area)
    contradicted: dict[str, Interval] = {}
    if printed is not None:
        totals = _printed_totals(printed, area)
        if {"unemployed", "labour_force"} <= totals.keys():
            totals["unemployed_share"] = ratio(totals["unemployed"], totals["labour_force"])
        before |= totals
        contradicted = _contradicted_totals(printed, area)
    return tuple(
        Headline(
            indicator=key,
            now=value,
            before=before.get(key, UNKNOWN),
            own_cells=contradicted.get(key, UNKNOWN),
        )
        for key, value in _figures(table, area).items()
    )


def _figures(table: Counts, area: Area) -> dict[str, Interval]:
    return {key: figure(table, area.code, key) for key in HEADLINES}


def _printed_totals(printed: DataFrame[PrintedCells], area: Area) -> dict[str, Interval]:
    """Return the persons and jobs that the plan prints of the area, as corrected."""
    is_total = (printed["table"] == "unemployment") & (printed["ref_area"] == area.code)
    totals = printed.loc[is_total].set_index("indicator")["corrected"]
    return {
        key: Interval.point(float(totals[key]))
        for key in (*HEADLINES, "labour_force")
        if key in totals.index and INDICATORS[key].unit is not Unit.SHARE
    }


def _contradicted_totals(printed: DataFrame[PrintedCells], area: Area) -> dict[str, Interval]:
    """Return what the cells of each printed total give, where no rule reconciles the two."""
    checks = table_checks(printed, area)
    contradicted = checks[
        (checks["table"] == "unemployment")
        & (checks["ref_area"] == area.code)
        & (checks["check"] == Check.COLUMN_TOTAL)
        & (checks["verdict"] == Verdict.DIFFERS)
    ]
    return {
        row["indicator"]: Interval(row["recomputed_low"], row["recomputed_high"])
        for row in records(contradicted)
    }


def comparable(
    observations: DataFrame[Observations],
    ref_areas: Sequence[str],
    indicator: str,
    area: Area,
) -> pd.DataFrame:
    """Return an indicator in a form that compares areas of different size, one row per area in order.

    A group among the unemployed becomes its share of them; any other indicator of `MAPPED` stays.

    Returns:
        ref_area, low and high (NaN where unknown), is_exact.
    """
    table = counts(observations, area)
    rows = []
    for ref_area in ref_areas:
        value = figure(table, ref_area, indicator)
        if indicator in GROUPS:
            value = ratio(value, table.of(ref_area, "unemployed"))
        rows.append({"ref_area": ref_area, "low": value.low, "high": value.high, "is_exact": value.is_point})
    return pd.DataFrame(rows)


def group_profile(
    observations: DataFrame[Observations], ref_area: str, other_area: str, area: Area
) -> pd.DataFrame:
    """Return the share of each group among the unemployed of two areas, one row per group.

    Returns:
        indicator, own_low, own_high, other_low, other_high (fractions, NaN where unknown).
    """
    rows = []
    for group in GROUPS:
        both = comparable(observations, [ref_area, other_area], group, area)
        own, other = both.iloc[0], both.iloc[1]
        rows.append(
            {
                "indicator": group,
                "own_low": own["low"],
                "own_high": own["high"],
                "other_low": other["low"],
                "other_high": other["high"],
            }
        )
    return pd.DataFrame(rows)
