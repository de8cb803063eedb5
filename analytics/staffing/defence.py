"""What stands behind a best allocation: what each limit costs, why not from there, what comes next best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from analytics.staffing.allocation import micro
from analytics.staffing.best import Found, Goal, Movable, Wishes, best, floor_parts, judgement
from analytics.staffing.board import Coefficients, capacity_fte
from domain.errors import InfeasibleError

_RUNNERS_UP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """What is best without one limit.

    Attributes:
        limit: Which: "locked", "least" or "most" of a unit, "movable", "spares", "presence" or "total".
        unit: Of which unit; "" where it is none's own.
        found: The best allocation then; None where the other limits still clash.
        costs: Whether the limit keeps the goal from being reached better.
    """

    limit: str
    unit: str
    found: Found | None
    costs: bool


class Why(StrEnum):
    """Why a unit gives no posts."""

    LOCKED = "locked"
    TAKES = "takes"
    LEAST = "least"
    SPARED = "spared"
    OWN = "own"
    PRESENCE = "presence"
    OVER = "over"
    """One step less would bring it above its ceiling."""
    EQUAL = "equal"
    """Another allocation in which it gives is as good."""
    WORSE = "worse"
    """Every allocation in which it gives is worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a unit gives no posts.

    Attributes:
        unit: Which.
        why: Why.
        caseload: Clients per FTE with one step less; None where that leaves no staff.
    """

    unit: str
    why: Why
    caseload: float | None


def limits_set(coefficients: Coefficients, wishes: Wishes) -> list[tuple[str, str]]:
    """Return the limits that a reader set, each with the unit that it is of; "" where it is none's own."""
    return [(limit, unit) for limit, unit, _ in _fewer(coefficients, wishes)]


def relaxations(
    coefficients: Coefficients, current: Mapping[str, float], wishes: Wishes, found: Found | None
) -> list[Relaxed]:
    """Return what is best without each limit that a reader set, one by one.

    Args:
        coefficients: Of the board.
        current: The starting allocation.
        wishes: What was asked.
        found: The best with all limits; None where they clash, and then only what mends that has a `found`.
    """
    relaxed = []
    for limit, unit, fewer in _fewer(coefficients, wishes):
        other = _tried(coefficients, current, fewer)
        costs = other is not None and (
            found is None or other.judgement < judgement(other.limits, fewer, found.optimum.fte)
        )
        relaxed.append(Relaxed(limit=limit, unit=unit, found=other, costs=costs))
    return relaxed


def reasons(
    coefficients: Coefficients, current: Mapping[str, float], wishes: Wishes, found: Found
) -> list[Reason]:
    """Return of each unit that gives no posts why it does not."""
    locked, step = dict(wishes.locked), coefficients["step_fte"]
    said = []
    for place, entry in enumerate(coefficients["units"]):
        unit = entry["unit"]
        today, now = current[unit], found.optimum.fte[unit]
        if micro(now) < micro(today):
            continue
        fewer = now - step
        capacity = capacity_fte(entry, max(0.0, fewer))
        caseload = None if capacity <= 0 else found.limits.clients[place] / capacity
        binding = next(
            (name for name, low in floor_parts(entry, today, wishes).items() if micro(fewer) < micro(low)), ""
        )
        if unit in locked:
            why = Why.LOCKED
        elif micro(now) > micro(today):
            why = Why.TAKES
        elif binding:
            why = Why(binding)
        elif wishes.goal is not Goal.EVEN and (caseload is None or caseload > found.limits.ceilings[place]):
            why = Why.OVER
        else:
            why = _without_more(coefficients, current, wishes, found, unit, today - step)
        said.append(Reason(unit=unit, why=why, caseload=caseload))
    return said


def runners_up(
    coefficients: Coefficients, current: Mapping[str, float], wishes: Wishes, found: Found
) -> list[tuple[str, Found]]:
    """Return the next best allocations, best first: each without touching one unit that the best one changes.

    Two that are the same count once; with each goes the unit that it leaves as it is.
    """
    seen, others = [found.optimum.fte], []
    limits = found.limits
    for unit, low, high in zip(limits.units, limits.minimum_fte, limits.maximum_fte, strict=True):
        is_changed = micro(found.optimum.fte[unit]) != micro(current[unit])
        if not (is_changed and low <= current[unit] <= high):
            continue
        other = _tried(coefficients, current, replace(wishes, locked=(*wishes.locked, (unit, current[unit]))))
        if other is not None and other.optimum.fte not in seen:
            seen.append(other.optimum.fte)
            others.append((unit, other))
    others.sort(key=lambda each: judgement(limits, wishes, each[1].optimum.fte))
    return others[:_RUNNERS_UP]


def _without_more(
    coefficients: Coefficients,
    current: Mapping[str, float],
    wishes: Wishes,
    found: Found,
    unit: str,
    most: float,
) -> Why:
    others = tuple(each for each in wishes.most if each[0] != unit)
    given = _tried(coefficients, current, replace(wishes, most=(*others, (unit, most))))
    is_equal = given is not None and given.judgement <= found.judgement
    return Why.EQUAL if is_equal else Why.WORSE


def _tried(coefficients: Coefficients, current: Mapping[str, float], wishes: Wishes) -> Found | None:
    try:
        return best(coefficients, current, wishes)
    except InfeasibleError:
        return None


def _fewer(coefficients: Coefficients, wishes: Wishes) -> Iterator[tuple[str, str, Wishes]]:
    """Yield each limit that was set, with the wishes without it."""
    for unit, _ in wishes.locked:
        kept = tuple(each for each in wishes.locked if each[0] != unit)
        yield "locked", unit, replace(wishes, locked=kept)
    for unit, _ in wishes.least:
        kept = tuple(each for each in wishes.least if each[0] != unit)
        yield "least", unit, replace(wishes, least=kept)
    for unit, _ in wishes.most:
        kept = tuple(each for each in wishes.most if each[0] != unit)
        yield "most", unit, replace(wishes, most=kept)
    if wishes.movable is not Movable.ALL:
        yield "movable", "", replace(wishes, movable=Movable.ALL)
    entries = coefficients["units"]
    if wishes.spares and wishes.goal is not Goal.LEAST and any(each["band_high"] is None for each in entries):
        yield "spares", "", replace(wishes, spares=False)
    if wishes.is_present and any(each["minimum_fte"] for each in entries):
        yield "presence", "", replace(wishes, is_present=False)
    if wishes.goal is Goal.CHANGE and not wishes.is_total_free:
        yield "total", "", replace(wishes, is_total_free=True)
