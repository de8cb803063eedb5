"""Loaders of areas, service points and distances."""

from collections.abc import Collection

from data.store import Store
from domain.frames import Areas, RoadDistances, ServicePoints
from domain.typed import DataFrame


def areas(store: Store, covering: Collection[str] = ()) -> DataFrame[Areas]:
    """Return every area of the figures, by code.

    Args:
        store: The data.
        covering: Areas that must be among them.
    """
    return store.rows(Areas, "areas", covering=covering)


def service_points(store: Store, covering: Collection[str] = ()) -> DataFrame[ServicePoints]:
    """Return the service points and the offices that are not taken over, by code.

    Args:
        store: The data.
        covering: Municipalities that must have one.
    """
    return store.rows(ServicePoints, "service_points", covering=covering)


def road_distances(store: Store) -> DataFrame[RoadDistances]:
    """Return the distances between municipality centres, by origin and destination."""
    return store.rows(RoadDistances, "road_distances")
