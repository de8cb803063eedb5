"""Hours of statutory work against the hours of staff, unit by unit and for the whole area."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import Coefficients, evaluate
from analytics.staffing.hours import Workload, available_hours_per_fte, client_workload
from analytics.staffing.regimes import Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class HourBalance:
    """Work and staff of one unit or of the area; None is unknown, or no staff to divide by.

    Attributes:
        unit: Key of the service unit; None for the area.
        workload: Hours a year by kind, for the upper end of the clients.
        capacity_fte: Client-facing FTE serving those clients.
        available_hours: Hours a year that these give.
        required_fte: FTE that the work takes.
        statutory_share: Required of available hours.
    """

    unit: str | None
    workload: Workload | None
    capacity_fte: float
    available_hours: float
    required_fte: float | None
    statutory_share: float | None


def hour_balances(
    coefficients: Coefficients, fte: Mapping[str, float], assumptions: Assumptions, regime: Regime
) -> tuple[HourBalance, ...]:
    """Return the balance of every unit, in the coefficients' order, and of the area last.

    The area's capacity is all posts: what sharing moves between units adds up to nothing.

    Raises:
        ParameterError: A unit is missing or unknown, or an FTE is not in 0-500.
    """
    board = evaluate(coefficients, fte)
    staffed = {load.unit: load.fte > 0 and load.capacity_fte > 0 for load in board.units}
    lines = [(e["unit"], e["clients_high"]) for e in coefficients["units"]]
    balances = [
        _balance(unit, clients, board.unit(unit).capacity_fte * staffed[unit], assumptions, regime)
        for unit, clients in lines
    ]
    area = _balance(None, board.totals.clients_high, board.totals.fte, assumptions, regime)
    return (*balances, area)


def workload_of(clients: float, assumptions: Assumptions, regime: Regime) -> Workload:
    """Return the hours of statutory work a year for clients on the register."""
    one = client_workload(regime, assumptions)
    return Workload(
        initial=one.initial * clients,
        discussions=one.discussions * clients,
        supplementary=one.supplementary * clients,
        activation=one.activation * clients,
        other=one.other * clients,
    )


def _balance(
    unit: str | None, clients: float | None, capacity_fte: float, assumptions: Assumptions, regime: Regime
) -> HourBalance:
    per_fte = available_hours_per_fte(assumptions)
    work = None if clients is None else workload_of(clients, assumptions, regime)
    available = capacity_fte * per_fte
    return HourBalance(
        unit=unit,
        workload=work,
        capacity_fte=capacity_fte,
        available_hours=available,
        required_fte=None if work is None else work.hours / per_fte,
        statutory_share=work.hours / available if work and available > 0 else None,
    )
