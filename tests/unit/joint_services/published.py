"""Published and worked cost games: six Swedish municipalities, and ten municipalities of June 2026."""

import itertools

import numpy as np

SWEDISH = "AHKLMT"

# fmt: off
_COSTS = {
    "A": 21.95, "H": 17.08, "K": 10.91, "L": 15.88, "M": 20.81, "T": 21.98, "AH": 34.69, "AK": 32.86,
    "AL": 37.83, "AM": 42.76, "AT": 43.93, "HK": 22.96, "HL": 25.00, "HM": 37.89, "HT": 39.06, "KL":
    26.79, "KM": 31.45, "KT": 32.89, "LM": 31.10, "LT": 37.86, "MT": 39.41, "AHK": 40.74, "AHL": 43.22,
    "AHM": 55.50, "AHT": 56.67, "AKL": 48.74, "AKM": 53.40, "AKT": 54.84, "ALM": 53.05, "ALT": 59.81,
    "AMT": 61.36, "HKL": 27.26, "HKM": 42.55, "HKT": 44.94, "HLM": 45.81, "HLT": 46.98, "HMT": 56.49,
    "KLM": 42.01, "KLT": 48.77, "KMT": 50.32, "LMT": 51.46, "AHKL": 48.95, "AHKM": 60.25, "AHKT": 62.72,
    "AHLM": 64.03, "AHLT": 65.20, "AHMT": 74.10, "AKLM": 63.96, "AKLT": 70.72, "AKMT": 72.27, "ALMT":
    73.41, "HKLM": 48.07, "HKLT": 49.24, "HKMT": 59.35, "HLMT": 64.41, "KLMT": 56.61, "AHKLM": 69.76,
    "AHKLT": 70.93, "AHKMT": 77.42, "AHLMT": 83.00, "AKLMT": 73.97, "HKLMT": 66.46, "AHKLMT": 83.82,
}
# fmt: on
"""Million crowns: Young, Okada and Hashimoto, IIASA WP-79-077."""


def game(members, costs):
    """Return costs by mask from costs by the members' letters; member i is bit i."""
    table = np.zeros(1 << len(members))
    for group, cost in costs.items():
        table[sum(1 << members.index(each) for each in group)] = cost
    return table


def swedish():
    return game(SWEDISH, _COSTS)


def of_values(values, count=3):
    """Return a cost game of savings in the order 1, 2, 3, 12, 13, 23, 123: a saving is a cost below 0."""
    groups = [
        group for size in range(1, count + 1) for group in itertools.combinations("123456"[:count], size)
    ]
    return -game("123456"[:count], dict(zip(groups, values, strict=True)))


def talmud(estate, claims=(100, 200, 300)):
    """Return the game of claims on an estate: a group is sure of what it leaves the others."""
    table = np.zeros(1 << len(claims))
    for mask in range(1, len(table)):
        others = sum(claim for place, claim in enumerate(claims) if not mask >> place & 1)
        table[mask] = -max(0.0, estate - others)
    return table


def airport(needs=(10, 20, 40, 100)):
    """Return the game of a runway: a group pays for the longest that one of it needs."""
    table = np.zeros(1 << len(needs))
    for mask in range(1, len(table)):
        table[mask] = max(need for place, need in enumerate(needs) if mask >> place & 1)
    return table


JOBSEEKERS = (142, 3248, 564, 1197, 261, 233, 69, 525, 628, 285)
UNEMPLOYED = (81, 2066, 344, 805, 148, 128, 36, 312, 308, 194)
"""End of June 2026: 105, 205, 290, 305, 578, 620, 697, 765, 777, 832 (StatFin 12r5)."""
