"""Today's activation rates beside published ones of other times and groups."""

from functools import partial

import pandas as pd

from analytics.benchmarks import COUNTRY_BENCHMARKS
from analytics.rates import activation
from charts.ranking import in_order, ranking
from domain.records import records
from i18n.quantity import ROUND_SHARE, SHARE, Quantity
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.table import Column, Table


def figure(context: Context, text: Text, municipality: str = "") -> Figure:
    """Return the rates, the area's own in colour, or that of a municipality, which then stands among them."""
    title = text("activation.benchmarks.title")
    rows = in_order(_rows(context, text, municipality))

    def write(low: float, high: float) -> str:
        return _quantity(context, low).span(text, low, high)

    said = (f"{row['name']} {write(row['low'], row['high'])}" for row in records(rows))
    published = dict.fromkeys(each.source[text.language] for each in context.area.benchmarks.values())
    notes = [text("benchmarks.employment_service_statistics"), *published]
    return Figure(
        title=title,
        definition=text("indicators.activation_rate.definition"),
        alt=text("activation.benchmarks.alt", areas="; ".join(said)),
        source=source_line(text, context, context.now, notes=notes),
        drawing=ranking(rows, text, write=write, chosen=municipality or context.area.code),
        table=Table(
            caption=title,
            frame=rows.assign(own=rows["low"].map(partial(_quantity, context))),
            columns=(
                Column(name="name", label=text("columns.group")),
                Column(
                    name="high",
                    label=text("indicators.activation_rate.label"),
                    quantity=SHARE,
                    own="own",
                ),
            ),
            file="activation_benchmarks",
        ),
        chart=Bars(of=("high",)),
    )


def _rows(context: Context, text: Text, municipality: str) -> pd.DataFrame:
    """Return today's rates, then the published: ref_area, name, low, high."""
    own = context.names(text.language) | {context.area.code: text("activation.whole_area")}
    areas = (*context.area.references, *([municipality] if municipality else []))
    today = [
        {
            "ref_area": row["ref_area"],
            "name": text("activation.today", area=own[row["ref_area"]]),
            "low": row["rate_low"],
            "high": row["rate_high"],
        }
        for row in records(activation(context.now.data, areas, context.area))
    ]
    published = [
        {"ref_area": each.key, "name": text(f"benchmarks.{each.key}"), "low": each.rate, "high": each.rate}
        for each in COUNTRY_BENCHMARKS
    ]
    of_documents = [
        {"ref_area": key, "name": each.label[text.language], "low": each.rate, "high": each.rate}
        for key, each in context.area.benchmarks.items()
    ]
    return pd.DataFrame([*today, *published, *of_documents])


def _quantity(context: Context, rate: float) -> Quantity:
    """Return how a rate is written; one that its source gives in round figures has no decimals."""
    is_round = rate in {each.rate for each in context.area.benchmarks.values() if each.is_approximate}
    return ROUND_SHARE if is_round else SHARE
