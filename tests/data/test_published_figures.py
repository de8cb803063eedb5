"""Golden figures: the committed snapshots give what the producers published."""

import pandas as pd
import pytest

from data import commuting, employment, places, plan
from data.areas import area
from domain.indicators import SERVICES
from tests.codes import COUNTRY, EMPLOYMENT_AREA, KAINUU, MUNICIPALITIES, SERVICE_UNITS, SUBREGIONS

AREA = area("TA10")


def figures(observations: pd.DataFrame) -> pd.DataFrame:
    """Return values by area and indicator."""
    return observations.pivot_table(index="ref_area", columns="indicator", values="obs_value")


@pytest.fixture(scope="module")
def june(store):
    return figures(employment.area_observations(store, time_period="2026-06", ref_areas=AREA.observed))


@pytest.fixture(scope="module")
def august(store):
    return figures(employment.area_observations(store, time_period="2023-08", ref_areas=AREA.observed))


@pytest.mark.parametrize(
    ("indicator", "published"), [("jobseekers", 7152), ("unemployed", 4422), ("labour_force", 38394)]
)
def test_ten_municipalities_in_june_2026(june, indicator, published):
    assert june.loc[list(MUNICIPALITIES), indicator].sum() == published


@pytest.mark.parametrize(("indicator", "published"), [("unemployed", 3217), ("labour_force", 38799)])
def test_ten_municipalities_in_august_2023(august, indicator, published):
    assert august.loc[list(MUNICIPALITIES), indicator].sum() == published


@pytest.mark.parametrize(
    ("area", "unemployed", "labour_force"), [(KAINUU, 3423, 30352), (COUNTRY, 352001, 2743596)]
)
def test_published_areas_in_june_2026(june, area, unemployed, labour_force):
    assert tuple(june.loc[area, ["unemployed", "labour_force"]]) == (unemployed, labour_force)


@pytest.mark.parametrize("indicator", ["jobseekers", "unemployed", "labour_force"])
def test_three_sub_regions_are_the_ten_municipalities(june, indicator):
    sums = (june.loc[list(areas), indicator].sum() for areas in (SUBREGIONS, MUNICIPALITIES))

    assert next(sums) == next(sums)


@pytest.mark.parametrize(
    ("area", "participants", "unemployed"),
    [("205", 512, 2066), (KAINUU, 715, 3423), (COUNTRY, 64198, 352001)],
)
def test_service_participants_where_no_service_is_suppressed(june, area, participants, unemployed):
    assert june.loc[area, list(SERVICES)].sum() == participants
    assert june.loc[area, "unemployed"] == unemployed


@pytest.mark.parametrize(("period", "area", "share"), [("2023-08", "105", 0.102), ("2026-06", "205", 0.122)])
def test_shares_are_fractions(store, period, area, share):
    observations = employment.area_observations(store, time_period=period, ref_areas=AREA.observed)

    assert figures(observations).loc[area, "unemployed_share"] == share


def test_ristijarvi_in_august_2023(store):
    observations = employment.area_observations(store, time_period="2023-08", ref_areas=AREA.observed)
    row = observations[observations["ref_area"] == "697"].set_index("indicator")

    assert row["obs_value"].dropna().to_dict() == {
        "labour_force": 487,
        "unemployed_share": 0.07,
        "unemployed": 34,
        "unemployed_men": 20,
        "unemployed_women": 14,
        "unemployed_over_50": 17,
        "long_term_unemployed": 11,
        "unemployed_disabled": 9,
        "vacancies": 6,
    }
    assert row.loc[["unemployed_under_20", "unemployed_under_25"], "obs_status"].tolist() == ["missing"] * 2
    assert row.loc["unemployed_foreign", "obs_status"] == "confidential"


def test_every_municipality_is_observed_nationally(store):
    observations = employment.national_observations(store, time_period="2026-06", area_level="municipality")

    assert observations["ref_area"].nunique() == 308
    assert observations["ref_area"].str.fullmatch(r"\d{3}").all()


