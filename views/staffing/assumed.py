"""The assumptions of the staffing model and a reader's own rule: words, and the controls of their parts."""

import math
from dataclasses import replace
from typing import Any

from analytics.dated import CLIENTS_PER_FTE, FTE_COST, in_force
from analytics.staffing import link
from analytics.staffing.assumptions import UNITS, Assumption, Assumptions
from analytics.staffing.durations import BANDS
from analytics.staffing.link import changed_assumptions, decoded_rule, encoded_rule
from analytics.staffing.measured import SHARES
from analytics.staffing.regimes import MAX_MEETINGS, Regime, own_rule
from domain.digits import plain_number
from domain.errors import DashboardError, LinkError
from i18n.quantity import ANY_SHARE, COUNT, POSTS, Quantity
from i18n.text import Text
from views import prices
from views.context import Context
from views.staffing import setting

DEFAULT_RULE = own_rule(discussions=(4, 4, 4, 4), supplementary=(0, 0, 0, 0))
"""A discussion every three months from the start, and more by need."""

_DATED = {"unknown_ceiling": CLIENTS_PER_FTE, "fte_cost_eur": FTE_COST}
"""Assumption -> the table whose row the month chooses."""

KINDS = ("discussions", "supplementary")
SWITCHES = ("spares_returning", "by_need", "activates")

ALL = "all"
"""Stands for every assumption, where they are given their defaults."""


def with_assumption(code: str | None, name: str, value: str) -> str:
    """Return the code of the assumptions with another value of one of them; "" gives it its default."""
    if name == ALL:
        return ""
    try:
        return link.with_assumption(code or "", name, plain_number(value) if value else None)
    except (LinkError, ValueError):
        return code or ""


def with_meetings(code: str | None, name: str, value: str) -> str:
    """Return the code of a rule with other meetings in one band, or with a switch turned."""
    try:
        rule = decoded_rule(code) if code else DEFAULT_RULE
        if name in SWITCHES:
            changed: dict[str, Any] = {name: value == "1"}
            return encoded_rule(replace(rule, **changed))
        kind, _, band = name.partition("_in_")
        place = tuple(BANDS).index(band)
        meetings = list(getattr(rule, kind))
        meetings[place] = float(round(plain_number(value)))
        changed = {kind: tuple(meetings)}
        return encoded_rule(replace(rule, **changed))
    except (DashboardError, AttributeError, ValueError):
        return code or encoded_rule(DEFAULT_RULE)


def changes(text: Text, values: Assumptions) -> str:
    """Return which assumptions were changed, each with its default; "" if none."""
    return "; ".join(
        text(
            "staffing_page.assumptions.change",
            label=text(f"staffing.assumptions.{name}.label"),
            value=written(text, name, value),
            default=written(text, name, values.registry[name].default),
        )
        for name, value in changed_assumptions(values).items()
    )


def rule_words(text: Text, rule: Regime) -> str:
    """Return the meetings of a rule by band, and its switches."""
    meetings = [
        f"{text(f'staffing_page.hours.{kind}')} {', '.join(map(text.integer, getattr(rule, kind)))}"
        for kind in KINDS
    ]
    switches = [text(f"staffing_page.hours.{name}") for name in SWITCHES if getattr(rule, name)]
    return "; ".join([*meetings, *switches])


def label(text: Text, name: str) -> str:
    """Return the name of an assumption with its unit, which per cent has beside its number."""
    said = text(f"staffing.assumptions.{name}.label")
    return said if UNITS[name] == "share" else f"{said} ({unit(text, name)})"


def unit(text: Text, name: str) -> str:
    """Return the unit of an assumption in words."""
    return text(f"staffing.assumptions.{name}.unit")


def written(text: Text, name: str, value: float) -> str:
    """Return a value of an assumption in words, without its unit but for per cent."""
    return quantity(name).write(text, value)


def quantity(name: str) -> Quantity:
    """Return what an assumption measures."""
    return ANY_SHARE if UNITS[name].startswith("share") else POSTS


def source(context: Context, text: Text, name: str) -> str:
    """Return where an assumption comes from, with the figures of the month that give it, if any."""
    key, area = f"staffing.assumptions.{name}.source", context.area
    if name in area.planned:
        rows = area.planned[name]
        return (in_force(rows, context.period) or rows[0]).source[text.language]
    if name in _DATED:
        value, note = prices.of_month(text, _DATED[name], context.period)
        said = text(key, value=COUNT.write(text, value.value), range=COUNT.span(text, value.low, value.high))
        return f"{said}. {note}" if note else said
    if name not in SHARES:
        return text(key)
    part, whole = SHARES[name].of(setting.table_of(context), area)
    return text(
        key,
        period=text.period(context.period),
        part=COUNT.span(text, part.low, part.high),
        whole=COUNT.span(text, whole.low, whole.high),
        place=context.names(text.language)[area.seat],
    )


def step(entry: Assumption) -> float:
    """Return the step of an assumption's slider: half posts, or a round number near a twentieth."""
    width = entry.high - entry.low
    return 0.5 if entry.unit == "fte" else 10.0 ** math.floor(math.log10(width / 20) + 1e-9)


def slider(entry: Assumption) -> dict[str, Any]:
    """Return the limits of an assumption's slider, as `views.choices.Number` takes them."""
    return {
        "low": entry.low,
        "high": entry.high,
        "default": entry.default,
        "step": step(entry),
        "quantity": quantity(entry.key),
    }


def field() -> dict[str, Any]:
    """Return the limits of a number of meetings, as `views.choices.Number` takes them."""
    return {"low": 0, "high": MAX_MEETINGS, "default": 0, "quantity": COUNT, "is_typed": True}
