"""The search for a better allocation: the goal, what must not be touched, and what was found for them."""

from analytics.caseload import HIGHEST
from analytics.staffing.best import Goal
from analytics.staffing.bounds import MAX_FTE
from analytics.staffing.defence import limits_set
from domain.errors import DashboardError, InfeasibleError
from i18n.quantity import POSTS
from views.blocks import Action, Bar, Block, Door, Failure, Part, Points, Row, Words
from views.choices import Chosen, Number, PartOf
from views.staffing import choices, controls, wishes
from views.staffing.look import Look
from views.staffing.search import chance, figures, told
from views.staffing.search.sought import defended, found, limit, untargeted, wished


def blocks(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    """Return the goal with its button, what limits it, and in sentences what was found."""
    text = look.text
    goal = chosen[wishes.GOAL]
    own = {Goal.CHANGE: (wishes.TOTAL,), Goal.LEAST: (wishes.CEILING,)}.get(Goal(goal), ())
    search = Action(key="search", label=text("board.best"), is_primary=True)
    return (
        Words((text("best.heading"),), "heading"),
        Bar((wishes.GOAL, *own, search)),
        Words((text(f"best.means.{goal}"), _conditions(chosen, look))),
        *_question(chosen, look),
        Door("limits", text("best.door"), _limits(chosen, look)),
        *_told(chosen, look),
    )


def _conditions(chosen: Chosen, look: Look) -> str:
    asked = wished(chosen)
    said = [
        limit(look, asked, kind, unit)
        for kind, unit in limits_set(look.setting.coefficients, asked)
        if kind != "spares"
    ]
    return look.text("best.conditions", limits="; ".join(said)) if said else ""


def _question(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    """Return the question about units without target, where there are any that the goal needs one of."""
    lacking = untargeted(look)
    if not lacking or not chosen.counts(wishes.UNTARGETED):
        return ()
    text = look.text
    units = text.listed([look.unit(unit) for unit in lacking])
    ceiling = text.integer(look.assumptions.unknown_ceiling)
    return (
        Words((text("best.asked", units=units, ceiling=ceiling),), "note"),
        wishes.UNTARGETED,
    )


def _limits(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    text = look.text
    restored = Action(
        key="restore_limits",
        label=text("best.restore"),
        is_disabled=not (bool(chosen[wishes.BOUNDS] + chosen[wishes.TARGETS]) or chosen[wishes.LOCKED]),
    )
    bars = [
        Bar((_bound(look, unit, wishes.LEAST_OF), _bound(look, unit, wishes.MOST_OF), _target(look, unit)))
        for unit in look.context.area.units
    ]
    return (
        wishes.LOCKED,
        Bar((wishes.MOVABLE, choices.STEP, _presence(look))),
        *(Row((1, 1), tuple((bar,) for bar in bars[at : at + 2])) for at in range(0, len(bars), 2)),
        Words((text("best.target_note"),)),
        Bar((restored,)),
    )


def _presence(look: Look) -> PartOf:
    return controls.assumption(look, "presence_fte", "search", label="board.presence")


def _bound(look: Look, unit: str, end: str) -> PartOf:
    """Return the least or the most posts of a unit; where none is set, 0 or all there are at the start."""
    name, start = f"{end}{unit}", look.setting.baseline.fte
    unset = 0.0 if end == wishes.LEAST_OF else sum(start.values())
    return PartOf(
        key=name,
        label="",
        whole=wishes.BOUNDS,
        value=lambda values: dict(values).get(name, unset),
        like=Number(
            key=name,
            label="",
            low=0,
            high=MAX_FTE,
            default=unset,
            step=look.given.step_fte,
            quantity=POSTS,
            is_typed=True,
        ),
        words_of=lambda text: (text(f"best.fields.{end[:-1]}", unit=look.unit(unit)), ""),
    )


def _target(look: Look, unit: str) -> PartOf:
    """Return the most clients per counsellor of a unit, under what the plan says of it."""
    entry = next(each for each in look.setting.coefficients["units"] if each["unit"] == unit)
    shown = look.assumptions.unknown_ceiling if entry["band_high"] is None else entry["band_high"]
    return PartOf(
        key=f"target_{unit}",
        label="",
        whole=wishes.TARGETS,
        value=lambda values: dict(values).get(unit, shown),
        like=Number(key=unit, label="", low=1, high=HIGHEST, default=shown, step=5, is_typed=True),
        words_of=lambda text: (
            text("best.fields.target", unit=look.unit(unit), planned=look.planned_target(unit)),
            "",
        ),
    )


def _told(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    """Return what was found; where limits clash, which of them stands in the way."""
    if chosen[wishes.SEARCH] == wishes.NONE:
        return ()
    text, asked = look.text, wished(chosen)
    try:
        behind = defended(look.context, look.given, asked)
        result = found(look.context, look.given, asked)
    except InfeasibleError as error:
        ways = told.way_out(look, asked, defended(look.context, look.given, asked))
        return (Failure(error), Points(text("best.ways"), ways))
    except DashboardError as error:
        return (Failure(error),)
    points = (
        ("moves", told.moved(look, result)),
        ("costs", told.costs(look, asked, result, behind)),
        ("why_not", told.not_from(look, asked, behind)),
        ("next", told.runners_up(look, asked, result, behind)),
    )
    return (
        Words(told.sentences(look, asked, result), "answer"),
        Words(chance.sentences(look, result, int(chosen[choices.SEED]))),
        *(Points(text(f"best.titles.{key}"), said) for key, said in points if said),
    )


def tables(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    """Return what was found unit by unit, beside what else could be done, and move by move."""
    if chosen[wishes.SEARCH] == wishes.NONE:
        return ()
    asked = wished(chosen)
    try:
        found(look.context, look.given, asked)
    except DashboardError:  # it is told beside the board
        return ()
    on = (look.given, look.posts, asked)
    return (
        Part("search_units", figures.units, *on, int(chosen[choices.SEED])),
        Part("search_alternatives", figures.alternatives, *on),
        Part("search", figures.moves, *on),
    )
