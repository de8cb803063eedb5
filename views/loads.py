"""What a context reads of its store when it is first asked for; see the attributes of `Context`."""

from dataclasses import replace
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from analytics.counts import observed_with
from analytics.flows.errors import FlowsMissingError
from analytics.flows.estimate import GravityParameters, estimated_flows, plausible_band, roads_of
from analytics.flows.frames import FlowSet
from data import commuting, employment, places, plan
from data.origins import Origin, origin_read
from data.store import BOUNDARIES
from domain.errors import (
    BoundariesMissingError,
    FiguresMissingError,
    MonthMissingError,
    NotFetchedError,
    PointsMissingError,
    SnapshotDamagedError,
    WaysMissingError,
)
from domain.frames import (
    Areas,
    Commuting,
    Corrections,
    Observations,
    PlanStatements,
    PrintedCells,
    RoadDistances,
    ServicePoints,
)
from domain.typed import DataFrame
from geo import boundaries
from i18n.text import Language
from views.sourced import Sourced

if TYPE_CHECKING:
    from views.context import Context

FETCHED_BOUNDARIES = "boundaries_municipalities"
"""The boundaries of every municipality, which a refresh brings."""


def published(context: "Context", time_period: str) -> Sourced[DataFrame[Observations]]:
    """See `Context.published`."""
    rows = employment.area_observations(
        context.store, time_period=time_period, ref_areas=context.area.observed
    )
    return _found(rows, time_period)


def observations(context: "Context", time_period: str) -> Sourced[DataFrame[Observations]]:
    """See `Context.observations`."""
    found = published(context, time_period)
    own = context.figures
    if own is None or time_period != context.opening.period:
        return found
    return Sourced(observed_with(found.data, own.figures, context.area), found.snapshots, own.name)


def printed(context: "Context") -> DataFrame[PrintedCells]:
    """See `Context.printed`."""
    return plan.printed_cells(context.store, context.area)


def stated(context: "Context") -> DataFrame[PlanStatements]:
    """See `Context.stated`."""
    return plan.statements(context.store)


def corrections(context: "Context") -> DataFrame[Corrections]:
    """See `Context.corrections`."""
    return plan.corrections(context.store)


def municipalities(context: "Context") -> Sourced[DataFrame[Observations]]:
    """See `Context.municipalities`."""
    rows = employment.national_observations(
        context.store, time_period=context.period, area_level="municipality"
    )
    return _found(rows, context.period)


def _found(rows: DataFrame[Observations], time_period: str) -> Sourced[DataFrame[Observations]]:
    """Return rows, which no page can do without: a count over none of them would be a false 0."""
    if not time_period:
        raise MonthMissingError("no such month")
    if rows.empty:
        raise FiguresMissingError(f"no figures of {time_period}", period=time_period)
    return Sourced(rows, tuple(rows["source"].unique()))


def service_points(context: "Context") -> Sourced[DataFrame[ServicePoints]]:
    """See `Context.service_points`."""
    rows = places.service_points(context.store)
    rows = rows[rows["ref_area"].isin(context.area.municipalities)]
    if not (rows["role"] == "service_point").any():
        raise PointsMissingError(f"no service points of {context.area.code}")
    return Sourced(rows.reset_index(drop=True), ("service_points",))


def own_ways(context: "Context") -> Sourced[DataFrame[RoadDistances]]:
    """See `Context.own_ways`."""
    ways, own = context.road_distances, context.area.municipalities
    if not (ways.data["origin_area"].isin(own) & ways.data["destination_area"].isin(own)).any():
        raise WaysMissingError(f"no road distances between the centres of {context.area.code}")
    return ways


def commuters(context: "Context") -> Sourced[DataFrame[Commuting]]:
    """See `Context.commuting`."""
    planned = context.area.municipalities if context.area.plan else ()
    return Sourced(commuting.commuting(context.store, planned), ("plan_2023_commuting",))


def areas(context: "Context") -> Sourced[DataFrame[Areas]]:
    """See `Context.areas`."""
    named = [each for each in context.area.observed if each != context.area.code]
    return Sourced(places.areas(context.store, named), ("areas",))


def names(context: "Context", language: Language) -> dict[str, str]:
    """See `Context.names`."""
    frame = context.areas.data
    names = dict(zip(frame["ref_area"], frame[f"name_{language}"], strict=True))
    if nameless := set(context.area.municipalities).difference(names):
        raise SnapshotDamagedError(f"areas.parquet lacks {sorted(nameless)}", file="areas.parquet")
    return names | {context.area.code: context.area.name[language]}


def shapes(context: "Context") -> Sourced[gpd.GeoDataFrame]:
    """Return the fetched boundaries, which are of all municipalities and newer, else those with the code."""
    own = context.area.municipalities
    try:
        every = context.fetched(FETCHED_BOUNDARIES)
        shapes = boundaries.around(boundaries.of_table(every.data), own)
        if set(own) <= set(shapes["ref_area"]):
            return Sourced(shapes, every.snapshots)
    except NotFetchedError:
        pass
    shapes = boundaries.of_file(context.store.path(BOUNDARIES))
    if not set(own) <= set(shapes["ref_area"]):
        raise BoundariesMissingError(f"no boundaries of {context.area.code}")
    return Sourced(shapes, (BOUNDARIES,))


def outlines(context: "Context", language: Language) -> Sourced[tuple[boundaries.Outline, ...]]:
    """See `Context.outlines`."""
    shapes, names = context.shapes, context.names(language)
    drawn = [
        replace(each, name=names.get(each.ref_area, each.name))
        for each in boundaries.outlines(shapes.data, context.area.municipalities)
    ]
    return Sourced(tuple(drawn), shapes.snapshots)


def margins(context: "Context") -> Sourced[DataFrame[Commuting]]:
    """See `Context.margins`."""
    rows, own = context.commuting.data, context.area.municipalities
    found = rows[rows["ref_area"].isin(own)].reset_index(drop=True)
    if len(found) < len(own):
        raise FlowsMissingError(f"no commuters of {context.area.code}")
    return Sourced(found, context.commuting.snapshots)


def flows(context: "Context", parameters: GravityParameters, *, is_alone: bool) -> Sourced[FlowSet]:
    """See `Context.estimate`."""
    margins, roads = context.margins, context.once(_roads)
    band = None if is_alone else plausible_band(parameters.form)
    found = estimated_flows(margins.data, roads.data, parameters, band)
    return Sourced(found, (*margins.snapshots, *roads.snapshots))


def _roads(context: "Context") -> Sourced[NDArray[np.float64]]:
    """Return the roads between the zones of the flows, in kilometres."""
    margins, ways, outside = context.margins, context.road_distances, context.area.outside
    if outside is None:
        raise FlowsMissingError(f"nothing stands for the country outside {context.area.code}")
    return Sourced(roads_of(margins.data, ways.data, outside.gateway), ways.snapshots)


def origin(context: "Context", snapshot: str) -> Origin:
    """See `Context.origin`."""
    return origin_read(context.store, snapshot)
