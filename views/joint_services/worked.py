"""What is worked out of a joint service: the shares with their ranges, who would leave, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from analytics.counts import counts
from analytics.joint_services.core import EmptyCore, Leaving, Spread, empty_core
from analytics.joint_services.cost import MOST_TABLED, Numbers, ServiceCost, coalition_costs
from analytics.joint_services.joining import joined
from analytics.joint_services.many import Shares, shares
from analytics.joint_services.members import Runs, who_leaves
from analytics.joint_services.nucleolus import nucleolus
from analytics.joint_services.sharing import Game, Way
from domain.errors import DashboardError
from domain.frames import Observations
from domain.interval import Interval
from domain.typed import DataFrame
from views.choices import Chosen
from views.context import Context
from views.joint_services.choices import (
    CLIENTS_OF,
    FIXED,
    FTE,
    MEMBERS,
    OWN_CLIENTS,
    PER_CLIENT,
    PER_FTE,
    RESIDENTS,
    case_of,
)
from views.joint_services.corners import People, central_game, corners, shapley_range
from views.sourced import Sourced


class ClientsUnknownError(DashboardError):
    """Nobody has said how many clients a member has; value `members`, their codes."""

    text_key = "joint_services.clients_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service as it was chosen.

    Attributes:
        members: Codes of those who take part.
        clients_of: Indicator whose persons are the clients.
        cost: What it costs.
        low: The same at its lowest.
        high: The same at its highest.
        own: Code of a member -> clients as the reader knows them.
        residents: The same of residents.
    """

    members: tuple[str, ...]
    clients_of: str
    cost: ServiceCost
    low: ServiceCost
    high: ServiceCost
    own: tuple[tuple[str, int], ...]
    residents: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What follows.

    Attributes:
        game: The service at its central cost, with the middle of suppressed clients.
        clients: Clients of each member, the rule's range where they are suppressed.
        found: Shares by every way.
        ranges: Way -> the lowest and the highest share of each member.
        total: Cost for all, with its range.
        saving: What all save together, with its range.
        runs: The service at its central cost, then at every end of what is not known, with the shares there.
        leaving: Way -> groups that would pay less alone, the one that saves most first; of many members that
            one alone; {} where there are too many clients to search.
        spread: Way -> the same over all runs.
        why: Why no division keeps everyone; None where one does, or is not known to.
    """

    game: Game
    clients: tuple[Interval, ...]
    found: Shares
    ranges: dict[Way, tuple[Numbers, Numbers]]
    total: Interval
    saving: Interval
    runs: Runs
    leaving: dict[Way, tuple[Leaving, ...]]
    spread: dict[Way, Spread]
    why: EmptyCore | None

    @property
    def is_listed(self) -> bool:
        """Whether every group was priced."""
        return len(self.clients) <= MOST_TABLED

    @property
    def is_searched(self) -> bool:
        """Whether the groups could be searched."""
        return bool(self.leaving)

    def saves_of(self, way: Way, members: Sequence[int]) -> Interval:
        """Return what a group, places of its members, would save by leaving, over all runs."""
        found = [game.saved_by(members, pays[way]) for game, pays in self.runs]
        return Interval(min(found), max(found))

    def own_savings(self, way: Way) -> tuple[Numbers, Numbers]:
        """Return the least and the most that joining saves each member, over all runs."""
        found = np.array([joined(game, pays[way]).saves for game, pays in self.runs])
        error = self.found.error if way is Way.SHAPLEY else 0.0
        return found.min(axis=0) - error, found.max(axis=0) + error


def service_of(chosen: Chosen) -> Service:
    """Return the service that was chosen; a cost's range is the case's in proportion."""
    case = case_of(chosen)
    ready = {"fixed_eur": case.fixed_eur, "per_client_eur": case.per_client_eur, "fte_eur": case.fte_eur}
    given = {each.key: chosen[each] for each in (FIXED, PER_CLIENT, FTE)}
    ends = {
        end: {key: given[key] * (cost[end] / cost[1] if cost[1] else 1.0) for key, cost in ready.items()}
        for end in (0, 1, 2)
    }
    low, central, high = (ServiceCost(clients_per_fte=chosen[PER_FTE], **ends[end]) for end in (0, 1, 2))
    return Service(
        members=chosen[MEMBERS],
        clients_of=chosen[CLIENTS_OF],
        cost=central,
        low=low,
        high=high,
        own=tuple(sorted(chosen[OWN_CLIENTS].items())),
        residents=tuple(sorted(chosen[RESIDENTS].items())),
    )


def people_source(context: Context, service: Service) -> Sourced[DataFrame[Observations]]:
    """Return the figures that the members' people are read from."""
    is_home = set(service.members) <= set(context.area.municipalities)
    return context.now if is_home else context.municipalities


