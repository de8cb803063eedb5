"""Marks of the service points on the map: one per municipality centre, never a building."""

from collections.abc import Mapping

import pandas as pd
from pandera.typing import DataFrame

from analytics.ways import open_points
from charts.maps import Marker
from domain.frames import ServicePoints
from domain.records import records
from geo.boundaries import projected
from i18n.text import Text

BESIDE_M = -15_000
"""Where premises that are not taken over are marked, east of the centre: both share its coordinates."""

Names = Mapping[str, str]


def markers(points: DataFrame[ServicePoints], names: Names, text: Text) -> tuple[Marker, ...]:
    """Return one mark per municipality with the number of its points, and one per office not taken over."""
    placed = _placed(points)
    served = open_points(points)
    is_open = placed["role"] == "service_point"
    marks = [
        Marker(
            x=rows["x"].iloc[0],
            y=rows["y"].iloc[0],
            label=text.integer(served[area]),
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
            hover=text(
                "service_points.map_former",
                address=row["address"],
                note=text(f"service_points.note.{row['point']}"),
            ),
            is_open=False,
        )
        for row in records(placed[~is_open])
    ]
    return (*marks, *former)


def labels(
    points: DataFrame[ServicePoints], ways: pd.DataFrame, names: Names, text: Text, chosen: str
) -> dict[str, Marker]:
    """Return each municipality's name and its distance from the chosen one, to stand beside its mark."""
    kilometres = dict(zip(ways["ref_area"], ways["road_km"], strict=True))
    said = {area: text("service_points.map_km", km=text.integer(km)) for area, km in kilometres.items()}
    said[chosen] = text("service_points.map_here")
    return {
        row["ref_area"]: Marker(
            x=row["x"],
            y=row["y"],
            label=f"{names[row['ref_area']]} <b>{said[row['ref_area']]}</b>",
            hover="",
        )
        for row in records(_placed(points.drop_duplicates("ref_area")))
        if row["ref_area"] in said
    }


def _placed(points: pd.DataFrame) -> pd.DataFrame:
    """Return points with x and y in metres."""
    x, y = projected(points["longitude"].tolist(), points["latitude"].tolist())
    return points.assign(x=x, y=y)
