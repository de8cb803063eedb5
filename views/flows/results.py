"""What scenarios of the flows are compared by."""

from collections.abc import Callable, Mapping

from analytics.flows.estimate import flow_table
from analytics.flows.frames import EXTERNAL, FlowSet
from analytics.flows.totals import Commuters, commuters_between
from analytics.flows.views import Direction, selected_flows
from domain.interval import Interval
from domain.records import records
from views.choices import Chosen
from views.flows import estimate, rows


def _flows(chosen: Chosen) -> FlowSet:
    return chosen.context.flows(estimate.parameters(chosen)).data


def _between(flows: FlowSet) -> Commuters:
    return commuters_between(flows, flows.zones[:-1], flows.zones[:-1])


def _leaving(flows: FlowSet) -> Commuters:
    return commuters_between(flows, flows.zones[:-1], [EXTERNAL])


def _entering(flows: FlowSet) -> Commuters:
    return commuters_between(flows, [EXTERNAL], flows.zones[:-1])


def _largest(flows: FlowSet) -> Commuters:
    """Return the largest flow between the municipalities."""
    return rows.commuters(records(selected_flows(flow_table(flows), Direction.BETWEEN, None).head(1))[0])


def _chosen_value(number: Callable[[FlowSet], Commuters]) -> Callable[[Chosen], Interval]:
    """Return what tells a number under the chosen assumptions; of a count, what it can be."""

    def result(chosen: Chosen) -> Interval:
        flows = _flows(chosen)
        found = number(flows)
        return Interval.point(found.central) if flows.is_estimate else Interval(found.low, found.high)

    return result


def _range(number: Callable[[FlowSet], Commuters]) -> Callable[[Chosen], Interval]:
    """Return what tells the range of a number over the plausible assumptions."""

    def result(chosen: Chosen) -> Interval:
        found = number(_flows(chosen))
        return Interval(found.low, found.high)

    return result


RESULTS: Mapping[str, Callable[[Chosen], Interval]] = {
    "flows_between": _chosen_value(_between),
    "flows_between_range": _range(_between),
    "flows_leaving": _chosen_value(_leaving),
    "flows_entering": _chosen_value(_entering),
    "flows_largest": _chosen_value(_largest),
    "flows_largest_range": _range(_largest),
}
"""Key of a metric -> what it is; persons."""
