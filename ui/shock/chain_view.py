"""The chain from a job to money as a row of boxes; between them arrows that open and can be switched off."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from analytics.flows.estimate import GravityParameters
from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.on_board import extra_clients
from analytics.structural_change.parameters import ChangeParameters
from domain.areas import EMPLOYMENT_AREA
from i18n.text import Text
from ui.flows import chosen_flows
from ui.shock import choices
from ui.shock.choices import FIELDS, Start
from ui.shock.worked_out import Base, Outcome

GAPS = (
    (ArrowKey.SUPPLIER_MULTIPLIER, ArrowKey.HOME_MUNICIPALITY),
    (ArrowKey.LEAVING_SHARE, ArrowKey.REGISTERING_SHARE),
    (ArrowKey.MONTHS_TO_WORK, ArrowKey.CLIENT_EACH, ArrowKey.HOURS_PER_CLIENT),
    (ArrowKey.CASELOAD,),
    (ArrowKey.FTE_COST,),
)
"""Arrows between the boxes, in the order of the chain."""

NO_FIGURE = "\N{EN DASH}"

BOXES = ("jobs", "homes", "registered", "clients", "fte", "euros")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The row as it stands on the page, to be filled when the outcome is known.

    Attributes:
        boxes: Where boxes and coefficients are written; they are read before the arrows' controls.
        gravity: How commuters are estimated.
        coefficients: What the reader set, by arrow.
        switched_off: Arrows that the reader switched off.
    """

    boxes: st.delta_generator.DeltaGenerator
    gravity: GravityParameters
    coefficients: Mapping[ArrowKey, float]
    switched_off: frozenset[ArrowKey]


def controls(text: Text, chosen: Start, base: Base) -> Chain:
    """Lay the row out with the controls of each arrow, and return it with what the reader set."""
    row = st.container(key="shock_chain")
    boxes = row.container(key="shock_boxes")
    for number, arrows in enumerate(GAPS):
        label = text(f"shock_page.gaps.{number}")
        key = f"shock_gap_{number}"
        opened = row.popover(label, icon=":material/trending_flat:", key=key, on_change="rerun")
        # Drawn only while it is open: twenty controls that nobody sees would slow down every move.
        if opened.open:
            with opened:
                for arrow in arrows:
                    choices.arrow(text, arrow, chosen, base.hours_per_client)
    coefficients = {
        arrow: choices.coefficient(text, arrow, chosen, base.hours_per_client) for arrow in ArrowKey
    }
    return Chain(
        boxes=boxes,
        gravity=chosen_flows.chosen(text),
        coefficients={arrow: value for arrow, value in coefficients.items() if value is not None},
        switched_off=frozenset(arrow for arrow in ArrowKey if choices.is_off(text, arrow)),
    )


def parameters(chain: Chain, area: str, month: str, jobs_change: int) -> ChangeParameters:
    """Return the change that the controls stand at.

    Raises:
        ParameterError: A coefficient is out of range.
    """
    values: dict[str, Any] = {FIELDS[key]: value for key, value in chain.coefficients.items()}
    return ChangeParameters(
        area=area, jobs_change=jobs_change, month=month, switched_off=chain.switched_off, **values
    )


def fill(chain: Chain, given: Outcome | None, text: Text) -> None:
    """Write the outcome into the boxes, and the coefficients over the arrows; one piece for them all.

    Where there is no outcome, because the jobs are too many, the boxes stand without numbers. The style
    sheet places box, coefficients and popover of each step in the row's grid: an element of its own for
    each box would cost every move as much as a figure.
    """
    boxes = dict.fromkeys(BOXES, (NO_FIGURE, "", "")) if given is None else _boxes(given, text)
    steps = []
    for step, (name, arrows) in enumerate(zip(BOXES, (*GAPS, ()), strict=True)):
        value, range_words, more = boxes[name]
        label = html.escape(text(f"shock_page.boxes.{name}"))
        steps.append(
            f'<div class="th-box" style="--step: {step}"><span>{label}</span>'
            f"<strong>{html.escape(value)}</strong><small>{html.escape(range_words)}</small>"
            f"<small>{html.escape(more)}</small></div>"
        )
        if arrows and given is not None:
            captions = "".join(_caption(arrow, given, text) for arrow in arrows)
            steps.append(f'<div class="th-arrows" style="--step: {step}">{captions}</div>')
    chain.boxes.html("".join(steps))


