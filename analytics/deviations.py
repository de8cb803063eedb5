"""How far off a printed number is, relative to the number its own cells give."""

import pandas as pd

from analytics.reconciliation import Check, Verdict
from domain.area import Area

_COUNTED = (Check.ROW_LENGTH, Check.STATED_PERIOD)
"""Checks of values in a row and of a year, where a relative deviation means nothing."""


def deviations(checks: pd.DataFrame) -> pd.DataFrame:
    """Return the printed numbers that do not agree, each once, the largest deviation first.

    Args:
        checks: Rows of `analytics.reconciliation.reconciliation`.

    Returns:
        The columns of `checks`, deviation_low and deviation_high: printed / recomputed - 1, equal where the
        recomputed number is exact.
    """
    rows = checks[
        checks["verdict"].isin([Verdict.EXPLAINED, Verdict.DIFFERS]) & ~checks["check"].isin(_COUNTED)
    ].drop_duplicates(["ref_area", "indicator", "printed"])
    rows = rows.assign(
        deviation_low=rows["printed"] / rows["recomputed_high"] - 1,
        deviation_high=rows["printed"] / rows["recomputed_low"] - 1,
    )
    size = rows[["deviation_low", "deviation_high"]].abs().max(axis=1)
    return rows.assign(size=size).sort_values("size", ascending=False, ignore_index=True).drop(columns="size")


def corrected_totals(checks: pd.DataFrame, area: Area) -> pd.DataFrame:
    """Return the whole area's checks whose printed total or ratio is wrong and whose right value is exact.

    A second vintage of a figure is not wrong, so those checks are left out.
    """
    is_wrong = checks["verdict"].isin([Verdict.EXPLAINED, Verdict.DIFFERS])
    is_exact = checks["recomputed_low"] == checks["recomputed_high"]
    is_figure = checks["check"].isin([Check.COLUMN_TOTAL, Check.RATIO])
    return checks[(checks["ref_area"] == area.code) & is_wrong & is_exact & is_figure]
