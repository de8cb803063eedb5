"""Kilometres that the change adds or saves in each municipality."""

import pandas as pd

from analytics.service_network.whatif import Network, VisitParameters
from charts.drawing import Drawing
from charts.spreads import spread_rows
from charts.theme import BRAND, OVER, pointed
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.service_network.common import Names, between_centres, source
from views.service_network.outcome import change_words, nearest, travel
from views.table import Column, Table, end_columns

_WAYS = ("road_km", "drive_min", "before_km", "after_km")
"""Columns that are missing for a municipality with a point of its own."""

_NAME_PX = 124


def moved(context: Context, after: Network, parameters: VisitParameters) -> pd.DataFrame:
    """Return the municipalities whose clients travel, the largest change first; maybe none."""
    rows = travel(context, after, parameters)
    rows = rows[(rows["after_km"] > 0) | (rows["change_km"] != 0)]
    return rows.sort_values("change_km", ascending=False)


def figure(context: Context, text: Text, after: Network, parameters: VisitParameters, own: str) -> Figure:
    """Return the change of each municipality's kilometres with its range; `own` is marked, "" for none."""
    names, rows = context.names(text.language), travel(context, after, parameters)
    title = text("service_network.travel")
    most = records(rows.nlargest(1, "change_km"))[0]
    return Figure(
        title=title,
        alt=text(
            "service_network.travel_alt",
            municipality=names[most["ref_area"]],
            change=change_words(most, text),
        ),
        source=source(text, context, text("service_network.travel_note")),
        drawing=_drawing(moved(context, after, parameters), names, text, own),
        table=Table(
            caption=title,
            frame=_frame(context, text, after, rows),
            columns=(
                Column(name="name", label=text("service_network.columns.ref_area")),
                Column(name="before", label=text("service_network.columns.before_area")),
                Column(name="after", label=text("service_network.columns.after_area")),
                *(
                    Column(
                        name=name,
                        label=text(f"service_network.columns.{name}"),
                        quantity=COUNT,
                        shown=f"{name}_words",
                    )
                    for name in _WAYS
                ),
                Column(name="change_km", label=text("service_network.columns.change_km"), quantity=COUNT),
                *end_columns(text, "change_km", text("service_network.columns.change_km"), COUNT),
            ),
            file="travel_change",
        ),
        chart=Bars(of=("change_km",)),
    )


def _drawing(rows: pd.DataFrame, names: Names, text: Text, own: str) -> Drawing:
    drawn = pd.DataFrame(
        [
            {
                "ref_area": row["ref_area"],
                "name": names[row["ref_area"]],
                "value": row["change_km"],
                "low": row["change_km_low"],
                "high": row["change_km_high"],
                "colour": (OVER if row["change_km"] > 0 else BRAND).light,
                "words": change_words(row, text),
                "hover": f"<b>{names[row['ref_area']]}</b><br>{change_words(row, text)}",
            }
            for row in records(rows)
        ]
    )
    drawn = drawn.assign(name=pointed(drawn["name"], drawn["ref_area"], own))
    return spread_rows(drawn, text, longest=max(float(drawn["high"].max()), 1.0), name_px=_NAME_PX)


def _frame(context: Context, text: Text, after: Network, rows: pd.DataFrame) -> pd.DataFrame:
    names, reached = context.names(text.language), nearest(context, after).set_index("ref_area")
    frame = rows.assign(
        name=rows["ref_area"].map(names),
        before=rows["before_area"].map(names),
        after=rows["after_area"].map(names),
        road_km=rows["ref_area"].map(reached["road_km"]),
        drive_min=rows["ref_area"].map(reached["drive_min"]),
    )
    # The way to a point in one's own municipality is not 0: it is not known.
    own_after, own_before = (frame[end] == frame["ref_area"] for end in ("after_area", "before_area"))
    frame = frame.assign(before_km=frame["before_km"].mask(own_before)).assign(
        **{name: frame[name].mask(own_after) for name in ("road_km", "drive_min", "after_km")}
    )
    return frame.assign(**{f"{name}_words": between_centres(frame[name], text) for name in _WAYS})
