"""An allocation problem: what is divided, within which limits, and what an allocation is judged by."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.board import Coefficients, checked_fte
from analytics.staffing.bounds import MAX_FTE, within
from analytics.staffing.clients import unknown_name
from domain.errors import InfeasibleError, ParameterError

MICRO = 1_000_000
"""Clients, ceilings and FTE are held as whole millionths, so that equal means equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLimit:
    """Staff of some units together must lie in [low, high] FTE."""

    name: str
    units: frozenset[str]
    low: float = 0.0
    high: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is to be divided, and within which limits; all tuples follow `units`.

    Attributes:
        units: Keys.
        clients: Clients of each unit; the upper end where they are an interval.
        ceilings: Most clients per FTE that is not an overload.
        shared_fte: Capacity besides the posts divided here; negative where some is given away.
        current_fte: Today's posts.
        minimum_fte: Least posts: presence at the unit's service points.
        maximum_fte: Most posts.
        step_fte: Every unit gets a whole number of these.
        total_fte: All posts together; None leaves it free.
        groups: Limits on several units together.
        most_changed_fte: Most that changes may add up to, sum of |new - today|; None is no limit.
    """

    units: tuple[str, ...]
    clients: tuple[float, ...]
    ceilings: tuple[float, ...]
    shared_fte: tuple[float, ...]
    current_fte: tuple[float, ...]
    minimum_fte: tuple[float, ...]
    maximum_fte: tuple[float, ...]
    step_fte: float = 0.5
    total_fte: float | None = None
    groups: tuple[GroupLimit, ...] = ()
    most_changed_fte: float | None = None

    def __post_init__(self) -> None:
        within("step_fte", self.step_fte, 0.01, 10)
        for name, high in (
            ("clients", 1e6),
            ("current_fte", MAX_FTE),
            ("minimum_fte", MAX_FTE),
            ("maximum_fte", MAX_FTE),
        ):
            for value in getattr(self, name):
                within(name, value, 0, high)
        for ceiling in self.ceilings:
            within("ceiling", ceiling, 1, 10_000)
        for shared in self.shared_fte:
            within("shared_fte", shared, -MAX_FTE, MAX_FTE)
        if self.total_fte is not None:
            within("total_fte", self.total_fte, 0, MAX_FTE * len(self.units))
        known = dict.fromkeys(self.units)
        for group in self.groups:
            for unit in sorted(group.units - set(self.units)):
                raise unknown_name("unit", unit, known)
        if self.most_changed_fte is not None:
            within("most_changed_fte", self.most_changed_fte, 0, MAX_FTE * len(self.units))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Objective:
    """How bad an allocation is; smaller is better, the first difference decides.

    Attributes:
        largest_overload_share: Largest share by which a caseload exceeds its ceiling; 0 where none
            does, infinite where a unit with clients has no capacity.
        overload_clients: Clients for whom there is no room: sum of max(0, clients - ceiling x capacity).
        changed_fte: Sum of |new - today|.
    """

    largest_overload_share: float
    overload_clients: float
    changed_fte: float


def problem(
    coefficients: Coefficients,
    current: Mapping[str, float],
    *,
    total_fte: float | None,
) -> Problem:
    """Return the allocation problem of a board, with its step and its presence at service points.

    Args:
        coefficients: Of the board; clients are taken at their upper end.
        current: Today's FTE by unit.
        total_fte: All posts together; None leaves it free.

    Raises:
        ParameterError: Clients of a unit are not known, or a value is out of range.
    """
    entries = coefficients["units"]
    unknown = [entry["unit"] for entry in entries if entry["clients_high"] is None]
    if unknown:
        names = ", ".join(unknown)
        raise ParameterError(
            f"clients of {names} are not known", name="clients", value=names, low="0", high="1000000"
        )
    return Problem(
        units=tuple(entry["unit"] for entry in entries),
        clients=tuple(clients for entry in entries if (clients := entry["clients_high"]) is not None),
        ceilings=tuple(entry["ceiling"] for entry in entries),
        shared_fte=tuple(entry["shared_fte"] for entry in entries),
        current_fte=checked_fte(coefficients, current),
        minimum_fte=tuple(entry["minimum_fte"] for entry in entries),
        maximum_fte=(MAX_FTE,) * len(entries),
        step_fte=coefficients["step_fte"],
        total_fte=total_fte,
    )


def objective(given: Problem, fte: tuple[float, ...]) -> Objective:
    """Return how an allocation is judged; every term is exact to a millionth before it becomes a float."""
    largest, overload = 1.0, 0
    changed = 0
    for clients, ceiling, shared, today, value in zip(
        given.clients, given.ceilings, given.shared_fte, given.current_fte, fte, strict=True
    ):
        room = micro(ceiling) * (micro(value) + micro(shared))
        need = micro(clients) * MICRO
        overload += max(0, need - room)
        if need:
            # Without posts there is no staff, however much is shared in.
            largest = max(largest, need / room if value > 0 and room > 0 else math.inf)
        changed += abs(micro(value) - micro(today))
    return Objective(
        largest_overload_share=largest - 1,
        overload_clients=overload / MICRO / MICRO,
        changed_fte=changed / MICRO,
    )


def most_overloaded(given: Problem, fte: Mapping[str, float]) -> str | None:
    """Return the unit whose caseload is farthest above its ceiling; None where none is above it.

    Units without staff are no part of it: the board names them.
    """
    ratios = {
        unit: clients / (ceiling * (fte[unit] + shared))
        for unit, clients, ceiling, shared in zip(
            given.units, given.clients, given.ceilings, given.shared_fte, strict=True
        )
        if fte[unit] > 0 and fte[unit] + shared > 0
    }
    most = max(ratios, key=ratios.__getitem__, default=None)
    return most if most is not None and ratios[most] > 1 else None


def micro(value: float) -> int:
    """Return a number as whole millionths."""
    return round(value * MICRO)


def clash(conflict: str, **values: str) -> InfeasibleError:
    """Return the error for limits that cannot hold together; `conflict` is a key of `staffing.conflicts`."""
    details = ", ".join(f"{name} {value}" for name, value in values.items())
    return InfeasibleError(f"limits clash: {conflict} ({details})", conflict=conflict, **values)
