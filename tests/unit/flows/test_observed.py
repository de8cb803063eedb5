"""A loaded origin-destination file: what it becomes, and what is wrong with a bad one."""

import numpy as np
import pandas as pd
import pytest

from analytics.flows.errors import (
    ColumnsError,
    CommutersError,
    DuplicateFlowError,
    MarginError,
    NoAreaError,
    UnknownAreaError,
)
from analytics.flows.estimate import flow_table
from analytics.flows.frames import EXTERNAL
from analytics.flows.observed import observed_flows
from tests.drawn import drawn

KNOWN = ("205", "765", "564", "091")

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
    origin_area | destination_area | commuters
    205         | 205              |       700
    205         | 765              |       120
    205         | 564              |        60
    205         | 091              |        40
    765         | 205              |        90
    765         | external         |        10
    765         | 765              |       350
    564         | 205              |        60
    091         | 765              |        10
    091         | 564              |      9000
    """,
    commuters="int64",
)


def test_other_municipalities_become_one_external_zone():
    flows = observed_flows(FILE, COMMUTING, KNOWN)

    assert flows.zones == ("205", "765", EXTERNAL)
    np.testing.assert_array_equal(flows.members, [[[0, 120, 100], [90, 0, 10], [60, 10, 0]]])


def test_counted_flows_are_no_estimate_and_have_no_range():
    table = flow_table(observed_flows(FILE, COMMUTING, KNOWN))

    assert not table["is_estimate"].any()
    assert table["commuters_low"].equals(table["commuters_high"])


def test_rows_within_one_municipality_may_be_left_out():
    flows = observed_flows(FILE.query("origin_area != destination_area"), COMMUTING, KNOWN)

    assert flows.members[0].sum() == 390


def test_a_missing_column_is_named():
    with pytest.raises(ColumnsError) as caught:
        observed_flows(FILE.drop(columns="commuters"), COMMUTING, KNOWN)

    assert caught.value.values == {"missing": "commuters"}


def changed(row, **values):
    table = FILE.astype({"commuters": "object"})
    for name, value in values.items():
        table.loc[row, name] = value
    return table


def test_an_unknown_code_is_named():
    with pytest.raises(UnknownAreaError) as caught:
        observed_flows(changed(1, destination_area="999"), COMMUTING, KNOWN)

    assert caught.value.values == {"area": "999"}


@pytest.mark.parametrize("column", ["origin_area", "destination_area"])
def test_a_row_without_a_code_is_told_by_its_column(column):
    with pytest.raises(NoAreaError) as caught:
        observed_flows(changed(1, **{column: ""}), COMMUTING, KNOWN)

    assert caught.value.values == {"column": column}


@pytest.mark.parametrize("count", [-1, 2.5, "...", None])
def test_a_count_that_is_no_number_of_persons_is_named_with_its_pair(count):
    with pytest.raises(CommutersError) as caught:
        observed_flows(changed(1, commuters=count), COMMUTING, KNOWN)

    assert caught.value.values == {"origin": "205", "destination": "765", "value": str(count)}


def test_a_pair_that_comes_twice_is_named():
    twice = pd.concat([FILE, FILE.iloc[[4]]], ignore_index=True)

    with pytest.raises(DuplicateFlowError) as caught:
        observed_flows(twice, COMMUTING, KNOWN)

    assert caught.value.values == {"origin": "765", "destination": "205"}


@pytest.mark.parametrize(
    ("row", "count", "area", "margin"),
    [
        (1, 126, "205", "outbound_commuters"),
        (7, 66, "205", "inbound_commuters"),
        (0, 708, "205", "employed_in_own_municipality"),
    ],
)
def test_a_margin_that_does_not_add_up_is_named(row, count, area, margin):
    with pytest.raises(MarginError) as caught:
        observed_flows(changed(row, commuters=count), COMMUTING, KNOWN)

    assert (caught.value.values["area"], caught.value.values["margin"]) == (area, margin)


def test_what_a_producer_rounds_or_hides_is_tolerated():
    flows = observed_flows(changed(1, commuters=124), COMMUTING, KNOWN)

    assert flows.members[0, 0, 1] == 124
