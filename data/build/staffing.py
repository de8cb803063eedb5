"""What the plan says of staff and targets, as a table."""

from pathlib import Path

import pandas as pd

from data.build.checks import require, require_covers
from data.build.write import Snapshot
from domain.areas import SERVICE_UNITS
from domain.frames import PlanStaffing

STAFFING_SOURCE = "plan_2023_staffing"

AREA = "area"
"""Stands in the place of a unit where the plan speaks of all of them."""


def snapshots(sources: Path) -> list[Snapshot]:
    """Return the plan's statements on staff.

    Raises:
        BuildError: A service unit is missing, or a statement says nothing.
    """
    table = pd.read_csv(sources / f"{STAFFING_SOURCE}.csv", dtype={"origin": "str", "wording": "str"})
    table = table.fillna({"origin": "", "wording": ""})
    require_covers(table["unit"], [AREA, *SERVICE_UNITS], "units of the staffing plan")
    said = table[["low", "high"]]
    require(not said.isna().all(axis=1).any(), "a statement on staff has no number")
    require(not (table["low"] > table["high"]).any(), "a range of staff is upside down")
    return [
        Snapshot(
            stem=STAFFING_SOURCE,
            table=PlanStaffing.validate(table.astype({"low": float, "high": float})),
            sources=(STAFFING_SOURCE,),
            period="2023",
            note="One row per statement, as in the source.",
        )
    ]
