"""The ends of what is not known of a joint service: its costs, and the numbers of members that are hidden."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from analytics.joint_services.cost import MOST_TABLED, Numbers, ServiceCost, coalition_costs
from analytics.joint_services.sharing import Game, Way, shapley
from domain.interval import Interval

People = dict[Way, tuple[Interval, ...]]
"""Way that divides by people -> people of each member."""

MOST_COMBINED = 20_000
"""Clients of many members up to whom costs of staff in halves are combined: each takes a long search."""

MOST_PRICED = 2**18
"""Coalitions priced at most to try every number that is hidden, of all games together."""

_LOW, _MIDDLE, _HIGH = 0.0, 0.5, 1.0


def central_game(cost: ServiceCost, clients: Sequence[Interval], people: People) -> Game:
    """Return the game where each member's suppressed numbers lie in the middle of their range."""
    return _game(cost, clients, people, (_MIDDLE,) * len(clients))


def corners(
    cost: ServiceCost, low: ServiceCost, high: ServiceCost, clients: Sequence[Interval], people: People
) -> list[Game]:
    """Return the games at the ends of what is not known.

    Costs at their ends in every combination, of many members with very many clients and with staff in halves
    all together; and each member's suppressed numbers at their ends, alone against the others', where all
    costs are at their lowest or their highest.

    Args:
        cost: What the service costs.
        low: The same at its lowest.
        high: The same at its highest.
        clients: Clients of each member.
        people: People of each member.
    """
    ends = _ends(cost, low, high, clients, people)
    return [_game(each, clients, people, at) for each, at in ends]


def shapley_range(
    low: ServiceCost, high: ServiceCost, clients: Sequence[Interval]
) -> tuple[Numbers, Numbers] | None:
    """Return the least and the most that each member pays by Shapley, whatever its hidden clients are.

    Every whole number of clients is tried with every other; at given clients a share grows with each cost.
    None where there are too many to try.
    """
    numbers = [range(math.ceil(each.low), math.floor(each.high) + 1) for each in clients if not each.is_point]
    games = math.prod(map(len, numbers))
    if not numbers or len(clients) > MOST_TABLED or games << len(clients) > MOST_PRICED:
        return None
    hidden = iter(numbers)
    tried = [[each.low] if each.is_point else next(hidden) for each in clients]
    every = np.array(list(itertools.product(*tried)), dtype=float).T
    least, most = (shapley(coalition_costs(cost, every)) for cost in (low, high))
    return least.min(axis=1), most.max(axis=1)


def _game(cost: ServiceCost, clients: Sequence[Interval], people: People, at: Sequence[float]) -> Game:
    """Return the game where each member's suppressed numbers lie at a place of their range."""
    return Game(
        cost,
        tuple(_at(each, place) for each, place in zip(clients, at, strict=True)),
        {
            way: tuple(_at(each, place) for each, place in zip(numbers, at, strict=True))
            for way, numbers in people.items()
        },
    )


def _at(number: Interval, place: float) -> float:
    return number.low + place * (number.high - number.low) if number.is_known else number.high


def _ends(
    cost: ServiceCost, low: ServiceCost, high: ServiceCost, clients: Sequence[Interval], people: People
) -> Iterator[tuple[ServiceCost, tuple[float, ...]]]:
    middle = (_MIDDLE,) * len(clients)
    is_combined = (
        len(clients) <= MOST_TABLED
        or not high.has_steps
        or sum(each.high for each in clients) <= MOST_COMBINED
    )
    if is_combined:
        keys = ("fixed_eur", "per_client_eur", "fte_eur")
        ends = [sorted({getattr(low, key), getattr(high, key)}) for key in keys]
        for each in itertools.product(*ends):
            yield replace(cost, **dict(zip(keys, each, strict=True))), middle
    hidden = _hidden_ends(clients, people)
    if hidden or not is_combined:
        yield from itertools.product((low, high), hidden or [middle])


def _hidden_ends(clients: Sequence[Interval], people: People) -> list[tuple[float, ...]]:
    rows = list(zip(clients, *people.values(), strict=True))
    hidden = [
        place for place, row in enumerate(rows) if any(each.is_known and not each.is_point for each in row)
    ]
    if not hidden:
        return []
    ends = {(end,) * len(rows) for end in (_LOW, _HIGH)}
    for place, own in itertools.product(hidden, (_LOW, _HIGH)):
        ends.add(tuple(own if each == place else _HIGH - own for each in range(len(rows))))
    return sorted(ends)
