"""Every assumption of the model with its range and source, an editor, and which of them matter most."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import evaluate
from analytics.staffing.link import changed_assumptions
from analytics.staffing.tornado import tornado
from i18n.quantity import COUNT, NUMBER, TENTHS
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.staffing import answer, assumed
from views.staffing import tornado as drawn
from views.staffing.look import Look
from views.staffing.setting import Given, Posts, worked_out
from views.table import Column, Table

OUTPUTS = {
    "fte": "required_fte",
    "hours": "hours_gap_low",
    "clients": "largest_caseload",
    "euros": "cost_eur",
}
"""Figures of the whole area whose dependence is shown, by their code in the URL."""


def registry(context: Context, text: Text, assumptions: Assumptions) -> Figure:
    """Return every assumption with its range and source."""
    title = text("staffing_page.assumptions.title")
    return Figure(
        title=title,
        source=text("staffing_page.assumptions.note"),
        table=_table(context, text, assumptions, title),
    )


def about(look: Look, name: str) -> str:
    """Return where an assumption starts, how far it may go, and where it comes from."""
    text, entry = look.text, look.assumptions.registry[name]
    return text(
        "staffing_page.assumptions.about",
        default=assumed.written(text, name, entry.default),
        low=assumed.written(text, name, entry.low),
        high=assumed.written(text, name, entry.high),
        source=assumed.source(look.context, text, name),
    )


def sensitivity(context: Context, text: Text, given: Given, posts: Posts, output: str) -> Figure:
    """Return how far each assumption moves a figure of the area."""
    look = Look(context, text, given, posts)
    title = text("staffing_page.tornado.title", output=text(f"staffing_page.tornado.outputs.{output}"))
    of = _output(look, OUTPUTS[output])
    is_served = output != "clients" or not look.board.totals.unserved
    found = drawn.figure(
        text,
        tornado(of, given.assumptions) if is_served else (),
        key="tornado",
        title=title,
        quantity=TENTHS if output == "fte" else COUNT,
        middle=of(given.assumptions),
        unit=text(f"staffing_page.tornado.units.{output}"),
        source=text("staffing_page.tornado.note"),
    )
    return found if is_served else replace(found, answer=answer.unserved(look, look.board))


def _output(look: Look, name: str) -> Callable[[Assumptions], float]:
    """Return a figure of the area as a function of assumptions; NaN where it is unknown.

    Sliders that stand at the starting allocation follow it, as they do when the reader sets an assumption.
    """

    def output(assumptions: Assumptions) -> float:
        changed = worked_out(look.context, replace(look.given, assumptions=assumptions))
        fte = look.fte if look.posts else changed.baseline.fte
        value = getattr(evaluate(changed.coefficients, fte).totals, name)
        return float("nan") if value is None else float(value)

    return output


def _table(context: Context, text: Text, assumptions: Assumptions, title: str) -> Table:
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
                "source": assumed.source(context, text, name),
                "mark": "over" if name in changed else "",
            }
            for name, entry in assumptions.registry.items()
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
