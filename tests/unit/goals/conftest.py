"""The shipped data."""

import pytest

from data.store import Store


@pytest.fixture(scope="module")
def store():
    shipped = Store()
    yield shipped
    shipped.close()
