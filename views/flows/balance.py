"""Whether the unemployed and the vacancies meet: vacancies per unemployed, and the nearest who has people."""

from collections.abc import Mapping

import pandas as pd

from analytics.flows.balance import (
    BalanceParameters,
    labour_market_balance,
    matching_pairs,
    mismatch_share,
)
from analytics.flows.frames import LabourMarketBalance, MatchingPairs
from analytics.situation import comparable
from charts.ranking import ranking
from domain.frames import ObsStatus
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import COUNT, HUNDREDTHS, PER_CENT, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Block, Figure, Part, Row, Words
from views.choices import Chosen, Number
from views.context import Context, source_line
from views.places import extremes
from views.subject import municipality_of
from views.table import Column, Table

FILLABLE = Number(
    key="fillable_share",
    formerly=("taytto",),
    label="flows.parameters.fillable_share.label",
    help="flows.parameters.fillable_share.help",
    low=5,
    high=100,
    default=50,
    step=5,
    quantity=PER_CENT,
)
"""Share of the unemployed who could fill a vacancy."""

TIGHTNESS = "vacancies_per_unemployed"

DERIVED = {TIGHTNESS: HUNDREDTHS, "unfilled": COUNT}
"""Figures of the balance that suppressed vacancies leave as intervals."""

NOBODY = "\N{EN DASH}"
"""Stands where no municipality is needed."""

Balance = DataFrame[LabourMarketBalance]


def blocks(chosen: Chosen, text: Text) -> tuple[Block, ...]:
    """Return the part of the page that tells whether the unemployed and the vacancies meet."""
    given, own = BalanceParameters(fillable_share=chosen[FILLABLE] / 100), municipality_of(chosen)
    said = Words(_sentences(chosen.context, text, given))
    return (
        Words((text("flows_page.balance"),), "heading"),
        Row(
            (1, 1),
            ((Part("tightness", tightness, given, own),), (FILLABLE, said, Part("pairs", pairs, given))),
        ),
    )


def tightness(context: Context, text: Text, given: BalanceParameters, own: str) -> Figure:
    """Return vacancies per unemployed by municipality, `own` in colour, with the balance in the table."""
    area, names = context.area, context.names(text.language)
    now = context.now
    rows = comparable(now.data, area.municipalities, TIGHTNESS, area)
    low, high = comparable(now.data, [area.code], TIGHTNESS, area)[["low", "high"]].iloc[0]
    title = text("flows_page.tightness", period=text.period(context.period))
    return Figure(
        title=title,
        definition=text(f"indicators.{TIGHTNESS}.definition"),
        alt=text("flows_page.tightness_alt", extremes=extremes(rows, names, text, HUNDREDTHS)),
        source=source_line(text, context, now, notes=[text("flows_page.tightness_note")]),
        drawing=ranking(
            rows.assign(name=rows["ref_area"].map(names)),
            text,
            write=lambda low, high: HUNDREDTHS.span(text, low, high),
            chosen=own,
            reference=(low + high) / 2,
            reference_label=text("overview.reference", value=HUNDREDTHS.span(text, low, high)),
        ),
        table=_table(context, text, given, rows, caption=title),
        chart=Bars(of=(TIGHTNESS,)),
    )


def pairs(context: Context, text: Text, given: BalanceParameters) -> Figure:
    """Return how far each municipality's vacancies exceed or fall short of its own people."""
    names, title = context.names(text.language), text("flows_page.pairs")
    partner = {row["destination_area"]: row for row in records(context.once(_pairs, given))}
    rows = [
        {
            "name": names[row["ref_area"]],
            "unfilled": row["unfilled"],
            "spare": max(row["fillable"] - row["vacancies"], 0.0),
            "partner": _partner(partner.get(row["ref_area"]), names, text),
        }
        for row in records(context.once(_balance, given))
        if pd.notna(row["vacancies"])
    ]
    return Figure(
        title=title,
        source=source_line(text, context, context.now, context.road_distances),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                Column(name="unfilled", label=text("flows.balance.unfilled"), quantity=COUNT),
                Column(name="spare", label=text("flows.balance.spare"), quantity=COUNT),
                Column(name="partner", label=text("flows_page.partner")),
            ),
            file="matching_pairs",
        ),
    )


