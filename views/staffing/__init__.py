"""Is there enough staff?"""

from collections.abc import Callable, Mapping

from analytics.staffing.estimate import estimate
from analytics.staffing.group_ranges import SHARES
from analytics.staffing.money import cost_of
from analytics.staffing.outlook import Measure
from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval, between
from i18n.text import Text
from views.blocks import Action, Bar, Block, Door, KeyFigures, Link, Part, Points, Row, Words
from views.choices import NONE, Chosen
from views.context import Context
from views.moment import PERIOD
from views.page import Page, Slot, View
from views.staffing import (
    answer,
    assumptions,
    board_figure,
    calibration,
    choices,
    controls,
    futures,
    hours,
    key_figures,
    notes,
    of_municipality,
    search,
    table,
    teams,
    turning,
    wishes,
)
from views.staffing.choices import given
from views.staffing.look import Look
from views.staffing.search.sought import found, wished
from views.subject import municipality_of

CASELOAD = "caseload_"
"""Before the key of a service unit: clients per FTE there."""


def look_of(chosen: Chosen, text: Text) -> Look:
    """Return what a reader sees of the board."""
    return Look(chosen.context, text, given(chosen), chosen[choices.FTE])


def build(chosen: Chosen, _context: Context, text: Text) -> Page:
    """Return the page: the board, the search for a better allocation, and a section of what follows."""
    look = look_of(chosen, text)
    turned, turned_elsewhere = turning.sentences(look)
    is_plain, own = chosen[choices.PLAIN], of_municipality.sentences(look, municipality_of(chosen))
    settings = (
        controls.assumption(look, "clients_per_unemployed", "settings"),
        *choices.SWITCHES.values(),
        choices.PLAIN,
    )
    return Page(
        answer=(*own, *answer.sentences(look), *turned, *notes.clients(look)),
        key_figures=key_figures.key_figures(look),
        main=(
            *([Words(own, "answer")] if own and not is_plain else []),
            Bar((choices.PRESET, choices.BASIS, choices.REGIME)),
            Door("settings", text("board.settings"), settings),
            *_change(look),
        ),
        slot=Slot(key="staffing_board", says=not is_plain),
        beside=search.blocks(chosen, look),
        after=(
            *search.tables(chosen, look),
            *([Points("", turned_elsewhere)] if turned_elsewhere else []),
            *(Words((each,)) for each in (*notes.notes(look, is_plain=is_plain), look.source()) if each),
            Link(view="development", label=look.text("staffing_page.onward")),
            choices.SECTION,
            *_SECTIONS[chosen[choices.SECTION]](chosen, look),
        ),
        drawn=(Part("board", board_figure.figure, look.given, look.posts, municipality_of(chosen)),),
    )


def _change(look: Look) -> tuple[Block, ...]:
    """Return what is said of the structural change that the board holds, with the way out."""
    said = notes.change(look)
    if not said:
        return ()
    remove = Action(key="change_remove", label=look.text("board.change.remove"))
    return (Words(said), Bar((choices.WHOLE_RANGE, remove)))


def _table(_chosen: Chosen, look: Look) -> tuple[Block, ...]:
    return (KeyFigures(table.money(look)), Part("staffing_table", table.figure, look.given, look.posts))


