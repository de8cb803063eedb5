"""Areas, service points, road distances and boundaries."""

import re
from itertools import permutations
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.build.checks import require, require_covers, require_key, validated
from data.build.names import Names, names
from data.build.printed import read_rows, read_table
from data.build.statfin import MONTH_END, area_code, described
from data.build.write import Snapshot
from domain.area import Area
from domain.frames import Areas, RoadDistances, ServicePoints

BOUNDARIES, SURFACES, POINTS, DISTANCES = "boundaries", "municipalities", "service_points", "road_distances"
"""Families of the sources, whichever years their files are of."""

METRIC_CRS = "EPSG:3067"
"""ETRS-TM35FIN, the national grid, in metres."""

UNKNOWN_AREAS = {"199", "KUJOU", "MK91", "MKJO", "SK902", "SKJOU", "ELY80", "ELYJO"}
"""The producer's codes for "unknown" and "abroad"."""

_LEVELS = {
    r"[0-9]{3}": "municipality",
    r"SK.+": "subregion",
    r"MK.+": "region",
    r"TA[0-9]{2}": "employment_area",
    r"ELY.+": "ely",
    r"SSS": "country",
}
_ROLES = {"service point": "service_point", "former TE office, not taken over": "not_taken_over"}


def snapshots(sources: Path, area: Area) -> list[Snapshot]:
    """Return the areas, the service points, the distances and the boundaries.

    Raises:
        BuildError: A place lies outside the areas known, or the boundaries overlap.
    """
    families = (MONTH_END, SURFACES, POINTS, DISTANCES, BOUNDARIES)
    month_end, surfaces, points, distances, boundaries = (described(sources, each) for each in families)
    areas = _areas(sources, area)
    return [
        Snapshot(
            stem="areas",
            table=areas,
            sources=(month_end.stem, surfaces.stem),
            period=month_end.period,
            note="Names of regions are official; an area that no source names carries its code.",
        ),
        Snapshot(
            stem="service_points",
            table=_service_points(sources, area),
            sources=(points.stem,),
            period=points.period,
            note="Addresses as in the plan; coordinates are municipality centres.",
        ),
        Snapshot(
            stem="road_distances",
            table=_road_distances(sources, areas, area),
            sources=(distances.stem,),
            period=distances.period,
            note="Every ordered pair of fourteen centres; minutes rest on assumed speeds.",
        ),
        Snapshot(
            stem="boundaries",
            table=_boundaries(sources, area),
            sources=(boundaries.stem, surfaces.stem),
            period=boundaries.period,
            note="Reprojected to EPSG:3067, whole metres; names and roles from the surface areas.",
        ),
    ]


def area_level(ref_area: str) -> str:
    """Return the level of an area code, as `Areas.area_level` names it."""
    if ref_area in UNKNOWN_AREAS:
        return "unknown"
    levels = [level for pattern, level in _LEVELS.items() if re.fullmatch(pattern, ref_area)]
    require(len(levels) == 1, f"{ref_area} is an area of no known level")
    return levels[0]


def _municipalities(sources: Path, area: Area) -> pd.DataFrame:
    table = read_table(
        sources / described(sources, SURFACES).file,
        words=("code", "name_fi", "role"),
        numbers=("land_km2", "freshwater_km2", "sea_km2", "total_km2"),
    )
    ours = table.loc[table["role"] == "area", "code"]
    require_covers(ours, area.municipalities, "municipalities of the area")
    parts = table["land_km2"] + table["freshwater_km2"] + table["sea_km2"]
    require(((parts - table["total_km2"]).abs() < 0.011).all(), "land and water are not the total surface")
    return table


