"""The assumptions of the staffing model and a reader's own rule: words, and the controls of their parts."""

import math
from dataclasses import replace
from typing import Any

from analytics.staffing.assumptions import ASSUMPTIONS, Assumptions
from analytics.staffing.durations import BANDS
from analytics.staffing.link import (
    changed_assumptions,
    decoded_assumptions,
    decoded_rule,
    encoded_assumptions,
    encoded_rule,
)
from analytics.staffing.regimes import MAX_MEETINGS, Regime, own_rule
from domain.errors import DashboardError
from i18n.quantity import ANY_SHARE, COUNT, POSTS, Quantity
from i18n.text import Text

DEFAULT_RULE = own_rule(discussions=(4, 4, 4, 4), supplementary=(0, 0, 0, 0))
"""A discussion every three months from the start, and more by need."""

KINDS = ("discussions", "supplementary")
SWITCHES = ("spares_returning", "by_need", "activates")

ALL = "all"
"""Stands for every assumption, where they are given their defaults."""


def with_assumption(code: str | None, name: str, value: str) -> str:
    """Return the code of the assumptions with another value of one of them; "" gives it its default."""
    try:
        assumptions = decoded_assumptions(code) if code else Assumptions()
        changed = ASSUMPTIONS[name].default if value == "" else float(value)
        return encoded_assumptions(replace(assumptions, **{name: changed}))
    except (DashboardError, KeyError, ValueError):
        return "" if name == ALL else code or ""


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
        meetings[place] = float(round(float(value)))
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
            default=written(text, name, ASSUMPTIONS[name].default),
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
    return said if ASSUMPTIONS[name].unit == "share" else f"{said} ({unit(text, name)})"


def unit(text: Text, name: str) -> str:
    """Return the unit of an assumption in words."""
    return text(f"staffing.assumptions.{name}.unit")


def written(text: Text, name: str, value: float) -> str:
    """Return a value of an assumption in words, without its unit but for per cent."""
    return quantity(name).write(text, value)


def quantity(name: str) -> Quantity:
    """Return what an assumption measures."""
    return ANY_SHARE if ASSUMPTIONS[name].unit.startswith("share") else POSTS


def step(name: str) -> float:
    """Return the step of an assumption's slider: half posts, or a round number near a twentieth."""
    entry = ASSUMPTIONS[name]
    width = entry.high - entry.low
    return 0.5 if entry.unit == "fte" else 10.0 ** math.floor(math.log10(width / 20) + 1e-9)


def slider(name: str) -> dict[str, Any]:
    """Return the limits of an assumption's slider, as `views.choices.Number` takes them."""
    entry = ASSUMPTIONS[name]
    return {
        "low": entry.low,
        "high": entry.high,
        "default": entry.default,
        "step": step(name),
        "quantity": quantity(name),
    }


def field() -> dict[str, Any]:
    """Return the limits of a number of meetings, as `views.choices.Number` takes them."""
    return {"low": 0, "high": MAX_MEETINGS, "default": 0, "quantity": COUNT, "is_typed": True}
