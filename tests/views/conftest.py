"""Contexts that every view is built in: the shipped area, and areas of nobody's."""

from dataclasses import replace

import pytest

from data.areas import area
from data.store import Store
from data.vintages import vintages
from scenarios.database import default_url
from scenarios.store import ScenarioStore
from tests.forecasts import _forecasts_once  # noqa: F401 - for every test of this folder
from tests.pages import stored
from tests.views import areas, delivered, months, planned
from views.context import Context, opened
from views.library import Library


@pytest.fixture(scope="session")
def store():
    """Return the shipped data."""
    shipped = Store()
    yield shipped
    shipped.close()


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """Return scenarios of three kinds: some of today, one in the archive, one from older data."""
    shelf = ScenarioStore(default_url(tmp_path_factory.mktemp("scenarios")))
    shelf.save_new(stored.older("Vanha", {}, largest_caseload="150", fte="70"))
    stored.fill(shelf)
    yield Library(open=lambda: shelf)
    shelf.close()


@pytest.fixture(scope="session")
def contexts(store, library):
    """Return what makes a context of an area."""
    usual = {"store": store, "period": "2026-06", "before": "2023-08", "library": library}
    return lambda of, **changes: Context(area=of, **usual | changes)


@pytest.fixture(scope="session")
def home(contexts):
    """Return the shipped area in the newest month."""
    return contexts(area("TA10"))


@pytest.fixture(scope="session")
def oulu(contexts):
    """Return an area that lacks everything but its published figures."""
    return contexts(areas.OULU)


@pytest.fixture(scope="session")
def kainuu(contexts):
    """Return an area whose figures are published under another code."""
    return contexts(areas.KAINUU)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory, contexts):
    """Return an area of nobody's that has a plan of its own."""
    folder = tmp_path_factory.mktemp("planned")
    planned.write(folder)
    read = Store(folder)
    yield contexts(planned.PLANNED, store=read)
    read.close()


@pytest.fixture(scope="session")
def monthly(tmp_path_factory, library):
    """Return the shipped area over data with several months, see `months`."""
    folder = tmp_path_factory.mktemp("monthly")
    months.write(folder)
    read = Store(folder)
    yield replace(opened(read, area("TA10")), library=library)
    read.close()


@pytest.fixture(scope="session")
def dated(tmp_path_factory, library):
    """Return the shipped area over data of several days, see `months.write_vintages`."""
    folder = tmp_path_factory.mktemp("dated")
    months.write_vintages(folder)
    stores = {day: Store(vintages=vintages(folder), as_of=day) for day in ("", *months.DAYS)}
    contexts = {day: opened(stores[day], area("TA10"), until=day) for day in months.DAYS}
    newest = opened(stores[""], area("TA10"), days=stores[""].days[:-1], opener=contexts.__getitem__)
    yield replace(newest, library=library)
    for each in stores.values():
        each.close()


@pytest.fixture(scope="session")
def delivery(tmp_path_factory):
    """Return a folder that a refresh has filled from the stand-in services, and what became of each table."""
    folder = tmp_path_factory.mktemp("delivered")
    return folder, delivered.fetch(folder)


@pytest.fixture(scope="session")
def outcomes(delivery):
    """Return what became of each table and source of the refresh."""
    return delivery[1]


@pytest.fixture(scope="session")
def fetched_store(delivery):
    """Return the data with what the refresh brought."""
    read = Store(vintages=vintages(delivery[0]))
    yield read
    read.close()


@pytest.fixture(scope="session")
def fetched(fetched_store, contexts):
    """Return the shipped area with what a refresh has brought of every table, see `delivered`."""
    return contexts(area("TA10"), store=fetched_store)


@pytest.fixture(scope="session")
def fetched_oulu(fetched_store, contexts):
    """Return an area that lacks everything but its figures and what a refresh brings of every area."""
    return contexts(areas.OULU, store=fetched_store)


@pytest.fixture
def shelf(tmp_path):
    """Return a place for scenarios, empty as yet."""
    kept = ScenarioStore(default_url(tmp_path))
    yield kept
    kept.close()


@pytest.fixture
def about(home, shelf):
    """Return the shipped area with that library, as at one look."""
    return replace(home, library=Library(open=lambda: shelf))
