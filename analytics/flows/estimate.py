"""Estimated flows between the municipalities and one external zone, with their range."""

from dataclasses import dataclass
from itertools import product
from typing import cast

import numpy as np
import pandas as pd

from analytics.flows.distances import road_matrix
from analytics.flows.frames import EXTERNAL, Flows, FlowSet
from analytics.flows.gravity import Array, Deterrence, balanced_flows, deterrence, margins_fit
from analytics.staffing.bounds import within
from domain.errors import ParameterError
from domain.frames import Commuting, RoadDistances
from domain.typed import DataFrame

BETA_LIMITS = {Deterrence.EXPONENTIAL: (0.005, 0.2), Deterrence.POWER: (0.5, 5.0)}
"""Values of beta that a reader may try: per road km, and without unit."""

BETA_CENTRAL = {Deterrence.EXPONENTIAL: 0.03, Deterrence.POWER: 2.0}
"""[A] Exponential: willingness halves every 23 km."""

BETA_BAND = {Deterrence.EXPONENTIAL: (0.02, 0.05), Deterrence.POWER: (1.5, 3.0)}
"""[A] Plausible beta: exponential, halving every 14 to 35 km."""

EXTERNAL_SHARE_BAND = (0.3, 0.6)
"""[A] Plausible share of the out-commuters who work outside the area."""

