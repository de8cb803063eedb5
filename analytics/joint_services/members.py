"""Who would leave at the central cost and over all that is not known, of any number of members."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.joint_services.core import (
    MOST_CLIENTS,
    Leaving,
    Spread,
    leaving,
    listed_spread,
    most_leaving,
    searched_spread,
)
from analytics.joint_services.cost import MOST_TABLED, Numbers, coalition_costs
from analytics.joint_services.sharing import Game, Way

Runs = tuple[tuple[Game, Mapping[Way, Numbers]], ...]
"""A service at its central cost, then at other ones, with what each member pays there by every way."""


@dataclass(frozen=True, slots=True)
class Left:
    """Who would leave under one way.

    Attributes:
        groups: At the central cost, the one that saves most first; of many members that one alone.
        spread: Over all runs.
    """

    groups: tuple[Leaving, ...]
    spread: Spread


def who_leaves(runs: Runs) -> dict[Way, Left]:
    """Return who would leave by way; {} where there are too many clients to search all groups.

    Of many members with steps of staff a search takes long, so only runs with the central clients count.
    """
    game, divided = runs[0]
    if len(game.clients) <= MOST_TABLED:
        costs = [coalition_costs(each.cost, each.clients) for each, _ in runs]
        return {
            way: Left(
                leaving(costs[0], divided[way]),
                listed_spread([(cost, pays[way]) for cost, (_, pays) in zip(costs, runs, strict=True)]),
            )
            for way in divided
        }
    if game.cost.has_steps and sum(game.clients) > MOST_CLIENTS:
        return {}
    searched = [each for each in runs if not game.cost.has_steps or each[0].clients == game.clients]
    found = {}
    for way in divided:
        most = [most_leaving(each.cost, each.clients, pays[way]) for each, pays in searched]
        found[way] = Left((most[0],) if most[0] else (), searched_spread(most))
    return found
