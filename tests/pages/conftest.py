"""The database that every page test reads its scenarios from."""

import pytest

from scenarios.database import URL_VARIABLE, default_url
from scenarios.store import ScenarioStore
from tests.conftest import empty_caches
from tests.pages import elements, stored


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
