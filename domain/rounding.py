"""One rounding for everything a reader sees: halves away from zero, bounds outwards."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import cache, lru_cache

_CONTEXT = Context(prec=400)
"""More digits than any float has before and after its decimal mark."""

SOLVER_NOISE = Decimal("1e-6")
"""Share of the last digit shown by which a bound may lie inside: what a solver adds is no part of a bound."""

_REMEMBERED = 4_096
"""Numbers whose rounding is remembered: each is asked how many decimals it needs before it is written."""


class Toward(StrEnum):
    """Where a number goes that lies between two that can be shown."""

    NEAREST = ROUND_HALF_UP
    LOW = ROUND_FLOOR
    HIGH = ROUND_CEILING


@lru_cache(maxsize=_REMEMBERED)
def rounded(value: float, decimals: int, toward: Toward = Toward.NEAREST) -> Decimal:
    """Return a finite number with so many decimals, as a spreadsheet and the browser round it.

    The number is read as the 15 digits that a spreadsheet keeps of it: 1.005 is a half, although the
    float nearest to it lies below, and so is 100 times 0.285. Halves go away from zero. The low end of an
    interval goes down and the high end up, so that what is shown still holds every possible value.
    """
    number = Decimal(f"{value:.15g}")
    unit = _unit(decimals)
    if toward is Toward.LOW:
        number = _CONTEXT.add(number, SOLVER_NOISE * unit)
    elif toward is Toward.HIGH:
        number = _CONTEXT.subtract(number, SOLVER_NOISE * unit)
    return number.quantize(unit, rounding=toward, context=_CONTEXT)


@cache
def _unit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def agree(low: float, high: float, decimals: int) -> bool:
    """Return whether every number between two finite ends is the same one with so many decimals."""
    return rounded(low, decimals) == rounded(high, decimals)
