"""Frames and the flow set that estimates, loaded files, views and structural change share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.frames import Frame
from domain.typed import Series, pa

EXTERNAL = "external"
"""The one zone that stands for every municipality outside the area."""

TOTAL = "total"
"""Row or column of totals in a matrix."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowSet:
    """Commuters between zones, once per set of parameters, or of values of suppressed cells, considered.

    Attributes:
        zones: Municipality codes, then `EXTERNAL`.
        members: Persons, shape (member, origin, destination); the first member is the central
            one and, in an estimate, each adds up to the margins. The diagonal is 0.
        is_estimate: Whether the flows are modelled rather than counted.
        own: Employed in their own municipality by the same count, shape (member, zone but the external
            one); None where it does not tell.
    """

    zones: tuple[str, ...]
    members: NDArray[np.float64]
    is_estimate: bool
    own: NDArray[np.float64] | None = None


class Flows(Frame):
    """Commuters from home to workplace municipality, one row per ordered pair of zones.

    `commuters_low` and `commuters_high` span the parameters considered; `commuters_max` is the
    hard bound min(out-commuters of the origin, in-commuters of the destination).
    """

    origin_area: Series[str]
    destination_area: Series[str]
    commuters: Series[float] = pa.Field(ge=0)
    commuters_low: Series[float] = pa.Field(ge=0)
    commuters_high: Series[float] = pa.Field(ge=0)
    commuters_max: Series[float] = pa.Field(ge=0)
    is_estimate: Series[bool]

    class Config:
        unique = ("origin_area", "destination_area")


class FlowMatrix(Frame):
    """Cells of the origin-destination matrix with its row and column totals (`TOTAL`).

    The totals of a municipality are the margins, which are counted; an estimate estimates the rest.
    """

    origin_area: Series[str]
    destination_area: Series[str]
    commuters: Series[float] = pa.Field(ge=0)
    commuters_low: Series[float] = pa.Field(ge=0)
    commuters_high: Series[float] = pa.Field(ge=0)
    is_estimate: Series[bool]

    class Config:
        unique = ("origin_area", "destination_area")


class LabourMarketBalance(Frame):
    """Vacancies against the unemployed, one row per municipality.

    `fillable` is how many vacancies the municipality's own unemployed could fill, and
    `unfilled` the vacancies beyond that. Missing where the producer suppressed a figure.
    """

    ref_area: Series[str]
    unemployed: Series[float] = pa.Field(ge=0, nullable=True)
    vacancies: Series[float] = pa.Field(ge=0, nullable=True)
    vacancies_per_unemployed: Series[float] = pa.Field(ge=0, nullable=True)
    fillable: Series[float] = pa.Field(ge=0, nullable=True)
    unfilled: Series[float] = pa.Field(ge=0, nullable=True)

    class Config:
        unique = ("ref_area",)


class MatchingPairs(Frame):
    """For each municipality with unfilled vacancies, the nearest one with unemployed to spare.

    `spare` is the fillable share of the unemployed of `origin_area` less its own vacancies.
    """

    destination_area: Series[str]
    unfilled: Series[float] = pa.Field(gt=0)
    origin_area: Series[str]
    spare: Series[float] = pa.Field(gt=0)
    road_km: Series[float] = pa.Field(gt=0)
    drive_min: Series[float] = pa.Field(gt=0)

    class Config:
        unique = ("destination_area",)
