"""Ranges of the client groups' shares of clients."""

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.teams import Group, case_mix

SHARES = {
    Group.YOUTH: "youth_share",
    Group.FOREIGN_LANGUAGE: "foreign_language_share",
    Group.MULTI_SECTOR: "multi_sector_share",
}
"""Assumption of each group's share; adults are the rest."""


def share_ranges(assumptions: Assumptions) -> dict[Group, tuple[float, float]]:
    """Return the lowest and highest share of each group, fractions.

    For adults: what remains when one of the others is at the end of its range and the rest as assumed.
    """
    registry = assumptions.registry
    limits = {group: (registry[name].low, registry[name].high) for group, name in SHARES.items()}
    shares = case_mix(assumptions)
    more = max(high - shares[group] for group, (_, high) in limits.items())
    fewer = max(shares[group] - low for group, (low, _) in limits.items())
    adults = shares[Group.ADULTS]
    return {**limits, Group.ADULTS: (adults - more, adults + fewer)}
