"""Vacancies against the unemployed: the words and tables of the labour market balance."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.flows.balance import BalanceParameters, labour_market_balance, matching_pairs, mismatch_share
from analytics.flows.frames import LabourMarketBalance, MatchingPairs
from analytics.situation import comparable
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from domain.frames import ObsStatus
from domain.records import records
from i18n.quantity import COUNT, HUNDREDTHS
from i18n.text import Text
from reports.model import Hint
from ui import loaders, situation, url
from ui.provenance import source_line
from views.table import Column, Table

FILLABLE_PCT = (5, 100, 50)
"""Least, most and central share of the unemployed who could fill a vacancy, in per cent."""

TIGHTNESS = "vacancies_per_unemployed"

DERIVED = (TIGHTNESS, "unfilled")
"""Figures of the balance that suppressed vacancies leave as intervals."""

NOBODY = "\N{EN DASH}"
"""Stands where no municipality is needed."""

Names = Mapping[str, str]
Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing."""


def parameters(text: Text) -> BalanceParameters:
    """Show the slider of the one assumption, and return it."""
    low, high, central = FILLABLE_PCT
    fillable_pct = url.slider(
        text("flows.parameters.fillable_share.label"),
        low,
        high,
        central,
        key="taytto",
        step=5,
        is_percent=True,
        help=text("flows.parameters.fillable_share.help"),
    )
    return BalanceParameters(fillable_share=fillable_pct / 100)


def balance(parameters: BalanceParameters) -> DataFrame[LabourMarketBalance]:
    """Return the balance of the ten municipalities in the latest month."""
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    return labour_market_balance(now, loaders.LATEST_PERIOD, MUNICIPALITIES, parameters)


def pairs(known: DataFrame[LabourMarketBalance]) -> DataFrame[MatchingPairs]:
    """Return each municipality with vacancies to spare beside the nearest that has people."""
    return matching_pairs(known, loaders.road_distances())


def tightness() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return vacancies per unemployed as intervals: of the ten municipalities, and of the area."""
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    return comparable(now, MUNICIPALITIES, TIGHTNESS, loaders.area()), comparable(
        now, [EMPLOYMENT_AREA], TIGHTNESS, loaders.area()
    )


def tightness_drawn(rows: pd.DataFrame, area: pd.DataFrame, names: Names, text: Text) -> Words:
    """Return what the ranking draws: named rows, how values are written, and the area's line."""
    low, high = area[["low", "high"]].iloc[0]
    return {
        "rows": rows.assign(name=rows["ref_area"].map(names)),
        "write": lambda low, high: text.span(low, high, 2),
        "reference": (low + high) / 2,
        "reference_label": text("overview.reference", value=text.span(low, high, 2)),
    }


def tightness_words(
    known: DataFrame[LabourMarketBalance], rows: pd.DataFrame, names: Names, text: Text
) -> Words:
    """Return the words of the ranking of V/U, with the balance of every municipality as its table."""
    title = text("flows_page.tightness", period=text.period(loaders.LATEST_PERIOD))
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    vacancies = now[now["indicator"] == "vacancies"].set_index("ref_area")["obs_status"]
    status = known["ref_area"].map(vacancies).fillna(ObsStatus.MISSING.value)
    frame = known.assign(
        name=known["ref_area"].map(names), vacancies_status=status, **_derived(known, rows, status, text)
    )
    whole = ("unemployed", "vacancies", "fillable", "unfilled")
    suppressed = ("vacancies", *DERIVED)
    return {
        "title": title,
        "definition": text("indicators.vacancies_per_unemployed.definition"),
        "chart": Hint(series=(TIGHTNESS,)),
        "alt": text("flows_page.tightness_alt", extremes=situation.extremes(rows, names, text, TIGHTNESS)),
        "source": source_line(text, "statfin_12r5", notes=[text("flows_page.tightness_note")]),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *(
                    Column(
                        name=name,
                        label=text(f"flows.balance.{name}"),
                        quantity=COUNT if name in whole else HUNDREDTHS,
                        status="vacancies_status" if name in suppressed else "",
                        shown=f"{name}_words" if name in DERIVED else "",
                    )
                    for name in ("unemployed", "vacancies", TIGHTNESS, "fillable", "unfilled")
                ),
            ),
            file="labour_market_balance",
        ),
    }


def _derived(
    known: DataFrame[LabourMarketBalance], rows: pd.DataFrame, status: pd.Series, text: Text
) -> dict[str, list[str]]:
    """Return what suppressed vacancies leave of each figure derived from them, in words; "" elsewhere."""
    vacancies = comparable(
        loaders.area_observations(loaders.LATEST_PERIOD), MUNICIPALITIES, "vacancies", loaders.area()
    )
    unfilled = vacancies[["low", "high"]].sub(known["fillable"], axis=0).clip(lower=0)
    intervals = {TIGHTNESS: (rows[["low", "high"]], 2), "unfilled": (unfilled, 0)}
    return {
        f"{name}_words": [
            text.span(low, high, decimals) if each == ObsStatus.CONFIDENTIAL else ""
            for (low, high), each in zip(ends.itertuples(index=False), status, strict=True)
        ]
        for name, (ends, decimals) in intervals.items()
    }


def pair_sentences(
    known: DataFrame[LabourMarketBalance], pairs: DataFrame[MatchingPairs], names: Names, text: Text
) -> list[str]:
    """Return the mismatch, then where vacancies are to spare and which municipality near has people."""
    share = mismatch_share(known)
    unknown = [names[area] for area in known.loc[known["vacancies"].isna(), "ref_area"]]
    return [
        text("flows.balance.mismatch", share=text.percent(share)),
        *(
            text(
                "flows.balance.pair",
                destination=names[pair["destination_area"]],
                unfilled=text.integer(pair["unfilled"]),
                origin=names[pair["origin_area"]],
                road_km=text.integer(pair["road_km"]),
                drive_min=text.integer(pair["drive_min"]),
            )
            for pair in records(pairs)
        ),
        *([] if len(pairs) else [text("flows.balance.no_pair")]),
        *([text("flows_page.left_out", municipalities=", ".join(unknown))] if unknown else []),
    ]


def pair_words(
    known: DataFrame[LabourMarketBalance], pairs: DataFrame[MatchingPairs], names: Names, text: Text
) -> Words:
    """Return the table of how far each municipality's vacancies exceed or fall short of its own people."""
    partner = pairs.set_index("destination_area")
    title = text("flows_page.pairs")
    rows = [
        {
            "name": names[area],
            "unfilled": unfilled,
            "spare": max(fillable - vacancies, 0.0),
            "partner": text(
                "flows_page.partner_way",
                municipality=names[partner["origin_area"][area]],
                road_km=text.integer(partner["road_km"][area]),
            )
            if area in partner.index
            else NOBODY,
        }
        for area, unfilled, fillable, vacancies in known[
            ["ref_area", "unfilled", "fillable", "vacancies"]
        ].itertuples(index=False)
        if pd.notna(vacancies)
    ]
    return {
        "title": title,
        "source": source_line(text, "statfin_12r5", "road_distances"),
        "table": Table(
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
    }
