"""What scenarios of the paths are compared by: published counts alone, unknown where they are hidden."""

from collections.abc import Callable, Mapping

from analytics.paths.cube import Cube
from analytics.paths.moves import ALL
from domain.interval import UNKNOWN, Interval
from views.choices import Chosen
from views.paths.cells import share
from views.paths.choices import has_log, path_of, reading
from views.paths.source import cube_of


def _count(figure: str) -> Callable[[Cube, str, Chosen], float | None]:
    return lambda cube, path, _chosen: cube.count("steps", path, ALL, figure)


def _lost_share(cube: Cube, path: str, _chosen: Chosen) -> float | None:
    return share(*(cube.count("steps", path, ALL, each) for each in ("lost", "begun")))


def _interviews(cube: Cube, path: str, chosen: Chosen) -> float | None:
    kept, late = (cube.count("interviews", path, reading(chosen), each) for each in ("kept", "late"))
    return None if kept is None or late is None else share(kept, kept + late)


def _result(number: Callable[[Cube, str, Chosen], float | None]) -> Callable[[Chosen], Interval]:
    def result(chosen: Chosen) -> Interval:
        if not has_log(chosen):
            return UNKNOWN
        found = number(cube_of(chosen.context), path_of(chosen), chosen)
        return UNKNOWN if found is None else Interval.point(found)

    return result


RESULTS: Mapping[str, Callable[[Chosen], Interval]] = {
    "paths_begun": _result(_count("begun")),
    "paths_lost": _result(_count("lost")),
    "paths_lost_share": _result(_lost_share),
    "paths_interviews_share": _result(_interviews),
}
"""Key of a metric -> what it is; persons, or shares."""
