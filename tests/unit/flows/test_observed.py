"""A loaded origin-destination file: what it becomes, and what is wrong with a bad one."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.flows.errors import MissingZoneError, SwappedError
from analytics.flows.estimate import flow_table
from analytics.flows.frames import EXTERNAL
from analytics.flows.observed import departures, observed_flows
from analytics.flows.totals import Commuters, commuters_between
from analytics.flows.views import flow_matrix
from tests.drawn import drawn

COMMUTING = drawn(
    """
    ref_area | labour_force | inbound_commuters | outbound_commuters | employed_in_own_municipality
    205      |         1000 |               150 |                220 |                          700
    765      |          500 |               130 |                100 |                          350
    """,
    labour_force="int64",
    inbound_commuters="int64",
    outbound_commuters="int64",
    employed_in_own_municipality="int64",
)

FILE = drawn(
    """
    row | origin_area | destination_area | commuters
      2 | 205         | 205              |       700
      3 | 205         | 765              |       120
      4 | 205         | 564              |        60
      5 | 205         | 091              |        40
      6 | 765         | 205              |        90
      7 | 765         | external         |        10
      8 | 765         | 765              |       350
      9 | 564         | 205              |        60
     10 | 091         | 765              |        10
     11 | 091         | 564              |      9000
    """,
    row="int64",
    commuters="float64",
)


def changed(row, **values):
    table = FILE.copy()
    for name, value in values.items():
        table.loc[row, name] = value
    return table


def test_other_municipalities_become_one_external_zone():
    flows = observed_flows(FILE, COMMUTING)

    assert flows.zones == ("205", "765", EXTERNAL)
    np.testing.assert_array_equal(flows.members, [[[0, 120, 100], [90, 0, 10], [60, 10, 0]]])
    np.testing.assert_array_equal(flows.own, [[700, 350]])


def test_counted_flows_are_no_estimate_and_have_no_range():
    table = flow_table(observed_flows(FILE, COMMUTING))

    assert not table["is_estimate"].any()
    assert table["commuters_low"].equals(table["commuters_high"])


@pytest.mark.parametrize("left_out", [[0], [0, 6]])
def test_own_employed_that_are_not_all_there_are_not_told(left_out):
    flows = observed_flows(FILE.drop(index=left_out), COMMUTING)

    assert flows.members[0].sum() == 390
    assert flows.own is None


@pytest.mark.parametrize(
    ("left_out", "area", "column"),
    [
        ([1, 2, 3], "205", "origin_area"),
        ([1, 8], "765", "destination_area"),
        ([7, 8, 9], EXTERNAL, "origin_area"),
        ([2, 3, 5], EXTERNAL, "destination_area"),
    ],
)
def test_a_zone_without_a_row_is_named(left_out, area, column):
    with pytest.raises(MissingZoneError) as caught:
        observed_flows(FILE.drop(index=left_out), COMMUTING)

    assert caught.value.values == {"area": area, "column": column}


def test_homes_and_workplaces_exchanged_are_told_by_the_municipality_where_it_shows_most():
    turned = FILE.rename(columns={"origin_area": "destination_area", "destination_area": "origin_area"})

    with pytest.raises(SwappedError) as caught:
        observed_flows(turned, COMMUTING)

    assert caught.value.values == {
        "area": "205",
        "outbound": "150",
        "inbound": "220",
        "expected_outbound": "220",
        "expected_inbound": "150",
    }


@given(st.floats(0.3, 3.0))
def test_a_file_of_another_year_is_loaded_and_only_its_distance_told(factor):
    """However far it is: whoever grows alike in every direction is not turned round."""
    table = FILE.assign(commuters=(FILE["commuters"] * factor).round())

    flows = observed_flows(table, COMMUTING)
    largest = departures(flows, COMMUTING)[0]

    assert flows.members[0].sum() == pytest.approx(390 * factor, abs=3)
    assert largest.share == pytest.approx(abs(factor - 1), abs=0.02)


def test_the_largest_difference_from_the_plan_is_first():
    first, second, *others = departures(observed_flows(changed(1, commuters=132.0), COMMUTING), COMMUTING)

    assert (first.area, first.margin, first.persons, first.expected) == ("765", "inbound_commuters", 12, 130)
    assert (second.area, second.margin, second.persons) == ("205", "outbound_commuters", 12)
    assert not any(each.persons for each in others)


def test_a_suppressed_cell_is_1_to_4_and_so_is_every_sum_it_is_in():
    flows = observed_flows(changed(5, commuters=np.nan), COMMUTING)
    row = flow_table(flows).query("origin_area == '765' and destination_area == 'external'").iloc[0]

    assert (row["commuters_low"], row["commuters_high"]) == (1, 4)
    assert commuters_between(flows, ["765"], ["205", EXTERNAL]) == Commuters(central=92.5, low=91, high=94)
    assert commuters_between(flows, ["205"], ["765"]).is_certain
    totals = flow_matrix(flows).query("origin_area == '765' and destination_area == 'total'").iloc[0]
    assert (totals["commuters_low"], totals["commuters_high"]) == (91, 94)
    assert next(each.persons for each in departures(flows, COMMUTING) if each.area == "765") == -6


@given(st.sets(st.integers(0, 9), max_size=5), st.data())
def test_sums_and_shares_of_suppressed_cells_are_bounded_whatever_the_cells_are(hidden, data):
    """A file with any values of 1-4 in place of the marks lies within the bounds of that with the marks."""
    table = FILE.astype({"commuters": "float64"})
    table.loc[list(hidden), "commuters"] = np.nan
    true = table["commuters"].copy()
    for row in hidden:
        true[row] = data.draw(st.integers(1, 4))
    bounded, exact = (
        np.concatenate(
            [
                flows.members.reshape(len(flows.members), -1),
                flows.members.sum(axis=2),
                flows.members.sum(axis=1),
                (flows.members / flows.members.sum(axis=1, keepdims=True)).reshape(len(flows.members), -1),
                (flows.members / flows.members.sum(axis=2, keepdims=True)).reshape(len(flows.members), -1),
            ],
            axis=1,
        )
        for flows in (
            observed_flows(each, COMMUTING.assign(inbound_commuters=10**9, outbound_commuters=10**9))
            for each in (table, table.assign(commuters=true))
        )
    )

    assert (bounded.min(axis=0) <= exact[0] + 1e-9).all()
    assert (exact[0] <= bounded.max(axis=0) + 1e-9).all()


def test_a_pair_without_a_row_has_no_commuters():
    flows = observed_flows(FILE.drop(index=[2]), COMMUTING)

    assert flows.members[0, 0, 2] == 40
    assert isinstance(flow_matrix(flows), pd.DataFrame)
