"""Jobs by industry: how many there are, which part of all, and what has changed in a year."""

from typing import Any

import pandas as pd

from analytics.rates import ratio
from charts.spreads import spread_rows
from charts.theme import BRAND
from domain.area import COUNTRY
from domain.errors import NotFetchedError
from domain.interval import Interval, sum_bounds
from domain.records import records
from i18n.quantity import CHANGE, COUNT, SHARE
from i18n.text import Text
from reports.model import Bars
from views import labelled
from views.blocks import Figure
from views.context import Context, source_line
from views.table import Column, Table, as_ends, end_columns, ends_of

STEM = "statfin_115h"
_MEASURE = r"työpaik|työlli"
_SECTION = r"[A-Z]"
"""Codes of the industries' sections."""

_NAME_PX = 190


def is_known(context: Context) -> bool:
    """Return whether the jobs have been fetched, and which of the table's measures they are."""
    try:
        year = labelled.periods(context, STEM)[-1]
        return bool(labelled.counted(context, STEM, year, "industry", _measure(context)).data.bounds)
    except NotFetchedError:
        return False


def jobs(context: Context, text: Text) -> Figure:
    """Return the jobs of the area by industry in the newest year, most first.

    Raises:
        NotFetchedError: They have not been fetched, or it is not known which measure they are.
    """
    years = labelled.periods(context, STEM)[-2:]
    rows = pd.DataFrame(_rows(context, text, years)).sort_values("middle", ascending=False)
    year, area = years[-1], context.names(text.language)[context.area.code]
    title = text("partners.jobs.title", area=area, year=text.period(year))
    largest = records(rows.head(1))[0]
    found = labelled.counted(context, STEM, year, "industry", _measure(context))
    drawn = rows.assign(
        name=labelled.drawn_names(rows["name"].tolist()),
        value=rows["middle"],
        low=rows["jobs_low"],
        high=rows["jobs_high"],
        colour=BRAND.light,
        hover="<b>" + rows["name"] + "</b><br>" + rows["words"],
    )
    return Figure(
        title=title,
        alt=text("partners.jobs.alt", rows="; ".join(rows["name"] + " " + rows["words"])),
        answer=text(
            "partners.jobs.answer",
            industry=largest["name"],
            share=SHARE.span(text, *ends_of(largest, "share")),
            country=SHARE.span(text, *ends_of(largest, "country")),
        ),
        source=source_line(text, context, found, notes=[text("partners.jobs.note")]),
        drawing=spread_rows(drawn, text, longest=float(rows["jobs_high"].max()), name_px=_NAME_PX),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("partners.jobs.industry")),
                *end_columns(text, "jobs", text("partners.jobs.jobs"), COUNT),
                *end_columns(text, "share", text("partners.jobs.share"), SHARE),
                *end_columns(text, "country", text("partners.jobs.country"), SHARE),
                *(end_columns(text, "change", _since(text, years), CHANGE) if len(years) > 1 else ()),
            ),
            file="jobs_by_industry",
        ),
        chart=Bars(of=("jobs_low", "jobs_high")),
    )


def _measure(context: Context) -> str:
    return labelled.measure(context, STEM, _MEASURE)


def _since(text: Text, years: tuple[str, ...]) -> str:
    return text("partners.jobs.change", year=text.period(years[0]))


def _rows(context: Context, text: Text, years: tuple[str, ...]) -> list[dict[str, Any]]:
    wanted, own = _measure(context), context.area.code
    tables = [labelled.counted(context, STEM, year, "industry", wanted).data for year in years]
    codes = labelled.classes(context, STEM, "industry", _SECTION)
    names = labelled.names(context, STEM, "industry", text.language)
    now = tables[-1]
    wholes = {area: sum_bounds([now.of(area, code) for code in codes]) for area in (own, COUNTRY)}
    rows = []
    for code in codes:
        here = now.of(own, code)
        if not here.is_known:
            continue
        share, country = ratio(here, wholes[own]), ratio(now.of(COUNTRY, code), wholes[COUNTRY])
        change = here - tables[0].of(own, code) if len(tables) > 1 else Interval.point(0)
        rows.append(
            {
                "name": names.get(code, code),
                "middle": (here.low + here.high) / 2,
                "words": text(
                    "partners.jobs.words",
                    jobs=COUNT.span(text, here.low, here.high),
                    share=SHARE.span(text, share.low, share.high),
                ),
                **as_ends("jobs", here),
                **as_ends("share", share),
                **as_ends("country", country),
                **as_ends("change", change),
            }
        )
    return rows
