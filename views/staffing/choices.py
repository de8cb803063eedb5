"""What a reader can choose on the staffing page."""

import math
from collections.abc import Sequence
from typing import Any

from analytics.staffing.assumptions import UNITS, Assumptions
from analytics.staffing.link import (
    FORMERLY,
    decoded,
    decoded_assumptions,
    decoded_rule,
    encoded,
    encoded_assumptions,
    encoded_rule,
)
from analytics.staffing.outlook import Measure
from analytics.staffing.posts import Role
from analytics.staffing.presets import Preset
from analytics.staffing.regimes import REGIMES, Regime
from analytics.structural_change import link as change_link
from analytics.structural_change.link import LinkedChange
from domain.errors import DashboardError
from i18n.quantity import POSTS, YEAR
from i18n.text import Text
from views.choices import Choice, Chosen, Coded, Number, OneOf, Switch
from views.staffing import assumed, wishes, words
from views.staffing.setting import (
    BASES,
    JOBSEEKERS,
    UNEMPLOYED,
    Given,
    Posts,
    assumptions,
    month_regime,
    period_of,
    registry,
    worked_out,
)

OF_MONTH, OWN = "month", "own"

PRESET = OneOf(
    key="preset",
    formerly=("jako",),
    label="board.preset",
    codes=tuple(each.value for each in Preset),
    said=lambda code, chosen, text: words.preset(chosen.context, text, code),
    starts=("fte", *wishes.SEARCHED),
    is_list=True,
)
"""The starting allocation."""


def basis_words(text: Text, code: str, chosen: Chosen) -> str:
    """Return in words where clients come from; without a month where no figures of it can be read."""
    month = period_of(chosen.context, code)
    return text(f"board.bases.{code}", period_in=text.period_in(month) if month else "").strip()


BASIS = OneOf(
    key="basis",
    formerly=("asiakkaat",),
    label="board.basis",
    codes=BASES,
    old={"june_2026": JOBSEEKERS, "august_2023": UNEMPLOYED},
    said=lambda code, chosen, text: basis_words(text, code, chosen),
    starts=wishes.SEARCHED,
    is_list=True,
)
"""Where clients come from."""


def _regime_words(code: str, chosen: Chosen, text: Text) -> str:
    if code != OF_MONTH:
        return text(f"staffing.regimes.{code}")
    rule = month_regime(chosen.context, chosen[BASIS])
    return text("board.regime_of_month", rule=text(f"staffing_page.hours.rules.{rule.key}"))


REGIME = OneOf(
    key="regime",
    formerly=("laki",),
    label="board.regime",
    codes=(OF_MONTH, *(each.key for each in reversed(REGIMES)), OWN),
    said=_regime_words,
    is_list=True,
)
"""The rule of meetings; the month's is that of the clients."""

COUNTED = {
    "supervisors": frozenset({Role.SUPERVISOR}),
    "international": frozenset({Role.INTEGRATION_COUNSELLOR, Role.INTERNATIONAL}),
}
"""Roles that the reader may count as client-facing, by the key of their switch."""

SWITCHES = {
    "supervisors": Switch(
        key="supervisors",
        formerly=("esihenkilot",),
        label="board.counted.supervisors",
        starts=wishes.SEARCHED,
    ),
    "international": Switch(
        key="international",
        formerly=("kansainvaliset",),
        label="board.counted.international",
        starts=wishes.SEARCHED,
    ),
}

PLAIN = Switch(key="plain", formerly=("perus",), label="board.simple", help="board.simple_help")
"""Streamlit's own sliders, for an old browser."""

STEP = OneOf(
    key="step",
    formerly=("askel",),
    label="board.step",
    codes=("0.25", "0.5", "1"),
    default="0.5",
    said=lambda code, _chosen, text: POSTS.write(text, float(code)),
    starts=wishes.SEARCHED,
)
"""Smallest part of a post that is moved, FTE."""


def _assumed(code: str, chosen: Chosen) -> Assumptions | None:
    usual = assumptions(chosen.context)
    return decoded_assumptions(code, usual.registry) if code and usual else usual


ASSUMED = Coded[Assumptions | None](
    key="assumptions",
    formerly=("oletukset",),
    label="staffing_page.sections.assumptions",
    decode=_assumed,
    encode=lambda value: encoded_assumptions(value) if value else "",
    part=assumed.with_assumption,
    starts=wishes.SEARCHED,
    default=lambda chosen: assumptions(chosen.context),
    said=lambda value, _chosen, text: assumed.changes(text, value) if value else "",
)
"""The assumptions; None where the area or the month does not give what they rest on."""

RULE = Coded[Regime](
    key="rule",
    formerly=("saanto",),
    label="staffing.regimes.own",
    decode=lambda code, _chosen: decoded_rule(code),
    encode=encoded_rule,
    part=assumed.with_meetings,
    default=lambda _chosen: assumed.DEFAULT_RULE,
    said=lambda value, _chosen, text: (
        "" if value == assumed.DEFAULT_RULE else assumed.rule_words(text, value)
    ),
)


def _change(code: str, chosen: Chosen) -> LinkedChange | None:
    return change_link.decoded(code, chosen.context.area) if code else None


CHANGE = Coded[LinkedChange | None](
    key="change",
    formerly=("muutos",),
    label="pages.structural_change",
    decode=_change,
    encode=lambda change: change_link.encoded(change) if change else "",
    default=lambda _chosen: None,
    said=lambda change, chosen, text: words.change(chosen.context, text, change) if change else "",
)
"""The structural change that the board holds."""

WHOLE_RANGE = Switch(
    key="change_range",
    formerly=("muutos_vali",),
    label="board.change.whole_range",
    counts=lambda chosen: chosen[CHANGE] is not None,
)


