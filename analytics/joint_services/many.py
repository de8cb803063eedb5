"""Shares among more members than every coalition of whom can be listed."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analytics.joint_services.cost import MOST_TABLED, Numbers, ServiceCost
from analytics.joint_services.sharing import Game, Way, by_people, exact_shares

MOST_MEMBERS = 45
"""As many as there are employment areas."""

ORDERS = 20_000
"""Orders of joining that are drawn; half of them are the others backwards."""

_SEED = 2026
_SURE = 1.96
"""Standard errors on either side that hold the exact share 95 times in 100."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What each member pays by every way that there is of these members.

    Attributes:
        shares: Way -> euros a year of each member.
        error: What the exact Shapley share may differ by 95 times in 100; zeros where it is exact.
    """

    shares: dict[Way, Numbers]
    error: Numbers

    @property
    def is_exact(self) -> bool:
        """Whether nothing was drawn."""
        return not self.error.any()


def shares(game: Game) -> Shares:
    """Return what each member pays: exactly up to twelve members or without steps, else drawn.

    Of many members with steps of staff the nucleolus is not worked out.
    """
    nothing = np.zeros(len(game.clients))
    if len(game.clients) <= MOST_TABLED:
        return Shares(exact_shares(game), nothing)
    if not game.cost.has_steps:
        return Shares(by_people(game) | _without_steps(game), nothing)
    drawn, error = sampled_shapley(game.cost, game.clients)
    return Shares(by_people(game) | {Way.SCRB: _scrb(game), Way.SHAPLEY: drawn}, error)


def _without_steps(game: Game) -> dict[Way, Numbers]:
    """Return the shares of a cost that is one sum and something for each client.

    Each pays for its own clients, and by symmetry the sum evenly: Shapley, nucleolus and the per-capita
    nucleolus are one. So is SCRB, for everybody's benefit is the sum.
    """
    own = game.cost.per_client_eur * np.asarray(game.clients, dtype=float)
    even = own + game.cost.fixed_eur / len(game.clients)
    return dict.fromkeys((Way.SCRB, Way.SHAPLEY, Way.NUCLEOLUS, Way.PER_CAPITA_NUCLEOLUS), even)


def _scrb(game: Game) -> Numbers:
    """Return separable costs with the remaining benefits of a service of many (`sharing.scrb`)."""
    clients = np.asarray(game.clients, dtype=float)
    adds = game.total - game.cost.of(clients.sum() - clients)
    benefits = game.alone - adds
    rest = game.total - adds.sum()
    whole = benefits.sum()
    even = np.full(len(clients), 1 / len(clients))
    parts = benefits / whole if abs(whole) > 1e-9 * max(game.total, 1.0) else even
    return np.asarray(adds + rest * parts)


def sampled_shapley(
    cost: ServiceCost, clients: tuple[float, ...], orders: int = ORDERS
) -> tuple[Numbers, Numbers]:
    """Return each member's Shapley share, and its error (95 %).

    What is paid once is shared evenly, and each pays for its own clients: both exactly. The posts are drawn.
    """
    numbers = np.asarray(clients, dtype=float)
    posts, error = _drawn_posts(cost.clients_per_fte, clients, orders)
    own = cost.fixed_eur / len(numbers) + cost.per_client_eur * numbers
    return np.asarray(own + cost.fte_eur * posts), np.asarray(cost.fte_eur * error)


@lru_cache(maxsize=64)
def _drawn_posts(clients_per_fte: float, clients: tuple[float, ...], orders: int) -> tuple[Numbers, Numbers]:
    """Return the mean of the posts that each member adds over drawn orders of joining, and its error (95 %).

    Every order is followed by itself backwards, which draws the two means together; the shares add up to the
    posts of all in each. The same members always draw the same orders.
    """
    staff, numbers = ServiceCost(clients_per_fte=clients_per_fte), np.asarray(clients, dtype=float)
    draws = np.random.default_rng(_SEED).permuted(np.tile(np.arange(len(numbers)), (orders // 2, 1)), axis=1)
    both = (_added(staff, numbers, draws) + _added(staff, numbers, draws[:, ::-1])) / 2
    error = _SURE * both.std(axis=0, ddof=1) / np.sqrt(len(both))
    return np.asarray(both.mean(axis=0)), np.asarray(error)


def _added(staff: ServiceCost, clients: Numbers, draws: np.ndarray) -> Numbers:
    """Return the posts that each member (column) adds in each order (row)."""
    posts = staff.posts(np.cumsum(clients[draws], axis=1))
    adds = np.diff(posts, axis=1, prepend=0.0)
    found = np.empty_like(adds)
    np.put_along_axis(found, draws, adds, axis=1)
    return found
