"""Hours of statutory work against hours of staff, by service unit and under each rule."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.staffing.board import Board
from analytics.staffing.estimate import estimate, rates
from analytics.staffing.hour_balance import HourBalance, hour_balances, unplaced
from analytics.staffing.regimes import REGIMES, Regime, spell_meetings
from charts.hours import KINDS, hour_bars
from domain.interval import Interval
from domain.records import records
from i18n.quantity import COUNT, POSTS, SHARE, TENTHS
from i18n.text import Text
from reports.model import Hint
from ui import session, words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing import calibration_view, own_rule, rules
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, short
from ui.staffing.setup import Setting
from views.table import Column, Table


def show(text: Text, setting: Setting, state: BoardState, _board: Board) -> None:
    """Show the hours of every unit, the area under each rule, what is not known of them, and the check."""
    balances = hour_balances(setting.coefficients, state.fte, setting.assumptions, setting.regime)
    words.answer(*_answer(text, setting, balances[-1]))
    each_rule = (*REGIMES, setting.rule)
    left, right = st.columns([19, 13], gap="medium")
    with left:
        *units, area = balances
        rest = unplaced(balances, setting.assumptions, setting.regime)
        names = [*(text(f"board.short.{each.unit}") for each in units), text("board.unplaced")]
        rows = _rows(text, [*units, rest, area], [*names, text("staffing_page.area")])
        _figure(
            text,
            setting,
            key="hours_by_unit",
            rows=rows,
            drawn=rows.iloc[: len(units)],
            title=text("staffing_page.hours.by_unit", regime=text(f"staffing.regimes.{setting.regime.key}")),
            first=text("board.columns.unit"),
            note=_unplaced(text, rest, area),
            legend=True,
        )
    with right:
        areas = [_area(setting, state, rule) for rule in each_rule]
        rows = _rows(text, areas, [text(f"staffing_page.hours.rules.{rule.key}") for rule in each_rule])
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
    words.note(_spells(text, setting, each_rule), *rules.activation_notes(text, setting, balances[-1]))
    with session.expected_errors(stop=False):
        calibration_view.show(text, setting, state)


def _spells(text: Text, setting: Setting, each_rule: Sequence[Regime]) -> str:
    """Return the meetings of a search of twelve months under each rule, and how they are counted."""
    counts = [short(text, spell_meetings(rule, setting.assumptions)) for rule in each_rule]
    names = [text(f"staffing_page.hours.rules.{rule.key}") for rule in each_rule]
    said = "; ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))
    return text("staffing_page.hours.spells", rules=said)


def _kinds(text: Text, setting: Setting) -> dict[str, str]:
    """Return the kinds of work that are counted, with their names."""
    counted = [kind for kind in KINDS if kind != "activation" or setting.assumptions.activation_meetings > 0]
    return {kind: text(f"staffing_page.hours.kinds.{kind}") for kind in counted}


def _area(setting: Setting, state: BoardState, rule: Regime) -> HourBalance:
    return hour_balances(setting.coefficients, state.fte, setting.assumptions, rule)[-1]


def _answer(text: Text, setting: Setting, area: HourBalance) -> list[str]:
    if area.workload is None or area.required_fte is None:
        return [text("board.words.unknown")]
    if area.statutory_share is None:
        return [text("board.words.verdicts.no_staff")]
    clients = Interval.point(sum(entry["clients_high"] for entry in setting.coefficients["units"]))
    span = estimate(clients, area.capacity_fte, rates(setting.assumptions, setting.regime)).statutory_share
    sentence = text(
        "staffing_page.hours.answer",
        required=text.integer(area.workload.hours),
        fte=text.number(area.required_fte, 1),
        share=text.percent(area.statutory_share),
        available=text.integer(area.available_hours),
        capacity=short(text, area.capacity_fte),
    )
    if span is None:
        return [sentence]
    return [sentence, text("staffing_page.hours.range", share=text.percent_span(span.low, span.high, 0))]


def _unplaced(text: Text, rest: HourBalance, area: HourBalance) -> str:
    """Return why the units' posts add up to less than the area's."""
    return text(
        "staffing_page.hours.unplaced",
        capacity=short(text, area.capacity_fte),
        unplaced=short(text, rest.capacity_fte),
    )


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
        share=text.percent(share, 0) if balance.capacity_fte else text("board.words.verdicts.no_staff"),
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
        kinds=_kinds(text, setting),
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
        table=_table(text, rows, _kinds(text, setting), caption=title, first=first, file=key),
        chart=Hint(series=("hours", "available_hours"), first=len(drawn)),
    )


def _table(
    text: Text, rows: pd.DataFrame, kinds: Mapping[str, str], *, caption: str, first: str, file: str
) -> Table:
    columns = {
        **{kind: (name, COUNT) for kind, name in kinds.items()},
        "hours": (text("staffing_page.hours.required"), COUNT),
        "available_hours": (text("staffing_page.hours.available"), COUNT),
        "required_fte": (text("staffing_page.hours.required_fte"), TENTHS),
        "capacity_fte": (text("staffing_page.hours.capacity_fte"), POSTS),
        "statutory_share": (text("staffing_page.hours.share"), SHARE),
    }
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="label", label=first),
            *(
                Column(name=name, label=label, quantity=quantity)
                for name, (label, quantity) in columns.items()
            ),
        ),
        file=file,
    )
