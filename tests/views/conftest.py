"""Contexts that every view is built in: the shipped area, and areas of nobody's."""

import pytest

from data import employment
from data.areas import area
from data.store import Store
from tests.views import areas, months
from views.context import Context


@pytest.fixture(scope="session")
def store():
    """Return the shipped data."""
    opened = Store()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def contexts(store):
    """Return what makes a context of an area."""
    return lambda of, **changes: Context(
        **{"store": store, "area": of, "period": "2026-06", "before": "2023-08"} | changes
    )


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
def monthly(tmp_path_factory):
    """Return the shipped area over data with several months, see `months`."""
    folder = tmp_path_factory.mktemp("monthly")
    months.write(folder)
    opened = Store(folder)
    known = employment.months(opened)
    yield Context(
        store=opened,
        area=area("TA10"),
        period=known.newest,
        before=known.compared_with(known.newest),
        months=known,
    )
    opened.close()
