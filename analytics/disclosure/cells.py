"""The counts that are published together, and the sums that hold among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

FEWEST_SHOWN = 5
"""Counts of fewer persons are hidden; 0 is shown (the rule of StatFin)."""

WITHIN = (1, FEWEST_SHOWN - 1)
"""What a hidden count of few must be able to be, whatever else is shown."""

Sum = Mapping[int, int]
"""Place of a cell -> its factor; all of them together are 0."""


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts and their sums.

    Attributes:
        values: The counts.
        few: Places of those of fewer than `FEWEST_SHOWN` persons, but not of none.
        unshown: Places of those that stand nowhere, but could be worked out from what does.
        costs: What it costs to hide each: 1 for a cell, more for a total.
        sums: What holds among them.
        least: The least that a hidden count can be for all who know the rule: 1 where every 0 is shown.
    """

    values: tuple[int, ...]
    few: frozenset[int]
    unshown: frozenset[int]
    costs: tuple[int, ...]
    sums: tuple[Sum, ...]
    least: int = 1

    def __post_init__(self) -> None:
        broken = [each for each in self.sums if sum(by * self.values[at] for at, by in each.items())]
        if broken:
            raise ValueError(f"{len(broken)} sums do not hold, such as {dict(broken[0])}")

    @cached_property
    def matrix(self) -> csr_array:
        """The sums, a row each."""
        rows = [number for number, each in enumerate(self.sums) for _ in each]
        places = [at for each in self.sums for at in each]
        factors = [float(by) for each in self.sums for by in each.values()]
        return csr_array((factors, (rows, places)), shape=(len(self.sums), len(self.values)))

    @cached_property
    def floor(self) -> np.ndarray:
        """The least that each can be for an attacker; one that stands nowhere may be 0."""
        return np.array([0.0 if at in self.unshown else float(self.least) for at in range(len(self.values))])

    @cached_property
    def may_hide(self) -> frozenset[int]:
        """Places of those that can be hidden: a 0 stays."""
        return frozenset(at for at, value in enumerate(self.values) if value and at not in self.unshown)
