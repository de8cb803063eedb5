"""The points: marks on the map, one for each municipality centre and never a building, and addresses."""

from typing import Any

import pandas as pd

from analytics.ways import open_points
from charts import shades
from charts.maps import Marker
from charts.service_map import service_map
from domain.records import records
from geo.boundaries import projected
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.service_points.rows import ways
from views.service_points.ways import column, kilometres, points_column
from views.table import Column, Table

BESIDE_M = -15_000
"""Where premises that are not taken over are marked, east of the centre: both share its coordinates."""

_OPEN = "service_point"


def map_of(context: Context, text: Text, chosen: str) -> Figure:
    """Return the map of the points with the way to each from the chosen municipality."""
    outlines, names = context.outlines(text.language), context.names(text.language)
    points, way = context.service_points, ways(context, chosen)
    served, former = open_points(points.data), points.data[points.data["role"] != _OPEN]
    kilometres_to = dict(zip(way["ref_area"], way["road_km"], strict=True))
    frame = served.rename_axis("ref_area").rename("points").reset_index()
    frame = frame.assign(name=frame["ref_area"].map(names), road_km=frame["ref_area"].map(kilometres_to))
    frame = frame.assign(
        km_words=[
            text.number(km, 1) if km == km else text("service_network.not_computable")
            for km in frame["road_km"]
        ]
    )
    title = text("service_points.map", municipality=names[chosen])
    precision = [text("service_points.precision")]
    alt = [
        text(
            "service_points.map_alt",
            points=", ".join(f"{names[str(area)]} {count}" for area, count in served.items()),
        )
    ]
    if len(former):
        places = ", ".join(former["address"])
        precision.append(text("service_points.precision_former"))
        alt.append(text("service_points.map_alt_former", places=places))
    return Figure(
        title=title,
        definition=" ".join(precision),
        alt=" ".join(alt),
        source=source_line(text, context, points, outlines, notes=precision),
        drawing=service_map(
            outlines.data,
            shades.plain(context.area.municipalities, names, (chosen,)),
            _markers(context, text),
            _labels(context, text, chosen, kilometres_to),
            text,
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                points_column(text),
                kilometres(text, shown="km_words"),
            ),
            file=f"service_points_from_{chosen}",
        ),
        chart=Bars(of=("road_km",)),
        is_map=True,
    )


def addresses(context: Context, text: Text) -> Figure:
    """Return the points with their addresses."""
    names, points = context.names(text.language), context.service_points
    title = text("service_points.points")
    frame = pd.DataFrame(
        [
            {
                "municipality": names[row["ref_area"]],
                "name": _name(row, context, text),
                "address": row["address"],
                "note": _note(row, context, text),
                "role": text(f"service_points.role.{row['role']}"),
            }
            for row in records(points.data.sort_values("point"))
        ]
    )
    return Figure(
        title=title,
        source=source_line(text, context, points, notes=[text("service_points.points_note")]),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="municipality", label=text("columns.municipality")),
                *(column(text, name, name) for name in ("name", "address", "note", "role")),
            ),
            file="service_points",
        ),
    )


def _markers(context: Context, text: Text) -> tuple[Marker, ...]:
    """Return one mark per municipality with the number of its points, and one per office not taken over."""
    names, placed = context.names(text.language), _placed(context.service_points.data)
    is_open = placed["role"] == _OPEN
    marks = [
        Marker(
            x=rows["x"].iloc[0],
            y=rows["y"].iloc[0],
            label=text.integer(len(rows)),
            hover=text(
                "service_points.map_hover",
                name=names[str(area)],
                points="<br>".join(f"{row['name']}, {row['address']}" for row in records(rows)),
            ),
        )
        for area, rows in placed[is_open].groupby("ref_area")
    ]
    former = [
        Marker(
            x=row["x"] + BESIDE_M,
            y=row["y"],
            label="×",  # noqa: RUF001 - the sign, not the letter
            hover=text("service_points.map_former", address=row["address"], note=_note(row, context, text)),
            is_open=False,
        )
        for row in records(placed[~is_open])
    ]
    return (*marks, *former)


def _labels(context: Context, text: Text, chosen: str, kilometres_to: dict[str, float]) -> dict[str, Marker]:
    """Return each municipality's name and its distance from the chosen one, to stand beside its mark."""
    names = context.names(text.language)
    said = {area: text("service_points.map_km", km=text.integer(km)) for area, km in kilometres_to.items()}
    said[chosen] = text("service_points.map_here")
    return {
        row["ref_area"]: Marker(
            x=row["x"],
            y=row["y"],
            label=f"{names[row['ref_area']]} <b>{said.get(row['ref_area'], '')}</b>",
            hover="",
        )
        for row in records(_placed(context.service_points.data.drop_duplicates("ref_area")))
    }


def _placed(points: pd.DataFrame) -> pd.DataFrame:
    """Return points with x and y in metres."""
    x, y = projected(points["longitude"].tolist(), points["latitude"].tolist())
    return points.assign(x=x, y=y)


def _name(row: dict[Any, Any], context: Context, text: Text) -> str:
    """Return the name of a point: its own, or the reader's words where the area has them."""
    said = context.area.points.get(row["point"])
    return said.name[text.language] if said and said.name else str(row["name"])


def _note(row: dict[Any, Any], context: Context, text: Text) -> str:
    """Return what the area says of a point, in the reader's language; "" where it says nothing."""
    said = context.area.points.get(row["point"])
    return said.note[text.language] if said else ""
