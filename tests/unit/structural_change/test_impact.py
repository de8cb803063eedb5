"""Structural change: a chain checked by hand, the ten municipalities, then laws."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.flows.estimate import GravityParameters, estimated_flows, plausible_band
from analytics.flows.frames import EXTERNAL, FlowSet
from analytics.flows.gravity import Deterrence
from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.desks import fte_to_send, unit_impact
from analytics.structural_change.frames import ALL_UNITS, AreaImpact, StateAccounts, StateTotals, UnitImpact
from analytics.structural_change.impact import structural_change
from analytics.structural_change.on_board import extra_clients
from analytics.structural_change.parameters import ChangeParameters
from data.areas import area as area_of
from domain.errors import ParameterError
from domain.interval import Interval
from tests.drawn import drawn
from tests.unit.flows.figures import COMMUTING, JUNE_2026, ROADS_KM

KAINUU = area_of("TA10")

FLOWS = estimated_flows(COMMUTING, ROADS_KM, GravityParameters(), plausible_band(Deterrence.EXPONENTIAL))

# Participants of June 2026 (StatFin tyonv 12r5): exact where none of the six services is suppressed, and in
# Kuhmo with the suppressed ones at 1 and at 4. The others are left out here.
PARTICIPANTS = {"205": (512, 512), "305": (129, 129), "765": (58, 58), "290": (29, 35)}
AREA_PARTICIPANTS = Interval.point(871)

BASELINE = JUNE_2026.drop(columns="vacancies").assign(
    **{
        f"participants_{end}": JUNE_2026["ref_area"]
        .map({area: ends[place] for area, ends in PARTICIPANTS.items()})
        .astype(float)
        for place, end in enumerate(("low", "high"))
    }
)

# Staff drawn for the tests, not the plan's.
STAFF = drawn(
    """
    unit        | client_facing_fte | caseload_ceiling
    kajaani     |                20 |              150
    sotkamo     |                 4 |              150
    paltamo     |                 4 |              150
    kuusamo     |                 9 |              150
    kuhmo       |               5.6 |              100
    suomussalmi |               9.5 |              120
    taivalkoski |                   |              100
    puolanka    |                 5 |              100
    """,
    client_facing_fte="float64",
    caseload_ceiling="float64",
).assign(posts_fte=lambda staff: staff["client_facing_fte"])

ALL_OFF = frozenset(ArrowKey)


def lost(area="765", jobs_change=-200, **changes):
    return ChangeParameters(area=area, jobs_change=jobs_change, month="2026-07", **changes)


def chain(parameters, flows=FLOWS):
    return structural_change(parameters, COMMUTING, flows, BASELINE, KAINUU, AREA_PARTICIPANTS)


def desks(parameters, staff=STAFF):
    return unit_impact(parameters, chain(parameters), BASELINE, staff, KAINUU)


def area_row(result, area, month="2026-07"):
    return result.areas.set_index(["ref_area", "time_period"]).loc[(area, month)]


def unit_row(units, unit, month="2026-07"):
    return units.set_index(["unit", "time_period"]).loc[(unit, month)]


def test_results_keep_their_contracts():
    result = chain(lost())

    StateAccounts.validate(result.states)
    StateTotals.validate(result.totals)
    AreaImpact.validate(result.areas)
    UnitImpact.validate(desks(lost()))


def test_two_years_are_followed_from_the_month_of_the_change():
    months = chain(lost()).areas["time_period"].unique().tolist()

    assert (months[0], months[-1], len(months)) == ("2026-07", "2028-06", 24)


def test_with_every_arrow_off_each_lost_job_is_one_unemployed_where_it_was():
    result = chain(lost(switched_off=ALL_OFF))

    sotkamo = area_row(result, "765", "2028-06")
    assert sotkamo[["change_low", "change", "change_high"]].tolist() == [200.0] * 3
    assert area_row(result, "205")["change"] == 0
    assert unit_row(desks(lost(switched_off=ALL_OFF)), "sotkamo")["clients"] == 525 + 200


def test_the_chain_multiplies_its_arrows():
    homes = frozenset({ArrowKey.HOME_MUNICIPALITY})
    parameters = lost(switched_off=homes, supplier_multiplier=1.5, leaving_share=0.1)

    # 200 x 1.5 x 0.9 x 0.38, all at home in Sotkamo; each of them is one client.
    assert area_row(chain(parameters), "765")["change"] == pytest.approx(102.6)
    assert unit_row(desks(parameters), "sotkamo")["clients"] == pytest.approx(525 + 102.6)


def test_registered_fall_by_the_constant_chance_of_work():
    result = chain(lost(months_to_work=6.0))

    now, later = (area_row(result, "765", month)["change"] for month in ("2026-07", "2027-01"))
    assert later == pytest.approx(now * np.exp(-1))


def test_lost_jobs_hit_homes_in_proportion_to_who_works_there():
    flows = FlowSet(zones=FLOWS.zones, members=FLOWS.members[:1], is_estimate=False)
    result = chain(lost(), flows)

    from_kajaani = FLOWS.members[0][FLOWS.zones.index("205"), FLOWS.zones.index("765")]
    expected = 200 * 1.3 * from_kajaani / (2990 + 1605) * 0.95 * 0.38
    assert area_row(result, "205")["change"] == pytest.approx(expected)


def test_range_takes_every_arrow_at_its_ends():
    homes = frozenset({ArrowKey.HOME_MUNICIPALITY})
    sotkamo = area_row(chain(lost(switched_off=homes)), "765")

    assert sotkamo["change_low"] == pytest.approx(200 * 1.0 * 0.8 * 0.25)
    assert sotkamo["change_high"] == pytest.approx(200 * 2.0 * 1.0 * 0.7)


def test_sotkamos_loss_reaches_kajaani_and_kuhmo_with_a_range():
    units = desks(lost())

    for unit, clients in (("kajaani", 3248), ("kuhmo", 564)):
        row = unit_row(units, unit)
        assert clients < row["clients_low"] < row["clients"] < row["clients_high"]


def test_share_is_of_the_labour_force_and_the_area_adds_up_persons():
    area = area_row(chain(lost()), KAINUU.code)

    assert area["unemployed_share"] == pytest.approx((4422 + area["change"]) / 38394)


def test_activation_falls_when_places_stay_as_they_are():
    sotkamo = area_row(chain(lost()), "765")

    assert sotkamo["activation_rate"] == pytest.approx(58 / (312 + sotkamo["change"] + 58))
    assert sotkamo["activation_rate_low"] < sotkamo["activation_rate"] < 58 / 370


def test_activation_is_an_interval_where_services_are_suppressed():
    kuhmo = area_row(chain(lost()), "290")

    assert np.isnan(kuhmo["activation_rate"])
    unemployed = JUNE_2026.set_index("ref_area")["unemployed"]["290"]
    assert kuhmo["activation_rate_low"] == pytest.approx(29 / (unemployed + kuhmo["change_high"] + 29))
    assert kuhmo["activation_rate_high"] == pytest.approx(35 / (unemployed + kuhmo["change_low"] + 35))


def test_the_areas_activation_rests_on_its_own_participants():
    result = chain(lost())
    area = area_row(result, KAINUU.code)
    assert area["activation_rate"] == pytest.approx(871 / (4422 + area["change"] + 871))

    summed = structural_change(lost(), COMMUTING, FLOWS, BASELINE, KAINUU)
    assert np.isnan(area_row(summed, KAINUU.code)["activation_rate_low"])


def test_activation_of_a_municipality_without_figures_is_unknown():
    paltamo = area_row(chain(lost()), "578")

    assert paltamo[["activation_rate", "activation_rate_low", "activation_rate_high"]].isna().all()


def test_extra_fte_is_what_slack_below_the_ceiling_does_not_take():
    homes = frozenset({ArrowKey.HOME_MUNICIPALITY})
    sotkamo = unit_row(desks(lost(switched_off=homes)), "sotkamo")

    # Four FTE hold 600 clients; 525 are there already.
    assert sotkamo["extra_fte"] == pytest.approx(sotkamo["clients"] / 150 - 4)
    assert sotkamo["clients_per_fte"] == pytest.approx(sotkamo["clients"] / 4)
    assert sotkamo["cost_eur"] == pytest.approx(sotkamo["extra_fte"] * 5_000)


def test_a_unit_above_its_ceiling_needs_staff_for_every_new_client():
    kuhmo = unit_row(desks(lost()), "kuhmo")

    # 5.6 FTE hold 560 of the 564 clients.
    assert kuhmo["extra_fte"] == pytest.approx((kuhmo["clients"] - 564) / 100)


def test_hours_are_a_months_share_of_the_years():
    sotkamo = unit_row(desks(lost(hours_per_client=6.0)), "sotkamo")

    assert sotkamo["extra_hours"] == pytest.approx((sotkamo["clients"] - 525) * 0.5)


def test_a_unit_of_unknown_staff_has_no_caseload():
    taivalkoski = unit_row(desks(lost()), "taivalkoski")

    assert np.isnan(taivalkoski["clients_per_fte"])
    assert np.isnan(taivalkoski["extra_fte"])


def test_fte_sent_to_the_board_are_the_worst_months_rounded_up():
    units = pd.DataFrame(
        {
            "unit": ["kajaani", "kajaani", "kuhmo", "puolanka", "taivalkoski", ALL_UNITS],
            "extra_fte": [0.2, 1.1, 0.5, 0.04, np.nan, 1.6],
        }
    )

    assert fte_to_send(units) == {"kajaani": 1.5, "kuhmo": 0.5}


def test_new_jobs_employ_the_unemployed_and_need_no_staff():
    parameters = ChangeParameters(area="205", jobs_change=300, month="2026-07")

    assert area_row(chain(parameters), "205")["change_high"] < 0
    assert unit_row(desks(parameters), "kajaani")["clients"] < 3248
    assert fte_to_send(desks(parameters)) == {}


def test_new_jobs_never_employ_more_than_are_unemployed():
    # Ristijärvi has 280 jobs and 36 unemployed.
    result = chain(lost(area="697", jobs_change=280, registering_share=0.7))

    ristijarvi = area_row(result, "697")
    assert ristijarvi["unemployed"] == 0
    assert ristijarvi["change_low"] == -36


@pytest.mark.parametrize(("jobs_change", "area"), [(-4596, "765"), (4596, "765"), (-1, "999")])
def test_jobs_that_do_not_exist_are_refused(jobs_change, area):
    # Sotkamo has 2 990 + 1 605 jobs.
    with pytest.raises(ParameterError):
        chain(lost(area=area, jobs_change=jobs_change))


def test_every_job_of_a_municipality_may_go():
    assert area_row(chain(lost(jobs_change=-4595, supplier_multiplier=1.0)), "765")["change"] > 0


def test_with_those_of_suppliers_no_more_jobs_go_than_there_are():
    # Ristijärvi has 280 jobs: 216 and their suppliers' make 280.8.
    with pytest.raises(ParameterError) as refused:
        chain(lost(area="697", jobs_change=-216))
    assert refused.value.values["name"] == "jobs_with_suppliers"

    result = chain(lost(area="697", jobs_change=-215))
    first = result.states[result.states["time_period"] == "2026-07"]
    assert first.groupby("case")["persons"].sum().to_dict() == pytest.approx(
        {"low": 215, "central": 279.5, "high": 280}
    )


def test_the_jobs_of_residents_have_the_range_of_every_flow():
    result = chain(lost())
    workplace = FLOWS.zones.index("765")
    outside = FLOWS.members[:, -1, workplace] / (2990 + 1605)

    assert result.residents.central == pytest.approx(260 * (1 - outside[0]))
    assert result.residents.low == pytest.approx(200 * (1 - outside.max()))
    assert result.residents.high == pytest.approx(400 * (1 - outside.min()))
    assert result.resident_share.low == pytest.approx(1 - outside.max())


@pytest.mark.parametrize(
    ("name", "small", "large"),
    [
        ("supplier_multiplier", 1.1, 1.9),
        ("leaving_share", 0.2, 0.0),
        ("registering_share", 0.3, 0.6),
        ("months_to_work", 5.0, 15.0),
        ("hours_per_client", 4.0, 8.0),
        ("fte_cost_eur", 55_000.0, 70_000.0),
    ],
)
def test_each_coefficient_moves_the_result_its_own_way(name, small, large):
    less, more = (desks(lost(**{name: value})) for value in (small, large))

    moved = {"hours_per_client": "extra_hours", "fte_cost_eur": "cost_eur"}.get(name, "clients")
    assert less[moved].sum() < more[moved].sum()


@pytest.mark.parametrize("arrow", list(ArrowKey))
def test_each_arrow_can_be_switched_off_except_one_that_is_a_definition(arrow):
    on, off = lost(), lost(switched_off=frozenset({arrow}))

    is_same = chain(on).areas.equals(chain(off).areas) and desks(on).equals(desks(off))
    assert is_same == ARROWS[arrow].is_definition


JOBS = {
    row["ref_area"]: row["employed_in_own_municipality"] + row["inbound_commuters"]
    for row in COMMUTING.to_dict("records")
}

losses = st.builds(
    lost,
    area=st.sampled_from(FLOWS.zones[:-1]),
    # Twice as many, with their suppliers', are no more than the 280 jobs of Ristijärvi.
    jobs_change=st.integers(-70, 138),
    supplier_multiplier=st.floats(1.0, 2.0),
    leaving_share=st.floats(0.0, 0.2),
    registering_share=st.floats(0.25, 0.7),
    months_to_work=st.floats(4.0, 18.0),
    switched_off=st.frozensets(st.sampled_from(list(ArrowKey)), max_size=3),
)


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_every_job_ends_in_a_named_state_in_every_month(parameters):
    states = chain(parameters).states
    sums = states.groupby(["case", "time_period"])["persons"].sum().unstack("case")

    off = ArrowKey.SUPPLIER_MULTIPLIER in parameters.switched_off
    multipliers = {
        "low": 1.0,
        "central": 1.0 if off else parameters.supplier_multiplier,
        "high": 1.0 if off else ARROWS[ArrowKey.SUPPLIER_MULTIPLIER].high,
    }
    most = JOBS[parameters.area] if parameters.jobs_change < 0 else np.inf
    for case, multiplier in multipliers.items():
        jobs = min(abs(parameters.jobs_change) * multiplier, most)
        np.testing.assert_allclose(sums[case], jobs, atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_whoever_registers_is_one_client_of_the_unit_of_their_home(parameters):
    result = chain(parameters)
    areas = result.areas.set_index(["ref_area", "time_period"])
    clients = extra_clients(result)

    for name, end in (("central", "change"), ("low", "change_low"), ("high", "change_high")):
        assert getattr(clients[ALL_UNITS], name) == pytest.approx(
            areas.loc[(KAINUU.code, "2026-07"), end], abs=1e-9
        )
        # Of one municipality's unit the same; of several the ends may come from different runs.
        for unit in KAINUU.units:
            homes = KAINUU.units[unit].municipalities
            registered = areas.loc[[(home, "2026-07") for home in homes], end].sum()
            if len(homes) == 1 or name == "central":
                assert getattr(clients[unit], name) == pytest.approx(registered, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_persons_are_fewer_along_every_arrow_of_the_chain(parameters):
    result = chain(parameters)
    clients = extra_clients(result)[ALL_UNITS]
    registered = {
        case: rows["registered"].iloc[0] for case, rows in result.totals.groupby("case", sort=False)
    }

    for end in ("low", "central", "high"):
        assert getattr(result.residents, end) <= getattr(result.jobs, end) + 1e-9
    least, most = sorted((abs(clients.low), abs(clients.high)))
    assert abs(clients.central) <= registered["central"] + 1e-9
    assert most <= result.residents.high + 1e-9
    assert least <= registered["low"] + 1e-9
    # Those of suppliers are the only ones more than the jobs that the reader sets.
    assert result.jobs.high <= abs(parameters.jobs_change) * 2 + 1e-9


def test_83_who_register_in_sotkamos_example_are_83_clients():
    as_opened = estimated_flows(
        COMMUTING,
        ROADS_KM,
        GravityParameters(form=Deterrence.POWER, beta=2.0),
        plausible_band(Deterrence.POWER),
    )
    result = chain(ChangeParameters(area="765", jobs_change=-200, month="2026-07"), as_opened)
    registered, clients = area_row(result, KAINUU.code), extra_clients(result)[ALL_UNITS]

    assert (round(registered["change"], 1), round(clients.central, 1)) == (83.4, 83.4)
    assert clients.high == pytest.approx(registered["change_high"])
    assert round(clients.high) == 267


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_the_totals_add_up_the_homes(parameters):
    result = chain(parameters)
    sums = result.states.groupby(["case", "time_period", "state"])["persons"].sum().unstack("state")
    totals = result.totals.set_index(["case", "time_period"])

    np.testing.assert_allclose(totals, sums.loc[totals.index, totals.columns], atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_no_state_is_negative_and_outsiders_stay_outside(parameters):
    states = chain(parameters).states

    assert (states["persons"] >= 0).all()
    assert ((states["ref_area"] == EXTERNAL) == (states["state"] == "external_commuter")).all()


@settings(max_examples=20, deadline=None)
@given(parameters=losses)
def test_no_change_changes_nothing(parameters):
    result = chain(replace(parameters, jobs_change=0))

    assert not result.states["persons"].any()
    assert not result.areas[["change", "change_low", "change_high"]].any(axis=None)
    known = desks(replace(parameters, jobs_change=0))[["extra_hours", "extra_fte", "cost_eur"]].fillna(0.0)
    assert not known.any(axis=None)


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_twice_the_change_is_never_less_than_the_change(parameters):
    doubled = replace(parameters, jobs_change=2 * parameters.jobs_change)
    once, twice = chain(parameters), chain(doubled)
    units, more_units = desks(parameters), desks(doubled)

    sign = -1 if parameters.jobs_change > 0 else 1
    for column in ("change", "change_low", "change_high"):
        assert (sign * (twice.areas[column] - once.areas[column]) >= -1e-9).all()
    for column in ("clients", "extra_hours", "extra_fte", "cost_eur"):
        difference = sign * (more_units[column] - units[column]).dropna()
        assert (difference >= -1e-6).all()


@settings(max_examples=25, deadline=None)
@given(parameters=losses)
def test_the_central_value_lies_in_its_range(parameters):
    result = chain(parameters)

    for frame, columns in (
        (result.areas, ("change", "unemployed_share")),
        (desks(parameters), ("clients", "extra_hours", "extra_fte", "cost_eur")),
    ):
        for column in columns:
            known = frame.dropna(subset=[column])
            assert (known[f"{column}_low"] <= known[column] + 1e-9).all()
            assert (known[column] <= known[f"{column}_high"] + 1e-9).all()


@settings(max_examples=15, deadline=None)
@given(parameters=losses, share=st.floats(0.25, 0.7))
def test_inputs_are_left_alone(parameters, share):
    before = BASELINE.copy(), STAFF.copy(), FLOWS.members.copy()

    chain(replace(parameters, registering_share=share))

    pd.testing.assert_frame_equal(BASELINE, before[0])
    pd.testing.assert_frame_equal(STAFF, before[1])
    np.testing.assert_array_equal(FLOWS.members, before[2])
