"""The shipped history of the ten municipalities, in per cent as published."""

import pytest

from data import employment
from data.areas import area
from data.store import Store


@pytest.fixture(scope="session")
def shares():
    """Return fractions by month and municipality of the shipped area."""
    store = Store()
    rows = employment.monthly_shares(store)
    store.close()
    wide = rows.pivot(index="time_period", columns="ref_area", values="unemployed_share")
    return wide[list(area("TA10").municipalities)]


@pytest.fixture(scope="session")
def per_cent(shares):
    """Return the same as an array of percentages: month, municipality."""
    return (100 * shares).round(1).to_numpy()
