"""What structural changes are compared by: the month of the change, in the whole area."""

import math
from collections.abc import Callable

from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.on_board import extra_clients
from domain.interval import UNKNOWN, Interval
from views.choices import Chosen
from views.structural_change import worked
from views.structural_change.benefits import paid
from views.table import ends_of


def _registered(chosen: Chosen) -> Interval:
    context, change = chosen.context, worked.change_of(chosen)
    area = worked.people_of(context, change).areas[context.area.code]
    return Interval(*ends_of(area, "change"))


def _clients(chosen: Chosen) -> Interval:
    people = worked.people_of(chosen.context, worked.change_of(chosen))
    clients = extra_clients(people.result)[ALL_UNITS]
    return Interval(clients.low, clients.high)


def _at_desks(measure: str) -> Callable[[Chosen], Interval]:
    def found(chosen: Chosen) -> Interval:
        total = worked.desks(chosen.context, worked.change_of(chosen)).units[ALL_UNITS]
        low, high = ends_of(total, measure)
        return UNKNOWN if math.isnan(low) else Interval(low, high)

    return found


def _benefits(chosen: Chosen) -> Interval:
    _, ends = paid(chosen.context, worked.change_of(chosen)).of(chosen.context.area.code)
    return ends


RESULTS = {
    "change_registered": _registered,
    "change_clients": _clients,
    "change_fte": _at_desks("extra_fte"),
    "change_eur": _at_desks("cost_eur"),
    "change_benefits_eur": _benefits,
}
"""Key of a metric -> its range: unemployed, clients, FTE, euros of staff a month and of benefits in two years
more."""