def _hours(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    on, rule = (look.given, look.posts), chosen[choices.RULE]
    editor = Door("own_rule", look.text("staffing_page.hours.own"), controls.rule())
    return (
        Row(
            (19, 13),
            (
                (Part("hours_by_unit", hours.by_unit, *on),),
                (Part("hours_by_rule", hours.by_rule, *on, rule), editor),
            ),
        ),
        Words(hours.notes(look, rule)),
        Part("calibration_pairs", calibration.surcharges, *on),
        Part("calibration", calibration.sensitivity, look.assumptions),
    )


def _months(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    on, seed = (look.given, look.posts), int(chosen[choices.SEED])
    of = (Measure(chosen[choices.MEASURE]), chosen[choices.UNIT], seed)
    beside: Block = (
        Part("futures_difference", futures.change, *on, *of)
        if look.posts
        else Words((look.text("staffing_page.futures.same"),))
    )
    return (
        Bar((choices.MEASURE, choices.UNIT, choices.SEED)),
        Row((19, 13), ((Part("futures_fan", futures.outlook, *on, *of),), (beside,))),
        Part("futures_chances", futures.chances_of_units, *on, seed),
        Part("futures_backtest", futures.tested, *on, seed),
    )


def _teams(_chosen: Chosen, look: Look) -> tuple[Block, ...]:
    shares = tuple(controls.assumption(look, name, "teams") for name in SHARES.values())
    return (
        Row(
            (19, 13),
            (
                (Part("teams", teams.caseloads, look.given, look.posts),),
                (Part("case_mix", teams.shares, look.given), *shares),
            ),
        ),
    )


def _assumptions(chosen: Chosen, look: Look) -> tuple[Block, ...]:
    text, name = look.text, chosen[choices.ASSUMPTION]
    tornado = Part("tornado", assumptions.sensitivity, look.given, look.posts, chosen[choices.OUTPUT])
    return (
        Row(
            (13, 19),
            (
                (
                    choices.ASSUMPTION,
                    controls.assumption(look, name, "editor"),
                    Words((assumptions.about(look, name),)),
                    Bar(
                        (
                            Action(key="restore_one", label=text("staffing_page.assumptions.restore_one")),
                            Action(key="restore_all", label=text("staffing_page.assumptions.restore")),
                        )
                    ),
                ),
                (choices.OUTPUT, tornado),
            ),
        ),
        Part("assumptions", assumptions.registry, look.assumptions),
    )


_SECTIONS: Mapping[str, Callable[[Chosen, Look], tuple[Block, ...]]] = {
    "table": _table,
    "hours": _hours,
    "months": _months,
    "teams": _teams,
    "assumptions": _assumptions,
}


def _searched(chosen: Chosen) -> Mapping[str, str]:
    """Return what a press of the search's button chooses: that it is told, and the allocation it found."""
    told = {wishes.SEARCH.key: chosen[wishes.GOAL], wishes.GOAL.key: chosen[wishes.GOAL]}
    try:
        best = found(chosen.context, given(chosen), wished(chosen)).optimum
    except DashboardError:  # the page says why
        return told
    return {**told, choices.FTE.key: choices.posts_code(tuple(best.fte.values()))}


def _without_change(chosen: Chosen) -> Mapping[str, str]:
    """Return the codes without the change, and without the posts it added where they have not been moved."""
    noted, fte = chosen[choices.ADDED], chosen[choices.FTE]
    half = len(noted) // 2
    left = tuple(
        before if now == after else now
        for now, before, after in zip(fte, noted[:half], noted[half:], strict=False)
    )
    return {
        choices.CHANGE.key: "",
        choices.ADDED.key: "",
        choices.WHOLE_RANGE.key: "0",
        choices.FTE.key: choices.posts_code(left or fte),
    }


def _result(low: str, high: str) -> Callable[[Chosen], Interval]:
    def result(chosen: Chosen) -> Interval:
        totals = look_of(chosen, Text("en")).board.totals
        return between(getattr(totals, low), getattr(totals, high))

    return result


def _estimated(name: str) -> Callable[[Chosen], Interval]:
    """Return what a result that rests on assumptions is over their ranges; unknown without clients."""

    def result(chosen: Chosen) -> Interval:
        look = look_of(chosen, Text("en"))
        totals = look.board.totals
        if totals.clients_low is None or totals.clients_high is None:
            return UNKNOWN
        found = estimate(Interval(totals.clients_low, totals.clients_high), totals.fte, look.rates)
        return getattr(found, name) or UNKNOWN

    return result


def _cost(chosen: Chosen) -> Interval:
    look = look_of(chosen, Text("en"))
    return cost_of(look.board.totals.fte, look.prices)


def caseloads(look: Look) -> dict[str, Interval]:
    """Return clients per FTE of each unit, `caseload_<unit>`."""
    return {
        f"{CASELOAD}{load.unit}": between(load.caseload_low, load.caseload_high) for load in look.board.units
    }


VIEW = View(
    name="staffing",
    choices=(PERIOD, *choices.CHOICES),
    build=build,
    results={
        "unserved_clients": _result("unserved_clients_low", "unserved_clients_high"),
        "largest_caseload": _result("largest_caseload_low", "largest_caseload"),
        "area_caseload": _result("caseload_low", "caseload_high"),
        "above_target": _result("above_target", "above_target"),
        "below_target": _result("below_target", "below_target"),
        "fte": _result("fte", "fte"),
        "state_left_fte": _result("state_left_fte", "state_left_fte"),
        "hours_gap": _estimated("hours_gap"),
        "statutory_share": _estimated("statutory_share"),
        "cost_eur": _cost,
    },
    actions={
        "search": _searched,
        "restore_limits": lambda _chosen: {
            wishes.BOUNDS.key: "",
            wishes.TARGETS.key: "",
            wishes.LOCKED.key: NONE,
        },
        "change_remove": _without_change,
        "restore_one": lambda chosen: {f"{choices.ASSUMED.key}.{chosen[choices.ASSUMPTION]}": ""},
        "restore_all": lambda _chosen: {choices.ASSUMED.key: ""},
    },
    model="1.3",
    takes_own=True,
    takes_figures=True,
    follows=True,
)
