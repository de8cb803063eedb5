"""What readers have said up to now, as a mark: a page that tells of it stays the same while the mark does."""

from collections.abc import Hashable
from datetime import date

from domain.errors import DashboardError
from views.context import Context


def of_goals(context: Context) -> Hashable | None:
    """Return the mark of what was said of goals and of the day; None where something cannot be read."""
    try:
        return (date.today(), context.said())  # noqa: DTZ011 - the day on this server's clock
    except DashboardError:
        return None


def of_decisions(context: Context) -> Hashable | None:
    """Return the same with what meeting rooms have decided."""
    goals = of_goals(context)
    try:
        return None if goals is None else (goals, *(each.id for each in context.decided()))
    except DashboardError:
        return None
