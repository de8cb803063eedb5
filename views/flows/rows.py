"""The flows that a reader chose, in words: how a number of commuters is written, what a flow is called."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.flows.estimate import GravityParameters, flow_table
from analytics.flows.frames import EXTERNAL, Flows
from analytics.flows.totals import Commuters
from analytics.flows.views import Direction, selected_flows
from domain.frames import ObsStatus
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import COUNT
from i18n.text import Language, Text
from views.context import Context

MEASURES = ("commuters", "commuters_low", "commuters_high", "commuters_max")

Flow = Mapping[Any, Any]
"""A row of `Flows`."""


def selected(
    context: Context, parameters: GravityParameters, subject: str | None, direction: str
) -> DataFrame[Flows]:
    """Return the chosen flows of a municipality, or of the area if it is None, largest first."""
    return context.once(_selected, parameters, subject, direction)


def zone_names(context: Context, language: Language) -> dict[str, str]:
    """Return the names of the area's municipalities and of the zone outside them."""
    names = context.names(language)
    return {
        **{area: names[area] for area in context.area.municipalities},
        EXTERNAL: Text(language)("flows.external"),
    }


def said(text: Text, number: Commuters, *, is_estimate: bool, strong: bool = False) -> str:
    """Return a number of commuters, strong in drawings.

    An estimate carries its range; a count with suppressed cells is its range.
    """
    value = written(text, number, is_estimate=is_estimate)
    value = f"<b>{value}</b>" if strong else value
    if not is_estimate:
        return value
    return text("flows_page.with_range", value=value, range=COUNT.span(text, number.low, number.high))


def total_said(text: Text, total: Commuters, *, is_estimate: bool) -> str:
    """Return a sum of commuters as `said` writes one; the margins of an estimate are certain."""
    return said(text, total, is_estimate=is_estimate and not total.is_certain)


def written(text: Text, number: Commuters, *, is_estimate: bool) -> str:
    """Return the number alone: the central value of an estimate, or what a count can be."""
    if is_estimate:
        return COUNT.write(text, number.central)
    return COUNT.span(text, number.low, number.high)


def status(number: Commuters, *, is_estimate: bool) -> str:
    """Return the status of a number of commuters: a count that is a range has suppressed cells in it."""
    is_range = number.high > number.low and not is_estimate
    return ObsStatus.CONFIDENTIAL if is_range else ObsStatus.NORMAL


def commuters(flow: Flow) -> Commuters:
    """Return the number of a flow with its ends."""
    return Commuters(central=flow["commuters"], low=flow["commuters_low"], high=flow["commuters_high"])


def flow_said(text: Text, flow: Flow, *, strong: bool = False) -> str:
    """Return the number of a flow in words."""
    return said(text, commuters(flow), is_estimate=bool(flow["is_estimate"]), strong=strong)


def route(flow: Flow, zones: Mapping[str, str]) -> str:
    """Return from where to where a flow goes."""
    return f"{zones[flow['origin_area']]} → {zones[flow['destination_area']]}"


def kind(flow: Flow, subject: str | None) -> str:
    """Return what a flow is to a municipality, or to the area: out, in or between."""
    if subject is not None:
        return "out" if flow["origin_area"] == subject else "in"
    if flow["destination_area"] == EXTERNAL:
        return "out"
    return "in" if flow["origin_area"] == EXTERNAL else "between"


def hover(flow: Flow, zones: Mapping[str, str], text: Text) -> str:
    """Return what is said of one flow: an estimate says so, with its range and its hard bound."""
    number, most = commuters(flow), COUNT.write(text, flow["commuters_max"])
    if not flow["is_estimate"]:
        counted = COUNT.span(text, number.low, number.high)
        return text("flows_page.hover", route=route(flow, zones), commuters=counted, most=most)
    return text(
        "flows_page.hover_estimate",
        route=route(flow, zones),
        commuters=COUNT.write(text, number.central),
        range=COUNT.span(text, number.low, number.high),
        most=most,
    )


def spoken(chosen: DataFrame[Flows], zones: Mapping[str, str], text: Text) -> str:
    """Return the three largest flows in words, for text alternatives."""
    return "; ".join(f"{route(flow, zones)} {flow_said(text, flow)}" for flow in records(chosen.head(3)))


def named(
    context: Context, language: Language, parameters: GravityParameters, subject: str | None, direction: str
) -> pd.DataFrame:
    """Return the chosen flows as rows of a table: names, words of numbers, marks and statuses."""
    return context.once(_named, language, parameters, subject, direction)


def _named(
    context: Context, language: Language, parameters: GravityParameters, subject: str | None, direction: str
) -> pd.DataFrame:
    chosen, text = selected(context, parameters, subject, direction), Text(language)
    zones, flows = zone_names(context, language), records(chosen)
    is_estimate = [bool(flow["is_estimate"]) for flow in flows]
    return chosen.assign(
        origin=chosen["origin_area"].map(zones),
        destination=chosen["destination_area"].map(zones),
        kind=[text("flows.estimate" if each else "flows_page.observed") for each in is_estimate],
        mark=["estimated" if each else "" for each in is_estimate],
        status=[
            status(commuters(flow), is_estimate=each) for flow, each in zip(flows, is_estimate, strict=True)
        ],
        commuters_words=[
            written(text, commuters(flow), is_estimate=each)
            for flow, each in zip(flows, is_estimate, strict=True)
        ],
        **{f"{name}_words": [COUNT.write(text, value) for value in chosen[name]] for name in MEASURES[1:]},
    )


def _selected(
    context: Context, parameters: GravityParameters, subject: str | None, direction: str
) -> DataFrame[Flows]:
    return selected_flows(context.once(_table, parameters), Direction(direction), subject)


def _table(context: Context, parameters: GravityParameters) -> DataFrame[Flows]:
    return flow_table(context.flows(parameters).data)
