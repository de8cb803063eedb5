"""Cached loaders: the only place where data are cached."""

from dataclasses import replace
from typing import Any

import streamlit as st

from data import areas as area_data
from data import employment, engine, vintages
from data.refresh.state import State
from data.refresh.state import stamp as state_stamp
from data.store import Store
from domain.area import Area
from scenarios.access.store import AccessStore
from scenarios.goals.model import Entry
from scenarios.goals.store import GoalStore
from scenarios.rooms.decision import Decision
from scenarios.rooms.store import RoomStore
from scenarios.store import ScenarioStore
from ui.saved.database import database_url
from views.context import Context, opened
from views.results import newest


def vintage() -> str:
    """Return the key of the newest vintage of the data, which a session that begins now reads."""
    return store().vintage


def store(as_of: str = "") -> Store:
    """Return the one store that all who read the same vintage share.

    Args:
        as_of: Key of a vintage; "" for the newest.
    """
    return _store(as_of) if as_of else _newest_store(vintages.newest_key())


@st.cache_resource(max_entries=2, show_spinner=False)
def _newest_store(key: str) -> Store:
    known = [each for each in vintages.vintages() if each.key <= key]
    return Store(vintages=known, engine=engine.chosen())


@st.cache_resource(max_entries=8, show_spinner=False)
def _store(as_of: str) -> Store:
    newest = store()
    if as_of == newest.vintage:
        return newest
    return Store(vintages=vintages.vintages(), as_of=as_of, engine=engine.chosen())


@st.cache_resource(max_entries=1, show_spinner=False)
def area() -> Area:
    """Return the area of this installation.

    Raises:
        AreaError: The operator named an area that there is not; tried again on the next call.
    """
    return area_data.chosen()


def context(as_of: str) -> Context:
    """Return what pages are built from; shared by all readers, and with it what it remembers.

    Args:
        as_of: Key of the vintage whose figures it has.
    """
    return _mended(_context, as_of, state_stamp(vintages.folder()))


@st.cache_resource(max_entries=8, show_spinner=False)
def _context(as_of: str, stamp: int) -> Context:  # noqa: ARG001 - it is kept until the next refresh
    read, refreshed = store(as_of), State.read(vintages.folder())
    return _with_saved(
        replace(opened(read, area(), days=read.days[:-1], opener=context_on), refreshed=refreshed)
    )


def context_on(day: str) -> Context:
    """Return what pages are built from as of an earlier day, ISO 8601."""
    return _mended(_context_on, day)


@st.cache_resource(max_entries=4, show_spinner=False)
def _context_on(day: str) -> Context:
    found = opened(store(day), area(), until=day)
    return _with_saved(replace(found, refreshed=State.read(vintages.folder())))


def _mended(load: Any, *given: str | int) -> Context:  # noqa: ANN401 - a cached function, with its `clear`
    """Return a cached context; one that was opened on a damaged file is opened anew once that is mended."""
    found: Context = load(*given)
    if found.months.unread and employment.months(found.store).unread != found.months.unread:
        load.clear(*given)
        found = load(*given)
    return found


def _with_saved(found: Context) -> Context:
    """Return a context that reads what was said of goals and decided in rooms when somebody looks."""
    return replace(found, said=said_of_goals, decided=decided_in_rooms)


@st.cache_resource(show_spinner=False, on_release=ScenarioStore.close)
def scenario_store() -> ScenarioStore:
    """Return the one store of scenarios; usable from every session at once.

    Raises:
        ScenarioStorageError: The database cannot be opened; tried again on the next call.
    """
    return ScenarioStore(database_url(), model_version=newest())


@st.cache_resource(max_entries=1, show_spinner=False, on_release=AccessStore.close)
def access_store(administrators: tuple[str, ...]) -> AccessStore:
    """Return the one store of roles and of the audit trail; fails as `scenario_store` does."""
    return AccessStore(database_url(), administrators)


@st.cache_resource(show_spinner=False, on_release=GoalStore.close)
def goal_store() -> GoalStore:
    """Return the one store of goals, in the same database; fails as `scenario_store` does."""
    return GoalStore(database_url())


def said_of_goals() -> tuple[Entry, ...]:
    """Return what has been said of the area's goals; fails as the store of goals does."""
    return goal_store().entries(area().code)


@st.cache_resource(show_spinner=False, on_release=RoomStore.close)
def room_store() -> RoomStore:
    """Return the one store of meeting rooms, in the same database; fails as `scenario_store` does."""
    return RoomStore(database_url())


def decided_in_rooms() -> tuple[Decision, ...]:
    """Return what meeting rooms have decided, the newest first; fails as the store of rooms does."""
    return room_store().decisions()
