"""The figures of the flows: the largest with their range, the bands and the matrix."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from analytics.flows.estimate import BETA_BAND, EXTERNAL_SHARE_BAND, GravityParameters
from analytics.flows.frames import EXTERNAL, TOTAL, FlowMatrix, Flows, FlowSet
from analytics.flows.gravity import Deterrence
from analytics.flows.totals import Commuters, commuters_between
from analytics.flows.views import flow_matrix
from charts.flow_bands import Band, flow_bands
from charts.flow_map import KINDS
from charts.spreads import spread_rows
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import COUNT, ROUND_SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.flows import rows
from views.table import NOTHING, Column, Table, as_ends, end_columns

ROWS = 11
"""Flows in the picture; the table has them all."""

LARGEST = 12
"""Flows in a file's chart of the largest."""

SHADES = (10, 50, 150, 500)
"""Commuters from which a cell of the matrix is a shade darker."""

_NOBODY = Commuters(central=float("nan"), low=float("nan"), high=float("nan"))
"""Who works at home: no commuters."""

_PARTS = ("to_area", "leaving", "from_area", "entering")
"""Parts of a municipality's commuters, which its margins do not tell."""

Names = Mapping[str, str]


def largest(
    context: Context, text: Text, parameters: GravityParameters, subject: str | None, direction: str
) -> Figure:
    """Return the largest of the chosen flows with their range, every one of them in the table."""
    flows, zones = context.flows(parameters), rows.zone_names(context, text.language)
    chosen = rows.selected(context, parameters, subject, direction)
    is_estimate = flows.data.is_estimate
    title = text(
        "flows_page.rows_estimate" if is_estimate else "flows_page.rows",
        direction=text(f"flows.directions.{direction}").lower(),
    )
    return Figure(
        title=title,
        definition=text("flows.bound_note"),
        alt=text("flows_page.rows_alt", title=title, flows=rows.spoken(chosen, zones, text)),
        source=source_line(
            text, context, flows, notes=[band_words(text, parameters.form)] if is_estimate else []
        ),
        drawing=spread_rows(
            _drawn(chosen, zones, text, subject),
            text,
            longest=float(flows.data.members.max()),  # of all flows, so that the scale stands still
        ),
        table=flow_rows(
            partial(rows.named, context, text.language, parameters, subject, direction),
            text,
            caption=title,
            file="commuting_flows_rows",
        ),
        chart=Bars(of=("commuters",), first=LARGEST),
    )


def band_words(text: Text, form: Deterrence) -> str:
    """Return the plausible ranges that the ranges of the flows span."""
    return text(
        "flows_page.band",
        beta=text.span(*BETA_BAND[form], 2 if form is Deterrence.EXPONENTIAL else 1),
        share=ROUND_SHARE.span(text, *EXTERNAL_SHARE_BAND),
    )


def flow_rows(named: Callable[[], pd.DataFrame], text: Text, *, caption: str, file: str) -> Table:
    """Return the table of flows as `rows.named` gives them; estimates are marked."""
    ends = [Column(name=name, label=text(f"flows.columns.{name}_area")) for name in ("origin", "destination")]
    measures = [
        Column(
            name=name,
            label=text(f"flows.columns.{name}"),
            quantity=COUNT,
            mark="mark",
            status="status",
            shown=f"{name}_words",
        )
        for name in rows.MEASURES
    ]
    kind = Column(name="kind", label=text("flows.columns.is_estimate"))
    return Table(caption=caption, frame=named, columns=(*ends, *measures, kind), file=file)


def bands(
    context: Context, text: Text, parameters: GravityParameters, subject: str | None, direction: str
) -> Figure:
    """Return the chosen flows from homes to workplaces, with the totals of every municipality."""
    flows, zones = context.flows(parameters), rows.zone_names(context, text.language)
    chosen = rows.selected(context, parameters, subject, direction)
    is_estimate = flows.data.is_estimate
    title = text("flows_page.bands_estimate" if is_estimate else "flows_page.bands")
    drawn = _bands(chosen, zones, text, subject)
    return Figure(
        title=title,
        alt=text("flows_page.bands_alt", title=title, flows=rows.spoken(chosen, zones, text)),
        source=source_line(text, context, flows, notes=[text("flows.totals_note")] if is_estimate else []),
        drawing=flow_bands(drawn, text, **_nodes(drawn)),
        table=_totals(flows.data, zones, text),
        chart=Bars(of=_PARTS),
    )


def matrix(context: Context, text: Text, parameters: GravityParameters) -> Figure:
    """Return every flow as a shaded table with its totals."""
    flows, zones = context.flows(parameters), rows.zone_names(context, text.language)
    is_estimate = flows.data.is_estimate
    title = text("flows_page.matrix_estimate" if is_estimate else "flows_page.matrix")
    names = {**zones, TOTAL: text("flows.total")}
    cells = [
        Column(
            name=code,
            label=name,
            quantity=COUNT,
            mark=f"{code}_mark",
            status=f"{code}_status",
            shown=f"{code}_words",
        )
        for code, name in names.items()
    ]
    return Figure(
        title=title,
        definition=text(
            "flows_page.matrix_shades", steps=", ".join(COUNT.write(text, each) for each in SHADES)
        ),
        source=source_line(text, context, flows, notes=[text("flows.totals_note")] if is_estimate else []),
        table=Table(
            caption=title,
            frame=_cells(context.once(_matrix, parameters), names, text, is_estimate=is_estimate),
            columns=(Column(name="name", label=text("flows.columns.origin_area")), *cells),
            file="commuting_matrix",
            is_matrix=True,
        ),
    )


