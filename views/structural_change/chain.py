"""The chain from a job to money: its boxes, and between them arrows that open and can be left out."""

from collections.abc import Mapping

from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.on_board import extra_clients
from i18n.text import Text
from views.blocks import Arrow, Block, Box, Chain, Words
from views.choices import Chosen
from views.context import Context
from views.flows import estimate
from views.prices import fte_cost, joined
from views.structural_change.choices import COEFFICIENTS, FIELDS, WITHOUT
from views.structural_change.columns import source_of
from views.structural_change.worked import Change, Desks, People
from views.table import ends_of

_GAPS = (
    (ArrowKey.SUPPLIER_MULTIPLIER, ArrowKey.HOME_MUNICIPALITY),
    (ArrowKey.LEAVING_SHARE, ArrowKey.REGISTERING_SHARE),
    (ArrowKey.MONTHS_TO_WORK, ArrowKey.CLIENT_EACH, ArrowKey.HOURS_PER_CLIENT),
    (ArrowKey.CASELOAD,),
    (ArrowKey.FTE_COST,),
)
"""Arrows between the boxes, in the order of the chain."""

_BOXES = ("jobs", "homes", "registered", "clients", "fte", "euros")

_NO_FIGURE = "\N{EN DASH}"

Filled = Mapping[str, tuple[str, str, str]]
"""Box -> its value, range and one more line."""


def chain(
    chosen: Chosen, context: Context, text: Text, change: Change, people: People | None, desks: Desks | None
) -> Chain:
    """Return the chain; boxes without numbers where there are none, because the jobs are too many."""
    filled = _filled(context, text, change, people, desks) if people else {}
    return Chain(
        boxes=tuple(_box(name, filled, text) for name in _BOXES),
        arrows=tuple(
            Arrow(
                key=f"gap_{place}",
                label=text(f"structural_change.gaps.{place}"),
                captions=tuple(_caption(arrow, context, text, change, people, desks) for arrow in arrows)
                if people
                else (),
                blocks=tuple(block for arrow in arrows for block in _controls(arrow, chosen, text)),
            )
            for place, arrows in enumerate(_GAPS)
        ),
        source=source_of(context, text, people, "unchanged_note") if people else "",
    )


def source(arrow: ArrowKey, context: Context, text: Text) -> str:
    """Return where an arrow's coefficient and range come from."""
    if arrow is ArrowKey.HOME_MUNICIPALITY and context.own is not None:
        return text("flows_page.loaded", file=context.own.name)
    said = text(f"structural_change.arrow.{arrow}.source")
    return joined(said, fte_cost(text, context.period)["fte_note"]) if arrow is ArrowKey.FTE_COST else said


def coefficient_words(
    arrow: ArrowKey, change: Change, people: People, desks: Desks | None, text: Text
) -> tuple[str, str]:
    """Return an arrow's coefficient and its range in words; the range is "" where there is none."""
    value = _coefficient(arrow, change)
    low, high = sorted((ARROWS[arrow].low or 0.0, ARROWS[arrow].high or 0.0))
    match arrow:
        case ArrowKey.HOME_MUNICIPALITY:
            share = people.result.resident_share
            written, spread = text.percent(share.central, 0), text.percent_span(share.low, share.high, 0)
        case ArrowKey.CASELOAD:
            ceilings = desks.staff["caseload_ceiling"] if desks else None
            written = _NO_FIGURE if ceilings is None else text.span(ceilings.min(), ceilings.max())
            spread = ""
        case ArrowKey.LEAVING_SHARE | ArrowKey.REGISTERING_SHARE:
            written, spread = text.percent(value, 0), text.percent_span(low, high, 0)
        case ArrowKey.MONTHS_TO_WORK | ArrowKey.FTE_COST:
            written, spread = text.integer(value), text.span(low, high)
        case ArrowKey.CLIENT_EACH:
            written, spread = text.integer(value), ""
        case _:
            written, spread = text.number(value, 1), text.span(low, high, 1)
    return text(f"structural_change.coefficients.{arrow}", value=written), spread


def _coefficient(arrow: ArrowKey, change: Change) -> float:
    if arrow in FIELDS:
        return float(getattr(change.parameters, FIELDS[arrow]))
    central = ARROWS[arrow].central
    return float("nan") if central is None else central


def _controls(arrow: ArrowKey, chosen: Chosen, text: Text) -> tuple[Block, ...]:
    """Return what stands behind the door of an arrow: coefficient, switch, source."""
    label = f"{text(f'structural_change.arrow.{arrow}.label')}."
    said = (source(arrow, chosen.context, text),)
    return (
        *((COEFFICIENTS[arrow],) if arrow in COEFFICIENTS else ()),
        *((WITHOUT[arrow],) if arrow in WITHOUT else ()),
        Words(said if arrow in WITHOUT else (label, *said), "hint"),
        *(estimate.controls(chosen, text) if arrow is ArrowKey.HOME_MUNICIPALITY else ()),
    )


def _caption(
    arrow: ArrowKey, context: Context, text: Text, change: Change, people: People, desks: Desks | None
) -> tuple[str, str, str]:
    more = f"{text(f'structural_change.arrow.{arrow}.label')}. {source(arrow, context, text)}"
    if arrow in change.parameters.switched_off:
        return text("structural_change.off"), "", more
    return *coefficient_words(arrow, change, people, desks, text), more


def _box(name: str, filled: Filled, text: Text) -> Box:
    value, spread, more = filled.get(name, (_NO_FIGURE, "", ""))
    spread = text("structural_change.box.range", range=spread) if spread and value != _NO_FIGURE else spread
    return Box(label=text(f"structural_change.boxes.{name}"), value=value, range=spread, more=more)


def _filled(context: Context, text: Text, change: Change, people: People, desks: Desks | None) -> Filled:
    area, living = people.areas[context.area.code], people.result.residents
    clients = extra_clients(people.result)[ALL_UNITS]
    every = people.result.jobs.central
    found = {
        "jobs": (
            text.integer(change.parameters.jobs_change, signed=True),
            "",
            text("structural_change.unit.jobs"),
        ),
        "homes": (
            text.integer(living.central),
            text.span(living.low, living.high),
            text("structural_change.unit.homes", everyone=text.integer(every)),
        ),
        "registered": (
            text.integer(area["change"], signed=True),
            text.change_span(*ends_of(area, "change")),
            text("structural_change.unit.registered"),
        ),
        "clients": (
            text.integer(clients.central, signed=True),
            text.change_span(clients.low, clients.high),
            "",
        ),
    }
    return {**found, **_at_desks(desks.units[ALL_UNITS], found["clients"], text)} if desks else found


def _at_desks(total: Mapping[str, float], clients: tuple[str, str, str], text: Text) -> Filled:
    hours = total["extra_hours"]
    said = text("structural_change.unit.clients", hours=text.integer(hours, signed=True))
    return {
        "clients": (*clients[:2], said if hours == hours else ""),
        "fte": (*_if_counted(total, "extra_fte", 1, text), text("structural_change.unit.fte")),
        "euros": (*_if_counted(total, "cost_eur", 0, text), text("structural_change.unit.euros")),
    }


def _if_counted(total: Mapping[str, float], name: str, decimals: int, text: Text) -> tuple[str, str]:
    """Return a figure and its range; no figure where an arrow on the way to it is off."""
    if total[name] != total[name]:
        return _NO_FIGURE, text("structural_change.off")
    return (
        text.number(total[name], decimals, signed=True),
        text.change_span(*ends_of(total, name), decimals),
    )
