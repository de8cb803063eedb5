"""The databases that every test of the store runs on: SQLite in a file, and a real PostgreSQL."""

import itertools

import pytest

from scenarios.database import default_url
from scenarios.store import ScenarioStore
from tests.scenarios.postgres import running_server

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server():
    with running_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of a new, empty database."""
    if request.param == "sqlite":
        return default_url(tmp_path)
    return request.getfixturevalue("server").new_database(f"tests_{next(_numbers)}")


@pytest.fixture
def store(url):
    opened = ScenarioStore(url)
    yield opened
    opened.close()
