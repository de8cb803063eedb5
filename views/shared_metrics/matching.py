"""Whether vacancies and the unemployed meet: mismatch index, Beveridge curve, what is within reach."""

from typing import Any

import pandas as pd

from analytics.counts import Counts, counts
from analytics.matching import ELASTICITIES, Within, mismatch_bounds, mismatch_of, more_matches, within
from analytics.rates import ratio
from charts import theme
from charts.beveridge import beveridge as beveridge_drawing
from charts.ranking import in_order, ranking
from charts.spreads import spread_rows
from data import employment
from domain.area import COUNTRY
from domain.errors import FiguresMissingError
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import COUNT, HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.table import Column, Table, as_ends, end_columns, ends_of

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


def beveridge(context: Context, text: Text, municipality: str) -> Figure:
    """Return where each municipality stands between vacancies and unemployed, now and before."""
    names = context.names(text.language) | {context.area.code: text("activation.whole_area")}
    table, before = context.once(table_of), context.once(_before)
    title = text("shared_metrics.beveridge.title", period=text.period(context.period))
    rows = []
    for code in (*context.area.municipalities, context.area.code):
        now, then = _point(table, code), _point(before, code) if before else (UNKNOWN, UNKNOWN)
        rows.append(
            {
                "ref_area": code,
                "name": names[code],
                **as_ends("unemployed", now[0]),
                **as_ends("vacancies", now[1]),
                **as_ends("then_unemployed", then[0]),
                **as_ends("then_vacancies", then[1]),
                "words": text(
                    "shared_metrics.beveridge.words",
                    unemployed=SHARE.span(text, now[0].low, now[0].high),
                    vacancies=SHARE.span(text, now[1].low, now[1].high),
                ),
            }
        )
    frame = pd.DataFrame(rows)
    drawn = [
        {
            "ref_area": row["ref_area"],
            "name": row["name"],
            "hover": f"<b>{row['name']}</b><br>{row['words']}",
            "u": _middle(row, "unemployed"),
            "v": _middle(row, "vacancies"),
            "u_before": _middle(row, "then_unemployed"),
            "v_before": _middle(row, "then_vacancies"),
        }
        for row in rows
        if _middle(row, "unemployed") is not None and _middle(row, "vacancies") is not None
    ]
    read = (context.now, context.earlier) if before else (context.now,)
    earlier = text.period(context.before) if before else ""
    labels = {
        name: text(f"shared_metrics.beveridge.{name}", period=text.period(context.period), before=earlier)
        for name in ("unemployed", "vacancies", *(("then_unemployed", "then_vacancies") if before else ()))
    }
    return Figure(
        heading=text("shared_metrics.beveridge.heading"),
        title=title,
        definition=text("shared_metrics.beveridge.definition"),
        alt=text(
            "shared_metrics.beveridge.alt", areas="; ".join(f"{row['name']} {row['words']}" for row in rows)
        ),
        source=source_line(text, context, *read, notes=[text("shared_metrics.beveridge.note")]),
        drawing=beveridge_drawing(
            drawn,
            text,
            chosen=municipality,
            unemployed_label=text("shared_metrics.beveridge.across"),
            vacancies_label=text("shared_metrics.beveridge.up"),
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.area")),
                *(
                    column
                    for name, label in labels.items()
                    for column in end_columns(text, name, label, SHARE)
                ),
            ),
            file="beveridge",
        ),
        chart=Bars(of=("vacancies_low", "vacancies_high")),
    )


def _before(context: Context) -> Counts | None:
    try:
        return counts(context.earlier.data, context.area)
    except FiguresMissingError:
        return None


def _point(table: Counts, code: str) -> tuple[Interval, Interval]:
    base = table.of(code, "labour_force")
    return ratio(table.of(code, "unemployed"), base), ratio(table.of(code, "vacancies"), base)


def _middle(row: dict[str, Any], name: str) -> float | None:
    middle: float = sum(ends_of(row, name)) / 2
    return middle if middle == middle else None


