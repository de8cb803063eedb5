"""What every question of the service network shares: people, centres, and how points are marked."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pandas as pd

from analytics.service_network.frames import Demand, Nearest
from analytics.structural_change.starting_point import baseline
from charts import shades
from charts.drawing import Drawing
from charts.maps import Marker
from charts.network_map import Mark, Way, network_map
from charts.theme import GREY
from domain.records import records
from domain.typed import DataFrame
from geo.boundaries import projected
from i18n.text import Text
from views.context import Context, source_line

SIGNS = {"open": "✓", "popup": "◷", "closed": "×", "base": "●"}  # noqa: RUF001 - the sign, not the letter
"""Kind of a point -> the sign on its mark."""

Names = Mapping[str, str]


def demand(context: Context) -> DataFrame[Demand]:
    """Return the labour force and the jobseekers of the area's municipalities.

    Raises:
        PeopleUnknownError: One of these numbers is suppressed or not published.
    """
    return context.once(_demand)


def centres(context: Context) -> Mapping[str, tuple[float, float]]:
    """Return where the centre of each municipality with a service point is: metres in ETRS-TM35FIN."""
    return context.once(_centres)


def drawn(
    context: Context,
    text: Text,
    marks: Sequence[Mark],
    ways: Sequence[Way],
    *,
    strong: tuple[str, ...] = (),
    chosen: str = "",
    beside: Mapping[str, str] | None = None,
    legend: Mapping[str, str],
) -> Drawing:
    """Return the map of points and ways.

    Args:
        context: Where and when.
        text: The reader's language.
        marks: Points.
        ways: Lines between centres.
        strong: Municipalities a little darker than the others.
        chosen: Municipality whose border is strong; "" for none.
        beside: Code of a municipality -> words after its name.
        legend: Kind of a point -> what it is, as in the texts `service_network.kind`.
    """
    names = context.names(text.language)
    return network_map(
        context.outlines(text.language).data,
        shades.plain(context.area.municipalities, names, strong),
        {
            area: Marker(x=x, y=y, label=f"{names[area]} {(beside or {}).get(area, '')}".strip(), hover="")
            for area, (x, y) in centres(context).items()
        },
        marks,
        ways,
        text,
        legend={kind: text(f"service_network.kind.{said}") for kind, said in legend.items()},
        chosen=chosen,
    )


def marks_of(
    kinds: Mapping[str, str], context: Context, text: Text, signs: Mapping[str, str] | None = None
) -> list[Mark]:
    """Return a mark for each municipality of `kinds` (code -> kind of point) whose centre is known."""
    names, at = context.names(text.language), centres(context)
    return [
        Mark(
            x=at[area][0],
            y=at[area][1],
            kind=kind,
            sign=(signs or {}).get(area, SIGNS[kind]),
            hover=f"<b>{names[area]}</b><br>{text(f'service_network.kind.{kind}')}",
            area=area,
        )
        for area, kind in kinds.items()
        if area in at
    ]


def ways_to_nearest(nearest: DataFrame[Nearest], context: Context, text: Text) -> list[Way]:
    """Return a line from each municipality without a point to its nearest one."""
    names, at = context.names(text.language), centres(context)
    return [
        Way(
            x=[at[row["ref_area"]][0], at[row["nearest_area"]][0]],
            y=[at[row["ref_area"]][1], at[row["nearest_area"]][1]],
            colour=GREY.light,
            hover=f"{names[row['ref_area']]} → {names[row['nearest_area']]}<br>{way_words(row, text)}",
        )
        for row in records(nearest)
        if row["road_km"] > 0 and {row["ref_area"], row["nearest_area"]} <= at.keys()
    ]


def way_words(row: Mapping[Any, Any], text: Text) -> str:
    """Return a way in kilometres and minutes."""
    km, minutes = text.integer(row["road_km"]), text.integer(row["drive_min"])
    return text("service_network.way", km=km, minutes=minutes)


def kilometres_beside(nearest: DataFrame[Nearest], text: Text) -> dict[str, str]:
    """Return the way to the nearest point of each municipality without one, as written on the map."""
    return {
        row["ref_area"]: f"<b>{text('service_network.km', km=text.integer(row['road_km']))}</b>"
        for row in records(nearest)
        if row["road_km"] > 0
    }


def between_centres(values: pd.Series, text: Text, decimals: int = 0) -> list[str]:
    """Return ways between centres in words; one within a municipality is missing: it cannot be computed."""
    return [
        text("service_network.not_computable") if value != value else text.number(value, decimals)
        for value in values
    ]


def source(text: Text, context: Context, *notes: str) -> str:
    """Return the source line of the page's figures."""
    return source_line(
        text, context, context.now, context.road_distances, context.service_points, notes=notes
    )


def _demand(context: Context) -> DataFrame[Demand]:
    people = baseline(context.now.data, context.area)
    return cast("DataFrame[Demand]", people[["ref_area", "labour_force", "jobseekers"]])


def _centres(context: Context) -> dict[str, tuple[float, float]]:
    points = context.service_points.data.drop_duplicates("ref_area")
    x, y = projected(points["longitude"].tolist(), points["latitude"].tolist())
    return dict(zip(points["ref_area"], zip(x, y, strict=True), strict=True))
