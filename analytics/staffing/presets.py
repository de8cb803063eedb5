"""Starting points of the board: the plan's claims, the State's staff by clients, equal caseload."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.staffing.apportion import apportioned
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.clients import UnitClients, known_clients
from analytics.staffing.posts import Origin, Role, counted_in_fte, posts_fte
from analytics.staffing.units import FOREIGN_LANGUAGE_SHARING, UNITS

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
        supply: Supply by unit, in the order of `UNITS`.
        unplaced_fte: Part of a shared counsellor that no unit has asked for.
        also_client_facing: Roles the reader counts in besides those the plan counts.
    """

    preset: Preset
    supply: Mapping[str, Supply]
    unplaced_fte: float
    also_client_facing: frozenset[Role] = frozenset()

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


def state_residual(assumptions: Assumptions) -> Residual:
    """Return what is left for Kajaani and Taivalkoski together, supervisors not counted.

    Claims: Sotkamo 5, Paltamo's unit 2, Kuusamo 5, Kuhmo 3,5, Suomussalmi 7-8, Puolanka 3. Of 40
    they leave 13,5-14,5 at most: Sotkamo and Puolanka claim at least so many.
    """
    ends = {unit: _stated_range(unit, assumptions) for unit in UNITS if UNITS[unit].state_stated}
    low = math.fsum(low for low, _, _ in ends.values())
    value = math.fsum(value for _, value, _ in ends.values())
    high = math.fsum(high for _, _, high in ends.values())
    pool = assumptions.state_client_fte
    return Residual(claimed_low=low, claimed_high=high, low=pool - high, value=pool - value, high=pool - low)


def plan_2023(
    clients: UnitClients,
    assumptions: Assumptions,
    *,
    also_client_facing: frozenset[Role] = frozenset(),
) -> Staffing:
    """Return the plan's own claims; Kajaani and Taivalkoski divide the residual by clients, marked derived.

    Raises:
        ParameterError: Clients of a unit whose staff must be derived are not known.
    """
    residual = state_residual(assumptions)
    unstated = [unit for unit in UNITS if not UNITS[unit].state_stated]
    weights = {unit: count.middle for unit, count in known_clients({u: clients[u] for u in unstated}).items()}
    shares = {end: apportioned(getattr(residual, end), weights, STEP_FTE) for end in ("low", "value", "high")}
    supply = {}
    for unit in UNITS:
        if unit in weights:
            low, value, high = (shares[end][unit] for end in ("low", "value", "high"))
            status = Status.DERIVED
        else:
            low, value, high = _stated_range(unit, assumptions)
            status = _stated_status(unit, is_range=low < high)
        extra = counted_in_fte(UNITS[unit], also_client_facing)
        state = (low + extra, value + extra, high + extra)
        supply[unit] = _supply(unit, state, status, also_client_facing)
    return Staffing(
        preset=Preset.PLAN_2023,
        supply=supply,
        unplaced_fte=FOREIGN_LANGUAGE_SHARING.unplaced_fte,
        also_client_facing=also_client_facing,
    )


def state_by_clients(
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
    for unit in UNITS:
        state = shares[unit] + counted_in_fte(UNITS[unit], also_client_facing)
        supply[unit] = _supply(unit, (state,) * 3, Status.DERIVED, also_client_facing)
    return Staffing(
        preset=Preset.STATE_BY_CLIENTS,
        supply=supply,
        unplaced_fte=FOREIGN_LANGUAGE_SHARING.unplaced_fte,
        also_client_facing=also_client_facing,
    )


def equal_caseload(
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
    own = {unit: posts_fte(UNITS[unit], Origin.OWN, also_client_facing) for unit in UNITS}
    net = {unit: FOREIGN_LANGUAGE_SHARING.net_fte(unit) for unit in UNITS}
    counted_in = math.fsum(counted_in_fte(unit, also_client_facing) for unit in UNITS.values())
    total = math.fsum(own.values()) + assumptions.state_client_fte + counted_in
    fte = apportioned(total, weights, STEP_FTE, offsets=net)
    supply = {
        unit: _supply(unit, (fte[unit] - own[unit],) * 3, Status.DERIVED, also_client_facing)
        for unit in UNITS
    }
    return Staffing(
        preset=Preset.EQUAL_CASELOAD,
        supply=supply,
        unplaced_fte=FOREIGN_LANGUAGE_SHARING.unplaced_fte,
        also_client_facing=also_client_facing,
    )


PRESETS = {
    Preset.PLAN_2023: plan_2023,
    Preset.STATE_BY_CLIENTS: state_by_clients,
    Preset.EQUAL_CASELOAD: equal_caseload,
}
"""How each preset is worked out."""


def _stated_range(unit: str, assumptions: Assumptions) -> tuple[float, float, float]:
    """Low, used and high FTE from the State in client work, as the plan states them."""
    low = value = high = 0.0
    for post in UNITS[unit].posts:
        if post.origin is Origin.STATE and post.client_facing:
            low += post.fte if post.fte_low is None else post.fte_low
            high += post.fte if post.fte_high is None else post.fte_high
            value += post.fte if post.fte_low is None else assumptions.suomussalmi_state_fte
    return low, value, high


def _stated_status(unit: str, *, is_range: bool) -> Status:
    if is_range:
        return Status.RANGE
    return Status.AT_LEAST if any(post.is_minimum for post in UNITS[unit].posts) else Status.STATED


def _supply(
    unit: str,
    state: tuple[float, float, float],
    status: Status,
    also_client_facing: frozenset[Role],
) -> Supply:
    low, value, high = state
    sharing = FOREIGN_LANGUAGE_SHARING
    return Supply(
        own=posts_fte(UNITS[unit], Origin.OWN, also_client_facing),
        from_state=value,
        state_low=low,
        state_high=high,
        status=status,
        supervisor=0.0
        if Role.SUPERVISOR in also_client_facing
        else sum(post.fte for post in UNITS[unit].posts if post.role is Role.SUPERVISOR),
        shared_in=sharing.placed.get(unit, 0.0),
        shared_out=sharing.given_fte if unit == sharing.unit else 0.0,
    )
