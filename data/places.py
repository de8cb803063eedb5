"""Loaders of areas, service points and distances."""

from pandera.typing import DataFrame

from data.store import Store
from domain.frames import Areas, RoadDistances, ServicePoints


def areas(store: Store) -> DataFrame[Areas]:
    """Return every area of the figures and the employment area itself, by code."""
    return DataFrame[Areas](store.query("areas"))


def service_points(store: Store) -> DataFrame[ServicePoints]:
    """Return the thirteen service points and the office that is not taken over, by code."""
    return DataFrame[ServicePoints](store.query("service_points"))


def road_distances(store: Store) -> DataFrame[RoadDistances]:
    """Return the distances between fourteen municipality centres, by origin and destination."""
    return DataFrame[RoadDistances](store.query("road_distances"))
