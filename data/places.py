"""Loaders of areas, service points and distances."""

from pandera.typing import DataFrame

from data.employment import OVERVIEW_AREAS
from data.store import Store
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from domain.frames import Areas, RoadDistances, ServicePoints


def areas(store: Store) -> DataFrame[Areas]:
    """Return every area of the figures and the employment area itself, by code."""
    return store.rows(Areas, "areas", covering=(*OVERVIEW_AREAS, EMPLOYMENT_AREA))


def service_points(store: Store) -> DataFrame[ServicePoints]:
    """Return the thirteen service points and the office that is not taken over, by code."""
    return store.rows(ServicePoints, "service_points", covering=MUNICIPALITIES)


def road_distances(store: Store) -> DataFrame[RoadDistances]:
    """Return the distances between fourteen municipality centres, by origin and destination."""
    return store.rows(RoadDistances, "road_distances")
