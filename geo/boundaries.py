"""Boundaries of the ten municipalities and their neighbours, ready to draw."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

CRS = "EPSG:3067"
"""ETRS-TM35FIN, in metres: the national projection the boundary snapshot is kept in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The boundary of one municipality as a closed ring, with a point inside it for its name.

    Coordinates are metres in ETRS-TM35FIN. `is_own` tells the ten from their neighbours.
    """

    ref_area: str
    name: str
    is_own: bool
    x: tuple[float, ...]
    y: tuple[float, ...]
    label_x: float
    label_y: float


def outlines(path: Path) -> tuple[Outline, ...]:
    """Return the outlines held by the boundary snapshot, neighbours first, so that ours are drawn over them.

    Raises:
        ValueError: The snapshot is not in ETRS-TM35FIN.
    """
    shapes = gpd.read_parquet(path)
    if shapes.crs != CRS:
        raise ValueError(f"{path.name} is in {shapes.crs}, not {CRS}")
    shapes = shapes.assign(is_own=shapes["role"] == "area").sort_values(["is_own", "ref_area"])
    labels = shapes.geometry.representative_point()
    return tuple(
        Outline(
            ref_area=row.ref_area,
            name=row.name,
            is_own=row.is_own,
            x=tuple(row.geometry.exterior.coords.xy[0]),
            y=tuple(row.geometry.exterior.coords.xy[1]),
            label_x=label.x,
            label_y=label.y,
        )
        for row, label in zip(shapes.itertuples(index=False), labels, strict=True)
    )


def projected(longitude: list[float], latitude: list[float]) -> tuple[list[float], list[float]]:
    """Return the x and y in metres (ETRS-TM35FIN) of points given in degrees (WGS 84)."""
    points = gpd.GeoSeries(gpd.points_from_xy(longitude, latitude), crs="EPSG:4326").to_crs(CRS)
    return points.x.tolist(), points.y.tolist()