def reach(context: Context, text: Text, minutes: float, municipality: str) -> Figure:
    """Return vacancies per unemployed within so many minutes of each municipality."""
    names = context.names(text.language)
    found = near(context, minutes)
    title = text("shared_metrics.reach.title", minutes=COUNT.write(text, minutes))
    rows = pd.DataFrame(
        [
            {
                "ref_area": each.ref_area,
                "name": names[each.ref_area],
                "low": each.ratio.low,
                "high": each.ratio.high,
                **as_ends("ratio", each.ratio),
                **as_ends("vacancies", each.vacancies),
                **as_ends("unemployed", each.unemployed),
                "others": ", ".join(names[other] for other in each.others)
                or text("shared_metrics.reach.alone"),
            }
            for each in found
        ]
    )
    said = "; ".join(
        f"{row['name']} {HUNDREDTHS.span(text, row['low'], row['high'])}" for row in records(in_order(rows))
    )
    return Figure(
        heading=text("shared_metrics.reach.heading"),
        title=title,
        definition=text("shared_metrics.reach.definition"),
        alt=text("shared_metrics.reach.alt", areas=said),
        source=source_line(
            text, context, context.now, context.own_ways, notes=[text("shared_metrics.reach.note")]
        ),
        drawing=ranking(
            rows,
            text,
            write=lambda low, high: HUNDREDTHS.span(text, low, high),
            chosen=municipality,
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *end_columns(text, "ratio", text("indicators.vacancies_per_unemployed.label"), HUNDREDTHS),
                *end_columns(text, "vacancies", text("shared_metrics.columns.near_vacancies"), COUNT),
                *end_columns(text, "unemployed", text("shared_metrics.columns.near_unemployed"), COUNT),
                Column(name="others", label=text("shared_metrics.columns.others")),
            ),
            file="vacancies_within_reach",
        ),
        chart=Bars(of=("ratio_low", "ratio_high")),
    )


def near(context: Context, minutes: float) -> tuple[Within, ...]:
    """Return what is within so many minutes of each municipality.

    Raises:
        WaysMissingError: No roads between the area's centres are known.
    """
    return context.once(_near, minutes)


def _near(context: Context, minutes: float) -> tuple[Within, ...]:
    ways = {
        (row["origin_area"], row["destination_area"]): row["drive_min"]
        for row in records(context.own_ways.data)
    }
    return within(context.once(table_of), context.area.municipalities, ways, minutes)


def elasticities(_context: Context, text: Text, change: float) -> Figure:
    """Return what the literature says that more vacancies, or more unemployed, would do to matches."""
    title = text("shared_metrics.elasticities.title", change=_signed(text, change))
    rows = [
        {
            "name": text(f"shared_metrics.elasticities.{source.key}"),
            **as_ends("vacancies", source.vacancies),
            **as_ends("unemployed", source.unemployed),
            **as_ends("matches", more_matches(change, source.vacancies)),
        }
        for source in ELASTICITIES
    ]
    return Figure(
        heading=text("shared_metrics.elasticities.heading"),
        title=title,
        definition=text("shared_metrics.elasticities.definition"),
        source=text("shared_metrics.elasticities.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="name", label=text("shared_metrics.columns.source")),
                *end_columns(text, "vacancies", text("shared_metrics.columns.by_vacancies"), HUNDREDTHS),
                *end_columns(text, "unemployed", text("shared_metrics.columns.by_unemployed"), HUNDREDTHS),
                *end_columns(text, "matches", text("shared_metrics.columns.matches"), SHARE),
            ),
            file="matching_elasticities",
        ),
    )


def matches(change: float) -> Interval:
    """Return by what fraction matches change over all sources."""
    found = [more_matches(change, source.vacancies) for source in ELASTICITIES]
    return Interval(min(each.low for each in found), max(each.high for each in found))


def _signed(text: Text, change: float) -> str:
    return text.united("percent", text.number(100 * change, signed=True))
