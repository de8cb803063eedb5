"""What if jobs come or go?"""

from analytics.staffing.bounds import MAX_FTE
from analytics.structural_change.link import LinkedChange, encoded
from i18n.text import Text
from views.blocks import Action, Bar, Block, Part, Row, Words
from views.choices import Chosen
from views.context import Context
from views.flows import estimate
from views.moment import PERIOD
from views.page import Page, View
from views.structural_change import benefits, desk_figures, figures, of_municipality, posts, worked
from views.structural_change.answer import answer, staff_needed
from views.structural_change.chain import chain
from views.structural_change.choices import (
    AREA,
    COEFFICIENTS,
    HOME,
    JOBS,
    MEASURE,
    MONTH,
    SECTION,
    START,
    WITHOUT,
    note,
)
from views.structural_change.results import RESULTS
from views.structural_change.worked import Change, Desks
from views.subject import free, municipality_of

CHANGE_KEY = "change"
"""Choice of the staffing board that holds a change."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: what happens, the chain from jobs to money, and what it does month by month."""
    change, own = worked.change_of(chosen), municipality_of(chosen)
    # The list of ready-made changes has the longest words of the row.
    event = Row((25, 13, 13, 17), ((START,), (AREA,), (MONTH,), (JOBS,)))
    controls = (event, Words((note(chosen, text),)))
    try:
        people = worked.people(context, text, change)
    except (worked.TooManyJobsError, worked.TooManySuppliersJobsError) as error:
        refused = Words((text(error.text_key, **error.values),), "warning")
        empty = chain(chosen, context, text, change, None, None)
        return Page(answer=(), main=(*controls, refused, empty), side=(MEASURE,))
    desks = worked.desks_if_known(context, change)
    return Page(
        answer=(
            *(of_municipality.answer(context, text, change, people, own) if own else ()),
            *answer(context, text, change, people, desks),
            *(() if own else benefits.answer(context, text, change)),
        ),
        key_figures=of_municipality.key_figures(context, text, change, people, desks, own) if own else (),
        main=(
            *controls,
            *(of_municipality.way(context, text, change, own) if own else ()),
            chain(chosen, context, text, change, people, desks),
            *((_way_to_board(context, text, change, desks),) if desks else ()),
            Part("caseload", desk_figures.caseload, change, own),
        ),
        side=(MEASURE, Part("map", figures.map_of, change, chosen[MEASURE], own)),
        below=(Bar((*free(chosen, HOME), SECTION)), *_section(chosen, change)),
    )


def to_board(chosen: Chosen) -> dict[str, str]:
    """Return what the staffing board opens with: the change, and its own posts plus the extra ones.

    Raises:
        DashboardError: What was chosen cannot be worked out.
    """
    context, change = chosen.context, worked.change_of(chosen)
    desks = worked.desks(context, change)
    before = tuple(desks.fte.values())
    after = tuple(min(fte + desks.extra_fte.get(unit, 0.0), MAX_FTE) for unit, fte in desks.fte.items())
    linked = LinkedChange(
        parameters=change.parameters, gravity=change.gravity, own_flows=context.own is not None
    )
    return {CHANGE_KEY: encoded(linked), **posts.sent(before, after)}


def _way_to_board(context: Context, text: Text, change: Change, desks: Desks) -> Block:
    return Bar(
        (
            Words((staff_needed(context, text, change, desks),)),
            Action(
                key="send_to_board",
                label=text("structural_change.send"),
                help=text("structural_change.send_to_board"),
                is_primary=True,
                is_disabled=change.parameters.jobs_change == 0,
            ),
        )
    )


def _section(chosen: Chosen, change: Change) -> tuple[Block, ...]:
    home = chosen[HOME]
    if chosen[SECTION] == "unit":
        return (Part("unit_months", desk_figures.unit_months, change, home),)
    if chosen[SECTION] == "benefits":
        return (Part("benefits", benefits.figure, change, municipality_of(chosen)),)
    if chosen[SECTION] == "arrows":
        return (Part("arrows", figures.arrows, change),)
    lines = Part("months", figures.months, change, chosen[MEASURE], home)
    return (Row((1, 1), ((lines,), (Part("states", figures.states, change),))),)


VIEW = View(
    name="structural_change",
    section="what_if",
    choices=(
        PERIOD,
        START,
        AREA,
        MONTH,
        JOBS,
        *COEFFICIENTS.values(),
        *WITHOUT.values(),
        *estimate.CHOICES,
        posts.FTE,
        posts.ADDED,
        MEASURE,
        HOME,
        SECTION,
    ),
    build=build,
    results=RESULTS,
    model="1.2.1",
    snapshots=("statfin_12r5", "plan_2023_commuting", "plan_2023_staffing", "road_distances"),
    takes_own=True,
    is_example=True,
    follows=True,
)
