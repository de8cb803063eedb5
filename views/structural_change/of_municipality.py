"""What a structural change does to one municipality, its service unit and its share of the benefits."""

import math

from domain.errors import DashboardError
from domain.interval import Interval
from i18n.quantity import EUROS
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Block, Link
from views.context import Context
from views.structural_change import benefits
from views.structural_change.choices import AREA
from views.structural_change.rows import spread
from views.structural_change.worked import Change, Desks, People


def answer(context: Context, text: Text, change: Change, people: People, of: str) -> tuple[str, ...]:
    """Return what a change elsewhere, or there, does to the unemployed of a municipality."""
    names, row = context.names(text.language), people.areas[of]
    return (
        text(
            "structural_change.answer_municipality",
            municipality=names[of],
            change=spread(text, "change", row),
            share=spread(text, "unemployed_share", row),
            month=text.period_in(change.parameters.month),
        ),
    )


def key_figures(
    context: Context, text: Text, change: Change, people: People, desks: Desks | None, of: str
) -> tuple[KeyFigure, ...]:
    """Return the change of the unemployed, of the unit's caseload and of the benefits, as far as known."""
    row, area = people.areas[of], people.areas[context.area.code]
    unemployed = KeyFigure(
        label=text("structural_change.columns.change"),
        value=spread(text, "change", row),
        change=text("overview.beside_estimate", area=spread(text, "change", area)),
        definition=text("structural_change.unchanged_note"),
    )
    return (unemployed, *_caseload(context, text, desks, of), *_benefits(context, text, change, of))


def way(context: Context, text: Text, change: Change, of: str) -> tuple[Block, ...]:
    """Return the way to the same change in the municipality itself; none where it is there."""
    if change.parameters.area == of:
        return ()
    name = context.names(text.language)[of]
    return (
        Link(
            view="structural_change",
            label=text("structural_change.try_here", municipality=name),
            codes={AREA.key: of},
        ),
    )


def _caseload(context: Context, text: Text, desks: Desks | None, of: str) -> tuple[KeyFigure, ...]:
    units = context.area.units
    key = next((key for key, unit in units.items() if of in unit.municipalities), None)
    if desks is None or key is None:
        return ()
    found = desks.units[key]
    if math.isnan(found["clients_per_fte"]):
        return ()
    low, high = found["clients_per_fte_low"], found["clients_per_fte_high"]
    return (
        KeyFigure(
            label=text("structural_change.columns.clients_per_fte"),
            value=text(
                "structural_change.from_to",
                before=text.number(desks.before[key], 1),
                after=text.number(found["clients_per_fte"], 1),
            ),
            change=text(
                "structural_change.unit_range",
                unit=units[key].short[text.language],
                range=text.span(low, high, 1),
            ),
            definition=text("structural_change.caseload_definition"),
        ),
    )


def _benefits(context: Context, text: Text, change: Change, of: str) -> tuple[KeyFigure, ...]:
    try:
        central, ends = benefits.paid(context, change).of(of)
    except DashboardError:
        return ()
    return (
        KeyFigure(
            label=text("structural_change.benefits.kpi"),
            value=EUROS.write(text, central),
            change=_range(text, ends),
            definition=text("structural_change.benefits.definition"),
        ),
    )


def _range(text: Text, ends: Interval) -> str:
    return text("structural_change.benefits.kpi_range", range=EUROS.span(text, ends.low, ends.high))
