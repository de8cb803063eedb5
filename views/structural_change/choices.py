"""What a reader may vary about a structural change: what happens, the chain's arrows, and what is shown."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from analytics.dated import FTE_COST, nearest
from analytics.staffing.hours import client_workload
from analytics.staffing.regimes import regime_in
from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.parameters import ChangeParameters, next_month
from domain.area import ReadyChange
from domain.errors import ParameterError
from i18n.quantity import CHANGE, COUNT, NUMBER, PER_CENT, Quantity
from i18n.text import Text
from views.choices import Chosen, Number, OneOf, Switch
from views.context import Context
from views.places import one_municipality
from views.staffing import setting

OWN = "own"
"""Start of an area that has no ready-made changes."""

OWN_JOBS = -100
"""Jobs lost in the seat of such an area as the page opens [A]."""

MONTHS_AHEAD = 24
"""Months after the figures' own in which the change may happen."""

MOST_JOBS, JOBS_STEP = 1_000, 5

MEASURES = ("change", "unemployed_share", "activation_rate")
"""What the map and the lines by month show."""

SECTIONS = ("months", "benefits", "unit", "arrows")
"""What the lower half of the page shows."""


def ready_changes(context: Context) -> Mapping[str, ReadyChange]:
    """Return the changes to start from, the first as the page opens."""
    if context.area.changes:
        return context.area.changes
    empty = dict.fromkeys(context.area.name, "")
    own = ReadyChange(municipality=context.area.seat, jobs_change=OWN_JOBS, label=empty, note=empty)
    return {OWN: own}


@lru_cache(maxsize=64)
def months_after(period: str) -> tuple[str, ...]:
    """Return the months in which the change may happen; none after a month that nobody knows."""
    if not period:
        return ()
    return tuple(pd.period_range(pd.Period(period, freq="M") + 1, periods=MONTHS_AHEAD, freq="M").astype(str))


def _ready(chosen: Chosen) -> ReadyChange:
    """Return where the controls stand before a reader moves them."""
    return ready_changes(chosen.context)[chosen[START]]


def _first_month(chosen: Chosen) -> str:
    """Return the first month in which the ready-made change can happen; "" where no month is known."""
    months = months_after(chosen.context.period)
    return next_month(_ready(chosen), months[0]) if months else ""


def _ready_words(code: str, chosen: Chosen, text: Text) -> str:
    return ready_changes(chosen.context)[code].label[text.language] or text("structural_change.own")


def _name(code: str, chosen: Chosen, text: Text) -> str:
    return chosen.context.names(text.language)[code]


def _hours(context: Context) -> float:
    """Return the statutory hours per client-year that the staffing board counts with in the month."""
    usual = setting.assumptions(context)
    try:
        regime = regime_in(context.period)
    except ParameterError:  # before the oldest of the rules
        usual = None
    if usual is None:
        return ARROWS[ArrowKey.HOURS_PER_CLIENT].central or math.nan
    return round(client_workload(regime, usual).hours, 1)


def _coefficient(
    arrow: ArrowKey,
    *,
    formerly: str,
    step: float,
    quantity: Quantity = NUMBER,
    default: Callable[[Chosen], float] | None = None,
) -> Number:
    """Return the choice of an arrow's coefficient, in per cent where it is a share."""
    scale = _scale(quantity)
    low, high = sorted((ARROWS[arrow].low or 0.0, ARROWS[arrow].high or 0.0))
    central = ARROWS[arrow].central or 0.0
    return Number(
        key=str(arrow),
        formerly=(formerly,),
        label=f"structural_change.arrow.{arrow}.label",
        low=round(low * scale, 1),
        high=round(high * scale, 1),
        default=default
        or (lambda chosen: round(_ready(chosen).coefficients.get(FIELDS[arrow], central) * scale, 1)),
        step=step,
        quantity=quantity,
    )


def _scale(quantity: Quantity) -> int:
    return 100 if quantity is PER_CENT else 1


