"""From today to the optimum and away from it: moves, and the price of a deviation."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.allocation import MICRO, GroupLimit, Objective, Problem, micro, objective
from analytics.staffing.bounds import MAX_FTE, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """FTE moved from one unit to another; None stands for outside the area."""

    source: str | None
    target: str | None
    fte: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """The best allocation; one that is not proven to be it is never returned.

    Attributes:
        fte: FTE by unit.
        objective: What it is judged by.
        moves: How today becomes the optimum.
        method: greedy (bisection and marginal steps) or milp (HiGHS): key under `staffing.methods`.
    """

    fte: dict[str, float]
    objective: Objective
    moves: tuple[Move, ...]
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What an allocation costs against the optimum: difference of each objective, and of the total.

    Attributes:
        largest_overload_share: More of the largest relative overload (share, may be infinite).
        overload_clients: More clients beyond the ceilings.
        changed_fte: More changes from today.
        fte: More FTE in all.
        broken: Limits the allocation breaks, as keys under `staffing.broken`.
    """

    largest_overload_share: float
    overload_clients: float
    changed_fte: float
    fte: float
    broken: tuple[str, ...]


def moves(given: Problem, fte: tuple[float, ...]) -> tuple[Move, ...]:
    """Return how today's allocation becomes another: givers and takers paired, largest first.

    What takers need beyond what givers give comes from outside (source None), and the reverse.
    """
    changes = {
        unit: micro(new) - micro(old)
        for unit, new, old in zip(given.units, fte, given.current_fte, strict=True)
    }
    givers: list[tuple[str | None, int]] = [(u, -c) for u, c in changes.items() if c < 0]
    takers: list[tuple[str | None, int]] = [(u, c) for u, c in changes.items() if c > 0]
    balance = sum(changes.values())
    givers.sort(key=_size, reverse=True)
    takers.sort(key=_size, reverse=True)
    (givers if balance > 0 else takers).append((None, abs(balance)))
    pairs = []
    while givers and takers:
        (source, given_fte), (target, taken_fte) = givers.pop(0), takers.pop(0)
        moved = min(given_fte, taken_fte)
        if moved:
            pairs.append(Move(source=source, target=target, fte=moved / MICRO))
        if given_fte > moved:
            givers.insert(0, (source, given_fte - moved))
        if taken_fte > moved:
            takers.insert(0, (target, taken_fte - moved))
    return tuple(pairs)


def price_of_deviation(given: Problem, optimum: Optimum, fte: Mapping[str, float]) -> Price:
    """Return how much worse an allocation is than the optimum, objective by objective.

    A later objective may well be better than the optimum's (negative): it was paid for by an earlier one.

    Raises:
        ParameterError: A unit is missing, or an FTE is not in 0-500.
    """
    values = tuple(within(f"fte_{unit}", fte[unit], 0, MAX_FTE) for unit in given.units)
    here = objective(given, values)
    return Price(
        # Both may be infinite, where limits leave clients without staff: then neither is worse.
        largest_overload_share=0.0
        if here.largest_overload_share == optimum.objective.largest_overload_share
        else here.largest_overload_share - optimum.objective.largest_overload_share,
        overload_clients=here.overload_clients - optimum.objective.overload_clients,
        changed_fte=here.changed_fte - optimum.objective.changed_fte,
        fte=(sum(map(micro, values)) - sum(map(micro, optimum.fte.values()))) / MICRO,
        broken=broken_limits(given, values),
    )


def broken_limits(given: Problem, fte: tuple[float, ...]) -> tuple[str, ...]:
    """Return which kinds of limit an allocation breaks, in a fixed order."""
    named = dict(zip(given.units, map(micro, fte), strict=True))
    lows = zip(fte, given.minimum_fte, strict=True)
    highs = zip(fte, given.maximum_fte, strict=True)
    changed = objective(given, fte).changed_fte
    checks = {
        "minimum": any(micro(value) < micro(low) for value, low in lows),
        "maximum": any(micro(value) > micro(high) for value, high in highs),
        "step": any(value % micro(given.step_fte) for value in named.values()),
        "total": given.total_fte is not None and sum(named.values()) != micro(given.total_fte),
        "groups": any(not _group_holds(group, named) for group in given.groups),
        "most_changed": given.most_changed_fte is not None and changed > given.most_changed_fte,
    }
    return tuple(name for name, broken in checks.items() if broken)


def _group_holds(group: GroupLimit, named: Mapping[str, int]) -> bool:
    together = sum(named[unit] for unit in group.units) / MICRO
    return group.low <= together <= group.high


def _size(pair: tuple[str | None, int]) -> int:
    return pair[1]
