"""A loaded origin-destination matrix, checked and brought to the zones of the estimate."""

from collections.abc import Collection

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from analytics.flows.errors import (
    ColumnsError,
    CommutersError,
    DuplicateFlowError,
    MarginError,
    NoAreaError,
    UnknownAreaError,
)
from analytics.flows.frames import EXTERNAL, FlowSet
from domain.frames import Commuting

TEMPLATE = ("origin_area", "destination_area", "commuters")
"""Columns of a file, CSV or parquet, one row per pair of home and workplace municipality.

Areas are three-digit codes as text, or `EXTERNAL`; commuters are whole persons of the register,
last week of the year. Rows within one municipality may be there: they are its own employed.
Other municipalities than the ten are added together; rows between two of them do not count.
"""

MARGIN_TOLERANCE_SHARE = 0.01
"""Share of a margin by which a loaded file may miss it, for what its producer rounds or hides."""

MARGIN_TOLERANCE_PERSONS = 5
"""Persons by which it may miss in any case: one suppressed cell stands for 1-4."""


def observed_flows(
    table: pd.DataFrame, commuting: DataFrame[Commuting], municipalities: Collection[str]
) -> FlowSet:
    """Return the flows of a loaded file as a set with one member, in the order of `commuting`.

    Args:
        table: A file with the columns of `TEMPLATE`; others are left aside.
        commuting: Margins that the file must add up to.
        municipalities: Every municipality code that a file may name.

    Raises:
        ColumnsError: A column is missing.
        NoAreaError: A row has no code.
        UnknownAreaError: A code is no municipality.
        CommutersError: A count is negative, missing or not whole.
        DuplicateFlowError: A pair comes twice.
        MarginError: A municipality's sums miss its margins by more than the tolerance.
    """
    missing = [name for name in TEMPLATE if name not in table.columns]
    if missing:
        raise ColumnsError(f"columns missing: {missing}", missing=", ".join(missing))
    flows = table.loc[:, list(TEMPLATE)].assign(
        origin_area=table["origin_area"].astype("str"),
        destination_area=table["destination_area"].astype("str"),
        commuters=pd.to_numeric(table["commuters"], errors="coerce"),
    )
    _check_rows(flows, table["commuters"], {*municipalities, EXTERNAL})
    areas = list(commuting["ref_area"])
    zones = (*areas, EXTERNAL)
    inside = flows["origin_area"].isin(areas) | flows["destination_area"].isin(areas)
    zoned = flows[inside].assign(
        origin_area=lambda rows: rows["origin_area"].where(rows["origin_area"].isin(areas), EXTERNAL),
        destination_area=lambda rows: rows["destination_area"].where(
            rows["destination_area"].isin(areas), EXTERNAL
        ),
    )
    # A pair that a complete register does not list has no commuters; the margins then prove it.
    matrix = (
        zoned.pivot_table(
            index="origin_area", columns="destination_area", values="commuters", aggfunc="sum", observed=False
        )
        .reindex(index=zones, columns=zones, fill_value=0.0)
        .fillna(0.0)
        .to_numpy(dtype=float)
    )
    own = np.diagonal(matrix)[:-1].copy()
    between = np.where(np.eye(len(zones), dtype=bool), 0.0, matrix)
    _check_margin(commuting, "outbound_commuters", between.sum(axis=1)[:-1])
    _check_margin(commuting, "inbound_commuters", between.sum(axis=0)[:-1])
    if own.any():
        _check_margin(commuting, "employed_in_own_municipality", own)
    return FlowSet(zones=zones, members=between[None], is_estimate=False)


def _check_rows(flows: pd.DataFrame, written: pd.Series, known: set[str]) -> None:
    for column in ("origin_area", "destination_area"):
        if (flows[column] == "").any():
            raise NoAreaError(f"a row has no code in {column}", column=column)
        strangers = flows.loc[~flows[column].isin(known), column]
        if not strangers.empty:
            area = str(strangers.iloc[0])
            raise UnknownAreaError(f"no municipality has the code {area}", area=area)
    broken = flows[~((flows["commuters"] >= 0) & (flows["commuters"] % 1 == 0))]
    if not broken.empty:
        row = broken.iloc[0]
        raise CommutersError(
            "commuters must be whole and not negative",
            origin=row["origin_area"],
            destination=row["destination_area"],
            value=str(written.loc[broken.index[0]]),
        )
    repeated = flows[flows.duplicated(["origin_area", "destination_area"])]
    if not repeated.empty:
        row = repeated.iloc[0]
        raise DuplicateFlowError(
            "a pair comes twice", origin=row["origin_area"], destination=row["destination_area"]
        )


def _check_margin(commuting: DataFrame[Commuting], margin: str, sums: np.ndarray) -> None:
    for area, expected, found in zip(commuting["ref_area"], commuting[margin], sums, strict=True):
        if abs(found - expected) > max(MARGIN_TOLERANCE_PERSONS, MARGIN_TOLERANCE_SHARE * expected):
            raise MarginError(
                f"{margin} of {area} add up to {found:g}, the register says {expected}",
                area=area,
                margin=margin,
                value=f"{found:g}",
                expected=str(expected),
            )
