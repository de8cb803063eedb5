"""A visiting round for a pop-up counsellor: which stops on which day, in which order."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import pandas as pd

from analytics.flows.distances import road_matrix
from analytics.service_network.frames import RoundStops
from analytics.staffing.bounds import within
from domain.errors import InfeasibleError, ParameterError
from domain.frames import RoadDistances
from domain.typed import DataFrame

MOST_STOPS = 12
"""More would take the programme more than a second or two."""

Order = tuple[int, ...]
"""Stops of a day in driving order, by their place after the base."""


class StopTooFarError(InfeasibleError):
    """A stop cannot be visited within one day from the base; values `area` and the minutes it would take."""

    text_key = "service_network.errors.stop_too_far"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundParameters:
    """What a day of the pop-up counsellor holds [A].

    Attributes:
        stop_min: Minutes at each stop; 180 is a half day.
        day_min: Longest day in minutes, driving and stops; 435 is 7 h 15 min, the office day
            of municipal agreements, 600 allows for flexible hours.
    """

    stop_min: int = 180
    day_min: int = 600

    def __post_init__(self) -> None:
        within("stop_min", self.stop_min, 30, 480)
        within("day_min", self.day_min, 240, 720)


def visiting_round(
    base: str, stops: Sequence[str], distances: DataFrame[RoadDistances], parameters: RoundParameters
) -> DataFrame[RoundStops]:
    """Return the round with the fewest days, then the fewest kilometres: exact, and the same every time.

    Every day starts and ends at the base. A dynamic programme goes through every set of stops: first the
    shortest day that visits it within the limit (after Held and Karp 1962, keeping each way that is shorter
    or faster than the others), then the best division of the stops into such days.

    Args:
        base: Municipality where days start and end.
        stops: Municipalities to visit once each, at most `MOST_STOPS`; none gives an empty round.
        distances: Road distances and minutes between centres.
        parameters: Length of stops and days.

    Raises:
        StopTooFarError: A stop does not fit a day of its own.
        DistanceError: A distance is missing.
        ParameterError: The base is among the stops, a stop comes twice, or there are too many.
    """
    if len({base, *stops}) != len(stops) + 1 or len(stops) > MOST_STOPS:
        raise ParameterError(
            "stops must differ from each other and from the base, and be few enough",
            name="stops",
            value=", ".join(stops),
            low="0",
            high=str(MOST_STOPS),
        )
    nodes = [base, *stops]
    metres, minutes = (
        [[round(value * 1_000) for value in row] for row in road_matrix(distances, nodes, nodes, name)]
        for name in ("road_km", "drive_min")
    )
    stop_min, day_min = parameters.stop_min * 1_000, parameters.day_min * 1_000
    for stop, area in enumerate(nodes[1:], start=1):
        needed = minutes[0][stop] + stop_min + minutes[stop][0]
        if needed > day_min:
            raise StopTooFarError(
                f"{area} is too far for one day", area=area, needed_min=str(math.ceil(needed / 1_000))
            )
    days = _best_division(len(stops), _shortest_days(metres, minutes, stop_min, day_min))
    # Days in order of their first stop, so that equal rounds read equally.
    return _stop_rows(
        [
            (day, stop, nodes[end], metres[start][end] / 1_000, minutes[start][end] / 1_000)
            for day, order in enumerate(sorted(days), start=1)
            for stop, (start, end) in enumerate(pairwise((0, *order, 0)), start=1)
        ]
    )


def _shortest_days(
    metres: Sequence[Sequence[int]], minutes: Sequence[Sequence[int]], stop_min: int, day_min: int
) -> dict[int, tuple[int, Order]]:
    """Return the metres and the order of the shortest day for each set of stops that fits one.

    A set is a number whose bit s - 1 stands for stop s. The shortest way need not be the fastest: of the
    ways through the same stops to the same last one, those are kept that no other beats in both.
    """
    stops = range(1, len(metres))
    shortest: dict[int, tuple[int, Order]] = {}
    ways: dict[tuple[int, int], list[tuple[int, int, Order]]] = {
        (1 << stop - 1, stop): [(metres[0][stop], minutes[0][stop] + stop_min, (stop,))] for stop in stops
    }
    while ways:
        longer: defaultdict[tuple[int, int], list[tuple[int, int, Order]]] = defaultdict(list)
        for (visited, last), found in ways.items():
            for length, time, order in _unbeaten(found):
                if time + minutes[last][0] <= day_min:
                    day = (length + metres[last][0], order)
                    shortest[visited] = min(shortest.get(visited, day), day)
                for stop in stops:
                    later = time + minutes[last][stop] + stop_min
                    if not visited & 1 << stop - 1 and later <= day_min:
                        way = (length + metres[last][stop], later, (*order, stop))
                        longer[visited | 1 << stop - 1, stop].append(way)
        ways = longer
    return shortest


def _unbeaten(ways: list[tuple[int, int, Order]]) -> Iterator[tuple[int, int, Order]]:
    """Give the ways that no other is both as short and as fast as."""
    fastest = math.inf
    for way in sorted(ways):
        if way[1] < fastest:
            fastest = way[1]
            yield way


def _best_division(stops: int, days: Mapping[int, tuple[int, Order]]) -> tuple[Order, ...]:
    """Return the days that visit every stop, of fewest days and then fewest metres; each alone fits a day."""
    best: dict[int, tuple[int, int, tuple[Order, ...]]] = {0: (0, 0, ())}
    for to_visit in range(1, 1 << stops):
        first = to_visit & -to_visit
        others = to_visit ^ first
        choices = []
        part = others
        while True:  # every subset of the others, the empty one last
            if first | part in days:
                length, order = days[first | part]
                count, rest, orders = best[others ^ part]
                choices.append((count + 1, rest + length, (order, *orders)))
            if not part:
                break
            part = (part - 1) & others
        best[to_visit] = min(choices)
    return best[(1 << stops) - 1][2]


def _stop_rows(rows: list[tuple[int, int, str, float, float]]) -> DataFrame[RoundStops]:
    table = pd.DataFrame(rows, columns=["day", "stop", "ref_area", "leg_km", "leg_min"])
    return cast("DataFrame[RoundStops]", table)
