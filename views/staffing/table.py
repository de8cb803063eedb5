"""The table of the staffing page: starting and present allocation side by side, and what they cost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.staffing.money import cost_change
from domain.frames import ObsStatus
from domain.interval import Interval, between
from i18n.quantity import CHANGE, CHANGE_POSTS, COUNT, POSTS, Quantity
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Figure
from views.context import Context
from views.prices import fte_cost, joined
from views.staffing.assumed import source
from views.staffing.look import Look
from views.staffing.setting import Given, Posts
from views.staffing.words import caseload_cells, caseload_columns, short
from views.table import NOTHING, Column, Table, as_ends, interval_columns

_NUMBERS = (
    *(f"{name}_{end}" for name in ("clients", "caseload", "hours") for end in ("low", "high")),
    *("own", "before", "now", "shared", "euros"),
)


def figure(context: Context, text: Text, given: Given, posts: Posts) -> Figure:
    """Return the table."""
    look = Look(context, text, given, posts)
    return Figure(
        title=text("board.table"),
        source=look.source(),
        table=_table(look),
    )


def money(look: Look) -> tuple[KeyFigure, ...]:
    """Return what the staff costs, each with the range of the price of a post."""
    text, board, limits = look.text, look.board, look.assumptions.registry["fte_cost_eur"]
    change = cost_change(look.fte, look.setting.baseline.fte, look.assumptions)
    price = fte_cost(text, look.context.period)
    definition = joined(text("staffing_page.money.definition", **price), price["fte_note"])
    return (
        KeyFigure(
            label=text("staffing_page.money.cost"),
            value=text.euros(board.totals.cost_eur),
            change=_range(text, board.totals.fte * limits.low, board.totals.fte * limits.high),
            definition=definition,
        ),
        KeyFigure(
            label=text("staffing_page.money.change"),
            value=text.euros(board.totals.cost_change_eur, signed=True),
            change=_range(text, change.low_eur, change.high_eur),
            definition=definition,
        ),
        KeyFigure(
            label=text("staffing_page.money.per_fte"),
            value=text.euros(look.assumptions.fte_cost_eur),
            change=text(
                "staffing_page.money.posts",
                now=short(text, board.totals.fte),
                change=short(text, change.fte, signed=True),
            ),
            definition=source(look.context, text, "fte_cost_eur"),
        ),
    )


def _range(text: Text, low: float, high: float) -> str:
    """Return a range in words; "" where there is none."""
    return "" if low == high else text("staffing_page.money.range", range=text.euros_span(low, high))


def _table(look: Look) -> Table:
    text, board, supply = look.text, look.board, look.setting.baseline.supply
    rows = [
        {
            "unit": look.context.area.units[load.unit].name[text.language],
            **as_ends("clients", between(entry["clients_low"], entry["clients_high"])),
            "own": supply[load.unit].own,
            "status": text(f"staffing.statuses.{supply[load.unit].status}"),
            "before": supply[load.unit].fte,
            "now": load.fte,
            "shared": entry["shared_fte"],
            **caseload_cells(text, load),
            "verdict": text(f"staffing.verdicts.{load.verdict}"),
            **as_ends("hours", between(load.hours_gap_low, load.hours_gap_high)),
            "euros": load.cost_change_eur,
            "row_status": ObsStatus.NORMAL,
        }
        for load, entry in zip(board.units, look.setting.coefficients["units"], strict=True)
    ]
    frame = pd.DataFrame([*rows, _unplaced(look, rows), _area(look)]).astype(dict.fromkeys(_NUMBERS, float))

    def label(name: str) -> str:
        return text(f"board.columns.{name}")

    def column(name: str, quantity: Quantity | None = None, status: str = "") -> Column:
        return Column(name=name, label=label(name), quantity=quantity, status=status)

    clients = interval_columns(frame, text, "clients", label("clients"), COUNT)
    return Table(
        caption=text("board.table"),
        frame=frame,
        columns=(
            column("unit"),
            *(replace(each, status="row_status") for each in clients),
            column("own", POSTS, "row_status"),
            column("status"),
            column("before", POSTS, "row_status"),
            column("now", POSTS, "row_status"),
            column("shared", CHANGE_POSTS),
            *caseload_columns(frame, text, label("caseload")),
            column("verdict"),
            *interval_columns(frame, text, "hours", label("hours"), CHANGE),
            column("euros", CHANGE, "row_status"),
        ),
        file="staffing_board",
    )


def _unplaced(look: Look, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the row of the posts that serve no unit: with it the rows add up to the area's."""
    text, hours = look.text, look.setting.coefficients["hours_per_fte"] * look.board.totals.unplaced_fte
    return {
        **dict.fromkeys(rows[0]),
        "unit": text("board.unplaced"),
        "status": "",
        "shared": -sum(row["shared"] for row in rows),
        "verdict": "",
        **as_ends("hours", Interval.point(hours)),
        "caseload_status": NOTHING,
        "caseload_words": "",
        "row_status": NOTHING,
    }


def _area(look: Look) -> dict[str, Any]:
    text, totals, supply = look.text, look.board.totals, look.setting.baseline.supply.values()
    words = text("staffing.verdicts.no_staff") if totals.fte == 0 else ""
    return {
        "unit": text("staffing_page.area"),
        **as_ends("clients", between(totals.clients_low, totals.clients_high)),
        "own": sum(each.own for each in supply),
        "status": "",
        "before": sum(each.fte for each in supply),
        "now": totals.fte,
        "shared": 0.0,
        **as_ends("caseload", between(totals.caseload_low, totals.caseload_high)),
        "caseload_quantity": COUNT,
        "caseload_status": NOTHING if words else ObsStatus.NORMAL,
        "caseload_words": words,
        "verdict": "",
        **as_ends("hours", between(totals.hours_gap_low, totals.hours_gap_high)),
        "euros": totals.cost_change_eur,
        "row_status": ObsStatus.NORMAL,
    }
