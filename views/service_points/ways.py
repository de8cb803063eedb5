"""The figures of ways: from one municipality to all others, to the nearest other point, and all of them."""

import pandas as pd

from analytics.ways import distance_matrix
from charts.reach import distance_bars
from charts.theme import pointed
from domain.records import records
from i18n.quantity import COUNT, SHARE, TENTHS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.service_points.rows import HEADLINE_KM, Names, covered, named, nearest, ways
from views.table import NOTHING, Column, Table

_KILOMETRES = Bars(of=("road_km",))


def column(text: Text, name: str, label: str) -> Column:
    """Return a column of words."""
    return Column(name=name, label=text(f"service_points.columns.{label}"))


def kilometres(text: Text, shown: str = "") -> Column:
    """Return the column of kilometres, said by the column `shown` where it names one."""
    label = text("service_points.columns.road_km")
    return Column(name="road_km", label=label, quantity=TENTHS, shown=shown)


def points_column(text: Text) -> Column:
    """Return the column of the number of points."""
    return Column(name="points", label=text("service_points.columns.points"), quantity=COUNT)


def from_one(context: Context, text: Text, chosen: str) -> Figure:
    """Return the ways from the chosen municipality, the nearest first."""
    names = context.names(text.language)
    rows = named(ways(context, chosen), names, text)
    title = text("service_points.bars", municipality=names[chosen])
    ends = {
        "nearest": rows[rows["rank"] == 1],
        "second": rows[rows["rank"] == 2],
        "farthest": rows[rows["rank"] > 0].tail(1),
    }
    return Figure(
        title=title,
        definition=text("service_points.bars_definition"),
        alt=text(
            "service_points.bars_alt",
            municipality=names[chosen],
            **{end: " ".join(row["alt"]) for end, row in ends.items()},
        ),
        source=source_line(
            text,
            context,
            context.road_distances,
            context.service_points,
            notes=[text("service_points.bars_note")],
        ),
        drawing=distance_bars(_ranked(rows, text), text),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                column(text, "name", "destination"),
                kilometres(text),
                _minutes(text),
                points_column(text),
            ),
            file=f"road_distances_from_{chosen}",
        ),
        chart=_KILOMETRES,
    )


def to_next(context: Context, text: Text, own: str) -> Figure:
    """Return the way from each municipality to the nearest other one with a point, the longest first.

    The municipality `own` is marked; "" marks none.
    """
    rows = _next(nearest(context).dropna(), context.names(text.language), text)
    title = text("service_points.next")
    return Figure(
        title=title,
        definition=text("service_points.next_definition"),
        alt=text(
            "service_points.next_alt",
            longest=f"{rows['name'].iloc[0]} {rows['words'].iloc[0]}",
            shortest=f"{rows['name'].iloc[-1]} {rows['words'].iloc[-1]}",
        ),
        source=source_line(
            text,
            context,
            context.road_distances,
            notes=[text("service_points.next_note", km=HEADLINE_KM)],
        ),
        drawing=distance_bars(rows.assign(name=pointed(rows["name"], rows["ref_area"], own)), text, room=1.1),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                column(text, "other", "nearest"),
                kilometres(text),
                _minutes(text),
            ),
            file="nearest_other_service_point",
        ),
        chart=_KILOMETRES,
    )


def coverage(context: Context, text: Text) -> Figure:
    """Return how many have another municipality's point within each distance."""
    title = text("service_points.coverage")
    columns = [Column(name="within_km", label=text("service_points.columns.within"), quantity=COUNT)]
    for name, quantity in (
        ("municipalities", COUNT),
        ("labour_force", COUNT),
        ("labour_force_share", SHARE),
        ("jobseekers", COUNT),
        ("jobseekers_share", SHARE),
    ):
        label = text(f"service_points.columns.{name}")
        columns.append(Column(name=name, label=label, quantity=quantity))
    return Figure(
        title=title,
        source=source_line(
            text, context, context.now, context.road_distances, notes=[text("service_points.coverage_note")]
        ),
        table=Table(
            caption=title, frame=covered(context), columns=tuple(columns), file="service_point_coverage"
        ),
    )


def matrix(context: Context, text: Text) -> Figure:
    """Return the distances between all centres, those outside the area last."""
    names, own = context.names(text.language), context.area.municipalities
    wide = distance_matrix(context.own_ways.data, own)
    codes, title = wide["ref_area"].tolist(), text("service_points.matrix")
    outside = ", ".join(names[code] for code in codes if code not in own)
    is_own = {f"{code}_status": [NOTHING if row == code else "normal" for row in codes] for code in codes}
    notes = [
        text("service_points.matrix_note"),
        *([text("service_points.matrix_outside", places=outside)] if outside else []),
    ]
    return Figure(
        title=title,
        source=source_line(text, context, context.road_distances, notes=notes),
        table=Table(
            caption=title,
            frame=wide.assign(name=wide["ref_area"].map(names), **is_own),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *(
                    Column(name=code, label=names[code], quantity=TENTHS, status=f"{code}_status")
                    for code in codes
                ),
            ),
            file="road_distances_km",
        ),
    )


def _ranked(rows: pd.DataFrame, text: Text) -> pd.DataFrame:
    """Return ways as bars: the nearest two with a point in colour, centres without one hollow."""
    said = [
        text(f"service_points.rank_{rank}", words=words) if rank in (1, 2) else words
        for rank, words in zip(rows["rank"], rows["words"], strict=True)
    ]
    return rows.assign(words=said, is_strong=rows["rank"].isin([1, 2]), has_point=rows["points"] > 0)


def _next(known: pd.DataFrame, names: Names, text: Text) -> pd.DataFrame:
    rows = known.sort_values("road_km", ascending=False, kind="stable")
    said = [
        {
            "name": names[row["other_area"]],
            "km": text.number(row["road_km"], 1),
            "minutes": text.integer(row["drive_min"]),
        }
        for row in records(rows)
    ]
    return rows.assign(
        name=rows["ref_area"].map(names),
        other=rows["other_area"].map(names),
        words=[text("service_points.way_to", **values) for values in said],
        hover=[text("service_points.way_to_hover", **values) for values in said],
        is_strong=rows["road_km"] > HEADLINE_KM,
        has_point=True,
    )


def _minutes(text: Text) -> Column:
    return Column(name="drive_min", label=text("service_points.columns.drive_min"), quantity=COUNT)