def _numbered(chosen: Chosen, times: int = 1) -> Sequence[str]:
    return [str(place) for place in range(times * len(chosen.context.area.units))]


def posts(code: str, chosen: Chosen, times: int = 1) -> Posts:
    """Return the posts of a code; none for none.

    Raises:
        LinkError: It is none of posts.
    """
    return tuple(decoded(code, _numbered(chosen, times)).values()) if code else ()


def posts_code(fte: Posts) -> str:
    """Return the code of posts."""
    places = [str(place) for place in range(len(fte))]
    return encoded(dict(zip(places, fte, strict=True)), places) if fte else ""


def _fte(code: str, chosen: Chosen) -> Posts:
    """Return the posts of a code; none where they are those of the start."""
    fte = posts(code, chosen)
    return () if fte == tuple(_start(chosen).values()) else fte


def _fte_words(fte: Posts, chosen: Chosen, text: Text) -> str:
    return words.moved(chosen.context, text, fte, _start(chosen)) if fte else ""


def _start(chosen: Chosen) -> dict[str, float]:
    """Return FTE by unit of the starting allocation; unknown ones where the page says why there is none."""
    try:
        return worked_out(chosen.context, given(chosen)).baseline.fte
    except DashboardError:
        return dict.fromkeys(chosen.context.area.units, math.nan)


FTE = Coded[Posts](
    key="fte",
    formerly=("htv",),
    label="scenario_page.parameters.fte",
    shared="posts",
    decode=_fte,
    encode=posts_code,
    default=lambda _chosen: (),
    said=_fte_words,
)
"""Where the sliders stand, if not at the start."""

ADDED = Coded[Posts](
    key="added_fte",
    formerly=("muutos_htv",),
    label="board.change.added_posts",
    shared="added_posts",
    decode=lambda code, chosen: posts(code, chosen, 2),
    encode=posts_code,
    default=lambda _chosen: (),
    said=lambda noted, chosen, text: words.added(chosen.context, text, noted),
)
"""The posts before a change was sent to the board, then those with what it added."""


SECTION = OneOf(
    key="section",
    formerly=("osio",),
    label="app.section",
    codes=("table", "hours", "months", "teams", "assumptions"),
    old={
        "taulukko": "table",
        "tunnit": "hours",
        "kuukaudet": "months",
        "tiimit": "teams",
        "oletukset": "assumptions",
    },
    said=lambda code, _chosen, text: text(f"staffing_page.sections.{code}"),
)
"""What stands below the board."""

ASSUMPTION = OneOf(
    key="assumption",
    formerly=("oletus",),
    label="staffing_page.assumptions.choose",
    codes=tuple(UNITS),
    old=FORMERLY,
    said=lambda code, _chosen, text: text(f"staffing.assumptions.{code}.label"),
    counts=lambda chosen: chosen[SECTION] == "assumptions",
    is_list=True,
)

OUTPUT = OneOf(
    key="output",
    formerly=("tulos",),
    label="staffing_page.tornado.output",
    codes=("fte", "hours", "clients", "euros"),
    old={"htv": "fte", "tunnit": "hours", "asiakkaat": "clients", "eurot": "euros"},
    said=lambda code, _chosen, text: text(f"staffing_page.tornado.outputs.{code}"),
    counts=lambda chosen: chosen[SECTION] == "assumptions",
)
"""The figure of the area whose dependence on the assumptions is shown."""


def _months(chosen: Chosen) -> bool:
    return chosen[SECTION] == "months"


MEASURE = OneOf(
    key="measure",
    formerly=("katso",),
    label="staffing_page.futures.measure",
    codes=tuple(each.value for each in Measure),
    said=lambda code, _chosen, text: text(f"staffing_page.futures.measures.{code}"),
    counts=_months,
)

ALL = "area"
UNIT = OneOf(
    key="unit",
    formerly=("yksikko",),
    label="board.columns.unit",
    codes=lambda chosen: (*chosen.context.area.units, ALL),
    old={"alue": ALL},
    said=lambda code, chosen, text: words.place(chosen.context, text, code),
    counts=_months,
    is_list=True,
)

SEED = Number(
    key="seed",
    formerly=("siemen",),
    label="staffing_page.futures.seed",
    low=0,
    high=2**32 - 1,
    default=2026,
    quantity=YEAR,
    is_typed=True,
    counts=_months,
)

CHOICES: tuple[Choice[Any], ...] = (
    PRESET, BASIS, REGIME, *SWITCHES.values(), PLAIN, RULE, ASSUMED, wishes.TARGETS, STEP, CHANGE,
    WHOLE_RANGE, FTE, ADDED,
    *wishes.CHOICES, SECTION, ASSUMPTION, OUTPUT, MEASURE, UNIT, SEED,
)  # fmt: skip


def given(chosen: Chosen) -> Given:
    """Return what the board computes from, besides where its sliders stand.

    Raises:
        DashboardError: The area or the month does not give what the assumptions rest on.
    """
    code = chosen[REGIME]
    regime = (
        month_regime(chosen.context, chosen[BASIS])
        if code == OF_MONTH
        else next((each for each in REGIMES if each.key == code), chosen[RULE])
    )
    on = [roles for key, roles in COUNTED.items() if chosen[SWITCHES[key]]]
    return Given(
        preset=Preset(chosen[PRESET]),
        basis=chosen[BASIS],
        counted=frozenset().union(*on),
        step_fte=float(chosen[STEP]),
        assumptions=chosen[ASSUMED] or registry(chosen.context).assumptions,
        regime=regime,
        targets=chosen[wishes.TARGETS],
        change=chosen[CHANGE],
        whole_range=chosen[WHOLE_RANGE],
    )
