"""What the answers of a meeting come to: their spread, who stands apart, and how far orders agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.interval import Interval

FEWEST_FOR_QUARTILES = 4
"""Of fewer answers quartiles would say more than there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The spread of answers, in their own unit; an interval where an answer is known as one.

    Attributes:
        answers: How many there are.
        minimum: The least.
        median: The middle one, or half-way between the two in the middle.
        maximum: The greatest.
        quartiles: The lower and the upper one, by linear interpolation; None of fewer than four answers.
    """

    answers: int
    minimum: Interval
    median: Interval
    maximum: Interval
    quartiles: tuple[Interval, Interval] | None


def spread(answers: Sequence[Interval]) -> Spread | None:
    """Return the spread of answers; None of none, or where one of them is not known.

    Order statistics never fall when an answer rises, so their ends are those of the answers' ends.
    """
    if not answers or not all(each.is_known for each in answers):
        return None
    ends = np.array([(each.low, each.high) for each in answers])

    def at(share: float) -> Interval:
        low, high = np.quantile(ends, share, axis=0, method="linear")
        return Interval(float(low), float(high))

    has_quartiles = len(answers) >= FEWEST_FOR_QUARTILES
    return Spread(
        answers=len(answers),
        minimum=at(0),
        median=at(0.5),
        maximum=at(1),
        quartiles=(at(0.25), at(0.75)) if has_quartiles else None,
    )


def outside(answers: Mapping[str, Interval]) -> tuple[str, ...]:
    """Return whose answers lie outside the quartiles, wherever in its interval each answer is."""
    found = spread(list(answers.values()))
    if found is None or found.quartiles is None:
        return ()
    lower, upper = found.quartiles
    return tuple(who for who, said in answers.items() if said.high < lower.low or said.low > upper.high)


def concordance(rankings: Sequence[Sequence[str]]) -> float:
    """Return Kendall's W of complete orders of the same things: 0 no agreement, 1 the same order.

    W = 12 S / (m² (n³ - n)), where S is the sum of squared deviations of the rank sums from their mean,
    m orders of n things. Source: Kendall and Babington Smith (1939).

    Raises:
        ValueError: There are fewer than two orders or things, or the orders are not of the same things.
    """
    things = sorted(rankings[0]) if rankings else []
    if len(rankings) < 2 or len(things) < 2 or any(sorted(each) != things for each in rankings):
        raise ValueError("concordance takes two or more orders of the same two or more things")
    if len(set(things)) < len(things):
        raise ValueError("an order names each thing once")
    sums = np.array([sum(each.index(thing) + 1 for each in rankings) for thing in things], dtype=float)
    deviations = float(((sums - sums.mean()) ** 2).sum())
    return 12 * deviations / (len(rankings) ** 2 * (len(things) ** 3 - len(things)))
