"""A visiting round for a pop-up counsellor: which stops on which day, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import pandas as pd
from pandera.typing import DataFrame
from pyvrp import Model
from pyvrp.stop import MaxIterations

from analytics.flows.distances import road_matrix
from analytics.service_network.frames import RoundStops
from analytics.staffing.bounds import within
from domain.errors import InfeasibleError, ParameterError
from domain.frames import RoadDistances

SEARCH_ROUNDS = 300
"""Iterations of the routing solver; rounds of up to 12 stops stopped improving within 100."""

METRES = 1_000
SECONDS = 60
"""The solver takes whole numbers."""


class StopTooFarError(InfeasibleError):
    """A stop cannot be visited within one day from the base; value `area`."""

    text_key = "network.errors.stop_too_far"


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
    """Return the round with the fewest days, then the fewest kilometres, that PyVRP finds.

    Every day starts and ends at the base. The solver (Wouda, Lan and Kool 2024) is seeded, so
    the same question has the same answer. It gives no proof; an exact model in HiGHS found the
    same days and kilometres for rounds of all the others from Kajaani, in up to 14 s.

    Args:
        base: Municipality where days start and end.
        stops: Municipalities to visit once each; none gives an empty round.
        distances: Road distances and minutes between centres.
        parameters: Length of stops and days.

    Raises:
        StopTooFarError: A stop does not fit a day of its own.
        DistanceError: A distance is missing.
        ParameterError: The base is among the stops, or a stop comes twice.
    """
    if len({base, *stops}) != len(stops) + 1:
        raise ParameterError(
            "stops must differ from each other and from the base",
            name="stops",
            value=", ".join(stops),
            low="0",
            high="13",
        )
    nodes = [base, *stops]
    kilometres = road_matrix(distances, nodes, nodes, "road_km")
    minutes = road_matrix(distances, nodes, nodes, "drive_min")
    for position, area in enumerate(nodes):
        if (
            position
            and minutes[0, position] + parameters.stop_min + minutes[position, 0] > parameters.day_min
        ):
            raise StopTooFarError(f"{area} is too far for one day", area=area)
    if not stops:
        return _stop_rows([])
    model = Model()
    places = [model.add_location(x=0, y=0, name=area) for area in nodes]
    depot = model.add_depot(places[0])
    for place in places[1:]:
        model.add_client(place, service_duration=parameters.stop_min * SECONDS)
    # A day costs more than any driving that it could save: every stop left by its longest road.
    model.add_vehicle_type(
        num_available=len(stops),
        start_depot=depot,
        end_depot=depot,
        fixed_cost=round(2 * kilometres.max(axis=1).sum() * METRES),
        shift_duration=parameters.day_min * SECONDS,
    )
    for start, place in enumerate(places):
        for end, other in enumerate(places):
            if start != end:
                model.add_edge(
                    place,
                    other,
                    distance=round(kilometres[start, end] * METRES),
                    duration=round(minutes[start, end] * SECONDS),
                )
    best = model.solve(MaxIterations(SEARCH_ROUNDS), seed=1, display=False).best
    days = [[0, *(visit.idx + 1 for visit in route if visit.is_client()), 0] for route in best.routes()]
    # Days in order of their first stop, so that equal rounds read equally.
    rows = [
        (day, stop, nodes[end], float(kilometres[start, end]), float(minutes[start, end]))
        for day, visited in enumerate(sorted(days), start=1)
        for stop, (start, end) in enumerate(pairwise(visited), start=1)
    ]
    return _stop_rows(rows)


def _stop_rows(rows: list[tuple[int, int, str, float, float]]) -> DataFrame[RoundStops]:
    table = pd.DataFrame(rows, columns=["day", "stop", "ref_area", "leg_km", "leg_min"])
    return cast("DataFrame[RoundStops]", table)
