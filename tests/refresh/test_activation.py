"""The published activation rate: services of services and unemployed, rounded to a tenth of a percent."""

import itertools

import numpy as np
import pytest

from data.refresh.declared import declared
from data.refresh.run import Outcome
from tests.standin.tables import PxTable, months

TABLE = next(each for each in declared().tables if each.id == "12u4")
PATH = "StatFin/tyonv/12u4.px"

WORKED = [(25, 75, 25.0), (1, 7, 12.5), (31_649, 174_812, 15.3), (2, 1, 66.7), (0, 10, 0.0)]
"""In services, unemployed, and the rate: round(100 * services / (services + unemployed), 1)."""


def rates(cells, updated="2026-07-21T08:00:00"):
    """Return a table like 12u4: the country over as many months as there are cells."""
    dimensions = {
        "alue_23_20260101": ["SSS"],
        "sukupuoli_9_20180101": ["SSS"],
        "ikaryhma_10_20180101": ["SSS"],
        "timeperiod_m": months("2026-01", len(cells)),
        "contentscode": ["PALVELUISSAYHTEENSA", "TYOTTOMATLOPUSSA", "AKTASTE"],
    }
    values = np.array(cells, dtype=float).reshape(tuple(map(len, dimensions.values())))
    marks = np.full(values.shape, "", dtype=object)
    return PxTable(
        title="Aktivointiaste",
        dimensions=dimensions,
        values=values,
        marks=marks,
        time="timeperiod_m",
        updated=updated,
    )


@pytest.mark.parametrize(("services", "unemployed", "rate"), WORKED)
def test_the_worked_rates_are_the_formula(services, unemployed, rate):
    assert round(100 * services / (services + unemployed), 1) == rate


def test_published_rates_are_kept_as_published(refreshing, standin):
    standin.tables = {PATH: rates(WORKED)}

    (found,) = refreshing(TABLE).values()

    assert found.outcome == Outcome.FETCHED
    rows = refreshing.store().where("statfin_12u4", measure=["AKTASTE"])
    assert set(rows.columns) >= {"ref_area", "sex", "age", "time_period", "measure", "obs_value", "mark"}
    assert rows.sort_values("time_period")["obs_value"].tolist() == [rate for _, _, rate in WORKED]


def test_a_rate_that_is_another_than_its_parts_say_is_refused(refreshing, standin):
    standin.tables = {PATH: rates(WORKED)}
    refreshing(TABLE)
    wrong = [(services, unemployed, rate + 0.1) for services, unemployed, rate in WORKED]
    standin.tables = {PATH: rates([*itertools.islice(WORKED, 4), wrong[4]], "2026-08-25T08:00:00")}

    (found,) = refreshing(TABLE).values()

    assert found.outcome == Outcome.REFUSED
    assert "another activation rate" in found.message
    assert len(refreshing.keys) == 1
