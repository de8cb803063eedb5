"""The words, tables and shades of the commuting page, from what analytics found."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.commuting import AreaTotals, indicators
from charts import shades
from charts.commuting import FlowLabels
from charts.maps import Shade
from domain.areas import EMPLOYMENT_AREA
from domain.frames import Commuting
from domain.records import records
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from reports.model import Hint
from ui.kpi import Kpi
from ui.provenance import source_line
from views.table import Column, Table

UNITS = ("osuus", "henkiloa")
"""Units of the flows, as codes in the URL: per employed resident, or persons."""

NEAR_BALANCE = 0.03
"""Net commuting, as a share of employed residents, up to which the map is neutral [A]."""

PLAN = "plan_2023_commuting"

_PARTS = {
    "outbound": "outbound_commuters",
    "own": "employed_in_own_municipality",
    "inbound": "inbound_commuters",
    "residents": "employed_residents",
    "jobs": "jobs",
}
_CONTAINMENT = ("resident_containment", "workplace_containment")
_COMMUTERS = ("outbound_commuters", "employed_in_own_municipality", "inbound_commuters")
_COMMUTER_SHARES = ("outbound_share", "own_share", "inbound_share")
_SHARES = {"net_share", *_CONTAINMENT, *_COMMUTER_SHARES}

Names = Mapping[str, str]
Words = dict[str, Any]


def municipalities(commuting: DataFrame[Commuting], names: Names, text: Text) -> pd.DataFrame:
    """Return the indicators of each municipality by self-sufficiency, the highest first, with name and hover.

    Adds employed_residents and jobs (persons), and per employed resident net_share (net commuting),
    outbound_share, own_share and inbound_share.
    """
    rows = indicators(commuting).sort_values("self_sufficiency", ascending=False, ignore_index=True)
    own = rows["employed_in_own_municipality"]
    rows = rows.assign(
        name=rows["ref_area"].map(names),
        employed_residents=own + rows["outbound_commuters"],
        jobs=own + rows["inbound_commuters"],
        net_share=rows["self_sufficiency"] - 1,
        net_words=[text.integer(net, signed=True) for net in rows["net_commuters"]],
    )
    shares = zip(_COMMUTER_SHARES, _COMMUTERS, strict=True)
    rows = rows.assign(**{share: rows[part] / rows["employed_residents"] for share, part in shares})
    return rows.assign(hover=[_hover(row, text) for row in records(rows)])


def _hover(row: dict[Any, Any], text: Text) -> str:
    return text(
        "commuting.hover",
        name=row["name"],
        outbound=text.integer(row["outbound_commuters"]),
        own=text.integer(row["employed_in_own_municipality"]),
        inbound=text.integer(row["inbound_commuters"]),
        net=row["net_words"],
        self_sufficiency=text.percent(row["self_sufficiency"], 2),
    )


def answer(rows: pd.DataFrame, totals: AreaTotals, text: Text) -> list[str]:
    """Return the sentences under the title: jobs against employed residents, and where jobs are more."""
    surplus = rows.loc[rows["net_commuters"] > 0, "name"].tolist()
    sentences = [
        text(
            "commuting.answer",
            jobs=text.integer(totals.jobs),
            residents=text.integer(totals.employed_residents),
            ratio=text.percent(totals.self_sufficiency),
        )
    ]
    if surplus:
        sentences.append(text("commuting.surplus", names=", ".join(surplus)))
    return [*sentences, text("commuting.no_year")]


def kpis(totals: AreaTotals, checks: pd.DataFrame, text: Text) -> list[Kpi]:
    """Return the key figures that hold for the area as a whole."""
    printed = checks.loc[checks["ref_area"] == EMPLOYMENT_AREA, "printed_text"].iloc[0]
    values = {
        "jobs": (text.integer(totals.jobs), text("commuting.kpi.jobs_parts")),
        "residents": (text.integer(totals.employed_residents), text("commuting.kpi.residents_parts")),
        "self_sufficiency": (
            text.percent(totals.self_sufficiency, 2),
            text("commuting.kpi.printed", printed=printed),
        ),
        "at_home": (
            text.percent(totals.at_home_share),
            text("commuting.kpi.persons", persons=text.integer(totals.employed_in_own_municipality)),
        ),
    }
    return [
        Kpi(
            label=text(f"commuting.kpi.{key}"),
            value=value,
            change=context,
            definition=text(f"commuting.kpi.{key}_definition"),
        )
        for key, (value, context) in values.items()
    ]


def flow_rows(rows: pd.DataFrame, unit: str, text: Text) -> pd.DataFrame:
    """Return what the flows are drawn from, in persons or per employed resident."""
    if unit == UNITS[0]:
        lengths = {part: rows[column] / rows["employed_residents"] for part, column in _PARTS.items()}
        words = {f"{part}_words": [text.percent(share, 0) for share in lengths[part]] for part in _PARTS}
        return rows.assign(**lengths, **words | {"residents_words": ""})
    lengths = {part: rows[column] for part, column in _PARTS.items()}
    words = {f"{part}_words": [text.integer(persons) for persons in lengths[part]] for part in _PARTS}
    return rows.assign(**lengths, **words)


def unit_choice(text: Text) -> Words:
    """Return the choice of unit."""
    return {
        "codes": UNITS,
        "key": "yksikko",
        "format_func": lambda code: text(f"commuting.unit_choice.{code}"),
    }


def flow_labels(unit: str, text: Text) -> Words:
    """Return what the drawing of flows needs besides its rows."""
    labels = {part: text(f"commuting.part.{part}") for part in _PARTS}
    return {"labels": FlowLabels(**labels), "balance": 1.0 if unit == UNITS[0] else None}


def flow_texts(rows: pd.DataFrame, unit: str, text: Text) -> Words:
    """Return the words and the table of the flows."""
    title = text(f"commuting.flows_{unit}")
    listed = "; ".join(
        text(
            "commuting.flow_alt",
            name=row["name"],
            outbound=text.integer(row["outbound_commuters"]),
            own=text.integer(row["employed_in_own_municipality"]),
            inbound=text.integer(row["inbound_commuters"]),
        )
        for row in records(rows)
    )
    return {
        "title": title,
        "definition": text("commuting.kpi.self_sufficiency_definition"),
        "alt": text("commuting.flows_alt", flows=listed),
        "source": source_line(text, PLAN, notes=[text(f"commuting.flows_note_{unit}")]),
        "chart": Hint(series=_COMMUTER_SHARES if unit == UNITS[0] else _COMMUTERS),
        "table": _table(
            rows,
            text,
            [*_PARTS.values(), "net_commuters", *_COMMUTER_SHARES],
            caption=title,
            file="commuting_flows",
        ),
    }


def map_shades(rows: pd.DataFrame) -> dict[str, Shade]:
    """Return how each municipality is drawn: shaded by net commuting per employed resident, with persons."""
    values = dict(zip(rows["ref_area"], rows["net_share"], strict=True))
    colours = shades.diverging(values, middle=0, near=NEAR_BALANCE)
    return {
        row["ref_area"]: Shade(
            colour=colours[row["ref_area"]][0],
            is_strong=colours[row["ref_area"]][1],
            label=row["net_words"],
            hover=row["hover"],
        )
        for row in records(rows)
    }


def map_texts(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of the net map."""
    title = text("commuting.map")
    listed = "; ".join(rows["name"] + " " + rows["net_words"])
    limits = {"near": text.percent(NEAR_BALANCE, 0), "far": text.percent(4 * NEAR_BALANCE, 0)}
    return {
        "title": title,
        "definition": text("commuting.net_definition"),
        "alt": text("commuting.map_alt", areas=listed),
        "source": source_line(text, PLAN, "boundaries", notes=[text("commuting.map_note", **limits)]),
        "chart": Hint(series=("net_commuters",)),
        "table": _table(rows, text, ["net_commuters", "net_share"], caption=title, file="net_commuting"),
    }


