"""Self-sufficiency as the plan prints it, beside what its own numbers give."""

from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.commuting import AreaTotals
from analytics.reconciliation import Check, Verdict, table_checks
from domain.areas import EMPLOYMENT_AREA
from domain.frames import PrintedCells
from domain.records import records
from i18n.quantity import ANY_SHARE, FINE_SHARE
from i18n.text import Text
from reports.model import Hint
from ui import loaders
from ui.commuting import PLAN, Words
from ui.provenance import source_line
from views.table import Column, Table


def checks(
    rows: pd.DataFrame, printed: DataFrame[PrintedCells], totals: AreaTotals, text: Text
) -> pd.DataFrame:
    """Return printed self-sufficiency against the recomputed one: the area, then the rows in their order.

    Columns: ref_area, name, printed, recomputed (fractions), printed_text, printed_words, recomputed_words,
    agrees, hover, and why: a sentence where the two differ.
    """
    found = table_checks(printed, loaders.area())
    ratios = found[(found["table"] == "commuting") & (found["check"] == Check.RATIO)].set_index("ref_area")
    sums = {
        EMPLOYMENT_AREA: (totals.jobs, totals.employed_residents, text("commuting.whole_area")),
        **{row["ref_area"]: (row["jobs"], row["employed_residents"], row["name"]) for row in records(rows)},
    }
    return pd.DataFrame([_check(area, ratios.loc[area].to_dict(), *sums[area], text=text) for area in sums])


def _check(
    ref_area: str, ratio: dict[Any, Any], jobs: int, residents: int, name: str, *, text: Text
) -> dict[str, object]:
    agrees = ratio["verdict"] == Verdict.AGREES
    printed = ANY_SHARE.write(text, ratio["printed"])
    recomputed = text.percent(ratio["recomputed_low"], 2)
    words = {
        "name": name,
        "printed": printed,
        "recomputed": recomputed,
        "jobs": text.integer(jobs),
        "residents": text.integer(residents),
    }
    explanation = str(ratio["explanation"]).rpartition(".")[2]
    return {
        "ref_area": ref_area,
        "name": name,
        "printed": ratio["printed"],
        "recomputed": ratio["recomputed_low"],
        "printed_text": printed,
        "printed_words": "" if agrees else printed,
        "recomputed_words": recomputed,
        "agrees": agrees,
        "why": "" if agrees else text(f"commuting.why.{explanation}", **words),
        "hover": text("commuting.check_hover", **words),
    }


def labels(text: Text) -> Words:
    """Return the words of the drawing."""
    return {"printed_label": text("commuting.printed"), "recomputed_label": text("commuting.recomputed")}


def texts(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of printed against recomputed."""
    title = text("commuting.checks")
    differing = rows[~rows["agrees"].astype(bool)]
    return {
        "title": title,
        "definition": text("commuting.kpi.self_sufficiency_definition"),
        "alt": text("commuting.checks_alt", differences=" ".join(differing["why"])),
        "source": source_line(text, PLAN, notes=[text("commuting.checks_note")]),
        "chart": Hint(series=("recomputed", "printed")),
        "table": Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                Column(
                    name="printed",
                    label=text("commuting.printed"),
                    quantity=ANY_SHARE,
                ),
                Column(
                    name="recomputed",
                    label=text("commuting.recomputed"),
                    quantity=FINE_SHARE,
                ),
                Column(name="why", label=text("commuting.difference")),
            ),
            file="self_sufficiency",
        ),
    }


def caveats(printed: DataFrame[PrintedCells], text: Text) -> list[str]:
    """Return what the numbers do not tell, one sentence each."""
    is_total = (printed["table"] == "commuting") & (printed["ref_area"] == EMPLOYMENT_AREA)
    totals = printed[is_total].set_index("indicator")["corrected"]
    return [
        text(
            "commuting.caveat.sums",
            inbound=text.integer(float(totals["inbound_commuters"])),
            outbound=text.integer(float(totals["outbound_commuters"])),
        ),
        text("commuting.caveat.year"),
        text("commuting.caveat.flows"),
    ]