def _areas(sources: Path, area: Area) -> pd.DataFrame:
    _, *rows = read_rows(sources / described(sources, MONTH_END).file)
    named = {area_code(code): names(area_code(code), name, area) for code, name, *_ in rows}
    named[area.code] = Names(**area.name)
    surfaces = _municipalities(sources, area).set_index("code")
    require_key(surfaces.reset_index(), ["code"], "municipalities")
    require(set(surfaces.index) <= set(named), f"unknown municipalities: {set(surfaces.index) - set(named)}")
    require(
        all(named[str(code)].fi == name for code, name in surfaces["name_fi"].items()),
        "the sources call a municipality by two names",
    )
    table = pd.DataFrame(
        [(code, area_level(code), *named[code]) for code in sorted(named)],
        columns=["ref_area", "area_level", "name_fi", "name_sv", "name_en"],
        dtype="str",
    ).merge(
        surfaces[["role", "land_km2", "total_km2"]],
        left_on="ref_area",
        right_index=True,
        how="left",
        validate="one_to_one",
    )
    return validated(Areas, table.assign(role=table["role"].fillna("other")), "areas")


def _service_points(sources: Path, area: Area) -> pd.DataFrame:
    names_here = {"municipality_code": "ref_area", "lat": "latitude", "lon": "longitude"}
    printed = read_table(
        sources / described(sources, POINTS).file,
        words=("name", "address", "municipality_code", "municipality", "precision", "role", "note"),
        numbers=("lat", "lon"),
    ).rename(columns=names_here)
    require_covers(printed["role"], _ROLES, "roles of service points")
    number = (printed.groupby("ref_area").cumcount() + 1).astype("str")
    table = printed.assign(
        point=printed["ref_area"] + "-" + number,
        precision=printed["precision"].str.replace(" ", "_"),
        role=printed["role"].map(_ROLES),
    )
    points = table[table["role"] == "service_point"]
    require_covers(points["ref_area"], area.municipalities, "municipalities with a service point")
    columns = list(ServicePoints.to_schema().columns)
    return validated(ServicePoints, table[columns].sort_values("point", ignore_index=True), "service_points")


def _road_distances(sources: Path, areas: pd.DataFrame, area: Area) -> pd.DataFrame:
    printed = read_table(
        sources / described(sources, DISTANCES).file,
        words=("origin_code", "origin", "destination_code", "destination"),
        numbers=("great_circle_km", "road_km", "drive_min_estimate"),
    ).rename(
        columns={
            "origin_code": "origin_area",
            "destination_code": "destination_area",
            "drive_min_estimate": "drive_min",
        }
    )
    table = printed[list(RoadDistances.to_schema().columns)].sort_values(
        ["origin_area", "destination_area"], ignore_index=True
    )
    centres = set(table["origin_area"])
    require(
        set(area.municipalities) <= centres <= set(areas["ref_area"]),
        f"distances between other centres: {centres}",
    )
    require(
        set(zip(table["origin_area"], table["destination_area"], strict=True))
        == set(permutations(centres, 2))
        and len(table) == len(centres) * (len(centres) - 1),
        "distances are not every ordered pair of the centres",
    )
    require((table["road_km"] >= table["great_circle_km"]).all(), "a road is shorter than the great circle")
    return validated(RoadDistances, table, "road_distances")


def _boundaries(sources: Path, area: Area) -> gpd.GeoDataFrame:
    drawn = gpd.read_file(sources / described(sources, BOUNDARIES).file).to_crs(METRIC_CRS)
    roles = _municipalities(sources, area).set_index("code")
    require_covers(drawn["code"], roles.index, "boundaries")
    # Whole metres: finer than the source's four decimals of a degree, and the same on every machine.
    geometry = shapely.transform(drawn.geometry.to_numpy(), np.round)
    table = gpd.GeoDataFrame(
        {
            "ref_area": drawn["code"],
            "name": drawn["code"].map(roles["name_fi"]),
            "role": drawn["code"].map(roles["role"]),
        },
        geometry=geometry,
        crs=METRIC_CRS,
    ).sort_values("ref_area", ignore_index=True)
    require(table.geometry.is_valid.all(), "a boundary is not valid")
    require(table.geometry.is_valid_coverage(), "the boundaries overlap or leave slivers")
    return table
