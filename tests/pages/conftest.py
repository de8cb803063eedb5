"""The database that every page test reads its scenarios from."""

import pytest

from scenarios.database import URL_VARIABLE, default_url
from scenarios.store import ScenarioStore
from tests.conftest import empty_caches
from tests.forecasts import _forecasts_once  # noqa: F401 - for every test of this folder
from tests.pages import elements, stored
from ui import loaders


@pytest.fixture(scope="session", autouse=True)
def _stored_scenarios(tmp_path_factory):
    """Let the pages find the same few scenarios in every test, and never those of this machine."""
    url = default_url(tmp_path_factory.mktemp("scenarios"))
    store = ScenarioStore(url)
    stored.fill(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(URL_VARIABLE, url)
        empty_caches()  # a test of another folder may have opened another database
        elements.seen.cache_clear()
        yield
    empty_caches()


@pytest.fixture
def fresh_caches():
    """Start with empty caches and leave them empty: for a test that reads other data, or another database."""
    empty_caches()
    yield
    empty_caches()


@pytest.fixture
def fresh_databases():
    """Start with no database open and leave none: for a test that reads another one, beside the same data."""
    _close_databases()
    yield
    _close_databases()


def _close_databases():
    """Forget the open databases; what is read of the data has nothing to do with them and stays."""
    for opened in (loaders.scenario_store, loaders.access_store, loaders.goal_store, loaders.room_store):
        opened.clear()
