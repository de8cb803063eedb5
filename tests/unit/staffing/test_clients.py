"""Clients of each unit, known, bridged, suppressed and unknown."""

import math
from dataclasses import replace

import pytest

from analytics.staffing.clients import (
    SUPPRESSED,
    ClientRange,
    clients_from_jobseekers,
    clients_from_unemployed,
)
from analytics.staffing.posts import target_band
from analytics.staffing.teams import Group, Verdict, case_mix, own_bands, teams
from domain.errors import ParameterError
from tests.unit.staffing.area import ASSUMED, CLIENTS, HOME, JOBSEEKERS_2026_06, UNEMPLOYED_2023_08, UNITS

OWN = own_bands(HOME.goals.values())


def test_jobseekers_of_june_2026_add_up_to_the_area():
    assert sum(count.high for count in CLIENTS.values()) == 7152
    assert CLIENTS["paltamo"] == ClientRange(low=472, high=472)


def test_the_bridge_gives_kuusamo_the_clients_it_was_sized_for():
    bridged = clients_from_unemployed(UNEMPLOYED_2023_08, UNITS, ASSUMED)
    assert bridged["kuusamo"].high == pytest.approx(9 * 140, abs=5)


def test_the_reader_may_change_the_bridge():
    bridged = clients_from_unemployed(UNEMPLOYED_2023_08, UNITS, replace(ASSUMED, clients_per_unemployed=1.5))
    assert bridged["kajaani"].high == 1384 * 1.5


def test_a_suppressed_municipality_makes_its_unit_an_interval():
    clients = clients_from_jobseekers({**JOBSEEKERS_2026_06, "697": SUPPRESSED}, UNITS)
    assert clients["paltamo"] == ClientRange(low=404, high=407)


def test_an_unknown_municipality_makes_its_unit_unknown():
    clients = clients_from_jobseekers({**JOBSEEKERS_2026_06, "697": None}, UNITS)
    assert clients["paltamo"] is None
    assert clients["kajaani"] == CLIENTS["kajaani"]


@pytest.mark.parametrize("count", [-1, math.nan, math.inf])
def test_an_impossible_count_is_refused(count):
    with pytest.raises(ParameterError):
        clients_from_jobseekers({**JOBSEEKERS_2026_06, "205": count}, UNITS)


def test_a_municipality_that_is_not_given_is_refused():
    with pytest.raises(ParameterError):
        clients_from_jobseekers({"205": 3248}, UNITS)


def test_groups_make_up_all_clients():
    assert sum(case_mix(ASSUMED).values()) == pytest.approx(1)


def test_shares_that_leave_no_adults_are_refused():
    with pytest.raises(ParameterError):
        replace(ASSUMED, youth_share=0.3, foreign_language_share=0.25, multi_sector_share=0.6)


def test_kajaani_has_four_teams_of_which_multi_sector_stays_under_100():
    drawn = teams(CLIENTS["kajaani"], 16, ASSUMED, target_band(UNITS["kajaani"], ASSUMED), OWN)
    by_group = {team.group: team for team in drawn}
    assert by_group[Group.MULTI_SECTOR].band.high == 100
    assert by_group[Group.MULTI_SECTOR].needed_fte == pytest.approx(3.248)
    assert sum(team.fte for team in drawn) == 16
    assert sum(team.clients.high for team in drawn) == pytest.approx(3248)


def test_a_team_without_staff_says_so():
    drawn = teams(CLIENTS["kajaani"], 0, ASSUMED, None, OWN)
    assert {team.verdict for team in drawn} == {Verdict.NO_STAFF}
    assert all(team.caseload_high is None for team in drawn)
