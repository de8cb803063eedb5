"""The databases that every test of the store runs on: SQLite in a file, and a real PostgreSQL."""

import pytest

from scenarios.database import default_url
from scenarios.store import ScenarioStore
from tests.scenarios.postgres import running_server


@pytest.fixture(scope="session")
def server():
    with running_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Return the address of an empty database."""
    if request.param == "sqlite":
        return default_url(tmp_path)
    return request.getfixturevalue("server").new_url()


@pytest.fixture
def store(url):
    opened = ScenarioStore(url)
    yield opened
    opened.close()
