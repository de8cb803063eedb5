"""Residents by how far they live from their nearest point, within a municipality too, by squares."""

from typing import cast

import numpy as np
import pandas as pd

from analytics.service_network.frames import ResidentReach, Squares
from analytics.service_network.residents import WITHIN_KM, Winding, reach, straight_km, winding
from charts.spreads import spread_rows
from charts.theme import BRAND, GREY
from domain.errors import DashboardError, NotFetchedError
from domain.records import records
from domain.typed import DataFrame
from geo.boundaries import places
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from reports.model import Bars, KeyFigure
from views.blocks import Block, Figure, Part, Words
from views.context import Context, source_line
from views.service_network.common import centres
from views.sourced import Sourced
from views.table import Column, Table, end_columns, ends_of

GRID = "population_grid"
HEADLINE_KM = 20
"""Limit that the answer and the key figure tell of [A]; one of `WITHIN_KM`."""

_NAME_PX = 190


def squares(context: Context) -> Sourced[DataFrame[Squares]]:
    """Return the squares of the area where people live.

    Raises:
        NotFetchedError: They have not been fetched, or none is in the area.
        BoundariesMissingError: It is not known which are.
    """
    return context.once(_squares)


def reach_of(context: Context, open_areas: tuple[str, ...], of: str = "") -> DataFrame[ResidentReach]:
    """Return how many residents of the area, or of one municipality, live within each limit of a point.

    Args:
        context: Where.
        open_areas: Municipalities with an open point.
        of: The municipality; "" for the whole area.

    Raises:
        NotFetchedError, BoundariesMissingError: As `squares`.
        PointsMissingError, WaysMissingError: It is not known where points are, or how roads wind.
    """
    return context.once(_reach_of, open_areas, of)


def is_known(context: Context, of: str = "") -> bool:
    """Return whether it is known where in the area, or in one municipality, people live."""
    try:
        context.once(_winding)
        return bool(_of(squares(context).data, of)["population"].sum() > 0)
    except DashboardError:
        return False


def blocks(
    context: Context, text: Text, before: tuple[str, ...], after: tuple[str, ...] = (), of: str = ""
) -> tuple[Block, ...]:
    """Return the figure, or that distances are between centres as long as no squares are known."""
    if is_known(context, of):
        return (Part("residents", figure, before, after, of),)
    return (Words((text("service_network.residents.missing"),)),)


def figure(
    context: Context, text: Text, before: tuple[str, ...], after: tuple[str, ...] = (), of: str = ""
) -> Figure:
    """Return residents within each limit of their nearest point, today or beside other points.

    Args:
        context: Where.
        text: The reader's language.
        before: Municipalities with a point today.
        after: Those of a what-if; none where nothing is asked of it.
        of: The municipality whose residents are counted; "" for the whole area.
    """
    found = {"now": reach_of(context, before, of)} | (
        {"after": reach_of(context, after, of)} if after else {}
    )
    known = squares(context)
    title = text("service_network.residents.title", area=_name(context, text, of))
    drawn = pd.DataFrame(
        [_drawn(row, when, text, is_two=len(found) > 1) for rows in _pairs(found) for when, row in rows]
    )
    frame = found["now"].rename(columns=_ends("now"))
    if after:
        frame = frame.merge(
            found["after"].rename(columns=_ends("after")), on="within_km", how="inner", validate="one_to_one"
        )
    frame = frame.assign(
        within=[
            text("service_network.residents.within", km=COUNT.write(text, km)) for km in frame["within_km"]
        ]
    )
    labels = {when: text(f"service_network.{when}") for when in found}
    return Figure(
        heading=text("service_network.residents.heading"),
        answer=_answer(context, text, found, of),
        title=title,
        definition=text("service_network.residents.definition"),
        alt=text("service_network.residents.alt", rows="; ".join(drawn["name"] + " " + drawn["words"])),
        source=source_line(
            text,
            context,
            known,
            context.own_ways,
            context.service_points,
            notes=[_note(context, text), *_hidden(context, text, of)],
        ),
        drawing=spread_rows(drawn, text, longest=1.0, name_px=_NAME_PX),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="within", label=text("service_network.residents.limit")),
                *(
                    column
                    for when, label in labels.items()
                    for name, quantity in (("share", SHARE), ("people", COUNT))
                    for column in end_columns(
                        text,
                        f"{name}_{when}",
                        f"{text(f'service_network.residents.{name}')}, {label.lower()}",
                        quantity,
                    )
                ),
            ),
            file="residents_by_distance",
        ),
        chart=Bars(
            of=tuple(f"share_{when}_{end}" for when in found for end in ("low", "high")), is_ordered=False
        ),
    )


