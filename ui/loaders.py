"""Cached loaders: the only place where data are cached."""

import streamlit as st

from data import areas as area_data
from data import employment, origins
from data.store import Store
from domain.area import Area
from domain.months import Months
from scenarios.store import ScenarioStore
from ui.saved.database import database_url
from views.context import Context
from views.results import newest


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
