"""What the plan says of staff and targets, as a table."""

from pathlib import Path

from data.build.checks import require, require_covers, validated
from data.build.printed import read_table
from data.build.write import Snapshot
from domain.area import Area
from domain.frames import PlanStaffing

STAFFING_SOURCE = "plan_2023_staffing"

AREA = "area"
"""Stands in the place of a unit where the plan speaks of all of them."""


def snapshots(sources: Path, area: Area) -> list[Snapshot]:
    """Return the plan's statements on staff.

    Raises:
        BuildError: A service unit is missing, or a statement says nothing.
    """
    table = read_table(
        sources / f"{STAFFING_SOURCE}.csv",
        words=("unit", "item", "origin", "wording"),
        optional=("low", "high"),
    )
    require_covers(table["unit"], [AREA, *area.units], "units of the staffing plan")
    said = table[["low", "high"]]
    require(not said.isna().all(axis=1).any(), "a statement on staff has no number")
    require(not (table["low"] > table["high"]).any(), "a range of staff is upside down")
    return [
        Snapshot(
            stem=STAFFING_SOURCE,
            table=validated(PlanStaffing, table, STAFFING_SOURCE),
            sources=(STAFFING_SOURCE,),
            period="2023",
            note="One row per statement, as in the source.",
        )
    ]
