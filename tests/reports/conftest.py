"""The pages that are exported find the same scenarios as in their own tests."""

from tests.forecasts import _forecasts_once  # noqa: F401
from tests.pages.conftest import _stored_scenarios  # noqa: F401
