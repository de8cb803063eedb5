"""Hours of statutory work against hours of staff, under each rule, and how the model is calibrated."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.staffing.board import Board
from analytics.staffing.hour_balance import HourBalance, hour_balances
from analytics.staffing.hours import (
    NATIONAL_CHANGE_FTE,
    national_change_fte,
    needed_supplementary_for,
)
from analytics.staffing.regimes import REGIMES, Regime
from analytics.staffing.tornado import tornado
from charts.hours import KINDS, hour_bars
from domain.records import records
from i18n.text import Text
from reports.model import Hint
from ui import words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing import own_rule, tornado_view
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, short
from ui.staffing.setup import Setting
from ui.table import Column, Table


def show(text: Text, setting: Setting, state: BoardState, _board: Board) -> None:
    """Show the hours of every unit, the area under each rule, and the calibration."""
    balances = hour_balances(setting.coefficients, state.fte, setting.assumptions, setting.regime)
    words.answer(*_answer(text, balances[-1]))
    left, right = st.columns([19, 13], gap="medium")
    with left:
        rows = _rows(text, balances, [_unit_name(text, each) for each in balances])
        _figure(
            text,
            setting,
            key="hours_by_unit",
            rows=rows,
            drawn=rows.iloc[:-1],
            title=text("staffing_page.hours.by_unit", regime=text(f"staffing.regimes.{setting.regime.key}")),
            first=text("board.columns.unit"),
            note=_unplaced(text, setting, balances[-1]),
            legend=True,
        )
    with right:
        rules = (*REGIMES, setting.rule)
        areas = [_area(setting, state, rule) for rule in rules]
        rows = _rows(text, areas, [text(f"staffing_page.hours.rules.{rule.key}") for rule in rules])
        _figure(
            text,
            setting,
            key="hours_by_rule",
            rows=rows,
            drawn=rows,
            title=text("staffing_page.hours.by_rule"),
            first=text("board.regime"),
            note=text("staffing_page.hours.same_colours"),
            legend=False,
        )
        # Drawn only while it is open: ten controls that nobody sees would slow the section down.
        with st.expander(text("staffing_page.hours.own"), key="own_rule_editor", on_change="rerun") as own:
            if own.open:
                own_rule.editor(text)
    _calibration(text, setting)


def _area(setting: Setting, state: BoardState, rule: Regime) -> HourBalance:
    return hour_balances(setting.coefficients, state.fte, setting.assumptions, rule)[-1]


def _answer(text: Text, area: HourBalance) -> list[str]:
    if area.workload is None or area.required_fte is None or area.statutory_share is None:
        return [text("board.words.unknown")]
    return [
        text(
            "staffing_page.hours.answer",
            required=text.integer(area.workload.hours),
            fte=text.number(area.required_fte, 1),
            share=text.percent(area.statutory_share),
            available=text.integer(area.available_hours),
            capacity=short(text, area.capacity_fte),
        )
    ]


def _unplaced(text: Text, setting: Setting, area: HourBalance) -> str:
    """Return why the units' posts add up to less than the area's."""
    return text(
        "staffing_page.hours.unplaced",
        capacity=short(text, area.capacity_fte),
        unplaced=short(text, setting.baseline.unplaced_fte),
    )


def _unit_name(text: Text, balance: HourBalance) -> str:
    return text(f"board.short.{balance.unit}") if balance.unit else text("staffing_page.area")


def _rows(text: Text, balances: Sequence[HourBalance], labels: Sequence[str]) -> pd.DataFrame:
    """Return one row per balance: hours by kind and together, staff, and the words of the drawing."""
    return pd.DataFrame([_row(text, each, label) for each, label in zip(balances, labels, strict=True)])


def _row(text: Text, balance: HourBalance, label: str) -> dict[str, Any]:
    work, nan = balance.workload, float("nan")
    hours = {kind: nan if work is None else getattr(work, kind) for kind in KINDS}
    share = nan if balance.statutory_share is None else balance.statutory_share
    required = nan if balance.required_fte is None else balance.required_fte
    kinds = [f"{text(f'staffing_page.hours.kinds.{kind}')}: {text.integer(hours[kind])}" for kind in KINDS]
    written = text(
        "staffing_page.hours.words",
        required=text.number(required, 1),
        available=short(text, balance.capacity_fte),
        share=text.percent(share, 0),
    )
    return {
        "label": label,
        **hours,
        "hours": nan if work is None else work.hours,
        "available_hours": balance.available_hours,
        "required_fte": required,
        "capacity_fte": balance.capacity_fte,
        "statutory_share": share,
        "words": written,
        "hover": "<br>".join([f"<b>{label}</b> {written}", *kinds]),
    }


def _figure(
    text: Text,
    setting: Setting,
    *,
    key: str,
    rows: pd.DataFrame,
    drawn: pd.DataFrame,
    title: str,
    first: str,
    note: str,
    legend: bool,
) -> None:
    notes = [text("staffing_page.hours.note"), note]
    drawing = hour_bars(
        drawn,
        text,
        kinds={kind: text(f"staffing_page.hours.kinds.{kind}") for kind in KINDS},
        available=text("staffing_page.hours.available"),
        words=text("staffing_page.hours.words_heading"),
        unit=text("staffing_page.hours.unit"),
        legend=legend,
    )
    alternatives = "; ".join(f"{row['label']}: {row['words']}" for row in records(rows))
    figure(
        text,
        key=key,
        drawing=drawing,
        title=title,
        alt=text("staffing_page.hours.alt", title=title, rows=alternatives),
        source=source_line(text, setting.snapshot, PLAN, notes=notes),
        definition=text("staffing_page.hours.definition"),
        table=_table(text, rows, caption=title, first=first, file=key),
        chart=Hint(series=("hours", "available_hours"), first=len(drawn)),
    )


def _table(text: Text, rows: pd.DataFrame, *, caption: str, first: str, file: str) -> Table:
    columns = {
        **{kind: (text(f"staffing_page.hours.kinds.{kind}"), text.integer) for kind in KINDS},
        "hours": (text("staffing_page.hours.required"), text.integer),
        "available_hours": (text("staffing_page.hours.available"), text.integer),
        "required_fte": (text("staffing_page.hours.required_fte"), lambda v: text.number(v, 1)),
        "capacity_fte": (text("staffing_page.hours.capacity_fte"), lambda v: short(text, v)),
        "statutory_share": (text("staffing_page.hours.share"), text.percent),
    }
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="label", label=first),
            *(Column(name=name, label=label, write=write) for name, (label, write) in columns.items()),
        ),
        file=file,
    )


def _calibration(text: Text, setting: Setting) -> None:
    """Show what the model gives for a change whose effect in the whole country has been published."""
    swings = tornado(national_change_fte, setting.assumptions)
    model = national_change_fte(setting.assumptions)
    ends = [end for swing in swings for end in (swing.output_low, swing.output_high)]
    needed = needed_supplementary_for(NATIONAL_CHANGE_FTE, setting.assumptions)
    published = text.integer(NATIONAL_CHANGE_FTE)
    left, right = st.columns([13, 19], gap="medium")
    with left:
        words.answer(
            text(
                "staffing_page.hours.calibration_answer",
                model=text.integer(model),
                published=published,
                low=text.integer(min(ends, default=model)),
                high=text.integer(max(ends, default=model)),
            )
        )
        words.note(
            text(
                "staffing_page.hours.calibration_needed",
                needed=text.number(needed, 1),
                assumed=short(text, setting.assumptions.needed_supplementary),
            )
        )
    with right:
        tornado_view.figure_of(
            text,
            swings,
            key="calibration",
            title=text("staffing_page.hours.calibration"),
            write=text.integer,
            middle=model,
            unit=text("staffing_page.hours.calibration_unit"),
            reference=NATIONAL_CHANGE_FTE,
            reference_label=text("staffing_page.hours.published", fte=published),
            source=text("staffing_page.hours.calibration_source"),
        )
