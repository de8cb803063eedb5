"""What municipalities pay of the benefits of those who lose their jobs: the worked answers of the law."""

import numpy as np
import pandas as pd
import pytest

from analytics.structural_change.benefits import benefits, by_year, per_person
from analytics.structural_change.persons import MONTHS
from domain.errors import ParameterError


def test_a_person_costs_nothing_for_four_months_and_then_by_the_ladder():
    cost = per_person("2025-03", 37.21).central

    # 86 days are paid in four months; the hundredth passes in the fifth, which has 7,5 days at 10 per cent.
    assert cost[:4].tolist() == [0.0] * 4
    assert cost[4] == pytest.approx(0.75 * 7.5 * 0.10 * 37.21)
    # Day 400 has cost 2 232,60 euros; 24 months are 516 days.
    assert cost.sum() == pytest.approx(0.75 * (2_232.60 + 116 * 0.40 * 37.21))


def test_the_ends_are_those_of_everything_that_is_assumed():
    cost = per_person("2026-07", 36.17)

    # At the low end 60 per cent are paid 32,70 euros for 300 days, and yleistuki costs nothing.
    assert cost.low.sum() == pytest.approx(0.60 * 32.70 * (100 * 0.1 + 100 * 0.2))
    assert cost.high.sum() == pytest.approx(0.90 * (2_232.60 + 116 * 0.40 * 37.21))
    assert (cost.low <= cost.central).all()
    assert (cost.central <= cost.high).all()


def test_persons_pay_by_the_months_since_they_registered():
    areas = pd.DataFrame(
        {
            "ref_area": ["205", "TA10"] * MONTHS,
            "time_period": np.repeat([f"month {each:02d}" for each in range(MONTHS)], 2),
            "change": np.repeat(np.linspace(24, 1, MONTHS), 2),
            "change_low": 0.0,
            "change_high": 30.0,
        }
    )
    cost = per_person("2025-03", 37.21)
    found = benefits(areas, cost)
    kajaani = found[found["ref_area"] == "205"]

    assert kajaani["eur"].to_numpy() == pytest.approx(np.linspace(24, 1, MONTHS) * cost.central)
    assert kajaani["eur_high"].sum() == pytest.approx(30 * cost.high.sum())
    assert not kajaani["eur_low"].any()

    years = by_year(found).set_index("ref_area")
    first, second = kajaani["eur"].to_numpy()[:12].sum(), kajaani["eur"].to_numpy()[12:].sum()
    assert list(years.loc["205", ["first", "second", "eur"]]) == pytest.approx(
        [first, second, first + second]
    )
    assert years.loc["TA10", "second_high"] == pytest.approx(30 * cost.high[12:].sum())


def test_before_there_was_a_share_there_is_no_cost_to_tell():
    with pytest.raises(ParameterError):
        per_person("2005-12", 36.17)
