"""Least steps of staff that keep every caseload within a multiple of its ceiling, in whole numbers."""

from analytics.staffing.allocation import MICRO, Problem, clash, micro

_FINE = 1_000_000_000
_WORST = 1 << 72


def step_limits(given: Problem) -> tuple[list[int], list[int]]:
    """Return least and most whole steps of each unit.

    Raises:
        InfeasibleError: A minimum exceeds its maximum, or the total cannot be met with whole steps.
    """
    step = micro(given.step_fte)
    lows = [-(-micro(low) // step) for low in given.minimum_fte]
    highs = [micro(high) // step for high in given.maximum_fte]
    for unit, low, high in zip(given.units, lows, highs, strict=True):
        if low > high:
            raise clash(
                "minimum_maximum",
                unit=unit,
                minimum=f"{low * given.step_fte:g}",
                maximum=f"{high * given.step_fte:g}",
            )
    if given.total_fte is not None:
        total = micro(given.total_fte)
        if total % step:
            raise clash("total_step", total=f"{given.total_fte:g}", step=f"{given.step_fte:g}")
        if sum(lows) * step > total:
            raise clash(
                "minimum_total", minimum=f"{sum(lows) * given.step_fte:g}", total=f"{given.total_fte:g}"
            )
        if sum(highs) * step < total:
            raise clash(
                "maximum_total", maximum=f"{sum(highs) * given.step_fte:g}", total=f"{given.total_fte:g}"
            )
    return lows, highs


def capacity_steps(given: Problem, numerator: int, denominator: int, *, strictly: bool = False) -> list[int]:
    """Return the least steps of each unit with caseload at most numerator/denominator times its ceiling.

    Limits of the units are not applied. A unit without clients needs none.

    Args:
        given: The problem.
        numerator: Of the multiple, positive.
        denominator: Of the multiple, positive.
        strictly: Whether the caseload must stay below that multiple.
    """
    step = micro(given.step_fte)
    needs = []
    for clients, ceiling, shared in zip(given.clients, given.ceilings, given.shared_fte, strict=True):
        if micro(clients) == 0:
            needs.append(0)
            continue
        # clients/(ceiling k) <= n/d  <=>  k >= clients d/(ceiling n), k in millionths of an FTE
        top, bottom = micro(clients) * MICRO * denominator, micro(ceiling) * numerator
        capacity = top // bottom + 1 if strictly else -(-top // bottom)
        # A unit that gives nothing of its own has no staff, however much is shared in.
        needs.append(max(1, -(-(capacity - micro(shared)) // step)))
    return needs


def staffed_steps(given: Problem) -> list[int]:
    """Return the least steps with which every unit that has clients has some capacity."""
    return capacity_steps(given, _WORST, _FINE)


def least_worst_ratio(
    given: Problem, lows: list[int], highs: list[int]
) -> tuple[tuple[int, int] | None, list[int]]:
    """Return the smallest largest ratio of caseload to ceiling that the limits allow, and the steps it takes.

    The ratio is an exact fraction, (1, 1) where every caseload can be within its ceiling, None where
    some unit with clients must stay without capacity. Certified: no allocation within the
    limits has a smaller one.
    """
    budget = None if given.total_fte is None else micro(given.total_fte) // micro(given.step_fte)

    def fitting(numerator: int, denominator: int, *, strictly: bool = False) -> list[int] | None:
        needs = capacity_steps(given, numerator, denominator, strictly=strictly)
        steps = [max(low, need) for low, need in zip(lows, needs, strict=True)]
        if any(count > high for count, high in zip(steps, highs, strict=True)):
            return None
        return steps if budget is None or sum(steps) <= budget else None

    within = fitting(1, 1)
    if within is not None:
        return (1, 1), within
    if fitting(_WORST, _FINE) is None:
        return None, lows
    low, high = _FINE, _WORST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fitting(middle, _FINE) is not None else (middle, high)
    best = fitting(high, _FINE) or lows
    ratio = largest_ratio(given, best)
    # The bisection ends within a billionth; from there on ratios are compared as exact fractions.
    while ratio is not None and (better := fitting(*ratio, strictly=True)) is not None:
        best, ratio = better, largest_ratio(given, better)
    return ratio, best


def largest_ratio(given: Problem, steps: list[int]) -> tuple[int, int] | None:
    """Return the largest ratio of caseload to ceiling as a fraction; None where clients have no staff."""
    step = micro(given.step_fte)
    largest = (0, 1)
    for clients, ceiling, shared, count in zip(
        given.clients, given.ceilings, given.shared_fte, steps, strict=True
    ):
        top, bottom = micro(clients) * MICRO, micro(ceiling) * (count * step + micro(shared))
        if top == 0:
            continue
        if count == 0 or bottom <= 0:
            return None
        if top * largest[1] > largest[0] * bottom:
            largest = (top, bottom)
    return largest
