"""The titles, text alternatives, source lines and tables of the page of commuting flows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import EXTERNAL, TOTAL, FlowMatrix, Flows, FlowSet
from analytics.flows.totals import Commuters, commuters_between
from domain.frames import ObsStatus
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import NO_CHART, Hint
from ui import own_data, provenance
from ui.flows import chosen_flows
from ui.flows.answers import ARROWS, said
from views.table import NOTHING, Column, Table, end_columns

LARGEST = 12
"""Flows in a chart of the largest."""

SHADES = (10, 50, 150, 500)
"""Commuters from which a cell of the matrix is a shade darker."""

_MEASURES = ("commuters", "commuters_low", "commuters_high", "commuters_max")

_PARTS = ("to_area", "leaving", "from_area", "entering")
"""Parts of a municipality's commuters, which its margins do not tell."""

Names = Mapping[str, str]
Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing."""


def row_words(
    chosen: DataFrame[Flows], zones: Names, text: Text, direction: str, parameters: GravityParameters
) -> Words:
    """Return the words of the largest flows, with every chosen flow as their table."""
    is_estimate = bool(chosen["is_estimate"].any())
    title = text(
        "flows_page.rows_estimate" if is_estimate else "flows_page.rows",
        direction=text(f"flows.directions.{direction}").lower(),
    )
    notes = [chosen_flows.band_words(text, parameters.form)] if is_estimate else []
    said_of = _flow_words(chosen, zones, text, kind="rows", title=title, notes=notes)
    return {**said_of, "chart": Hint(series=("commuters",), first=LARGEST)}


def map_words(chosen: DataFrame[Flows], zones: Names, text: Text) -> Words:
    """Return the words of the map, with every chosen flow as their table."""
    is_estimate = bool(chosen["is_estimate"].any())
    title = text("flows_page.map_estimate" if is_estimate else "flows_page.map")
    notes = [
        text("flows_page.map_note", arrows=ARROWS),
        *([text("flows.estimate_note")] if is_estimate else []),
    ]
    said_of = _flow_words(chosen, zones, text, kind="map", title=title, notes=notes)
    return {**said_of, "chart": NO_CHART}


def _flow_words(
    chosen: DataFrame[Flows], zones: Names, text: Text, *, kind: str, title: str, notes: Sequence[str]
) -> Words:
    named = _named(chosen, zones, text)
    return {
        "title": title,
        "definition": text("flows.bound_note"),
        "alt": text(f"flows_page.{kind}_alt", title=title, flows=_spoken(named, text)),
        "source": _source(text, notes),
        "table": Table(
            caption=title,
            frame=named,
            columns=(
                *(
                    Column(name=name, label=text(f"flows.columns.{name}_area"))
                    for name in ("origin", "destination")
                ),
                *(
                    Column(
                        name=name,
                        label=text(f"flows.columns.{name}"),
                        quantity=COUNT,
                        mark="mark",
                        status="status",
                        shown=f"{name}_words",
                    )
                    for name in _MEASURES
                ),
                Column(name="kind", label=text("flows.columns.is_estimate")),
            ),
            file=f"commuting_flows_{kind}",
        ),
    }


def total_words(flows: FlowSet, chosen: DataFrame[Flows], zones: Names, text: Text) -> Words:
    """Return the words of the bands, with the totals of every municipality as their table."""
    title = text("flows_page.bands_estimate" if flows.is_estimate else "flows_page.bands")
    areas = list(flows.zones[:-1])
    totals = {zones[area]: _totals(flows, area, [zone for zone in areas if zone != area]) for area in areas}
    frame = pd.DataFrame(
        [
            {"name": name}
            | {measure: total.central for measure, total in each.items()}
            | {f"{measure}_low": total.low for measure, total in each.items()}
            | {f"{measure}_high": total.high for measure, total in each.items()}
            | {
                f"{measure}_words": text.integer(total.central)
                if flows.is_estimate
                else text.span(total.low, total.high)
                for measure, total in each.items()
            }
            | {
                f"{measure}_status": _status(total.low, total.high, is_estimate=flows.is_estimate)
                for measure, total in each.items()
            }
            for name, each in totals.items()
        ]
    )
    modelled = _PARTS if flows.is_estimate else ()
    return {
        "title": title,
        "chart": Hint(series=_PARTS),
        "alt": text("flows_page.bands_alt", title=title, flows=_spoken(_named(chosen, zones, text), text)),
        "source": _source(text, [text("flows.totals_note")] if flows.is_estimate else []),
        "table": Table(
            caption=text("flows_page.totals_table"),
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *(
                    column
                    for measure in next(iter(totals.values()))
                    for column in _total_columns(text, measure, has_range=measure in modelled)
                ),
            ),
            file="commuters_by_municipality",
        ),
    }


def _totals(flows: FlowSet, area: str, others: list[str]) -> dict[str, Commuters]:
    """Return commuters out of and into one municipality, and which part of them stays within the area."""
    elsewhere = [*others, EXTERNAL]
    return {
        "outbound": commuters_between(flows, [area], elsewhere),
        "to_area": commuters_between(flows, [area], others),
        "leaving": commuters_between(flows, [area], [EXTERNAL]),
        "inbound": commuters_between(flows, elsewhere, [area]),
        "from_area": commuters_between(flows, others, [area]),
        "entering": commuters_between(flows, [EXTERNAL], [area]),
    }


def _total_columns(text: Text, measure: str, *, has_range: bool) -> list[Column]:
    label = text(f"flows_page.columns.{measure}")
    ends = end_columns(text, measure, label, COUNT) if has_range else []
    shown, status = f"{measure}_words", f"{measure}_status"
    return [Column(name=measure, label=label, quantity=COUNT, shown=shown, status=status), *ends]


def _status(low: float, high: float, *, is_estimate: bool) -> str:
    """Return the status of a number of commuters: a count that is a range has suppressed cells in it."""
    return ObsStatus.CONFIDENTIAL if high > low and not is_estimate else ObsStatus.NORMAL


def matrix_words(matrix: DataFrame[FlowMatrix], zones: Names, text: Text) -> Words:
    """Return the words of the matrix and the matrix itself, a shaded table with its totals."""
    is_estimate = bool(matrix["is_estimate"].any())
    title = text("flows_page.matrix_estimate" if is_estimate else "flows_page.matrix")
    names = {**zones, TOTAL: text("flows.total")}
    cells, low, high = (
        matrix.pivot(index="origin_area", columns="destination_area", values=measure)
        .reindex(index=list(names), columns=list(names))
        .to_numpy(dtype=float)
        for measure in _MEASURES[:3]
    )
    shades = np.searchsorted(SHADES, cells, side="right") + 1
    columns: dict[str, Any] = {"name": list(names.values())}
    for place, code in enumerate(names):
        columns[code] = cells[:, place]
        columns[f"{code}_mark"] = [
            "total" if TOTAL in (code, origin) else f"shade-{shade}"
            for origin, shade in zip(names, shades[:, place], strict=True)
        ]
        ends = list(zip(low[:, place], high[:, place], strict=True))
        columns[f"{code}_words"] = [
            "" if origin == code != TOTAL else text.integer(cell) if is_estimate else text.span(*each)
            for origin, cell, each in zip(names, cells[:, place], ends, strict=True)
        ]
        # Who works at home does not commute: nothing is missing there.
        columns[f"{code}_status"] = [
            NOTHING if origin == code != TOTAL else _status(*each, is_estimate=is_estimate)
            for origin, each in zip(names, ends, strict=True)
        ]
    return {
        "title": title,
        "definition": text("flows_page.matrix_shades", steps=", ".join(map(text.integer, SHADES))),
        "source": _source(text, [text("flows.totals_note")] if is_estimate else []),
        "table": Table(
            caption=title,
            frame=pd.DataFrame(columns),
            columns=(
                Column(name="name", label=text("flows.columns.origin_area")),
                *(
                    Column(
                        name=code,
                        label=name,
                        quantity=COUNT,
                        mark=f"{code}_mark",
                        status=f"{code}_status",
                        shown=f"{code}_words",
                    )
                    for code, name in names.items()
                ),
            ),
            file="commuting_matrix",
            is_matrix=True,
        ),
    }


def _source(text: Text, notes: Sequence[str]) -> str:
    """Return the source line: the loaded file, or what the estimate is made of."""
    file = own_data.flows()
    if file is not None:
        return provenance.said(text, [text("flows_page.file_source", file=file.name)], notes=notes)
    return provenance.source_line(text, "plan_2023_commuting", "road_distances", notes=notes)


def _named(chosen: DataFrame[Flows], zones: Names, text: Text) -> pd.DataFrame:
    return chosen.assign(
        origin=chosen["origin_area"].map(zones),
        destination=chosen["destination_area"].map(zones),
        kind=[
            text("flows.estimate" if modelled else "flows_page.observed")
            for modelled in chosen["is_estimate"]
        ],
        mark=["estimated" if modelled else "" for modelled in chosen["is_estimate"]],
        status=[
            _status(row["commuters_low"], row["commuters_high"], is_estimate=row["is_estimate"])
            for row in records(chosen)
        ],
        commuters_words=[
            text.integer(row["commuters"])
            if row["is_estimate"]
            else text.span(row["commuters_low"], row["commuters_high"])
            for row in records(chosen)
        ],
        **{f"{name}_words": list(map(text.integer, chosen[name])) for name in _MEASURES[1:]},
    )


def _spoken(named: pd.DataFrame, text: Text) -> str:
    return "; ".join(
        f"{row['origin']} → {row['destination']} "
        + said(
            text,
            row["commuters"],
            row["commuters_low"],
            row["commuters_high"],
            is_estimate=bool(row["is_estimate"]),
        )
        for row in records(named.head(3))
    )
