"""The figures of changes: every share beside that of a year before, and the other figures of the month."""

import pandas as pd

from analytics.counts import counts
from analytics.rates import figure
from analytics.situation import HEADLINES
from analytics.trend import SharesMissingError
from analytics.year_changes import as_rows, year_before
from charts import year_changes as charts
from domain.errors import FiguresMissingError
from domain.indicators import INDICATORS, Unit
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import CHANGE, COUNT, FINE_SHARE, HUNDREDTHS, POINTS_TENTHS, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.changes.rows import changes_of, comparable_before, observed_month
from views.changes.words import crossed_breaks, rule, verdict_words
from views.context import Context, source_line
from views.shares import known
from views.table import Column, Table, as_ends, end_columns, ends_of


def shares(context: Context, text: Text, of: str, month: str) -> Figure:
    """Return the share of the area and of each municipality beside that of a year before.

    Raises:
        SharesMissingError: There are none of the month, or of the same month a year before.
    """
    before = year_before(month) if month else ""
    shown = (of, context.area.code, *context.area.municipalities)
    every = [each for each in changes_of(context, month) if each.ref_area in shown]
    if not every:
        raise SharesMissingError(f"no shares of {month} and {before}")
    rows, names = as_rows(every), context.names(text.language)
    order = rows["verdict"].isin(["up", "down"])
    size = (rows["change_low"] + rows["change_high"]).abs()
    rows = rows.assign(is_beyond=order, size=size).sort_values(
        ["is_beyond", "size"], ascending=False, kind="stable", ignore_index=True
    )
    changes = {each.ref_area: known(context, each.ref_area, each.change) for each in every}
    rows = rows.assign(
        name=rows["ref_area"].map(names),
        change_low=[changes[code].low for code in rows["ref_area"]],
        change_high=[changes[code].high for code in rows["ref_area"]],
        now=sum(ends_of(rows, "now")) / 2,
        before=sum(ends_of(rows, "before")) / 2,
        said=[verdict_words(text, row["verdict"]) for row in records(rows)],
    )
    rows = rows.assign(
        words=[POINTS_TENTHS.span(text, *ends_of(row, "change")) for row in records(rows)],
        hover=[
            text(
                "changes.shares.hover",
                area=row["name"],
                now=SHARE.write(text, row["now"]),
                before=SHARE.write(text, row["before"]),
                persons=CHANGE.span(text, *ends_of(row, "persons")),
                verdict=row["said"],
            )
            for row in records(rows)
        ],
    )
    periods = {"period": text.period(month), "before": text.period(before)}
    title = text("changes.shares.title", **periods)
    listed = "; ".join(f"{row['name']} {row['words']}, {row['said']}" for row in records(rows))
    return Figure(
        title=title,
        definition=text("indicators.unemployed_share.definition"),
        alt=text("changes.shares.alt", rows=listed),
        source=source_line(
            text,
            context,
            context.shares,
            context.municipalities,
            notes=[
                rule(context, text, month),
                *crossed_breaks(text, before, month),
                text("changes.shares.note", period=text.period_of(context.period)),
            ],
        ),
        drawing=charts.year_changes(
            rows,
            text,
            names={
                "band": text("changes.shares.band"),
                "before": periods["before"],
                "now": periods["period"],
                "beyond": text("changes.shares.beyond"),
            },
            chosen=of,
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                Column(name="before", label=periods["before"], quantity=SHARE),
                Column(name="now", label=periods["period"], quantity=SHARE),
                *end_columns(text, "change", text("changes.columns.change"), POINTS_TENTHS),
                *end_columns(text, "persons", text("changes.columns.persons"), CHANGE),
                Column(name="usual_persons", label=text("changes.columns.usual"), quantity=COUNT),
                Column(name="said", label=text("changes.columns.verdict")),
            ),
            file="changes_in_a_year",
        ),
        chart=Bars(of=("before", "now")),
    )


def others(context: Context, text: Text, of: str, month: str) -> Figure:
    """Return the other headline figures of an area beside those of the same month a year before.

    Raises:
        FiguresMissingError: There are no figures of any month up to this one.
    """
    now = observed_month(context, month)
    if not now:
        raise FiguresMissingError(f"no figures up to {month}", period=month)
    before = comparable_before(context, now)
    rows = pd.DataFrame([_row(context, text, of, key, now, before) for key in HEADLINES])
    stems = [("now", text.period(now))]
    if before:
        stems = [("before", text.period(before)), *stems, ("change", text("changes.columns.change"))]
    lacking = "" if before else text("changes.others.lacking", period_of=text.period_of(year_before(now)))
    title = text("changes.others.title", area=context.names(text.language)[of], period=text.period(now))
    return Figure(
        heading=text("changes.others.heading"),
        answer=lacking or text("changes.others.answer", before=text.period(before)),
        title=title,
        definition=text("changes.others.definition"),
        source=source_line(text, context, context.observations(now), notes=[text("changes.others.note")]),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="label", label=text("overview.key_figure")),
                *(
                    Column(
                        name=f"{stem}_{end}",
                        label=f"{label}, {text(f'columns.{end}').lower()}",
                        own=f"own_{stem}",
                        end=end,
                    )
                    for stem, label in stems
                    for end in ("low", "high")
                ),
            ),
            file="other_changes_in_a_year",
        ),
    )


def _row(context: Context, text: Text, of: str, key: str, now: str, before: str) -> dict[str, object]:
    then, current = _value(context, of, key, before), _value(context, of, key, now)
    change = current - then if current.is_known and then.is_known else UNKNOWN
    is_share = INDICATORS[key].unit is Unit.SHARE
    measured = FINE_SHARE if is_share else HUNDREDTHS if INDICATORS[key].unit is Unit.RATIO else COUNT
    return {
        "label": text(f"indicators.{key}.label"),
        **as_ends("before", then),
        **as_ends("now", current),
        **as_ends("change", change),
        "own_before": measured,
        "own_now": measured,
        "own_change": POINTS_TENTHS if is_share else CHANGE,
    }


def _value(context: Context, of: str, key: str, month: str) -> Interval:
    if not month:
        return UNKNOWN
    return figure(counts(context.observations(month).data, context.area), of, key)