def containment(rows: pd.DataFrame) -> pd.DataFrame:
    """Return containment for the drawing: own_low and own_high of residents, other of jobs."""
    return pd.DataFrame(
        {
            "label": rows["name"],
            "own_low": rows["resident_containment"],
            "own_high": rows["resident_containment"],
            "other": rows["workplace_containment"],
        }
    )


def containment_labels(text: Text) -> Words:
    """Return the words of the drawing of containment."""
    return {"own_label": text("commuting.of_residents"), "other_label": text("commuting.of_jobs")}


def containment_answer(rows: pd.DataFrame, text: Text) -> str:
    """Return in a sentence where residents work at home most and least."""
    ordered = records(rows.sort_values("resident_containment", ascending=False))
    most, least = (
        f"{row['name']} ({text.percent(row['resident_containment'])})" for row in (ordered[0], ordered[-1])
    )
    return text("commuting.containment_answer", most=most, least=least)


def containment_texts(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of containment."""
    title = text("commuting.containment")
    listed = "; ".join(
        f"{row['name']} "
        f"{text.percent(row['resident_containment'])}, {text.percent(row['workplace_containment'])}"
        for row in records(rows)
    )
    return {
        "title": title,
        "definition": text("commuting.containment_definition"),
        "alt": text("commuting.containment_alt", areas=listed),
        "source": source_line(text, PLAN, notes=[text("commuting.containment_note")]),
        "chart": Hint(series=_CONTAINMENT),
        "table": _table(rows, text, _CONTAINMENT, caption=title, file="containment"),
    }


def _table(rows: pd.DataFrame, text: Text, columns: Sequence[str], *, caption: str, file: str) -> Table:
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="name", label=text("columns.municipality")),
            *(
                Column(
                    name=name,
                    label=text(f"commuting.column.{name}"),
                    quantity=SHARE if name in _SHARES else COUNT,
                )
                for name in columns
            ),
        ),
        file=file,
    )
