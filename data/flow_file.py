"""A file of flows that a reader loads: its bytes to rows of codes and counts, never trusted."""

from functools import cache

import pandas as pd

from data.reading.areas import AreaNames
from data.reading.cells import number, shown
from data.reading.door import table_in
from data.reading.rows import code_of, count_of
from data.reading.table import Table, Wanted, naming
from domain.errors import DashboardError
from domain.frames import LoadedFlows
from domain.records import records
from domain.typed import DataFrame

TEMPLATE = ("origin_area", "destination_area", "commuters")
"""Columns of a file, one row per pair of home and workplace municipality.

Commuters are whole persons, last week of the year, or a mark of a suppressed cell. Rows within one
municipality may be there: they are its own employed. Other municipalities than those of the area may be
given one by one or together; rows between two of them do not count.
"""

HEADINGS: Wanted = {
    "origin_area": (
        "asuinkunta",
        "asuinalue",
        "kotikunta",
        "lähtökunta",
        "bostadskommun",
        "boendekommun",
        "hemkommun",
        "bostadsområde",
        "home municipality",
        "municipality of residence",
        "area of residence",
    ),
    "destination_area": (
        "työpaikan kunta",
        "työpaikkakunta",
        "työkunta",
        "työpaikan sijaintikunta",
        "työpaikan alue",
        "työssäkäyntikunta",
        "arbetsplatskommun",
        "arbetsplatsens kommun",
        "arbetskommun",
        "arbetsplatsens område",
        "workplace municipality",
        "municipality of workplace",
        "area of workplace",
    ),
    "commuters": (
        "pendelöijät",
        "pendelöivät",
        "työlliset",
        "työlliset yhteensä",
        "työssäkäyvät",
        "lukumäärä",
        "pendlare",
        "sysselsatta",
        "antal",
        "employed",
        "employed persons",
        "number",
    ),
}
"""Headings of the template's columns at statistics offices and in this application's own tables."""

_MOST_PERSONS = 10_000_000


class DuplicateFlowError(DashboardError):
    """The same pair stands on two rows; values `origin`, `destination`, `row` and `first`."""

    text_key = "flows.errors.duplicate"


class PartedFlowError(DashboardError):
    """Each pair stands on several rows that a column parts, such as sex; value `column`."""

    text_key = "flows.errors.parted"


def flow_rows(content: bytes, areas: AreaNames) -> DataFrame[LoadedFlows]:
    """Return the flows of a file, in its order.

    Args:
        content: A file of any kind that `data.reading.door` reads.
        areas: Every area that a row may name.

    Raises:
        DashboardError: It cannot be read, or not for certain; those of `data.reading.errors` and this module.
    """
    table = table_in(content, HEADINGS)
    with naming(table.sheet):
        return _flows(table, areas)


def _flows(table: Table, areas: AreaNames) -> DataFrame[LoadedFlows]:
    read_code, read_count = cache(areas.code), cache(number)
    rows: list[tuple[int, str, str, float]] = []
    for row in table.rows:
        origin, destination, commuters = (row.cells[table.places[column]] for column in TEMPLATE)
        if not any(map(str.strip, (origin, destination, commuters))):
            continue
        codes = [
            code_of(read_code(cell), row, cell, table.heading(column))
            for column, cell in (("origin_area", origin), ("destination_area", destination))
        ]
        rows.append(
            (
                row.number,
                codes[0],
                codes[1],
                count_of(read_count, row, commuters, table.heading("commuters"), _MOST_PERSONS),
            )
        )
    frame = pd.DataFrame(rows, columns=["row", *TEMPLATE]).astype(
        {"row": "int64", "origin_area": "str", "destination_area": "str", "commuters": "float64"}
    )
    _check_pairs(frame, table)
    return LoadedFlows.validate(frame)


def _check_pairs(frame: pd.DataFrame, table: Table) -> None:
    pair = ["origin_area", "destination_area"]
    again = frame[frame.duplicated(pair)]
    if again.empty:
        return
    by_number = {row.number: row.cells for row in table.rows}
    parts = [by_number[number] for number in frame["row"].tolist()]
    for place, heading in enumerate(table.headings):
        if place in table.places.values():
            continue
        column = pd.Series([each[place].strip() if place < len(each) else "" for each in parts], dtype="str")
        is_few = 1 < column.nunique() <= len(column) / 2  # a running number parts every row
        if is_few and not frame.assign(part=column).duplicated([*pair, "part"]).any():
            raise PartedFlowError(f"{heading} parts the rows", column=shown(heading))
    repeated = records(again.head(1))[0]
    same = frame[(frame[pair] == again.iloc[0][pair]).all(axis=1)]
    raise DuplicateFlowError(
        "a pair comes twice",
        origin=repeated["origin_area"],
        destination=repeated["destination_area"],
        row=str(repeated["row"]),
        first=str(same["row"].iloc[0]),
    )
