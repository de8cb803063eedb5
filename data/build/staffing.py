"""What the plan says of staff and targets, as a table."""

from pathlib import Path

from data.build.checks import require, require_covers, validated
from data.build.printed import read_table
from data.build.statfin import described
from data.build.write import Snapshot
from domain.area import Area
from domain.frames import PlanStaffing

STAFFING = "plan_staffing"
"""Family of the source, whichever year its file is of."""

STAFFING_STEM = "plan_2023_staffing"
"""What the snapshot is called, of whichever plan: the name that queries read and versions were saved with."""

AREA = "area"
"""Stands in the place of a unit where the plan speaks of all of them."""


def snapshots(sources: Path, area: Area) -> list[Snapshot]:
    """Return the plan's statements on staff.

    Raises:
        BuildError: A service unit is missing, or a statement says nothing.
    """
    source = described(sources, STAFFING)
    table = read_table(
        sources / source.file,
        words=("unit", "item", "origin", "wording"),
        optional=("low", "high"),
    )
    require_covers(table["unit"], [AREA, *area.units], "units of the staffing plan")
    said = table[["low", "high"]]
    require(not said.isna().all(axis=1).any(), "a statement on staff has no number")
    require(not (table["low"] > table["high"]).any(), "a range of staff is upside down")
    return [
        Snapshot(
            stem=STAFFING_STEM,
            table=validated(PlanStaffing, table, source.stem),
            sources=(source.stem,),
            period=source.period,
            note="One row per statement, as in the source.",
        )
    ]
