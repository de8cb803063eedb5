"""Every assumption of the model with its range and source, an editor, and which of them matter most."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from analytics.staffing.assumptions import ASSUMPTIONS, Assumptions
from analytics.staffing.board import Board, evaluate
from analytics.staffing.link import changed_assumptions
from analytics.staffing.tornado import tornado
from i18n.quantity import COUNT, NUMBER, TENTHS
from i18n.text import Text
from ui import url, words
from ui.components.figure import figure
from ui.staffing import answer, tornado_view
from ui.staffing import assumptions as assumed
from ui.staffing.board_state import BoardState
from ui.staffing.setup import Setting, under
from views.table import Column, Table

OUTPUTS = {
    "htv": "required_fte",
    "tunnit": "hours_gap_low",
    "asiakkaat": "largest_caseload",
    "eurot": "cost_eur",
}
"""Figures of the whole area whose dependence is shown, by their code in the URL."""


def show(text: Text, setting: Setting, state: BoardState, board: Board) -> None:
    """Show the editor and the tornado side by side, and the registry below them."""
    left, right = st.columns([13, 19], gap="medium")
    with left:
        _editor(text)
    with right:
        _tornado(text, setting, state, board)
    title = text("staffing_page.assumptions.title")
    figure(
        text,
        key="assumptions",
        title=title,
        source=text("staffing_page.assumptions.note"),
        table=_table(text, setting.assumptions, title),
    )


def _editor(text: Text) -> None:
    name = url.selectbox(
        text("staffing_page.assumptions.choose"),
        tuple(ASSUMPTIONS),
        key="oletus",
        format_func=lambda code: text(f"staffing.assumptions.{code}.label"),
    )
    assumed.slider(text, name, place="editor")
    entry = ASSUMPTIONS[name]
    words.note(
        text(
            "staffing_page.assumptions.about",
            default=assumed.written(text, name, entry.default),
            low=assumed.written(text, name, entry.low),
            high=assumed.written(text, name, entry.high),
            source=text(f"staffing.assumptions.{name}.source"),
        )
    )
    changed = changed_assumptions(assumed.chosen_assumptions())
    with st.container(horizontal=True):
        st.button(
            text("staffing_page.assumptions.restore_one"),
            key="restore_one",
            disabled=name not in changed,
            on_click=assumed.restore,
            args=([name],),
        )
        st.button(
            text("staffing_page.assumptions.restore"),
            key="restore_all",
            disabled=not changed,
            on_click=assumed.restore,
        )


def _tornado(text: Text, setting: Setting, state: BoardState, board: Board) -> None:
    code = url.segments(
        text("staffing_page.tornado.output"),
        tuple(OUTPUTS),
        key="tulos",
        format_func=lambda each: text(f"staffing_page.tornado.outputs.{each}"),
    )
    if code == "asiakkaat" and board.totals.unserved:
        words.note(answer.unserved(text, board))
        return
    output = _output(setting, state, OUTPUTS[code])
    middle = output(setting.assumptions)
    tornado_view.figure_of(
        text,
        tornado(output, setting.assumptions),
        key="tornado",
        title=text("staffing_page.tornado.title", output=text(f"staffing_page.tornado.outputs.{code}")),
        quantity=TENTHS if code == "htv" else COUNT,
        middle=middle,
        unit=text(f"staffing_page.tornado.units.{code}"),
        source=text("staffing_page.tornado.note"),
    )


def _output(setting: Setting, state: BoardState, name: str) -> Callable[[Assumptions], float]:
    """Return a figure of the area as a function of assumptions; NaN where it is unknown.

    Sliders that stand at the starting allocation follow it, as they do when the reader sets an assumption.
    """
    follows = state.fte == state.baseline

    def output(assumptions: Assumptions) -> float:
        changed = under(setting, assumptions)
        fte: Mapping[str, float] = changed.baseline.fte if follows else state.fte
        value = getattr(evaluate(changed.coefficients, fte).totals, name)
        return float("nan") if value is None else float(value)

    return output


def _table(text: Text, assumptions: Assumptions, title: str) -> Table:
    changed = changed_assumptions(assumptions)
    rows = pd.DataFrame(
        [
            {
                "name": text(f"staffing.assumptions.{name}.label"),
                "value": getattr(assumptions, name),
                "low": entry.low,
                "high": entry.high,
                "default": entry.default,
                "quantity": assumed.quantity(name),
                "unit": assumed.unit(text, name),
                "changed": text("staffing_page.assumptions.changed") if name in changed else "",
                "source": text(f"staffing.assumptions.{name}.source"),
                "mark": "over" if name in changed else "",
            }
            for name, entry in ASSUMPTIONS.items()
        ]
    )

    def number(name: str) -> Column:
        label = text(f"staffing_page.assumptions.columns.{name}")
        return Column(name=name, label=label, quantity=NUMBER, own="quantity", mark="mark")

    return Table(
        caption=title,
        frame=rows,
        columns=(
            Column(name="name", label=text("staffing_page.assumptions.name"), mark="mark"),
            number("value"),
            Column(name="changed", label=text("staffing_page.assumptions.columns.changed"), mark="mark"),
            number("low"),
            number("high"),
            number("default"),
            Column(name="unit", label=text("staffing_page.assumptions.columns.unit")),
            Column(name="source", label=text("staffing_page.assumptions.columns.source")),
        ),
        file="assumptions",
    )
