"""Starting points of the board: the plan's claims, the State's staff by clients, equal caseload."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.staffing.apportion import apportioned
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.clients import UnitClients, known_clients
from analytics.staffing.posts import (
    Origin,
    Post,
    Role,
    ServiceUnit,
    Units,
    counted_in_fte,
    posts_fte,
    unplaced_fte,
)

STEP_FTE = 0.5
"""Smallest part of a post that is moved, unless the reader chooses another."""


class Preset(StrEnum):
    """Where the sliders start."""

    PLAN_2023 = "plan_2023"
    STATE_BY_CLIENTS = "state_by_clients"
    EQUAL_CASELOAD = "equal_caseload"


class Status(StrEnum):
    """How a unit's staff from the State is known."""

    STATED = "stated"
    AT_LEAST = "at_least"
    RANGE = "range"
    DERIVED = "derived"
    """The plan does not state it; the value follows from the preset's rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """Client-facing staff of one unit, FTE.

    Attributes:
        own: Employed by the municipality.
        from_state: From the State.
        state_low: Least from the State that the sources allow; equals `from_state` where stated.
        state_high: Most from the State that the sources allow.
        status: How `from_state` is known.
        supervisor: Supervisors who carry no caseload; 0 where the reader counts them in.
        shared_in: Part of a shared counsellor used here.
        shared_out: Part of a shared counsellor given to others.
    """

    own: float
    from_state: float
    state_low: float
    state_high: float
    status: Status
    supervisor: float
    shared_in: float
    shared_out: float

    @property
    def fte(self) -> float:
        """What the slider shows: the unit's own posts and those from the State."""
        return self.own + self.from_state

    @property
    def capacity_fte(self) -> float:
        """What serves the unit's clients: its posts, plus shared in, less shared out."""
        return self.fte + self.shared_in - self.shared_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """A preset worked out.

    Attributes:
        preset: Which one.
        units: The service units as the plan states them.
        supply: Supply by unit.
        also_client_facing: Roles the reader counts in besides those the plan counts.
    """

    preset: Preset
    units: Units
    supply: Mapping[str, Supply]
    also_client_facing: frozenset[Role] = frozenset()

    @property
    def unplaced_fte(self) -> float:
        """Part of a shared counsellor that no unit has asked for."""
        return unplaced_fte(self.units)

    @property
    def fte(self) -> dict[str, float]:
        """Client-facing posts by unit, as the sliders take them."""
        return {unit: supply.fte for unit, supply in self.supply.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """What the stated claims on the State's client work leave for the units that state none, FTE."""

    claimed_low: float
    claimed_high: float
    low: float
    value: float
    high: float


def state_residual(units: Units, assumptions: Assumptions) -> Residual:
    """Return what is left for the units that state no claim, together; supervisors are not counted.

    Where a unit claims at least so many, that is the most that is left.
    """
    ends = [_stated_range(unit, assumptions) for unit in units.values() if unit.state_stated]
    low, value, high = (math.fsum(each) for each in zip(*ends, strict=True)) if ends else (0.0, 0.0, 0.0)
    pool = assumptions.state_client_fte
    return Residual(claimed_low=low, claimed_high=high, low=pool - high, value=pool - value, high=pool - low)


def plan_2023(
    units: Units,
    clients: UnitClients,
    assumptions: Assumptions,
    *,
    also_client_facing: frozenset[Role] = frozenset(),
) -> Staffing:
    """Return the plan's own claims; units that state none divide the residual by clients, marked derived.

    Raises:
        ParameterError: Clients of a unit whose staff must be derived are not known.
    """
    residual = state_residual(units, assumptions)
    unstated = {key: clients[key] for key, unit in units.items() if not unit.state_stated}
    weights = {unit: count.middle for unit, count in known_clients(unstated).items()}
    ends = ("low", "value", "high") if weights else ()
    shares = {end: apportioned(getattr(residual, end), weights, STEP_FTE) for end in ends}
    supply = {}
    for key, unit in units.items():
        if key in weights:
            low, value, high = (shares[end][key] for end in ends)
            status = Status.DERIVED
        else:
            low, value, high = _stated_range(unit, assumptions)
            status = _stated_status(unit, is_range=low < high)
        extra = counted_in_fte(unit, also_client_facing)
        state = (low + extra, value + extra, high + extra)
        supply[key] = _supply(unit, state, status, also_client_facing)
    return Staffing(
        preset=Preset.PLAN_2023,
        units=units,
        supply=supply,
        also_client_facing=also_client_facing,
    )


def state_by_clients(
    units: Units,
    clients: UnitClients,
    assumptions: Assumptions,
    *,
    also_client_facing: frozenset[Role] = frozenset(),
) -> Staffing:
    """Return own staff as it is, and the State's client work divided in proportion to clients.

    Raises:
        ParameterError: Clients of some unit are not known.
    """
    weights = {unit: count.middle for unit, count in known_clients(clients).items()}
    shares = apportioned(assumptions.state_client_fte, weights, STEP_FTE)
    supply = {}
    for key, unit in units.items():
        state = shares[key] + counted_in_fte(unit, also_client_facing)
        supply[key] = _supply(unit, (state,) * 3, Status.DERIVED, also_client_facing)
    return Staffing(
        preset=Preset.STATE_BY_CLIENTS,
        units=units,
        supply=supply,
        also_client_facing=also_client_facing,
    )


def equal_caseload(
    units: Units,
    clients: UnitClients,
    assumptions: Assumptions,
    *,
    also_client_facing: frozenset[Role] = frozenset(),
) -> Staffing:
    """Return own and State client work together divided so that caseloads are as equal as steps allow.

    Where a unit's own staff exceeds its share, `from_state` is negative: own posts would move.

    Raises:
        ParameterError: Clients of some unit are not known.
    """
    weights = {unit: count.middle for unit, count in known_clients(clients).items()}
    own = {key: posts_fte(unit, Origin.OWN, also_client_facing) for key, unit in units.items()}
    net = {key: unit.shared_fte for key, unit in units.items()}
    counted_in = math.fsum(counted_in_fte(unit, also_client_facing) for unit in units.values())
    total = math.fsum(own.values()) + assumptions.state_client_fte + counted_in
    fte = apportioned(total, weights, STEP_FTE, offsets=net)
    supply = {
        key: _supply(unit, (fte[key] - own[key],) * 3, Status.DERIVED, also_client_facing)
        for key, unit in units.items()
    }
    return Staffing(
        preset=Preset.EQUAL_CASELOAD,
        units=units,
        supply=supply,
        also_client_facing=also_client_facing,
    )


PRESETS = {
    Preset.PLAN_2023: plan_2023,
    Preset.STATE_BY_CLIENTS: state_by_clients,
    Preset.EQUAL_CASELOAD: equal_caseload,
}
"""How each preset is worked out."""


def _stated_range(unit: ServiceUnit, assumptions: Assumptions) -> tuple[float, float, float]:
    """Low, used and high FTE from the State in client work, as the plan states them."""
    low = value = high = 0.0
    for post in unit.posts:
        if post.origin is Origin.STATE and post.client_facing:
            low += post.fte if post.fte_low is None else post.fte_low
            high += post.fte if post.fte_high is None else post.fte_high
            value += _used(post, assumptions)
    return low, value, high


def _used(post: Post, assumptions: Assumptions) -> float:
    """Return the FTE to count with: the reader's where the plan prints a range that it lies in."""
    if post.fte_low is None or post.fte_high is None:
        return post.fte
    wanted = assumptions.ranged_state_fte
    return wanted if post.fte_low <= wanted <= post.fte_high else post.fte


def _stated_status(unit: ServiceUnit, *, is_range: bool) -> Status:
    if is_range:
        return Status.RANGE
    return Status.AT_LEAST if any(post.is_minimum for post in unit.posts) else Status.STATED


def _supply(
    unit: ServiceUnit,
    state: tuple[float, float, float],
    status: Status,
    also_client_facing: frozenset[Role],
) -> Supply:
    low, value, high = state
    return Supply(
        own=posts_fte(unit, Origin.OWN, also_client_facing),
        from_state=value,
        state_low=low,
        state_high=high,
        status=status,
        supervisor=0.0
        if Role.SUPERVISOR in also_client_facing
        else sum(post.fte for post in unit.posts if post.role is Role.SUPERVISOR),
        shared_in=unit.shared_in,
        shared_out=unit.shared_out,
    )
