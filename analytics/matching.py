"""Whether vacancies are where the unemployed are, and what more vacancies would do, by the literature."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.counts import Counts
from analytics.rates import ratio
from domain.area import Area
from domain.interval import UNKNOWN, Interval, sum_bounds

ALPHA = 0.5
"""Elasticity of matches to vacancies in the mismatch index: the upper bound of what is plausible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elasticity:
    """By how many per cent matches grow with one per cent more of something, as a source has it.

    Attributes:
        key: Name of the source; its texts are under `metrics.elasticities`.
        vacancies: Of vacancies.
        unemployed: Of the unemployed.
    """

    key: str
    vacancies: Interval
    unemployed: Interval


ELASTICITIES = (
    Elasticity(key="reviews", vacancies=Interval(0.2, 0.4), unemployed=Interval(0.4, 0.7)),
    Elasticity(key="regional_panel", vacancies=Interval(0.0, 0.1), unemployed=Interval(0.9, 0.9)),
)
"""Finland and abroad: PTT, after Lahtonen (2006) and Petrongolo and Pissarides (2001). Panel of Finnish
regions 2006-2012: Aalto thesis (2014)."""


def mismatch_index(unemployed: Sequence[float], vacancies: Sequence[float], alpha: float = ALPHA) -> float:
    """Return M = 1 - sum (v_i/v)^alpha (u_i/u)^(1 - alpha), in [0, 1]; NaN over nobody or no vacancy.

    Şahin, Song, Topa and Violante (2014), American Economic Review 104. The totals are the sums of the parts.
    """
    all_u, all_v = math.fsum(unemployed), math.fsum(vacancies)
    if not (all_u > 0 and all_v > 0):
        return math.nan
    met = math.fsum(
        (v / all_v) ** alpha * (u / all_u) ** (1 - alpha) for u, v in zip(unemployed, vacancies, strict=True)
    )
    return min(1.0, max(0.0, 1 - met))


def mismatch_bounds(
    unemployed: Sequence[Interval],
    vacancies: Sequence[Interval],
    *,
    total: Interval | None = None,
    alpha: float = ALPHA,
) -> Interval:
    """Return the bounds of the mismatch index over every whole number that suppressed vacancies can be.

    Of each sum of the suppressed vacancies the least and the most that they can contribute is found exactly,
    by adding one cell after the other. Suppressed unemployed, who are few, widen the bounds to the outside.

    Args:
        unemployed: Of each part.
        vacancies: The same.
        total: What all vacancies are together, where that is published; None where it is not.
        alpha: See `mismatch_index`.

    Returns:
        Unknown where a figure is not published, or there is nobody or no vacancy.
    """
    if not all(each.is_known for each in (*unemployed, *vacancies)):
        return UNKNOWN
    known = [part for part in zip(unemployed, vacancies, strict=True) if part[1].is_point]
    hidden = [part for part in zip(unemployed, vacancies, strict=True) if not part[1].is_point]
    fixed = Interval(
        math.fsum(v.low**alpha * u.low ** (1 - alpha) for u, v in known),
        math.fsum(v.low**alpha * u.high ** (1 - alpha) for u, v in known),
    )
    seen = math.fsum(v.low for _, v in known)
    people = sum_bounds(list(unemployed))
    found = [
        1 - each / (seen + hidden_sum) ** alpha / persons ** (1 - alpha)
        for hidden_sum, (least, most) in _sums(hidden, alpha).items()
        if (total is None or seen + hidden_sum in total) and seen + hidden_sum > 0
        for each, persons in ((fixed.low + least, people.high), (fixed.high + most, people.low))
        if persons > 0
    ]
    return Interval(max(0.0, min(found)), min(1.0, max(found))) if found else UNKNOWN


def _sums(hidden: Sequence[tuple[Interval, Interval]], alpha: float) -> Mapping[int, tuple[float, float]]:
    """Return sum of suppressed vacancies -> the least and the most of what they contribute."""
    found = {0: (0.0, 0.0)}
    for u, v in hidden:
        longer: dict[int, tuple[float, float]] = {}
        for value in range(int(v.low), int(v.high) + 1):
            low, high = (value**alpha * end ** (1 - alpha) for end in (u.low, u.high))
            for before, (least, most) in found.items():
                reached = longer.get(before + value, (math.inf, -math.inf))
                longer[before + value] = min(reached[0], least + low), max(reached[1], most + high)
        found = longer
    return found


def mismatch_of(table: Counts, area: Area, alpha: float = ALPHA) -> Interval:
    """Return the bounds of the index over an area's municipalities, with its published total of vacancies."""
    return mismatch_bounds(
        [table.of(each, "unemployed") for each in area.municipalities],
        [table.of(each, "vacancies") for each in area.municipalities],
        total=table.of(area.code, "vacancies"),
        alpha=alpha,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What is within a distance of a municipality, its own included.

    Attributes:
        ref_area: The municipality.
        others: Those within the distance, the nearest first.
        vacancies: Open there and at home.
        unemployed: Living there and at home, who look at the same vacancies.
    """

    ref_area: str
    others: tuple[str, ...]
    vacancies: Interval
    unemployed: Interval

    @property
    def ratio(self) -> Interval:
        """Vacancies per unemployed; unknown where there may be nobody."""
        return ratio(self.vacancies, self.unemployed)


def within(
    table: Counts, ref_areas: Sequence[str], minutes: Mapping[tuple[str, str], float], limit: float
) -> tuple[Within, ...]:
    """Return what is within so many minutes of each municipality.

    Args:
        table: Published figures of a month.
        ref_areas: The municipalities, which are also those that count.
        minutes: (from, to) -> minutes by road between centres.
        limit: How many at the most.
    """
    found = []
    for here in ref_areas:
        near = {each: minutes.get((here, each), math.inf) for each in ref_areas if each != here}
        others = sorted((each for each in near if near[each] <= limit), key=lambda each: near[each])
        found.append(
            Within(
                ref_area=here,
                others=tuple(others),
                vacancies=table.total((here, *others), "vacancies"),
                unemployed=table.total((here, *others), "unemployed"),
            )
        )
    return tuple(found)


def more_matches(change: float, elasticity: Interval) -> Interval:
    """Return by what fraction matches change where something else changes by the fraction `change`."""
    ends = sorted((1 + change) ** each - 1 for each in (elasticity.low, elasticity.high))
    return Interval(ends[0], ends[1])
