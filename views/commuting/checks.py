"""Self-sufficiency as the plan prints it, beside what its own numbers give."""

from typing import Any

import pandas as pd

from analytics.reconciliation import Check, Verdict, table_checks
from charts import theme
from charts.commuting import printed_against_recomputed
from domain.errors import DashboardError
from domain.records import records
from i18n.quantity import ANY_SHARE, COUNT, FINE_SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.commuting.rows import counted, municipalities, totals
from views.context import Context, source_line
from views.table import Column, Table


def figure(context: Context, text: Text, own: str) -> Figure:
    """Return printed against recomputed self-sufficiency: the area, then its municipalities, `own` marked."""
    rows = context.once(_checks, text)
    title, printed, recomputed = (text(f"commuting.{key}") for key in ("checks", "printed", "recomputed"))
    why = " ".join(filter(None, rows["why"]))
    return Figure(
        heading=text("commuting.checks_heading"),
        answer=why,
        title=title,
        definition=text("commuting.kpi.self_sufficiency_definition"),
        alt=text("commuting.checks_alt", differences=why),
        source=source_line(text, context, context.once(counted), notes=[text("commuting.checks_note")]),
        drawing=printed_against_recomputed(
            rows.assign(name=theme.pointed(rows["name"], rows["ref_area"], own)),
            text,
            printed_label=printed,
            recomputed_label=recomputed,
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                Column(name="printed", label=printed, quantity=ANY_SHARE),
                Column(name="recomputed", label=recomputed, quantity=FINE_SHARE),
                Column(name="why", label=text("commuting.difference")),
            ),
            file="self_sufficiency",
        ),
        chart=Bars(of=("recomputed", "printed")),
    )


def printed_of_area(context: Context, text: Text) -> str:
    """Return the area's own ratio as the plan prints it; "" where it prints none, or nobody can read it."""
    try:
        printed = context.once(_ratios)["printed"].get(context.area.code)
    except DashboardError:  # the figure says why
        return ""
    return "" if printed is None else ANY_SHARE.write(text, float(printed))


def _ratios(context: Context) -> pd.DataFrame:
    """Return the checks of printed ratios by the code of their area."""
    found = table_checks(context.printed.data, context.area)
    is_ratio = (found["table"] == "commuting") & (found["check"] == Check.RATIO)
    return found[is_ratio].set_index("ref_area")


def _checks(context: Context, text: Text) -> pd.DataFrame:
    """Return a row for each printed ratio.

    Columns: ref_area, name, printed, recomputed (fractions), printed_words, recomputed_words,
    agrees, hover, and why: a sentence where the two differ.
    """
    ratios, whole = context.once(_ratios), context.once(totals)
    sums = {
        context.area.code: (whole.jobs, whole.employed_residents, text("commuting.whole_area")),
        **{
            row["ref_area"]: (row["jobs"], row["employed_residents"], row["name"])
            for row in records(municipalities(context, text))
        },
    }
    return pd.DataFrame(
        [
            _check(code, ratios.loc[code].to_dict(), *parts, text=text)
            for code, parts in sums.items()
            if code in ratios.index
        ]
    )


def _check(
    ref_area: str, ratio: dict[Any, Any], jobs: int, residents: int, name: str, *, text: Text
) -> dict[str, object]:
    agrees = ratio["verdict"] == Verdict.AGREES
    printed = ANY_SHARE.write(text, ratio["printed"])
    recomputed = FINE_SHARE.write(text, ratio["recomputed_low"])
    words = {
        "name": name,
        "printed": printed,
        "recomputed": recomputed,
        "jobs": COUNT.write(text, jobs),
        "residents": COUNT.write(text, residents),
    }
    explanation = str(ratio["explanation"]).rpartition(".")[2]
    return {
        "ref_area": ref_area,
        "name": name,
        "printed": ratio["printed"],
        "recomputed": ratio["recomputed_low"],
        "printed_words": "" if agrees else printed,
        "recomputed_words": recomputed,
        "agrees": agrees,
        "why": "" if agrees else text(f"commuting.why.{explanation}", **words),
        "hover": text("commuting.check_hover", **words),
    }
