"""Case mix: youth, adults, foreign-language and multi-sector clients, each with its own band and team."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.caseload import Band, Verdict, caseload, interval_verdict
from analytics.staffing.apportion import apportioned
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.bounds import MAX_FTE, within
from analytics.staffing.clients import ClientRange
from analytics.staffing.presets import STEP_FTE
from domain.area import StatedGoal


class Group(StrEnum):
    """Client groups, which may be teams."""

    YOUTH = "youth"
    ADULTS = "adults"
    FOREIGN_LANGUAGE = "foreign_language"
    MULTI_SECTOR = "multi_sector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """One group of clients and the staff that serves it.

    Attributes:
        group: Which clients.
        clients: How many; an interval where the unit's clients are one.
        band: Target of the group: its own, or that of the unit; None where there is none.
        fte: Client-facing staff.
        caseload_low: Clients per FTE; None without staff.
        caseload_high: Upper end.
        verdict: Where the caseload stands.
        needed_fte: Least FTE that keeps the group at its ceiling; None where there is no target.
    """

    group: Group
    clients: ClientRange
    band: Band | None
    fte: float
    caseload_low: float | None
    caseload_high: float | None
    verdict: Verdict
    needed_fte: float | None


def case_mix(assumptions: Assumptions) -> dict[Group, float]:
    """Return each group's share of clients; adults are the rest, so the shares sum to 1."""
    others = {
        Group.YOUTH: assumptions.youth_share,
        Group.FOREIGN_LANGUAGE: assumptions.foreign_language_share,
        Group.MULTI_SECTOR: assumptions.multi_sector_share,
    }
    return {Group.ADULTS: 1 - sum(others.values()), **others}


def own_bands(goals: Iterable[StatedGoal]) -> dict[Group, Band]:
    """Return the bands of groups of clients that an area's goals state: a highest caseload each."""
    return {
        Group(goal.group): Band(low=None, high=goal.high, is_strict=goal.is_strict)
        for goal in goals
        if goal.group and goal.high is not None
    }


def teams(
    clients: ClientRange,
    fte: float,
    assumptions: Assumptions,
    unit_band: Band | None,
    own: Mapping[Group, Band],
) -> tuple[Team, ...]:
    """Return a unit's staff divided by what each team needs, in halves of a post and the order of `Group`.

    Args:
        clients: The unit's clients.
        fte: Its client-facing staff.
        assumptions: Shares of the groups; `unknown_ceiling` weighs groups without a target.
        unit_band: The unit's band.
        own: Bands of groups that have one of their own.

    Raises:
        ParameterError: The FTE is not in 0-500, or nobody is to be served.
    """
    bands = {group: own.get(group, unit_band) for group in Group}
    groups = {group: clients.times(share) for group, share in case_mix(assumptions).items()}
    needs = {group: count.high / _ceiling(bands[group], assumptions) for group, count in groups.items()}
    division = apportioned(within("fte", fte, 0, MAX_FTE), {g.value: n for g, n in needs.items()}, STEP_FTE)
    return tuple(
        _team(group, groups[group], bands[group], division[group.value], needs[group]) for group in Group
    )


def _ceiling(band: Band | None, assumptions: Assumptions) -> float:
    return assumptions.unknown_ceiling if band is None else band.high


def _team(group: Group, clients: ClientRange, band: Band | None, fte: float, needed: float) -> Team:
    low, high = caseload(clients.low, fte), caseload(clients.high, fte)
    return Team(
        group=group,
        clients=clients,
        band=band,
        fte=fte,
        caseload_low=low,
        caseload_high=high,
        verdict=interval_verdict(low, high, band)
        if low is not None and high is not None
        else Verdict.NO_STAFF,
        needed_fte=None if band is None else needed,
    )
