"""What the suppressed cells of the published tables can be, given everything else that is printed."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import pandas as pd

from analytics.counts import SUPPRESSED
from analytics.fillings import Fillings, fillings
from analytics.integer_bounds import Cell, Constraint, cell_bounds, weighted_bounds
from domain.area import Area
from domain.frames import Observations, ObsStatus, PrintedCells
from domain.indicators import INDICATORS, SERVICES, Unit
from domain.interval import UNKNOWN, Interval
from domain.typed import DataFrame

_YOUNGER, _OLDER = "unemployed_under_20", "unemployed_under_25"


def plan_bounds(printed: DataFrame[PrintedCells], area: Area) -> pd.DataFrame:
    """Return the bounds of the cells that the plan's unemployment table suppresses or lost.

    Constraints: each column adds up to its printed total; under 20 <= under 25. A cell that fell out of the
    table (two of Ristijärvi) is taken to be suppressed, 1-4, like its neighbours.
    See `analytics.integer_bounds.cell_bounds` for the columns.
    """
    table = printed[printed["table"] == "unemployment"]
    counted = table[[INDICATORS[key].unit is not Unit.SHARE for key in table["indicator"]]]
    cells = {
        (str(ref_area), str(key)): _number(text)
        for ref_area, key, text in zip(
            counted["ref_area"], counted["indicator"], counted["corrected"], strict=True
        )
    }
    known, rules = _split(cells)
    sums = _sums(cells, {area.code: area.municipalities})
    return cell_bounds(known, rules, [*sums, *_nested_ages(cells)])


def service_fillings(observations: DataFrame[Observations], area: Area) -> Fillings | None:
    """Return every filling of the suppressed services; None where too many, or a service is lacking."""
    cells = _published_services(observations, area)
    if not cells.keys() >= {(each, service) for each in area.municipalities for service in SERVICES}:
        return None
    return fillings(cells, area.municipalities, SERVICES, area.totals)


def cost_bounds(
    observations: DataFrame[Observations], cost: Callable[[str, int], int], area: Area
) -> Interval:
    """Return the bounds of what the area's municipalities' service participants cost together.

    No way of filling the suppressed cells passes them with which each service adds up to its region and its
    sub-regions (StatFin tyonv 12r5). Unknown where a municipality lacks a service, or where the published
    figures contradict each other.

    Args:
        observations: One period: the municipalities, and the published areas that hold several of them.
        cost: Cost of a municipality (its code) with this many participants; any whole number.
        area: The area.
    """
    cells = _published_services(observations, area)
    if not cells.keys() >= {(each, service) for each in area.municipalities for service in SERVICES}:
        return UNKNOWN
    known, rules = _split(cells)
    constraints = list(_sums(cells, area.totals))
    weights: dict[Cell, int] = {}
    for each in area.municipalities:
        own = [(each, service) for service in SERVICES]
        fewest, most = (
            int(sum(known.get(cell, end) for cell in own)) for end in (SUPPRESSED.low, SUPPRESSED.high)
        )
        # A cost need not be a straight line: each number of participants is a cell of its own, and one is 1.
        numbers = {(each, str(number)): number for number in range(fewest, most + 1)}
        constraints += [
            Constraint(terms=dict.fromkeys(numbers, 1), low=1, high=1),
            Constraint(terms=numbers | dict.fromkeys(own, -1), low=0, high=0),
        ]
        rules |= dict.fromkeys(numbers, Interval(0, 1))
        weights |= {cell: cost(each, number) for cell, number in numbers.items()}
    return weighted_bounds(weights, rules, [rule.given(known) for rule in constraints]) or UNKNOWN


def _published_services(observations: DataFrame[Observations], area: Area) -> dict[Cell, float]:
    """Return the services of the municipalities and of the areas they add up to; NaN where suppressed."""
    areas = {*area.municipalities, *area.totals}
    rows = observations[
        observations["ref_area"].isin(areas)
        & observations["indicator"].isin(SERVICES)
        & (observations["obs_status"] != ObsStatus.MISSING)
    ]
    keys = zip(rows["ref_area"], rows["indicator"], strict=True)
    return dict(zip(keys, rows["obs_value"].tolist(), strict=True))


def _split(cells: Mapping[Cell, float]) -> tuple[dict[Cell, float], dict[Cell, Interval]]:
    """Return the cells that are known, and the others with the producer's rule."""
    known = {cell: value for cell, value in cells.items() if not math.isnan(value)}
    return known, {cell: SUPPRESSED for cell in cells if cell not in known}


def _sums(cells: Mapping[Cell, float], totals: Mapping[str, Sequence[str]]) -> Iterator[Constraint]:
    for indicator in dict.fromkeys(indicator for _, indicator in cells):
        for whole, parts in totals.items():
            terms = {(part, indicator): 1 for part in parts} | {(whole, indicator): -1}
            if terms.keys() <= cells.keys():
                yield Constraint(terms=terms, low=0, high=0)


def _nested_ages(cells: Mapping[Cell, float]) -> Iterator[Constraint]:
    for area in dict.fromkeys(area for area, _ in cells):
        terms = {(area, _OLDER): 1, (area, _YOUNGER): -1}
        if terms.keys() <= cells.keys():
            yield Constraint(terms=terms, low=0, high=math.inf)


def _number(text: str) -> float:
    return math.nan if text in ("", "...") else float(text.replace(",", "."))
