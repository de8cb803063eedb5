"""Statutory meetings by rule and duration, and the hours and staff they take."""

import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.staffing.durations import BANDS, duration_profile
from analytics.staffing.estimate import estimate, rates
from analytics.staffing.hours import client_workload, required_fte, workload
from analytics.staffing.national import (
    PUBLISHED_CHANGE_FTE,
    national_change_fte,
    needed_supplementary_for,
    surcharge_pairs,
)
from analytics.staffing.regimes import (
    BY_NEED_2026,
    NORDIC_2022,
    REGIMES,
    YLEISTUKI_2026,
    own_rule,
    regime_in,
    spell_meetings,
)
from analytics.staffing.tornado import tornado
from domain.errors import InfeasibleError, ParameterError
from domain.interval import Interval
from i18n.text import Text
from tests.unit.staffing.area import ASSUMED, COUNTRY, REGISTRY

ONE_IN_EACH_BAND = dict.fromkeys(BANDS, 1.0)
PLAIN = replace(ASSUMED, recording_min=15, no_show_share=0, returning_share=0.5, other_hours_per_client=2)


def test_the_reader_sees_from_when_a_rule_is_in_force_and_by_what_law():
    for regime in REGIMES:
        said = Text("fi")(f"staffing.regimes.{regime.key}")
        year, month, day = map(int, regime.valid_from.split("-"))
        assert said.startswith((f"{day}.{month}.{year}", f"{day}.{month}.–"))
        assert re.search(r"\d+/\d{4}", regime.source)[0] in said


@pytest.mark.parametrize(
    ("period", "regime"),
    [
        ("2022-05", NORDIC_2022),
        ("2023-08", NORDIC_2022),
        ("2025-12", NORDIC_2022),
        ("2026-01", BY_NEED_2026),
        ("2026-04", BY_NEED_2026),
        ("2026-05", YLEISTUKI_2026),
        ("2026-06", YLEISTUKI_2026),
        ("2031-01", YLEISTUKI_2026),
    ],
)
def test_the_rule_of_a_month_is_the_last_that_had_come_into_force(period, regime):
    assert regime_in(period) is regime


def test_a_month_before_the_oldest_rule_is_refused():
    with pytest.raises(ParameterError):
        regime_in("2022-04")


@pytest.mark.parametrize("needed", [0, 2, 3.5, 8])
def test_a_whole_twelve_month_search_takes_11_or_4_plus_needed_meetings(needed):
    assumptions = replace(ASSUMED, needed_supplementary=needed)
    assert spell_meetings(NORDIC_2022, assumptions) == 11
    assert spell_meetings(BY_NEED_2026, assumptions) == 4 + needed


def test_what_is_not_known_of_yleistuki_adds_nothing_until_it_is_assumed():
    assert client_workload(YLEISTUKI_2026, ASSUMED) == client_workload(BY_NEED_2026, ASSUMED)
    assumed = replace(PLAIN, activation_meetings=6, yleistuki_share=0.5, activation_min=30)
    load = workload(YLEISTUKI_2026, assumed, new_searches=0, clients_by_band=ONE_IN_EACH_BAND, all_clients=0)
    assert load.activation == pytest.approx(4 * 0.5 * 6 * 45 / 60)
    assert spell_meetings(YLEISTUKI_2026, assumed) == spell_meetings(BY_NEED_2026, assumed) + 3
    older = workload(BY_NEED_2026, assumed, new_searches=0, clients_by_band=ONE_IN_EACH_BAND, all_clients=0)
    assert older.activation == 0


def test_hours_under_the_rule_of_2022_by_hand():
    load = workload(NORDIC_2022, PLAIN, new_searches=4, clients_by_band=ONE_IN_EACH_BAND, all_clients=4)
    assert load.initial == 4 * 75 / 60
    assert load.discussions == (0 + 4 + 4 + 4) * 45 / 60
    assert load.supplementary == (20 + 0 + 4 + 4) * 35 / 60
    assert load.other == 8


def test_hours_under_the_rule_of_2026_by_hand():
    load = workload(BY_NEED_2026, PLAIN, new_searches=4, clients_by_band=ONE_IN_EACH_BAND, all_clients=4)
    assert load.initial == 2 * 75 / 60
    assert load.discussions == 12 * 45 / 60
    assert load.supplementary == 4 * 2 * 35 / 60
    assert load.hours == pytest.approx(2.5 + 9 + 8 * 35 / 60 + 8)


def test_no_shows_are_booked_again():
    without = workload(NORDIC_2022, PLAIN, new_searches=0, clients_by_band=ONE_IN_EACH_BAND, all_clients=0)
    absent = replace(PLAIN, no_show_share=0.2)
    with_them = workload(NORDIC_2022, absent, new_searches=0, clients_by_band=ONE_IN_EACH_BAND, all_clients=0)
    assert with_them.hours == pytest.approx(1.2 * without.hours)


