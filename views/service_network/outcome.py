"""What closing or opening points does: worked out, as an answer, and as key figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.service_network.frames import Nearest, ReachChange, TravelChange
from analytics.service_network.nearest import nearest_points, point_areas
from analytics.service_network.whatif import Network, VisitParameters, reach_change, travel_change
from domain.area import Area
from domain.interval import Interval
from domain.records import records
from domain.typed import DataFrame
from i18n.text import Text
from reports.model import KeyFigure
from views.choices import Chosen
from views.context import Context
from views.service_network import residents
from views.service_network.choices import OPEN_AREAS, POPUP_AREAS, POPUP_SHARE, REMOTE_SHARE, VISITS
from views.service_network.common import demand
from views.table import ends_of

_CHANGE = ["change_km", "change_km_low", "change_km_high"]


def network_of(chosen: Chosen) -> Network:
    """Return the network that a reader chose."""
    return Network(
        open_areas=chosen[OPEN_AREAS],
        popup_areas=chosen[POPUP_AREAS],
        remote_share=chosen[REMOTE_SHARE] / 100,
        units=_units(chosen.context.area),
    )


def visits_of(chosen: Chosen) -> VisitParameters:
    """Return how often clients come, and what a pop-up day takes."""
    return VisitParameters(visits=chosen[VISITS], popup_share=chosen[POPUP_SHARE] / 100)


def today(context: Context) -> Network:
    """Return the network of the service points of today."""
    return Network(open_areas=point_areas(context.service_points.data), units=_units(context.area))


def nearest(context: Context, network: Network) -> DataFrame[Nearest]:
    """Return the nearest point of each municipality in a network; see `nearest_points`."""
    return context.once(_nearest, network.open_areas, network.units)


def travel(context: Context, after: Network, parameters: VisitParameters) -> DataFrame[TravelChange]:
    """Return the kilometres of a network beside those of today; see `travel_change`."""
    return context.once(_travel, after, parameters)


def reach(context: Context, after: Network) -> DataFrame[ReachChange]:
    """Return the clients far from a point in a network, and today; see `reach_change`."""
    return context.once(_reach, after)


def is_at_home(context: Context, network: Network) -> bool:
    """Return whether every municipality has its own point: no way can be computed then."""
    return not nearest(context, network)["road_km"].any()


def is_changed(context: Context, after: Network) -> bool:
    """Return whether anybody is nearer to a point or farther from it: else a picture would show nothing."""
    return not nearest(context, today(context))["road_km"].equals(nearest(context, after)["road_km"])


def answer(
    context: Context, text: Text, after: Network, parameters: VisitParameters, example: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the answer under the page's title; what the centres alone cannot tell is said to be so."""
    if is_at_home(context, after):
        known = residents.is_known(context)
        return (
            text("service_network.answer_at_home"),
            *(() if known else (text("service_network.not_within"),)),
        )
    total = _total(context, after, parameters)
    units = _units(context.area)
    is_example = units and after == Network(open_areas=example, units=units)
    return (
        text(
            "service_network.answer",
            municipalities=text.counted("service_network.municipalities", len(after.open_areas)),
            change=text.integer(total["change_km"], signed=True),
            range=text.span(*ends_of(total, "change_km")),
        ),
        _beyond(context, after, text),
        *([text("service_network.example")] if is_example else []),
    )


def key_figures(
    context: Context, text: Text, after: Network, parameters: VisitParameters, of: str = ""
) -> tuple[tuple[KeyFigure, ...], dict[int, str]]:
    """Return the key figures and their tones: kilometres, and the clients beyond each threshold.

    Of a municipality (`of`) these are its own kilometres and residents alone.


    Those between centres are left out where every municipality has its own point: all of them would be 0 by
    construction. How many residents are far is told wherever it is known.
    """
    is_near_known = residents.is_known(context, of)
    near = (residents.key_figure(context, text, after.open_areas, of),) if is_near_known else ()
    if is_at_home(context, after):
        return near, {}
    total = _total(context, after, parameters, of)
    span = text.span(*ends_of(total, "change_km"))
    kilometres = KeyFigure(
        label=text("service_network.kpi_km"),
        value=text("service_network.km", km=text.integer(total["change_km"], signed=True)),
        change=text("service_network.kpi_km_range", range=span),
        definition=text("service_network.kpi_km_definition"),
    )
    beyond = [
        KeyFigure(
            label=text("service_network.kpi_beyond", minutes=row["threshold_min"]),
            value=text.integer(row["after_clients"]),
            change=text("service_network.kpi_beyond_popup", popup=text.integer(row["served_by_popup"]))
            if after.popup_areas
            else text("service_network.kpi_beyond_between"),
            definition=text("service_network.kpi_beyond_definition"),
        )
        for row in ([] if of else records(reach(context, after)))
        if row["after_clients"]
    ]
    tones = {place: "bad" for place in range(len(beyond) + 1) if place or total["change_km"] > 0}
    travelled = () if of and not total.any() else (kilometres,)
    return (*travelled, *beyond, *near), tones if travelled else {}


def change_words(row: Mapping[Any, Any], text: Text) -> str:
    """Return a change of kilometres with its range."""
    return text(
        "service_network.change_range",
        change=text.integer(row["change_km"], signed=True),
        range=text.span(*ends_of(row, "change_km")),
    )


def kilometres(chosen: Chosen) -> Interval:
    """Return by how many kilometres a year clients' travel changes; one number where visits are given."""
    total = _total(chosen.context, network_of(chosen), visits_of(chosen))
    return Interval(*ends_of(total, "change_km"))


def clients_beyond(chosen: Chosen) -> Interval:
    """Return the clients beyond the first threshold of minutes from a permanent point."""
    return Interval.point(float(reach(chosen.context, network_of(chosen))["after_clients"].iloc[0]))


def municipalities_with_point(chosen: Chosen) -> Interval:
    """Return how many municipalities have a permanent point."""
    return Interval.point(float(len(chosen[OPEN_AREAS])))


def _beyond(context: Context, after: Network, text: Text) -> str:
    """Return how many are beyond the first threshold between centres, or that no municipality is."""
    first = records(reach(context, after))[0]
    if not first["after_clients"]:
        return text("service_network.none_beyond", minutes=first["threshold_min"])
    clients = text.integer(first["after_clients"])
    return text("service_network.beyond", minutes=first["threshold_min"], clients=clients)


def _total(context: Context, after: Network, parameters: VisitParameters, of: str = "") -> "pd.Series[float]":
    rows = travel(context, after, parameters)
    return (rows[rows["ref_area"] == of] if of else rows)[_CHANGE].sum()


def _units(area: Area) -> tuple[tuple[str, ...], ...]:
    return tuple(unit.municipalities for unit in area.units.values())


def _nearest(
    context: Context, open_areas: tuple[str, ...], units: tuple[tuple[str, ...], ...]
) -> DataFrame[Nearest]:
    return nearest_points(context.area.municipalities, open_areas, context.own_ways.data, units=units)


def _travel(context: Context, after: Network, parameters: VisitParameters) -> DataFrame[TravelChange]:
    return travel_change(demand(context), context.own_ways.data, today(context), after, parameters)


def _reach(context: Context, after: Network) -> DataFrame[ReachChange]:
    return reach_change(demand(context), context.own_ways.data, today(context), after)
