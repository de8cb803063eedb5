"""Clients that a structural change brings to the staffing board: the same as on its own page."""

import math
from dataclasses import replace

import pytest

from analytics.flows.estimate import GravityParameters, estimated_flows, plausible_band
from analytics.flows.gravity import Deterrence
from analytics.staffing.clients import ClientRange
from analytics.structural_change.desks import needed_fte, unit_impact
from analytics.structural_change.frames import ALL_UNITS, Baseline, UnitStaff
from analytics.structural_change.impact import structural_change
from analytics.structural_change.on_board import extra_clients, raised
from analytics.structural_change.parameters import ChangeParameters
from analytics.structural_change.ranged import Ranged
from analytics.structural_change.starting_point import (
    PeopleUnknownError,
    baseline,
    caseloads,
    clients_by_unit,
    unit_staff,
)
from data.areas import area
from tests.drawn import drawn
from tests.unit.flows.figures import COMMUTING, JUNE_2026, ROADS_KM

KAINUU = area("TA10")

FLOWS = estimated_flows(COMMUTING, ROADS_KM, GravityParameters(), plausible_band(Deterrence.EXPONENTIAL))
PEOPLE = JUNE_2026.drop(columns="vacancies").assign(
    participants_low=float("nan"), participants_high=float("nan")
)
ENTRIES = [
    {"unit": unit, "shared_fte": shared, "ceiling": 150}
    for unit, shared in zip(KAINUU.units, (0, 0, 0.1, 0, 0, -0.5, 0, 0), strict=True)
]
FTE = dict.fromkeys(KAINUU.units, 5.0)


STAFF = unit_staff({"units": ENTRIES}, FTE)


def lost(jobs_change):
    return ChangeParameters(area="765", jobs_change=jobs_change, month="2026-07")


def change(jobs_change):
    return structural_change(lost(jobs_change), COMMUTING, FLOWS, PEOPLE, KAINUU)


def units(jobs_change):
    return unit_impact(lost(jobs_change), change(jobs_change), PEOPLE, STAFF, KAINUU)


def extra(jobs_change):
    return extra_clients(change(jobs_change))


def test_capacity_is_posts_with_what_is_shared_in_and_without_what_is_shared_out():
    staff = UnitStaff.validate(unit_staff({"units": ENTRIES}, FTE)).set_index("unit")

    assert staff["client_facing_fte"].tolist() == [5, 5, 5.1, 5, 5, 4.5, 5, 5]


def test_caseloads_before_a_change_are_clients_per_capacity_of_every_unit_and_of_all():
    before = caseloads(PEOPLE, STAFF, KAINUU)

    assert list(before) == [*KAINUU.units, ALL_UNITS]
    assert (before["kajaani"], before["paltamo"]) == (3248 / 5, (261 + 142 + 69) / 5.1)
    assert before[ALL_UNITS] == pytest.approx(7152 / 40)  # all posts, as on the staffing board


def test_where_nobody_serves_there_is_no_caseload():
    nobody = caseloads(PEOPLE, unit_staff({"units": ENTRIES}, {**FTE, "kuhmo": 0.0}), KAINUU)

    assert math.isnan(nobody["kuhmo"])
    assert nobody[ALL_UNITS] == pytest.approx(7152 / 35)


def test_a_shared_counsellor_alone_serves_nobody():
    nobody = caseloads(PEOPLE, unit_staff({"units": ENTRIES}, {**FTE, "paltamo": 0.0}), KAINUU)

    assert math.isnan(nobody["paltamo"])


def test_as_many_fte_are_needed_as_put_everybody_at_the_ceiling():
    needed = needed_fte(units(0), STAFF)

    assert needed["kajaani"] == 3248 / 150
    assert needed[ALL_UNITS] == pytest.approx(7152 / 150)


def test_fte_are_needed_for_the_clients_of_the_first_month():
    needed = needed_fte(units(-200), STAFF)

    for unit in (*KAINUU.units, ALL_UNITS):
        clients = clients_by_unit(PEOPLE, KAINUU)[unit] + extra(-200)[unit].central
        assert needed[unit] == pytest.approx(clients / 150)