def key_figure(context: Context, text: Text, open_areas: tuple[str, ...], of: str = "") -> KeyFigure:
    """Return which part of the residents lives farther than the headline's limit.

    Raises:
        DashboardError: As `reach_of`.
    """
    row = _headline(reach_of(context, open_areas, of))
    return KeyFigure(
        label=text("service_network.residents.kpi", km=COUNT.write(text, HEADLINE_KM)),
        value=SHARE.write(text, 1 - row["share"]),
        change=text(
            "service_network.residents.kpi_range",
            range=SHARE.span(text, 1 - row["share_high"], 1 - row["share_low"]),
        ),
        definition=text("service_network.residents.definition"),
    )


def _answer(context: Context, text: Text, found: dict[str, DataFrame[ResidentReach]], of: str) -> str:
    before, after = _headline(found["now"]), _headline(found.get("after", found["now"]))
    said = {
        name: SHARE.span(text, *ends_of(row, "share")) for name, row in (("before", before), ("after", after))
    }
    key = "same" if said["before"] == said["after"] else "changed"
    return text(
        f"service_network.residents.answer_{key}",
        area=_name(context, text, of),
        km=COUNT.write(text, HEADLINE_KM),
        **(said if key == "changed" else {"before": said["before"]}),
    )


def _headline(rows: DataFrame[ResidentReach]) -> dict[str, float]:
    return cast("dict[str, float]", records(rows[rows["within_km"] == HEADLINE_KM])[0])


def _pairs(found: dict[str, DataFrame[ResidentReach]]) -> list[list[tuple[str, dict[str, float]]]]:
    """Return the rows of each limit together: now, and after if there is one."""
    rows = {when: records(each) for when, each in found.items()}
    return [[(when, each[place]) for when, each in rows.items()] for place in range(len(WITHIN_KM))]


def _drawn(row: dict[str, float], when: str, text: Text, *, is_two: bool) -> dict[str, object]:
    within = text("service_network.residents.within", km=COUNT.write(text, row["within_km"]))
    words = SHARE.span(text, *ends_of(row, "share"))
    short = {"km": COUNT.write(text, row["within_km"])}
    name = text(f"service_network.residents.drawn_{when}", **short) if is_two else within
    people = COUNT.span(text, *ends_of(row, "people"))
    return {
        "name": name,
        "value": row["share"],
        "low": row["share_low"],
        "high": row["share_high"],
        "words": words,
        "hover": text("service_network.residents.hover", name=name, share=words, people=people),
        "colour": (GREY if is_two and when == "now" else BRAND).light,
    }


def _ends(when: str) -> dict[str, str]:
    """Return the names of the columns of one network in the table of both."""
    names = (f"{name}{end}" for name in ("people", "share") for end in ("", "_low", "_high"))
    return {name: f"{name.partition('_')[0]}_{when}{name[len(name.partition('_')[0]) :]}" for name in names}


def _name(context: Context, text: Text, of: str) -> str:
    return context.names(text.language)[of or context.area.code]


def _note(context: Context, text: Text) -> str:
    roads = context.once(_winding)
    return text(
        "service_network.residents.note",
        year=context.fetched(GRID).data["year"].iloc[0],
        central=text.number(roads.central, 2),
        low=text.number(roads.low, 2),
        high=text.number(roads.high, 2),
    )


def _hidden(context: Context, text: Text, of: str) -> tuple[str, ...]:
    """Return in how many squares the number of residents is not shown; nothing where it is in all."""
    hidden = int(_of(squares(context).data, of)["population"].isna().sum())
    return (text.counted("service_network.residents.hidden", hidden),) if hidden else ()


def _of(rows: DataFrame[Squares], of: str) -> DataFrame[Squares]:
    return rows[rows["ref_area"] == of] if of else rows


def _squares(context: Context) -> Sourced[DataFrame[Squares]]:
    grid, shapes = context.fetched(GRID), context.shapes
    own = shapes.data[shapes.data["ref_area"].isin(context.area.municipalities)]
    codes = places(own, grid.data["x_m"].tolist(), grid.data["y_m"].tolist())
    rows = grid.data.assign(ref_area=pd.Series(codes, index=grid.data.index, dtype="str"))
    rows = rows.loc[rows["ref_area"] != "", ["ref_area", "x_m", "y_m", "population"]]
    if rows["population"].sum() <= 0:
        raise NotFetchedError(f"no squares of {context.area.code}", table=GRID)
    return Sourced(Squares.validate(rows.reset_index(drop=True)), (*grid.snapshots, *shapes.snapshots))


def _reach_of(context: Context, open_areas: tuple[str, ...], of: str) -> DataFrame[ResidentReach]:
    rows = _of(squares(context).data, of)
    rows = rows[rows["population"].notna()]
    if rows["population"].sum() <= 0:
        raise NotFetchedError(f"no squares of {of}", table=GRID)
    units = tuple(unit.municipalities for unit in context.area.units.values())
    away = straight_km(rows, open_areas, centres(context), units)
    return reach(rows["population"].to_numpy(dtype=np.float64), away, context.once(_winding))


def _winding(context: Context) -> Winding:
    return winding(context.own_ways.data, centres(context))
