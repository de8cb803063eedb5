"""Whether a share differs from another by more than chance, where the largest of several is looked at."""

import math
from statistics import NormalDist

RISK = 0.05
"""How often at most chance alone would make one of all the compared differences pass."""


def is_beyond_chance(
    share: float, reference: float, persons: float, reference_persons: float, *, comparisons: int
) -> bool:
    """Return whether two shares differ by more than chance makes the largest of so many differences.

    Each person is taken to be counted or not by chance, at one common share: the two-sided z test of two
    proportions, its level after Šidák (1967), because the largest difference is picked, not a given one.

    Args:
        share: A fraction.
        reference: What it is compared with, a fraction.
        persons: Everybody of whom `share` is counted.
        reference_persons: Everybody of whom `reference` is counted.
        comparisons: How many differences there are to pick from.
    """
    if not (persons > 0 and reference_persons > 0):
        return False
    common = (share * persons + reference * reference_persons) / (persons + reference_persons)
    error = math.sqrt(common * (1 - common) * (1 / persons + 1 / reference_persons))
    level = 1 - (1 - RISK) ** (1 / comparisons)
    return abs(share - reference) > NormalDist().inv_cdf(1 - level / 2) * error
