"""The mismatch index: which part of the unemployed would have to be elsewhere to be where vacancies are."""

import pandas as pd

from analytics.counts import Counts, counts
from analytics.matching import mismatch_bounds, mismatch_of
from charts import theme
from charts.spreads import spread_rows
from data import employment
from domain.area import COUNTRY
from domain.interval import UNKNOWN, Interval
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.table import Column, Table, end_columns

LEVELS = ("region", "subregion", "municipality")
"""Levels of the country that the index is told of, from the coarsest."""

PUBLISHED = {
    "municipality_2020": Interval.point(0.03),
    "subregion_2020": Interval.point(0.02),
    "region_2020": Interval.point(0.01),
    "occupation_1": Interval(0.02, 0.03),
    "occupation_2": Interval.point(0.07),
    "occupation_3": Interval.point(0.10),
    "occupation_4": Interval.point(0.14),
}
"""Published by PTT (kohtaantoindeksit): places in 2020, occupations by the digits of their code in 2019."""


def mismatch(context: Context, text: Text) -> Figure:
    """Return the index of the area and of the country by level, beside published ones."""
    title = text("shared_metrics.mismatch.title", period=text.period(context.period))
    own = context.area.code
    found = {
        own: index(context),
        **{level: context.once(_national, level) for level in LEVELS},
        **PUBLISHED,
    }
    rows = pd.DataFrame(
        [
            {
                "ref_area": key,
                "name": text("activation.whole_area")
                if key == own
                else text(f"shared_metrics.mismatch.of.{key}"),
                "low": each.low,
                "high": each.high,
                "words": SHARE.span(text, each.low, each.high),
                "what": text(f"shared_metrics.mismatch.{'published' if key in PUBLISHED else 'computed'}"),
            }
            for key, each in found.items()
        ]
    )
    drawn = rows.dropna(subset=["low"])
    drawn = drawn.assign(
        value=(drawn["low"] + drawn["high"]) / 2,
        hover=drawn["words"],
        colour=[
            theme.BRAND.light if key == own else theme.GREY.light if key in PUBLISHED else theme.UNDER.light
            for key in drawn["ref_area"]
        ],
    )
    return Figure(
        heading=text("shared_metrics.mismatch.heading"),
        answer=_placeless(context, text),
        title=title,
        definition=text("shared_metrics.mismatch.definition"),
        alt=text("shared_metrics.mismatch.alt", areas="; ".join(drawn["name"] + " " + drawn["words"])),
        source=source_line(
            text, context, context.now, context.municipalities, notes=[text("shared_metrics.mismatch.note")]
        ),
        drawing=spread_rows(drawn, text, longest=float(drawn["high"].max()), name_px=190),
        table=Table(
            caption=title,
            frame=rows.rename(columns={"low": "index_low", "high": "index_high"}),
            columns=(
                Column(name="name", label=text("columns.area")),
                *end_columns(text, "index", text("shared_metrics.columns.index"), SHARE),
                Column(name="what", label=text("shared_metrics.columns.known")),
            ),
            file="mismatch_index",
        ),
        chart=Bars(of=("index_low", "index_high"), is_ordered=False),
    )


def index(context: Context) -> Interval:
    """Return the mismatch index of the area's municipalities."""
    return mismatch_of(context.once(table_of), context.area)


def table_of(context: Context) -> Counts:
    """Return the figures of the page's month."""
    return counts(context.now.data, context.area)


def _level(context: Context, level: str) -> tuple[list[Interval], list[Interval]]:
    rows = employment.national_observations(context.store, time_period=context.period, area_level=level)
    if rows.empty:
        return [UNKNOWN], [UNKNOWN]
    table = counts(rows)
    codes = sorted(rows["ref_area"].unique())
    return [table.of(each, "unemployed") for each in codes], [table.of(each, "vacancies") for each in codes]


def _national(context: Context, level: str) -> Interval:
    return mismatch_bounds(*context.once(_level, level))


def _placeless(context: Context, text: Text) -> str:
    """Return how many vacancies have no municipality, and what the index would be with them."""
    unemployed, vacancies = context.once(_level, "region")
    every = context.once(table_of).of(COUNTRY, "vacancies")
    without = context.once(_without_place)
    if not (every.is_point and without and all(each.is_point for each in (*unemployed, *vacancies))):
        return ""
    wrong = mismatch_bounds([*unemployed, Interval.point(0)], [*vacancies, Interval.point(without)])
    right = context.once(_national, "region")
    return text(
        "shared_metrics.mismatch.placeless",
        vacancies=COUNT.write(text, without),
        share=SHARE.write(text, without / every.low),
        wrong=SHARE.span(text, wrong.low, wrong.high),
        right=SHARE.span(text, right.low, right.high),
    )


def _without_place(context: Context) -> float:
    """Return the vacancies that the producer counts under no place: an unknown area where nobody lives."""
    rows = employment.national_observations(context.store, time_period=context.period, area_level="unknown")
    table = counts(rows) if len(rows) else Counts({})
    found = [
        table.of(code, "vacancies")
        for code in rows["ref_area"].unique()
        if table.of(code, "unemployed") == Interval.point(0)
    ]
    return max((each.low for each in found if each.is_point), default=0.0)
