"""What closing, opening, pop-up days and remote service change for clients' travel."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from analytics.service_network.frames import Demand, ReachChange, TravelChange
from analytics.service_network.nearest import nearest_points
from analytics.staffing.bounds import within
from domain.frames import RoadDistances
from domain.typed import DataFrame

REACH_MINUTES = (30, 45, 60)
"""Minutes beyond which a client counts as having no point within reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitParameters:
    """How often clients come, and how much of it a pop-up day takes over [A].

    Attributes:
        visits: Visits in person per client-year. 4: one each three months, as the discussions
            of the law from 1.1.2026 if all were face to face.
        visits_low: Plausible least.
        visits_high: Plausible most: the 12 meetings of a whole spell before 2026.
        popup_share: Share of a municipality's visits that one pop-up day per fortnight takes;
            the rest cannot wait or need another service.
        popup_share_low: Plausible least.
        popup_share_high: Plausible most.
    """

    visits: float = 4.0
    visits_low: float = 1.0
    visits_high: float = 12.0
    popup_share: float = 0.5
    popup_share_low: float = 0.25
    popup_share_high: float = 0.8

    def __post_init__(self) -> None:
        within("visits", self.visits, self.visits_low, self.visits_high)
        within("visits_high", self.visits_high, self.visits_low, 52.0)
        within("visits_low", self.visits_low, 0.0, self.visits_high)
        within("popup_share", self.popup_share, self.popup_share_low, self.popup_share_high)
        within("popup_share_low", self.popup_share_low, 0.0, self.popup_share_high)
        within("popup_share_high", self.popup_share_high, self.popup_share_low, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where and how clients are met.

    Attributes:
        open_areas: Municipalities with a permanent point.
        popup_areas: Municipalities with a pop-up day every fortnight.
        remote_share: Share of visits held remotely, in [0, 1].
        units: Municipalities of each service unit, which meets its clients where it has an open point.
    """

    open_areas: tuple[str, ...]
    popup_areas: tuple[str, ...] = ()
    remote_share: float = 0.0
    units: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        within("remote_share", self.remote_share, 0.0, 1.0)


def travel_change(
    demand: DataFrame[Demand],
    distances: DataFrame[RoadDistances],
    before: Network,
    after: Network,
    parameters: VisitParameters,
) -> DataFrame[TravelChange]:
    """Return kilometres that clients travel in a year under two networks, by home municipality.

    Kilometres = clients x visits x (1 - remote share) x 2 x road km to the nearest point; a
    pop-up day in the municipality takes its share of the visits off the road. Ways run between
    municipality centres: those within a municipality are not known, and count as 0 km.

    Raises:
        ParameterError: A network has no open point.
    """
    clients = demand["jobseekers"].to_numpy(dtype=float)
    areas = list(demand["ref_area"])
    shares = (parameters.popup_share, parameters.popup_share_low, parameters.popup_share_high)
    visits = (parameters.visits, parameters.visits_low, parameters.visits_high)
    nearest = {}
    person_km = {}
    for name, network in (("before", before), ("after", after)):
        reached = nearest_points(areas, network.open_areas, distances, units=network.units)
        nearest[name] = reached["nearest_area"].to_numpy()
        has_popup = np.isin(areas, network.popup_areas)
        trip_km = clients * 2 * reached["road_km"].to_numpy() * (1 - network.remote_share)
        person_km[name] = np.stack([trip_km * (1 - share * has_popup) for share in shares])
    changes = np.stack([count * (person_km["after"] - person_km["before"]) for count in visits])
    before_km, after_km = (
        parameters.visits * person_km["before"][0],
        parameters.visits * person_km["after"][0],
    )
    table = pd.DataFrame(
        {
            "ref_area": pd.Series(areas, dtype="str"),
            "before_area": pd.Series(nearest["before"], dtype="str"),
            "after_area": pd.Series(nearest["after"], dtype="str"),
            "before_km": before_km,
            "after_km": after_km,
            "change_km": after_km - before_km,
            "change_km_low": changes.min(axis=(0, 1)),
            "change_km_high": changes.max(axis=(0, 1)),
        }
    )
    return cast("DataFrame[TravelChange]", table)


def reach_change(
    demand: DataFrame[Demand], distances: DataFrame[RoadDistances], before: Network, after: Network
) -> DataFrame[ReachChange]:
    """Return clients without a permanent point within 30, 45 and 60 minutes, before and after."""
    areas = list(demand["ref_area"])
    clients = demand["jobseekers"].to_numpy()
    beyond = {
        name: _clients_beyond(
            clients,
            nearest_points(areas, network.open_areas, distances, units=network.units)["drive_min"].to_numpy(),
        )
        for name, network in (("before", before), ("after", after))
    }
    in_popup = np.isin(areas, after.popup_areas)
    counts = {name: beyond[name].sum(axis=1) for name in beyond}
    table = pd.DataFrame(
        {
            "threshold_min": np.array(REACH_MINUTES, dtype="int64"),
            "before_clients": counts["before"],
            "after_clients": counts["after"],
            "change_clients": counts["after"] - counts["before"],
            "served_by_popup": beyond["after"][:, in_popup].sum(axis=1),
        }
    )
    return cast("DataFrame[ReachChange]", table)


def _clients_beyond(clients: np.ndarray, minutes: np.ndarray) -> np.ndarray:
    return np.where(minutes > np.array(REACH_MINUTES)[:, None], clients, 0)
