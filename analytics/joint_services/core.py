"""Who would leave: groups who would pay less on their own, and why no division may keep everyone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.joint_services.cost import Numbers, ServiceCost, member_table
from analytics.joint_services.nucleolus import Nucleolus
from domain.interval import Interval

CENT = 0.005
"""Half a cent, euros: a group that would save less than this stays."""

MOST_CLIENTS = 1_000_000
"""Clients up to whom the groups of many members are searched by the sum of their clients."""

_PARTS = 2
"""Clients are counted in halves, for the middle of what is suppressed is one."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A group that would be better off without the others.

    Attributes:
        members: Places of its members, in order.
        pays: What it pays in the joint service, euros a year.
        alone: What the service would cost it alone.
    """

    members: tuple[int, ...]
    pays: float
    alone: float

    @property
    def saves(self) -> float:
        """What it would save by leaving, euros a year."""
        return self.pays - self.alone


def leaving(costs: Numbers, shares: Numbers) -> tuple[Leaving, ...]:
    """Return every group that would pay less alone, the one that would save most first.

    Args:
        costs: Cost of each coalition by its mask (`coalition_costs`).
        shares: What each member pays.
    """
    members = member_table(len(shares))
    pays, saves = members @ shares, saved(costs, shares)
    masks = np.flatnonzero(saves > CENT)
    # Of groups that would save the same, the smaller is easier to see.
    order = np.lexsort((masks, members[masks].sum(axis=1), -np.round(saves[masks], 2)))
    return tuple(
        Leaving(
            tuple(int(each) for each in np.flatnonzero(members[mask])), float(pays[mask]), float(costs[mask])
        )
        for mask in masks[order]
    )


def saved(costs: Numbers, shares: Numbers) -> Numbers:
    """Return what each group would save by leaving, by its mask; nothing of nobody and of all."""
    saves = member_table(len(shares)) @ shares - costs
    saves[[0, -1]] = 0.0
    return np.asarray(saves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Leaving over everything that is not known of a service, under one way to divide its cost.

    Attributes:
        most: What the group that saves most would save: the least and the greatest of it; 0 is nobody leaves.
        first: The group that saves most anywhere, as it does there; None where nobody leaves at all.
        always: Groups that would leave whatever the costs; None where groups are not listed.
        sometimes: Groups that would leave at some costs only; None where groups are not listed.
    """

    most: Interval
    first: Leaving | None
    always: int | None = None
    sometimes: int | None = None


def listed_spread(runs: Sequence[tuple[Numbers, Numbers]]) -> Spread:
    """Return who would leave over all runs, each the cost of every coalition with what each member pays."""
    saves = np.array([saved(costs, shares) for costs, shares in runs])
    always, ever = ((ends > CENT).sum() for ends in (saves.min(axis=0), saves.max(axis=0)))
    groups = leaving(*runs[int(saves.max(axis=1).argmax())])
    found = searched_spread([Leaving((), float(each), 0.0) for each in saves.max(axis=1)])
    return Spread(
        most=found.most,
        first=groups[0] if groups else None,
        always=int(always),
        sometimes=int(ever - always),
    )


def searched_spread(found: Sequence[Leaving | None]) -> Spread:
    """Return the same of the group that would save most in each run, where groups are too many to list."""
    saves = [each.saves if each and each.saves > CENT else 0.0 for each in found]
    most = Interval(min(saves), max(saves))
    return Spread(most=most, first=found[saves.index(most.high)] if most.high else None)


def most_leaving(cost: ServiceCost, clients: tuple[float, ...], shares: Numbers) -> Leaving | None:
    """Return the group of any number of members that would save most by leaving; None where none would.

    Without steps it is those who pay more than their clients cost, but for one where that is everybody. With
    them the cost depends on a group's clients alone, and these are whole or halves: for each sum of them the
    group that pays most is found, so that all are searched without being listed.

    Raises:
        ValueError: There are steps, and clients are not whole or halves, or too many to search.
    """
    if not cost.has_steps:
        return _overpaying(cost, clients, shares)
    whole = [round(_PARTS * each) for each in clients]
    if any(abs(_PARTS * each - count) > CENT for each, count in zip(clients, whole, strict=True)):
        raise ValueError("clients are not whole or halves")
    if sum(whole) > _PARTS * MOST_CLIENTS or len(whole) > _BITS:
        raise ValueError("too many clients to search")
    most = np.full(sum(whole) + 1, -np.inf)
    group = np.zeros(len(most), dtype=np.int64)
    most[0] = 0.0
    for member, (count, share) in enumerate(zip(whole, shares, strict=True)):
        moved = np.full_like(most, -np.inf)
        moved[count:] = most[: len(most) - count] + share
        # The group of all is no group that leaves.
        with_it = np.zeros_like(group)
        with_it[count:] = group[: len(group) - count] | (1 << member)
        moved[with_it == (1 << len(whole)) - 1] = -np.inf
        better = moved > most
        most[better], group[better] = moved[better], with_it[better]
    saves = most - cost.of(np.arange(len(most)) / _PARTS)
    saves[group == 0] = -np.inf
    best = int(saves.argmax())
    if saves[best] <= CENT:
        return None
    members = tuple(place for place in range(len(whole)) if group[best] >> place & 1)
    return Leaving(members, float(most[best]), float(most[best] - saves[best]))


def _overpaying(cost: ServiceCost, clients: tuple[float, ...], shares: Numbers) -> Leaving | None:
    over = shares - cost.per_client_eur * np.asarray(clients, dtype=float)
    is_in = over > 0
    if is_in.all():
        is_in[over.argmin()] = False
    saves = float(over[is_in].sum()) - cost.fixed_eur
    if saves <= CENT or not is_in.any():
        return None
    pays = float(shares[is_in].sum())
    return Leaving(tuple(int(each) for each in np.flatnonzero(is_in)), pays, pays - saves)


_BITS = 62
"""Members whose group fits into a whole number of the machine."""


@dataclass(frozen=True, slots=True)
class Together:
    """One of the groups that show why no division keeps everyone.

    Attributes:
        members: Places of its members.
        part: How much of the service it would arrange for itself, (0, 1].
        cost: What the whole service would cost it.
    """

    members: tuple[int, ...]
    part: float
    cost: float


@dataclass(frozen=True, slots=True)
class EmptyCore:
    """Why no division keeps everyone (Bondareva 1963, Shapley 1967).

    Attributes:
        groups: Groups whose parts add up to 1 for every member.
        apart: What they pay together, each for its part of the service, euros a year.
        together: What the joint service costs.
        least: What some group would save by leaving even under the best division.
    """

    groups: tuple[Together, ...]
    apart: float
    together: float
    least: float


def empty_core(costs: Numbers, found: Nucleolus) -> EmptyCore | None:
    """Return why no division keeps everyone; None where one does.

    Args:
        costs: Cost of each coalition by its mask.
        found: Its nucleolus (not the per-capita one): the first programme's duals are the groups.
    """
    if not found.levels or found.levels[0].saving >= -CENT:
        return None
    first = found.levels[0]
    members = member_table((len(costs) - 1).bit_length())
    masks = np.array([mask for mask, _ in first.coalitions])
    duals = np.array([dual for _, dual in first.coalitions])
    balance = (duals @ members[masks]).mean()
    parts = duals / balance
    groups = tuple(
        Together(tuple(int(each) for each in np.flatnonzero(members[mask])), float(part), float(costs[mask]))
        for mask, part in zip(masks, parts, strict=True)
    )
    return EmptyCore(groups, float(parts @ costs[masks]), float(costs[-1]), -first.saving)
