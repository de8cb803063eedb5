"""Loaders of the plan's tables as printed, the ledger of their corrections, and what it says of staff."""

from pandera.typing import DataFrame

from data.store import Store
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from domain.frames import Corrections, PlanStaffing, PrintedCells


def printed_cells(store: Store) -> DataFrame[PrintedCells]:
    """Return every cell of the two tables, total rows included, by table, area and indicator."""
    return store.rows(PrintedCells, "printed_cells", covering=(*MUNICIPALITIES, EMPLOYMENT_AREA))


def corrections(store: Store) -> DataFrame[Corrections]:
    """Return every change of a printed text, by source and location (row and column as in the source)."""
    return store.rows(Corrections, "corrections")


def staffing(store: Store) -> DataFrame[PlanStaffing]:
    """Return every statement on staff and targets, by unit, item and origin: a test holds the model to it."""
    return store.rows(PlanStaffing, "plan_staffing")
