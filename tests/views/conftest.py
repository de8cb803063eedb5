"""Contexts that every view is built in: the shipped area, and areas of nobody's."""

import pytest

from data.areas import area
from data.store import Store
from data.vintages import vintages
from tests.views import areas, months
from views.context import Context, opened


@pytest.fixture(scope="session")
def store():
    """Return the shipped data."""
    shipped = Store()
    yield shipped
    shipped.close()


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
    read = Store(folder)
    yield opened(read, area("TA10"))
    read.close()


@pytest.fixture(scope="session")
def dated(tmp_path_factory):
    """Return the shipped area over data of several days, see `months.write_vintages`."""
    folder = tmp_path_factory.mktemp("dated")
    months.write_vintages(folder)
    stores = {day: Store(vintages=vintages(folder), as_of=day) for day in ("", *months.DAYS)}
    contexts = {day: opened(stores[day], area("TA10"), until=day) for day in months.DAYS}
    yield opened(stores[""], area("TA10"), days=stores[""].days[:-1], opener=contexts.__getitem__)
    for each in stores.values():
        each.close()
