"""What the printed totals leave for the suppressed cells of a column, all of them together."""

import pandas as pd

from analytics.integer_bounds import INFEASIBLE
from analytics.reconciliation import Check


def remainders(checks: pd.DataFrame, bounds: pd.DataFrame) -> pd.DataFrame:
    """Return, for each column with suppressed cells, how many there are and what their sum must be.

    Args:
        checks: Rows of `analytics.reconciliation.reconciliation`.
        bounds: Rows of `analytics.suppression.plan_bounds`.

    Returns:
        indicator, cells, remainder (printed total less the known cells), rule_low and rule_high (what the
        publisher's rule allows the cells together), low and high (the widest derived interval of one cell;
        NaN where infeasible), is_derived, is_infeasible; one row per indicator.
    """
    columns = bounds.groupby("indicator", as_index=False).agg(
        cells=("ref_area", "size"),
        rule_low=("rule_low", "sum"),
        rule_high=("rule_high", "sum"),
        low=("low", "min"),
        high=("high", "max"),
        is_derived=("is_derived", "any"),
        status=("status", "first"),
    )
    totals = checks.loc[
        (checks["check"] == Check.COLUMN_TOTAL) & (checks["table"] == "unemployment"),
        ["indicator", "printed", "recomputed_low"],
    ]
    rows = columns.merge(totals, on="indicator", how="left", validate="one_to_one")
    known = rows["recomputed_low"] - rows["rule_low"]
    rows = rows.assign(remainder=rows["printed"] - known, is_infeasible=rows["status"] == INFEASIBLE)
    return rows.drop(columns=["printed", "recomputed_low", "status"])