def test_lost_jobs_bring_clients_to_every_unit_and_most_where_the_jobs_were():
    clients = extra(-200)

    assert all(0 < each.low < each.central < each.high for each in clients.values())
    assert max(KAINUU.units, key=lambda unit: clients[unit].central) == "sotkamo"
    units = sum(clients[unit].central for unit in KAINUU.units)
    assert clients[ALL_UNITS].central == pytest.approx(units)


def test_new_jobs_take_clients_away():
    assert all(each.low < each.central < each.high < 0 for each in extra(300).values())


def test_no_change_brings_nobody():
    assert set(extra(0).values()) == {Ranged(central=0, low=0, high=0)}


def test_the_board_takes_the_central_number_or_the_whole_range():
    before = {"kuhmo": ClientRange(low=560, high=564), "puolanka": None}
    more = {
        "kuhmo": Ranged(central=3, low=1, high=19),
        "puolanka": Ranged(central=1, low=0, high=2),
    }

    assert raised(before, more, whole_range=False) == {
        "kuhmo": ClientRange(low=563, high=567),
        "puolanka": None,
    }
    assert raised(before, more, whole_range=True)["kuhmo"] == ClientRange(low=561, high=583)


def test_a_unit_never_has_fewer_clients_than_none():
    taken = {"kuhmo": Ranged(central=-9, low=-20, high=-1)}

    assert raised({"kuhmo": ClientRange(low=5, high=5)}, taken, whole_range=False)["kuhmo"] == ClientRange(
        low=0, high=0
    )


OBSERVED = drawn(
    """
    ref_area | time_period | indicator             | obs_value | obs_status   | source
    290      | 2026-06     | labour_force          |      2905 | normal       | x
    290      | 2026-06     | unemployed            |       344 | normal       | x
    290      | 2026-06     | jobseekers            |       564 | normal       | x
    290      | 2026-06     | service_subsidised    |        10 | normal       | x
    290      | 2026-06     | service_work_practice |        10 | normal       | x
    290      | 2026-06     | service_try_out       |        10 | normal       | x
    290      | 2026-06     | service_training      |        10 | normal       | x
    290      | 2026-06     | service_coaching      |        10 | normal       | x
    290      | 2026-06     | service_other         |           | confidential | x
    205      | 2026-06     | labour_force          |     16917 | normal       | x
    205      | 2026-06     | unemployed            |      2066 | normal       | x
    205      | 2026-06     | jobseekers            |      3248 | normal       | x
    205      | 2026-06     | service_subsidised    |       100 | normal       | x
    205      | 2026-06     | service_work_practice |       100 | normal       | x
    205      | 2026-06     | service_try_out       |       100 | normal       | x
    205      | 2026-06     | service_training      |       100 | normal       | x
    205      | 2026-06     | service_coaching      |       100 | normal       | x
    205      | 2026-06     | service_other         |        12 | normal       | x
    """,
    obs_value="float64",
)


TWO = replace(KAINUU, municipalities=("205", "290"), totals={})


def test_people_before_are_as_published_and_participants_between_bounds_where_a_service_is_suppressed():
    people = Baseline.validate(baseline(OBSERVED, TWO))

    assert people["jobseekers"].tolist() == [3248, 564]
    assert people[["participants_low", "participants_high"]].iloc[0].tolist() == [512, 512]
    assert people[["participants_low", "participants_high"]].iloc[1].tolist() == [51, 54]


@pytest.mark.parametrize("indicator", ["labour_force", "unemployed", "jobseekers"])
@pytest.mark.parametrize("is_published", [True, False])
def test_persons_that_are_not_known_are_named_with_their_municipality(indicator, is_published):
    is_it = (OBSERVED["ref_area"] == "290") & (OBSERVED["indicator"] == indicator)
    without = OBSERVED.assign(
        obs_value=OBSERVED["obs_value"].mask(is_it),
        obs_status=OBSERVED["obs_status"].mask(is_it, "confidential"),
    )

    with pytest.raises(PeopleUnknownError) as caught:
        baseline(without if is_published else OBSERVED[~is_it], TWO)

    assert caught.value.values == {"area": "290", "indicator": indicator}
