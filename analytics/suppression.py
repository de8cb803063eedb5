"""What the suppressed cells of the published tables can be, given everything else that is printed."""

import math
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from pandera.typing import DataFrame

from analytics.counts import SUPPRESSED
from analytics.integer_bounds import Cell, Constraint, cell_bounds
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES, PUBLISHED_TOTALS
from domain.frames import Observations, ObsStatus, PrintedCells
from domain.indicators import INDICATORS, SERVICES, Unit

_YOUNGER, _OLDER = "unemployed_under_20", "unemployed_under_25"


def plan_bounds(printed: DataFrame[PrintedCells]) -> pd.DataFrame:
    """Return the bounds of the cells that the plan's unemployment table suppresses or lost.

    Constraints: each column adds up to its printed total; under 20 <= under 25. A cell that fell out of the
    table (two of Ristijärvi) is taken to be suppressed, 1-4, like its neighbours.
    See `analytics.integer_bounds.cell_bounds` for the columns.
    """
    table = printed[printed["table"] == "unemployment"]
    counted = table[[INDICATORS[key].unit is not Unit.SHARE for key in table["indicator"]]]
    cells = {
        (str(area), str(key)): _number(text)
        for area, key, text in zip(
            counted["ref_area"], counted["indicator"], counted["corrected"], strict=True
        )
    }
    return _solved(cells, {EMPLOYMENT_AREA: MUNICIPALITIES})


def published_bounds(
    observations: DataFrame[Observations], indicators: Sequence[str] = SERVICES
) -> pd.DataFrame:
    """Return the bounds of the suppressed cells of the ten municipalities in StatFin tyonv 12r5.

    Constraints: each column adds up to its region and its sub-regions; under 20 <= under 25.
    See `analytics.integer_bounds.cell_bounds` for the columns.

    Args:
        observations: One period: the ten municipalities, Kainuu and the three sub-regions.
        indicators: Counts to solve, six services by default.
    """
    areas = {*MUNICIPALITIES, *PUBLISHED_TOTALS}
    rows = observations[
        observations["ref_area"].isin(areas)
        & observations["indicator"].isin(list(indicators))
        & (observations["obs_status"] != ObsStatus.MISSING)
    ]
    keys = zip(rows["ref_area"], rows["indicator"], strict=True)
    return _solved(dict(zip(keys, rows["obs_value"].tolist(), strict=True)), PUBLISHED_TOTALS)


def _solved(cells: Mapping[Cell, float], totals: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    known = {cell: value for cell, value in cells.items() if not math.isnan(value)}
    rules = {cell: SUPPRESSED for cell, value in cells.items() if math.isnan(value)}
    return cell_bounds(known, rules, [*_sums(cells, totals), *_nested_ages(cells)])


def _sums(cells: Mapping[Cell, float], totals: Mapping[str, Sequence[str]]) -> Iterator[Constraint]:
    for indicator in dict.fromkeys(indicator for _, indicator in cells):
        for whole, parts in totals.items():
            terms = {(part, indicator): 1 for part in parts} | {(whole, indicator): -1}
            if terms.keys() <= cells.keys():
                yield Constraint(terms=terms, low=0, high=0)


def _nested_ages(cells: Mapping[Cell, float]) -> Iterator[Constraint]:
    for area in dict.fromkeys(area for area, _ in cells):
        terms = {(area, _OLDER): 1, (area, _YOUNGER): -1}
        if terms.keys() <= cells.keys():
            yield Constraint(terms=terms, low=0, high=math.inf)


def _number(text: str) -> float:
    return math.nan if text in ("", "...") else float(text.replace(",", "."))