def test_monthly_shares_have_no_gap(store):
    shares = employment.monthly_shares(store)

    assert len(shares) == 24 * 120
    assert (shares["time_period"].min(), shares["time_period"].max()) == ("2016-09", "2026-08")
    values = shares.set_index(["ref_area", "time_period"])["unemployed_share"]
    assert (values["105", "2016-09"], values["105", "2023-09"]) == (0.162, 0.102)


def test_a_first_release_is_a_vintage_of_its_own(store):
    released = employment.released_shares(store).set_index(["ref_area", "time_period"])["unemployed_share"]
    today = employment.monthly_shares(store).set_index(["ref_area", "time_period"])["unemployed_share"]
    revised = today[released.index] - released

    assert released.droplevel("time_period").mul(100).round(1).to_dict() == {
        "105": 15.4,
        "205": 13.3,
        "290": 17.8,
        "578": 15.9,
        "620": 17.8,
        "697": 16.0,
        "765": 11.6,
        "777": 19.9,
    }
    assert set(released.index.get_level_values("time_period")) == {"2017-01"}
    # Every one was revised, upwards: the series holds none of the released numbers.
    assert (revised.min().round(4), revised.max().round(4)) == (0.001, 0.01)


def test_monthly_share_of_june_2026_is_that_of_the_month_end_table(store, june):
    shares = employment.monthly_shares(store)
    month = shares[shares["time_period"] == "2026-06"].set_index("ref_area")["unemployed_share"]

    assert month[list(MUNICIPALITIES)].eq(june.loc[list(MUNICIPALITIES), "unemployed_share"]).all()


def test_commuting_adds_up_to_its_printed_totals(store):
    totals = commuting.commuting(store).drop(columns="ref_area").sum()

    assert totals["labour_force"] == 38802
    assert totals["inbound_commuters"] == 6516
    assert totals["outbound_commuters"] == 6425
    assert totals["employed_in_own_municipality"] == 28264


def test_self_sufficiency_stays_as_printed(store):
    printed = commuting.commuting(store).set_index("ref_area")["printed_self_sufficiency"]

    assert (printed["105"], printed["765"]) == (0.8913, 1.05)


@pytest.mark.parametrize(
    ("table", "indicator", "printed"),
    [
        ("unemployment", "unemployed_share", "8,9"),
        ("unemployment", "unemployed", "321"),
        ("commuting", "printed_self_sufficiency", "91,773"),
        ("commuting", "labour_force", "38 802"),
    ],
)
def test_the_total_row_is_kept_as_printed(store, table, indicator, printed):
    cells = plan.printed_cells(store, area("TA10")).set_index(["table", "ref_area", "indicator"])

    assert cells.loc[(table, EMPLOYMENT_AREA, indicator), "printed"] == printed


def test_area_names_in_three_languages(store):
    names = places.areas(store).set_index("ref_area")[["name_fi", "name_sv", "name_en"]]

    assert tuple(names.loc["205"]) == ("Kajaani", "Kajana", "Kajaani")
    assert tuple(names.loc[KAINUU]) == ("Kainuu", "Kajanaland", "Kainuu")
    assert tuple(names.loc[COUNTRY]) == ("Koko maa", "Hela landet", "Whole country")


def test_areas_are_the_421_of_the_table_and_the_employment_area(store):
    areas = places.areas(store)

    assert len(areas) == 422
    assert areas["role"].value_counts().to_dict() == {"other": 400, "neighbour": 12, "area": 10}
    assert areas.loc[areas["role"] != "other", "total_km2"].notna().all()
    assert areas["area_level"].value_counts()["unknown"] == 8


def test_thirteen_service_points_and_one_office_not_taken_over(store):
    points = places.service_points(store)

    assert points["role"].value_counts().to_dict() == {"service_point": 13, "not_taken_over": 1}
    assert set(points["ref_area"]) == {area for unit in SERVICE_UNITS.values() for area in unit}
    assert set(points["precision"]) == {"municipality_centre"}


def test_road_distances_run_both_ways(store):
    distances = places.road_distances(store).set_index(["origin_area", "destination_area"])["road_km"]

    assert len(distances) == 14 * 13
    assert distances["205", "765"] == distances["765", "205"] == 39.7
