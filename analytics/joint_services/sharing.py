"""Seven ways to divide the cost of a joint service among its members."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analytics.joint_services.cost import Numbers, ServiceCost, coalition_costs, member_table
from analytics.joint_services.nucleolus import nucleolus


class Way(StrEnum):
    """A way to divide the cost."""

    PER_HEAD = "per_head"
    PER_UNEMPLOYED = "per_unemployed"
    PER_JOBSEEKER = "per_jobseeker"
    SCRB = "scrb"
    SHAPLEY = "shapley"
    NUCLEOLUS = "nucleolus"
    PER_CAPITA_NUCLEOLUS = "per_capita_nucleolus"


KEYS = (Way.PER_HEAD, Way.PER_UNEMPLOYED, Way.PER_JOBSEEKER)
"""Ways that divide by numbers of people alone, whatever anyone would pay without the others."""


@dataclass(frozen=True, slots=True)
class Game:
    """A service with its members.

    Attributes:
        cost: What the service costs.
        clients: Clients of each member.
        people: Way that divides by people -> people of each member.
    """

    cost: ServiceCost
    clients: tuple[float, ...]
    people: Mapping[Way, tuple[float, ...]]

    @property
    def total(self) -> float:
        """What the service costs for all together, euros a year."""
        return float(self.cost.of(np.asarray(sum(self.clients))))

    @property
    def posts(self) -> float:
        """The full-time equivalents of staff that grow with the clients of all."""
        return float(self.cost.posts(np.asarray(sum(self.clients))))

    @property
    def alone(self) -> Numbers:
        """What it would cost each member alone."""
        return self.cost.of(np.asarray(self.clients, dtype=float))

    def saved_by(self, members: Sequence[int], shares: Numbers) -> float:
        """Return what a group, places of its members, would save by leaving: it pays less alone, euros."""
        places = list(members)
        clients = np.asarray(self.clients, dtype=float)[places].sum()
        return float(shares[places].sum() - self.cost.of(clients))


def exact_shares(game: Game) -> dict[Way, Numbers]:
    """Return what each member pays a year by each way, each adding up to the cost for all.

    Raises:
        ValueError: There are too many members to list every coalition.
    """
    costs = coalition_costs(game.cost, game.clients)
    return {
        **by_people(game),
        Way.SCRB: scrb(costs),
        Way.SHAPLEY: shapley(costs),
        Way.NUCLEOLUS: nucleolus(costs).shares,
        Way.PER_CAPITA_NUCLEOLUS: nucleolus(costs, per_capita=True).shares,
    }


def by_people(game: Game) -> dict[Way, Numbers]:
    """Return the shares of the ways that divide by people; a way without people of everyone is left out."""
    return {
        way: proportional(game.total, game.people[way])
        for way in KEYS
        if way in game.people and 0 < sum(game.people[way]) < math.inf
    }


def proportional(total: float, people: Sequence[float]) -> Numbers:
    """Return a total divided by people.

    Raises:
        ValueError: There are none to divide by.
    """
    numbers = np.asarray(people, dtype=float)
    if not 0 < numbers.sum() < math.inf or (numbers < 0).any():
        raise ValueError("nobody to divide by")
    return np.asarray(total * numbers / numbers.sum())


def scrb(costs: Numbers) -> Numbers:
    """Return separable costs with the remaining benefits: what each adds to the others, the rest by benefit.

    The benefit of a member is what it saves at the most: its cost alone less what it adds to all the others.
    Where nobody has any, the rest is divided evenly.
    """
    everyone = len(costs) - 1
    single = 1 << np.arange(everyone.bit_length())
    adds = costs[everyone] - costs[everyone ^ single]
    benefits = costs[single] - adds
    rest = costs[everyone] - adds.sum()
    if np.isclose(benefits.sum(), 0.0, atol=1e-9 * max(abs(costs[everyone]), 1.0)):
        return np.asarray(adds + rest / len(single))
    return np.asarray(adds + rest * benefits / benefits.sum())


def shapley(costs: Numbers) -> Numbers:
    """Return what each member adds on average over every order in which they could join.

    Args:
        costs: Cost of each coalition by its mask; of several games, each in its column.
    """
    count = (len(costs) - 1).bit_length()
    members = member_table(count)
    sizes = members.sum(axis=1)
    orders = np.array(
        [math.factorial(size) * math.factorial(count - size - 1) for size in range(count)], dtype=float
    ) / math.factorial(count)
    masks = np.arange(len(costs))
    shares = np.empty((count, *costs.shape[1:]))
    for member in range(count):
        without = masks[~members[:, member]]
        adds = costs[without | 1 << member] - costs[without]
        shares[member] = orders[sizes[without]] @ adds
    return shares
