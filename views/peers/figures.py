"""The figures of the page: who is near and why, the peers in order, and where the area stands."""

from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.peers import DIMENSIONS, middle_of, position
from charts.peers import apart
from charts.ranking import in_order, ranking
from domain.records import records
from i18n.quantity import CHANGE_TENTHS, HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.overview.rows import label, quantity
from views.peers.headlines import above
from views.peers.rows import INDICATORS, Asked, compared, figures_of, found, held_beside
from views.table import Column, Table, as_ends, end_columns

NEAR = 0.5
"""Standard deviations within which two areas are called alike on a dimension."""


def near(context: Context, text: Text, asked: Asked) -> Figure:
    """Return the nearest areas, what they have in common with the area, and what parts them."""
    names = context.names(text.language)
    rows = found(context, asked).head(asked.number)
    rows = rows.assign(name=rows["ref_area"].map(names))
    rows = rows.assign(why=[_why(row, text) for row in records(rows)])
    title = text("peers.near.title", area=names[asked.of], period=text.period(context.period))
    dimensions = {each: text(f"peers.dimensions.{each}") for each in DIMENSIONS}
    return Figure(
        title=title,
        definition=text("peers.distance_definition"),
        alt=text(
            "peers.near.alt",
            rows="; ".join(
                f"{row['name']} {HUNDREDTHS.write(text, row['distance'])}" for row in records(rows)
            ),
        ),
        source=source_line(text, context, figures_of(context, asked.level), notes=[text("peers.near.note")]),
        drawing=apart(rows, text, names=dimensions),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                *end_columns(text, "distance", text("peers.near.distance"), HUNDREDTHS),
                Column(name="why", label=text("peers.near.why")),
                *(
                    Column(
                        name=each,
                        label=dimensions[each],
                        quantity=CHANGE_TENTHS,
                        definition=text("peers.near.difference"),
                    )
                    for each in DIMENSIONS
                ),
            ),
            file="peers",
        ),
        chart=Bars(of=("distance_low", "distance_high"), is_ordered=False),
    )


def order(context: Context, text: Text, asked: Asked, indicator: str) -> Figure:
    """Return the area and its peers in order of one rate."""
    names, values = context.names(text.language), compared(context, asked, indicator)
    measure = quantity(indicator)
    rows = in_order(
        pd.DataFrame(
            [
                {"ref_area": code, "name": names[code], "low": value.low, "high": value.high}
                for code, value in values.items()
            ]
        )
    )
    title = text("peers.order.title", indicator=label(text, indicator), period=text.period(context.period))

    def write(low: float, high: float) -> str:
        return measure.span(text, low, high)

    return Figure(
        title=title,
        definition=text(f"indicators.{indicator}.definition"),
        alt=text(
            "peers.order.alt",
            rows="; ".join(f"{row['name']} {write(row['low'], row['high'])}" for row in records(rows)),
        ),
        source=source_line(
            text, context, figures_of(context, asked.level), notes=[text("peers.ranges_note")]
        ),
        drawing=ranking(rows, text, write=write, chosen=asked.of),
        table=Table(
            caption=title,
            frame=rows.assign(value_low=rows["low"], value_high=rows["high"]),
            columns=(
                Column(name="name", label=text("columns.area")),
                *end_columns(text, "value", label(text, indicator), measure),
            ),
            file=f"peers_{indicator}",
        ),
        chart=Bars(of=("value_low", "value_high")),
    )


def standing(context: Context, text: Text, asked: Asked) -> Figure:
    """Return where the area stands among its peers on every rate."""
    names = context.names(text.language)
    rows = pd.DataFrame([_standing(context, text, asked, each) for each in INDICATORS])
    title = text("peers.standing.title", area=names[asked.of], period=text.period(context.period))
    return Figure(
        heading=text("peers.standing.heading"),
        title=title,
        alt=title,
        source=source_line(
            text, context, figures_of(context, asked.level), notes=[text("peers.ranges_note")]
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="label", label=text("peers.standing.indicator")),
                *(
                    replace(each, own="quantity")
                    for key, heading in (("own", names[asked.of]), ("median", text("peers.standing.median")))
                    for each in end_columns(text, key, heading, SHARE)
                ),
                Column(name="above", label=text("peers.standing.above")),
            ),
            file="peers_position",
        ),
    )


def _standing(context: Context, text: Text, asked: Asked, indicator: str) -> dict[str, Any]:
    own, others = held_beside(context, asked, indicator)
    middle = middle_of(others)
    return {
        "label": label(text, indicator),
        "quantity": quantity(indicator),
        **as_ends("own", own),
        **as_ends("median", middle),
        "above": text(
            "peers.standing.of", above=above(text, *position(own, others)), number=text.integer(len(others))
        ),
    }


def _why(row: dict[str, Any], text: Text) -> str:
    """Return on what two areas are alike, and what parts them most."""
    alike = [each for each in DIMENSIONS if abs(row[each]) <= NEAR]
    most = max(DIMENSIONS, key=lambda each: float(row[f"{each}_part"]))
    said = {each: text(f"peers.dimensions.{each}").lower() for each in (*alike, most)}
    if most in alike or row[f"{most}_part"] == 0:
        return (
            text("peers.near.all_alike")
            if len(alike) == len(DIMENSIONS)
            else text("peers.near.alike", alike=text.listed([said[each] for each in alike]))
        )
    if not alike:
        return text("peers.near.apart", apart=said[most])
    return text("peers.near.alike_but", alike=text.listed([said[each] for each in alike]), apart=said[most])
