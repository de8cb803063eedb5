"""Hours of statutory work against the hours of staff, unit by unit and for the whole area."""

from collections.abc import Mapping, Sequence
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
    balances = [
        _balance(load.unit, entry["clients_high"], load.capacity_fte, assumptions, regime)
        for load, entry in zip(board.units, coefficients["units"], strict=True)
    ]
    area = _balance(None, board.totals.clients_high, board.totals.fte, assumptions, regime)
    return (*balances, area)


def unplaced(balances: Sequence[HourBalance], assumptions: Assumptions, regime: Regime) -> HourBalance:
    """Return the balance of the posts that serve no unit: with it the units add up to the area, the last."""
    *units, area = balances
    fte = area.capacity_fte - sum(each.capacity_fte for each in units)
    return _balance(None, 0.0, fte, assumptions, regime)


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
