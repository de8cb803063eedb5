"""Loaders of the plan's tables as printed, the ledger of their corrections, and what its text says."""

from data.store import Store
from domain.area import Area
from domain.frames import Corrections, PlanStaffing, PlanStatements, PrintedCells
from domain.typed import DataFrame


def printed_cells(store: Store, area: Area) -> DataFrame[PrintedCells]:
    """Return every cell of the two tables, total rows included, by table, area and indicator."""
    return store.rows(PrintedCells, "printed_cells", covering=(*area.municipalities, area.code))


def corrections(store: Store) -> DataFrame[Corrections]:
    """Return every change of a printed text, by source and location (row and column as in the source)."""
    return store.rows(Corrections, "corrections")


def statements(store: Store) -> DataFrame[PlanStatements]:
    """Return every number that the text repeats or dates: those of the area first."""
    return store.rows(PlanStatements, "plan_statements")


def staffing(store: Store) -> DataFrame[PlanStaffing]:
    """Return every statement on staff and targets, by unit, item and origin."""
    return store.rows(PlanStaffing, "plan_staffing")
