"""Boundaries of municipalities: which to draw, how, and which of them places lie in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from domain.errors import SnapshotDamagedError

CRS = "EPSG:3067"
"""ETRS-TM35FIN, in metres: the national projection that boundaries are kept in."""

BESIDE_M = 1_000
"""So near is a neighbour: generalised borders may leave a gap between two municipalities."""

_COLUMNS = ["ref_area", "name", "geometry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The boundary of one municipality as closed rings, with a point inside it for its name.

    Coordinates are metres in ETRS-TM35FIN, None between two rings. `is_own` tells the area's municipalities
    from their neighbours.
    """

    ref_area: str
    name: str
    is_own: bool
    x: tuple[float | None, ...]
    y: tuple[float | None, ...]
    label_x: float
    label_y: float


def of_file(path: Path) -> gpd.GeoDataFrame:
    """Return the boundaries of the snapshot: ref_area, name, geometry.

    Raises:
        SnapshotDamagedError: It holds no boundaries, or they are not in ETRS-TM35FIN.
    """
    try:
        shapes = gpd.read_parquet(path)
        crs, missing = shapes.crs, set(_COLUMNS) - set(shapes.columns)
    except (ValueError, AttributeError, TypeError) as error:  # it has no geometry
        raise SnapshotDamagedError(f"{path.name}: {error}", file=path.name) from error
    if crs != CRS or missing or shapes.empty:
        raise SnapshotDamagedError(f"{path.name} is in {crs}, without {missing or 'areas'}", file=path.name)
    return shapes[_COLUMNS]


def of_table(rows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the same of rows with ref_area, name_fi and geometry, well-known bytes in ETRS-TM35FIN."""
    geometry = shapely.from_wkb([bytes(each) for each in rows["geometry"]])
    named = {"ref_area": rows["ref_area"].to_numpy(), "name": rows["name_fi"].to_numpy()}
    return gpd.GeoDataFrame(named, geometry=geometry, crs=CRS)


def around(shapes: gpd.GeoDataFrame, own: Collection[str]) -> gpd.GeoDataFrame:
    """Return the boundaries of these municipalities and of those beside them."""
    inside = shapes[shapes["ref_area"].isin(own)].geometry.union_all()
    return shapes[shapes.geometry.dwithin(inside, BESIDE_M)].reset_index(drop=True)


def outlines(shapes: gpd.GeoDataFrame, own: Collection[str]) -> tuple[Outline, ...]:
    """Return the outlines, neighbours first, so that the area's own are drawn over them."""
    ordered = shapes.assign(is_own=shapes["ref_area"].isin(own)).sort_values(["is_own", "ref_area"])
    labels = ordered.geometry.representative_point()
    return tuple(
        Outline(
            ref_area=row.ref_area,
            name=row.name,
            is_own=row.is_own,
            x=_line(rings, 0),
            y=_line(rings, 1),
            label_x=label.x,
            label_y=label.y,
        )
        for row, label in zip(ordered.itertuples(index=False), labels, strict=True)
        for rings in (_rings(row.geometry),)
    )


def places(shapes: gpd.GeoDataFrame, x: Sequence[float], y: Sequence[float]) -> list[str]:
    """Return the code of the municipality that each point lies in, metres; "" for none."""
    found = np.full(len(x), "", dtype=object)
    inside = shapely.STRtree(shapely.points(x, y)).query(shapes.geometry.to_numpy(), predicate="intersects")
    found[inside[1]] = shapes["ref_area"].to_numpy(dtype=object)[inside[0]]
    return found.tolist()


def projected(longitude: Iterable[float], latitude: Iterable[float]) -> tuple[list[float], list[float]]:
    """Return the x and y in metres (ETRS-TM35FIN) of points given in degrees (WGS 84)."""
    points = _projected(tuple(longitude), tuple(latitude))
    return [x for x, _ in points], [y for _, y in points]


@lru_cache(maxsize=16)
def _projected(longitude: tuple[float, ...], latitude: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    """Return the same as pairs. They are kept: each thread, so each run of a page, would set up PROJ anew."""
    points = gpd.GeoSeries(gpd.points_from_xy(longitude, latitude), crs="EPSG:4326").to_crs(CRS)
    return tuple(zip(points.x.tolist(), points.y.tolist(), strict=True))


def _rings(shape: shapely.Geometry) -> list[shapely.LinearRing]:
    """Return the outer rings of a polygon or of several, as of a municipality with islands."""
    return [part.exterior for part in getattr(shape, "geoms", [shape])]


def _line(rings: Sequence[shapely.LinearRing], axis: int) -> tuple[float | None, ...]:
    """Return one coordinate of rings, None between two of them."""
    parts = [(*ring.coords.xy[axis], None) for ring in rings]
    return tuple(chain.from_iterable(parts))[:-1]