def _balance(context: Context, given: BalanceParameters) -> Balance:
    return labour_market_balance(context.now.data, context.period, context.area.municipalities, given)


def _mismatch(context: Context, given: BalanceParameters) -> float:
    return mismatch_share(context.once(_balance, given))


def _pairs(context: Context, given: BalanceParameters) -> DataFrame[MatchingPairs]:
    return matching_pairs(context.once(_balance, given), context.road_distances.data)


def _sentences(context: Context, text: Text, given: BalanceParameters) -> tuple[str, ...]:
    """Return the mismatch, then where vacancies are to spare and which municipality near has people."""
    known, found, names = (
        context.once(_balance, given),
        context.once(_pairs, given),
        context.names(text.language),
    )
    unknown = [names[area] for area in known.loc[known["vacancies"].isna(), "ref_area"]]
    return (
        text("flows.balance.mismatch", share=SHARE.write(text, context.once(_mismatch, given))),
        *(
            text(
                "flows.balance.pair",
                destination=names[pair["destination_area"]],
                unfilled=COUNT.write(text, pair["unfilled"]),
                origin=names[pair["origin_area"]],
                road_km=COUNT.write(text, pair["road_km"]),
                drive_min=COUNT.write(text, pair["drive_min"]),
            )
            for pair in records(found)
        ),
        *([] if len(found) else [text("flows.balance.no_pair")]),
        *([text("flows_page.left_out", municipalities=text.listed(unknown))] if unknown else []),
    )


def _partner(pair: Mapping[str, object] | None, names: Mapping[str, str], text: Text) -> str:
    if pair is None:
        return NOBODY
    return text(
        "flows_page.partner_way",
        municipality=names[str(pair["origin_area"])],
        road_km=COUNT.write(text, float(str(pair["road_km"]))),
    )


def _table(
    context: Context, text: Text, given: BalanceParameters, rows: pd.DataFrame, *, caption: str
) -> Table:
    """Return the balance of every municipality."""
    known = context.once(_balance, given)
    now = context.now.data
    vacancies = now[now["indicator"] == "vacancies"].set_index("ref_area")["obs_status"]
    status = known["ref_area"].map(vacancies).fillna(ObsStatus.MISSING.value)
    frame = known.assign(
        name=known["ref_area"].map(context.names(text.language)),
        vacancies_status=status,
        **_derived(context, text, known, rows, status),
    )
    suppressed = ("vacancies", *DERIVED)
    return Table(
        caption=caption,
        frame=frame,
        columns=(
            Column(name="name", label=text("columns.municipality")),
            *(
                Column(
                    name=name,
                    label=text(f"flows.balance.{name}"),
                    quantity=DERIVED.get(name, COUNT),
                    status="vacancies_status" if name in suppressed else "",
                    shown=f"{name}_words" if name in DERIVED else "",
                )
                for name in ("unemployed", "vacancies", TIGHTNESS, "fillable", "unfilled")
            ),
        ),
        file="labour_market_balance",
    )


def _derived(
    context: Context, text: Text, known: Balance, rows: pd.DataFrame, status: pd.Series
) -> dict[str, list[str]]:
    """Return what suppressed vacancies leave of each figure derived from them, in words; "" elsewhere."""
    area = context.area
    vacancies = comparable(context.now.data, area.municipalities, "vacancies", area)
    unfilled = vacancies[["low", "high"]].sub(known["fillable"], axis=0).clip(lower=0)
    intervals = {TIGHTNESS: rows[["low", "high"]], "unfilled": unfilled}
    return {
        f"{name}_words": [
            DERIVED[name].span(text, low, high) if each == ObsStatus.CONFIDENTIAL else ""
            for (low, high), each in zip(ends.itertuples(index=False), status, strict=True)
        ]
        for name, ends in intervals.items()
    }