COEFFICIENTS = {
    ArrowKey.SUPPLIER_MULTIPLIER: _coefficient(
        ArrowKey.SUPPLIER_MULTIPLIER, formerly="kerrannainen", step=0.1
    ),
    ArrowKey.LEAVING_SHARE: _coefficient(
        ArrowKey.LEAVING_SHARE, formerly="muuttaa", step=1, quantity=PER_CENT
    ),
    ArrowKey.REGISTERING_SHARE: _coefficient(
        ArrowKey.REGISTERING_SHARE, formerly="ilmoittautuu", step=1, quantity=PER_CENT
    ),
    ArrowKey.MONTHS_TO_WORK: _coefficient(
        ArrowKey.MONTHS_TO_WORK, formerly="tyollistyy", step=1, quantity=COUNT
    ),
    ArrowKey.HOURS_PER_CLIENT: _coefficient(
        ArrowKey.HOURS_PER_CLIENT,
        formerly="tunnit",
        step=0.1,
        default=lambda chosen: _hours(chosen.context),
    ),
    ArrowKey.FTE_COST: _coefficient(
        ArrowKey.FTE_COST,
        formerly="hinta",
        step=1_000,
        quantity=COUNT,
        default=lambda chosen: nearest(FTE_COST, chosen.context.period).row.value,
    ),
}
"""Arrow -> what a reader sets of it; the others come from data."""

FIELDS = {arrow: str(arrow) for arrow in COEFFICIENTS} | {ArrowKey.FTE_COST: "fte_cost_eur"}
"""Arrow -> field of `ChangeParameters` that holds its coefficient."""

WITHOUT = {
    arrow: Switch(
        key=f"without_{arrow}", formerly=(f"ohita_{place}",), label=f"structural_change.without.{arrow}"
    )
    for place, arrow in enumerate(ArrowKey, start=1)
    if not ARROWS[arrow].is_definition
}
"""Arrow -> whether it is left out."""

START = OneOf(
    key="start",
    formerly=("esimerkki",),
    label="structural_change.start",
    codes=lambda chosen: tuple(ready_changes(chosen.context)),
    said=_ready_words,
    is_list=True,
    starts=(
        "area",
        "month",
        "jobs",
        *(each.key for each in COEFFICIENTS.values()),
        *(each.key for each in WITHOUT.values()),
    ),
)

AREA = OneOf(
    key="area",
    formerly=("tyokunta",),
    label="structural_change.parameters.area.label",
    codes=lambda chosen: chosen.context.area.seat_first,
    default=lambda chosen: _ready(chosen).municipality,
    said=_name,
    is_list=True,
)

MONTH = OneOf(
    key="month",
    formerly=("kuukausi",),
    label="structural_change.parameters.month.label",
    codes=lambda chosen: months_after(chosen.context.period),
    default=_first_month,
    said=lambda code, _chosen, text: text.period(code),
    is_list=True,
)

JOBS = Number(
    key="jobs",
    formerly=("tyopaikat",),
    label="structural_change.parameters.jobs_change.label",
    help="structural_change.parameters.jobs_change.help",
    low=-MOST_JOBS,
    high=MOST_JOBS,
    default=lambda chosen: _ready(chosen).jobs_change,
    step=JOBS_STEP,
    quantity=CHANGE,
)

MEASURE = OneOf(key="measure", formerly=("mitta",), label="structural_change.measure", codes=MEASURES)

HOME = one_municipality(key="home", label="structural_change.home", formerly=("kunta",))

SECTION = OneOf(
    key="section",
    formerly=("tarkemmin",),
    label="app.section",
    codes=SECTIONS,
    old={"kuukaudet": "months", "yksikko": "unit", "nuolet": "arrows"},
    said=lambda code, _chosen, text: text(f"structural_change.section_choice.{code}"),
)


def parameters(chosen: Chosen) -> ChangeParameters:
    """Return the change that was chosen."""
    values: dict[str, Any] = {
        FIELDS[arrow]: round(chosen[choice] / _scale(choice.quantity), 4)
        for arrow, choice in COEFFICIENTS.items()
    }
    return ChangeParameters(
        area=chosen[AREA],
        jobs_change=int(chosen[JOBS]),
        month=chosen[MONTH],
        switched_off=frozenset(arrow for arrow, without in WITHOUT.items() if chosen[without]),
        **values,
    )


def note(chosen: Chosen, text: Text) -> str:
    """Return what is known of the ready-made change as long as it is that; "" of any other."""
    ready = _ready(chosen)
    is_it = (chosen[AREA], int(chosen[JOBS])) == (ready.municipality, ready.jobs_change)
    return ready.note[text.language] if is_it else ""