def coefficient_words(arrow: ArrowKey, given: Outcome, text: Text) -> tuple[str, str]:
    """Return an arrow's coefficient and its range in words; the range is "" where there is none."""
    value = _coefficient(arrow, given)
    low, high = sorted((ARROWS[arrow].low or 0.0, ARROWS[arrow].high or 0.0))
    match arrow:
        case ArrowKey.HOME_MUNICIPALITY:
            share = given.result.resident_share
            written, spread = text.percent(share.central, 0), text.percent_span(share.low, share.high, 0)
        case ArrowKey.CASELOAD:
            ceilings = given.base.staff["caseload_ceiling"]
            written, spread = text.span(ceilings.min(), ceilings.max()), ""
        case ArrowKey.LEAVING_SHARE | ArrowKey.REGISTERING_SHARE:
            written, spread = text.percent(value, 0), text.percent_span(low, high, 0)
        case ArrowKey.MONTHS_TO_WORK:
            written, spread = text.integer(value), text.span(low, high)
        case ArrowKey.FTE_COST:
            written, spread = text.integer(value), text.span(low, high)
        case ArrowKey.CLIENT_EACH:
            written, spread = text.integer(value), ""
        case _:
            written, spread = text.number(value, 1), text.span(low, high, 1)
    return text(f"shock_page.coefficients.{arrow}", value=written), spread


def _coefficient(arrow: ArrowKey, given: Outcome) -> float:
    if arrow in FIELDS:
        return float(getattr(given.parameters, FIELDS[arrow]))
    central = ARROWS[arrow].central
    return float("nan") if central is None else central


def _caption(arrow: ArrowKey, given: Outcome, text: Text) -> str:
    value, spread = coefficient_words(arrow, given, text)
    is_off = arrow in given.parameters.switched_off
    title = html.escape(f"{text(f'shock.arrows.{arrow}.label')}. {choices.source(text, arrow)}")
    state = ' class="off"' if is_off else ""
    said = text("shock_page.off") if is_off else value
    return (
        f'<p class="th-arrow" title="{title}"><b{state}>{html.escape(said)}</b>'
        f"<small>{html.escape('' if is_off else spread)}</small></p>"
    )


def _boxes(given: Outcome, text: Text) -> dict[str, tuple[str, str, str]]:
    """Return value, range and one more line of each box."""
    area, units = given.areas[EMPLOYMENT_AREA], given.units[ALL_UNITS]
    clients = extra_clients(given.result)[ALL_UNITS]
    living = given.result.residents
    return {
        "jobs": (text.integer(given.parameters.jobs_change, signed=True), "", text("shock_page.unit.jobs")),
        "homes": (
            text.integer(living.central),
            text.span(living.low, living.high),
            text("shock_page.unit.homes", everyone=text.integer(given.result.jobs.central)),
        ),
        "registered": (
            text.integer(area["change"], signed=True),
            text.change_span(area["change_low"], area["change_high"]),
            text("shock_page.unit.registered"),
        ),
        "clients": (
            text.integer(clients.central, signed=True),
            text.change_span(clients.low, clients.high),
            text("shock_page.unit.clients", hours=text.integer(units["extra_hours"], signed=True))
            if units["extra_hours"] == units["extra_hours"]
            else "",
        ),
        "fte": (*_if_counted(units, "extra_fte", 1, text), text("shock_page.unit.fte")),
        "euros": (*_if_counted(units, "cost_eur", 0, text), text("shock_page.unit.euros")),
    }


def _if_counted(units: Mapping[str, float], name: str, decimals: int, text: Text) -> tuple[str, str]:
    """Return a figure and its range; no figure where an arrow on the way to it is off."""
    if units[name] != units[name]:
        return NO_FIGURE, text("shock_page.off")
    return (
        text.number(units[name], decimals, signed=True),
        text.change_span(units[f"{name}_low"], units[f"{name}_high"], decimals),
    )
