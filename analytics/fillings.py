"""Every way of filling the suppressed services of municipalities that the published totals allow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analytics.counts import SUPPRESSED
from analytics.integer_bounds import Cell
from domain.interval import Interval

MOST_CELLS = 9
"""Suppressed cells of one service, totals included, whose fillings are still written down one by one."""

MOST_FILLINGS = 100_000
"""Fillings of all services together that are still looked at one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Fillings:
    """Participants of each municipality, one row per way of filling the suppressed cells.

    Attributes:
        municipalities: Codes, in the order of the columns.
        participants: Persons, shape (filling, municipality).
    """

    municipalities: tuple[str, ...]
    participants: NDArray[np.int64]

    def cost(self, cost: Callable[[str, int], int]) -> Interval:
        """Return the least and the most that the municipalities' participants cost together."""
        whole = np.zeros(len(self.participants), dtype=np.int64)
        for place, code in enumerate(self.municipalities):
            persons, which = np.unique(self.participants[:, place], return_inverse=True)
            whole += np.array([cost(code, int(number)) for number in persons], dtype=np.int64)[which]
        return Interval(int(whole.min()), int(whole.max()))


def fillings(
    cells: Mapping[Cell, float],
    municipalities: Sequence[str],
    services: Sequence[str],
    totals: Mapping[str, Sequence[str]],
) -> Fillings | None:
    """Return every filling; None where there are too many to write down, or none at all.

    Args:
        cells: Published persons by area and service; NaN where suppressed.
        municipalities: Codes.
        services: What is added up to participants.
        totals: Published area -> its municipalities.
    """
    sums = np.zeros((1, len(municipalities)), dtype=np.int64)
    for service in services:
        own = _of_service(cells, municipalities, service, totals)
        if own is None or len(own) * len(sums) > MOST_FILLINGS:
            return None
        sums = (sums[:, np.newaxis, :] + own[np.newaxis, :, :]).reshape(-1, len(municipalities))
        sums = np.unique(sums, axis=0)
    return Fillings(tuple(municipalities), sums) if len(sums) else None


def _of_service(
    cells: Mapping[Cell, float],
    municipalities: Sequence[str],
    service: str,
    totals: Mapping[str, Sequence[str]],
) -> NDArray[np.int64] | None:
    """Return the persons of one service, shape (filling, municipality); None where there are too many."""
    areas = [*municipalities, *(code for code in totals if (code, service) in cells)]
    values = np.array([cells[area, service] for area in areas])
    hidden = np.flatnonzero(np.isnan(values))
    if len(hidden) > MOST_CELLS:
        return None
    choices = range(int(SUPPRESSED.low), int(SUPPRESSED.high) + 1)
    filled = np.repeat(values[np.newaxis, :], len(choices) ** len(hidden), axis=0)
    filled[:, hidden] = np.array(list(product(choices, repeat=len(hidden)))).reshape(len(filled), -1)
    place = {area: index for index, area in enumerate(areas)}
    adds_up = np.ones(len(filled), dtype=bool)
    for code in areas[len(municipalities) :]:
        parts = [place[part] for part in totals[code]]
        adds_up &= filled[:, parts].sum(axis=1) == filled[:, place[code]]
    return np.unique(filled[adds_up][:, : len(municipalities)].astype(np.int64), axis=0)
