"""Vacancies and the unemployed by occupation: where either is short, and the mismatch index over them."""

from typing import Any

import pandas as pd

from analytics.counts import Counts
from analytics.matching import mismatch_bounds
from charts.spreads import spread_rows
from charts.theme import BRAND, OVER
from domain.area import COUNTRY
from domain.errors import NotFetchedError
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import CHANGE, COUNT, SHARE
from i18n.text import Text
from reports.model import Bars
from views import labelled
from views.blocks import Block, Figure, Part, Words
from views.context import Context, source_line
from views.sourced import Sourced
from views.table import Column, Table, as_ends, end_columns

STEM = "statfin_12ti"
MEASURES = {"unemployed": r"tyött", "vacancies": r"avoim"}
DIGITS = 2
"""Of the occupations that are told of: of more digits most figures of an area are suppressed."""

SHOWN = 6
"""Occupations drawn of either kind: those that lack vacancies most, and those that lack people."""

_NAME_PX = 190


def blocks(context: Context, text: Text) -> tuple[Block, ...]:
    """Return the figure, or that occupations have not been fetched."""
    if is_known(context):
        return (Part("occupations", figure),)
    return (Words((text("shared_metrics.occupations.missing"),)),)


def is_known(context: Context) -> bool:
    """Return whether the table is there with both measures."""
    try:
        period = labelled.periods(context, STEM)[-1]
        return all(_counted(context, period, each).data.bounds for each in MEASURES)
    except NotFetchedError:
        return False


def figure(context: Context, text: Text) -> Figure:
    """Return by how much the unemployed are more than the vacancies, or fewer, in each occupation.

    Raises:
        NotFetchedError: They have not been fetched, or it is not known which measures they are.
    """
    period = month(context)
    rows = pd.DataFrame(_rows(context, text, period)).sort_values("middle", ascending=False)
    title = text(
        "shared_metrics.occupations.title",
        area=context.names(text.language)[context.area.code],
        period=text.period(period),
    )
    shown = pd.concat([rows.head(SHOWN), rows.tail(SHOWN)]).drop_duplicates("code")
    drawn = shown.assign(
        name=labelled.drawn_names(shown["name"].tolist()),
        value=shown["middle"],
        low=shown["surplus_low"],
        high=shown["surplus_high"],
        colour=[(OVER if each > 0 else BRAND).light for each in shown["middle"]],
        hover="<b>" + shown["name"] + "</b><br>" + shown["words"],
    )
    first, last = records(rows.head(1))[0], records(rows.tail(1))[0]
    own, country = index(context, context.area.code), index(context, COUNTRY)
    read = [_counted(context, period, each) for each in MEASURES]
    return Figure(
        heading=text("shared_metrics.occupations.heading"),
        answer=text(
            "shared_metrics.occupations.answer",
            most=first["name"],
            most_words=first["words"],
            least=last["name"],
            least_words=last["words"],
            index=SHARE.span(text, own.low, own.high) if own.is_known else text.unknown,
            country=SHARE.span(text, country.low, country.high) if country.is_known else text.unknown,
        ),
        title=title,
        definition=text("shared_metrics.mismatch.definition"),
        alt=text("shared_metrics.occupations.alt", rows="; ".join(drawn["name"] + " " + drawn["words"])),
        source=source_line(text, context, read[0], notes=[text("shared_metrics.occupations.note")]),
        drawing=spread_rows(drawn, text, longest=max(float(drawn["high"].max()), 1.0), name_px=_NAME_PX),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("shared_metrics.occupations.occupation")),
                *end_columns(text, "unemployed", text("shared_metrics.occupations.unemployed"), COUNT),
                *end_columns(text, "vacancies", text("shared_metrics.occupations.vacancies"), COUNT),
                *end_columns(text, "surplus", text("shared_metrics.occupations.surplus"), CHANGE),
            ),
            file="occupations",
        ),
        chart=Bars(of=("surplus_low", "surplus_high")),
    )


def month(context: Context) -> str:
    """Return the month that is told of: the page's, else the newest before it, else the first there is.

    Raises:
        NotFetchedError: The table has not been fetched.
    """
    known = labelled.periods(context, STEM)
    return max((each for each in known if each <= context.period), default=known[0])


def index(context: Context, ref_area: str) -> Interval:
    """Return the mismatch index over the occupations of an area.

    Raises:
        NotFetchedError: As `figure`.
    """
    return context.once(_index, ref_area)


def _index(context: Context, ref_area: str) -> Interval:
    period, codes = month(context), labelled.classes(context, STEM, "occupation", rf"[0-9]{{{DIGITS}}}")
    parts = {
        each: [_counted(context, period, each).data.of(ref_area, code) for code in codes] for each in MEASURES
    }
    if not any(each.high for each in parts["vacancies"]):
        return UNKNOWN
    return mismatch_bounds(parts["unemployed"], parts["vacancies"])


def _counted(context: Context, period: str, which: str) -> Sourced[Counts]:
    wanted = labelled.measure(context, STEM, MEASURES[which])
    return labelled.counted(context, STEM, period, "occupation", wanted)


def _rows(context: Context, text: Text, period: str) -> list[dict[str, Any]]:
    names = labelled.names(context, STEM, "occupation", text.language)
    tables = {each: _counted(context, period, each).data for each in MEASURES}
    rows = []
    for code in labelled.classes(context, STEM, "occupation", rf"[0-9]{{{DIGITS}}}"):
        unemployed, vacancies = (table.of(context.area.code, code) for table in tables.values())
        if not (unemployed.is_known and vacancies.is_known):
            continue
        surplus = unemployed - vacancies
        rows.append(
            {
                "code": code,
                "name": names.get(code, code),
                "middle": (surplus.low + surplus.high) / 2,
                "words": text(
                    "shared_metrics.occupations.words",
                    unemployed=COUNT.span(text, unemployed.low, unemployed.high),
                    vacancies=COUNT.span(text, vacancies.low, vacancies.high),
                ),
                **as_ends("unemployed", unemployed),
                **as_ends("vacancies", vacancies),
                **as_ends("surplus", surplus),
            }
        )
    if not rows:
        raise NotFetchedError(f"no occupations of {context.area.code}", table=STEM)
    return rows