def test_hours_become_staff_through_working_time_and_absence():
    assert required_fte(1350, ASSUMED) == pytest.approx(1)


def test_a_rule_of_ones_own_replaces_the_law():
    quiet = own_rule(discussions=(0, 0, 0, 0), supplementary=(0, 0, 0, 0), by_need=False)
    load = client_workload(quiet, ASSUMED)
    assert (load.discussions, load.supplementary) == (0, 0)


def test_a_rule_with_impossible_meetings_is_refused():
    with pytest.raises(ParameterError):
        own_rule(discussions=(-1, 0, 0, 0), supplementary=(0, 0, 0, 0))


@pytest.mark.parametrize("count", [-1.0, float("nan")])
def test_an_impossible_number_of_searches_is_refused(count):
    with pytest.raises(ParameterError):
        workload(BY_NEED_2026, ASSUMED, new_searches=count, clients_by_band=ONE_IN_EACH_BAND, all_clients=1)


def test_the_rule_of_2026_takes_fewer_hours():
    assert client_workload(BY_NEED_2026, ASSUMED).hours < client_workload(NORDIC_2022, ASSUMED).hours


def test_national_change_has_the_published_sign_and_the_published_figure_within_its_range():
    # The defaults give about -1 040 FTE against the published -572: not tuned, shown beside it.
    assert national_change_fte(COUNTRY, ASSUMED) == pytest.approx(-1037, abs=1)
    swing = tornado(partial(national_change_fte, COUNTRY), ASSUMED)[0]
    assert swing.key == "needed_supplementary"
    assert swing.output_low < PUBLISHED_CHANGE_FTE < swing.output_high


def test_the_two_surcharges_together_are_the_difference_from_the_published_change():
    changes = {
        name: round(national_change_fte(COUNTRY, each)) for name, each in surcharge_pairs(ASSUMED).items()
    }
    assert changes == {"neither": -573, "recording_min": -954, "no_show_share": -620, "both": -1037}


def test_the_range_of_an_estimate_holds_every_assumption_at_its_ends_and_both_surcharges():
    clients = Interval(7152, 7152)
    found = estimate(clients, 63, rates(ASSUMED, BY_NEED_2026))

    def share(**changed):
        assumptions = replace(ASSUMED, **changed)
        return required_fte(client_workload(BY_NEED_2026, assumptions).hours * 7152, assumptions) / 63

    ends = [share(**{key: end}) for key, entry in REGISTRY.items() for end in (entry.low, entry.high)]
    corners = [share(recording_min=0, no_show_share=0), share(recording_min=25, no_show_share=0.3)]
    assert found.statutory_share.low == pytest.approx(min(ends + corners))
    assert found.statutory_share.high == pytest.approx(max(ends + corners))
    assert found.statutory_share.low < share() < found.statutory_share.high
    # Neither surcharge alone brings it so low: a pair does.
    assert corners[0] < min(ends)
    assert found.hours_gap.low < 63 * 1350 * (1 - share()) < found.hours_gap.high


def test_an_estimate_without_staff_has_no_share():
    assert estimate(Interval(100, 200), 0, rates(ASSUMED, BY_NEED_2026)).statutory_share is None


def test_the_published_change_corresponds_to_nearly_five_discussions_by_need():
    needed = needed_supplementary_for(PUBLISHED_CHANGE_FTE, COUNTRY, ASSUMED)
    assert needed == pytest.approx(4.78, abs=0.01)
    assert national_change_fte(COUNTRY, replace(ASSUMED, needed_supplementary=needed)) == pytest.approx(-572)


def test_stock_by_duration_stays_as_it_is():
    profile = duration_profile(ASSUMED)
    arriving = profile.inflow
    for share, leaving, ageing in zip(profile.shares, profile.exits, profile.ageing, strict=True):
        staying = share * (1 - leaving)
        assert staying * (1 - ageing) + arriving == pytest.approx(share)
        arriving = staying * ageing


def test_known_long_term_share_is_kept():
    assert duration_profile(ASSUMED, 0.41).shares[3] == 0.41


@pytest.mark.parametrize("share", [0.0, 0.005, 1.0])
def test_a_long_term_share_that_cannot_be_is_refused(share):
    with pytest.raises(InfeasibleError) as caught:
        duration_profile(ASSUMED, share)
    assert caught.value.values["conflict"] == "long_term_share"


@settings(max_examples=100, deadline=None)
@given(
    values=st.fixed_dictionaries(
        {
            key: st.floats(REGISTRY[key].low, REGISTRY[key].high)
            for key in ("exit_0_3", "exit_3_6", "exit_6_12", "long_term_share")
        }
    )
)
def test_every_plausible_profile_is_possible(values):
    profile = duration_profile(REGISTRY.changed(values))
    assert sum(profile.shares) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in (*profile.shares, *profile.exits, *profile.ageing))
