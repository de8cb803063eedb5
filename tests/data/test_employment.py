"""The employment queries, run for real on the drawn snapshots of `conftest.py`."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data import employment
from data.areas import area
from data.store import Store
from domain.errors import SnapshotDamagedError
from domain.frames import Observations
from tests.data.conftest import write_drawn
from tests.drawn import drawn

AREA = area("TA10")


def test_dimensions_become_the_keys_of_the_registry(drawn_store):
    expected = drawn(
        """
        ref_area | time_period | indicator           | obs_value | obs_status   | source
        105      | 2026-06     | unemployed_men      |        30 | normal       | statfin_12r5
        105      | 2026-06     | unemployed_under_20 |           | confidential | statfin_12r5
        105      | 2026-06     | unemployed_under_25 |           | missing      | statfin_12r5
        105      | 2026-06     | unemployed          |        50 | normal       | statfin_12r5
        105      | 2026-06     | unemployed_share    |       0.1 | normal       | statfin_12r5
        MK18     | 2026-06     | unemployed          |       400 | normal       | statfin_12r5
        """,
        obs_value="float64",
    )

    assert_frame_equal(
        employment.area_observations(drawn_store, time_period="2026-06", ref_areas=AREA.observed), expected
    )


def test_a_municipality_outside_the_area_is_left_out(drawn_store):
    assert "049" not in set(
        employment.area_observations(drawn_store, time_period="2023-08", ref_areas=AREA.observed)["ref_area"]
    )


def test_the_period_decides_the_source(drawn_store):
    observations = employment.area_observations(drawn_store, time_period="2023-08", ref_areas=AREA.observed)

    assert set(observations["source"]) == {"plan_2023_unemployment"}


def test_national_observations_keep_to_their_level(drawn_store):
    observations = employment.national_observations(
        drawn_store, time_period="2026-06", area_level="municipality"
    )

    assert set(observations["ref_area"]) == {"105", "049"}


def test_monthly_shares_read_the_share_alone_and_keep_an_unknown_month(drawn_store):
    expected = drawn(
        """
        ref_area | time_period | unemployed_share
        105      | 2026-05     |              0.1
        105      | 2026-06     |
        """,
        unemployed_share="float64",
    )

    assert_frame_equal(employment.monthly_shares(drawn_store), expected)


@pytest.mark.parametrize("area_level", ["municipality", "none"])
def test_an_unknown_period_or_level_gives_an_empty_frame_of_the_right_types(drawn_store, area_level):
    observations = employment.national_observations(
        drawn_store,
        time_period="1999-01" if area_level == "municipality" else "2026-06",
        area_level=area_level,
    )

    assert observations.empty
    assert_frame_equal(observations, Observations.empty(), check_index_type=False)


def test_a_concept_that_the_registry_lacks_is_refused(snapshot_dir):
    row = pd.DataFrame(
        {
            "ref_area": ["105"],
            "time_period": ["2026-06"],
            "indicator": ["unheard_of"],
            "sex": ["_T"],
            "age": ["_T"],
            "obs_value": [1.0],
            "obs_status": ["normal"],
            "source": ["statfin_12r5"],
        }
    )
    write_drawn(snapshot_dir, "statfin_12r5", row)
    odd = Store(snapshot_dir)

    with pytest.raises(SnapshotDamagedError, match="indicator"):
        employment.area_observations(odd, time_period="2026-06", ref_areas=AREA.observed)
    odd.close()
