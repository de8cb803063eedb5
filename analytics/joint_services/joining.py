"""What joining brings each member, and how far apart the members may be before travel eats it."""

import math
from dataclasses import dataclass

import numpy as np

from analytics.joint_services.cost import Numbers
from analytics.joint_services.sharing import Game


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What the joint service brings each member, euros a year.

    Attributes:
        saves: Its cost alone less its share; negative where it pays for others.
        brings: What the others pay less than without it: its share less what it adds to the cost.
    """

    saves: Numbers
    brings: Numbers


def joined(game: Game, shares: Numbers) -> Joined:
    """Return what joining brings each member and the others under a division.

    Both together are what the member's joining saves: its cost alone less what it adds.
    """
    clients = np.asarray(game.clients, dtype=float)
    rest = clients.sum() - clients
    others = np.where(len(clients) > 1, game.cost.of(rest), 0.0)
    return Joined(saves=game.alone - shares, brings=shares - (game.total - others))


def farthest_km(saves_eur: float, visits: float, eur_per_km: float) -> float:
    """Return the distance at which travel there and back costs as much as joining saves, km one way.

    Zero where joining saves nothing; infinite where nobody travels.

    Args:
        saves_eur: What joining saves in a year before travel.
        visits: Visits in a year.
        eur_per_km: Cost of a kilometre, the time of those who travel included.
    """
    if saves_eur <= 0:
        return 0.0
    yearly = 2 * visits * eur_per_km
    return saves_eur / yearly if yearly > 0 else math.inf


def travel_eur(km: float, visits: float, eur_per_km: float) -> float:
    """Return what a year's visits cost over a distance, there and back."""
    return 2 * km * visits * eur_per_km
