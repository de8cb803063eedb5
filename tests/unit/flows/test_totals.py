"""Commuters from some zones to others: sums of the members, not of their ends."""

import numpy as np
import pytest

from analytics.flows.frames import EXTERNAL, FlowSet
from analytics.flows.totals import commuters_between

# Two possibilities that shift ten commuters of A from B to the outside: A sends 30 in both.
FLOWS = FlowSet(
    zones=("A", "B", EXTERNAL),
    members=np.array(
        [
            [[0.0, 20.0, 10.0], [5.0, 0.0, 1.0], [2.0, 3.0, 0.0]],
            [[0.0, 10.0, 20.0], [5.0, 0.0, 1.0], [2.0, 3.0, 0.0]],
        ]
    ),
    is_estimate=True,
)


def test_a_single_flow_has_the_central_value_and_the_ends_of_all_members():
    total = commuters_between(FLOWS, ["A"], ["B"])

    assert (total.central, total.low, total.high) == (20, 10, 20)
    assert not total.is_certain


def test_a_margin_is_certain_although_its_flows_are_not():
    total = commuters_between(FLOWS, ["A"], ["B", EXTERNAL])

    assert (total.central, total.low, total.high) == (30, 30, 30)
    assert total.is_certain


@pytest.mark.parametrize(
    ("origins", "destinations", "expected"), [(["A", "B"], ["A", "B"], 25), ([], ["A"], 0)]
)
def test_every_pair_counts_once(origins, destinations, expected):
    assert commuters_between(FLOWS, origins, destinations).central == expected
