"""From which municipality to which do people go to work, and do the unemployed and the vacancies meet?"""

from collections.abc import Mapping, Sequence

from analytics.flows.errors import FlowsMissingError
from analytics.flows.frames import EXTERNAL, FlowSet
from analytics.flows.totals import Commuters, commuters_between
from analytics.flows.views import Direction
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Block, Door, Part, Row
from views.choices import Chosen, OneOf
from views.context import Context
from views.flows import balance, estimate, rows
from views.flows.effects import effects
from views.flows.figures import bands, largest, matrix
from views.flows.map import map_of
from views.flows.results import RESULTS
from views.moment import PERIOD
from views.page import Page, Slot, View
from views.subject import municipality_of

DIRECTION = OneOf(
    key="direction",
    formerly=("suunta",),
    label="flows_page.direction",
    codes=tuple(each.value for each in (Direction.BETWEEN, Direction.ALL, Direction.OUT, Direction.IN)),
    said=lambda code, _chosen, text: text(f"flows.directions.{code}"),
)

ASSUMED = ("leaving", "entering")
"""Key figures that rest on the chosen share of the estimate."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the largest flows beside the map, then the bands and the matrix, then the balance."""
    try:
        flows = context.flows(estimate.parameters(chosen)).data
    except FlowsMissingError as error:  # the rest of the page needs no flows
        return Page(answer=(text(error.text_key),), below=balance.blocks(chosen, text))
    subject = municipality_of(chosen) or None
    parameters, direction = estimate.parameters(chosen), chosen[DIRECTION]
    given = (parameters, subject, direction)
    return Page(
        answer=_answer(flows, chosen, context, text, subject),
        key_figures=_key_figures(flows, text, subject),
        main=(DIRECTION, *_assumptions(chosen, text), Part("rows", largest, *given)),
        side=(Part("map", map_of, *given),),
        below=(Row((1, 1), ((Part("bands", bands, *given),), (Part("matrix", matrix, parameters),))),),
        slot=Slot(key="own_flows"),
        after=balance.blocks(chosen, text),
    )


def _assumptions(chosen: Chosen, text: Text) -> tuple[Block, ...]:
    """Return the choices of the estimate behind a door, or what is said of the reader's own file."""
    controls = estimate.controls(chosen, text)
    if chosen.context.own is not None:
        return controls
    tried = Part("effects", effects, estimate.parameters(chosen))
    return (Door("assumptions", text("flows_page.assumptions"), (*controls, tried)),)


def _answer(
    flows: FlowSet, chosen: Chosen, context: Context, text: Text, subject: str | None
) -> tuple[str, ...]:
    """Return how many commute, and which flow is the largest."""
    zones, areas = rows.zone_names(context, text.language), flows.zones[:-1]
    if subject is None:
        sentence = text("flows_page.answer_area", between=_said(flows, areas, areas, text))
    else:
        others = [zone for zone in flows.zones if zone != subject]
        sentence = text(
            "flows_page.answer_municipality",
            municipality=zones[subject],
            outbound=_said(flows, [subject], others, text),
            inbound=_said(flows, others, [subject], text),
            source=_counted(text, is_estimate=flows.is_estimate),
        )
    direction = chosen[DIRECTION]
    first = records(rows.selected(context, estimate.parameters(chosen), subject, direction).head(1))[0]
    return (
        sentence,
        text(
            f"flows_page.answer_largest.{direction}",
            origin=zones[first["origin_area"]],
            destination=zones[first["destination_area"]],
            commuters=rows.flow_said(text, first),
        ),
    )


def _said(flows: FlowSet, origins: Sequence[str], destinations: Sequence[str], text: Text) -> str:
    total = commuters_between(flows, origins, destinations)
    return rows.total_said(text, total, is_estimate=flows.is_estimate)


def _counted(text: Text, *, is_estimate: bool) -> str:
    """Return where numbers that carry no range come from."""
    return text("flows_page.counted" if is_estimate else "flows_page.from_file")


def _key_figures(flows: FlowSet, text: Text, subject: str | None) -> tuple[KeyFigure, ...]:
    """Return the key figures of the area, or of one municipality; estimates say so."""
    return tuple(
        _key_figure(name, total, text, is_estimate=flows.is_estimate)
        for name, total in _totals(flows, subject).items()
    )


def _totals(flows: FlowSet, subject: str | None) -> Mapping[str, Commuters]:
    """Return how many commute from where to where, by the name of the key figure."""
    areas = flows.zones[:-1]
    mine = areas if subject is None else [subject]
    others = [zone for zone in areas if zone != subject]
    across = {
        "leaving": commuters_between(flows, mine, [EXTERNAL]),
        "entering": commuters_between(flows, [EXTERNAL], mine),
    }
    if subject is None:
        return {
            "crossing": commuters_between(flows, areas, flows.zones),
            "between": commuters_between(flows, areas, areas),
            **across,
        }
    return {
        "to_area": commuters_between(flows, mine, others),
        "from_area": commuters_between(flows, others, mine),
        **across,
    }


def _key_figure(name: str, total: Commuters, text: Text, *, is_estimate: bool) -> KeyFigure:
    is_modelled = is_estimate and not total.is_certain
    assumption = [text(f"flows_page.kpi_assumption.{name}")] if is_estimate and name in ASSUMED else []
    return KeyFigure(
        label=text(f"flows_page.kpi.{name}"),
        value=rows.written(text, total, is_estimate=is_estimate),
        change=text("flows_page.estimate_range", range=COUNT.span(text, total.low, total.high))
        if is_modelled
        else _counted(text, is_estimate=is_estimate),
        definition=" ".join([text(f"flows_page.kpi_definition.{name}"), *assumption]),
    )


VIEW = View(
    name="flows",
    section="what_if",
    choices=(PERIOD, *estimate.CHOICES, DIRECTION, balance.FILLABLE),
    build=build,
    results=RESULTS,
    model="1.2",
    snapshots=("plan_2023_commuting", "road_distances"),
    takes_own=True,
    doors=frozenset({"assumptions"}),
    follows=True,
)
