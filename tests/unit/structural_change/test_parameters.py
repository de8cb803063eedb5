"""Parameters, arrows and presets of structural change."""

import pytest

from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.parameters import ChangeParameters, next_month
from data.areas import area
from domain.errors import ParameterError

READY = area("TA10").changes


def test_arrows_come_in_the_order_of_the_chain():
    assert tuple(ARROWS) == tuple(ArrowKey)


def test_share_that_registers_is_that_of_kaipola_within_its_range():
    arrow = ARROWS[ArrowKey.REGISTERING_SHARE]

    assert arrow.central == round(170 / 450, 2)
    assert (arrow.low, arrow.high, arrow.is_assumption) == (0.25, 0.7, False)


@pytest.mark.parametrize(
    "bad",
    [
        {"month": "2026-13"},
        {"month": "June"},
        {"supplier_multiplier": 0.9},
        {"supplier_multiplier": 2.1},
        {"leaving_share": 0.3},
        {"registering_share": 0.71},
        {"registering_share": float("nan")},
        {"months_to_work": 0.0},
        {"hours_per_client": -1.0},
        {"fte_cost_eur": 0.0},
    ],
)
def test_parameters_out_of_range_are_refused(bad):
    with pytest.raises(ParameterError):
        ChangeParameters(**{"area": "765", "jobs_change": -200, "month": "2026-07", **bad})


@pytest.mark.parametrize(
    ("key", "municipality", "jobs_change"),
    [
        ("upm_kajaani", "205", -535),
        ("sotkamo_200", "765", -200),
        ("kuusamo_no_snow", "305", -250),
        ("kajaani_300", "205", 300),
    ],
)
def test_presets_are_within_range(key, municipality, jobs_change):
    ready = READY[key]
    parameters = ChangeParameters(
        area=ready.municipality, jobs_change=ready.jobs_change, month="2026-07", **ready.coefficients
    )

    assert (parameters.area, parameters.jobs_change) == (municipality, jobs_change)


@pytest.mark.parametrize(
    ("month", "start"), [("2026-07", "2026-12"), ("2026-12", "2026-12"), ("2027-01", "2027-12")]
)
def test_a_winter_without_snow_starts_next_december(month, start):
    assert next_month(READY["kuusamo_no_snow"], month) == start


def test_only_the_closed_mill_has_a_source_for_its_jobs():
    assert [key for key, ready in READY.items() if not ready.is_assumption] == ["upm_kajaani"]
