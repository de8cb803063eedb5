"""Futures looked at by caseload, clients or undone work, for one unit or the whole area."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.staffing.dynamics import QUANTILES, simulate, start_from
from analytics.staffing.outlook import Measure, difference, fan, paths
from analytics.staffing.regimes import BY_NEED_2026
from domain.errors import ParameterError
from tests.unit.staffing.area import ASSUMED, BOARD, PLAN, UNITS


def futures(fte=None, assumptions=ASSUMED, seed=7):
    start = start_from(BOARD, fte or PLAN.fte)
    return simulate(start, assumptions, BY_NEED_2026, seed, months=12, replications=80)


@pytest.mark.parametrize(
    ("measure", "modelled"),
    [
        (Measure.CASELOAD, lambda each: each.clients / each.start.capacity_fte),
        (Measure.CLIENTS, lambda each: each.clients),
        (Measure.QUEUE, lambda each: each.queue_hours),
    ],
)
@pytest.mark.parametrize("unit", UNITS)
def test_a_units_fan_is_the_models(measure, modelled, unit):
    values = modelled(futures())[:, :, list(UNITS).index(unit)]

    assert fan(paths(futures(), measure, unit)) == pytest.approx(np.quantile(values, QUANTILES, axis=1))


def test_the_areas_clients_are_the_units_together():
    assert paths(futures(), Measure.CLIENTS) == pytest.approx(futures().clients.sum(axis=2))


def test_a_fan_widens_upwards_from_level_to_level():
    assert (np.diff(fan(paths(futures(), Measure.CLIENTS)), axis=0) >= 0).all()


def test_the_areas_fan_is_of_the_sum_not_a_sum_of_fans():
    area, *units = (fan(paths(futures(), Measure.CLIENTS, unit))[:, -1] for unit in (None, *UNITS))

    assert np.ptp(area) < sum(map(np.ptp, units))


def test_the_areas_caseload_is_all_clients_per_all_staff():
    capacity = futures().start.capacity_fte.sum()

    assert paths(futures(), Measure.CASELOAD)[0] == pytest.approx(7152 / capacity)


def test_a_unit_without_staff_has_no_caseload_but_has_clients():
    alone = futures({**PLAN.fte, "puolanka": 0.0})

    assert np.isnan(fan(paths(alone, Measure.CASELOAD, "puolanka"))).all()
    assert paths(alone, Measure.CLIENTS, "puolanka")[0] == pytest.approx(233)


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("unit", [*UNITS, None])
def test_equal_scenarios_differ_by_exactly_nothing(measure, unit):
    assert not difference(futures(), futures(), measure, unit).any()


def test_staff_that_has_no_effect_on_exits_changes_no_clients():
    more = futures({**PLAN.fte, "kajaani": 25.0})

    assert not difference(more, futures(), Measure.CLIENTS).any()
    assert difference(more, futures(), Measure.CASELOAD, "kajaani").max() < 0


def test_staff_that_has_an_effect_changes_clients():
    responsive = replace(ASSUMED, staff_effect=0.2)
    more = futures({**PLAN.fte, "kajaani": 25.0}, responsive)

    assert difference(more, futures(assumptions=responsive), Measure.CLIENTS)[1:].max() < 0


def test_scenarios_of_two_seeds_are_not_compared():
    with pytest.raises(ParameterError):
        difference(futures(seed=1), futures(seed=2), Measure.CLIENTS)
