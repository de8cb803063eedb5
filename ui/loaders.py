"""Cached loaders: the only place where data are cached."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.counts import values
from analytics.structural_change.frames import Baseline
from analytics.structural_change.starting_point import baseline, participants_of
from data import areas as area_data
from data import commuting as commuting_data
from data import employment, origins, places, plan
from data.store import BOUNDARIES, Store
from domain.area import Area
from domain.areas import EMPLOYMENT_AREA
from domain.errors import FiguresMissingError, SnapshotDamagedError
from domain.frames import (
    Areas,
    Commuting,
    MonthlyShares,
    Observations,
    PrintedCells,
    RoadDistances,
    ServicePoints,
)
from domain.interval import Interval
from domain.months import Months
from geo import boundaries
from i18n.text import Language
from scenarios.store import ScenarioStore
from ui.saved.database import database_url
from views.context import Context
from views.results import newest

PLAN_PERIOD = "2023-08"
"""Month of the plan's unemployment table."""

LATEST_PERIOD = "2026-06"
"""Month of the newest full set of indicators."""


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the one store all sessions read from."""
    return Store()


@st.cache_resource(max_entries=1, show_spinner=False)
def area() -> Area:
    """Return the area of this installation.

    Raises:
        AreaError: The operator named an area that there is not; tried again on the next call.
    """
    return area_data.chosen()


@st.cache_data(max_entries=1, show_spinner=False)
def months() -> Months:
    """See `data.employment.months`."""
    return employment.months(store())


@st.cache_resource(max_entries=8, show_spinner=False)
def context(period: str, before: str) -> Context:
    """Return what pages are built from in a month; shared by all readers, and with it what it remembers."""
    return Context(store=store(), area=area(), period=period, before=before)


@st.cache_data(max_entries=8, show_spinner=False)
def area_observations(time_period: str) -> DataFrame[Observations]:
    """See `data.employment.area_observations`; a period without rows is an error here."""
    return _found(
        employment.area_observations(store(), time_period=time_period, ref_areas=area().observed), time_period
    )


@st.cache_data(max_entries=8, show_spinner=False)
def national_observations(time_period: str, area_level: str) -> DataFrame[Observations]:
    """See `data.employment.national_observations`; a period without rows is an error here."""
    rows = employment.national_observations(store(), time_period=time_period, area_level=area_level)
    return _found(rows, time_period)


@st.cache_data(max_entries=1, show_spinner=False)
def monthly_shares() -> DataFrame[MonthlyShares]:
    """See `data.employment.monthly_shares`."""
    return employment.monthly_shares(store())


@st.cache_data(max_entries=1, show_spinner=False)
def commuting() -> DataFrame[Commuting]:
    """See `data.commuting.commuting`."""
    return commuting_data.commuting(store())


@st.cache_data(max_entries=1, show_spinner=False)
def printed_cells() -> DataFrame[PrintedCells]:
    """See `data.plan.printed_cells`."""
    return plan.printed_cells(store(), area())


@st.cache_data(max_entries=1, show_spinner=False)
def areas() -> DataFrame[Areas]:
    """See `data.places.areas`."""
    return places.areas(store(), area().observed)


@st.cache_data(max_entries=1, show_spinner=False)
def service_points() -> DataFrame[ServicePoints]:
    """See `data.places.service_points`."""
    return places.service_points(store(), area().municipalities)


@st.cache_data(max_entries=1, show_spinner=False)
def labour_force() -> pd.Series:
    """Return the labour force of every municipality in the latest month, persons."""
    return values(national_observations(LATEST_PERIOD, "municipality"))["labour_force"]


@st.cache_data(max_entries=1, show_spinner=False)
@st.cache_data(max_entries=1, show_spinner=False)
def people() -> DataFrame[Baseline]:
    """Return the people of the ten municipalities in the latest month; see `starting_point.baseline`."""
    return baseline(area_observations(LATEST_PERIOD), area())


@st.cache_data(max_entries=1, show_spinner=False)
def area_participants() -> Interval:
    """Return the service participants of the employment area in the latest month."""
    return participants_of(area_observations(LATEST_PERIOD), EMPLOYMENT_AREA, area())


@st.cache_data(max_entries=1, show_spinner=False)
def centres() -> dict[str, tuple[float, float]]:
    """Return where the centre of each municipality with a service point is: metres in ETRS-TM35FIN."""
    points = service_points().drop_duplicates("ref_area")
    x, y = boundaries.projected(points["longitude"].tolist(), points["latitude"].tolist())
    return dict(zip(points["ref_area"], zip(x, y, strict=True), strict=True))


@st.cache_data(max_entries=1, show_spinner=False)
def road_distances() -> DataFrame[RoadDistances]:
    """See `data.places.road_distances`."""
    return places.road_distances(store())


@st.cache_data(max_entries=3, show_spinner=False)
def names(language: Language) -> dict[str, str]:
    """Return the name of every area by its code, in one language."""
    frame = areas()
    return dict(zip(frame["ref_area"], frame[f"name_{language}"], strict=True))


@st.cache_resource(max_entries=3, show_spinner=False)
def outlines(language: Language) -> tuple[boundaries.Outline, ...]:
    """See `geo.boundaries.outlines`, named in one language; shared, because it is never changed."""
    named = names(language)
    drawn = boundaries.outlines(store().path(BOUNDARIES))
    if unnamed := {outline.ref_area for outline in drawn} - named.keys():
        raise SnapshotDamagedError(f"areas.parquet names no {unnamed}", file="areas.parquet")
    return tuple(replace(outline, name=named[outline.ref_area]) for outline in drawn)


@st.cache_data(max_entries=32, show_spinner=False)
def origins_of(snapshot: str) -> list[origins.Origin]:
    """See `data.origins.origins_of`."""
    return origins.origins_of(snapshot)


@st.cache_resource(show_spinner=False, on_release=ScenarioStore.close)
def scenario_store() -> ScenarioStore:
    """Return the one store of scenarios; usable from every session at once.

    Raises:
        ScenarioStorageError: The database cannot be opened; tried again on the next call.
    """
    return ScenarioStore(database_url(), model_version=newest())


def data_vintage() -> dict[str, str]:
    """Return the checksum of the rows of every snapshot the figures are read from, by its stem."""
    return {stem: vintages[0] for stem, vintages in store().vintages.items()}


def _found(rows: DataFrame[Observations], time_period: str) -> DataFrame[Observations]:
    """Return the rows, which no page can do without: a count over none of them would be a false 0."""
    if rows.empty:
        raise FiguresMissingError(f"no figures of {time_period}", period=time_period)
    return rows
