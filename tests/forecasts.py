"""Forecasts of the same months, worked out once for all tests of pages."""

import pytest

from views.development import rows


@pytest.fixture(scope="session", autouse=True)
def _forecasts_once():
    """Carry the same months on once, however many contexts of the same data ask for it.

    A forecast is made of nothing but its months; its own tests ask `analytics.forecast`, which is as it was.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("all_paths", "adjusted"):
            patch.setattr(rows, name, _remembered(getattr(rows, name)))
        yield


def _remembered(work):
    """Return a function of one array that works the same array out once."""
    made = {}

    def worked(months):
        key = (months.shape, months.tobytes())
        if key not in made:
            made[key] = work(months)
        return made[key]

    return worked
