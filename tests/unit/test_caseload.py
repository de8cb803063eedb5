"""Under, within and over a target band."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.caseload import Band, Verdict, band_verdict, caseload, decimals_needed, interval_verdict
from domain.errors import ParameterError

BAND = Band(low=100, high=150)
UNDER_100 = Band(low=None, high=100, is_strict=True)


@pytest.mark.parametrize(
    ("value", "band", "verdict"),
    [
        (99.9, BAND, Verdict.UNDER),
        (100, BAND, Verdict.WITHIN),
        (150, BAND, Verdict.WITHIN),
        (150.1, BAND, Verdict.OVER),
        (0, Band(low=None, high=100), Verdict.WITHIN),
        (100.1, Band(low=None, high=100), Verdict.OVER),
        (100, UNDER_100, Verdict.OVER),
        (99.99, UNDER_100, Verdict.WITHIN),
        (500, None, Verdict.UNKNOWN_TARGET),
    ],
)
def test_a_caseload_stands_under_within_or_over_its_band(value, band, verdict):
    assert band_verdict(value, band) is verdict


def test_an_interval_on_one_side_is_certain():
    assert interval_verdict(151, 170, BAND) is Verdict.OVER


def test_an_interval_across_a_limit_is_uncertain():
    assert interval_verdict(140, 170, BAND) is Verdict.UNCERTAIN


def test_without_staff_there_is_no_caseload():
    assert caseload(100, 0) is None


@pytest.mark.parametrize(("low", "high"), [(150, 100), (None, 0), (-1, 100), (None, float("nan"))])
def test_a_band_that_is_no_band_is_refused(low, high):
    with pytest.raises(ParameterError):
        Band(low=low, high=high)


@pytest.mark.parametrize(
    ("value", "band", "decimals"),
    [
        (203, BAND, 0),
        (123.4, BAND, 0),
        (99.6, BAND, 1),
        (99.96, BAND, 2),
        (150.2, BAND, 1),
        (99.98, UNDER_100, 2),
        (150, BAND, 0),
        (150.2, None, 0),
    ],
)
def test_a_caseload_near_a_limit_is_written_with_the_decimals_that_its_verdict_needs(value, band, decimals):
    assert decimals_needed(value, band) == decimals


@given(
    value=st.integers(0, 400_000).map(lambda n: n / 1000),
    band=st.sampled_from([BAND, UNDER_100, Band(low=90, high=120)]),
)
def test_a_caseload_as_it_is_written_has_its_own_verdict(value, band):
    written = float(f"{value:.{decimals_needed(value, band)}f}")

    assert band_verdict(written, band) is band_verdict(value, band)
