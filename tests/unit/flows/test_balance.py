"""Vacancies against the unemployed of each municipality, June 2026."""

import math

import pandas as pd
import pytest

from analytics.flows.balance import BalanceParameters, labour_market_balance, matching_pairs, mismatch_share
from analytics.flows.frames import LabourMarketBalance, MatchingPairs
from domain.errors import ParameterError
from domain.frames import ObsStatus
from tests.drawn import drawn
from tests.unit.flows.figures import AREAS, JUNE_2026, road_distances

OBSERVATIONS = (
    JUNE_2026.melt(id_vars="ref_area", var_name="indicator", value_name="obs_value")
    .assign(time_period="2026-06", source="employment_service")
    .assign(
        obs_status=lambda rows: rows["obs_value"].map(
            lambda value: str(ObsStatus.CONFIDENTIAL if math.isnan(value) else ObsStatus.NORMAL)
        )
    )
)


def balance(fillable_share=0.5):
    parameters = BalanceParameters(fillable_share=fillable_share)
    return labour_market_balance(OBSERVATIONS, "2026-06", AREAS, parameters)


def test_balance_keeps_its_contract_and_order():
    LabourMarketBalance.validate(balance())
    assert tuple(balance()["ref_area"]) == AREAS


def test_ratio_is_vacancies_per_unemployed():
    kuusamo = balance().set_index("ref_area").loc["305"]

    assert kuusamo["vacancies_per_unemployed"] == pytest.approx(206 / 805)


def test_suppressed_vacancies_stay_unknown():
    paltamo = balance().set_index("ref_area").loc["578"]

    assert math.isnan(paltamo["vacancies_per_unemployed"])
    assert math.isnan(paltamo["unfilled"])


def test_vacancies_beyond_what_own_unemployed_could_fill_are_unfilled():
    # A fifth of Kuusamo's 805 unemployed is 161; 206 vacancies are open.
    kuusamo = balance(fillable_share=0.2).set_index("ref_area").loc["305"]

    assert kuusamo["unfilled"] == pytest.approx(45)


def test_nearest_municipality_with_unemployed_to_spare_is_paired():
    pairs = matching_pairs(balance(fillable_share=0.2), road_distances())

    MatchingPairs.validate(pairs)
    # Taivalkoski: a fifth of 194 less 10 vacancies.
    assert pairs[["destination_area", "origin_area"]].to_numpy().tolist() == [["305", "832"]]
    assert pairs["spare"].item() == pytest.approx(28.8)


def test_no_unfilled_vacancies_make_no_pairs():
    assert matching_pairs(balance(fillable_share=1.0), road_distances()).empty


TWO = drawn(
    """
    ref_area | unemployed | vacancies
    205      |         60 |        10
    765      |         40 |        40
    """,
    unemployed="float64",
    vacancies="float64",
)


def test_mismatch_is_the_share_who_would_have_to_look_elsewhere():
    # 60 % of the unemployed beside 20 % of the vacancies.
    assert mismatch_share(TWO) == pytest.approx(0.4)


def test_mismatch_is_unknown_without_vacancies():
    assert math.isnan(mismatch_share(TWO.assign(vacancies=0.0)))


def test_an_empty_month_leaves_everything_unknown():
    empty = labour_market_balance(OBSERVATIONS, "1999-01", AREAS, BalanceParameters())

    assert empty.drop(columns="ref_area").isna().all(axis=None)
    assert isinstance(empty, pd.DataFrame)


def test_a_share_of_zero_is_refused():
    with pytest.raises(ParameterError):
        BalanceParameters(fillable_share=0.0)