LOCATION_EFFECT_BAND = (0.0, 1.0)
"""[A] From "the way out is equally long for all" to "as long as the road to the gateway"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GravityParameters:
    """Assumptions that the margins leave open [A].

    Attributes:
        form: Deterrence function.
        beta: How fast willingness falls with road distance.
        external_share: Pull of the external zone: share of all the area's out-commuters who
            work outside it. In-commuters from outside follow, as the totals differ by a
            known number.
        location_effect: Distance to the external zone is the municipalities' mean road distance to
            the gateway plus this share of each one's difference from the mean; 0 is the same for all.
    """

    form: Deterrence = Deterrence.EXPONENTIAL
    beta: float = BETA_CENTRAL[Deterrence.EXPONENTIAL]
    external_share: float = 0.45
    location_effect: float = 0.5

    def __post_init__(self) -> None:
        within("beta", self.beta, *BETA_LIMITS[self.form])
        within("external_share", self.external_share, 0.01, 0.99)
        within("location_effect", self.location_effect, 0.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GravityBand:
    """Plausible ends of each parameter; the range of results covers their grid [A]."""

    beta: tuple[float, float]
    external_share: tuple[float, float] = EXTERNAL_SHARE_BAND
    location_effect: tuple[float, float] = LOCATION_EFFECT_BAND

    def __post_init__(self) -> None:
        for name in ("beta", "external_share", "location_effect"):
            low, high = getattr(self, name)
            if low > high:
                raise ParameterError(
                    f"{name} band is upside down: {low} > {high}",
                    name=name,
                    value=f"{low:g}",
                    low="0",
                    high=f"{high:g}",
                )


def plausible_band(form: Deterrence) -> GravityBand:
    """Return the plausible ends of the parameters under a deterrence function [A]."""
    return GravityBand(beta=BETA_BAND[form])


def roads_of(commuting: DataFrame[Commuting], distances: DataFrame[RoadDistances], gateway: str) -> Array:
    """Return road km from each municipality of the area to each of them and, last, to the gateway.

    Args:
        commuting: The municipalities, the whole of the area.
        distances: Roads between them, and to the gateway.
        gateway: The large labour market next to the area; its road stands for the way out [A].

    Raises:
        DistanceError: A distance between two of them is missing or not positive.
    """
    areas = tuple(commuting["ref_area"])
    return road_matrix(distances, areas, (*areas, gateway), "road_km")


def estimated_flows(
    commuting: DataFrame[Commuting],
    roads_km: Array,
    parameters: GravityParameters,
    band: GravityBand | None,
) -> FlowSet:
    """Return flows that fit every municipality's commuters out and in, one matrix per parameter set.

    Doubly constrained gravity model, T_ij = A_i O_i B_j D_j f(d_ij), i ≠ j. The first member
    takes `parameters`; the others the ends and the middle of each plausible range in `band`, as far
    as the margins allow any flows with them.

    Args:
        commuting: Commuters out of and into each municipality of the area, the whole of which it is.
        roads_km: Roads between them and to the gateway, as `roads_of` returns them.
        parameters: The central assumptions.
        band: The plausible ranges; None for the central assumptions alone.

    Raises:
        ParameterError: A parameter is out of bounds, or more commute out than the external
            share lets in.
        MarginsClashError: The margins allow no flows.
    """
    areas = tuple(commuting["ref_area"])
    members = [parameters, *(_grid(parameters.form, band) if band else [])]
    beta = np.array([member.beta for member in members])[:, None, None]
    share = np.array([member.external_share for member in members])[:, None]
    effect = np.array([member.location_effect for member in members])
    outbound = commuting["outbound_commuters"].to_numpy(dtype=float)
    inbound = commuting["inbound_commuters"].to_numpy(dtype=float)
    leaving = share * outbound.sum()
    entering = leaving + inbound.sum() - outbound.sum()
    if (entering < 0).any():
        least = 1 - inbound.sum() / outbound.sum()
        raise ParameterError(
            "external share is too small for the surplus of out-commuters",
            name="external_share",
            value=f"{share.min():g}",
            low=f"{least:g}",
            high="0.99",
        )
    rows = (len(members), len(areas))
    outbound = np.concatenate([np.broadcast_to(outbound, rows), entering], axis=1)
    inbound = np.concatenate([np.broadcast_to(inbound, rows), leaving], axis=1)
    # Ends of the band that allow no flows are no possibility; the central set must allow some.
    possible = margins_fit(outbound, inbound)
    possible[0] = True
    weights = deterrence(_zone_distances(roads_km, effect), beta, parameters.form)
    flows = balanced_flows(weights[possible], outbound[possible], inbound[possible])
    return FlowSet(zones=(*areas, EXTERNAL), members=flows, is_estimate=True)


def flow_table(flows: FlowSet) -> DataFrame[Flows]:
    """Return the flows between different zones with their low, high and hard upper bound."""
    origin, destination = np.nonzero(~np.eye(len(flows.zones), dtype=bool))
    inside = (origin < len(flows.zones) - 1) | (destination < len(flows.zones) - 1)
    origin, destination = origin[inside], destination[inside]
    pairs = flows.members[:, origin, destination]
    bound = np.minimum(flows.members.sum(axis=2)[:, origin], flows.members.sum(axis=1)[:, destination])
    zones = np.array(flows.zones)
    table = pd.DataFrame(
        {
            "origin_area": pd.Series(zones[origin], dtype="str"),
            "destination_area": pd.Series(zones[destination], dtype="str"),
            "commuters": pairs[0],
            "commuters_low": pairs.min(axis=0),
            "commuters_high": pairs.max(axis=0),
            "commuters_max": bound.max(axis=0),
            "is_estimate": flows.is_estimate,
        }
    )
    return cast("DataFrame[Flows]", table)


def _grid(form: Deterrence, band: GravityBand) -> list[GravityParameters]:
    levels = [np.linspace(*ends, 3) for ends in (band.beta, band.external_share, band.location_effect)]
    return [
        GravityParameters(
            form=form, beta=float(beta), external_share=float(share), location_effect=float(effect)
        )
        for beta, share, effect in product(*levels)
    ]


def _zone_distances(roads_km: Array, effect: Array) -> Array:
    """Return road km between areas and the external zone, shape (member, zone, zone)."""
    gateway, areas = roads_km[:, -1], len(roads_km)
    way_out = gateway.mean() + effect[:, None] * (gateway - gateway.mean())
    zones = np.zeros((len(effect), areas + 1, areas + 1))
    zones[:, :-1, :-1] = roads_km[:, :-1]
    zones[:, :-1, -1] = way_out
    zones[:, -1, :-1] = way_out
    return zones
