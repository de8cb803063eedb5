"""Advance payments by what was planned, settled by what was used; in cents that add up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One member's year, euros.

    Attributes:
        planned: Its share of the budget.
        advance: What it pays in advance.
        actual: Its share of what was used.
        balance: What it still pays; negative where it gets back.
        is_left: Whether the balance is too small to be paid.
    """

    planned: float
    advance: float
    actual: float
    balance: float
    is_left: bool

    @property
    def paid(self) -> float:
        """What it has paid in the end."""
        return self.advance if self.is_left else self.actual


def settled(
    planned: Sequence[float], actual: Sequence[float], *, advance_part: float, least_eur: float
) -> tuple[Settled, ...]:
    """Return each member's advance and balance, both divisions in cents that add up to their totals.

    Args:
        planned: Shares of the budget.
        actual: Shares of the cost of what was used.
        advance_part: How much of the budget is paid in advance, from 0 to 1.
        least_eur: A smaller balance is neither paid nor given back.

    Raises:
        ValueError: One of these is out of its range.
    """
    if not 0 <= advance_part <= 1 or not 0 <= least_eur < math.inf:
        raise ValueError("the advance or the least balance is out of range")
    advances = cents([share * advance_part for share in planned])
    return tuple(
        Settled(
            planned=budget,
            advance=advance,
            actual=used,
            balance=round(used - advance, 2),
            is_left=0 < abs(round(used - advance, 2)) < least_eur,
        )
        for budget, advance, used in zip(cents(planned), advances, cents(actual), strict=True)
    )


def cents(shares: Sequence[float]) -> list[float]:
    """Return shares in whole cents that add up to their sum in cents: the largest remainders get one more."""
    exact = [100 * share for share in shares]
    whole = [math.floor(each + _NOTHING) for each in exact]
    left = round(sum(exact)) - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in by_remainder[:left]:
        whole[place] += 1
    return [each / 100 for each in whole]


_NOTHING = 1e-6
"""Of a cent: what a sum of divisions may lack of a whole one."""
