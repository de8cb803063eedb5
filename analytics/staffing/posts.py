"""What a service unit is made of: posts, a target, service points, a part in a shared counsellor."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.caseload import Band
from analytics.staffing.assumptions import Assumptions


class Role(StrEnum):
    """What a post does, in the plan's own division."""

    COUNSELLOR = "counsellor"
    EXPERT = "expert"
    COORDINATOR = "coordinator"
    UNSPECIFIED = "unspecified"
    INTERNATIONAL = "international"
    SERVICE_COUNSELLOR = "service_counsellor"
    INTEGRATION_COUNSELLOR = "integration_counsellor"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    SECRETARY = "secretary"
    WORKSHOP_YOUTH = "workshop_youth"
    BUSINESS = "business"


CLIENT_WORK = frozenset({Role.COUNSELLOR, Role.EXPERT, Role.COORDINATOR, Role.UNSPECIFIED})
"""Roles that carry a caseload; others do where the plan, or the reader, counts them in."""


class Origin(StrEnum):
    """Who employs the post before the transfer."""

    OWN = "own"
    STATE = "state"


class TargetKind(StrEnum):
    """How the plan words a target."""

    RANGE = "range"
    UNDER = "under"
    ABOUT = "about"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Posts of one role in one unit.

    Attributes:
        role: What they do.
        origin: Own or from the State.
        fte: Person-years; the middle where the plan prints a range.
        fte_low: Lower end of a printed range, else None.
        fte_high: Upper end of a printed range, else None.
        client_facing: Whether they carry a caseload unless the reader says otherwise.
        is_minimum: Whether the plan says "at least".
    """

    role: Role
    origin: Origin
    fte: float
    fte_low: float | None = None
    fte_high: float | None = None
    client_facing: bool = False
    is_minimum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Target clients per FTE as printed; a plain ceiling has no `low`, a point target only `high`."""

    kind: TargetKind
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUnit:
    """One service unit.

    Attributes:
        municipalities: Codes of those whose clients it serves.
        service_points: Points where clients are met.
        target: Caseload target as printed.
        posts: Everything the plan states.
        shared_in: Part of a shared counsellor used here, FTE.
        shared_out: Part of a shared counsellor given to others, FTE.
    """

    municipalities: tuple[str, ...]
    service_points: int
    target: Target
    posts: tuple[Post, ...]
    shared_in: float = 0.0
    shared_out: float = 0.0

    @property
    def state_stated(self) -> bool:
        """Whether the plan states the staff from the State, or leaves it open."""
        return any(post.origin is Origin.STATE for post in self.posts)

    @property
    def shared_fte(self) -> float:
        """What sharing adds to its capacity; negative where it gives."""
        return self.shared_in - self.shared_out


Units = Mapping[str, ServiceUnit]
"""Service units by their keys, in the order they are shown."""


def unplaced_fte(units: Units) -> float:
    """Return the part of a shared counsellor that is given away and that no unit has asked for, FTE."""
    return math.fsum(-unit.shared_fte for unit in units.values())


def target_band(unit: ServiceUnit, assumptions: Assumptions) -> Band | None:
    """Return the band of a unit; None where the plan sets no target.

    "About 100" becomes 100 plus or minus `about_margin_share`; "under 100" has no lower limit, and 100 is
    not under it.
    """
    target = unit.target
    if target.high is None:
        return None
    if target.kind is TargetKind.ABOUT:
        margin = assumptions.about_margin_share * target.high
        return Band(low=target.high - margin, high=target.high + margin)
    return Band(low=target.low, high=target.high, is_strict=target.kind is TargetKind.UNDER)


def posts_fte(unit: ServiceUnit, origin: Origin, also_client_facing: frozenset[Role] = frozenset()) -> float:
    """Return client-facing FTE of one origin, as printed.

    Args:
        unit: The unit.
        origin: Own or from the State.
        also_client_facing: Roles the reader counts besides those the plan counts, e.g. supervisors.
    """
    return sum(
        post.fte
        for post in unit.posts
        if post.origin is origin and (post.client_facing or post.role in also_client_facing)
    )


def counted_in_fte(unit: ServiceUnit, also_client_facing: frozenset[Role]) -> float:
    """Return posts from the State that carry a caseload only because the reader says so, FTE.

    They come on top of the State's client work, which the plan counts without them.
    """
    return posts_fte(unit, Origin.STATE, also_client_facing) - posts_fte(unit, Origin.STATE)
