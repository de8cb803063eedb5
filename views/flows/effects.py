"""How far each assumption of the estimate moves it by itself."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analytics.flows.estimate import (
    BETA_BAND,
    BETA_CENTRAL,
    EXTERNAL_SHARE_BAND,
    LOCATION_EFFECT_BAND,
    GravityParameters,
)
from analytics.flows.frames import FlowSet
from analytics.flows.gravity import Deterrence
from analytics.flows.totals import commuters_between
from analytics.flows.views import Direction
from domain.errors import InfeasibleError, ParameterError
from domain.records import records
from i18n.quantity import COUNT, NUMBER, ROUND_SHARE
from i18n.text import Text
from views.blocks import Figure
from views.context import Context, source_line
from views.flows import rows
from views.table import Column, Table, end_columns


def effects(context: Context, text: Text, parameters: GravityParameters) -> Figure:
    """Return commuters within the area, and the largest flow, at both ends of each assumption by itself."""
    title = text("flows_page.effects.title")
    largest, zones = context.once(_largest, parameters), rows.zone_names(context, text.language)
    found = [
        {
            "name": text(f"flows.parameters.{name}.label"),
            "tried": _tried(name, parameters.form, text),
            **{f"{measure}_low": ends[0] for measure, ends in moved.items()},
            **{f"{measure}_high": ends[1] for measure, ends in moved.items()},
        }
        for name, moved in context.once(_moved, parameters).items()
    ]
    return Figure(
        title=title,
        source=source_line(text, context, context.flows(parameters), notes=[text("flows_page.effects.note")]),
        table=Table(
            caption=title,
            frame=pd.DataFrame(found),
            columns=(
                Column(name="name", label=text("flows_page.effects.assumption")),
                Column(name="tried", label=text("flows_page.effects.tried")),
                *end_columns(text, "between", text("flows_page.kpi.between"), COUNT),
                *end_columns(text, "largest", rows.route(largest, zones), COUNT),
            ),
            file="commuting_estimate_assumptions",
        ),
    )


def _variants(parameters: GravityParameters) -> dict[str, list[GravityParameters]]:
    """Return the assumptions to try, by which of them differs."""
    return {
        "form": [
            parameters if form == parameters.form else replace(parameters, form=form, beta=BETA_CENTRAL[form])
            for form in Deterrence
        ],
        "beta": [replace(parameters, beta=end) for end in BETA_BAND[parameters.form]],
        "external_share": [replace(parameters, external_share=end) for end in EXTERNAL_SHARE_BAND],
        "location_effect": [replace(parameters, location_effect=end) for end in LOCATION_EFFECT_BAND],
    }


def _moved(context: Context, parameters: GravityParameters) -> dict[str, dict[str, tuple[float, float]]]:
    """Return the least and the most of both measures, by assumption."""
    pair = [[context.once(_largest, parameters)[f"{end}_area"]] for end in ("origin", "destination")]
    moved = {}
    for name, tried in _variants(parameters).items():
        sets = list(_estimates(context, tried))
        if sets:
            between = [commuters_between(each, each.zones[:-1], each.zones[:-1]).central for each in sets]
            largest = [commuters_between(each, *pair).central for each in sets]
            moved[name] = {
                "between": (min(between), max(between)),
                "largest": (min(largest), max(largest)),
            }
    return moved


def _largest(context: Context, parameters: GravityParameters) -> rows.Flow:
    """Return the largest flow between municipalities under the chosen assumptions."""
    return records(rows.selected(context, parameters, None, Direction.BETWEEN).head(1))[0]


def _estimates(context: Context, tried: Iterable[GravityParameters]) -> Iterable[FlowSet]:
    """Yield the flows under each set of assumptions that allows any."""
    for each in tried:
        try:
            yield context.estimate(each, is_alone=True).data
        except (InfeasibleError, ParameterError):
            continue


def _tried(name: str, form: Deterrence, text: Text) -> str:
    if name == "form":
        return " / ".join(text(f"flows.forms.{each}") for each in Deterrence)
    if name == "beta":
        return NUMBER.span(text, *BETA_BAND[form])
    return ROUND_SHARE.span(text, *{"external_share": EXTERNAL_SHARE_BAND}.get(name, LOCATION_EFFECT_BAND))
