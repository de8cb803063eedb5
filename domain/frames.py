"""Typed frames: the column contracts between queries, analytics and charts.

Dimensions take SDMX concept names (`ref_area`, `time_period`, `sex`, `age`). Head counts
are plural nouns (`outbound_commuters`); every other measure ends in its unit (`_eur`,
`_min`, `_km`, `_fte`). A `_rate` or `_share` is a fraction in [0, 1], never a percentage.
Frames are tidy, one row per key, with the key in `Config.unique`.
"""

from enum import StrEnum

from domain.typed import Series, pa


class ObsStatus(StrEnum):
    """Why an observation has, or lacks, its value."""

    NORMAL = "normal"
    CONFIDENTIAL = "confidential"
    """Suppressed by the producer ("..."): 1-4 persons. Never 0, never dropped."""
    MISSING = "missing"
    """Not printed or not published."""
    ESTIMATED = "estimated"


class Frame(pa.DataFrameModel):
    """Base contract: exactly these columns, in exactly these types."""

    class Config:
        strict = True
        coerce = False


class Observations(Frame):
    """One published figure per row; `indicator` is a key of `domain.indicators.INDICATORS`.

    `time_period` is an SDMX period: "2026-06" is the last day of June 2026. `obs_value` is
    missing exactly where the status is confidential or missing. `source` names the snapshot.
    """

    ref_area: Series[str]
    time_period: Series[str]
    indicator: Series[str]
    obs_value: Series[float] = pa.Field(nullable=True)
    obs_status: Series[str] = pa.Field(isin=list(ObsStatus))
    source: Series[str]

    class Config:
        unique = ("ref_area", "time_period", "indicator")


class MonthlyShares(Frame):
    """Published unemployed share of the labour force, rounded by its producer to 0.1 %."""

    ref_area: Series[str]
    time_period: Series[str]
    unemployed_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)

    class Config:
        unique = ("ref_area", "time_period")


class ReleasedShares(MonthlyShares):
    """The same as first released: an earlier vintage of single months, which is no part of the series."""


class Commuting(Frame):
    """Commuters of each municipality: persons in register-based employment.

    `printed_self_sufficiency` is the ratio as the plan prints it, 1 = as many jobs as employed.
    """

    ref_area: Series[str]
    labour_force: Series[int] = pa.Field(ge=0)
    inbound_commuters: Series[int] = pa.Field(ge=0)
    outbound_commuters: Series[int] = pa.Field(ge=0)
    employed_in_own_municipality: Series[int] = pa.Field(ge=0)
    printed_self_sufficiency: Series[float] = pa.Field(ge=0)

    class Config:
        unique = ("ref_area",)


class LoadedFlows(Frame):
    """Rows of a file of flows: persons by home and workplace; missing where the producer suppressed them.

    `row` is the line in the file. Areas are codes, or `analytics.flows.frames.EXTERNAL`.
    """

    row: Series[int]
    origin_area: Series[str]
    destination_area: Series[str]
    commuters: Series[float] = pa.Field(ge=0, nullable=True)

    class Config:
        unique = ("origin_area", "destination_area")


class Areas(Frame):
    """Areas by code, with their names and place in the hierarchy.

    `area_level` is municipality, subregion, region, employment_area, ely, country, or unknown
    (the producer's "unknown" and "abroad"); `role` is area (one of its own), neighbour (drawn
    around them) or other. Surface areas are missing
    for all but the area and its neighbours.
    """

    ref_area: Series[str]
    area_level: Series[str]
    name_fi: Series[str]
    name_sv: Series[str]
    name_en: Series[str]
    role: Series[str] = pa.Field(isin=["area", "neighbour", "other"])
    land_km2: Series[float] = pa.Field(nullable=True)
    total_km2: Series[float] = pa.Field(nullable=True)

    class Config:
        unique = ("ref_area",)


class PrintedCells(Frame):
    """Every cell of the plan's two tables exactly as printed, typing errors included.

    `indicator` is a registry key or a column of `Commuting`; `ref_area` of the total row is
    the employment area. `printed` is the text in the document, "" where the row is too short;
    `corrected` is the text after the ledger's corrections.
    """

    table: Series[str] = pa.Field(isin=["unemployment", "commuting"])
    ref_area: Series[str]
    indicator: Series[str]
    printed: Series[str]
    corrected: Series[str]

    class Config:
        unique = ("table", "ref_area", "indicator")


class Corrections(Frame):
    """Ledger of what was changed between a source as printed and its snapshot.

    `rule` and `evidence` are text keys under `corrections.`; a reader sees them translated.
    """

    source: Series[str]
    location: Series[str]
    printed: Series[str]
    corrected: Series[str]
    rule: Series[str]
    evidence: Series[str]


class ServicePoints(Frame):
    """Service points of the plan's section 3, and the office that is not taken over.

    `precision` says what the coordinates are: `municipality_centre` is not a building.
    `role` is service_point or not_taken_over.
    """

    point: Series[str]
    ref_area: Series[str]
    name: Series[str]
    address: Series[str]
    latitude: Series[float]
    longitude: Series[float]
    precision: Series[str]
    role: Series[str] = pa.Field(isin=["service_point", "not_taken_over"])
    note: Series[str]

    class Config:
        unique = ("point",)


class PlanStatements(Frame):
    """What the plan's text says beside its tables, one statement per row.

    `item` tells what `printed` is: a total of the employment area, or the year of a number, whose source
    gives the year of `source_says`. Both are texts as printed.
    """

    ref_area: Series[str]
    indicator: Series[str]
    item: Series[str] = pa.Field(isin=["total", "year"])
    printed: Series[str]
    source_says: Series[str]

    class Config:
        unique = ("ref_area", "indicator", "item")


class PlanStaffing(Frame):
    """What the plan's section 1 says of staff and targets, one statement per row.

    `unit` is a service unit, or area for all of them; `item` a role, target (clients per FTE),
    shared_foreign_language, or transferred and client_work of the area. `low` and `high` are FTE but for
    targets; missing where the plan leaves that end open. `wording` tells how it gives the number.
    """

    unit: Series[str]
    item: Series[str]
    origin: Series[str] = pa.Field(isin=["own", "state", ""])
    low: Series[float] = pa.Field(ge=0, nullable=True)
    high: Series[float] = pa.Field(ge=0, nullable=True)
    wording: Series[str] = pa.Field(isin=["", "range", "about", "under", "at_least"])

    class Config:
        unique = ("unit", "item", "origin")


class RoadDistances(Frame):
    """Road distance between municipality centres, one row per ordered pair.

    Distances are within about 3 km of known ones; minutes rest on assumed speeds.
    """

    origin_area: Series[str]
    destination_area: Series[str]
    great_circle_km: Series[float] = pa.Field(ge=0)
    road_km: Series[float] = pa.Field(ge=0)
    drive_min: Series[float] = pa.Field(ge=0)

    class Config:
        unique = ("origin_area", "destination_area")
