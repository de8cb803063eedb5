"""The answer, the key figures and the bars of the page of service points, from what analytics found."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.access import coverage
from analytics.ways import open_points
from domain.areas import MUNICIPALITIES
from domain.frames import ServicePoints
from domain.records import records
from domain.rounding import rounded
from i18n.text import Text
from ui import loaders
from ui.kpi import Kpi

HEADLINE_KM = 50
"""Limit of the coverage that the key figures show [A]; one of `LIMITS_KM`."""

LIMITS_KM = (30, 40, 50, 60, 70)
"""Limits of the coverage table [A]: the ways to the next municipality run from 25 to 64 km."""

Names = Mapping[str, str]


def answer(points: DataFrame[ServicePoints], nearest: pd.DataFrame, names: Names, text: Text) -> list[str]:
    """Return the sentences under the title: how many points there are, and how far the next one is."""
    served = open_points(points)
    farthest = _farthest(nearest)
    ways = nearest["road_km"].map(lambda km: float(rounded(km, 0)))  # ways to tell, not bounds
    key = "answer_all" if len(served) == len(MUNICIPALITIES) else "answer_partly"
    return [
        text(f"service_points.{key}", points=served.sum(), served=len(served), all=len(MUNICIPALITIES)),
        text(
            "service_points.answer_next",
            range=text.span(ways.min(), ways.max()),
            origin=names[farthest["ref_area"]],
            other=names[farthest["other_area"]],
            minutes=text.integer(farthest["drive_min"]),
        ),
    ]


def reached(nearest: pd.DataFrame) -> pd.DataFrame:
    """Return how many have another municipality's point within each limit (`analytics.access.coverage`)."""
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    return coverage(now, nearest.set_index("ref_area")["road_km"], LIMITS_KM)


def kpis(
    points: DataFrame[ServicePoints],
    nearest: pd.DataFrame,
    ways: pd.DataFrame,
    names: Names,
    text: Text,
    chosen: str,
) -> list[Kpi]:
    """Return the key figures: points, longest way, coverage, and the chosen municipality's next points."""
    served = open_points(points)
    farthest, covered = _farthest(nearest), reached(nearest)
    within = covered.loc[covered["within_km"] == HEADLINE_KM, "jobseekers_share"].iloc[0]
    first, second = (ways[ways["rank"] == rank].iloc[0] for rank in (1, 2))
    return [
        Kpi(
            label=text("service_points.kpi_points"),
            value=text.integer(served.sum()),
            change=text("service_points.kpi_points_change", served=len(served), all=len(MUNICIPALITIES)),
            definition=text("service_points.kpi_points_definition"),
        ),
        Kpi(
            label=text("service_points.kpi_longest"),
            value=text("service_points.map_km", km=text.number(farthest["road_km"], 1)),
            change=text(
                "service_points.kpi_longest_change",
                origin=names[farthest["ref_area"]],
                other=names[farthest["other_area"]],
                minutes=text.integer(farthest["drive_min"]),
            ),
            definition=text("service_points.kpi_longest_definition"),
        ),
        Kpi(
            label=text("service_points.kpi_within", km=HEADLINE_KM),
            value=text.percent(within),
            change=text("service_points.kpi_within_change", period=text.period(loaders.LATEST_PERIOD)),
            definition=text("service_points.kpi_within_definition"),
        ),
        Kpi(
            label=text("service_points.kpi_nearest", municipality=names[chosen]),
            value=text("service_points.map_km", km=text.number(first["road_km"], 1)),
            change=text(
                "service_points.kpi_nearest_change",
                nearest=names[first["ref_area"]],
                second=names[second["ref_area"]],
                second_km=text.number(second["road_km"], 1),
            ),
            definition=text("service_points.kpi_nearest_definition"),
        ),
    ]


def way_bars(ways: pd.DataFrame, names: Names, text: Text) -> pd.DataFrame:
    """Return the bars of the ways from the chosen municipality, for `charts.reach.distance_bars`."""
    rows = named_ways(ways, names, text)
    ranked = [
        text(f"service_points.rank_{rank}", words=words) if rank in (1, 2) else words
        for rank, words in zip(rows["rank"], rows["words"], strict=True)
    ]
    return rows.assign(words=ranked, is_strong=rows["rank"].isin([1, 2]), has_point=rows["points"] > 0)


def next_bars(nearest: pd.DataFrame, names: Names, text: Text) -> pd.DataFrame:
    """Return the bars of each municipality's way to the nearest other one, the longest first."""
    rows = nearest.sort_values("road_km", ascending=False, kind="stable")
    said = [
        {
            "name": names[row["other_area"]],
            "km": text.number(row["road_km"], 1),
            "minutes": text.integer(row["drive_min"]),
        }
        for row in records(rows)
    ]
    labels = rows["ref_area"].map(names)
    other = rows["other_area"].map(names)
    return rows.assign(
        name=labels,
        other=other,
        words=[text("service_points.way_to", **values) for values in said],
        hover=[text("service_points.way_to_hover", **values) for values in said],
        is_strong=rows["road_km"] > HEADLINE_KM,
        has_point=True,
    )


def named_ways(ways: pd.DataFrame, names: Names, text: Text) -> pd.DataFrame:
    """Return the ways with the name of each destination and with what is said of the way."""
    rows = ways.assign(name=ways["ref_area"].map(names))
    said = [
        {
            "name": row["name"],
            "km": text.number(row["road_km"], 1),
            "minutes": text.integer(row["drive_min"]),
            "points": row["points"],
        }
        for row in records(rows)
    ]
    return rows.assign(
        words=[text("service_points.way", **values) for values in said],
        hover=[text("service_points.way_hover", **values) for values in said],
        alt=[text("service_points.way_alt", **values) for values in said],
    )


def _farthest(nearest: pd.DataFrame) -> dict[str, Any]:
    """Return the municipality with the longest way to another one's point."""
    return records(nearest.nlargest(1, "road_km"))[0]
