"""Flows as a matrix with totals, and the part of them a reader chose."""

from enum import StrEnum
from typing import cast

import numpy as np
import pandas as pd

from analytics.flows.frames import EXTERNAL, TOTAL, FlowMatrix, Flows, FlowSet
from domain.typed import DataFrame


class Direction(StrEnum):
    """Which flows of a municipality, or of the area, to show."""

    ALL = "all"
    OUT = "out"
    IN = "in"
    BETWEEN = "between"
    """Only between the municipalities themselves."""


def selected_flows(flows: DataFrame[Flows], direction: Direction, area: str | None) -> DataFrame[Flows]:
    """Return the flows of one municipality, or of the area if it is None, largest first.

    For the area, out and in cross its border.
    """
    from_here = flows["origin_area"] == area if area else flows["origin_area"] != EXTERNAL
    to_here = flows["destination_area"] == area if area else flows["destination_area"] != EXTERNAL
    internal = (flows["origin_area"] != EXTERNAL) & (flows["destination_area"] != EXTERNAL)
    chosen = {
        Direction.ALL: from_here | to_here,
        Direction.OUT: from_here & ~to_here,
        Direction.IN: to_here & ~from_here,
        Direction.BETWEEN: (from_here | to_here) & internal,
    }[direction]
    order = ["commuters", "origin_area", "destination_area"]
    return flows[chosen].sort_values(order, ascending=[False, True, True], ignore_index=True)


def flow_matrix(flows: FlowSet) -> DataFrame[FlowMatrix]:
    """Return every cell with its range, and the row and column totals, in zone order.

    The diagonal is left out: who works at home does not commute.
    """
    with_rows = np.concatenate([flows.members, flows.members.sum(axis=2, keepdims=True)], axis=2)
    full = np.concatenate([with_rows, with_rows.sum(axis=1, keepdims=True)], axis=1)
    zones = (*flows.zones, TOTAL)
    origin, destination = (axis.ravel() for axis in np.indices(full.shape[1:]))
    names = np.array(zones)
    table = pd.DataFrame(
        {
            "origin_area": pd.Series(names[origin], dtype="str"),
            "destination_area": pd.Series(names[destination], dtype="str"),
            "commuters": full[0].ravel(),
            "commuters_low": full.min(axis=0).ravel(),
            "commuters_high": full.max(axis=0).ravel(),
        }
    )
    margin = (table["origin_area"] == TOTAL) ^ (table["destination_area"] == TOTAL)
    external = (table["origin_area"] == EXTERNAL) | (table["destination_area"] == EXTERNAL)
    table = table.assign(is_estimate=(~margin | external) & flows.is_estimate)
    apart = (origin != destination) | (origin == len(zones) - 1)
    return cast("DataFrame[FlowMatrix]", table[apart].reset_index(drop=True))
