"""Where p points would serve best: the curve over p, and the map of the sites for the chosen p."""

from typing import cast

import pandas as pd

from analytics.service_network.frames import MedianCurve, Nearest
from analytics.service_network.median import median_curve
from analytics.service_network.nearest import nearest_points
from charts.best_points import best_points_curve
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import COUNT, TENTHS
from i18n.text import Text
from reports.model import Bars, KeyFigure
from views.blocks import Figure, Link, Part
from views.choices import Chosen
from views.context import Context
from views.page import Page
from views.service_network import common, of_municipality
from views.service_network.choices import OPEN_AREAS, POINTS, VIEW_SHOWN
from views.service_network.common import Names
from views.subject import municipality_of
from views.table import Column, Table


def page(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page of the best places for so many points."""
    wanted, names, own = chosen[POINTS], context.names(text.language), municipality_of(chosen)
    points = int(wanted)
    curve = context.dear(_curve)
    best = _for(curve, points)
    sites = tuple(best["ref_area"])
    nearest = _nearest(context, sites)
    return Page(
        answer=(
            *((of_municipality.of_best(context, text, nearest, own),) if own else ()),
            *_answer(best, names, text, points),
        ),
        key_figures=_key_figures(curve, points, nearest, names, text),
        main=(
            VIEW_SHOWN,
            POINTS,
            Part("curve", curve_of, points),
            Link(
                view="service_network",
                label=text("service_network.take"),
                codes={VIEW_SHOWN.key: "what_if", OPEN_AREAS.key: OPEN_AREAS.code(sites)},
            ),
        ),
        side=(Part("sites", sites_of, points, sites, own),),
    )


def curve_of(context: Context, text: Text, points: int) -> Figure:
    """Return the mean way of a client by the number of points, each at its best place."""
    curve = context.dear(_curve)
    curve = curve[curve["mean_km"] > 0]  # a point in every municipality leaves nothing to compute
    names, title = context.names(text.language), text("service_network.curve")
    frame = pd.DataFrame(
        [
            {
                "points": count,
                "sites": ", ".join(names[area] for area in rows["ref_area"]),
                "mean_km": rows["mean_km"].iloc[0],
                "person_km": rows["person_km"].iloc[0],
                "words": text.number(rows["mean_km"].iloc[0], 1),
                "hover": text.counted(
                    "service_network.curve_hover",
                    int(rows["points"].iloc[0]),
                    km=text.number(rows["mean_km"].iloc[0], 1),
                    sites="<br>".join(names[area] for area in rows["ref_area"]),
                ),
            }
            for count, rows in curve.groupby("points")
        ]
    )
    first, last = frame.iloc[0], frame.iloc[-1]
    return Figure(
        title=title,
        definition=text("service_network.curve_definition"),
        alt=text(
            "service_network.curve_alt",
            first=text.number(first["mean_km"], 1),
            last=text.number(last["mean_km"], 1),
            most=last["points"],
        ),
        source=common.source(
            text, context, text("service_network.curve_note"), text("service_network.precision")
        ),
        drawing=best_points_curve(
            frame, text, chosen=points, axis_label=text("service_network.columns.points")
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="points", label=text("service_network.columns.points"), quantity=COUNT),
                Column(name="sites", label=text("service_network.sites")),
                Column(name="mean_km", label=text("service_network.columns.mean_km"), quantity=TENTHS),
                Column(name="person_km", label=text("service_network.columns.person_km"), quantity=COUNT),
            ),
            file="best_points",
        ),
        chart=Bars(of=("mean_km",), categories="points"),
    )


def sites_of(context: Context, text: Text, points: int, sites: tuple[str, ...], own: str) -> Figure:
    """Return the map of the best places with the ways to them."""
    names, nearest = context.names(text.language), _nearest(context, sites)
    title = text.counted("service_network.sites_map", points)
    frame = nearest.assign(name=nearest["ref_area"].map(names), nearest=nearest["nearest_area"].map(names))
    is_site = frame["nearest_area"] == frame["ref_area"]
    frame = frame.assign(**{name: frame[name].mask(is_site) for name in ("road_km", "drive_min")})
    frame = frame.assign(
        road_km_words=common.between_centres(frame["road_km"], text, 1),
        drive_min_words=common.between_centres(frame["drive_min"], text),
    )
    return Figure(
        title=title,
        alt=text("service_network.sites_alt", sites=text.listed(list(frame.loc[is_site, "name"]))),
        source=common.source(text, context, text("service_network.map_note")),
        drawing=common.drawn(
            context,
            text,
            common.marks_of(dict.fromkeys(sites, "open"), context, text),
            common.ways_to_nearest(nearest, context, text),
            strong=sites,
            chosen=own,
            beside=common.kilometres_beside(nearest, text),
            legend={"open": "best"},
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("service_network.columns.ref_area")),
                Column(name="nearest", label=text("service_network.columns.nearest_area")),
                *(
                    Column(
                        name=name,
                        label=text(f"service_network.columns.{name}"),
                        quantity=quantity,
                        shown=f"{name}_words",
                    )
                    for name, quantity in (("road_km", TENTHS), ("drive_min", COUNT))
                ),
            ),
            file="nearest_best_points",
        ),
        chart=Bars(of=("road_km",)),
        is_map=True,
    )


def _curve(context: Context) -> DataFrame[MedianCurve]:
    """Return the best places for every number of points: one in each municipality is the most that helps."""
    return median_curve(common.demand(context), context.own_ways.data, context.area.municipalities)


def _for(curve: DataFrame[MedianCurve], points: int) -> DataFrame[MedianCurve]:
    """Return the best places for so many points; further ones share a centre and shorten no way."""
    rows = curve[curve["points"] == min(points, curve["points"].max())]
    return cast("DataFrame[MedianCurve]", rows)


def _nearest(context: Context, sites: tuple[str, ...]) -> DataFrame[Nearest]:
    return nearest_points(context.area.municipalities, sites, context.own_ways.data)


def _answer(best: DataFrame[MedianCurve], names: Names, text: Text, points: int) -> tuple[str, ...]:
    if not best["mean_km"].any():
        return (text("service_network.answer_at_home"), text("service_network.not_within"))
    return (
        text.counted(
            "service_network.best_answer",
            points,
            sites=text.listed([names[area] for area in best["ref_area"]]),
            km=text.number(best["mean_km"].iloc[0], 1),
        ),
        text("service_network.proven" if best["is_proven"].all() else "service_network.not_proven"),
    )


def _key_figures(
    curve: DataFrame[MedianCurve], points: int, nearest: DataFrame[Nearest], names: Names, text: Text
) -> tuple[KeyFigure, ...]:
    """Return mean way, gain of the last point and longest way, without those that are 0 by construction."""
    mean, fewer = (float(_for(curve, count)["mean_km"].max()) for count in (points, points - 1))
    farthest = records(nearest.nlargest(1, "road_km"))[0]
    shown = KeyFigure(
        label=text("service_network.kpi_mean"),
        value=text("service_network.km", km=text.number(mean, 1)),
        change=text("service_network.one_way"),
    )
    last = KeyFigure(
        label=text("service_network.last_point"),
        value=text("service_network.km", km=text.number(mean - fewer, 1))
        if points > 1
        else text("service_network.nobody"),
        change=text("service_network.last_point_change"),
    )
    longest = KeyFigure(
        label=text("service_network.farthest"),
        value=text("service_network.km", km=text.integer(farthest["road_km"])),
        change=names[farthest["ref_area"]],
    )
    if mean:
        return (shown, last, longest)
    return (last,) if points > 1 and fewer else ()
