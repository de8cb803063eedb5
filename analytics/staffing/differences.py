"""How much two allocations differ where both serve the same clients, at the same price and the same hours.

Each figure is a range because clients are suppressed or assumptions have ranges. Whatever these really are,
they are the same on both sides: a difference is taken at every value of them, not between any two ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.staffing.board import Board, Coefficients
from analytics.staffing.estimate import Rates
from analytics.staffing.money import Prices, cost_of
from domain.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An allocation with what its figures rest on.

    Attributes:
        board: The board.
        coefficients: What it was computed from.
        rates: Hours of work per client and of staff per FTE, by set of assumptions.
        prices: The range of the price of an FTE.
    """

    board: Board
    coefficients: Coefficients
    rates: Rates
    prices: Prices

    @property
    def clients(self) -> dict[str, Interval | None]:
        """The clients of each unit; None where they are not known."""
        return {
            each["unit"]: Interval(each["clients_low"], each["clients_high"])
            if each["clients_low"] is not None and each["clients_high"] is not None
            else None
            for each in self.coefficients["units"]
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What is more after than before; what cannot be told at the same clients, price or hours is left out.

    Attributes:
        area: Name of a figure, as a field of `Totals` without its ends -> its difference.
        caseloads: The difference of the caseload of each unit.
    """

    area: dict[str, Interval]
    caseloads: dict[str, Interval]


@dataclass(frozen=True, slots=True)
class Served:
    """The clients of a unit, the same on both sides, and the FTE that serves them before and after."""

    clients: Interval
    before: float
    after: float


def differences(before: Side, after: Side) -> Differences:
    """Return the differences of two allocations, each range as narrow as it can be and no narrower."""
    area: dict[str, Interval] = {}
    caseloads: dict[str, Interval] = {}
    fte = after.board.totals.fte - before.board.totals.fte
    if before.prices == after.prices:
        area["cost_eur"] = cost_of(fte, before.prices)
    clients = before.clients
    if clients != after.clients or None in clients.values():
        return Differences(area=area, caseloads=caseloads)
    if before.rates == after.rates:
        area["hours_gap"] = _hull(fte * available for _, available in before.rates)
    units = [
        Served(known, one.capacity_fte, other.capacity_fte)
        for known, one, other in zip(clients.values(), before.board.units, after.board.units, strict=True)
        if known is not None
    ]
    caseloads = {
        unit: _linear(each.clients, _part(each.after) - _part(each.before))
        for unit, each in zip(clients, units, strict=True)
        if each.before and each.after
    }
    area["unserved_clients"] = _unserved(units)
    posts = (before.board.totals.fte, after.board.totals.fte)
    if all(posts):
        per_client = 1 / posts[1] - 1 / posts[0]
        every = Interval(sum(each.clients.low for each in units), sum(each.clients.high for each in units))
        area["area_caseload"] = _linear(every, per_client)
        if before.rates == after.rates:
            area["statutory_share"] = _hull(
                per_client * every.high * work / available for work, available in before.rates
            )
    if not any(each.clients.high and not (each.before and each.after) for each in units):
        area["largest_caseload"] = largest(units)
    return Differences(area=area, caseloads=caseloads)


def largest(units: Sequence[Served]) -> Interval:
    """Return how much the largest caseload is more after than before, over all that clients may be.

    Nothing but the clients of one unit makes it as large as it can be: those of the others are as few as they
    may be, and its own at an end, or where its caseload before is the largest of the others.
    """
    turned = [Served(each.clients, each.after, each.before) for each in units]
    return Interval(-_most(turned), _most(units))


def _most(units: Sequence[Served]) -> float:
    found = []
    for place, each in enumerate(units):
        others = [other.clients.low * _part(other.before) for at, other in enumerate(units) if at != place]
        least, clients = max(others, default=0.0), each.clients
        even = min(max(least * each.before, clients.low), clients.high)
        found += [
            number * _part(each.after) - max(number * _part(each.before), least)
            for number in (clients.low, even, clients.high)
        ]
    return max(found)


def _unserved(units: Iterable[Served]) -> Interval:
    total = Interval.point(0)
    for each in units:
        if not each.after and each.before:
            total += each.clients
        if each.after and not each.before:
            total -= each.clients
    return total


def _part(capacity: float) -> float:
    return 1 / capacity if capacity else 0.0


def _linear(of: Interval, by: float) -> Interval:
    return _hull((of.low * by, of.high * by))


def _hull(values: Iterable[float]) -> Interval:
    every = tuple(values)
    return Interval(min(every), max(every))