def worked_out(context: Context, service: Service) -> Worked:
    """Return what follows from a service, kept for all who choose the same.

    Raises:
        ClientsUnknownError: Nobody has said how many clients a member has.
        DashboardError: The figures cannot be read.
    """
    return context.dear(_worked_out, service)


def used_shares(
    context: Context, service: Service, used: tuple[tuple[str, int], ...], change: float, way: Way
) -> Numbers:
    """Return what each member pays of what was used, divided by the same way.

    Args:
        context: Where and when.
        service: The service as planned.
        used: Code of a member -> clients it had; those planned where nothing is said.
        change: How much dearer the year was, as a fraction.
        way: The way agreed on.
    """
    return context.dear(_used_shares, service, used, change, way)


def _used_shares(
    context: Context, service: Service, used: tuple[tuple[str, int], ...], change: float, way: Way
) -> Numbers:
    told = dict(used)
    game = context.once(_planned, service)[0]
    clients = tuple(
        float(told.get(member, count)) for member, count in zip(service.members, game.clients, strict=True)
    )
    dearer = _times(service.cost, 1 + change)
    return shares(Game(dearer, clients, game.people)).shares[way]


def _times(cost: ServiceCost, factor: float) -> ServiceCost:
    return replace(
        cost,
        fixed_eur=cost.fixed_eur * factor,
        per_client_eur=cost.per_client_eur * factor,
        fte_eur=cost.fte_eur * factor,
    )


def _planned(context: Context, service: Service) -> tuple[Game, tuple[Interval, ...], People]:
    """Return the game, the clients and the people of each member."""
    figures = counts(people_source(context, service).data)
    own, residents = dict(service.own), dict(service.residents)

    def of(indicator: str) -> tuple[Interval, ...]:
        return tuple(figures.of(member, indicator) for member in service.members)

    clients = tuple(
        Interval.point(own[member]) if member in own else published
        for member, published in zip(service.members, of(service.clients_of), strict=True)
    )
    unknown = [member for member, each in zip(service.members, clients, strict=True) if not each.is_known]
    if unknown:
        raise ClientsUnknownError("clients are not published", members=", ".join(unknown))
    people = {Way.PER_UNEMPLOYED: of("unemployed"), Way.PER_JOBSEEKER: of("jobseekers")}
    if set(service.members) <= residents.keys():
        people[Way.PER_HEAD] = tuple(Interval.point(residents[member]) for member in service.members)
    return central_game(service.cost, clients, people), clients, people


def _worked_out(context: Context, service: Service) -> Worked:
    game, clients, people = context.once(_planned, service)
    found = shares(game)
    others = corners(service.cost, service.low, service.high, clients, people)
    runs = ((game, found.shares), *((other, shares(other).shares) for other in others))
    divided = [pays for _, pays in runs]
    ranges = {
        way: (
            np.min([each[way] for each in divided], axis=0),
            np.max([each[way] for each in divided], axis=0),
        )
        for way in found.shares
    }
    if not found.is_exact:
        low, high = ranges[Way.SHAPLEY]
        ranges[Way.SHAPLEY] = (low - found.error, high + found.error)
    if (tried := shapley_range(service.low, service.high, clients)) is not None:
        low, high = ranges[Way.SHAPLEY]
        ranges[Way.SHAPLEY] = (np.minimum(low, tried[0]), np.maximum(high, tried[1]))
    games = [each for each, _ in runs]
    saved = [each.alone.sum() - each.total for each in games]
    totals = [each.total for each in games]
    left = who_leaves(runs)
    return Worked(
        game=game,
        clients=clients,
        found=found,
        ranges=ranges,
        total=Interval(min(totals), max(totals)),
        saving=Interval(float(min(saved)), float(max(saved))),
        runs=runs,
        leaving={way: each.groups for way, each in left.items()},
        spread={way: each.spread for way, each in left.items()},
        why=_why(game),
    )


def _why(game: Game) -> EmptyCore | None:
    if len(game.clients) > MOST_TABLED:
        return None
    costs = coalition_costs(game.cost, game.clients)
    return empty_core(costs, nucleolus(costs))
