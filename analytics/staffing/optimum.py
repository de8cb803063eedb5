"""The best allocation of staff, exactly: bisection and marginal steps, or a proven integer programme."""

import heapq
from collections.abc import Mapping
from dataclasses import replace

from analytics.staffing.allocation import MICRO, Problem, clash, micro, objective
from analytics.staffing.deviation import Optimum, moves
from analytics.staffing.milp import milp_steps
from analytics.staffing.need import capacity_steps, least_worst_ratio, step_limits
from domain.errors import ParameterError

LEAST_STEPS = "least_steps"
"""How `goal_seek` found what it found."""


def optimum(given: Problem) -> Optimum:
    """Return the allocation with the least largest relative overload, total overload and movement, in order.

    The largest overload is found by bisection on whole millionths and certified: no smaller one fits
    the limits. The rest is separable and convex step by step, where giving the best next step is exact,
    also for objectives in lexicographic order. Remaining ties go to the step that lowers the
    relative caseload most. Limits on groups or on movement break that structure; HiGHS then solves the
    same three objectives one after the other to a gap of nothing.

    Raises:
        InfeasibleError: The limits clash; `conflict` names which, and `values` their figures.
    """
    lows, highs = step_limits(given)
    if given.groups or given.most_changed_fte is not None:
        steps, method = milp_steps(given, lows, highs), "milp"
    else:
        _, needs = least_worst_ratio(given, lows, highs)
        steps, method = _marginal_steps(given, needs, highs), "greedy"
    return _result(given, steps, method)


def goal_seek(given: Problem, target: float | Mapping[str, float]) -> Optimum:
    """Return the fewest FTE with which no unit has more than `target` clients per FTE.

    Units are independent, so the least number of steps for each is the least in all. The total of the
    problem plays no part; its own limits do.

    Args:
        given: Clients, minimums, maximums and step.
        target: Largest caseload allowed, for all units or for each.

    Raises:
        ParameterError: A target is not in 1-10 000, or a unit has none.
        InfeasibleError: A unit's maximum is too little for the target, or its own limits clash.
    """
    targets = target if isinstance(target, Mapping) else dict.fromkeys(given.units, target)
    missing = [unit for unit in given.units if unit not in targets]
    if missing:
        names = ", ".join(missing)
        raise ParameterError(f"no target for {names}", name="target", value=names, low="1", high="10000")
    sought = replace(given, ceilings=tuple(targets[unit] for unit in given.units), total_fte=None)
    lows, highs = step_limits(sought)
    needs = capacity_steps(sought, 1, 1)
    steps = [max(low, need) for low, need in zip(lows, needs, strict=True)]
    for unit, needed, high in zip(given.units, steps, highs, strict=True):
        if needed > high:
            raise clash(
                "maximum_target",
                unit=unit,
                maximum=f"{high * given.step_fte:g}",
                needed=f"{needed * given.step_fte:g}",
            )
    return _result(sought, steps, LEAST_STEPS)


def _result(given: Problem, steps: list[int], method: str) -> Optimum:
    fte = tuple(count * micro(given.step_fte) / MICRO for count in steps)
    return Optimum(
        fte=dict(zip(given.units, fte, strict=True)),
        objective=objective(given, fte),
        moves=moves(given, fte),
        method=method,
    )


def _marginal_steps(given: Problem, needs: list[int], highs: list[int]) -> list[int]:
    """Add the best next step until the total is reached, or, where it is free, while a step improves."""
    steps = list(needs)
    step = micro(given.step_fte)
    spare = None if given.total_fte is None else micro(given.total_fte) // step - sum(steps)
    queue = [
        (_gain(given, unit, steps[unit]), unit) for unit in range(len(steps)) if steps[unit] < highs[unit]
    ]
    heapq.heapify(queue)
    while queue and (spare is None or spare > 0):
        gain, unit = queue[0]
        if spare is None and gain[:2] >= (0, 0):
            break
        steps[unit] += 1
        if spare is not None:
            spare -= 1
        if steps[unit] < highs[unit]:
            heapq.heapreplace(queue, (_gain(given, unit, steps[unit]), unit))
        else:
            heapq.heappop(queue)
    return steps


def _gain(given: Problem, unit: int, steps: int) -> tuple[int, int, float]:
    """Change of overload, movement and relative caseload with one more step; never falls with steps."""
    step, today = micro(given.step_fte), micro(given.current_fte[unit])
    shared = micro(given.shared_fte[unit])
    ceiling, clients = micro(given.ceilings[unit]), micro(given.clients[unit]) * MICRO
    now, then = steps * step, (steps + 1) * step
    room_now, room_then = ceiling * (now + shared), ceiling * (then + shared)
    overload = max(0, clients - room_then) - max(0, clients - room_now)
    relief = clients / room_then - clients / room_now if room_now > 0 else -float(clients)
    return overload, abs(then - today) - abs(now - today), relief
