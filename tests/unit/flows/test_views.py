"""The part of the flows a reader chose, and the matrix with its totals."""

import numpy as np
import pytest

from analytics.flows.estimate import flow_table
from analytics.flows.frames import EXTERNAL, TOTAL, FlowMatrix, Flows, FlowSet
from analytics.flows.views import Direction, flow_matrix, selected_flows

FLOWS = FlowSet(
    zones=("205", "765", EXTERNAL),
    members=np.array([[[0, 120, 100], [90, 0, 10], [60, 15, 0]]], dtype=float),
    is_estimate=True,
)


@pytest.mark.parametrize(
    ("direction", "area", "counts"),
    [
        (Direction.ALL, None, [120, 100, 90, 60, 15, 10]),
        (Direction.BETWEEN, None, [120, 90]),
        (Direction.OUT, None, [100, 10]),
        (Direction.IN, None, [60, 15]),
        (Direction.ALL, "765", [120, 90, 15, 10]),
        (Direction.OUT, "765", [90, 10]),
        (Direction.IN, "765", [120, 15]),
        (Direction.BETWEEN, "765", [120, 90]),
    ],
)
def test_direction_chooses_the_flows_largest_first(direction, area, counts):
    chosen = selected_flows(flow_table(FLOWS), direction, area)

    Flows.validate(chosen)
    assert chosen["commuters"].tolist() == counts


def cell(matrix, origin, destination):
    return matrix.set_index(["origin_area", "destination_area"]).loc[(origin, destination)]


@pytest.mark.parametrize(
    ("origin", "destination", "commuters", "is_estimate"),
    [
        ("205", "765", 120, True),
        ("205", TOTAL, 220, False),
        (TOTAL, "765", 135, False),
        (EXTERNAL, TOTAL, 75, True),
        (TOTAL, EXTERNAL, 110, True),
        (TOTAL, TOTAL, 395, True),
    ],
)
def test_matrix_has_totals_and_says_which_cells_are_estimates(origin, destination, commuters, is_estimate):
    found = cell(flow_matrix(FLOWS), origin, destination)

    assert (found["commuters"], found["is_estimate"]) == (commuters, is_estimate)


def test_matrix_keeps_its_contract_without_the_diagonal():
    matrix = flow_matrix(FLOWS)

    FlowMatrix.validate(matrix)
    assert len(matrix) == 16 - 3
