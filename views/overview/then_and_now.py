"""The key figures with the data of an earlier day beside the same with the newest data."""

from dataclasses import replace
from datetime import date

import pandas as pd

from analytics.situation import headlines
from domain.indicators import INDICATORS, Unit
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import CHANGE, COUNT, POINTS_TENTHS, SHARE
from i18n.text import Text
from views.blocks import Figure
from views.context import Context, source_line
from views.origins import day
from views.table import Column, Table, end_columns


def then_and_now(context: Context, text: Text) -> Figure:
    """Return the area's key figures of the page's month as of its day, as of now, and what has been revised.

    Raises:
        DashboardError: One of the two has no figures of the month.
    """
    newest = context.on("")
    today = newest.at(context.period, context.before)
    rows = _rows(context, today, text)
    then, now = (day(text, date.fromisoformat(context.as_of)), text("overview.today"))
    title = text("overview.then_and_now", period=text.period(context.period))
    revised = [row for row in records(rows) if row["is_revised"]]
    listed = "; ".join(
        f"{row['label']} {row['own'].span(text, row['then_low'], row['then_high'])} → "
        f"{row['own'].span(text, row['now_low'], row['now_high'])}"
        for row in revised
    )
    counted = {"revised": COUNT.write(text, len(revised)), "all": COUNT.write(text, len(rows))}
    answer = text("overview.revised" if revised else "overview.not_revised", **counted)
    return Figure(
        title=title,
        answer=answer,
        alt=f"{answer} {listed}".strip(),
        source=source_line(text, context, context.now, notes=[text("overview.then_and_now_note")]),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="label", label=text("overview.key_figure")),
                *(
                    replace(column, own="own")
                    for stem, day_of in (("then", then), ("now", now))
                    for column in end_columns(text, stem, day_of, COUNT)
                ),
                Column(name="change", label=text("overview.revision"), own="own_change"),
            ),
            file="key_figures_then_and_now",
        ),
    )


def _rows(context: Context, today: Context, text: Text) -> pd.DataFrame:
    """Return a row for each key figure: its interval then and now, and the change where both are exact."""
    now = {each.indicator: each.now for each in headlines(today.now.data, today.area)}
    rows = []
    for each in headlines(context.now.data, context.area):
        later = now.get(each.indicator, UNKNOWN)
        is_share = INDICATORS[each.indicator].unit is Unit.SHARE
        rows.append(
            {
                "label": text(f"indicators.{each.indicator}.label"),
                **_ends("then", each.now),
                **_ends("now", later),
                "change": later.low - each.now.low if later.is_point and each.now.is_point else None,
                "is_revised": later.is_known and each.now.is_known and later != each.now,
                "own": SHARE if is_share else COUNT,
                "own_change": POINTS_TENTHS if is_share else CHANGE,
            }
        )
    return pd.DataFrame(rows)


def _ends(name: str, value: Interval) -> dict[str, float | None]:
    known = value if value.is_known else Interval(float("nan"), float("nan"))
    return {f"{name}_low": known.low, f"{name}_high": known.high}
