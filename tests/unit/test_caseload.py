"""Under, within and over a target band."""

import pytest

from analytics.caseload import Band, Verdict, band_verdict, caseload, interval_verdict
from domain.errors import ParameterError

BAND = Band(low=100, high=150)


@pytest.mark.parametrize(
    ("value", "band", "verdict"),
    [
        (99.9, BAND, Verdict.UNDER),
        (100, BAND, Verdict.WITHIN),
        (150, BAND, Verdict.WITHIN),
        (150.1, BAND, Verdict.OVER),
        (0, Band(low=None, high=100), Verdict.WITHIN),
        (100.1, Band(low=None, high=100), Verdict.OVER),
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
