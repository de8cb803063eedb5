"""Boundaries of the ten municipalities and their neighbours, ready to draw."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from domain.errors import SnapshotDamagedError

CRS = "EPSG:3067"
"""ETRS-TM35FIN, in metres: the national projection the boundary snapshot is kept in."""

_COLUMNS = {"ref_area", "name", "role"}


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
        SnapshotDamagedError: The snapshot holds no boundaries, or they are not in ETRS-TM35FIN.
    """
    try:
        shapes = gpd.read_parquet(path)
        crs, missing = shapes.crs, _COLUMNS - set(shapes.columns)
    except (ValueError, AttributeError, TypeError) as error:  # it has no geometry
        raise SnapshotDamagedError(f"{path.name}: {error}", file=path.name) from error
    if crs != CRS or missing or not (shapes["role"] == "area").any():
        raise SnapshotDamagedError(f"{path.name} is in {crs}, without {missing or 'area'}", file=path.name)
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
