"""Frames of the service network: who lives how far, and what a what-if changes."""

from domain.frames import Frame
from domain.typed import Series, pa


class Demand(Frame):
    """People of each municipality, all counted at its centre."""

    ref_area: Series[str]
    labour_force: Series[int] = pa.Field(ge=0)
    jobseekers: Series[int] = pa.Field(ge=0)

    class Config:
        unique = ("ref_area",)


class Nearest(Frame):
    """Nearest open service point of each municipality, by road; 0 if it has its own.

    `drive_min` is the least to any open point.
    """

    ref_area: Series[str]
    nearest_area: Series[str]
    road_km: Series[float] = pa.Field(ge=0)
    drive_min: Series[float] = pa.Field(ge=0)

    class Config:
        unique = ("ref_area",)


class DistanceBands(Frame):
    """People by road distance or time to the nearest point; a band is (lower, upper], the first from 0.

    `measure` is road_km or drive_min; `upper` of the last band is infinite.
    """

    measure: Series[str] = pa.Field(isin=["road_km", "drive_min"])
    lower: Series[float] = pa.Field(ge=0)
    upper: Series[float] = pa.Field(gt=0)
    labour_force: Series[int] = pa.Field(ge=0)
    jobseekers: Series[int] = pa.Field(ge=0)

    class Config:
        unique = ("measure", "lower")


class TravelChange(Frame):
    """Kilometres that clients travel in a year, before and after, by home municipality.

    Both ways, at the central number of visits. `_low` and `_high` of the change follow the
    ranges of visits and of what a pop-up day takes.
    """

    ref_area: Series[str]
    before_area: Series[str]
    after_area: Series[str]
    before_km: Series[float] = pa.Field(ge=0)
    after_km: Series[float] = pa.Field(ge=0)
    change_km: Series[float]
    change_km_low: Series[float]
    change_km_high: Series[float]

    class Config:
        unique = ("ref_area",)


class ReachChange(Frame):
    """Clients farther than so many minutes from a permanent point, before and after.

    `served_by_popup` of those after have a pop-up day in their own municipality.
    """

    threshold_min: Series[int] = pa.Field(gt=0)
    before_clients: Series[int] = pa.Field(ge=0)
    after_clients: Series[int] = pa.Field(ge=0)
    change_clients: Series[int]
    served_by_popup: Series[int] = pa.Field(ge=0)

    class Config:
        unique = ("threshold_min",)


class Squares(Frame):
    """Squares of a square kilometre where people live: centre in metres (ETRS-TM35FIN), municipality."""

    ref_area: Series[str]
    x_m: Series[int]
    y_m: Series[int]
    population: Series[float] = pa.Field(ge=0, nullable=True)

    class Config:
        unique = ("x_m", "y_m")


class ResidentReach(Frame):
    """Residents within so many kilometres of their nearest point, by road as far as that can be told.

    `share` is of all residents whose number is shown; `_low` and `_high` follow how much roads may wind.
    """

    within_km: Series[int] = pa.Field(gt=0)
    people: Series[float] = pa.Field(ge=0)
    people_low: Series[float] = pa.Field(ge=0)
    people_high: Series[float] = pa.Field(ge=0)
    share: Series[float] = pa.Field(ge=0, le=1)
    share_low: Series[float] = pa.Field(ge=0, le=1)
    share_high: Series[float] = pa.Field(ge=0, le=1)

    class Config:
        unique = ("within_km",)


class MedianCurve(Frame):
    """Least travel with the best p points, one row per p and chosen municipality."""

    points: Series[int] = pa.Field(gt=0)
    ref_area: Series[str]
    person_km: Series[float] = pa.Field(ge=0)
    mean_km: Series[float] = pa.Field(ge=0)
    is_proven: Series[bool]

    class Config:
        unique = ("points", "ref_area")


class RoundStops(Frame):
    """Stops of a visiting round in driving order; the last of each day is the way back to the base."""

    day: Series[int] = pa.Field(gt=0)
    stop: Series[int] = pa.Field(gt=0)
    ref_area: Series[str]
    leg_km: Series[float] = pa.Field(ge=0)
    leg_min: Series[float] = pa.Field(ge=0)

    class Config:
        unique = ("day", "stop")
