"""The words and tables beside the figures of the page of service points."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.ways import open_points
from domain.frames import ServicePoints
from domain.records import records
from i18n.quantity import COUNT, SHARE, TENTHS
from i18n.text import Text
from reports.model import Hint
from ui.network.common import between_centres
from ui.network.service_points import HEADLINE_KM, named_ways
from ui.provenance import source_line
from views.table import NOTHING, Column, Table

Names = Mapping[str, str]
_KILOMETRES = Hint(series=("road_km",))

Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing: title, source, alt, definition, table."""


def way_words(ways: pd.DataFrame, names: Names, text: Text, chosen: str) -> Words:
    """Return the words and the table of the bars from the chosen municipality."""
    rows = named_ways(ways, names, text)
    title = text("service_points.bars", municipality=names[chosen])
    ends = {
        "nearest": rows[rows["rank"] == 1],
        "second": rows[rows["rank"] == 2],
        "farthest": rows[rows["rank"] > 0].tail(1),
    }
    return {
        "title": title,
        "definition": text("service_points.bars_definition"),
        "alt": text(
            "service_points.bars_alt",
            municipality=names[chosen],
            **{end: " ".join(row["alt"]) for end, row in ends.items()},
        ),
        "source": source_line(
            text, "road_distances", "service_points", notes=[text("service_points.bars_note")]
        ),
        "chart": _KILOMETRES,
        "table": Table(
            caption=title,
            frame=rows,
            columns=(
                _words(text, "name", "destination"),
                _km(text),
                _minutes(text),
                _points(text),
            ),
            file=f"road_distances_from_{chosen}",
        ),
    }


def map_words(
    points: DataFrame[ServicePoints], ways: pd.DataFrame, names: Names, text: Text, chosen: str
) -> Words:
    """Return the words and the table of the map; the addresses have a table of their own (`point_words`)."""
    served = open_points(points)
    counts = ", ".join(f"{names[str(area)]} {count}" for area, count in served.items())
    kilometres = dict(zip(ways["ref_area"], ways["road_km"], strict=True))
    frame = served.rename_axis("ref_area").rename("points").reset_index()
    frame = frame.assign(name=frame["ref_area"].map(names), road_km=frame["ref_area"].map(kilometres))
    frame = frame.assign(km_words=between_centres(frame["road_km"], text, 1))
    title = text("service_points.map", municipality=names[chosen])
    return {
        "title": title,
        "definition": text("service_points.precision"),
        "alt": text("service_points.map_alt", points=counts),
        "source": source_line(text, "service_points", "boundaries", notes=[text("service_points.precision")]),
        "chart": _KILOMETRES,
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                _points(text),
                replace(_km(text), shown="km_words"),
            ),
            file=f"service_points_from_{chosen}",
        ),
    }


def next_words(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of the ways to the nearest other municipality (`next_bars`)."""
    title = text("service_points.next")
    return {
        "title": title,
        "definition": text("service_points.next_definition"),
        "alt": text(
            "service_points.next_alt",
            longest=f"{rows['name'].iloc[0]} {rows['words'].iloc[0]}",
            shortest=f"{rows['name'].iloc[-1]} {rows['words'].iloc[-1]}",
        ),
        "source": source_line(
            text, "road_distances", notes=[text("service_points.next_note", km=HEADLINE_KM)]
        ),
        "chart": _KILOMETRES,
        "table": Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                _words(text, "other", "nearest"),
                _km(text),
                _minutes(text),
            ),
            file="nearest_other_service_point",
        ),
    }


def coverage_words(reached: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of how many are within each distance."""
    title = text("service_points.coverage")
    counts = ("municipalities", "labour_force", "jobseekers")
    shares = {"labour_force": "labour_force_share", "jobseekers": "jobseekers_share"}
    columns = [Column(name="within_km", label=text("service_points.columns.within"), quantity=COUNT)]
    for count in counts:
        columns.append(Column(name=count, label=text(f"service_points.columns.{count}"), quantity=COUNT))
        if count in shares:
            share = shares[count]
            columns.append(Column(name=share, label=text(f"service_points.columns.{share}"), quantity=SHARE))
    return {
        "title": title,
        "source": source_line(
            text, "statfin_12r5", "road_distances", notes=[text("service_points.coverage_note")]
        ),
        "table": Table(caption=title, frame=reached, columns=tuple(columns), file="service_point_coverage"),
    }


def point_words(points: DataFrame[ServicePoints], names: Names, text: Text) -> Words:
    """Return the words and the table of the points with their addresses."""
    title = text("service_points.points")
    rows = records(points.sort_values("point"))
    frame = pd.DataFrame(
        [
            {
                "municipality": names[row["ref_area"]],
                "name": _point_name(row, text),
                "address": row["address"],
                "note": _note(row, text),
                "role": text(f"service_points.role.{row['role']}"),
            }
            for row in rows
        ]
    )
    return {
        "title": title,
        "source": source_line(text, "service_points", notes=[text("service_points.points_note")]),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="municipality", label=text("columns.municipality")),
                *(_words(text, name, name) for name in ("name", "address", "note", "role")),
            ),
            file="service_points",
        ),
    }


def matrix_words(matrix: pd.DataFrame, names: Names, text: Text) -> Words:
    """Return the words and the table of the distances between all centres."""
    title = text("service_points.matrix")
    codes = matrix["ref_area"].tolist()
    is_own = {f"{code}_status": [NOTHING if row == code else "normal" for row in codes] for code in codes}
    return {
        "title": title,
        "source": source_line(text, "road_distances", notes=[text("service_points.matrix_note")]),
        "table": Table(
            caption=title,
            frame=matrix.assign(name=matrix["ref_area"].map(names), **is_own),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *(
                    Column(
                        name=code,
                        label=names[code],
                        quantity=TENTHS,
                        status=f"{code}_status",
                    )
                    for code in codes
                ),
            ),
            file="road_distances_km",
        ),
    }


def _words(text: Text, name: str, label: str) -> Column:
    return Column(name=name, label=text(f"service_points.columns.{label}"))


def _km(text: Text) -> Column:
    return Column(name="road_km", label=text("service_points.columns.road_km"), quantity=TENTHS)


def _points(text: Text) -> Column:
    return Column(name="points", label=text("service_points.columns.points"), quantity=COUNT)


def _minutes(text: Text) -> Column:
    return Column(name="drive_min", label=text("service_points.columns.drive_min"), quantity=COUNT)


def _point_name(row: dict[str, Any], text: Text) -> str:
    """Return the name of a point; premises not taken over have one in each language, not an own name."""
    is_own_name = row["role"] == "service_point"
    return str(row["name"]) if is_own_name else text(f"service_points.former.{row['point']}")


def _note(row: dict[str, Any], text: Text) -> str:
    """Return what the plan says of a point, in the reader's language; "" where it says nothing."""
    says_nothing = row["role"] == "service_point" and not row["note"]
    return "" if says_nothing else text(f"service_points.note.{row['point']}")
