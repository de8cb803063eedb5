"""The most even division of posts, exactly: the largest share of a ceiling first, then the next largest."""

import heapq
from fractions import Fraction

from analytics.staffing.allocation import MICRO, Problem, clash, micro
from analytics.staffing.need import staffed_steps, step_limits


def evened_steps(given: Problem) -> list[int]:
    """Return whole steps of each unit whose shares, the largest first, come before any others'.

    Every step goes where the share is largest. That is exact: the share of a unit with staff falls with
    every step, so the last ones given could not have lowered a larger share. Of equal shares the one that
    falls lowest is served first.

    Args:
        given: Its total must be fixed; limits on groups and on movement are not looked at.

    Raises:
        InfeasibleError: The limits clash, or leave clients without staff: then nothing is even.
    """
    lows, highs = step_limits(given)
    steps = [max(low, least) for low, least in zip(lows, staffed_steps(given), strict=True)]
    spare = micro(given.total_fte or 0) // micro(given.step_fte) - sum(steps)
    for name, count, high in zip(given.units, steps, highs, strict=True):
        if count > high or spare < 0:
            raise clash("unstaffed", unit=name)
    queue = [_next(given, unit, count) for unit, count in enumerate(steps) if count < highs[unit]]
    heapq.heapify(queue)
    for _ in range(spare):
        _, _, unit = heapq.heappop(queue)
        steps[unit] += 1
        if steps[unit] < highs[unit]:
            heapq.heappush(queue, _next(given, unit, steps[unit]))
    return steps


def shares(given: Problem, fte: tuple[float, ...]) -> tuple[Fraction | float, ...]:
    """Return the units' shares of their ceilings, the largest first; infinite where clients have no staff."""
    found = (_share(given, unit, micro(value)) for unit, value in enumerate(fte))
    return tuple(sorted(found, reverse=True))


def _next(given: Problem, unit: int, steps: int) -> tuple[Fraction | float, Fraction | float, int]:
    """Return what a heap orders the next step of a unit by."""
    step = micro(given.step_fte)
    return -_share(given, unit, steps * step), _share(given, unit, (steps + 1) * step), unit


def _share(given: Problem, unit: int, fte: int) -> Fraction | float:
    """Return a unit's caseload as a part of its ceiling, with so many millionths of an FTE."""
    need = micro(given.clients[unit]) * MICRO
    room = micro(given.ceilings[unit]) * (fte + micro(given.shared_fte[unit]))
    if not need:
        return Fraction(0)
    return Fraction(need, room) if fte > 0 and room > 0 else float("inf")
