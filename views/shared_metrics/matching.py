"""Whether vacancies and the unemployed meet: Beveridge curve, what is within reach, what studies say."""

from typing import Any

import pandas as pd

from analytics.counts import Counts, counts
from analytics.matching import ELASTICITIES, Within, more_matches, within
from analytics.rates import ratio
from charts.beveridge import beveridge as beveridge_drawing
from charts.ranking import in_order, ranking
from domain.errors import FiguresMissingError
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import COUNT, HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.shared_metrics.mismatch import table_of
from views.table import Column, Table, as_ends, end_columns, ends_of


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
