"""A loaded origin-destination matrix at the zones of the estimate, and how far it is from the plan."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.counts import SUPPRESSED
from analytics.flows.errors import MissingZoneError, SwappedError
from analytics.flows.frames import EXTERNAL, FlowSet
from domain.frames import Commuting, LoadedFlows
from domain.typed import DataFrame

MARGINS = ("outbound_commuters", "inbound_commuters", "employed_in_own_municipality")

SWAPPED_FIT = 2.0
"""How many times better a file fits the plan turned round, if its columns are taken for exchanged."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """How far a sum of a loaded file is from the plan's.

    Attributes:
        area: Municipality.
        margin: One of `MARGINS`.
        low: Persons by the file, the least they can be.
        high: The most they can be; differs where cells are suppressed.
        expected: Persons by the plan.
    """

    area: str
    margin: str
    low: float
    high: float
    expected: float

    @property
    def persons(self) -> float:
        """The file less the plan; 0 where the plan's number lies between the file's bounds."""
        return min(self.high - self.expected, 0.0) or max(self.low - self.expected, 0.0)

    @property
    def share(self) -> float:
        """The difference, without its sign, as a share of the plan's number."""
        return abs(self.persons) / max(self.expected, 1.0)


def observed_flows(rows: DataFrame[LoadedFlows], commuting: DataFrame[Commuting]) -> FlowSet:
    """Return the flows of a loaded file, in the order of `commuting`; other municipalities are one zone.

    Suppressed cells are 1-4 each: the second and third member take them all at the least and at the most,
    which bounds every sum; the others part them by home and by workplace, which bounds every share of those
    who live, or work, in one place. The first takes the middle. Pairs without a row have no commuters.

    Args:
        rows: The file.
        commuting: The plan's margins. They tell which municipalities there are and whether homes and
            workplaces are exchanged; they need not be those of the file's year.

    Raises:
        MissingZoneError: No row begins, or ends, in a zone: the file is not whole.
        SwappedError: Homes and workplaces are exchanged.
    """
    areas = list(commuting["ref_area"])
    zones = (*areas, EXTERNAL)
    zoned = rows.assign(
        **{
            column: rows[column].where(rows[column].isin(areas), EXTERNAL)
            for column in ("origin_area", "destination_area")
        }
    )
    apart = zoned[zoned["origin_area"] != zoned["destination_area"]]
    for column in ("origin_area", "destination_area"):
        for zone in zones:
            if not (apart[column] == zone).any():
                raise MissingZoneError(f"no row has {zone} as {column}", area=zone, column=column)
    at_least, at_most = (
        _matrix(zoned.assign(commuters=zoned["commuters"].fillna(end)), zones)
        for end in (SUPPRESSED.low, SUPPRESSED.high)
    )
    members = _members(at_least, at_most)
    own = np.diagonal(members, axis1=1, axis2=2)[:, :-1].copy()
    flows = FlowSet(
        zones=zones,
        members=np.where(np.eye(len(zones), dtype=bool), 0.0, members),
        is_estimate=False,
        own=own if _tells_own(zoned, areas) else None,
    )
    _check_direction(flows, commuting)
    return flows


def departures(flows: FlowSet, commuting: DataFrame[Commuting]) -> list[Departure]:
    """Return how far each sum of a loaded file is from the plan's margin, the largest share first."""
    sums = {"outbound_commuters": _sums(flows, 2), "inbound_commuters": _sums(flows, 1)}
    if flows.own is not None:
        sums["employed_in_own_municipality"] = flows.own
    found = [
        Departure(area=area, margin=margin, low=float(low), high=float(high), expected=float(expected))
        for margin, each in sums.items()
        for area, low, high, expected in zip(
            commuting["ref_area"], each.min(axis=0), each.max(axis=0), commuting[margin], strict=True
        )
    ]
    return sorted(found, key=lambda departure: -departure.share)


def _tells_own(zoned: pd.DataFrame, areas: list[str]) -> bool:
    """Return whether the file gives the employed of every municipality's own."""
    own = zoned.loc[zoned["origin_area"] == zoned["destination_area"], "origin_area"]
    return set(areas) <= set(own)


def _matrix(zoned: pd.DataFrame, zones: tuple[str, ...]) -> Array:
    sums = zoned.pivot_table(
        index="origin_area", columns="destination_area", values="commuters", aggfunc="sum"
    )
    matrix: Array = sums.reindex(index=zones, columns=zones).fillna(0.0).to_numpy(dtype=float)
    return matrix


def _members(at_least: Array, at_most: Array) -> Array:
    if (at_least == at_most).all():
        return at_least[None]
    # A share of a row or column is largest where its own cell is at the most and the others at the least.
    lines = np.eye(len(at_least), dtype=bool)
    parted = [*lines[:, :, None], *lines[:, None, :]]
    return np.stack(
        [
            (at_least + at_most) / 2,
            at_least,
            at_most,
            *(np.where(line, at_most, at_least) for line in parted),
            *(np.where(line, at_least, at_most) for line in parted),
        ]
    )


def _sums(flows: FlowSet, axis: int) -> Array:
    sums: Array = flows.members.sum(axis=axis)[:, :-1]
    return sums


def _check_direction(flows: FlowSet, commuting: DataFrame[Commuting]) -> None:
    outbound, inbound = (_sums(flows, axis)[0] for axis in (2, 1))
    expected = [commuting[margin].to_numpy(dtype=float) for margin in MARGINS[:2]]
    as_is, turned = (
        np.abs(first - expected[0]) + np.abs(second - expected[1])
        for first, second in ((outbound, inbound), (inbound, outbound))
    )
    if turned.sum() * SWAPPED_FIT < as_is.sum():
        place = int(np.argmax(as_is - turned))
        raise SwappedError(
            "turned round, the file fits the plan better",
            area=flows.zones[place],
            outbound=f"{outbound[place]:.0f}",
            inbound=f"{inbound[place]:.0f}",
            expected_outbound=f"{expected[0][place]:.0f}",
            expected_inbound=f"{expected[1][place]:.0f}",
        )