def _matrix(context: Context, parameters: GravityParameters) -> DataFrame[FlowMatrix]:
    return flow_matrix(context.flows(parameters).data)


def _drawn(chosen: DataFrame[Flows], zones: Names, text: Text, subject: str | None) -> pd.DataFrame:
    """Return the largest flows as rows of `charts.spreads.spread_rows`."""
    first = chosen.head(ROWS)
    flows = records(first)
    return pd.DataFrame(
        {
            "name": [rows.route(flow, zones) for flow in flows],
            "value": first["commuters"].tolist(),
            "low": first["commuters_low"].tolist(),
            "high": first["commuters_high"].tolist(),
            "words": [rows.flow_said(text, flow, strong=True) for flow in flows],
            "hover": [rows.hover(flow, zones, text) for flow in flows],
            "colour": [KINDS[rows.kind(flow, subject)].light for flow in flows],
        }
    )


def _bands(chosen: DataFrame[Flows], zones: Names, text: Text, subject: str | None) -> list[Band]:
    """Return the chosen flows as bands between homes and workplaces; flows below a person are left out."""
    return [
        Band(
            origin=zones[flow["origin_area"]],
            destination=zones[flow["destination_area"]],
            commuters=flow["commuters"],
            low=flow["commuters" if flow["is_estimate"] else "commuters_low"],
            high=flow["commuters" if flow["is_estimate"] else "commuters_high"],
            colour=KINDS[rows.kind(flow, subject)].light,
            hover=rows.hover(flow, zones, text),
        )
        for flow in records(chosen)
        if flow["commuters"] >= 1
    ]


def _nodes(drawn: Sequence[Band]) -> dict[str, list[str]]:
    """Return the names of both columns of nodes, the largest first."""
    sums: dict[str, dict[str, float]] = {"origins": {}, "destinations": {}}
    for band in drawn:
        for side, name in (("origins", band.origin), ("destinations", band.destination)):
            sums[side][name] = sums[side].get(name, 0.0) + band.commuters
    return {side: sorted(totals, key=lambda name: -totals[name]) for side, totals in sums.items()}


def _totals(flows: FlowSet, zones: Names, text: Text) -> Table:
    """Return commuters out of and into each municipality, and which part of them stays within the area."""

    def totals() -> pd.DataFrame:
        areas = flows.zones[:-1]
        return pd.DataFrame([{"name": zones[area], **_totals_of(flows, area, text)} for area in areas])

    modelled = _PARTS if flows.is_estimate else ()
    return Table(
        caption=text("flows_page.totals_table"),
        frame=totals,
        columns=(
            Column(name="name", label=text("columns.municipality")),
            *(
                column
                for measure in ("outbound", "to_area", "leaving", "inbound", "from_area", "entering")
                for column in _total_columns(text, measure, has_range=measure in modelled)
            ),
        ),
        file="commuters_by_municipality",
    )


def _totals_of(flows: FlowSet, area: str, text: Text) -> dict[str, Any]:
    others = [zone for zone in flows.zones[:-1] if zone != area]
    elsewhere = [*others, EXTERNAL]
    found = {
        "outbound": commuters_between(flows, [area], elsewhere),
        "to_area": commuters_between(flows, [area], others),
        "leaving": commuters_between(flows, [area], [EXTERNAL]),
        "inbound": commuters_between(flows, elsewhere, [area]),
        "from_area": commuters_between(flows, others, [area]),
        "entering": commuters_between(flows, [EXTERNAL], [area]),
    }
    row: dict[str, Any] = {}
    for measure, total in found.items():
        row |= _cell(measure, total, text, is_estimate=flows.is_estimate)
        row |= as_ends(measure, total)
    return row


def _cell(name: str, number: Commuters, text: Text, *, is_estimate: bool) -> dict[str, Any]:
    """Return a cell of commuters with its words and its status, under the name of its column."""
    return {
        name: number.central,
        f"{name}_words": rows.written(text, number, is_estimate=is_estimate),
        f"{name}_status": rows.status(number, is_estimate=is_estimate),
    }


def _total_columns(text: Text, measure: str, *, has_range: bool) -> list[Column]:
    label = text(f"flows_page.columns.{measure}")
    ends = end_columns(text, measure, label, COUNT) if has_range else []
    shown, status = f"{measure}_words", f"{measure}_status"
    return [Column(name=measure, label=label, quantity=COUNT, shown=shown, status=status), *ends]


def _cells(matrix: DataFrame[FlowMatrix], names: Names, text: Text, *, is_estimate: bool) -> pd.DataFrame:
    """Return the matrix as it is read: a row for each home, a column for each workplace, with the totals."""
    pairs = zip(matrix["origin_area"], matrix["destination_area"], strict=True)
    numbers = dict(zip(pairs, map(rows.commuters, records(matrix)), strict=True))
    columns: dict[str, Any] = {"name": list(names.values())}
    for code in names:
        cells = []
        for origin in names:
            number = numbers.get((origin, code), _NOBODY)
            cell = _cell(code, number, text, is_estimate=is_estimate)
            is_total = TOTAL in (code, origin)
            cell[f"{code}_mark"] = (
                "total" if is_total else f"shade-{bisect_right(SHADES, number.central) + 1}"
            )
            if origin == code != TOTAL:  # who works at home does not commute: nothing is missing there
                cell |= {f"{code}_words": "", f"{code}_status": NOTHING}
            cells.append(cell)
        columns |= {name: [cell[name] for cell in cells] for name in cells[0]}
    return pd.DataFrame(columns)
